// Starts a process: git, the preview's worker, a browser. By posix_spawn, because Foundation's `Process`
// reads beyond its arrays when another thread opens a file.

import CPosix
package import Glibc

/// Starts a program; what `posix_spawnp` says where it cannot.
/// - Parameters:
///   - program: a path, or a name to be looked for where programs are.
///   - environment: `NAME=value` each; by default our own.
package func startedProcess(
  _ program: String, _ arguments: [String], environment: [String] = ownEnvironment(),
  _ actions: inout posix_spawn_file_actions_t, _ attributes: inout posix_spawnattr_t
) -> (process: pid_t, code: Int32) {
  let words = arguments.map { (word: String) in strdup(word) } + [nil]
  let variables = environment.map { (variable: String) in strdup(variable) } + [nil]
  defer { for word in words + variables { free(word) } }
  var process: pid_t = 0
  let code = posix_spawnp(&process, program, &actions, &attributes, words, variables)
  return (process, code)
}

/// The environment that we were started with, `NAME=value` each.
package func ownEnvironment() -> [String] {
  var variables: [String] = []
  var next = dossier_environment()
  while let place = next, let variable = place.pointee {
    variables.append(String(cString: variable))
    next = place.advanced(by: 1)
  }
  return variables
}
