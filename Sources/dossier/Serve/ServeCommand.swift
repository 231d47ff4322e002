// `dossier serve`: shows the dossier in a browser while it is being written.

import ArgumentParser
import Corpus
import Diagnostics
import Foundation
import Workspace

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site in a browser, and anew after each save.",
    discussion: """
      Serves the site to this machine alone and writes nothing. When a file in content/ or templates/ is \
      saved, open pages reload where they are. While the dossier has errors they show the last good site, \
      with the findings over it; a link at each opens the editor, when --editor or 'editor' in \
      content/dossier.yml says how. Prints the address. Ctrl-C ends it.

      Leaks are not looked for here, since nothing is published: 'dossier build' does that.

      Examples:
        dossier serve
        dossier serve --open
        dossier serve --port 9000 --editor 'vscode://file{path}:{line}:{column}'
      """)

  @OptionGroup var base: BaseOptions

  @Argument(help: ArgumentHelp("The dossier's folder, as with -C.", valueName: "dir"))
  var directory: String?

  @Option(
    help: ArgumentHelp(
      "The port; default: the first free one from \(usualPort) on. 0 takes any that is free.",
      valueName: "n"))
  var port: UInt16?

  @Flag(help: "Open the browser.")
  var open = false

  @Option(
    help: ArgumentHelp(
      "How a place is opened in your editor, with {path}, {line} and {column}.", valueName: "address"))
  var editor: String?

  @OptionGroup var originals: OriginalsOption

  @OptionGroup var work: WorkOptions

  private static let usualPort: UInt16 = 8030

  func validate() throws {
    if let editor, EditorLink(editor) == nil {
      throw ValidationError("--editor takes \(EditorLink.expected)")
    }
  }

  func run() throws {
    let terminal = Terminal(base)
    let root = absolutePath(directory ?? ".", from: absolutePath(base.folder, from: currentFolder()))
    guard isFolder(root) else {
      try end(terminal, reason: "there is no such folder", advice: "check the path", path: root)
    }
    guard let doors = openDoors() else {
      let number = port ?? ServeCommand.usualPort
      let reason = String(cString: strerror(errno)).lowercased()
      try end(terminal, reason: reason, advice: "choose another with --port", path: "port \(number)")
    }
    let address = "http://127.0.0.1:\(doors.port)/"
    terminal.output(address + "\n")
    terminal.note("serving \(root); Ctrl-C ends it\n")
    if open { openBrowser(address, terminal) }
    var server = PreviewServer(
      terminal, doors, root: root, editor: editor, workerArguments: workerArguments(root, terminal))
    server.serve()
  }

  /// A port that was asked for is taken or refused; else it is the first that is free.
  private func openDoors() -> Loopback? {
    if let port { return Loopback(port: port) }
    for offset in 0..<20 {
      if let doors = Loopback(port: ServeCommand.usualPort + UInt16(offset)) { return doors }
    }
    return Loopback(port: 0)
  }

  private func workerArguments(_ root: String, _ terminal: Terminal) -> [String] {
    var words = ["-C", root, "--color", terminal.colorOnError ? "always" : "never"]
    if originals.isGiven { words += ["--originals", originals.folder(root)] }
    if let jobs = work.jobs { words += ["--jobs", "\(jobs)"] }
    if let seconds = work.limitSeconds { words += ["--limit-seconds", "\(seconds)"] }
    if let megabytes = work.limitMemory { words += ["--limit-memory", "\(megabytes)"] }
    return words
  }

  private func end(_ terminal: Terminal, reason: String, advice: String, path: String) throws -> Never {
    let report = Report([Finding(.unreadable(reason: reason, advice: advice), path: path, range: 0..<0)])
    terminal.error(textReport(report, color: terminal.colorOnError))
    throw ExitCode(report.exitStatus)
  }
}

/// Asks the desktop to show an address; where there is no desktop, the address has been printed.
private func openBrowser(_ address: String, _ terminal: Terminal) {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for descriptor: Int32 in 0...2 {
    posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
  }
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  // Nobody waits for it: it ends when it likes, and is forgotten when we end.
  if startedProcess("xdg-open", ["xdg-open", address], &actions, &attributes).code != 0 {
    terminal.note("no browser was found to open; the address is above\n")
  }
}
