// Callouts: block quotes whose first line is `[!KIND]`, in GitHub's and Obsidian's forms and our own.

import Diagnostics
import Markup

extension Callout {
  package static let github = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]
  package static let ours = ["JUDGEMENT", "ASSUMPTION", "GAP", "ALTERNATIVE", "OVERTAKEN", "ACH"]
  package static let obsidian =
    "abstract info todo success question failure danger bug example quote"
    .uppercased().split(separator: " ").map(String.init)

  /// Obsidian's other names for kinds; those that GitHub knows stay GitHub's.
  private static let aliases = [
    "SUMMARY": "ABSTRACT", "TLDR": "ABSTRACT", "HINT": "TIP", "CHECK": "SUCCESS", "DONE": "SUCCESS",
    "HELP": "QUESTION", "FAQ": "QUESTION", "ATTENTION": "WARNING", "FAIL": "FAILURE", "MISSING": "FAILURE",
    "ERROR": "DANGER", "CITE": "QUOTE",
  ]

  package static func isKnown(_ kind: String) -> Bool {
    ours.contains(kind) || github.contains(kind) || obsidian.contains(kind)
  }

  /// The kind that a name means, in capitals.
  static func kind(named name: String) -> String {
    let capitals = name.uppercased()
    return aliases[capitals] ?? capitals
  }

  /// The kind that the callout gives to the blocks in it.
  var claimKind: Kind? {
    switch kind {
    case "ASSUMPTION": .assumption
    case "GAP": .gap
    case "ALTERNATIVE", "OVERTAKEN": .assessment
    default: nil
    }
  }
}

extension BlockReader {
  /// The callout that a block quote is; `nil` for a quotation.
  mutating func readCallout(_ quote: Int) -> Callout? {
    let tree = note.tree
    let paragraph = quote + 1
    guard paragraph + 1 < tree.nodes.count, tree.nodes[paragraph].kind == .paragraph,
      paragraph < Int(tree.nodes[quote].end), tree.nodes[paragraph + 1].kind == .text
    else { return nil }
    let first = tree.text(tree.nodes[paragraph + 1])
    guard first.hasPrefix("[!"), let close = first.firstIndex(of: "]") else { return nil }
    let name = String(first[first.index(first.startIndex, offsetBy: 2)..<close])
    guard !name.isEmpty,
      name.utf8.allSatisfy({ (($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A) || $0 == UInt8(ascii: "-") })
    else { return nil }
    var content = paragraph + 2
    let end = Int(tree.nodes[paragraph].end)
    while content < end, tree.nodes[content].kind != .softBreak, tree.nodes[content].kind != .lineBreak {
      content = Int(tree.nodes[content].end)
    }
    var rest = first[first.index(after: close)...]
    let folding = folding(&rest)
    let title = trimmed(String(rest) + tree.plainText((paragraph + 2)..<content))
    let kind = Callout.kind(named: name)
    if !Callout.isKnown(kind) {
      findings.append(
        Finding(
          .unknownCallout(name: kind, known: Callout.ours + Callout.github + Callout.obsidian),
          path: note.path, range: tree.nodes[quote].source))
    }
    if kind == "JUDGEMENT", folding != nil {
      findings.append(
        Finding(
          .judgementField(field: "title", problem: "begins with + or -, but a judgement is not folded"),
          path: note.path, range: tree.nodes[paragraph].source))
    }
    return Callout(
      node: quote, kind: kind, name: name, folding: folding, title: title, paragraph: paragraph,
      contentStart: min(content + 1, end))
  }

  /// `+` or `-` directly behind the marker.
  private func folding(_ rest: inout Substring) -> Callout.Folding? {
    guard let sign = rest.first, sign == "+" || sign == "-",
      rest.dropFirst().first.map({ $0.isWhitespace }) ?? true
    else { return nil }
    rest = rest.dropFirst()
    return sign == "+" ? .open : .closed
  }
}
