// Where on a page something is told in full, apart from all places that repeat it.

/// The one place where something is told in full; all others are its mirrors.
enum Home: Hashable, Sendable {
  case claim(String)
  case judgement(String)
  case paragraph(String)
  case source(String)
  /// The prose of a page.
  case page(String)
  /// A list that the tool made of what stands elsewhere.
  case mirror
  /// Head, navigation, foot.
  case frame

  /// Whether it is a page's, and of nothing that stands on the page.
  var isOfPage: Bool {
    switch self {
    case .page, .mirror, .frame: true
    case .claim, .judgement, .paragraph, .source: false
    }
  }

  var isOfSource: Bool {
    switch self {
    case .paragraph, .source: true
    case .claim, .judgement, .page, .mirror, .frame: false
    }
  }
}
