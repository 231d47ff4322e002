// What the preview server sends: the bytes of a response, a page of the site with the preview's script in
// it, and the pages that are not the site's. No response names a folder of this machine.

import Files
import Foundation

struct Reply: Sendable {
  var status = 200
  var phrase = "OK"
  var type = "text/html; charset=utf-8"
  var body: [UInt8] = []
  var fields: [String] = []

  /// - Parameter isHead: whether the body is left out; its length is told all the same.
  func bytes(isHead: Bool, keepsOpen: Bool) -> [UInt8] {
    var head = "HTTP/1.1 \(status) \(phrase)\r\n"
    // An answer without content has no length either.
    if status != 204 { head += "Content-Type: \(type)\r\nContent-Length: \(body.count)\r\n" }
    head += Reply.commonFields + fields.map { "\($0)\r\n" }.joined()
    head += "Connection: \(keepsOpen ? "keep-alive" : "close")\r\n\r\n"
    return Array(head.utf8) + (isHead ? [] : body)
  }

  /// What starts a channel that stays open.
  static let streamHead = Array(
    ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + commonFields + "Connection: close\r\n\r\n")
      .utf8)

  // Without the last two, a page of another site could load the scripts that hold the records, or show ours
  // in a frame.
  private static let commonFields =
    "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
    + "Cross-Origin-Resource-Policy: same-origin\r\nX-Frame-Options: SAMEORIGIN\r\n"
}

extension Reply {
  /// Where the server's own files are; no path of a site can hold a `~`.
  static let ownFolder = "/~dossier/"

  /// A file of the site.
  static func file(_ path: String, _ bytes: [UInt8], site: Int) -> Reply {
    let isPage = path.hasSuffix(".html")
    return Reply(type: contentType(path), body: isPage ? withScript(bytes, site: site) : bytes)
  }

  static func refusal(_ refusal: Refusal) -> Reply {
    var reply = own(refusal, title: refusal.phrase, words: said(refusal), site: nil)
    if refusal == .method { reply.fields.append("Allow: GET, HEAD") }
    return reply
  }

  /// The site has no such page. The preview goes on: it may come with the next save.
  static func notFound(_ path: String, site: Int) -> Reply {
    // Every browser asks for it unasked, and would report to the author what is no mistake of his.
    if path == "favicon.ico" { return Reply(status: 204, phrase: "No Content", type: "image/x-icon") }
    return own(.notFound, title: "Not found", words: "No page of this dossier has this address.", site: site)
  }

  /// No build has made a site yet. Shows what the last one found, for a browser without script as well.
  static func noSite(_ text: String) -> Reply {
    var inner = "<p>The dossier has errors, so there is no site yet. Mend them, and it appears here.</p>\n"
    inner += "<pre id=\"dossier-findings\">"
    return own(
      .noSite, title: "No site yet", html: inner + escaped(withoutColors(text)) + "</pre>\n", site: 0)
  }

  /// The worker ended while it made the page.
  static func failed(site: Int) -> Reply {
    own(
      .failed, title: "This page could not be made",
      words: "The process that makes the pages ended on the way. It is started again.", site: site)
  }

  private static func said(_ refusal: Refusal) -> String {
    switch refusal {
    case .badRequest: "This is no request for a page of the dossier."
    case .foreignOrigin: "Pages of other sites get nothing from here."
    case .method: "Pages can be read and nothing else: GET or HEAD."
    case .foreignHost:
      "This server answers to localhost, 127.0.0.1 and [::1] with its port, and to no other name."
    case .headTooLarge: "The head of a request has at most \(headBytesMax) bytes."
    case .version: "HTTP/1.1 is spoken here."
    case .notFound, .failed, .noSite: refusal.phrase
    }
  }

  private static func own(_ refusal: Refusal, title: String, words: String, site: Int?) -> Reply {
    own(refusal, title: title, html: "<p>\(escaped(words))</p>\n", site: site)
  }

  /// A page of the server's own.
  /// - Parameter site: the build that it speaks of; with `nil` it does not wait for another.
  private static func own(_ refusal: Refusal, title: String, html: String, site: Int?) -> Reply {
    var text = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n\(policy)\n<meta charset=\"utf-8\">\n"
    text += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    text += "<title>\(escaped(title))</title>\n"
    text += "<link rel=\"stylesheet\" href=\"\(ownFolder)preview.css\">\n</head>\n"
    text += "<body class=\"dossier-preview-page\">\n<main>\n<h1>\(escaped(title))</h1>\n\(html)"
    if site ?? 0 > 0 { text += "<p><a href=\"/\">The dossier’s front page</a></p>\n" }
    text += "</main>\n</body>\n</html>\n"
    let bytes = Array(text.utf8)
    return Reply(
      status: refusal.rawValue, phrase: refusal.phrase,
      body: site.map { withScript(bytes, site: $0) } ?? bytes)
  }

  /// The site's policy with the one right more that the preview needs: to ask its own server.
  private static let sitePolicy =
    "content=\"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    + "base-uri 'none'; form-action 'none'\""
  private static let previewPolicy =
    sitePolicy.replacing("; base-uri", with: "; connect-src 'self'; base-uri", maxReplacements: 1)
  private static let policy = "<meta http-equiv=\"Content-Security-Policy\" \(previewPolicy)>"

  /// Tells this run of the server from any other, since builds are counted anew in each.
  static let run = String(UInt64.random(in: 0...UInt64.max), radix: 36)

  /// A page as it is shown: with the preview's script, and the policy that lets it ask the server.
  private static func withScript(_ page: [UInt8], site: Int) -> [UInt8] {
    var bytes = page
    if let place = bytes.firstRange(of: Array(sitePolicy.utf8)) {
      bytes.replaceSubrange(place, with: Array(previewPolicy.utf8))
    }
    let tags =
      "<link rel=\"stylesheet\" href=\"\(ownFolder)preview.css\">\n"
      + "<script defer src=\"\(ownFolder)preview.js\" data-site=\"\(site)\" data-run=\"\(run)\"></script>\n"
    // Of the page's own head: a body may speak of one.
    let place = bytes.firstRange(of: Array("</head>".utf8))?.lowerBound ?? bytes.endIndex
    bytes.insert(contentsOf: Array(tags.utf8), at: place)
    return bytes
  }
}

private func contentType(_ path: String) -> String {
  let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "json": "application/json", "xml": "application/xml",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon",
    "pdf": "application/pdf", "zip": "application/zip", "woff2": "font/woff2",
  ]
  let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
  return types[ending] ?? "text/plain; charset=utf-8"
}

private func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
}

/// A text for the terminal without what colours it.
func withoutColors(_ text: String) -> String {
  var result: [UInt8] = []
  var isColor = false
  for byte in text.utf8 {
    if byte == 0x1B { isColor = true } else if !isColor { result.append(byte) }
    if isColor, byte == UInt8(ascii: "m") { isColor = false }
  }
  return String(decoding: result, as: UTF8.self)
}
