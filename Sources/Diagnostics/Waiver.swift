// Warnings that an author lets pass, with a reason: `{ignore="DOS0803: the caption is the printer's"}` on a
// block, or a list under `ignore` in front matter or settings. Errors cannot be waived.

/// A warning of one code that is let pass, where it is in force, and why.
package struct Waiver: Sendable, Equatable {
  package enum Scope: Sendable, Equatable {
    /// The bytes of a block in the waiver's own file.
    case block(Range<Int>)
    case file
    case dossier
  }

  package let code: Code
  package let reason: String
  package let scope: Scope
  /// Where the waiver stands.
  package let path: String
  package let range: Range<Int>

  func covers(_ finding: Finding) -> Bool {
    guard finding.code == code else { return false }
    switch scope {
    case .dossier: return true
    case .file: return finding.path == path
    case .block(let block):
      return finding.path == path && block.contains(finding.range.lowerBound)
    }
  }
}

/// A finding that was let pass.
package struct Waived: Sendable, Equatable {
  package let finding: Finding
  package let waiver: Waiver
}

/// Reads `DOS0803: reason`, or several codes before one reason: `DOS0803 DOS0804: reason`.
///
/// What cannot be read, is no code, is an error's code or gives no reason is a finding.
package func readWaivers(
  _ text: String, scope: Waiver.Scope, path: String, range: Range<Int>
) -> Diagnosed<[Waiver]> {
  let refuse = { (problem: WaiverProblem) in
    Finding(.invalidWaiver(text: text, problem: problem), path: path, range: range)
  }
  // A text without a colon is all codes.
  let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
  let names = parts[0].split { $0 == " " || $0 == "," }.map(String.init)
  let reason = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
  if names.isEmpty { return Diagnosed([], [refuse(.unreadable)]) }
  var result = Diagnosed<[Waiver]>([])
  for name in names {
    guard let code = Code(text: name) else {
      result.findings.append(refuse(.unknownCode(name)))
      continue
    }
    guard code.severity != .error else {
      result.findings.append(refuse(.errorCode(code.text)))
      continue
    }
    result.value.append(Waiver(code: code, reason: reason, scope: scope, path: path, range: range))
  }
  if reason.allSatisfy({ $0 == " " }) { return Diagnosed([], result.findings + [refuse(.withoutReason)]) }
  return result
}

/// Takes out the findings that are waived; a waiver that waives nothing is a finding itself.
///
/// The narrowest waiver counts as used.
/// - Returns: the findings that remain, in their order, and the waived ones.
package func waive(_ findings: [Finding], _ waivers: [Waiver]) -> (kept: [Finding], waived: [Waived]) {
  if waivers.isEmpty { return (findings, []) }
  let ordered =
    waivers.filter { $0.scope.rank == 0 } + waivers.filter { $0.scope.rank == 1 }
    + waivers.filter { $0.scope.rank == 2 }
  var used = Array(repeating: false, count: ordered.count)
  // Only findings of a waived code are looked at twice.
  let codes = Set(ordered.map(\.code))
  var kept: [Finding] = []
  var waived: [Waived] = []
  for finding in findings {
    if codes.contains(finding.code), finding.code.severity != .error,
      let index = ordered.firstIndex(where: { $0.covers(finding) })
    {
      used[index] = true
      waived.append(Waived(finding: finding, waiver: ordered[index]))
    } else {
      kept.append(finding)
    }
  }
  // Files of others are only seen when a site is written.
  for (index, waiver) in ordered.enumerated() where !used[index] && waiver.code != .foreignFile {
    kept.append(Finding(.unusedWaiver(code: waiver.code.text), path: waiver.path, range: waiver.range))
  }
  return (kept, waived)
}

extension Waiver.Scope {
  fileprivate var rank: Int {
    switch self {
    case .block: 0
    case .file: 1
    case .dossier: 2
    }
  }
}
