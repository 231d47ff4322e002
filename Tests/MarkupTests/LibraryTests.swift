// Our tree against the C library's own HTML (its command, in safe mode, with `table` and `tasklist`) on the
// examples of CommonMark and GFM: with our syntax off on every one, with it on wherever an example holds
// none of it. Raw HTML is left out on both sides, since we show it as text.

import Diagnostics
import Files
import Foundation
import Markup
import Support
import Testing

private let suites = ProcessInfo.processInfo.environment["DOSSIER_SUITES"]
private let command = "/usr/bin/cmark-gfm"

private struct Example: Codable, Sendable {
  var suite: String
  var example: Int
  var markdown: String
}

@Suite struct LibraryTests {
  @Test func treesAreThoseOfTheLibrary() throws {
    guard let suites else {
      print("SKIPPED, LOUDLY: DOSSIER_SUITES is unset; our trees were not compared with the library's")
      return
    }
    guard FileManager.default.isExecutableFile(atPath: command) else {
      Issue.record("cmark-gfm is not installed; run scripts/setup.sh --tests")
      return
    }
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(suites)/gfm-examples.jsonl"))
    let examples = try data.split(separator: 0x0A).map { try JSONDecoder().decode(Example.self, from: $0) }
    #expect(examples.count >= 700)
    let wanted = try rendered(examples.map(\.markdown))
    var compared = (off: 0, on: 0)
    var differing: [String] = []
    for (example, theirs) in zip(examples, wanted) {
      let file = SourceFile(path: "a.md", text: example.markdown)
      let off = parseMarkdown(file, from: 0, readsOurs: false)
      // What the screen refuses has no tree; no example is refused.
      #expect(!off.value.nodes.isEmpty)
      compared.off += 1
      let name = "\(example.suite) \(example.example) \(example.markdown.debugDescription)"
      if squeezed(html(off.value)) != theirs {
        differing.append("off \(name): \(squeezed(html(off.value))) | \(theirs)")
      }
      let on = parseMarkdown(file, from: 0)
      if holdsOurs(on.value) || on.findings.contains(where: { $0.code != .rawHTML }) { continue }
      compared.on += 1
      if squeezed(html(on.value)) != theirs {
        differing.append("on \(name): \(squeezed(html(on.value))) | \(theirs)")
      }
    }
    #expect(compared.on > 500, "too few hold nothing of ours: \(compared)")
    #expect(differing == [], "\(differing.count) of \(compared)")
  }
}

/// Whether a tree holds anything that CommonMark does not know.
private func holdsOurs(_ tree: Tree) -> Bool {
  !tree.attributes.isEmpty
    || tree.nodes.contains { node in
      switch node.kind {
      case .citation, .wikilink, .span, .brokenSpan, .footnoteReference: true
      case .item: node.flag > 2
      // A bare address is a link to us alone.
      case .link: tree.text(node).lowercased().utf8.starts(with: "http".utf8)
      default: false
      }
    }
}

/// The command's HTML of each text, one process for all: a line that no example holds stands between them.
private func rendered(_ texts: [String]) throws -> [String] {
  let folder = FileManager.default.temporaryDirectory.appending(path: "dossier-library-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  // It is left to the system when the test is killed.
  defer { try? FileManager.default.removeItem(at: folder) }
  for (number, text) in texts.enumerated() {
    try Data(text.utf8).write(to: folder.appending(path: "\(number).md"))
  }
  let loop = "for i in $(seq 0 \(texts.count - 1)); do \(command) -e table -e tasklist $i.md > $i.html; done"
  _ = try printed(by: ["/bin/sh", "-c", loop], in: folder.path)
  return try texts.indices.map { number in
    squeezed(try String(contentsOf: folder.appending(path: "\(number).html"), encoding: .utf8))
  }
}

/// Without raw HTML, and white space as one blank or none.
private func squeezed(_ html: String) -> String {
  var text = html.replacing("<!-- raw HTML omitted -->", with: "")
  text.replace(/\s+/, with: " ")
  text.replace(/\s*(<[^>]*>)\s*/) { String($0.1) }
  return text.trimmingCharacters(in: .whitespaces)
}

private func html(_ tree: Tree) -> String {
  var html = ""
  var closing: [(end: Int, text: String)] = []
  var tight: [Bool] = []
  var i = 1
  while i < tree.nodes.count || !closing.isEmpty {
    while let last = closing.last, i >= last.end {
      html += last.text
      if last.text == "</ul>" || last.text == "</ol>" { tight.removeLast() }
      closing.removeLast()
    }
    guard i < tree.nodes.count else { continue }
    let node = tree.nodes[i]
    let wrap = { (tag: String) in
      html += "<\(tag)>"
      closing.append((Int(node.end), "</\(tag)>"))
    }
    switch node.kind {
    case .blockQuote: wrap("blockquote")
    case .list:
      let isOrdered = node.flag & 1 == 1
      html += isOrdered ? (node.token == 1 ? "<ol>" : "<ol start=\"\(node.token)\">") : "<ul>"
      closing.append((Int(node.end), isOrdered ? "</ol>" : "</ul>"))
      tight.append(node.flag & 2 == 0)
    case .item:
      wrap("li")
      if node.flag > 0 {
        html += "<input type=\"checkbox\"\(node.flag == 2 ? " checked=\"\"" : "") disabled=\"\" />"
      }
    case .paragraph:
      let inTight =
        tight.last == true && tree.nodes[i - 1].kind != .blockQuote && closing.last?.text == "</li>"
      if inTight { closing.append((Int(node.end), "")) } else { wrap("p") }
    case .heading: wrap("h\(node.flag)")
    case .thematicBreak: html += "<hr />"
    case .codeBlock:
      let language = tree.languages[i].map { " class=\"language-\(escaped($0))\"" } ?? ""
      html += "<pre><code\(language)>\(escaped(tree.text(node)))</code></pre>"
    case .table: wrap("table")
    case .tableRow: openRow(tree, i, &html, &closing)
    case .tableCell:
      let tag = closing.contains { $0.text.hasSuffix("</thead>") } ? "th" : "td"
      html +=
        "<\(tag)" + ["", " align=\"left\"", " align=\"center\"", " align=\"right\""][Int(node.flag)] + ">"
      closing.append((Int(node.end), "</\(tag)>"))
    case .text: html += escaped(tree.text(node))
    case .softBreak: html += "\n"
    case .lineBreak: html += "<br />\n"
    case .code: html += "<code>\(escaped(tree.text(node)))</code>"
    case .emphasis: wrap("em")
    case .strong: wrap("strong")
    case .link:
      html += "<a href=\"\(address(tree.text(node)))\"\(title(tree, i))>"
      closing.append((Int(node.end), "</a>"))
    case .image:
      html +=
        "<img src=\"\(address(tree.text(node)))\" alt=\"\(escaped(tree.plainText((i + 1)..<Int(node.end))))\""
        + title(tree, i) + " />"
      i = Int(node.end)
      continue
    default: break
    }
    i += 1
  }
  return html
}

private func title(_ tree: Tree, _ node: Int) -> String {
  tree.titles[node].map { " title=\"\(escaped($0))\"" } ?? ""
}

private func openRow(
  _ tree: Tree, _ i: Int, _ html: inout String, _ closing: inout [(end: Int, text: String)]
) {
  let node = tree.nodes[i]
  let isHeader = node.flag == 1
  let isFirst = tree.nodes[..<i].last { $0.kind == .tableRow && Int($0.end) == i }?.flag == 1
  let isLast = closing.last?.end == Int(node.end)
  html += isHeader ? "<thead><tr>" : isFirst ? "<tbody><tr>" : "<tr>"
  closing.append((Int(node.end), isHeader ? "</tr></thead>" : isLast ? "</tr></tbody>" : "</tr>"))
}

private func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    .replacing("\"", with: "&quot;")
}

/// As the library writes addresses: what is no character of one in per cent; in safe mode, dangerous ones
/// are empty.
private func address(_ url: String) -> String {
  let lower = url.lowercased()
  let refused = ["javascript:", "vbscript:", "file:"].contains { lower.hasPrefix($0) }
  if refused || (lower.hasPrefix("data:") && !lower.hasPrefix("data:image/")) { return "" }
  var result = ""
  for byte in url.utf8 {
    let isPlain = (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
    if isPlain || "-_.+!*(),%#@?=;:/,+$~'".utf8.contains(byte) {
      result += byte == UInt8(ascii: "'") ? "&#x27;" : String(UnicodeScalar(byte))
    } else if byte == UInt8(ascii: "&") {
      result += "&amp;"
    } else {
      result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
  return result
}
