// scripts/install.sh, which `make install` and the Debian package share: what it puts where, and that it takes
// the same away again.

import Foundation
import SiteSupport
import Testing

private let script = "\(repository)/scripts/install.sh"

struct InstallTests {
  @Test func everythingIsPutAndTakenAway() async throws {
    let scratch = try Scratch()
    try scratch.put("stage/opt/x/bin/other", "not ours\n")
    let variables = ["PREFIX": "/opt/x", "DESTDIR": scratch("stage")]
    let put = try await run(script, [binary], environment: variables)
    #expect(put.code == 0 && put.all == "", "\(put.all)")
    let files = try scratch.files("stage/opt/x")
    #expect(
      files.keys.sorted() == [
        "bin/dossier", "bin/other", "share/bash-completion/completions/dossier",
        "share/fish/vendor_completions.d/dossier.fish", "share/man/man1/dossier.1",
        "share/zsh/site-functions/_dossier",
      ])
    let version = try await run(scratch("stage/opt/x/bin/dossier"), ["--version"])
    let own = try await dossier("--version")
    #expect(version.code == 0 && version.output == own.output)
    let completions = try scratch.text("stage/opt/x/share/bash-completion/completions/dossier")
    #expect(!completions.hasPrefix("#!") && completions.contains("complete -o filenames -F _dossier dossier"))
    #expect(try scratch.text("stage/opt/x/share/zsh/site-functions/_dossier").hasPrefix("#compdef dossier"))

    let removed = try await run(script, ["--remove"], environment: variables)
    #expect(removed.code == 0 && removed.all == "")
    #expect(try scratch.files("stage/opt/x").keys.sorted() == ["bin/other"])
    // Where nothing is, nothing is to be removed.
    let again = try await run(script, ["--remove"], environment: variables)
    #expect(again.code == 0)
  }

  @Test func whatCannotBeInstalledIsRefused() async throws {
    let scratch = try Scratch()
    let relative = try await run(script, [binary], environment: ["PREFIX": "x", "DESTDIR": scratch("stage")])
    #expect(relative.code == 64 && relative.error.contains("PREFIX is an absolute path"))
    let missing = try await run(script, [scratch("none")], environment: ["DESTDIR": scratch("stage")])
    #expect(missing.code == 3 && missing.error.contains("run make build first"))
    // A program that makes no completions: nothing is put anywhere.
    let broken = try await run(script, ["/bin/false"], environment: ["DESTDIR": scratch("stage")])
    #expect(broken.code != 0)
    #expect(try scratch.files("stage").isEmpty)
  }
}
