// What the workflows of a review run, run whole by a shell: on a real repository, with an answer of the
// service that is made here. Only what installs packages and what talks to the service is another program.

import Foundation
import SiteSupport
import Support
import Testing

/// The scripts of a workflow, in order: the lines behind `run: |` or `- |`, without their indentation.
private func scripts(in text: String) -> [String] {
  var found: [[Substring]] = []
  var indent: Int?
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let blanks = line.prefix { $0 == " " }.count
    if let inner = indent {
      if blanks >= inner || line.isEmpty {
        found[found.count - 1].append(line.dropFirst(inner))
        continue
      }
      indent = nil
    }
    guard line.hasSuffix("run: |") || line.hasSuffix("- |") else { continue }
    // A list's dash and a key both stand two columns before what belongs to them.
    indent = blanks + 2
    found.append([])
  }
  return found.map { $0.joined(separator: "\n") }
}

@Suite struct ReviewWorkflowTests {
  private static let workflows = ["github-review.yml", "gitlab-review.yml"]

  /// Runs all scripts of a workflow in a repository whose second commit rewords a claim.
  /// - Parameter comments: what the service says is there.
  private func review(_ name: String, comments: String) async throws -> (outcome: Outcome, scratch: Scratch) {
    let scratch = try Scratch()
    let repo = scratch("repo")
    try git("init", "-q", "repo", in: scratch.path)
    try scratch.putSmallDossier("repo")
    #expect(try await dossier("build", in: repo).code == 0)
    try git("add", "-A", in: repo)
    try git("commit", "-q", "-m", "first", in: repo)
    let base = try git("rev-parse", "HEAD", in: repo)
    try scratch.put("repo/content/themes/t/n.md", "---\ntitle: N\n---\nOne says 12 so [@a, ¶ 1]. ^c-one\n")
    #expect(try await dossier("build", in: repo).code == 0)
    try git("commit", "-q", "-a", "-m", "second", in: repo)
    try scratch.putProgram("bin/apt-get", "#!/bin/sh\necho apt-get \"$@\"\n")
    try scratch.put("comments.json", comments)
    let log = scratch("curl.log")
    try scratch.putProgram(
      "bin/curl",
      "#!/bin/sh\necho \"$@\" >> '\(log)'\ncase \"$*\" in *-X*) echo '{}';; *) cat '\(scratch("comments.json"))';; esac\n"
    )
    let own = (binary as NSString).deletingLastPathComponent
    let text = scripts(in: try repositoryText("docs/workflows/\(name)")).map { "(\n\($0)\n) || exit 1" }
    // Variables of one GitLab script are those of the next.
    let script =
      name.hasPrefix("gitlab")
      ? text.joined(separator: "\n").replacing("(\n", with: "{\n").replacing("\n)", with: "\n}")
      : text.joined(separator: "\n")
    let outcome = try await run(
      "/bin/sh", ["-ec", script], in: repo,
      environment: [
        "PATH": "\(scratch("bin")):\(own):/usr/bin:/bin", "HOME": scratch.path, "GIT_CONFIG_NOSYSTEM": "1",
        "BASE": base, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "TOKEN": "t0", "DOSSIER_TOKEN": "t0",
        "NUMBER": "7",
        "GITHUB_API_URL": "https://api.example", "GITHUB_REPOSITORY": "o/r",
        "GITHUB_SERVER_URL": "https://github.example", "CI_API_V4_URL": "https://gitlab.example/api/v4",
        "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "7",
      ])
    return (outcome, scratch)
  }

  @Test(arguments: workflows)
  func aReviewIsWritten(_ name: String) async throws {
    guard installed("jq") != nil else {
      Issue.record("the workflows of a review were NOT RUN, jq is not installed", severity: .warning)
      return
    }
    let (outcome, scratch) = try await review(
      name, comments: #"[{"id": 1, "user": {"type": "User"}, "body": "fine"}]"#)
    try #require(outcome.code == 0, "\(outcome.all)")
    let comment = try scratch.text("repo/comment.md")
    #expect(comment.hasPrefix("<!-- dossier-diff -->\n") && comment.contains("c-one"), "\(comment)")
    #expect(try scratch.text("repo/redline.html").contains("c-one"))
    let calls = try scratch.text("curl.log").split(separator: "\n")
    #expect(calls.count == 2 && calls[1].contains("-X POST") && calls[1].contains("/7/"), "\(calls)")
    #expect(try scratch.text("repo/comment.json").contains("<!-- dossier-diff -->\\n"))
    #expect(
      name.hasPrefix("gitlab") || outcome.output.contains("::warning "), "annotations: \(outcome.output)")
  }

  @Test(arguments: workflows)
  func theLastCommentIsReplaced(_ name: String) async throws {
    guard installed("jq") != nil else {
      Issue.record("the workflows of a review were NOT RUN, jq is not installed", severity: .warning)
      return
    }
    let others = #"{"id": 4, "user": {"type": "User"}, "body": "as <!-- dossier-diff --> says"}"#
    let (outcome, scratch) = try await review(
      name,
      comments: #"[\#(others), {"id": 55, "user": {"type": "Bot"}, "body": "<!-- dossier-diff -->\n old"}]"#)
    try #require(outcome.code == 0, "\(outcome.all)")
    let calls = try scratch.text("curl.log").split(separator: "\n")
    let method = name.hasPrefix("github") ? "-X PATCH" : "-X PUT"
    #expect(calls.count == 2 && calls[1].contains(method) && calls[1].hasSuffix("/55"), "\(calls)")
  }

  @Test func scriptsAreFound() {
    let text =
      "a:\n  - name: b\n    run: |\n      one\n        two\n\n      three\n  - |\n    four\n  - five\n"
    #expect(scripts(in: text) == ["one\n  two\n\nthree", "four"])
  }
}
