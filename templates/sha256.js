// SHA-256 (FIPS 180-4), for the reader's check on pages that the browser gives none, such as those by plain http.
"use strict";

dossier.digest = (bytes) => {
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  const fraction = (x) => (x % 1) * 2 ** 32 | 0;
  const k = primes.map((prime) => fraction(Math.cbrt(prime)));
  let state = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const padded = new Uint8Array(bytes.length + 72 >> 6 << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, bytes.length / 2 ** 29);
  view.setUint32(padded.length - 4, bytes.length << 3);
  const mix = (x, ...turns) => turns.reduce((sum, n) => sum ^ (x >>> n | x << 32 - n), 0);
  const w = [];
  for (let start = 0; start < padded.length; start += 64) {
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const [x, y] = [w[i - 15], w[i - 2]];
      w[i] = i < 16 ? view.getInt32(start + 4 * i)
        : w[i - 16] + (mix(x, 7, 18) ^ x >>> 3) + w[i - 7] + (mix(y, 17, 19) ^ y >>> 10) | 0;
      const one = h + mix(e, 6, 11, 25) + (e & f ^ ~e & g) + k[i] + w[i] | 0;
      const two = mix(a, 2, 13, 22) + (a & b ^ a & c ^ b & c);
      [a, b, c, d, e, f, g, h] = [one + two | 0, a, b, c, d + one | 0, e, f, g];
    }
    state = [a, b, c, d, e, f, g, h].map((x, i) => x + state[i] | 0);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((x, i) => digest.setInt32(4 * i, x));
  return digest.buffer;
};
