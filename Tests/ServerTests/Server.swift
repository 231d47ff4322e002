// A preview server of its own for each test, and connections to it that send bytes as they are: what a
// client library would put in order is what is to be tried.

import Foundation
import SiteSupport
import Synchronization
import Testing

/// A running `dossier serve`; ended with `stop`.
struct Server {
  let folder: Scratch
  let port: UInt16
  private let running: Running
  private let leash: Leash

  /// Starts one on a free port and waits until it tells its address.
  init(_ folder: Scratch, _ arguments: String...) async throws {
    self.folder = folder
    let log = try Scratch()
    let command = "exec \"$0\" \"$@\" > \(log("out")) 2> \(folder("server.log"))"
    let words = ["serve", folder.path, "--port", "0"] + arguments
    // A test that has a processor to itself takes seconds, but hundreds run at a time.
    running = try start("/bin/sh", ["-c", command, binary] + words, seconds: 600)
    leash = Leash(running.process)
    var found: UInt16?
    for _ in 0..<2_400 where found == nil {
      let address = (try? log.text("out")) ?? ""
      if address.hasSuffix("/\n") {
        found = address.dropLast(2).split(separator: ":").last.flatMap { UInt16($0) }
      }
      try await Task.sleep(for: .milliseconds(25))
    }
    port = try #require(found, "no address was printed: \((try? folder.text("server.log")) ?? "")")
  }

  /// A server of the small dossier.
  static func small() async throws -> Server {
    let folder = try Scratch()
    try folder.putSmallDossier()
    return try await Server(folder)
  }

  /// Ends it, as Ctrl-C does unless another signal is given, and gives how it ended.
  @discardableResult
  func stop(_ signal: Int32 = SIGINT) async throws -> Outcome {
    leash.letGo()
    kill(process, signal)
    running.end(after: 60)
    let outcome = try await running.outcome()
    #expect(outcome.wasKilled && outcome.code == signal, "signal \(signal) did not end the server")
    return outcome
  }

  var process: pid_t { running.process }

  /// The worker's process, if there is one.
  var worker: pid_t? {
    let tasks = "/proc/\(process)/task"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return names.compactMap { try? String(contentsOfFile: "\(tasks)/\($0)/children", encoding: .utf8) }
      .flatMap { $0.split(separator: " ") }.first.flatMap { pid_t($0) }
  }

  /// Megabytes that the process holds in memory.
  func megabytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
    return try #require(Int(line.filter(\.isNumber))) / 1024
  }

  // MARK: Requests

  /// A plain request as a browser makes it, without the fields that name it.
  func head(_ target: String, method: String = "GET", _ fields: String...) -> String {
    let all = ["Host: 127.0.0.1:\(port)", "Connection: close"] + fields
    return "\(method) \(target) HTTP/1.1\r\n" + all.map { "\($0)\r\n" }.joined() + "\r\n"
  }

  /// Sends bytes as they are and reads until the server ends the connection.
  func ask(_ text: String) throws -> Response {
    let connection = try Connection(port)
    defer { connection.close() }
    connection.send(text)
    return Response(connection.readAll())
  }

  func get(_ target: String) throws -> Response { try ask(head(target)) }

  /// What the page's script is told.
  func state() throws -> State {
    let response = try ask(head("/~dossier/findings"))
    return try JSONDecoder().decode(State.self, from: Data(response.body.utf8))
  }

  /// Waits until a build of at least this number has been shown.
  @discardableResult
  func build(_ number: Int) async throws -> State {
    for _ in 0..<2_400 {
      let state = try state()
      if state.build >= number { return state }
      try await Task.sleep(for: .milliseconds(25))
    }
    let last = try state()
    Issue.record("build \(number) did not come; the last is \(last.build)")
    return last
  }

  struct State: Decodable {
    var build, site, errors, warnings: Int
    var editor: String?
    var report: Report

    struct Report: Decodable { var findings: [Finding] }
    struct Finding: Decodable {
      var code, path, message: String
      var line: Int?
    }
  }
}

/// Ends a server that its test did not, since the test failed before.
private final class Leash: Sendable {
  private let process: Mutex<pid_t?>

  init(_ process: pid_t) { self.process = Mutex(process) }

  func letGo() { process.withLock { $0 = nil } }

  deinit {
    if let process = process.withLock({ $0 }) { kill(process, SIGKILL) }
  }
}

/// A response as it came.
struct Response {
  var status: Int
  /// The fields with their names as they were sent.
  var fields: [String]
  var body: String
  var all: String

  init(_ bytes: [UInt8]) {
    all = String(decoding: bytes, as: UTF8.self)
    let parts = all.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    let lines = (parts.first ?? "").components(separatedBy: "\r\n")
    status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first.flatMap { Int($0) } } ?? 0
    fields = Array(lines.dropFirst())
    body = parts.count > 1 ? String(parts[1]) : ""
  }
}

/// A connection by TCP.
struct Connection {
  let descriptor: Int32

  /// - Parameter seconds: how long a read may wait.
  init(_ port: UInt16, seconds: Int = 10) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(result == 0, "connecting failed: \(String(cString: strerror(errno)))")
  }

  /// Sends what the other end takes; it may have refused us by then.
  func send(_ text: String) {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      done += count
    }
  }

  /// What comes next, or nothing at the end or when the time is over.
  func read() -> [UInt8] {
    var room = [UInt8](repeating: 0, count: 65_536)
    let count = room.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
    return Array(room.prefix(max(0, count)))
  }

  func readAll() -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let more = read()
      if more.isEmpty { return all }
      all += more
    }
  }

  func close() { Foundation.close(descriptor) }
}
