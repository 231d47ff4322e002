// What a change of the content would bring: the errors that were not there before.

package import Diagnostics

/// The errors that a dossier has after a change and did not have before it, by what they say: their places
/// may have moved.
package func addedErrors(_ before: [Finding], _ after: [Finding]) -> [Finding] {
  let errors = { (findings: [Finding]) in findings.filter { $0.code.severity == .error } }
  let counts = { (findings: [Finding]) in Dictionary(grouping: findings, by: \.code).mapValues(\.count) }
  var known = errors(before)
  let new = errors(after)
  let (countsBefore, countsAfter) = (counts(known), counts(new))
  return new.filter { finding in
    // An error that only speaks of other names now is no further one.
    if countsAfter[finding.code, default: 0] <= countsBefore[finding.code, default: 0] { return false }
    guard let place = known.firstIndex(where: { $0.fact == finding.fact }) else { return true }
    known.remove(at: place)
    return false
  }
}
