// Pictures, figures, and claims that are quoted from another place.

import Corpus
import Files
import Linking
import Markup

/// A picture of a note, in Markdown's form or as an embed.
struct Picture {
  var href: String?
  /// What it shows, for whoever does not see it.
  var alternative: String
  /// The words below a figure, and whether they only repeat the alternative.
  var title: String?
  var width: Int?
  var height: Int?
  var anchor: String?
  var language: String?
}

extension NoteHTML {
  /// The picture at a node; a refused embed has no address, and its words are what was written.
  func picture(at node: Int) -> Picture {
    if tree.nodes[node].kind == .wikilink {
      let link = tree.wikilinks[Int(tree.nodes[node].token)]
      return Picture(
        href: href(at: node), alternative: link.text ?? (link.namesFile ? link.pictureName : link.target),
        width: link.size?.width, height: link.size?.height)
    }
    let attributes = tree.attributes(of: tree.nodes[node])
    return Picture(
      href: href(at: node), alternative: tree.plainText((node + 1)..<Int(tree.nodes[node].end)),
      title: tree.titles[node], width: attributes?.value("width").flatMap { pixels($0.value) },
      height: attributes?.value("height").flatMap { pixels($0.value) }, anchor: pictureAnchors[node],
      language: attributes?.value("lang")?.value)
  }

  /// A picture among words; its title is shown as browsers show titles.
  mutating func writePicture(_ picture: Picture) {
    guard picture.href != nil else { return html.text(picture.alternative) }
    writeImage(picture, "\(identity(picture))\(picture.title.map { " title=\"\(escaped($0))\"" } ?? "")")
  }

  /// A picture alone in its paragraph, with its title below it or, without a title, what it shows. A
  /// picture that nobody described stays a picture.
  /// - Returns: whether the nodes are such a picture.
  mutating func writeFigure(_ start: Int, _ end: Int, language: String?) -> Bool {
    guard start < end, Int(tree.nodes[start].end) == end else { return false }
    switch tree.nodes[start].kind {
    case .image: break
    case .wikilink:
      let link = tree.wikilinks[Int(tree.nodes[start].token)]
      guard link.embeds, link.text != nil else { return false }
    default: return false
    }
    var picture = picture(at: start)
    picture.language = picture.language ?? language
    guard picture.href != nil, picture.title != nil || !picture.alternative.isEmpty else { return false }
    html.raw("<figure\(identity(picture))>\n")
    writeImage(picture, "")
    // Words that are read out with the picture already are not read out again.
    html.raw(picture.title == nil ? "\n<figcaption aria-hidden=\"true\">" : "\n<figcaption>")
    html.text(picture.title ?? picture.alternative)
    html.raw("</figcaption>\n</figure>\n")
    return true
  }

  private func identity(_ picture: Picture) -> String {
    (picture.anchor.map { " id=\"\(escaped($0))\"" } ?? "") + (picture.language.map(languageAttributes) ?? "")
  }

  private mutating func writeImage(_ picture: Picture, _ attributes: String) {
    html.raw("<img src=\"")
    html.text(picture.href ?? "")
    html.raw("\" alt=\"")
    html.text(picture.alternative)
    html.raw("\"\(picture.width.map { " width=\"\($0)\"" } ?? "")")
    html.raw("\(picture.height.map { " height=\"\($0)\"" } ?? "")\(attributes)>")
  }

  /// Claims quoted from where they have their home: their kind, their words on one line, and their marks,
  /// which lead to the notes there. Nothing of it carries an id.
  mutating func writeEmbeds(_ nodes: [Int]) {
    for node in nodes {
      guard case .embed(let place) = linked.link(at: node)?.target else {
        html.raw("<p>")
        html.text(tree.wikilinks[Int(tree.nodes[node].token)].written)
        html.raw("</p>\n")
        continue
      }
      html.raw("<blockquote class=\"embed\">\n<p>")
      site.kindWord(of: place, into: &html)
      site.quote(place, from: path, into: &html)
      html.raw("</p>\n")
      site.quoteMarks(place, from: path, into: &html)
      html.raw("</blockquote>\n")
    }
  }
}
