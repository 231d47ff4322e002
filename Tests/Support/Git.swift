// Repositories of git for tests. Nobody's settings but those given here have a say.

import Foundation

/// Runs git in a folder and gives what it prints; throws where it fails.
@discardableResult
package func git(_ arguments: String..., in folder: String) throws -> String {
  let fixed = [
    "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A",
    "GIT_AUTHOR_EMAIL=a@example.org",
    "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org", "GIT_AUTHOR_DATE=2031-01-02T03:04:05Z",
    "GIT_COMMITTER_DATE=2031-01-02T03:04:05Z", "GIT_EDITOR=true",
  ]
  let bytes = try printed(by: fixed + ["git", "-c", "init.defaultBranch=main", "-C", folder] + arguments)
  let text = String(decoding: bytes, as: UTF8.self)
  return text.hasSuffix("\n") ? String(text.dropLast()) : text
}
