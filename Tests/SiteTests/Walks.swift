// The chain that must never break, walked edge by edge in both directions.
// A walk gives what is broken, so that tests can also break a site and see it told.

import SiteSupport
import Testing

/// Mark → note on its page → paragraph of the source.
func markProblems(_ walk: WalkedSite) -> [String] {
  var problems: [String] = []
  for page in walk.written {
    for mark in marks(on: page) {
      let name = "\(page.path)#\(page.elements[mark]("id") ?? "")"
      guard let href = page.elements[mark]("href"), href.hasPrefix("#"),
        let note = page.element(String(href.dropFirst())),
        page.ancestors(of: note).contains(where: { page.elements[$0].hasClass("notes") })
      else {
        problems.append("\(name) leads to no note on its page")
        continue
      }
      guard let first = paragraphs(ofMark: mark, on: page).first, href == "#n_\(first.key)_\(first.label)"
      else {
        problems.append("\(name) leads to \(href), the note of another paragraph")
        continue
      }
      let link = page.all("a", in: note).first.flatMap { page.elements[$0]("href") } ?? ""
      guard let end = walk.follow(link, from: page), end.page.path == "sources/\(first.key).html",
        end.page.elements[end.element]("id") == first.label, sourceParts(of: end.page).contains(end.element)
      else {
        problems.append("\(name): its note leads to '\(link)', not to \(first)")
        continue
      }
    }
  }
  return problems
}

/// Note → every mark of its paragraph, also of a range that covers it.
func noteProblems(_ walk: WalkedSite) -> [String] {
  var problems: [String] = []
  for page in walk.written {
    var back: [Paragraph: Set<String>] = [:]
    for section in page.all("section", "notes") {
      for note in page.all("li", in: section) {
        guard let paragraph = page.elements[note]("id").flatMap(paragraph(inID:)) else { continue }
        for link in page.all("a", in: note) where page.elements[link]("role") == "doc-backlink" {
          let href = page.elements[link]("href") ?? ""
          let id = String(href.dropFirst())
          if !back[paragraph, default: []].insert(id).inserted {
            problems.append("\(page.path): the note of \(paragraph) leads back to \(id) twice")
          }
          guard href.hasPrefix("#"), let mark = page.element(id), page.elements[mark].hasClass("cite") else {
            problems.append(
              "\(page.path): the note of \(paragraph) leads back to '\(href)', which is no mark")
            continue
          }
          if !paragraphs(ofMark: mark, on: page).contains(paragraph) {
            problems.append(
              "\(page.path): the note of \(paragraph) leads back to \(id), which does not cite it")
          }
        }
        if back[paragraph] == nil {
          problems.append("\(page.path): the note of \(paragraph) leads back nowhere")
        }
      }
    }
    for mark in marks(on: page) {
      let id = page.elements[mark]("id") ?? ""
      for paragraph in paragraphs(ofMark: mark, on: page) where back[paragraph]?.contains(id) != true {
        problems.append("\(page.path)#\(id) cites \(paragraph), whose note does not lead back to it")
      }
    }
  }
  return problems
}

/// Both directions between pages and the paragraphs of sources: "cited by" and "mentioned by".
func usesProblems(_ walk: WalkedSite) -> [String] {
  var problems: [String] = []
  /// What the pages say, as `KEY#p2 PAGE#ID`: the claim around a link, or the link's own id.
  var forth: [String: String] = [:]
  for page in walk.written {
    for mark in marks(on: page) {
      let claim = page.claim(around: mark).flatMap { page.elements[$0]("id") }
      let place = claim ?? page.elements[mark]("id") ?? ""
      for paragraph in paragraphs(ofMark: mark, on: page) {
        forth["\(paragraph) \(page.path)#\(place)"] = claim == nil ? "Mentioned by" : "Cited by"
      }
    }
  }
  for page in walk.written {
    // Links to a paragraph that are no citations: a claim that cites it too has its one entry for that.
    for link in page.all("a")
    where !page.ancestors(of: link).contains(where: { page.elements[$0].hasClass("notes") }) {
      let (path, fragment) = target(of: page.elements[link]("href") ?? "", from: page.path)
      guard path.hasPrefix("sources/"), let label = fragment else { continue }
      let key = path.dropFirst("sources/".count).dropLast(".html".count)
      let claim = page.claim(around: link).flatMap { page.elements[$0]("id") } ?? ""
      let name = "\(key)#\(label) \(page.path)#\(claim)"
      if forth[name] == nil { forth[name] = "Mentioned by" }
    }
    // What a page quotes of another one leads to its paragraphs through the notes there.
    for mark in page.all("blockquote", "embed").flatMap({ page.all("a", "cite", in: $0) }) {
      guard let note = walk.follow(page.elements[mark]("href") ?? "", from: page), note.page.path != page.path
      else { continue }
      for paragraph in paragraphs(ofEmbedded: page.text(mark), note) {
        forth["\(paragraph) \(page.path)#"] = "Mentioned by"
      }
    }
  }
  var back: [String: String] = [:]
  for page in walk.sourcePages {
    for section in sourceParts(of: page) {
      let key = page.path.dropFirst("sources/".count).dropLast(".html".count)
      let label = page.elements[section]("id") ?? ""
      var title = ""
      for index in page.elements.indices where page.isInside(index, section) {
        if page.elements[index].hasClass("uses") { title = page.text(index) }
        guard page.elements[index].name == "li" else { continue }
        let href = page.all("a", in: index).last.flatMap { page.elements[$0]("href") } ?? ""
        let (path, fragment) = target(of: href, from: page.path)
        let name = "\(key)#\(label) \(path)#\(fragment ?? "")"
        if back.updateValue(title, forKey: name) != nil { problems.append("\(name) is listed twice") }
      }
    }
  }
  for (name, title) in forth.sorted(by: { $0.key < $1.key }) where back[name] != title {
    problems.append("\(name) has no entry under '\(title)'")
  }
  for (name, title) in back.sorted(by: { $0.key < $1.key }) where forth[name] != title {
    problems.append("\(name) is listed under '\(title)', but nothing there leads to it")
  }
  return problems
}

/// The paragraphs that a mark of a quoted claim covers: its note names the first, its words the last.
private func paragraphs(ofEmbedded words: String, _ note: (page: HTMLPage, element: Int)) -> [Paragraph] {
  guard let first = note.page.elements[note.element]("id").flatMap(paragraph(inID:)) else { return [] }
  return paragraphs(from: first, words: words)
}

/// A quoted claim → the claim at home, its marks → the notes there; and it carries no id.
func embedProblems(_ walk: WalkedSite) -> [String] {
  var problems: [String] = []
  for page in walk.written {
    for quote in page.all("blockquote", "embed") {
      let place = "\(page.path):\(page.elements[quote].firstLine)"
      for index in page.elements.indices where page.isInside(index, quote) || index == quote {
        if let id = page.elements[index]("id") { problems.append("\(place): the id \(id) in a quotation") }
      }
      guard let link = page.all("a", "from", in: quote).first, let href = page.elements[link]("href"),
        let claim = walk.follow(href, from: page), claim.page.elements[claim.element].hasClass("claim")
      else {
        problems.append("\(place): the quotation leads to no claim")
        continue
      }
      let shown = page.all("a", "cite", in: quote)
      let own = marks(on: claim.page).filter { claim.page.isInside($0, claim.element) }
      if shown.map({ page.text($0) }) != own.map({ claim.page.text($0) }) {
        problems.append("\(place): its marks are not those of '\(href)'")
      }
      for mark in shown {
        let note = page.elements[mark]("href") ?? ""
        guard let end = walk.follow(note, from: page), end.page.path == claim.page.path,
          end.page.elements[end.element]("id")?.hasPrefix("n_") == true
        else {
          problems.append("\(place): the mark '\(note)' leads to no note on the claim's page")
          continue
        }
      }
    }
  }
  return problems
}

/// Judgement → claim → its marks → the notes on the claim's page.
func judgementProblems(_ walk: WalkedSite) -> [String] {
  var problems: [String] = []
  for page in walk.written {
    for judgement in page.all("section", "judgement") {
      let id = page.elements[judgement]("id") ?? "a judgement without id"
      let chain = page.all("details", "chain", in: judgement).flatMap { page.all("li", in: $0) }
      if chain.isEmpty { problems.append("\(id) shows no claim") }
      for item in chain {
        guard let link = page.all("a", "from", in: item).first, let href = page.elements[link]("href"),
          let claim = walk.follow(href, from: page), claim.page.elements[claim.element].hasClass("claim")
        else {
          problems.append("\(id): an entry of its chain leads to no claim")
          continue
        }
        let shown = page.all("a", "cite", in: item)
        let own = marks(on: claim.page).filter { claim.page.isInside($0, claim.element) }
        if shown.map({ page.text($0) }) != own.map({ claim.page.text($0) }) {
          problems.append("\(id): the marks of '\(href)' are not those of the claim")
        }
        for mark in shown {
          let note = page.elements[mark]("href") ?? ""
          guard let end = walk.follow(note, from: page), end.page.path == claim.page.path,
            end.page.elements[end.element]("id")?.hasPrefix("n_") == true
          else {
            problems.append("\(id): the mark '\(note)' leads to no note on the claim's page")
            continue
          }
        }
      }
    }
  }
  return problems
}

/// A claim's link to an entity ↔ the entity's list of claims.
func entityProblems(_ walk: WalkedSite) -> [String] {
  var forth: Set<String> = []
  var back: Set<String> = []
  for page in walk.written {
    for link in page.all("a") {
      let (path, _) = target(of: page.elements[link]("href") ?? "", from: page.path)
      guard path.hasPrefix("entities/"), path != "entities/index.html", path != page.path,
        let claim = page.claim(around: link), let id = page.elements[claim]("id")
      else { continue }
      forth.insert("\(path) \(page.path)#\(id)")
    }
    guard let heading = page.element("mentions") else { continue }
    for list in page.all("ul", "claims") where list > heading {
      for item in page.all("li", in: list) {
        let href = page.all("a", "from", in: item).first.flatMap { page.elements[$0]("href") } ?? ""
        let (path, fragment) = target(of: href, from: page.path)
        back.insert("\(page.path) \(path)#\(fragment ?? "")")
      }
    }
  }
  return forth.subtracting(back).map { "\($0) has no entry on the entity's page" }.sorted()
    + back.subtracting(forth).map { "\($0) is listed, but the claim does not link there" }.sorted()
}

/// Timeline row → claim, and no event without a row.
func timelineProblems(_ walk: WalkedSite) -> [String] {
  guard let page = walk.page("timeline.html") else { return ["no timeline"] }
  var rows: [String] = []
  var problems: [String] = []
  for item in page.all("ol", "timeline").flatMap({ page.all("li", in: $0) }) {
    let id = page.elements[item]("id") ?? ""
    rows.append(id)
    let href = page.all("a", "from", in: item).first.flatMap { page.elements[$0]("href") } ?? ""
    guard let claim = walk.follow(href, from: page), claim.page.elements[claim.element].hasClass("claim"),
      let claimID = claim.page.elements[claim.element]("id"), id.hasPrefix("e_\(claimID)_")
    else {
      problems.append("row '\(id)' leads to '\(href)'")
      continue
    }
  }
  // A shard out of order is the shard tests' affair.
  let events = (try? shards(walk.site).flatMap { $0.records.filter { $0.kind == "event" }.map(\.id) }) ?? []
  if rows.sorted() != events.sorted() {
    problems.append("rows \(rows.sorted()), but events \(events.sorted())")
  }
  return problems
}
