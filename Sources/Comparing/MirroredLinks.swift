// What leads where is told where it stands. The neighbourhood of a page lists it once more, and the strip of
// a source counts it, without a record that says so.

extension Books {
  /// Lays lines that mirror a link between two places to what explains the line with the link itself.
  mutating func settleMirroredLinks() {
    let open = items.indices.filter { items[$0].isOpen && items[$0].home == .mirror }
    // Of each file the subjects that are asked for: both ends of a link.
    var known: [String: [String: Set<Int>]] = [:]
    for number in open {
      let item = items[number]
      for subject in item.subjects {
        known[item.file, default: [:]][subject] = []
        known[subject, default: [:]][item.file] = []
      }
    }
    for item in items {
      guard let wanted = known[item.file], let own = item.reasons else { continue }
      for subject in item.subjects where wanted[subject] != nil {
        known[item.file]?[subject]?.formUnion(own)
      }
    }
    for number in open {
      let item = items[number]
      let about = item.subjects.reduce(into: Set<Int>()) { found, subject in
        found.formUnion(known[item.file]?[subject] ?? [])
        found.formUnion(known[subject]?[item.file] ?? [])
      }
      items[number].reasons = reasons(item, about.sorted()).map { Array($0.prefix(8)) }
    }
  }
}
