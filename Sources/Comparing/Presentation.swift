// Changes of form, which are counted and not listed: the same change of a line on most pages, or on most
// pages of a sort; style sheets and scripts.

import Files

extension Books {
  /// Lays lines that changed in the same way on most pages to the template.
  mutating func findPresentation() {
    let pages = drafting.b.tree.files.map(\.path).filter {
      $0.hasSuffix(".html") && drafting.a.tree[$0] != nil
    }
    var total: [String: Int] = [:]
    for path in pages { total[sort(of: path), default: 0] += 1 }
    var places: [[UInt64]: [Int]] = [:]
    for (number, item) in items.enumerated() where item.reasons == nil {
      guard !item.gone.isEmpty || !item.come.isEmpty else { continue }
      places[key(item), default: []].append(number)
    }
    var draft: Int?
    for members in places.values {
      let files = Set(members.map { items[$0].file })
      let bySort = Dictionary(grouping: files, by: sort(of:))
      let isEverywhere = files.count >= 2 && files.count * 2 > pages.count
      for number in members {
        let own = sort(of: items[number].file)
        let count = bySort[own]?.count ?? 0
        guard isEverywhere || (count >= 3 && count * 2 > (total[own] ?? 0)) else { continue }
        let reason = draft ?? addPresentation("templates")
        draft = reason
        items[number].reasons = [reason]
      }
    }
  }

  /// Pages that are made alike.
  private func sort(of path: String) -> String {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count > 1, let last = parts.last else { return path }
    return parts[0] + (["index.html", "claims.html"].contains(last) ? "/" + last : "/*")
  }

  /// What a line lost and gained, whatever page it is on.
  private func key(_ item: LineItem) -> [UInt64] {
    item.gone.map(\.hash) + [0] + item.come.map(\.hash) + [item.isWhole ? 1 : 0]
  }
}
