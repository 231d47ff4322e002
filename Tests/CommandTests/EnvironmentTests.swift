// One tree of bytes, whatever machine, user and moment: fresh processes in changed surroundings.

import Files
import Foundation
import SiteSupport
import Testing

@Suite(.serialized)
struct EnvironmentTests {
  @Test func surroundingsChangeNoByte() async throws {
    let scratch = try Scratch()
    for file in SyntheticDossier(seed: 31).files() { try scratch.put("d/" + file.path, file.bytes) }
    let first = try await dossier("build", "-C", scratch("d"), "-o", scratch("first"))
    try #require(first.code == 0, "\(first.all)")
    let wanted = listing(try scratch.files("first"))
    #expect(wanted.count > 200)
    let environments: [[String: String]] = [
      ["TZ": "Pacific/Kiritimati"], ["TZ": "America/St_Johns", "LC_ALL": "C"], ["LC_ALL": "C.UTF-8"],
      ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"], ["LC_ALL": "fa_IR"], ["HOME": "/nowhere"],
      ["HOME": scratch.path, "USER": "nobody"], ["TMPDIR": "/nowhere"], ["SOURCE_DATE_EPOCH": "0"],
      ["COLUMNS": "20", "TERM": "dumb"], ["NO_COLOR": "1", "CI": "true"], ["MALLOC_PERTURB_": "165"],
    ]
    for (number, environment) in environments.enumerated() {
      let out = scratch("out-\(number)")
      let jobs = number.isMultiple(of: 2) ? "1" : "8"
      let folder = number.isMultiple(of: 3) ? scratch("d") : "/"
      let outcome = try await dossier(
        "build", "-C", scratch("d"), "-o", out, "--jobs", jobs, in: folder, environment: environment)
      #expect(outcome.code == 0, "\(environment): \(outcome.all)")
      #expect(
        listing(try scratch.files("out-\(number)")) == wanted, "\(environment), --jobs \(jobs), in \(folder)")
    }
  }

  @Test func umaskAndAPlaceOfItsOwnChangeNoByte() async throws {
    let scratch = try Scratch()
    for file in SyntheticDossier(seed: 32).files() { try scratch.put("d/" + file.path, file.bytes) }
    let first = try await dossier("build", scratch("d"))
    try #require(first.code == 0, "\(first.all)")
    let wanted = listing(try scratch.files("d/site"))
    let script = "umask 077; exec \"$0\" build -C \"$1\" -o \"$2\""
    let masked = try await run("/bin/sh", ["-c", script, binary, scratch("d"), scratch("masked")])
    #expect(masked.code == 0, "\(masked.all)")
    #expect(listing(try scratch.files("masked")) == wanted)
    let mode = try FileManager.default.attributesOfItem(atPath: scratch("masked/index.html"))[
      .posixPermissions]
    #expect(mode as? Int == 0o644, "a site is for others to read")
    // The binary alone in an empty folder: its theme is inside it.
    try FileManager.default.createDirectory(atPath: scratch("alone"), withIntermediateDirectories: true)
    // Not copied here: a process that is started meanwhile would keep the copy open for writing.
    #expect(try await run("/bin/cp", [binary, scratch("alone/dossier")]).code == 0)
    let alone = try await dossier(
      "build", "-C", "../d", "-o", "../copy", in: scratch("alone"), copy: scratch("alone/dossier"))
    #expect(alone.code == 0, "\(alone.all)")
    #expect(listing(try scratch.files("copy")) == wanted)
    #expect(try scratch.files("alone").count == 1, "nothing is written beside it")
  }

  @Test func originalsAndTheBuiltInTemplatesChangeNoByte() async throws {
    let scratch = try Scratch()
    for file in SyntheticDossier(seed: 33).files() { try scratch.put("d/" + file.path, file.bytes) }
    let first = try await dossier("build", scratch("d"))
    try #require(first.code == 0, "\(first.all)")
    let wanted = listing(try scratch.files("d/site"))
    let dossier33 = SyntheticDossier(seed: 33)
    for number in 0..<5 {
      try scratch.put("d/originals/source-0\(number + 1).txt", dossier33.sources[number].text)
    }
    let withOriginals = try await dossier("build", scratch("d"), "-o", scratch("b"))
    #expect(withOriginals.code == 0, "\(withOriginals.all)")
    #expect(listing(try scratch.files("b")) == wanted, "with originals/")
    for name in [
      "check.js", "dossier.css", "dossier.js", "page.mustache", "records.js", "search.js", "sha256.js",
    ] {
      let text = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(repository)/templates/\(name)")))
      try scratch.put("d/templates/\(name)", text)
    }
    let withTemplates = try await dossier("build", scratch("d"), "-o", scratch("c"))
    #expect(withTemplates.code == 0, "\(withTemplates.all)")
    #expect(listing(try scratch.files("c")) == wanted, "with a copy of the built-in templates/")
  }

  /// What is read in which order must not show: the same files written in another order, in another folder.
  @Test func orderOfWritingChangesNoByte() async throws {
    let scratch = try Scratch()
    let files = SyntheticDossier(seed: 34).files()
    var random = SplitMix64(seed: 1)
    for file in files { try scratch.put("a/" + file.path, file.bytes) }
    for file in files.shuffled(using: &random) { try scratch.put("another/name/" + file.path, file.bytes) }
    let one = try await dossier("build", scratch("a"))
    let two = try await dossier("build", scratch("another/name"))
    #expect(one.code == 0 && two.code == 0, "\(one.all)\(two.all)")
    #expect(listing(try scratch.files("a/site")) == listing(try scratch.files("another/name/site")))
  }
}
