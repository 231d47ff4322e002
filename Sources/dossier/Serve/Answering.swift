// What the preview server answers to a request: a file of the site by its path in the site's list, or one
// of the four files of its own.

import Files
import Foundation

extension PreviewServer {
  /// Does what a client's connection is ready for.
  mutating func attend(_ number: Int, _ events: Int16) {
    let isReadable = events & Int16(POLLIN | POLLHUP | POLLERR) != 0
    guard let state = clients[number]?.state else { return }
    switch state {
    case .waiting: return drop(number)
    case .writing: return flush(number)
    case .streaming where events & Int16(POLLOUT) != 0: flush(number)
    case .reading, .closing, .streaming: break
    }
    guard isReadable else { return }
    guard clients[number]?.receive() == true else { return drop(number) }
    takeRequests(number)
  }

  /// Answers what a client has asked for, one request after the other.
  private mutating func takeRequests(_ number: Int) {
    while case .reading? = clients[number]?.state {
      do throws(Refusal) {
        let port = doors.port
        guard let head = try clients[number]?.takeRequest(port: port) else { return }
        try answer(head, number)
      } catch {
        var isHead = false
        if case .waiting(let head)? = clients[number]?.state { isHead = head.isHead }
        // Where one request was none, what follows cannot be told apart.
        let bytes = Reply.refusal(error).bytes(isHead: isHead, keepsOpen: false)
        clients[number]?.send(bytes, then: .writing(keepsOpen: false))
        flush(number)
      }
    }
  }

  private mutating func answer(_ head: RequestHead, _ number: Int) throws(Refusal) {
    guard head.path.hasPrefix(Reply.ownFolder) else {
      // A link on a page of another site may lead here; nothing here may become a part of that page.
      guard !head.isFromElsewhere || head.isNavigation else { throw .foreignOrigin }
      let path = String(head.path.dropFirst())
      return find(path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path, for: number)
    }
    // What is the server's own is asked for by its own pages alone.
    guard !head.isFromElsewhere else { throw .foreignOrigin }
    switch head.path.dropFirst(Reply.ownFolder.count) {
    case "events":
      let start = Array("retry: 500\ndata: \(shown)\n\n".utf8)
      if head.isHead {
        send(Reply(type: "text/event-stream"), to: number)
      } else {
        clients[number]?.send(Reply.streamHead + start, then: .streaming)
        flush(number)
      }
    case "findings": send(Reply(type: "application/json", body: findings), to: number)
    case "preview.js":
      send(Reply(type: "text/javascript; charset=utf-8", body: PackageResources.preview_js), to: number)
    case "preview.css":
      send(Reply(type: "text/css; charset=utf-8", body: PackageResources.preview_css), to: number)
    default: throw .notFound
    }
  }

  /// Asks the worker for a file, as soon as there is a site, or says why there is none.
  private mutating func find(_ path: String, for number: Int) {
    if worker?.hasSite == true {
      ticket += 1
      tickets[ticket] = (number, path)
      worker?.send(.render(ticket: ticket, path: path))
    } else if worker?.building != nil {
      waiting.append((number, path))
    } else {
      send(path.hasSuffix(".html") ? .noSite(report.text) : .notFound(path, site: 0), to: number)
    }
  }

  /// Now there is a site, or the reason why there is none.
  mutating func answerWaiting() {
    let all = waiting
    waiting = []
    for (number, path) in all where clients[number] != nil { find(path, for: number) }
  }

  mutating func send(_ reply: Reply, to number: Int) {
    // Whoever went away meanwhile wants no answer.
    guard case .waiting(let head)? = clients[number]?.state else { return }
    clients[number]?.send(
      reply.bytes(isHead: head.isHead, keepsOpen: head.keepsOpen), then: .writing(keepsOpen: head.keepsOpen))
    flush(number)
  }

  mutating func flush(_ number: Int) {
    guard clients[number]?.flush() == true else { return drop(number) }
    // What a client asked for without waiting for the answer is in its turn.
    if case .reading? = clients[number]?.state, clients[number]?.hasInput == true {
      takeRequests(number)
    }
  }

  /// What the last build found, for the page's script.
  private var findings: [UInt8] {
    var json = Array("{\"run\":\"\(Reply.run)\",\"build\":\(shown),\"site\":\(site)".utf8)
    json += ",\"errors\":\(report.errors),\"warnings\":\(report.warnings),\"editor\":".utf8
    if let template = editor ?? report.editor {
      var allowed = CharacterSet.alphanumerics
      allowed.insert(charactersIn: "/-._~")
      let folder = root.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
      appendJSON(template.replacing("{path}", with: folder + "/{path}"), to: &json)
    } else {
      json += "null".utf8
    }
    json += ",\"report\":\(report.json)}\n".utf8
    return json
  }
}
