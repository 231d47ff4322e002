// The preview server when many ask at once, or slowly, or for nothing: a good request is answered all the
// same, and memory stays where it is.

import Foundation
import SiteSupport
import Testing

@Suite(.serialized)
struct CrowdTests {
  /// How long each of some good requests took, in milliseconds, sorted.
  private func goodRequests(_ server: Server, count: Int = 20) throws -> [Double] {
    try (0..<count).map { _ in
      let start = ContinuousClock.now
      let response = try server.get("/themes/t/n.html")
      #expect(response.status == 200 && response.body.contains("One says so"))
      return (ContinuousClock.now - start) / .milliseconds(1)
    }
    .sorted()
  }

  private func openFiles(_ server: Server) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/\(server.process)/fd").count
  }

  @Test func slowClientsDoNotKeepAGoodOneWaiting() async throws {
    let server = try await Server.small()
    try await server.build(1)
    let idle = try server.megabytes()
    let openBefore = try openFiles(server)
    // They send a part of a head, some nothing, and go on a byte at a time.
    let slow = try (0..<500).map { number in
      let connection = try Connection(server.port)
      if number % 3 > 0 { connection.send("GET / HTTP/1.1\r\nX: ") }
      return connection
    }
    defer { for connection in slow { connection.close() } }
    var times = try goodRequests(server)
    for _ in 0..<5 {
      for connection in slow { connection.send("x") }
      times += try goodRequests(server, count: 4)
    }
    times.sort()
    print("500 slow clients: a good request took \(times[times.count / 2]) ms, at most \(times.last ?? 0) ms")
    #expect(times[times.count / 2] <= 100)
    let open = try openFiles(server) - openBefore
    #expect(open <= 64, "\(open) connections are open")
    #expect(try server.megabytes() < idle + 20)
    try await server.stop()
  }

  @Test func aHeadThatIsNotWholeIsDroppedAfterItsTime() async throws {
    let server = try await Server.small()
    // We wait for longer than any busy machine takes, so that it is the server who ends it.
    let connection = try Connection(server.port, seconds: 120)
    defer { connection.close() }
    let start = ContinuousClock.now
    connection.send("GET / HTTP/1.1\r\n")
    #expect(connection.readAll() == [])
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    #expect((4.5...60).contains(seconds), "\(seconds) seconds")
    try await server.stop()
  }

  @Test func tenThousandConnectionsLeaveNothing() async throws {
    let server = try await Server.small()
    try await server.build(1)
    _ = try goodRequests(server)
    let before = try server.megabytes()
    for number in 0..<10_000 {
      let connection = try Connection(server.port)
      if number % 4 == 0 { connection.send("GET / HTTP") }
      connection.close()
    }
    let times = try goodRequests(server)
    #expect(times[times.count / 2] <= 100)
    let after = try server.megabytes()
    #expect(after < before + 20, "\(before) MB before, \(after) MB after")
    try await server.stop()
  }

  @Test func listenersGiveWayToThoseWhoAsk() async throws {
    let server = try await Server.small()
    try await server.build(1)
    let streams = try (0..<80).map { _ in
      let connection = try Connection(server.port)
      connection.send(server.head("/~dossier/events"))
      return connection
    }
    defer { for connection in streams { connection.close() } }
    _ = try goodRequests(server)
    // The last ones are told of builds still.
    let last = try #require(streams.last)
    try server.folder.put("content/themes/t/n.md", "---\ntitle: N\n---\nTwo say so [@a, ¶ 1]. ^c-one\n")
    try await server.build(2)
    var told = ""
    while !told.contains("data: 2") {
      let more = last.read()
      if more.isEmpty { break }
      told += String(decoding: more, as: UTF8.self)
    }
    #expect(told.contains("data: 2\n\n"))
    try await server.stop()
  }

  @Test func manySavesLeaveNothing() async throws {
    let server = try await Server.small()
    try await server.build(1)
    var sizes: [Int] = []
    for number in 2...201 {
      let text = "---\ntitle: N\n---\nSave \(number) says so [@a, ¶ 1]. ^c-one\n"
      try server.folder.put("content/themes/t/n.md", text)
      try await server.build(number)
      _ = try server.get("/themes/t/n.html")
      if number % 50 == 0 {
        let worker = try #require(server.worker)
        let status = try String(contentsOfFile: "/proc/\(worker)/statm", encoding: .utf8)
        let pages = status.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        sizes.append(try server.megabytes() + pages * 4096 >> 20)
      }
    }
    let first = try #require(sizes.first)
    #expect(sizes.allSatisfy { $0 < first + 15 }, "megabytes after 50, 100, 150 and 200 saves: \(sizes)")
    try await server.stop()
  }
}
