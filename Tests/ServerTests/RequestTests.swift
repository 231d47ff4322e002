// What the preview server answers to requests that it should not trust. Each is sent byte by byte as it
// stands here.

import Foundation
import SiteSupport
import Testing

/// Spellings of paths that lead out of a folder, or that some server has read so.
private let traversals = [
  "/../secret.txt", "/../../secret.txt", "/../../../../../../etc/passwd", "/themes/../../secret.txt",
  "/themes/t/../../../secret.txt", "/./../secret.txt", "/.../secret.txt", "/..", "/../", "/.", "/./",
  "/%2e%2e/secret.txt", "/%2E%2E/secret.txt", "/.%2e/secret.txt", "/%2e./secret.txt", "/%2e/secret.txt",
  "/..%2fsecret.txt", "/..%2Fsecret.txt", "/%2e%2e%2fsecret.txt", "/%2e%2e%2Fsecret.txt",
  "/%252e%252e/secret.txt", "/%252e%252e%252fsecret.txt", "/..%252fsecret.txt", "/%25252e%25252e/secret.txt",
  "/..\\secret.txt", "/\\..\\secret.txt", "/\\../secret.txt", "/..%5csecret.txt", "/..%5Csecret.txt",
  "/%5c..%5csecret.txt", "/%255c..%255csecret.txt", "\\..\\secret.txt", "/\\..", "/..;/secret.txt",
  "/..;x=1/secret.txt", "/;/../secret.txt", "/themes;/../secret.txt", "//../secret.txt", "///etc/passwd",
  "//etc/passwd", "/%c0%ae%c0%ae/secret.txt", "/%c0%ae%c0%ae%c0%afsecret.txt",
  "/%e0%80%ae%e0%80%ae/secret.txt",
  "/%uff0e%uff0e/secret.txt", "/%u002e%u002e/secret.txt", "/..%00/secret.txt", "/secret.txt%00.html",
  "/index.html%00", "/..%0d%0a/secret.txt", "/%2e%2e%5csecret.txt", "/..%c0%af/secret.txt",
  "/..%c1%9csecret.txt",
  "/content/dossier.yml", "/../content/dossier.yml", "/originals/secret.txt", "/server.log", "/.hidden",
  "/themes/.hidden", "/.git/config", "/.nojekyll", "/~", "/~root/", "/~dossier/../secret.txt",
  "/~dossier/%2e%2e/secret.txt", "/~dossier/none", "http://127.0.0.1/secret.txt",
  "http://127.0.0.1/index.html",
  "file:///etc/passwd", "file:secret.txt", "*", "secret.txt", "../secret.txt", "/link.txt",
  "/folder/secret.txt",
  "/%", "/%2", "/%zz", "/index.html#x", "/index.html%23", "/index.html%3f", "/index%2ehtml/", "/INDEX.HTML",
  "/index.html/", "/index.html.", "/assets", "/themes",
]

@Suite(.serialized)
struct RequestTests {
  private func server() async throws -> Server {
    let folder = try Scratch()
    try folder.putSmallDossier()
    for path in ["secret.txt", "originals/secret.txt", "content/static/.hidden", "content/.hidden"] {
      try folder.put(path, "MARKER of what nobody may read\n")
    }
    let server = try await Server(folder)
    try await server.build(1)
    // A link is a finding, so it comes when there is a site.
    for (name, target) in [("link.txt", "secret.txt"), ("folder", "originals")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder("content/static/" + name), withDestinationPath: folder(target))
    }
    try await server.build(2)
    return server
  }

  @Test func noSpellingLeadsOutOfTheSite() async throws {
    let server = try await server()
    #expect(try server.get("/index.html").status == 200)
    #expect(traversals.count >= 60)
    for target in traversals {
      let response = try server.get(target)
      #expect([400, 404].contains(response.status), "\(target): \(response.status)")
      let shown = response.all.contains("MARKER") || response.all.contains(server.folder.path)
      #expect(!shown && !response.all.contains("root:"), "\(target): \(response.all)")
    }
    // What is escaped without need is the same page; a query changes nothing.
    for target in ["/", "/%69ndex.html", "/index.html?x=/../..", "/themes/t/", "/themes/t/n.html"] {
      #expect(try server.get(target).status == 200, "\(target)")
    }
    try await server.stop()
  }

  @Test func otherNamesOfThisMachineAreRefused() async throws {
    let server = try await server()
    let port = server.port
    let bad = [
      "Host: evil.test", "Host: evil.test:\(port)", "Host:", "Host: ", "Host: 127.0.0.1", "Host: localhost",
      "Host: localhost:1", "Host: 127.0.0.1.evil.test:\(port)", "Host: localhost.evil.test:\(port)",
      "Host: 127.0.0.1:\(port)\r\nHost: 127.0.0.1:\(port)", "Host: evil.test\r\nHost: localhost:\(port)",
      "Host: localhost:\(port)\r\nHost: evil.test", "Host: 127.0.0.1:\(port), evil.test",
      "Host: [::2]:\(port)",
      "Host: 0.0.0.0:\(port)", "Host: 127.1:\(port)", "Host: user@localhost:\(port)", "Accept: */*",
    ]
    for field in bad {
      let response = try server.ask("GET / HTTP/1.1\r\n\(field)\r\nConnection: close\r\n\r\n")
      #expect(response.status == 421, "\(field): \(response.status)")
      #expect(!response.all.contains("Small") && !response.all.contains(server.folder.path), "\(field)")
    }
    for host in ["localhost", "LocalHost", "127.0.0.1", "[::1]"] {
      let response = try server.ask("GET / HTTP/1.1\r\nhost:\(host):\(port)\r\nConnection: close\r\n\r\n")
      #expect(response.status == 200, "\(host)")
    }
    #expect(try server.ask("GET / HTTP/1.0\r\n\r\n").status == 421)
    try await server.stop()
  }

  @Test func pagesOfOtherSitesGetNothing() async throws {
    let server = try await server()
    let foreign = [
      "http://evil.test", "null", "https://127.0.0.1:\(server.port)", "http://127.0.0.1:1",
      "http://127.0.0.1",
      "http://127.0.0.1:\(server.port).evil.test", "",
    ]
    for origin in foreign {
      for path in ["/~dossier/events", "/~dossier/findings", "/index.html"] {
        let response = try server.ask(server.head(path, "Origin: \(origin)"))
        #expect(response.status == 403, "\(origin) \(path): \(response.status)")
        #expect(!response.all.contains("data:") && !response.all.contains("Small"))
      }
    }
    for site in ["cross-site", "same-site"] {
      #expect(try server.ask(server.head("/~dossier/findings", "Sec-Fetch-Site: \(site)")).status == 403)
    }
    let own = "Origin: http://127.0.0.1:\(server.port)"
    #expect(
      try server.ask(server.head("/~dossier/findings", own, "Sec-Fetch-Site: same-origin")).status == 200)
    // A link on another site may lead here, but what is here cannot be read or loaded from there.
    let elsewhere = "Sec-Fetch-Site: cross-site"
    for (path, kind) in [("/", "iframe"), ("/data/_index.js", "script"), ("/assets/dossier.css", "style")] {
      let mode = kind == "iframe" ? "navigate" : "no-cors"
      let part = server.head(path, elsewhere, "Sec-Fetch-Mode: \(mode)", "Sec-Fetch-Dest: \(kind)")
      #expect(try server.ask(part).status == 403, "\(path) as \(kind)")
    }
    let followed = [elsewhere, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"]
    let page = try server.ask(server.head("/", followed[0], followed[1], followed[2]))
    #expect(page.fields.contains("X-Frame-Options: SAMEORIGIN"))
    #expect(page.status == 200)
    #expect(page.fields.contains("Cross-Origin-Resource-Policy: same-origin"))
    #expect(!page.fields.contains { $0.lowercased().hasPrefix("access-control-") })
    try await server.stop()
  }

  @Test func pagesCanBeReadAndNothingElse() async throws {
    let server = try await server()
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "PROPFIND", "X"] {
      let response = try server.ask(server.head("/", method: method))
      #expect(response.status == 405, "\(method)")
      #expect(response.fields.contains("Allow: GET, HEAD"), "\(method)")
    }
    let whole = try server.get("/index.html")
    let head = try server.ask(server.head("/index.html", method: "HEAD"))
    #expect(head.status == 200 && head.body == "")
    let lengths = [whole, head].map { $0.fields.filter { $0.hasPrefix("Content-Length: ") } }
    #expect(lengths == Array(repeating: ["Content-Length: \(whole.body.utf8.count)"], count: 2))
    #expect(try server.ask(server.head("/~dossier/events", method: "HEAD")).body == "")
    #expect(try server.ask(server.head("/none", method: "HEAD")).body == "")
    for path in ["/", "/assets/dossier.css", "/none", "/%2f", "/~dossier/findings", "/~dossier/preview.js"] {
      let fields = try server.get(path).fields
      #expect(fields.contains("X-Content-Type-Options: nosniff"), "\(path)")
      #expect(fields.contains("Cache-Control: no-store"), "\(path)")
    }
    try await server.stop()
  }

  @Test func whatIsNoRequestIsRefused() async throws {
    let server = try await server()
    let host = "Host: 127.0.0.1:\(server.port)\r\n"
    let bad: [(String, Set<Int>)] = [
      ("GET /\r\n", [400]), ("GET / HTTP/0.9\r\n\(host)\r\n", [505]),
      ("GET / HTTP/2.0\r\n\(host)\r\n", [505]),
      ("GET /\r\n\r\n", [400]), ("/ HTTP/1.1\r\n\r\n", [400]), ("GET  / HTTP/1.1\r\n\(host)\r\n", [400]),
      ("GET / HTTP/1.1\n\(host)\n", [400]), ("GET / HTTP/1.1\r\n\(host)X : y\r\n\r\n", [400]),
      ("GET / HTTP/1.1\r\n\(host) folded\r\n\r\n", [400]),
      ("GET / HTTP/1.1\r\n\(host)nonsense\r\n\r\n", [400]),
      ("GET / HTTP/1.1\r\n\(host)X: a\u{0}b\r\n\r\n", [400]), ("GET /\t HTTP/1.1\r\n\(host)\r\n", [400]),
      ("GET /\u{E9} HTTP/1.1\r\n\(host)\r\n", [400]), ("\u{16}\u{3}\u{1}\u{2}\n", [400]),
      ("GET / HTTP/1.1\r\n\(host)Content-Length: 5\r\n\r\nhello", [400]),
      ("GET / HTTP/1.1\r\n\(host)Content-Length: -1\r\n\r\n", [400]),
      ("GET / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\nZZZ\r\njunk\r\n0\r\n\r\n", [400]),
      ("GET / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n", [400]),
      ("POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", [405]),
    ]
    for (text, expected) in bad {
      let response = try server.ask(text)
      #expect(expected.contains(response.status), "\(text.debugDescription): \(response.status)")
      // What follows what was no request is not taken for one.
      #expect(response.all.components(separatedBy: "nosniff").count == 2, "\(text.debugDescription)")
    }
    try await server.stop()
  }

  @Test func aHeadHasAtMostEightKilobytes() async throws {
    let server = try await server()
    let plain = server.head("/index.html")
    let room = 8192 - plain.utf8.count - "X: \r\n".utf8.count
    let fits = server.head("/index.html", "X: " + String(repeating: "x", count: room))
    #expect(fits.utf8.count == 8192)
    #expect(try server.ask(fits).status == 200)
    #expect(try server.ask(server.head("/", "X: " + String(repeating: "x", count: 8193))).status == 431)
    #expect(try server.ask("GET /" + String(repeating: "x", count: 9000)).status == 431)
    #expect(try server.ask(server.head("/", "X: " + String(repeating: "x", count: 1 << 20))).status == 431)
    #expect(try server.ask(String(repeating: "x", count: 1 << 20)).status == 431)
    #expect(try server.get("/").status == 200)
    try await server.stop()
  }

  @Test func requestsInARowAreAnsweredInTheirOrder() async throws {
    let server = try await server()
    let host = "Host: localhost:\(server.port)\r\n"
    let paths = (0..<30).map {
      ["/index.html", "/none", "/themes/t/n.html", "/~dossier/preview.css"][$0 % 4]
    }
    let connection = try Connection(server.port)
    defer { connection.close() }
    connection.send(paths.map { "GET \($0) HTTP/1.1\r\n\(host)\r\n" }.joined())
    connection.send(server.head("/index.html"))
    let all = String(decoding: connection.readAll(), as: UTF8.self)
    let statuses = all.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
    #expect(statuses == paths.map { $0 == "/none" ? "404" : "200" } + ["200"])
    // A byte at a time is a request as well.
    let slow = try Connection(server.port)
    defer { slow.close() }
    for character in server.head("/index.html") { slow.send(String(character)) }
    #expect(Response(slow.readAll()).status == 200)
    try await server.stop()
  }

  @Test func itListensOnThisMachineAlone() async throws {
    let server = try await server()
    let port = String(server.port, radix: 16, uppercase: true)
    let hex = String(repeating: "0", count: 4 - port.count) + port
    var addresses: Set<String> = []
    for table in ["tcp", "tcp6"] {
      // Without IPv6 there is no such table.
      let text = (try? String(contentsOfFile: "/proc/net/" + table, encoding: .utf8)) ?? ""
      for line in text.split(separator: "\n").dropFirst() {
        let parts = line.split(separator: " ")
        // State 0A is listening.
        if parts[3] == "0A", parts[1].hasSuffix(":" + hex) { addresses.insert(String(parts[1].dropLast(5))) }
      }
    }
    #expect(addresses.contains("0100007F"))
    #expect(addresses.subtracting(["0100007F", "00000000000000000000000001000000"]) == [])
    try await server.stop()
  }
}
