// Finds drafts by what they touch and by their words. A large site that was written anew has tens of
// thousands of drafts, and more lines to explain.

import Files

/// The drafts by number, in the order in which they were made.
struct DraftIndex {
  private var bySubject: [String: [Int]] = [:]
  private var byOldWord: [UInt64: [Int]] = [:]
  private var byNewWord: [UInt64: [Int]] = [:]
  private var count = 0

  /// Takes up the drafts that came since the last time.
  mutating func follow(_ drafts: [Draft]) {
    for number in count..<drafts.count {
      let draft = drafts[number]
      for subject in draft.touches { bySubject[subject, default: []].append(number) }
      for word in Vocabulary(draft.old).words { byOldWord[word, default: []].append(number) }
      for word in Vocabulary(draft.new).words { byNewWord[word, default: []].append(number) }
    }
    count = drafts.count
  }

  /// The drafts that touch one of the subjects, in order.
  func drafts(about subjects: Set<String>) -> [Int] {
    let lists = subjects.compactMap { bySubject[$0] }
    if lists.count < 2 { return lists.first ?? [] }
    var found: [Int] = []
    for number in lists.joined().sorted() where number != found.last { found.append(number) }
    return found
  }

  /// The first of some drafts, given in order, that has a word which only one side of a line has.
  func first(of drafts: [Int], with token: PageToken, isOld: Bool) -> Int? {
    // The tool's own tags are explained by themselves, and others by nothing.
    if case .tag = token.place { return nil }
    guard let holders = (isOld ? byOldWord : byNewWord)[token.hash] else { return nil }
    var (left, right) = (drafts[...], holders[...])
    while let mine = left.first, let other = right.first {
      if mine == other { return mine }
      if mine < other {
        left = left[left.partitioningIndex { $0 >= other }...]
      } else {
        right = right[right.partitioningIndex { $0 >= mine }...]
      }
    }
    return nil
  }
}
