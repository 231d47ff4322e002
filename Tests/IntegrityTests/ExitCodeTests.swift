// Every exit code of the help, reached by the real binary, and what is said with it.

import Foundation
import SiteSupport
import Testing

private struct Ending: Sendable {
  var code: Int32
  var arguments: [String]
  /// What is done to a small dossier before.
  var breaks: @Sendable (Scratch) throws -> Void = { _ in }
  /// What is printed to standard error, with the place.
  var says: [String]
}

private let wrongClaim = "---\ntitle: N\n---\nOne says so [@nobody, ¶ 1]. ^c-one\n"

private let endings = [
  Ending(code: 0, arguments: ["build"], says: ["files, ", " written\nopen ", "/site/index.html\n"]),
  Ending(code: 0, arguments: ["check"], says: ["nothing to report\n"]),
  Ending(
    code: 1, arguments: ["build"], breaks: { try $0.put("content/themes/t/n.md", wrongClaim) },
    says: ["content/themes/t/n.md:4:", "error[DOS0401]", "1 error; nothing was written\n"]),
  Ending(
    code: 1, arguments: ["build", "--check"], says: ["error[DOS0702]: ", "is missing"]),
  Ending(
    code: 2, arguments: ["build"], breaks: { try $0.put("content/dossier.yml", "titel: Small\n") },
    says: ["content/dossier.yml:1:", "nothing was written\n"]),
  Ending(
    code: 2, arguments: ["build"], breaks: { try $0.put("templates/page.mustache", "{{nothing}}") },
    says: ["templates/page.mustache:1:", "error[DOS06", "nothing was written\n"]),
  Ending(
    code: 2, arguments: ["build", "-o", "content"],
    says: ["content: error[DOS0704]: ", "it overlaps the dossier's 'content'"]),
  Ending(
    code: 3, arguments: ["build"], breaks: { try $0.put(".site.lock/x", "in the way") },
    says: [".site.lock: error[DOS0902]: "]),
  Ending(code: 3, arguments: ["check", "nowhere"], says: ["/nowhere: error[DOS0901]: "]),
  Ending(
    code: 64, arguments: ["build", "--jobs", "many"],
    says: ["Error: The value 'many'", "Usage: dossier build"]),
  Ending(code: 64, arguments: ["bild"], says: ["Error: ", "Usage: dossier"]),
]

struct ExitCodeTests {
  @Test(arguments: endings.indices)
  func isReachedAndSaysWhy(number: Int) async throws {
    let ending = endings[number]
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try ending.breaks(scratch)
    let outcome = try await run(binary, ending.arguments, in: scratch.path)
    #expect(!outcome.wasKilled && outcome.code == ending.code, "\(outcome)")
    for text in ending.says {
      #expect(outcome.error.contains(text), "\(ending.arguments) says '\(text)': \(outcome.all)")
    }
    #expect(outcome.output == "")
    if ending.code != 0 {
      #expect(!FileManager.default.fileExists(atPath: scratch("site")), "a failure publishes nothing")
    }
  }

  /// A code that comes to the help comes to the list above; 70 is a mistake of ours, which no input reaches.
  /// 4, 130 and 143 need more than a small dossier to be reached: `LimitTests` reaches them.
  @Test func theHelpNamesTheseAndNoOthers() async throws {
    let help = try await dossier("--help")
    let line = try #require(help.output.range(of: "Exit codes: ")).upperBound
    let text = help.output[line...].prefix { $0 != "." }
    let named = Set(text.matches(of: /(?:^|;\s+|or\s+)([0-9]+)/).compactMap { Int32($0.1) })
    let elsewhere: Set<Int32> = [4, 70, 130, 143]
    #expect(named == Set(endings.map(\.code)).union(elsewhere), "\(text)")
  }
}
