// What is printed at the end: medians by size, the ratios to Hugo, and how we grow.

import Foundation

/// The table of all sizes that were measured.
func table(of measurements: [Measurement]) -> String {
  let sizes = Set(measurements.map(\.notes)).sorted()
  var text = ""
  for size in sizes {
    text += block(size, measurements.filter { $0.notes == size }) + "\n"
  }
  return text + growth(sizes, measurements)
}

/// The rows of one size.
private func block(_ size: Int, _ measurements: [Measurement]) -> String {
  let ours = measurements.filter { $0.tool == .dossier }
  let theirs = measurements.filter { $0.tool == .hugo }
  let title = "\(size) notes, \(ours.count == 1 ? "one run" : "medians of \(ours.count)")"
  var text =
    padded(title, 28) + right("dossier") + (theirs.isEmpty ? "" : right("Hugo") + right("ratio")) + "\n"
  let rows: [(name: String, value: (Measurement) -> Double)] = [
    ("seconds", \.wall), ("processor seconds", \.processor), ("peak memory, MB", \.peakMegabytes),
  ]
  for row in rows {
    let our = median(ours.map(row.value))
    text += padded(row.name, 28) + number(our)
    if !theirs.isEmpty {
      let their = median(theirs.map(row.value))
      text += number(their) + ratio(our, their)
    }
    text += "\n"
  }
  for stage in ours.first?.stages.map(\.name) ?? [] {
    let seconds = ours.compactMap { run in run.stages.first { $0.name == stage }?.seconds }
    text += padded("  \(stage)", 28) + number(median(seconds)) + "\n"
  }
  return text
}

/// How time and memory grow from one size to the next.
private func growth(_ sizes: [Int], _ measurements: [Measurement]) -> String {
  zip(sizes, sizes.dropFirst()).map { small, large in
    let ours = measurements.filter { $0.tool == .dossier }
    func grown(_ value: (Measurement) -> Double) -> String {
      let (before, after) = (ours.filter { $0.notes == small }, ours.filter { $0.notes == large })
      return String(format: "%.2f", median(after.map(value)) / median(before.map(value)))
    }
    return "dossier, from \(small) to \(large) notes: seconds × \(grown(\.wall)),"
      + " memory × \(grown(\.peakMegabytes))\n"
  }
  .joined()
}

/// The value in the middle; of an even number, the mean of the two there.
func median(_ values: [Double]) -> Double {
  precondition(!values.isEmpty, "nothing was measured")
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

private func number(_ value: Double) -> String { right(String(format: "%.3f", value)) }

private func ratio(_ ours: Double, _ theirs: Double) -> String {
  right(String(format: "%.2f", ours / theirs))
}

private func right(_ text: String) -> String {
  String(repeating: " ", count: max(1, 12 - text.utf8.count)) + text
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.utf8.count))
}
