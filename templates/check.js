// The reader's check, on pages of sources: cuts an article that the reader has as the register does, and
// shows each recorded paragraph beside its digest. Nothing is stored, and nothing leaves the page.
"use strict";

var readerCheck = (() => {
  // Fingerprint v1, as docs/format.md has it. The white space is Unicode's, not JavaScript's.
  const space = "[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
  const quotes = "['\"’”»」』]*";
  const cut = new RegExp(`[.!?…؟۔]+${quotes}(?=${space})|[。！？]+${quotes}`, "g");
  const finished = new RegExp(`[.!?…؟۔。！？]${quotes}$`);
  const spaces = new RegExp(space + "+", "g");
  const trim = (text) => text.replace(spaces, " ").replace(/^ | $/g, "");

  const normalise = (text) => trim(text.normalize("NFC")
    .replace(/[\u2018-\u201b\u2032]/g, "'")
    .replace(/[\u201c-\u201f\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\u2026/g, "...")
    .replace(/[\xad\u200b\u2060\ufeff]/g, ""));

  const sentences = (line) => line.replace(cut, "$&\n").split("\n").map(trim).filter(Boolean);

  async function hash(text) {
    const digest = await dossier.sha256(new TextEncoder().encode(normalise(text)));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // Gives each record a place, first along the longest run that keeps both orders: [place, isInOrder].
  function pick(places, fits) {
    const times = new Map();
    const ends = [];
    places.forEach((all, record) => {
      const time = times.get(all) || 0;
      times.set(all, time + 1);
      const few = all.length <= 32 ? [...all] : [all[Math.min(time, all.length - 1)]];
      for (const place of few.reverse().filter((place) => fits(record, place))) {
        const at = ends.findIndex((end) => end.place >= place);
        const length = at < 0 ? ends.length : at;
        ends[length] = { record, place, before: ends[length - 1] };
      }
    });
    const result = [];
    const taken = new Set();
    const take = (record, place, isInOrder) => taken.add(place) && (result[record] = [place, isInOrder]);
    for (let end = ends.pop(); end; end = end.before) take(end.record, end.place, true);
    places.forEach((all, record) => {
      const free = result[record] ? undefined : all.find((place) => !taken.has(place));
      if (free !== undefined) take(record, free, false);
    });
    return result;
  }

  // Two lines that were one: a space between, but in scripts that have none.
  const wide = /[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]/;
  const join = (a, b) => a + (wide.test(a.slice(-1)) && wide.test(b[0]) ? "" : " ") + b;

  // What became of each record {label, fp, sentences}, in the order of the register.
  async function find(text, records) {
    const sought = new Map(records.map((record) => [record.fp, []]));
    // A place is the index of an atom: a sentence, or the part of one that its line holds.
    const atoms = [];
    const pieces = new Map();
    const lines = text.split("\n").map((line) => (normalise(line) ? trim(line) : ""));
    const hashes = await Promise.all(lines.map(hash));
    for (let end, start = 0; start < lines.length; start = end) {
      for (end = start + 1; lines[start] && lines[end];) end++;
      let run = lines.slice(start, end).map((line, i) => [line, hashes[start + i]]);
      if (run.length > 1 && !run.some(([, fp]) => sought.has(fp))) {
        // Blank lines may part the paragraphs, and lines be no more than wrapped.
        const whole = run.map(([line]) => line).reduce(join);
        const fp = await hash(whole);
        if (sought.has(fp)) run = [[whole, fp]];
      }
      for (const [piece, fp] of run.filter(([line]) => line)) {
        sought.get(fp)?.push(atoms.length);
        const at = atoms.length;
        atoms.push(...sentences(piece));
        pieces.set(at, { piece, to: atoms.length });
      }
    }
    const whole = pick(records.map((record) => sought.get(record.fp)), () => true);

    // What is no piece is looked for by its sentences in a row.
    const used = new Set();
    whole.forEach(([at]) => {
      for (let i = at; i < pieces.get(at).to; i++) used.add(i);
    });
    // The sentences that may begin at an atom: their hashes, and where they end.
    const stepsFrom = async (at) => {
      const steps = new Map();
      let text;
      for (let i = at; i < atoms.length && i < at + 40 && !used.has(i); i++) {
        text = text ? join(text, atoms[i]) : atoms[i];
        steps.set((await hash(text)).slice(0, 16), i + 1);
        if (finished.test(atoms[i])) break;
      }
      return steps;
    };
    const steps = await Promise.all(atoms.map((_, at) => stepsFrom(at)));
    const endOf = (at, record) => record.sentences.reduce((end, sentence) => steps[end]?.get(sentence), at);
    const rest = pick(
      records.map((record, i) => whole[i] || !record.sentences.length ? []
        : [...atoms.keys()].filter((at) => endOf(at, record))),
      (i, at) => whole.every((found, j) => !found[1] || (i < j) === (at < found[0])));

    return records.map((record, i) => {
      const [at, isInOrder] = whole[i] || rest[i] || [];
      if (at === undefined) return { state: "lost" };
      const text = whole[i] ? pieces.get(at).piece : atoms.slice(at, endOf(at, record)).reduce(join);
      return { state: isInOrder ? "exact" : "moved", bySentences: !whole[i], text };
    });
  }

  async function check(text, status) {
    const { element, load, say } = dossier;
    const key = location.pathname.split("/").pop().replace(/\.html$/, "");
    const shard = await load("sources/" + key);
    if (!shard) return (status.textContent = say.noPrints);
    const byID = new Map(shard.map((record) => [record[0], record[4]]));
    const records = [...document.querySelectorAll(".paragraph[id], .part[id]")]
      .map(({ id }) => [id, byID.get(key + "#" + id)])
      .filter(([, fields]) => fields?.fp)
      .map(([label, { fp, sentences = [] }]) => ({ label, fp: fp.slice(3), sentences }));
    const verdicts = await find(text, records);
    for (const old of document.querySelectorAll(".found")) old.remove();
    verdicts.forEach(({ state, bySentences, text }, i) => {
      const line = say[state] + (bySentences ? " · " + say.bySentences : "");
      const box = element("div", { class: "found " + state }, element("p", { class: "state" }, line));
      if (text) box.append(element("p", { dir: "auto" }, text));
      const place = document.getElementById(records[i].label);
      (place.querySelector(".digest, h3") || place).after(box);
    });
    const count = (state) => verdicts.filter((verdict) => verdict.state === state).length;
    const sums = [verdicts.length, count("exact"), count("moved"), count("lost")];
    status.textContent = say.checkSum.replace(/\{(\d)\}/g, (_, i) => sums[i]);
  }

  // After the script of every page, whose words these are.
  addEventListener("DOMContentLoaded", () => {
    const { element, say } = dossier;
    const status = element("p", { role: "status" });
    const file = element("input", { type: "file", accept: ".txt,.md,text/plain" });
    const area = element("textarea", { spellcheck: "false", autocomplete: "off" });
    const button = element("button", { type: "button" }, say.checkNow);
    file.addEventListener("change", async () => {
      const bytes = await file.files[0]?.arrayBuffer();
      if (!bytes) return;
      let text;
      try {
        text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      } catch {
        return (status.textContent = say.notText);
      }
      await check(text, status);
    });
    button.addEventListener("click", () => check(area.value, status));
    document.getElementById("paragraphs")?.before(
      element("details", { class: "check" },
        element("summary", {}, say.checkTitle), element("p", {}, say.checkAbout),
        element("label", {}, say.checkFile + " ", file), element("label", {}, say.checkText, area),
        button, status));
  });
  return { normalise, sentences, find };
})();
