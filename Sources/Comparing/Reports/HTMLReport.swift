// What changed as one page that holds all it needs: no script, no request, its own policy. Both sides stand
// side by side where there is room. The style and the filters are in HTMLReportStyle.swift.

import Files

/// A comparison as one HTML file: the redline.
package func htmlDiff(_ comparison: Comparison, links: DiffLinks = DiffLinks()) -> String {
  var page = RedlinePage(comparison, links)
  page.head()
  page.summary()
  page.filters()
  for severity in Severity.allCases { page.section(severity) }
  page.accounting()
  page.line("</main>\n</body>\n</html>")
  return page.text
}

private struct RedlinePage {
  let comparison: Comparison
  let links: DiffLinks
  var text = ""
  private var ids: Set<String> = []

  init(_ comparison: Comparison, _ links: DiffLinks) { (self.comparison, self.links) = (comparison, links) }

  mutating func line(_ html: String) { text += html + "\n" }

  mutating func head() {
    let style = redlineStyle(groups)
    let title = "What changed: \(comparison.a.name) to \(comparison.b.name)"
    line("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")
    line(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        + "style-src 'sha256-\(base64(sha256(Array(style.utf8))))'; base-uri 'none'; form-action 'none'\">")
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    line("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">")
    line("<title>\(htmlEscaped(title))</title>\n<style>\(style)</style>\n</head>\n<body>")
  }

  // MARK: Totals and filters

  /// The groups that have a change, in their order.
  private var groups: [ChangeGroup] {
    ChangeGroup.allCases.filter { group in comparison.changes.contains { $0.kind.group == group } }
  }

  mutating func summary() {
    let side = { (side: Comparison.Side) -> String in
      let commit = side.commit.map { " <code>\(htmlEscaped(String($0.prefix(10))))</code>" } ?? ""
      let title = side.title.isEmpty ? "" : ", <bdi>\(htmlEscaped(side.title))</bdi>"
      return "<bdi>\(htmlEscaped(side.name))</bdi>\(commit)\(title)"
    }
    line("<header>\n<h1>What changed</h1>\n<dl>")
    line(
      "<dt>From</dt>\n<dd>\(side(comparison.a))</dd>\n<dt>To</dt>\n<dd>\(side(comparison.b))</dd>\n</dl>"
    )
    if comparison.isPrivate {
      line("<p class=\"private\">Private: this holds texts of sources, and is not for publication.</p>")
    }
    line("</header>\n<main>")
    if comparison.changes.isEmpty { return line("<p>Nothing changed.</p>") }
    line(
      "<table>\n<caption>Changes by what they concern and how much weight they have</caption>\n<thead>\n<tr>"
    )
    line("<th scope=\"col\">concerns</th>")
    for severity in Severity.allCases { line("<th scope=\"col\">\(severity.rawValue)</th>") }
    line("</tr>\n</thead>\n<tbody>")
    for group in groups {
      line("<tr>\n<th scope=\"row\">\(group.rawValue)</th>")
      for severity in Severity.allCases {
        line("<td>\(comparison.changes.count { $0.kind.group == group && $0.severity == severity })</td>")
      }
      line("</tr>")
    }
    line("</tbody>\n</table>")
  }

  /// Boxes that hide what is not ticked, by the style alone.
  mutating func filters() {
    if comparison.changes.isEmpty { return }
    line("<fieldset class=\"filters\">\n<legend>Show</legend>")
    for severity in Severity.allCases where comparison.count(severity) > 0 { box(severity.rawValue) }
    for group in groups { box(group.rawValue) }
    line("</fieldset>")
  }

  private mutating func box(_ name: String) {
    line("<label><input type=\"checkbox\" id=\"show-\(name)\" checked> \(name)</label>")
  }

  // MARK: Changes

  mutating func section(_ severity: Severity) {
    let changes = comparison.changes.filter { $0.severity == severity }
    if changes.isEmpty { return }
    let titles: [Severity: String] = [
      .high: "Of high weight", .warning: "Warnings", .info: "For information",
    ]
    line("<section class=\"part \(severity.rawValue)\" aria-labelledby=\"part-\(severity.rawValue)\">")
    line("<h2 id=\"part-\(severity.rawValue)\">\(titles[severity] ?? "")</h2>")
    for change in changes { add(change) }
    line("</section>")
  }

  private mutating func add(_ change: Change) {
    // The same id twice would be no valid page; the second change has no place to link to.
    let id = ids.insert(change.id).inserted && !change.id.isEmpty ? " id=\"d-\(htmlEscaped(change.id))\"" : ""
    line("<article class=\"change \(change.severity.rawValue) \(change.kind.group.rawValue)\"\(id)>")
    line("<h3><bdi>\(htmlEscaped(change.headline))</bdi></h3>")
    line("<p class=\"place\">\(place(change))</p>")
    if let values = change.values { line("<p class=\"values\"><bdi>\(htmlEscaped(values))</bdi></p>") }
    if !change.remarks.isEmpty {
      line("<ul class=\"remarks\">")
      for remark in change.remarks { line("<li><bdi>\(htmlEscaped(remark))</bdi></li>") }
      line("</ul>")
    }
    for neighbour in change.around where neighbour.isBefore { context(neighbour, change) }
    sides(change)
    for neighbour in change.around where !neighbour.isBefore { context(neighbour, change) }
    // Ticks are of the moment: a page without script cannot keep them.
    line("<label class=\"seen\"><input type=\"checkbox\"> seen</label>\n</article>")
  }

  private func place(_ change: Change) -> String {
    let title = change.pageTitle.isEmpty ? "" : "<bdi>\(htmlEscaped(change.pageTitle))</bdi>, "
    let shown = "<code>\(htmlEscaped(change.place))</code>"
    guard let state = change.shownState else { return title + shown }
    if change.after != nil, let pages = links.pages, state.file.hasSuffix(".html") {
      let anchor = state.anchor.isEmpty ? "" : "#" + uriReference(state.anchor)
      return title + "<a href=\"\(htmlEscaped(pages + uriReference(state.file) + anchor))\">\(shown)</a>"
    }
    guard let address = links.line(of: state, isBefore: change.after == nil) else { return title + shown }
    return title + "<a href=\"\(htmlEscaped(address))\">\(shown)</a>"
  }

  private mutating func context(_ neighbour: Neighbour, _ change: Change) {
    let language = change.shownState?.language ?? ""
    line("<p class=\"context\"\(attributes(language))>\(htmlEscaped(cut(neighbour.text, 300)))</p>")
  }

  /// The words of both sides; of a citation or a drift, the paragraphs of both with the claim between them.
  private mutating func sides(_ change: Change) {
    let old = change.before?.paragraphs ?? []
    let new = change.after?.paragraphs ?? []
    let isOfParagraphs = change.kind.group == .citations || change.kind.group == .paragraphs
    if isOfParagraphs, !old.isEmpty || !new.isEmpty {
      line("<div class=\"sides three\">")
      for paragraph in old { add(paragraph, change.before, "Before", against: new) }
      if old.isEmpty {
        line("<div class=\"side before none\">\n<h4>Before</h4>\n<p>no paragraph</p>\n</div>")
      }
      line("<div class=\"side between\">\n<h4>\(change.claim == nil ? "What changed" : "The claim")</h4>")
      words(change, nil)
      line("</div>")
      for paragraph in new { add(paragraph, change.after, "After", against: old) }
      if new.isEmpty { line("<div class=\"side after none\">\n<h4>After</h4>\n<p>no paragraph</p>\n</div>") }
      return line("</div>")
    }
    if runs(of: change).isEmpty { return }
    let (isNew, isGone) = (change.before == nil, change.after == nil)
    line("<div class=\"sides \(isNew || isGone ? "one" : "two")\">")
    if !isNew {
      line("<div class=\"side before\">\n<h4>Before</h4>")
      words(change, .removed)
      line("</div>")
    }
    if !isGone {
      line("<div class=\"side after\">\n<h4>After</h4>")
      words(change, .added)
      line("</div>")
    }
    line("</div>")
  }

  /// The runs of one side, or of both in one text.
  private mutating func words(_ change: Change, _ side: WordRun.Kind?) {
    let state = side == .removed ? change.before ?? change.after : change.shownState
    var html = ""
    for run in shortened(runs(of: change), context: 400, changed: 20_000) {
      let text = htmlEscaped(run.text)
      switch run.kind {
      case .same: html += text
      case .removed: if side != .added { html += "<del>\(text)</del>" }
      case .added: if side != .removed { html += "<ins>\(text)</ins>" }
      }
    }
    // A claim that is cited otherwise now says what it said; its words are not in the runs then.
    if html.isEmpty { html = htmlEscaped(cut(state?.text ?? "", 2000)) }
    line(
      html.isEmpty ? "<p>no words</p>" : "<p class=\"words\"\(attributes(state?.language ?? ""))>\(html)</p>")
  }

  private mutating func add(
    _ paragraph: ParagraphState, _ state: ChangeState?, _ side: String, against others: [ParagraphState]
  ) {
    line("<div class=\"side \(side.lowercased())\">\n<h4>\(side)</h4>")
    var facts = "\(paragraph.source) \(paragraph.label)"
    if !paragraph.grade.isEmpty { facts += ", \(paragraph.grade)" }
    line("<p class=\"facts\"><bdi>\(htmlEscaped(facts))</bdi></p>")
    if !paragraph.digest.isEmpty {
      line("<p\(attributes(state?.language ?? ""))>\(htmlEscaped(paragraph.digest))</p>")
    }
    if comparison.isPrivate, !paragraph.full.isEmpty {
      line("<blockquote dir=\"auto\"><p>\(htmlEscaped(paragraph.full))</p></blockquote>")
    }
    if !paragraph.fingerprint.isEmpty {
      let differs = others.contains {
        $0.fingerprint != paragraph.fingerprint && $0.source == paragraph.source
      }
      let shown = cut(paragraph.fingerprint, 24)
      let mark = differs ? (side == "Before" ? "del" : "ins") : "span"
      line(
        "<p class=\"facts\"><code><\(mark)>\(htmlEscaped(shown))</\(mark)></code></p>"
      )
    }
    line("</div>")
  }

  // MARK: Accounting

  mutating func accounting() {
    let accounting = comparison.accounting
    line("<section aria-labelledby=\"accounting\">\n<h2 id=\"accounting\">Changed lines</h2>")
    line(
      "<p>\(accounting.files) \(accounting.files == 1 ? "file" : "files"), "
        + "+\(accounting.added) −\(accounting.removed) lines.</p>")
    if accounting.unexplained.isEmpty {
      line("<p>Every changed line is accounted for by the changes above.</p>\n</section>")
      return
    }
    let count = accounting.unexplained.count
    line(
      "<p class=\"open\">\(count) changed \(count == 1 ? "line is" : "lines are") not accounted for:</p>"
    )
    line("<ul>")
    for entry in accounting.unexplained.prefix(1000) {
      let mark = entry.isRemoved ? "del" : "ins"
      let place = entry.line > 0 ? "\(entry.file):\(entry.line)" : entry.file
      let words = entry.text.isEmpty ? "" : "<\(mark)>\(htmlEscaped(entry.text))</\(mark)>"
      line("<li><code>\(htmlEscaped(place))</code> <bdi>\(words)</bdi></li>")
    }
    line(
      count > 1000
        ? "</ul>\n<p>\(count - 1000) more are not listed here.</p>\n</section>" : "</ul>\n</section>")
  }
}

/// Language and direction of an author's text.
private func attributes(_ language: String) -> String {
  if language.isEmpty { return " dir=\"auto\"" }
  return " lang=\"\(htmlEscaped(language))\" dir=\"\(isRightToLeft(language) ? "rtl" : "ltr")\""
}

/// RFC 4648, section 4.
func base64(_ bytes: [UInt8]) -> String {
  let symbols = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var result: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for place in 0..<4 {
      result.append(place <= group.count ? symbols[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
    }
  }
  return String(decoding: result, as: UTF8.self)
}
