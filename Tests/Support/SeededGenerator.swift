// Random numbers for property tests.

import Foundation

/// Random numbers that a seed repeats (SplitMix64). A failing test names its seed.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Up to `most` of the pieces, joined.
  package mutating func text(of pieces: [String], most: Int) -> String {
    (0..<Int.random(in: 0...most, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }
      .joined()
  }
}

/// The seeds of a property test: those given, and in a campaign (DOSSIER_CAMPAIGN=10) ten times as many.
package func campaignSeeds(_ seeds: ClosedRange<UInt64>) -> [UInt64] {
  let times = ProcessInfo.processInfo.environment["DOSSIER_CAMPAIGN"].flatMap(UInt64.init) ?? 1
  let count = (seeds.upperBound - seeds.lowerBound + 1) * min(max(times, 1), 1000)
  return Array(seeds.lowerBound..<(seeds.lowerBound + count))
}

/// Whether the long rounds of the nightly run are wanted (DOSSIER_CAMPAIGN is set).
package let isCampaign = ProcessInfo.processInfo.environment["DOSSIER_CAMPAIGN"] != nil
