// Programs of others that tests ask for a second opinion, where they are installed.

import Foundation

/// Validates a JSON document with the schema that lies in a file; what is wrong, or nothing.
package func schemaProblems(_ document: String, schema: String) async throws -> String {
  let scratch = try Scratch()
  try scratch.put("document.json", document)
  let script = """
    import json, sys
    import jsonschema
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    document = json.load(open(sys.argv[2], encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    for error in validator.iter_errors(document):
        print(list(error.absolute_path), error.message[:300])
    """
  let outcome = try await run("/usr/bin/python3", ["-c", script, schema, scratch("document.json")])
  return outcome.code == 0 ? outcome.output : "the validator did not run: \(outcome.error)"
}

/// The path of a program that the search path of this process leads to.
package func installed(_ name: String) -> String? {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
  return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
}
