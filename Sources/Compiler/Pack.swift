// What is in a pack: the files of a site and what a person needs who gets them in one zip file. Nothing here
// depends on the machine: where the dossier lies, what day it is, or what stands in an old site.

package import Corpus
package import Diagnostics
package import Files
import Linking
import Rendering

/// The name of a pack and of the one folder in it: the dossier's `id`, or else its title as a name; at most
/// 50 characters, and of a private copy with a word for it.
///
/// Never the name of the folder that the dossier lies in, which differs from one checkout to another.
package func packName(_ settings: Settings, _ profile: Profile) -> String {
  var name = settings.id
  if name == Settings().id {
    let words = slug(settings.title).utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      default: UInt8(ascii: "-")
      }
    }
    name = words.split(separator: UInt8(ascii: "-")).map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: "-")
  }
  name = String(name.prefix(50))
  while name.hasSuffix("-") { name.removeLast() }
  if !isPlainName(name) { name = Settings().id }
  return profile == .review ? name + "-review" : name
}

/// The files of a pack but for their checksums, sorted by path.
/// - Parameter files: those of the site, as they are to be rendered.
package func packFiles(_ files: [OutputFile], of compiled: Compiled, profile: Profile) -> [ArchiveFile] {
  let site = files.map { ArchiveFile(path: $0.path.text, render: $0.render) }
  return sorted(site + startFiles(compiled.linked, isPrivate: profile == .review))
}

/// The same files with `SHA256SUMS.txt`, by which `sha256sum -c` checks an unpacked folder.
///
/// Renders every file once; what is to look at the bytes before they are packed can do so meanwhile.
package func withChecksums(_ files: [ArchiveFile], jobs: Int) async throws -> [ArchiveFile] {
  let sums = try await parallelMap(files.count, jobs: jobs) { index in
    // Two blanks: the format of coreutils, for a file that is read as it is.
    "\(sha256Hex(files[index].render()))  \(files[index].path)\n"
  }
  let bytes = Array(sums.joined().utf8)
  return sorted(files + [ArchiveFile(path: ArchiveFile.checksumsName) { bytes }])
}

private func sorted(_ files: [ArchiveFile]) -> [ArchiveFile] { files.sorted { precedes($0.path, $1.path) } }

/// Paths of a pack that not every system can unpack, each reported where its file comes from.
package func checkPaths(of files: [ArchiveFile], folder: String, _ corpus: Corpus) -> [Finding] {
  let paths = (files.map(\.path) + [ArchiveFile.checksumsName]).sorted(by: precedes)
  return pathProblems(paths.map { "\(folder)/\($0)" }).map { path, problem in
    let inside = String(path.dropFirst(folder.count + 1))
    let origin =
      corpus.images.contains { $0.path == inside }
      ? "content/\(inside)"
      : corpus.statics.contains { $0.path == inside } ? "content/static/\(inside)" : inside
    return Finding(.unportablePath(problem), path: origin, range: 0..<0)
  }.sortedForReport()
}

/// What keeps paths from being unpacked on every system, in the order of the paths.
///
/// Windows has a limit of 260 characters for a whole path, of which the place where a reader unpacks takes
/// its part, and takes letters of either case for the same; some of its names are devices.
package func pathProblems(_ paths: [String]) -> [(path: String, problem: PathProblem)] {
  let (longestPath, longestName) = (120, 60)
  var found: [(path: String, problem: PathProblem)] = []
  var seen: [String: String] = [:]
  for path in paths {
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    if path.unicodeScalars.count > longestPath {
      found.append((path, .longPath(count: path.unicodeScalars.count, allowed: longestPath)))
    }
    if let name = names.map(withoutEnding).first(where: { $0.unicodeScalars.count > longestName }) {
      found.append((path, .longName(count: name.unicodeScalars.count, allowed: longestName)))
    }
    if let name = names.first(where: { isDeviceName($0) }) {
      found.append((path, .deviceName(String(name))))
    }
    if !names.allSatisfy(isPortable) { found.append((path, .characters)) }
    if let other = seen.updateValue(path, forKey: path.lowercased()) { found.append((path, .twin(other))) }
  }
  return found
}

/// Letters, digits and `- _ .`, and the blanks of the one name that has them; a name does not end in a dot,
/// which Windows drops.
private func isPortable(_ name: Substring) -> Bool {
  if name == ArchiveFile.readMeName { return true }
  guard let last = name.utf8.last, last != UInt8(ascii: ".") else { return false }
  return name.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

/// A note's name may have 60 characters, and its page has an ending besides.
private func withoutEnding(_ name: Substring) -> Substring {
  guard let dot = name.lastIndex(of: "."), dot > name.startIndex, name[dot...].utf8.count <= 6 else {
    return name
  }
  return name[..<dot]
}
