// Findings as short lines for tests: the code, its name, and the text that its range marks.

package import Diagnostics

/// `DOS0401 unknownSource@zaher-2022`, one a finding, in the order given.
package func listed(_ findings: [Finding], in bytes: [UInt8]) -> [String] {
  findings.map { finding in
    let inside = finding.range.lowerBound >= 0 && finding.range.upperBound <= bytes.count
    let text =
      inside ? String(decoding: bytes[finding.range], as: UTF8.self) : "(range \(finding.range) is outside)"
    return "\(finding.code.text) \(finding.code)@\(text)"
  }
}
