// What only a site with an address has: sitemap (sitemaps.org 0.9) and feed (Atom, RFC 4287). Dates are
// authored, never the clock; one entry a line or block, so that diffs stay small.

import Corpus
import Files
import Linking

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

  /// An entry for each release, the newest first, with its corrections; where none tells of the version that
  /// the settings name, one for the dossier as of its information cut-off.
  func feed(base: String) -> [UInt8] {
    let settings = corpus.settings
    let cutoff = (settings.cutoff?.htmlDatetime).flatMap { $0.utf8.count == 10 ? $0 : nil } ?? "1970-01-01"
    let version = settings.version ?? "1"
    let isReleased = linked.releases.contains { $0.slug == versionSlug(version) }
    let days = linked.releases.map(\.day) + (isReleased ? [] : [cutoff])
    let author = settings.authors.first ?? settings.title
    var html = HTML()
    html.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    html.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(escaped(settings.language))\">\n")
    html.raw("<title>\(escaped(settings.title))</title>\n<id>\(escaped(base))</id>\n")
    html.raw("<link rel=\"self\" href=\"\(escaped(base))feed.xml\"/>\n<link href=\"\(escaped(base))\"/>\n")
    html.raw("<updated>\(days.max(by: precedes) ?? cutoff)T00:00:00Z</updated>\n")
    html.raw("<author><name>\(escaped(author))</name></author>\n")
    if !isReleased {
      entry(base, version: version, slug: version, page: "", day: cutoff, &html) {
        $0.raw("<summary>TLP:\(siteMarking.text)</summary>\n")
      }
    }
    for release in linked.releases {
      let page = "corrections.html#\(anchor(of: release))"
      entry(base, version: release.name, slug: release.slug, page: page, day: release.day, &html) { html in
        html.raw("<summary>TLP:\(siteMarking.text)</summary>\n")
        guard !release.corrections.isEmpty else { return }
        html.raw("<content type=\"text\">")
        for (number, correction) in release.corrections.enumerated() {
          html.raw(number == 0 ? "" : "\n")
          html.text(correction.text)
        }
        html.raw("</content>\n")
      }
    }
    html.raw("</feed>\n")
    return html.bytes
  }

  /// - Parameters:
  ///   - slug: what makes the entry's id, which a release keeps for good.
  ///   - page: where it is told, below the base address.
  private func entry(
    _ base: String, version: String, slug: String, page: String, day: String, _ html: inout HTML,
    _ body: (inout HTML) -> Void
  ) {
    let title = words.pages.feedTitle(escaped(corpus.settings.title), escaped(version))
    html.raw("<entry>\n<title>\(title)</title>\n")
    html.raw("<id>\(escaped(base))#version-\(escaped(slug))</id>\n")
    html.raw("<link href=\"\(escaped(base))\(page)\"/>\n<updated>\(day)T00:00:00Z</updated>\n")
    body(&html)
    html.raw("</entry>\n")
  }
}
