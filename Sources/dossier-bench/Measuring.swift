// The measuring itself: builds in turn, each into a folder that is not there, and the lines that are kept.

import Foundation

/// One build, as it stands in results.jsonl.
struct Measurement: Codable {
  enum Tool: String, Codable { case dossier, hugo }

  /// The commit that was measured; `-dirty` behind it says that files had been changed.
  var commit: String
  var notes: Int
  var tool: Tool
  /// From 1.
  var run: Int
  /// Seconds by stage, as `--timings` says them; none for Hugo.
  var stages: [Stage]
  /// Seconds.
  var wall, processor: Double
  var peakMegabytes: Double

  struct Stage: Codable {
    var name: String
    var seconds: Double
  }
}

/// What is measured, and where.
struct Measuring {
  var folder: String
  var dossier: String
  /// `nil`: Hugo is left out.
  var hugo: String?
  var commit: String

  /// Builds one size several times, both programs in turn, so that whatever else the machine does meanwhile
  /// befalls both; each measurement is kept as soon as it is made.
  func measurements(notes: Int, runs: Int) throws -> [Measurement] {
    var measurements: [Measurement] = []
    for run in 1...runs {
      for tool in [Measurement.Tool.dossier, .hugo] where tool == .dossier || hugo != nil {
        let measurement = try measured(tool, notes: notes, run: run)
        try keep(measurement)
        measurements.append(measurement)
      }
    }
    return measurements
  }

  private func measured(_ tool: Measurement.Tool, notes: Int, run: Int) throws -> Measurement {
    let (made, log) = ("\(folder)/\(notes)", "\(folder)/log")
    // A folder of its own: where files were removed a moment ago, ext4 takes its time for each new one, and
    // what writes more files pays more.
    let output = "\(made)/out/\(tool.rawValue)-\(run)"
    try FileManager.default.createDirectory(atPath: "\(made)/out", withIntermediateDirectories: true)
    // What the build before has left to write out is not this one's to wait for.
    sync()
    let arguments =
      switch tool {
      case .dossier: [dossier, "build", "\(made)/dossier", "-o", output, "--timings", "--quiet"]
      case .hugo:
        [hugo ?? "", "--source", "\(made)/hugo", "--destination", output, "--noBuildLock", "--quiet"]
      }
    let usage = try finished(arguments, log: log)
    guard FileManager.default.fileExists(atPath: "\(output)/index.html") else {
      throw Failure(description: "\(arguments.joined(separator: " ")) wrote no site")
    }
    let stages = tool == .dossier ? readTimings(try String(contentsOfFile: log, encoding: .utf8)) : []
    if tool == .dossier, stages.isEmpty {
      throw Failure(description: "\(dossier) printed no seconds for --timings")
    }
    return Measurement(
      commit: commit, notes: notes, tool: tool, run: run, stages: stages, wall: rounded(usage.wall),
      processor: rounded(usage.processor), peakMegabytes: rounded(usage.peakMegabytes))
  }

  /// Appends a line of JSON to results.jsonl.
  private func keep(_ measurement: Measurement) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let path = "\(folder)/results.jsonl"
    if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(fileURLWithPath: path)) }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { file.closeFile() }
    try file.seekToEnd()
    try file.write(contentsOf: encoder.encode(measurement) + Data("\n".utf8))
  }
}

/// The stages in what `dossier build --timings` prints: a name, seconds, and `s`; the total is none.
func readTimings(_ text: String) -> [Measurement.Stage] {
  text.split(separator: "\n").compactMap { line in
    let words = line.split(separator: " ")
    guard words.count == 3, words[2] == "s", words[0] != "total", let seconds = Double(words[1]) else {
      return nil
    }
    return Measurement.Stage(name: String(words[0]), seconds: seconds)
  }
}

/// To the thousandth: what lies behind it is chance.
private func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
