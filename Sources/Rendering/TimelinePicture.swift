// The timeline as a picture: time to scale from side to side, a lane for each theme, a line of SVG for each
// event. The list below says the same in words, so that nothing is lost to those who do not see it.

import Corpus
import Files
import Linking
import Records

/// An event of the timeline and the claim that it belongs to.
struct TimelineEvent: Sendable {
  var event: Event
  /// Its number among the claim's events.
  var number: Int
  var place: ClaimPlace
}

/// Where days stand on the picture. Its bounds come from the settings or are whole decades, so that one more
/// event moves no other.
struct TimeScale: Sendable {
  let years: ClosedRange<Int>
  private let days: Range<Int>
  /// Time runs the way the language is read.
  private let isRightToLeft: Bool

  /// - Returns: `nil` where no event has a year.
  init?(_ dates: [EDTFDate], bounds: ClosedRange<Int>?, isRightToLeft: Bool) {
    if let bounds {
      years = bounds
    } else {
      let all = dates.flatMap { [$0.start.date?.year, $0.end?.date?.year] }.compactMap { $0 }
      guard let first = all.min(), let last = all.max() else { return nil }
      years = decade(of: first)...decade(of: last) + 10
    }
    days = firstDay(ofYear: years.lowerBound)..<firstDay(ofYear: years.upperBound + 1)
    self.isRightToLeft = isRightToLeft
  }

  /// Whether a day lies within the bounds.
  func holds(_ day: Int) -> Bool { days.contains(day) }

  /// Where a day begins, as a part of the width: `12.34%`. What lies outside stands at the edge.
  func place(_ day: Int) -> String {
    let clamped = min(max(day, days.lowerBound), days.upperBound)
    let part = (clamped - days.lowerBound) * 10_000 / days.count
    let shown = isRightToLeft ? 10_000 - part : part
    let rest = shown % 100
    return "\(shown / 100)" + (rest == 0 ? "" : ".\(rest < 10 ? "0" : "")\(rest)") + "%"
  }

  var edges: (start: Int, end: Int) { (days.lowerBound, days.upperBound) }

  /// The years that are named above the picture: few enough for a narrow screen.
  var ticks: [Int] {
    let count = years.upperBound - years.lowerBound + 1
    var power = 1
    while count / (power * 5) > 6 { power *= 10 }
    let step = power * ([1, 2, 5].first { count / (power * $0) <= 6 } ?? 5)
    let first = years.lowerBound + (step - years.lowerBound % step) % step
    return Array(stride(from: first, through: years.upperBound, by: step))
  }
}

private func decade(of year: Int) -> Int { year - ((year % 10) + 10) % 10 }

/// In pixels: of a lane, of the line of its name, and between two rows of marks.
private let (laneHeight, nameHeight, rowHeight) = (60, 22, 9)
private let rowsOfLane = 4

extension Site {
  /// All events by date, ties by id.
  var timelineEvents: [TimelineEvent] {
    var events: [TimelineEvent] = []
    for note in corpus.notes.indices {
      for claim in corpus.notes[note].claims.indices {
        let place = ClaimPlace(note: note, claim: claim)
        events += corpus.notes[note].claims[claim].events.enumerated().map {
          TimelineEvent(event: $1, number: $0, place: place)
        }
      }
    }
    return events.sorted { a, b in
      let (one, other) = (a.event.date.sortKey, b.event.date.sortKey)
      return one == other ? precedes(a.event.id, b.event.id) : one < other
    }
  }

  /// The drawing. It is hidden from screen readers, and its links are out of the way of the keyboard: each
  /// leads to the line of the list that says the same.
  func timelinePicture(_ events: [TimelineEvent], _ html: inout HTML) {
    let isRightToLeft = isRightToLeft(corpus.settings.language)
    guard
      let scale = TimeScale(
        events.map(\.event.date), bounds: corpus.settings.timeline, isRightToLeft: isRightToLeft)
    else { return }
    var lanes: [(theme: String?, title: String)] = corpus.themes.map { ($0, themeTitle($0)) }
    if events.contains(where: { theme(of: $0) == nil }) { lanes.append((nil, words.pictures.otherPages)) }
    let height = nameHeight + lanes.count * laneHeight
    html.raw("<svg class=\"events wide\" height=\"\(height)\" aria-hidden=\"true\">\n")
    for year in scale.ticks {
      let x = scale.place(firstDay(ofYear: year))
      let name = EDTFDate(edtfYear(year)).map { words.date($0) } ?? "\(year)"
      html.raw("<line class=\"year\" x1=\"\(x)\" y1=\"\(nameHeight)\" x2=\"\(x)\" y2=\"\(height)\"/>")
      html.raw("<text class=\"year\" x=\"\(x)\" y=\"14\">\(escaped(name))</text>\n")
    }
    for (lane, (theme, title)) in lanes.enumerated() {
      let top = nameHeight + lane * laneHeight
      html.raw("<line class=\"year\" x1=\"0\" y1=\"\(top)\" x2=\"100%\" y2=\"\(top)\"/>")
      html.raw("<text class=\"lane\" x=\"\(isRightToLeft ? "100%" : "0")\" y=\"\(top + 15)\">")
      html.text(title)
      html.raw("</text>\n")
      for event in events where self.theme(of: event) == theme { mark(event, top + nameHeight, scale, &html) }
    }
    html.raw("</svg>\n<p class=\"counted\">\(words.pictures.legend)</p>\n")
  }

  private func theme(of event: TimelineEvent) -> String? { corpus.notes[event.place.note].place.theme }

  /// An event as one line: a dot for a day, a thin bar for a time within which it was, a thick bar for what
  /// lasted; hollow or dashed where there is doubt.
  private func mark(_ event: TimelineEvent, _ top: Int, _ scale: TimeScale, _ html: inout HTML) {
    let date = event.event.date
    // The row is the event's own, whatever stands beside it, so that no event moves another.
    let y = top + row(of: event.event.id) * rowHeight + 4
    let (earliest, latest) = (date.earliest ?? scale.edges.start, date.latest ?? scale.edges.end)
    let isInside = scale.holds(earliest) && scale.holds(latest)
    var classes = [event.event.basis]
    if date.isInterval { classes.append("lasting") }
    if date.isDoubtful || !isInside { classes.append("doubtful") }
    html.raw("<a class=\"\(classes.joined(separator: " "))\" href=\"#")
    html.text(event.event.id)
    html.raw("\" tabindex=\"-1\"><title>\(escaped(words.date(date)))\(words.text.colon)")
    html.text(linked.eventText(event.number, of: event.place))
    html.raw("</title>")
    if earliest == latest {
      html.raw("<circle cx=\"\(scale.place(earliest))\" cy=\"\(y)\" r=\"4\"/></a>\n")
    } else {
      html.raw("<line x1=\"\(scale.place(earliest))\" y1=\"\(y)\" ")
      html.raw("x2=\"\(scale.place(latest + 1))\" y2=\"\(y)\"/></a>\n")
    }
  }
}

/// A row of a lane by the event's id.
private func row(of id: String) -> Int { Int(stableHash(id) % UInt32(rowsOfLane)) }

/// A year as EDTF writes it.
private func edtfYear(_ year: Int) -> String {
  let digits = String(year.magnitude)
  if digits.utf8.count > 4 { return "Y\(year)" }
  return (year < 0 ? "-" : "") + String(repeating: "0", count: 4 - digits.utf8.count) + digits
}
