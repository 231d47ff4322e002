// Random numbers that a seed repeats. A test that fails names its seed.

/// SplitMix64.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  package mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True once in so many.
  package mutating func oneIn(_ count: Int) -> Bool { number(0..<count) == 0 }

  /// Words without a likelihood or confidence among them, so that no rule of analysis is touched.
  package mutating func words(_ count: Int) -> String {
    (0..<count).map { _ in vocabulary[number(0..<vocabulary.count)] }.joined(separator: " ")
  }
}

private let vocabulary = """
  harbour ledger convoy minister envoy pipeline charter tariff survey depot frigate treaty bureau permit \
  shipment workshop registry customs embassy province garrison seminar tender contract vessel audit \
  signal quarry railway turbine cement textile orchard mirror lantern bridge canal harvest market \
  says reports lists denies repeats describes counts names records confirms notes finds adds holds
  """.split(separator: " ").map(String.init)
