// The preview server: one thread that waits for whatever happens next, a save, a request, an answer of the
// worker, and does the little that it asks for. It never reads the dossier and never renders a page itself,
// so that no note can hold it up or end it.

import Diagnostics
import Files
import Foundation
import Workspace

struct PreviewServer {
  let terminal: Terminal
  let doors: Loopback
  /// What the worker is started with.
  let workerArguments: [String]
  /// The dossier's folder, for addresses that open an editor; no response shows it without one.
  let root: String
  /// Of the command line, before that of the settings.
  let editor: String?
  var watch: FolderWatch
  var saves = Saves()

  var worker: WorkerProcess?
  /// The last build that browsers were told of, and what it found.
  var shown = 0
  var report = BuildReport()
  /// The build that made the last good site; 0 before there is one.
  var site = 0
  /// The files that it was made of, for the next worker, should this one end.
  var good: [TextKey: SourceFile] = [:]
  /// Of those that are on their way here; they count when the last one is here.
  private var coming: [SourceFile] = []

  var clients: [Int: Client] = [:]
  private var serial = 0
  /// Who waits for the site, and who for a page of it.
  var waiting: [(client: Int, path: String)] = []
  var tickets: [Int: (client: Int, path: String)] = [:]
  var ticket = 0

  static let clientsMax = 64

  init(
    _ terminal: Terminal, _ doors: Loopback, root: String, editor: String?, workerArguments: [String]
  ) {
    (self.terminal, self.doors, self.root, self.editor) = (terminal, doors, root, editor)
    self.workerArguments = workerArguments
    watch = FolderWatch(root, folders: ["content", "templates"])
  }

  private enum Happening {
    case door(Int32), saved, workerAnswers, workerPrints
    case client(Int)
  }

  /// Serves until the process is ended. Nothing has to be cleared up then: the sockets close with it, and
  /// the worker ends with its own.
  mutating func serve() -> Never {
    startBuild()
    while true {
      var places: [pollfd] = []
      var meanings: [Happening] = []
      func add(_ descriptor: Int32, _ events: Int16, _ meaning: Happening) {
        places.append(pollfd(fd: descriptor, events: events, revents: 0))
        meanings.append(meaning)
      }
      if let queue = watch.descriptor { add(queue, Int16(POLLIN), .saved) }
      if let worker {
        add(worker.socket, worker.socketEvents, .workerAnswers)
        add(worker.errors, Int16(POLLIN), .workerPrints)
      }
      for (number, client) in clients { add(client.descriptor, client.events, .client(number)) }
      for door in doors.sockets { add(door, Int16(POLLIN), .door(door)) }
      let count = poll(&places, nfds_t(places.count), timeout())
      if watch.descriptor == nil { notice(watch.changes()) }
      for (place, meaning) in zip(places, meanings) where count > 0 && place.revents != 0 {
        switch meaning {
        case .saved: notice(watch.changes())
        case .workerPrints: hearWorker()
        case .workerAnswers: takeAnswers()
        case .client(let number): attend(number, place.revents)
        case .door(let door): open(door)
        }
      }
      dropLate()
      // Last, when all saves that have been announced by now are known.
      if isDue { startBuild() }
    }
  }

  // MARK: Time

  /// In milliseconds, until something is due that nothing announces.
  private func timeout() -> Int32 {
    var next = clients.values.map(\.deadline).min()
    if let due = saves.due, worker?.building == nil { next = min(next ?? due, due) }
    if watch.descriptor == nil { next = min(next ?? .now + .milliseconds(300), .now + .milliseconds(300)) }
    guard let next else { return -1 }
    // Rounded up, so that nothing is looked at too early and then again and again.
    return Int32(clamping: Int((next - .now) / .milliseconds(1)) + 1).clamped(0...60_000)
  }

  private mutating func notice(_ changes: Int) {
    if changes > 0 { saves.notice(changes) }
  }

  private var isDue: Bool {
    guard worker?.building == nil else { return false }
    return saves.due.map { $0 <= .now } ?? false
  }

  private mutating func dropLate() {
    let now = ContinuousClock.now
    for (number, client) in clients where client.deadline <= now {
      if clients[number]?.isLate() == true { drop(number) }
    }
  }

  // MARK: Builds

  private mutating func startBuild() {
    saves = Saves()
    guard worker != nil || start() else { return }
    // A worker that made what is shown need not make it again when nothing has changed since.
    let isForced = worker?.built != shown
    worker?.send(.build(number: shown + 1, isForced: isForced))
    worker?.building = .folder
  }

  /// Starts a worker; `false` when there is none.
  private mutating func start() -> Bool {
    do {
      worker = try WorkerProcess(workerArguments)
      return true
    } catch {
      terminal.error("dossier: \(error.words)\n")
      show(note(of: Array("error: \(error.words)".utf8)))
      return false
    }
  }

  private mutating func takeAnswers() {
    worker?.flush()
    guard let answers = worker?.answers() else { return workerEnded() }
    for answer in answers {
      switch answer {
      case .files(let changed, let removed, let isLast):
        coming += changed
        guard isLast else { continue }
        for file in coming { good[TextKey(file.path)] = file }
        for path in removed { good[TextKey(path)] = nil }
        coming = []
      case .rendered(let ticket, let page):
        guard let (client, path) = tickets.removeValue(forKey: ticket) else { continue }
        let reply =
          page.bytes.map { Reply.file(path, $0, site: page.site) } ?? .notFound(path, site: page.site)
        send(reply, to: client)
      case .built(let number, let outcome): built(number, outcome)
      }
    }
  }

  private mutating func built(_ number: Int, _ outcome: Answer.Outcome) {
    let wasRestored = worker?.building == .restored
    worker?.building = nil
    guard case .built(let report) = outcome else { return answerWaiting() }
    if report.errors == 0 { worker?.hasSite = true }
    if wasRestored { return answerWaiting() }
    worker?.built = number
    if report.errors == 0 { site = number }
    terminal.error(report.text)
    terminal.note("build \(number)\(summary(report))\n")
    show(report)
  }

  private func summary(_ report: BuildReport) -> String {
    var parts: [String] = []
    if report.errors > 0 { parts.append(report.errors == 1 ? "1 error" : "\(report.errors) errors") }
    if report.warnings > 0 {
      parts.append(report.warnings == 1 ? "1 warning" : "\(report.warnings) warnings")
    }
    let fate = report.errors == 0 ? "" : site == 0 ? "; there is no site yet" : "; the last good site stays"
    return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ") + fate
  }

  /// Tells every browser that there is something new to see.
  private mutating func show(_ report: BuildReport) {
    shown += 1
    self.report = report
    for (number, client) in clients {
      guard case .streaming = client.state else { continue }
      clients[number]?.send(Array("data: \(shown)\n\n".utf8), then: .streaming)
      flush(number)
    }
    answerWaiting()
  }

  // MARK: The worker's end

  private mutating func hearWorker() {
    guard let said = worker?.printed(), !said.isEmpty else { return }
    terminal.error(String(decoding: said, as: UTF8.self))
  }

  /// The worker hit a limit, or a mistake of ours. What it was at is left; another one takes its place when
  /// there is a site to show, or something to build.
  private mutating func workerEnded() {
    guard let worker else { return }
    hearWorker()
    let said = self.worker?.said ?? []
    let status = worker.end()
    self.worker = nil
    coming = []
    let lost = tickets
    tickets = [:]
    if worker.building == .restored { (good, site) = ([:], 0) }
    if !good.isEmpty, start() {
      self.worker?.send(.restore(number: site, files: good.values.sorted { precedes($0.path, $1.path) }))
      self.worker?.building = .restored
    } else {
      site = 0
    }
    let end = status & 0x7F == 0 ? "exit code \(status >> 8 & 0xFF)" : "signal \(status & 0x7F)"
    terminal.note("the worker ended with \(end); it is started again when it is needed\n")
    show(note(of: said))
    for (client, _) in lost.values { send(.failed(site: site), to: client) }
  }

  /// The worker's last words as a finding: `PATH: error[CODE]: MESSAGE`, then `  help: HELP`.
  private func note(of said: [UInt8]) -> BuildReport {
    let text = withoutColors(String(decoding: said, as: UTF8.self))
    var fields = ["code": "", "path": "", "message": "the process that builds the pages ended", "help": ""]
    for line in text.split(separator: "\n") {
      if let mark = line.firstRange(of: ": error["), let end = line.firstRange(of: "]: ") {
        fields["path"] = String(line[..<mark.lowerBound])
        fields["code"] = String(line[mark.upperBound..<end.lowerBound])
        fields["message"] = String(line[end.upperBound...])
      } else if let mark = line.firstRange(of: "  help: ") {
        fields["help"] = String(line[mark.upperBound...])
      }
    }
    var json = Array("{\"format\":\"dossier-findings/1\",\"findings\":[{\"severity\":\"error\"".utf8)
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      json += ",\"\(name)\":".utf8
      appendJSON(value, to: &json)
    }
    json += ",\"line\":null,\"column\":null}],\"waived\":[]}".utf8
    return BuildReport(
      errors: 1, warnings: 0, json: String(decoding: json, as: UTF8.self), text: text, editor: report.editor)
  }

  // MARK: Clients

  private mutating func open(_ door: Int32) {
    // Not all at once, so that those who are here already are attended to meanwhile.
    for _ in 0..<32 {
      let accepted = accept(door, nil, nil)
      if accepted < 0, errno == EMFILE || errno == ENFILE { dropLeast() }
      guard let descriptor = preparedForPoll(accepted) else { return }
      var on: Int32 = 1
      setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, 4)
      if clients.count >= PreviewServer.clientsMax { dropLeast() }
      serial += 1
      clients[serial] = Client(descriptor)
      // A browser's request is mostly here with its connection.
      attend(serial, Int16(POLLIN))
    }
  }

  /// Makes room by ending the connection with the least claim, of these the one that was silent longest.
  private mutating func dropLeast() {
    let least = clients.min { a, b in
      (a.value.claim, a.value.lastActive) < (b.value.claim, b.value.lastActive)
    }
    if let least { drop(least.key) }
  }

  mutating func drop(_ number: Int) {
    guard let client = clients.removeValue(forKey: number) else { return }
    close(client.descriptor)
  }
}

/// Saves that have been noticed and not yet been built.
struct Saves {
  private var first: ContinuousClock.Instant?
  private var last = ContinuousClock.now
  private var count = 0

  mutating func notice(_ changes: Int) {
    last = .now
    first = first ?? last
    count += changes
  }

  /// When they are to be built: a moment after the last, since an editor writes a file in several steps, and
  /// a longer one when there are so many that a program must be writing; but in a stream without an end,
  /// such as a log's, from time to time all the same.
  var due: ContinuousClock.Instant? {
    guard let first else { return nil }
    return min(last + .milliseconds(count > 40 ? 150 : 20), first + .seconds(5))
  }
}

extension Int32 {
  fileprivate func clamped(_ range: ClosedRange<Int32>) -> Int32 {
    Swift.max(range.lowerBound, Swift.min(range.upperBound, self))
  }
}
