// Reading zip files: what was packed comes back, and what means harm is refused.

import Files
import Testing
import Workspace

@Suite struct ReadZipTests {
  private func pack(_ scratch: Scratch, _ files: [ArchiveFile]) async throws -> String {
    let out = "\(scratch.path)/out.zip"
    _ = try await writePack(files, folder: "top", to: out, dossier: scratch.path, isPrivate: false)
    return out
  }

  private func file(_ path: String, _ bytes: [UInt8]) -> ArchiveFile { ArchiveFile(path: path) { bytes } }

  @Test func whatWasPackedComesBack() async throws {
    let scratch = try Scratch()
    let out = try await pack(
      scratch, [file("a.html", [1, 2, 3]), file("b/c.txt", []), file("b/d.txt", [0x0A])])
    let tree = try loadZip(out)
    #expect(tree.files.map(\.path) == ["top/a.html", "top/b/c.txt", "top/b/d.txt"])
    #expect(tree.files.map(\.bytes) == [[1, 2, 3], [], [0x0A]])
  }

  @Test func whatIsTooLargeOrDamagedIsRefused() async throws {
    let scratch = try Scratch()
    // A million equal bytes take about a thousand packed.
    let out = try await pack(
      scratch, [file("a.txt", Array(repeating: 7, count: 1_000_000)), file("b.txt", [1])])
    var limits = ZipLimits()
    limits.bytes = 999_999
    #expect(throws: WorkspaceError.unreadable(path: out, errno: 27)) { try loadZip(out, limits: limits) }
    limits = ZipLimits()
    limits.files = 1
    #expect(throws: WorkspaceError.unreadable(path: out, errno: 27)) { try loadZip(out, limits: limits) }
    limits = ZipLimits()
    limits.packedBytes = 100
    #expect(throws: WorkspaceError.unreadable(path: out, errno: 27)) { try loadZip(out, limits: limits) }
    #expect(throws: WorkspaceError.notFound(path: "/nowhere.zip")) { try loadZip("/nowhere.zip") }
    // The names lie in the file in plain: one that leaves the folder has the same length.
    var bytes = try readFile(out)
    for place in bytes.indices where bytes[place...].starts(with: "top/a.txt".utf8) {
      bytes.replaceSubrange(place..<(place + 9), with: Array("../../.tx".utf8))
    }
    try writeFile(out, bytes)
    #expect(throws: WorkspaceError.self) { try loadZip(out) }
    try writeFile(out, Array("no zip file".utf8))
    #expect(throws: WorkspaceError.self) { try loadZip(out) }
  }
}
