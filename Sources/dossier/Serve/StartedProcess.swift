// Starts a process with our environment: the worker, a browser. By posix_spawn, because Foundation's
// `Process` reads beyond its arrays when another thread opens a file.

import Foundation

/// Starts a program; what `posix_spawnp` says where it cannot.
/// - Parameter program: a path, or a name to be looked for where programs are.
func startedProcess(
  _ program: String, _ arguments: [String], _ actions: inout posix_spawn_file_actions_t,
  _ attributes: inout posix_spawnattr_t
) -> (process: pid_t, code: Int32) {
  let words = arguments.map { (word: String) in strdup(word) } + [nil]
  let variables = ProcessInfo.processInfo.environment.map { strdup("\($0)=\($1)") } + [nil]
  defer { for word in words + variables { free(word) } }
  var process: pid_t = 0
  let code = posix_spawnp(&process, program, &actions, &attributes, words, variables)
  return (process, code)
}
