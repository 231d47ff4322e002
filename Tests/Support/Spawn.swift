// Starts processes for the tests, by posix_spawn.
//
// Not by Foundation's `Process`, whose start reads beyond its list of open files when another thread opens
// one meanwhile: once in some thousand starts it ended the whole test run.

package import Foundation

/// A process that could not be started.
package struct NotStarted: Error {
  package var program, why: String
}

/// A program that ended with another exit code than 0.
package struct Ended: Error {
  package var arguments: [String]
  package var code: Int32
  package var error: String
}

/// Starts a process of its own; what it prints goes to two files.
///
/// It gets every file that another thread has open just then and that Foundation opened: those are not closed
/// at its start. A program to be run is therefore never written by us, since nobody can run what somebody has
/// open for writing: see `putProgram`.
package func spawn(
  _ arguments: [String], environment: [String], in folder: String?, output: String, error: String
) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  // The call that changes the folder is not in Glibc's module; env(1) does it and becomes the program.
  let arguments = (folder.map { ["/usr/bin/env", "-C", $0] } ?? []) + arguments
  let words = arguments.map { strdup($0) } + [nil]
  let variables = environment.map { strdup($0) } + [nil]
  defer { for word in words + variables { free(word) } }
  var process: pid_t = 0
  let code = posix_spawn(&process, arguments[0], &actions, nil, words, variables)
  guard code == 0 else { throw NotStarted(program: arguments[0], why: String(cString: strerror(code))) }
  return process
}

/// Waits for a process, on this thread, and gives what `waitpid` says of it.
/// - Parameter over: called when it has ended, while its number is still nobody else's.
package func waitedFor(_ process: pid_t, over: () -> Void = {}) -> Int32 {
  var end = siginfo_t()
  while waitid(P_PID, id_t(process), &end, WEXITED | WNOWAIT) < 0, errno == EINTR {}
  over()
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0, errno == EINTR {}
  return status
}

/// What a program prints that is run to its end in our own environment, found on the search path.
package func printed(by arguments: [String], in folder: String? = nil) throws -> [UInt8] {
  let place = "\(FileManager.default.temporaryDirectory.path)/dossier-printed-\(UUID().uuidString)"
  let files = (output: place + ".out", error: place + ".err")
  defer {
    for file in [files.output, files.error] {
      // Nothing is lost when a temporary file stays.
      try? FileManager.default.removeItem(atPath: file)
    }
  }
  let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
  let process = try spawn(
    ["/usr/bin/env"] + arguments, environment: environment, in: folder, output: files.output,
    error: files.error)
  let status = waitedFor(process)
  guard status == 0 else {
    let error = String(decoding: try Data(contentsOf: URL(fileURLWithPath: files.error)), as: UTF8.self)
    throw Ended(
      arguments: arguments, code: status & 0x7F == 0 ? status >> 8 & 0xFF : status & 0x7F, error: error)
  }
  return [UInt8](try Data(contentsOf: URL(fileURLWithPath: files.output)))
}
