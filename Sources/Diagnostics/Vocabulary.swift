// The names that exist in a dossier, for what a finding proposes in place of one that does not.

/// Names that exist, for "did you mean": collected only when something is printed.
package struct Vocabulary: Sendable {
  package var sources: [String]
  package var targets: [String]
  package var claims: [String]

  package init(sources: [String] = [], targets: [String] = [], claims: [String] = []) {
    self.sources = sources
    self.targets = targets
    self.claims = claims
  }
}
