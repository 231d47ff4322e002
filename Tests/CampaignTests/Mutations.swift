// Damage of every sort for a file: bytes, pieces of its own language, chunks, cuts, encodings, floods.

import Files
import Support

private let markdownPieces = [
  "[@a, ¶ 2]", "@b [¶ 25]", "[@a, ¶¶ 1–3]", "[@a, ¶¶ 3–1]", "[[e]]", "[[@a#p2]]", "[[#^c-one]]",
  "![[n#^c-one]]",
  "{#c-one}", "{.gap}", "{.fact .gap}", " ^c-x", "[x]{date=2017}", "[x]{date=\"9999-99\"}", "<b>", "&amp;",
  "&#1;", "&#x110000;", "\n\n", "\n- ", "\n> [!JUDGEMENT]\n> ", "\n| a |\n|---|\n| ", "\n## H\n", "\n```\n",
  "    ", "\t", "\n---\n", "<!--", "-->", "<?", "](", "![", "[", "]", "{", "}", "*", "`", "\\",
  "](javascript:x)",
  "](//x.org)", "](data:x,y)", "](JaVa\tscript:x)", "](&#106;avascript:x)", "<javascript:x>", "[a]: x\n",
  "](../../../x.md)", "](/x)", "](%2e%2e/x)", "](n.md#c-one)", "¶", "é", "中", "سلام", "\u{301}", "\u{200B}",
  "[^1]", "^[x]", "10000000000. x\n", "\n1) x\n", " 999999999. y\n",
]

private let yamlPieces = [
  "&a ", "*a", "!!str ", "!x ", "<<: *a\n", "\t", "\n\t- x", "title: again\n", "tlp: RED\n", "? x\n: y\n",
  "[[[[",
  "{a: {b: {c: {d: 1}}}}", "- - - - x\n", "key: |\n  text\n   more\n", "key: >-\n", "'", "\"", "\"\\x01\"",
  "\"\\u202e\"", "\"\\ud800\"", ": ", "- ", "#", "%YAML 1.2\n", "---\n", "...\n", "no", "1e3", "0x10", "~",
  "2024-13-45", "null", "99999999999999999999", "-1", "timeline: {from: 9, to: 9}\n", "label: \n", "'' : x\n",
  "? [a, b]\n: c\n", "\u{2028}", "\u{85}", "\u{FEFF}", "@", "`", "themes: [t, t]\n", "base-url: http://\n",
  "copies: [{id: x}, {id: x}]\n", "errata: [{at: p77}]\n", "segmentation: {missing: [{after: p1}]}\n",
]

private let templatePieces = [
  "{{", "}}", "{{{", "}}}", "{{title}}", "{{main}}", "{{head}}", "{{{main}}}", "{{&main}}", "{{> page}}",
  "{{>x}}", "{{=<% %>=}}", "{{=}}", "{{#nav}}", "{{/nav}}", "{{^nav}}", "{{#cutoff}}", "{{/cutoff}}", "{{.}}",
  "{{! open", "{{!}}", "{{ title }}", "{{#title}}", "{{$x}}", "{{</x}}", "{{% CONTENT_TYPE:HTML}}",
  "{{nav.first}}", "{{upper(title)}}", "{{}}", "{{#}}", "{{/}}", "{{Title}}", "<script>", "</script>", "{{\n",
]

private let jsonPieces = [
  "{\"label\":\"p1\"}\n", "{\"label\":\"p7\",\"lines\":[9,1]}\n", "{\"label\":\"p8\",\"chars\":[0,1e99]}\n",
  "{\"label\":\"p1000000\"}\n", "{\"label\":\"p0\"}\n", "{\"label\":\"x1\"}\n", "\"\\u0001\"", "\"\\ud800\"",
  "\\u0000", "\\u202e", "null", "true", "-1", "1.5", "1e400", "99999999999999999999", "[[[[", "{\"a\":",
  "}\n{",
  "\n\n", "\r\n", "\"retired\":true,", "\"opening\":\"<b> &amp; \\u003c\",", "\"label\":\"p2\",", ",", ":",
  "[", "]",
  "{}\n", "[]\n", "\"\"\n", "\"fp\":\"v1:x\",", "\"sentences\":[\"\"],",
]

private let badBytes: [[UInt8]] = [
  [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80], [0x80], [0x00], [0x0D],
  [0x0D, 0x0A], [0x7F], [0xC2, 0x85], [0xEF, 0xBB, 0xBF], [0x1B, 0x5B, 0x33, 0x31, 0x6D],
  [0xF4, 0x90, 0x80, 0x80],
]

extension FileKind {
  /// Pieces of the languages that a file of this kind is written in.
  fileprivate var pieces: [String] {
    switch self {
    case .note, .source, .entity: markdownPieces + yamlPieces
    case .paragraphs: jsonPieces
    case .settings: yamlPieces
    case .template: templatePieces
    }
  }
}

/// A file with one to four damages.
/// - Parameter other: a file from which a piece may come.
func damaged(
  _ file: SourceFile, _ kind: FileKind, splicing other: SourceFile, _ random: inout SeededGenerator
) -> SourceFile {
  var bytes = file.bytes
  for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&bytes, kind, other.bytes, &random) }
  return SourceFile(path: file.path, bytes: bytes)
}

private func damage(
  _ bytes: inout [UInt8], _ kind: FileKind, _ other: [UInt8], _ random: inout SeededGenerator
) {
  let at = Int.random(in: 0...bytes.count, using: &random)
  let chunk = at..<min(bytes.count, at + Int.random(in: 1...40, using: &random))
  let piece = Array((kind.pieces.randomElement(using: &random) ?? "").utf8)
  switch Int.random(in: 0..<100, using: &random) {
  case 0..<15:
    // One bit, or any byte.
    guard at < bytes.count else { return }
    let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
    bytes[at] = Bool.random(using: &random) ? bytes[at] ^ bit : UInt8.random(in: 0x20..<0x7F, using: &random)
  case 15..<50: bytes.insert(contentsOf: piece, at: at)
  case 50..<62: bytes.removeSubrange(chunk)
  case 62..<70: bytes.insert(contentsOf: bytes[chunk], at: Int.random(in: 0...bytes.count, using: &random))
  case 70..<78:
    // The start of this file and the end of another, or a piece of that in the middle.
    let from = Int.random(in: 0...other.count, using: &random)
    let length = Bool.random(using: &random) ? other.count : 60
    if length == other.count { bytes.removeSubrange(at...) }
    bytes.insert(contentsOf: other[from..<min(other.count, from + length)], at: at)
  case 78..<83: bytes.removeSubrange(at...)
  case 83..<93: bytes.insert(contentsOf: badBytes.randomElement(using: &random) ?? [], at: at)
  case 93..<96:
    // The whole file with other line ends.
    let end: [UInt8] = Bool.random(using: &random) ? [0x0D] : [0x0D, 0x0A]
    bytes = Array(bytes.split(separator: 0x0A, omittingEmptySubsequences: false).joined(separator: end))
  case 96..<98:
    // A word or line of great length.
    let count = 1 << Int.random(in: 6...12, using: &random)
    bytes.insert(
      contentsOf: [UInt8](repeating: UInt8.random(in: 0x20..<0x7F, using: &random), count: count), at: at)
  default:
    let count = 1 << Int.random(in: 4...9, using: &random)
    let unit = Bool.random(using: &random) ? piece : Array(bytes[chunk])
    bytes.insert(contentsOf: repeatElement(unit, count: count).joined(), at: at)
  }
}
