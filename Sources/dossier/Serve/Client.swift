// One browser's connection: what has come, what is to be sent, and how long it may take.

import Foundation

struct Client {
  enum State {
    /// Waits for the rest of a request's head, or for the next request.
    case reading
    /// Has asked for something that is being made.
    case waiting(RequestHead)
    case writing(keepsOpen: Bool)
    /// Is told of each build.
    case streaming
    /// Has got all it gets; what it still sends is thrown away, so that the answer is not lost with it.
    case closing
  }

  let descriptor: Int32
  var state = State.reading
  private var input: [UInt8] = []
  private var output: [UInt8] = []
  private var sent = 0
  /// How many requests it has made.
  private var requests = 0
  private var thrownAway = 0
  private(set) var lastActive = ContinuousClock.now
  /// When its connection ends unless something happens.
  private(set) var deadline: ContinuousClock.Instant

  /// A request's head must be whole within this time, so that nobody keeps a place by sending slowly.
  static let headTime = Duration.seconds(5)
  static let idleTime = Duration.seconds(30)

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    deadline = lastActive + Client.headTime
  }

  /// What it waits for, as `poll` knows it.
  var events: Int16 {
    switch state {
    case .reading, .closing: Int16(POLLIN)
    case .waiting: 0
    case .writing: Int16(POLLOUT)
    case .streaming: Int16(POLLIN) | (hasOutput ? Int16(POLLOUT) : 0)
    }
  }

  var hasOutput: Bool { sent < output.count }

  /// Whoever has the least claim goes first when there is no more room: who has never asked for anything,
  /// then who asks for nothing now, then who is told of builds.
  var claim: Int {
    switch state {
    case .reading: requests == 0 ? 0 : 1
    case .closing: 0
    case .streaming: 2
    case .waiting, .writing: 3
    }
  }

  /// Reads what has come. `false` when the connection is at its end.
  mutating func receive() -> Bool {
    var room = [UInt8](repeating: 0, count: 16_384)
    let count = room.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
    if count < 0 { return errno == EAGAIN || errno == EINTR }
    guard count > 0 else { return false }
    switch state {
    case .reading:
      // The time for a head begins with its first byte; a byte more does not lengthen it.
      if input.isEmpty, requests > 0 { deadline = .now + Client.headTime }
      input += room[..<count]
    case .closing:
      thrownAway += count
      return thrownAway < 4 << 20
    case .waiting, .writing, .streaming: break
    }
    lastActive = .now
    return true
  }

  /// The next request, or `nil` while it is not whole.
  mutating func takeRequest(port: UInt16) throws(Refusal) -> RequestHead? {
    guard let head = try dossier.takeRequest(&input, port: port) else { return nil }
    requests += 1
    state = .waiting(head)
    // What it waits for comes or fails, however long it takes.
    deadline = .now + .seconds(3600)
    return head
  }

  var hasInput: Bool { !input.isEmpty }

  mutating func send(_ bytes: [UInt8], then next: State) {
    output += bytes
    state = next
    deadline = .now + Client.idleTime
  }

  /// Sends what it takes. `false` when the connection is at its end.
  mutating func flush() -> Bool {
    while hasOutput {
      let count = output[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0 { return errno == EAGAIN || errno == EINTR }
      sent += count
      lastActive = .now
      deadline = lastActive + Client.idleTime
    }
    (output, sent) = ([], 0)
    if case .writing(let keepsOpen) = state {
      state = keepsOpen ? .reading : .closing
      if keepsOpen {
        deadline = .now + (input.isEmpty ? Client.idleTime : Client.headTime)
      } else {
        shutdown(descriptor, Int32(SHUT_WR))
        deadline = .now + .seconds(1)
      }
    }
    return true
  }

  /// Its time is over. `false` when it goes; a listener to builds is asked whether it is still there.
  mutating func isLate() -> Bool {
    guard case .streaming = state, !hasOutput else { return true }
    send(Array(":\n\n".utf8), then: .streaming)
    return !flush()
  }
}
