// What a copy made with `build --since` has besides an ordinary site: the page of changes, and at each
// changed claim a bar in the margin with a link to what changed.

import Corpus
import Files
import Linking

let changesPath = SitePath(checked: "changes.html")
let changesSheet = SitePath(checked: "assets/changes.css")

extension Site {
  // MARK: At a claim

  /// The class of a claim or judgement, and a second one where it changed.
  func markedClass(_ name: String, _ id: String) -> String {
    plan.since?.marks[id] == nil ? name : name + " changed"
  }

  /// The word beside the bar, for those who do not see it; it leads to what changed.
  func changedLine(_ id: String, from path: SitePath) -> String? {
    guard let mark = plan.since?.marks[id] else { return nil }
    let href = plan.href(changesPath, from: path, fragment: "change-\(mark.item)")
    let word = mark.isNew ? words.changes.new : words.changes.changed
    return "<small class=\"change-mark\"><a href=\"\(escaped(href))\">\(word)</a></small>"
  }

  /// What stands in the head of each page.
  func changesHead(_ path: SitePath) -> String {
    plan.since == nil
      ? "" : "<link rel=\"stylesheet\" href=\"\(plan.href(changesSheet, from: path))\">\n"
  }

  // MARK: The page

  func changesPage(into html: inout HTML) {
    guard let since = plan.since else { return }
    let own = words.changes
    let reference = isolated(escaped(since.reference))
    let title =
      since.release.map { own.inRelease(isolated(escaped($0))) } ?? own.since(reference)
    html.raw("<h1>\(title)</h1>\n<p>\(own.intro(reference))</p>\n")
    if since.items.isEmpty { html.raw("<p>\(own.none)</p>\n") }
    for group in groups(since.items) {
      html.raw("<h2>\(group.title)</h2>\n")
      for item in group.items { change(item, into: &html) }
    }
    if since.withheldCount > 0 { html.raw("<p>\(own.withheld(since.withheldCount))</p>\n") }
  }

  /// The changes by theme, in the order of the themes; then those on pages of no theme.
  private func groups(_ items: [ChangedItem]) -> [(title: String, items: [ChangedItem])] {
    let named =
      corpus.themes.map { ("themes/\($0)/", isolated(escaped(themeTitle($0)))) }
      + [("sources/", words.frame.sources), ("entities/", words.frame.entities)]
    var groups = named.map { prefix, title in
      (title: title, items: items.filter { $0.page.hasPrefix(prefix) })
    }
    let others = items.filter { item in !named.contains { item.page.hasPrefix($0.0) } }
    groups.append((words.pictures.otherPages, others))
    return groups.filter { !$0.items.isEmpty }
  }

  private func change(_ item: ChangedItem, into html: inout HTML) {
    let own = words.changes
    html.raw("<article class=\"change\(item.isHigh ? " high" : "")\" id=\"change-\(escaped(item.id))\">\n")
    html.raw("<h3>\(own.sort(item.sort))")
    if item.isHigh { html.raw(" <span class=\"weight\">\(own.high)</span>") }
    html.raw("</h3>\n<p class=\"place\">\(place(item))</p>\n")
    if let values = values(item) { html.raw("<p class=\"values\">\(values)</p>\n") }
    if !item.remarks.isEmpty {
      let remarks = item.remarks.map(own.remark).joined(separator: words.text.comma)
      html.raw("<p class=\"remarks\">\(remarks)</p>\n")
    }
    redline(item, into: &html)
    if let (before, after) = item.paragraphs {
      html.raw("<div class=\"sides\">\n")
      side(own.before, before, into: &html)
      side(own.after, after, into: &html)
      html.raw("</div>\n")
    }
    let resting = item.affects.compactMap { link(toClaim: $0) }
    if !resting.isEmpty {
      let list = resting.joined(separator: words.text.comma)
      html.raw("<p class=\"affects\">\(own.bearsOn)\(words.text.colon)\(list)</p>\n")
    }
    html.raw("</article>\n")
  }

  /// The page, as a link where it is still there, and what changed on it.
  private func place(_ item: ChangedItem) -> String {
    let title = isolated(escaped(item.pageTitle.isEmpty ? item.page : item.pageTitle))
    var place = title
    if item.leadsToPage, let path = SitePath(item.page) {
      let href = plan.href(path, from: changesPath, fragment: item.anchor)
      place = "<a href=\"\(escaped(href))\">\(title)</a>"
    }
    if item.subject == item.page { return place }
    let parts = item.subject.split(separator: "#", maxSplits: 1).map(String.init)
    let subject = parts.count == 2 ? paragraphName(parts[0], parts[1]) : isolated(escaped(item.subject))
    return place + words.text.comma + subject
  }

  /// `moderate → low`, in the words of the interface where it has them.
  private func values(_ item: ChangedItem) -> String? {
    let (before, after) = item.values
    if before == after { return nil }
    func said(_ value: String) -> String {
      if value.isEmpty { return "–" }
      switch item.sort {
      case .confidenceRaised, .confidenceLowered, .confidenceChanged:
        return isolated(escaped(words.judgements.confidence(value)))
      case .claimKindChanged:
        return Kind(rawValue: value).map { words.claims.kinds[$0] } ?? isolated(escaped(value))
      default: return isolated(escaped(value))
      }
    }
    let arrow = isRightToLeft(corpus.settings.language) ? "←" : "→"
    return "\(said(before)) \(arrow) \(said(after))"
  }

  /// The words of both sides in one text. The style puts a sign before what went and what came.
  private func redline(_ item: ChangedItem, into html: inout HTML) {
    if item.words.isEmpty { return }
    html.raw("<p class=\"redline\"\(item.language.isEmpty ? "" : languageAttributes(item.language))>")
    for run in item.words {
      let tag =
        switch run.side {
        case .both: ""
        case .before: "del"
        case .after: "ins"
        }
      if !tag.isEmpty { html.raw("<\(tag)>") }
      html.text(run.text)
      if !tag.isEmpty { html.raw("</\(tag)>") }
    }
    html.raw("</p>\n")
  }

  private func side(_ title: String, _ paragraphs: [ChangedParagraph], into html: inout HTML) {
    html.raw("<div class=\"side\">\n<h4>\(title)</h4>\n")
    if paragraphs.isEmpty { html.raw("<p>\(words.changes.noParagraph)</p>\n") }
    for paragraph in paragraphs {
      var name = paragraphName(paragraph.source, paragraph.label)
      if paragraph.isThere, let path = SitePath("sources/\(paragraph.source).html") {
        let href = plan.href(path, from: changesPath, fragment: paragraph.label)
        name = "<a href=\"\(escaped(href))\">\(name)</a>"
      }
      let grade = paragraph.grade.isEmpty ? "" : " <span class=\"grade\">\(escaped(paragraph.grade))</span>"
      html.raw("<p>\(name)\(grade)</p>\n")
      if !paragraph.digest.isEmpty {
        html.raw("<p>")
        html.text(paragraph.digest)
        html.raw("</p>\n")
      }
    }
    html.raw("</div>\n")
  }

  /// `Zaheer 2022 ¶2`; a source that is gone has its key for a name.
  private func paragraphName(_ key: String, _ label: String) -> String {
    let source = corpus.sources.first { $0.key == key }?.label.value ?? key
    let number = label.hasPrefix("p") ? String(label.dropFirst()) : label
    return "<bdi>\(escaped("\(source) ¶\(number)"))</bdi>"
  }

  private func link(toClaim id: String) -> String? {
    var note = linked.place(ofClaim: id)?.note
    if note == nil {
      note = corpus.notes.indices.first { corpus.notes[$0].judgements.contains { $0.id == id } }
    }
    return note.map {
      let href = plan.href(plan.notePaths[$0], from: changesPath, fragment: id)
      return "<a href=\"\(escaped(href))\">\(isolated(escaped(id)))</a>"
    }
  }
}
