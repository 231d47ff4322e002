// What only a site with an address has: sitemap (sitemaps.org 0.9) and feed (Atom, RFC 4287). Dates are
// authored, never the clock; one entry a line or block, so that diffs stay small.

import Corpus
import Files

extension Site {
  func sitemap(base: String) -> [UInt8] {
    var html = HTML()
    html.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    html.raw("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for page in plan.pages.sorted(by: { $0.path < $1.path }) where page.kind != .notFound {
      html.raw("<url><loc>\(escaped(base + page.path.text))</loc></url>\n")
    }
    html.raw("</urlset>\n")
    return html.bytes
  }

  /// One entry: the dossier as of its information cut-off.
  func feed(base: String) -> [UInt8] {
    let settings = corpus.settings
    let updated = (settings.cutoff?.htmlDatetime).flatMap { $0.utf8.count == 10 ? $0 : nil } ?? "1970-01-01"
    let author = settings.authors.first ?? settings.title
    var html = HTML()
    html.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    html.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(escaped(settings.language))\">\n")
    html.raw("<title>\(escaped(settings.title))</title>\n<id>\(escaped(base))</id>\n")
    html.raw("<link rel=\"self\" href=\"\(escaped(base))feed.xml\"/>\n<link href=\"\(escaped(base))\"/>\n")
    html.raw("<updated>\(updated)T00:00:00Z</updated>\n<author><name>\(escaped(author))</name></author>\n")
    let title = words.pages.feedTitle(escaped(settings.title), escaped(settings.version ?? "1"))
    html.raw("<entry>\n<title>\(title)</title>\n")
    html.raw("<id>\(escaped(base))#version-\(escaped(settings.version ?? "1"))</id>\n")
    html.raw("<link href=\"\(escaped(base))\"/>\n<updated>\(updated)T00:00:00Z</updated>\n")
    html.raw("<summary>TLP:\(siteMarking.text)</summary>\n</entry>\n</feed>\n")
    return html.bytes
  }
}
