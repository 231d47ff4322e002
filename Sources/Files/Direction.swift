// Which way text runs.

/// Whether text in a language runs from right to left.
package func isRightToLeft(_ language: String) -> Bool {
  let primary = language.split(separator: "-").first.map { $0.lowercased() } ?? ""
  return ["ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"].contains(primary)
}
