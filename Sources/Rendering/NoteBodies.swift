// What the notes at pages' ends say of paragraphs, each made when a page first asks for it and kept: a
// paragraph may be cited on hundreds of pages.

import Corpus
import Synchronization

/// The words of notes by source and paragraph.
struct NoteBodies: ~Copyable {
  private let bodies: Mutex<[[[UInt8]?]]>

  init(_ corpus: Corpus) {
    bodies = Mutex(corpus.sources.map { Array(repeating: nil, count: $0.paragraphs.count) })
  }

  func body(_ source: Int, _ paragraph: Int, _ make: () -> [UInt8]) -> [UInt8] {
    if let known = bodies.withLock({ $0[source][paragraph] }) { return known }
    let made = make()
    bodies.withLock { $0[source][paragraph] = made }
    return made
  }
}
