// pack: one zip file that is the same on every machine and day, that unpacks anywhere, and whose folder is
// whole.

import Foundation
import SiteSupport
import Testing

/// Lists a zip file by Python's reader: what is wrong with its form, then the names of its files.
private let lister = """
  import sys, zipfile
  pack = zipfile.ZipFile(sys.argv[1])
  entries = pack.infolist()
  names = [entry.filename for entry in entries]
  def wrong(text): print("wrong:", text)
  if pack.testzip(): wrong("a checksum: " + pack.testzip())
  if names != sorted(names): wrong("not sorted")
  if len({name.lower() for name in names}) != len(names): wrong("a name twice")
  if len({name.split("/")[0] for name in names}) != 1: wrong("several folders")
  for entry in entries:
      name, folder = entry.filename, entry.filename.endswith("/")
      if name.startswith("/") or "\\\\" in name or ":" in name or ".." in name.split("/"): wrong(name)
      if len(name) > 120 or any(len(part) > 65 for part in name.split("/")): wrong("long: " + name)
      if entry.date_time != (1980, 1, 1, 0, 0, 0): wrong("%s is of %s" % (name, entry.date_time))
      if entry.external_attr >> 16 != (0o40755 if folder else 0o100644): wrong("mode of " + name)
      # Bit 11 says that a name is UTF-8, which one of ASCII need not say; others are none of ours.
      if not name.isascii() or entry.flag_bits & ~0x8: wrong("flags of " + name)
      if entry.compress_type not in ([0] if folder else [8]): wrong("method of " + name)
      # Extra fields: no times in UT, user and group 0 in ux, and no others.
      if entry.extra.hex() != "555401000075780b000104000000000400000000": wrong("extra of " + name)
      if not folder: print(name)
  """

/// What lies in a pack, unpacked by unzip, and the path of its folder.
private func unpacked(_ pack: String) async throws -> (scratch: Scratch, folder: String) {
  let scratch = try Scratch()
  let outcome = try await run("/usr/bin/env", ["unzip", "-q", pack, "-d", scratch.path])
  #expect(outcome.code == 0 && outcome.all == "", "\(outcome.all)")
  let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
  try #require(names.count == 1, "\(names)")
  return (scratch, names[0])
}

/// Relative links of pages that lead to no file or no place of the pack.
private func deadLinks(_ files: [String: [UInt8]]) -> [String] {
  var pages: [String: HTMLPage] = [:]
  for (path, bytes) in files where path.hasSuffix(".html") {
    pages[path] = HTMLPage(path: path, bytes: bytes)
  }
  var dead: [String] = []
  var followed = 0
  for (path, page) in pages {
    for element in page.elements {
      for name in ["href", "src"] {
        guard let link = element(name), !["http:", "https:", "mailto:"].contains(where: link.hasPrefix) else {
          continue
        }
        // The page for what is missing stands at any address of a server.
        if path == "404.html", link.hasPrefix("/") { continue }
        followed += 1
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let base = URL(fileURLWithPath: "/x/\(path)")
        let file =
          parts[0].isEmpty
          ? path : String(URL(fileURLWithPath: String(parts[0]), relativeTo: base).path.dropFirst(3))
        let place = parts.count > 1 ? String(parts[1]) : nil
        if files[file] == nil {
          dead.append("\(path): \(link)")
        } else if let place, pages[file]?.element(place) == nil {
          dead.append("\(path): \(link) leads to no id")
        }
      }
    }
  }
  if followed < 20 { dead.append("only \(followed) links were seen") }
  return dead.sorted()
}

@Suite struct PackCommandTests {
  /// The dossier of this repository by way of the copy of it that a test may change.
  private func copyOfRepository(_ name: String, in scratch: Scratch) throws {
    try FileManager.default.createDirectory(atPath: scratch(name), withIntermediateDirectories: true)
    for folder in ["content", "templates"] {
      try FileManager.default.copyItem(
        atPath: "\(repository)/\(folder)", toPath: scratch("\(name)/\(folder)"))
    }
  }

  @Test func isTheSameOnAnyMachineAndDay() async throws {
    let scratch = try Scratch()
    try copyOfRepository("first", in: scratch)
    let first = try await dossier("pack", scratch("first"))
    #expect(first.code == 0, "\(first.all)")
    let pack = try scratch.bytes("first/china-iran.zip")
    #expect(first.error.hasSuffix(" files, \(pack.count) bytes\n\(scratch("first/china-iran.zip"))\n"))
    #expect(first.output == "")
    // Elsewhere, of another day, beside a site that is out of date and holds what is not ours.
    try copyOfRepository("an/other place", in: scratch)
    try scratch.put("an/other place/site/index.html", "old")
    try scratch.put("an/other place/site/mine.pdf", "mine")
    let days = try await run(
      "/usr/bin/env",
      ["find", scratch("an/other place"), "-exec", "touch", "-d", "2001-09-09 01:46:40", "{}", "+"])
    #expect(days.code == 0, "\(days.all)")
    let ways: [(name: String, umask: String, jobs: String, environment: [String: String])] = [
      ("a", "077", "1", ["TZ": "Asia/Tehran", "LC_ALL": "fa_IR.UTF-8"]),
      ("b", "000", "8", ["TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C"]),
      ("c", "022", "3", ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nowhere"]),
      ("d", "022", "2", ["TZ": "UTC", "SOURCE_DATE_EPOCH": "2000000000"]),
    ]
    for way in ways {
      let outcome = try await run(
        "/bin/sh",
        [
          "-c", "umask \(way.umask); exec \"$0\" \"$@\"", binary, "pack", scratch("an/other place"), "-o",
          scratch("\(way.name).zip"), "--jobs", way.jobs, "--quiet",
        ], environment: way.environment)
      #expect(outcome.code == 0 && outcome.all == "", "\(outcome.all)")
      #expect(try scratch.bytes("\(way.name).zip") == pack, "\(way)")
      let mode = try FileManager.default.attributesOfItem(atPath: scratch("\(way.name).zip"))[
        .posixPermissions]
      #expect(mode as? Int == 0o644, "\(way)")
    }
  }

  @Test func unpacksToTheWholeSite() async throws {
    let scratch = try Scratch()
    try copyOfRepository("d", in: scratch)
    #expect(try await dossier("pack", scratch("d"), "-o", scratch("p.zip")).code == 0)
    let listed = try await run("/usr/bin/env", ["python3", "-c", lister, scratch("p.zip")])
    #expect(listed.code == 0 && !listed.output.contains("wrong:"), "\(listed.all)")
    let names = Set(listed.output.split(separator: "\n").map(String.init))
    #expect(try await run("/usr/bin/env", ["unzip", "-tqq", scratch("p.zip")]).code == 0)
    if let bsdtar = installed("bsdtar") {
      let read = try await run(bsdtar, ["-tf", scratch("p.zip")])
      #expect(read.code == 0 && read.output.split(separator: "\n").count > names.count, "\(read.all)")
    } else {
      Issue.record("packs were NOT READ by bsdtar, which is not installed", severity: .warning)
    }
    let (place, folder) = try await unpacked(scratch("p.zip"))
    #expect(folder == "china-iran")
    let files = try place.files(folder)
    #expect(Set(files.keys.map { "\(folder)/\($0)" }) == names)
    #expect(deadLinks(files) == [])
    // By the very tool that READ ME FIRST.txt names; it says something of each line that it cannot read.
    let sums = try await run(
      "/usr/bin/env", ["sha256sum", "-c", "--strict", "SHA256SUMS.txt"], in: place(folder))
    #expect(sums.code == 0 && sums.error == "", "\(sums.all)")
    #expect(sums.output.split(separator: "\n").count == files.count - 1)
    let lines = String(decoding: files["SHA256SUMS.txt"] ?? [], as: UTF8.self).split(separator: "\n")
    let listedPaths = lines.map { String($0.dropFirst(66)) }
    #expect(listedPaths == listedPaths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    // Besides these three it is what a build writes.
    #expect(try await dossier("build", scratch("d")).code == 0)
    var site = files
    for name in ["START-HERE.html", "READ ME FIRST.txt", "SHA256SUMS.txt"] {
      #expect(site.removeValue(forKey: name) != nil, "\(name)")
    }
    #expect(listing(site) == listing(try scratch.files("d/site")))
    // Whoever opens one page inside the zip file is told to unpack it.
    let pages = site.filter { $0.key.hasSuffix(".html") }
    for (path, bytes) in pages {
      #expect(String(decoding: bytes, as: UTF8.self).contains("unpack the whole folder first"), "\(path)")
    }
  }

  @Test(arguments: [
    ("persian", "lang=\"fa\" dir=\"rtl\"", "بسته"), ("chinese", "lang=\"zh-Hans\" dir=\"ltr\"", "解压"),
    ("example", "lang=\"en\" dir=\"ltr\"", "Unpack the whole folder first"),
  ])
  func speaksTheDossiersLanguage(name: String, language: String, says: String) async throws {
    let scratch = try Scratch()
    let folder = "\(repository)/Tests/GoldenSiteTests/Cases/\(name)/in"
    let outcome = try await dossier("pack", folder, "-o", scratch("p.zip"))
    #expect(outcome.code == 0, "\(outcome.all)")
    let (place, top) = try await unpacked(scratch("p.zip"))
    let files = try place.files(top)
    #expect(deadLinks(files) == [])
    let start = String(decoding: try #require(files["START-HERE.html"]), as: UTF8.self)
    let policy = "<!DOCTYPE html>\n<html \(language)>\n<head>\n<meta http-equiv=\"Content-Security-Policy\" "
    #expect(start.hasPrefix(policy) && start.contains("<a href=\"index.html\">"), "\(start)")
    #expect(!start.contains("<link") && !start.contains("<script"), "a page of its own")
    let page = HTMLPage(path: "START-HERE.html", bytes: files["START-HERE.html"] ?? [])
    #expect(page.problems == [] && page.all("h1").count == 1 && page.all("main").count == 1)
    let readMe = String(decoding: try #require(files["READ ME FIRST.txt"]), as: UTF8.self)
    for text in [start, readMe] { #expect(text.contains(says) && text.contains("TLP:"), "\(text)") }
    #expect(readMe.contains("\n    sha256sum -c SHA256SUMS.txt\n") && readMe.contains("START-HERE.html"))
  }

  /// The folder's own name plays no part: it differs from one checkout to the next.
  @Test(arguments: [
    ("id: harbour-2\n", "harbour-2"), ("", "the-new-harbour"), ("id: dossier\n", "the-new-harbour"),
    ("title: \"Häfen: 2035, Teil 1!\"\n", "h-fen-2035-teil-1"), ("title: بندر\n", "dossier"),
    ("title: Con\n", "dossier"), ("title: \(String(repeating: "ab ", count: 40))\n", "\(abs)ab"),
  ])
  func isNamedAfterTheDossier(line: String, name: String) async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    let title = line.hasPrefix("title") ? "" : "title: The new harbour\n"
    try scratch.put("content/dossier.yml", "\(title)\(line)tlp: CLEAR\nthemes: [t]\n")
    let outcome = try await dossier("pack", in: scratch.path)
    #expect(outcome.code == 0 && outcome.error.hasSuffix("/\(name).zip\n"), "\(outcome.all)")
    let (_, folder) = try await unpacked(scratch("\(name).zip"))
    #expect(folder == name)
  }

  @Test func aPrivateCopySaysSo() async throws {
    let scratch = try Scratch()
    try scratch.putSmallDossier()
    try scratch.put(
      "content/sources/a.md",
      "---\ntitle: A\nlabel: A\nnumbering: text\ncopies: [{id: text, role: private, file: a.txt}]\n---\n"
        + "\nTells of a fee. {#p1}\n")
    try scratch.put("texts/a.txt", "The port authority charges every ferry for its berth and for water.\n")
    #expect(try await dossier("source", "fingerprint", "--originals", "texts", in: scratch.path).code == 0)
    let outcome = try await dossier(
      "pack", "--profile", "review", "--originals", "texts", in: scratch.path)
    #expect(outcome.code == 0 && outcome.error.hasSuffix("/small-review.zip\n"), "\(outcome.all)")
    let (place, folder) = try await unpacked(scratch("small-review.zip"))
    #expect(folder == "small-review")
    let files = try place.files(folder)
    #expect(files["private.txt"] != nil)
    let text = { (path: String) in String(decoding: files[path] ?? [], as: UTF8.self) }
    #expect(text("sources/a.html").contains("charges every ferry"))
    #expect(
      text("START-HERE.html").contains("Private review copy") && text("START-HERE.html").contains("noindex"))
    #expect(text("READ ME FIRST.txt").contains("TLP:AMBER\n"))
    #expect(text("READ ME FIRST.txt").contains("Do not publish or commit it."))
    let publicPack = try await dossier("pack", "--originals", "texts", in: scratch.path)
    #expect(publicPack.code == 0 && publicPack.error.hasSuffix("/small.zip\n"), "\(publicPack.all)")
    let open = try await unpacked(scratch("small.zip"))
    #expect(try open.scratch.files(open.folder)["private.txt"] == nil)
  }
}

private let abs = String(repeating: "ab-", count: 16)
