// Looking up a place in a sorted list.

import Files
import Testing

struct SearchingTests {
  @Test func theBoundaryIsWhereAScanFindsIt() {
    for length in 0...9 {
      let list = (0..<length).map { $0 * 2 }
      for wanted in -1...19 {
        let scanned = list.firstIndex { $0 >= wanted } ?? length
        #expect(list.partitioningIndex(where: { $0 >= wanted }) == scanned, "\(wanted) in \(list)")
        let rest = list[(length / 2)...]
        let inRest = rest.firstIndex { $0 >= wanted } ?? length
        #expect(rest.partitioningIndex(where: { $0 >= wanted }) == inRest, "\(wanted) in \(rest)")
      }
    }
  }
}
