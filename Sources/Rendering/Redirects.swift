// Pages at old addresses: each leads to the page that is now elsewhere, at once and by a link. They
// stand outside the template, so that no change of the site's frame touches them.

import Corpus
import Files

extension Site {
  func page(_ redirect: RedirectPlan) -> [UInt8] {
    let settings = corpus.settings
    let target = redirect.target.path
    // It shows the title of its target.
    let marking = marking(of: redirect.target.kind)
    let href = redirect.path.toRoot + target.text
    let title = escaped(redirect.target.title)
    let moved = words.pages.moved + words.text.colon
    var html = HTML()
    html.raw("<!DOCTYPE html>\n")
    html.raw("<html lang=\"\(escaped(settings.language))\"")
    html.raw(" dir=\"\(isRightToLeft(settings.language) ? "rtl" : "ltr")\">\n<head>\n\(policyLine)\n")
    html.raw("<meta charset=\"utf-8\">\n")
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.raw("<title>\(title) – \(escaped(settings.title)) – TLP:\(marking.text)</title>\n")
    html.raw("<meta name=\"tlp\" content=\"TLP:\(marking.text)\">\n")
    if review != nil { html.raw(noIndexLine) }
    html.raw("<meta http-equiv=\"refresh\" content=\"0; url=\(href)\">\n")
    if let base = settings.baseURL {
      let address = base + (target.text == "index.html" ? "" : target.text)
      html.raw("<link rel=\"canonical\" href=\"\(escaped(address))\">\n")
    }
    html.raw("<link rel=\"stylesheet\" href=\"\(redirect.path.toRoot)assets/dossier.css\">\n")
    html.raw("</head>\n<body>\n<p class=\"nostyle\">\(escaped(words.frame.unstyled))</p>\n")
    html.raw("<p class=\"marking-bar \(marking.className)\">TLP:\(marking.text)</p>\n<main>\n")
    if review != nil { html.raw(reviewBanner()) }
    html.raw("<h1>\(title)</h1>\n<p>\(moved)<a href=\"\(href)\">\(title)</a></p>\n")
    html.raw("</main>\n</body>\n</html>\n")
    return html.bytes
  }
}
