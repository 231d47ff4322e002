// Dates as EDTF (ISO 8601-2) writes them, levels 0 and 1. No clock, no time of day, no time zone: a time
// of level 0 is refused, because events of a dossier are days and what is longer. How a date is said in
// words is not here, but with the words of pages.

/// A date, or an interval of two, with what its writer did not know about it.
///
/// Accepted: `2022`, `2022-04`, `2022-04-27`; `?`, `~` or `%` after a date; `198X`, `19XX`, `2004-XX`,
/// `2004-06-XX`, `2004-XX-XX`; seasons `2022-21` to `-24`; years before the year 0, `-0044`, and behind `Y`
/// those of five to twelve digits, `Y17000` and `Y-17000`; `a/b`, where one end may be `..` (open) or empty
/// (unknown). An interval that ends before it starts is no date.
package struct EDTFDate: Sendable, Equatable {
  /// As written.
  package let text: String
  /// A single date, or where an interval starts.
  package let start: DateBound
  /// Where an interval ends; `nil` for a single date.
  package let end: DateBound?

  package init?(_ text: String) {
    let ends = text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false)
    guard ends.count <= 2, let start = DateBound(Array(ends[0])) else { return nil }
    if ends.count == 1 {
      guard case .date = start else { return nil }
      end = nil
    } else {
      guard let other = DateBound(Array(ends[1])) else { return nil }
      switch (start.date, other.date) {
      case (nil, nil): return nil
      case (let first?, let last?) where first.days.lowerBound > last.days.upperBound: return nil
      default: end = other
      }
    }
    self.text = text
    self.start = start
  }

  /// The first day it may mean, in days since 1970-01-01 (proleptic Gregorian); `nil` if the start
  /// is open or unknown. `?` and `~` widen nothing; winter starts in December of its year.
  package var earliest: Int? { start.date?.days.lowerBound }

  /// The last day it may mean, as `earliest` counts; `nil` if the end is open or unknown.
  package var latest: Int? { (end ?? start).date?.days.upperBound }

  /// What a list of dates is sorted by.
  package var sortKey: SortKey {
    SortKey(earliest: earliest ?? .min, latest: latest ?? .max, vagueness: vagueness)
  }

  /// By the first day, then the last, then by how vague the date is: an open start is before all, an open
  /// end after all, and of two dates that mean the same days the plainer one is first.
  package struct SortKey: Hashable, Comparable, Sendable {
    package let earliest: Int
    package let latest: Int
    package let vagueness: Int

    package static func < (a: SortKey, b: SortKey) -> Bool {
      (a.earliest, a.latest, a.vagueness) < (b.earliest, b.latest, b.vagueness)
    }
  }

  /// 0 for a date without a doubt; an interval comes behind every date of the same days.
  private var vagueness: Int {
    guard let end else { return start.vagueness }
    return 100 + 16 * start.vagueness + end.vagueness
  }

  package var isInterval: Bool { end != nil }

  /// Whether it is one day, without a doubt.
  package var isExact: Bool { end == nil && start.date?.isExact == true }

  /// Whether its writer was not sure of it, or does not know one of its ends.
  package var isDoubtful: Bool {
    [start, end].contains { bound in
      guard let bound else { return false }
      return bound.date.map { $0.isUncertain || $0.isApproximate } ?? true
    }
  }

  /// What `<time datetime>` may hold: the date without its qualifier where it is a plain year, month or
  /// day; `nil` for anything else, and for years before 1, which HTML does not have.
  package var htmlDatetime: String? { end == nil ? start.date?.html : nil }

  /// The date, or the start of an interval, as numbers; `nil` where no single year is known.
  package var startNumbers: Numbers? { start.date?.numbers }

  /// The end of an interval as numbers; `nil` for a single date, and where no single year is known.
  package var endNumbers: Numbers? { end?.date?.numbers }

  /// A date for formats that know years, months and days, and a word for doubt.
  package struct Numbers: Sendable, Equatable {
    /// As astronomers count: 0 is 1 BC.
    package let year: Int
    package let month: Int?
    package let day: Int?
    /// 1 to 4, spring first.
    package let season: Int?
    package let isUncertain: Bool
    package let isApproximate: Bool
    /// Whether it says that its month or day is not known, which numbers cannot say.
    package let isPartial: Bool
  }

  /// The text for an anchor or a file name: `/` as `--`, `?` as `q`, `~` as `a`, `%` as `qa`, `..` as
  /// `open`. Different texts stay different.
  package var anchorText: String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "/"): result += "--"
      case UInt8(ascii: "?"): result += "q"
      case UInt8(ascii: "~"): result += "a"
      case UInt8(ascii: "%"): result += "qa"
      // Dots come in twos only.
      case UInt8(ascii: "."): result += result.hasSuffix("open") ? "" : "open"
      default: result.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return result
  }
}

/// One end of an interval, or a date that is none.
package enum DateBound: Sendable, Equatable {
  case date(PartialDate)
  case open
  case unknown

  init?(_ bytes: [UInt8]) {
    if bytes.isEmpty {
      self = .unknown
    } else if bytes.elementsEqual("..".utf8) {
      self = .open
    } else if let date = PartialDate(bytes) {
      self = .date(date)
    } else {
      return nil
    }
  }

  package var date: PartialDate? {
    if case .date(let date) = self { date } else { nil }
  }

  var vagueness: Int { date?.vagueness ?? 15 }
}

/// A date as far as it is known.
package struct PartialDate: Sendable, Equatable {
  /// A month or day that is not written, written as `XX`, or known.
  package enum Part: Sendable, Equatable {
    case absent, unspecified
    case known(Int)
  }

  /// The first of its years, as astronomers count: 0 is 1 BC, -1 is 2 BC.
  package var year: Int
  /// 1, 10 (`198X`) or 100 (`19XX`).
  package var yearCount: Int
  /// 21 to 24 are seasons, spring first.
  package var month: Part
  /// Known only where the month is.
  package var day: Part
  /// `?` or `%`.
  package var isUncertain: Bool
  /// `~` or `%`.
  package var isApproximate: Bool
  /// Without the qualifier, and without `Y`.
  package var plain: String

  init?(_ bytes: [UInt8]) {
    let mark = bytes.last
    isUncertain = mark == UInt8(ascii: "?") || mark == UInt8(ascii: "%")
    isApproximate = mark == UInt8(ascii: "~") || mark == UInt8(ascii: "%")
    var core = isUncertain || isApproximate ? bytes.dropLast() : bytes[...]
    let isLong = core.first == UInt8(ascii: "Y")
    if isLong { core = core.dropFirst() }
    plain = String(decoding: core, as: UTF8.self)
    let isNegative = core.first == UInt8(ascii: "-")
    if isNegative { core = core.dropFirst() }

    let fields = core.split(separator: UInt8(ascii: "-"), maxSplits: 3, omittingEmptySubsequences: false)
    guard fields.count <= 3, let first = fields.first else { return nil }
    let hidden = first.reversed().prefix { $0 == UInt8(ascii: "X") }.count
    guard hidden <= 2, let leading = number(first.dropLast(hidden)) else { return nil }
    yearCount = [1, 10, 100][hidden]
    // `Y` stands before years that need it, and before nothing else than a year.
    if isLong {
      guard (5...12).contains(first.count), first.first != UInt8(ascii: "0"), hidden == 0, fields.count == 1
      else { return nil }
    } else if first.count != 4 {
      return nil
    }
    // There is no year -0000; of `-004X` the first year is -49.
    if isNegative, leading == 0, hidden == 0 { return nil }
    year = isNegative ? -leading * yearCount - (yearCount - 1) : leading * yearCount
    guard let month = PartialDate.part(fields, 1), let day = PartialDate.part(fields, 2) else { return nil }
    self.month = month
    self.day = day
    // Nothing is known below what is unspecified, nor below a season.
    if hidden > 0, month != .absent { return nil }
    switch (month, day) {
    case (.absent, _), (.unspecified, .absent), (.unspecified, .unspecified): break
    case (.known(let month), .absent) where (1...12).contains(month) || (21...24).contains(month): break
    case (.known(let month), .unspecified) where (1...12).contains(month): break
    case (.known(let month), .known(let day))
    where (1...12).contains(month) && day >= 1 && day <= daysInMonth(year, month): break
    default: return nil
    }
  }

  private static func part(_ fields: [ArraySlice<UInt8>], _ index: Int) -> Part? {
    guard index < fields.count else { return .absent }
    let field = fields[index]
    guard field.count == 2 else { return nil }
    return field.elementsEqual("XX".utf8) ? .unspecified : number(field).map { .known($0) }
  }

  /// Day numbers since 1970-01-01, both ends included.
  var days: ClosedRange<Int> {
    guard case .known(let month) = month else {
      return dayNumber(year, 1, 1)...dayNumber(year + yearCount, 1, 1) - 1
    }
    if month > 20 {
      // The seasons of the weather: three whole months, of which winter's last two are next year's.
      let first = (month - 20) * 3
      return dayNumber(year, first, 1)...firstDayAfter(year, first + 2) - 1
    }
    guard case .known(let day) = day else {
      return dayNumber(year, month, 1)...firstDayAfter(year, month) - 1
    }
    return dayNumber(year, month, day)...dayNumber(year, month, day)
  }

  var isExact: Bool {
    if case .known = day { !isUncertain && !isApproximate } else { false }
  }

  var html: String? {
    guard year > 0, yearCount == 1, month != .unspecified, day != .unspecified else { return nil }
    if case .known(let month) = month, month > 12 { return nil }
    return plain
  }

  var numbers: EDTFDate.Numbers? {
    guard yearCount == 1 else { return nil }
    let known = { (part: Part) -> Int? in if case .known(let number) = part { number } else { nil } }
    let month = known(month)
    let isSeason = month.map { $0 > 20 } ?? false
    return EDTFDate.Numbers(
      year: year, month: isSeason ? nil : month, day: known(day),
      season: isSeason ? month.map { $0 - 20 } : nil,
      isUncertain: isUncertain, isApproximate: isApproximate,
      isPartial: self.month == .unspecified || day == .unspecified)
  }

  /// The year as written, four digits with its zeros; for years from 1 to 9999.
  package var writtenYear: String { String(plain.prefix(4)) }

  /// What a decade or century runs over, as people count years: before the year 1 in years before Christ, the
  /// earlier first; `nil` for one year.
  package var span: (first: String, last: String, isDecade: Bool)? {
    guard yearCount > 1 else { return nil }
    if year < 0 { return ("\(1 - year)", "\(2 - year - yearCount)", yearCount == 10) }
    let start = String(plain.prefix { $0 != "X" })
    let hidden = yearCount == 10 ? 1 : 2
    return (
      start + String(repeating: "0", count: hidden), start + String(repeating: "9", count: hidden),
      hidden == 1
    )
  }

  /// 0 to 11; of dates that mean the same days the one that leaves less open has less.
  var vagueness: Int {
    let unspecified = (month == .unspecified ? 1 : 0) + (day == .unspecified ? 1 : 0)
    return unspecified * 4 + (isUncertain ? 1 : 0) + (isApproximate ? 2 : 0)
  }
}

/// The value of ASCII digits; `nil` if there are none, more than twelve, or anything else.
private func number(_ digits: ArraySlice<UInt8>) -> Int? {
  guard !digits.isEmpty, digits.count <= 12 else { return nil }
  var value = 0
  for digit in digits {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
    value = value * 10 + Int(digit - UInt8(ascii: "0"))
  }
  return value
}

private func daysInMonth(_ year: Int, _ month: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

/// The day after the end of a month; 13 and 14 are the next year's first two.
private func firstDayAfter(_ year: Int, _ month: Int) -> Int {
  month >= 12 ? dayNumber(year + 1, month - 11, 1) : dayNumber(year, month + 1, 1)
}

/// The first day of a year, in days since 1970-01-01; the year 0 is 1 BC.
package func firstDay(ofYear year: Int) -> Int { dayNumber(year, 1, 1) }

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
private func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
  // Years are counted from March, so that a leap day ends its year, and within spans of 400 years, which are
  // 146097 days each, so that division does not meet a negative year.
  let marchYear = month > 2 ? year : year - 1
  let span = marchYear >= 0 ? marchYear / 400 : (marchYear - 399) / 400
  let yearOfSpan = marchYear - span * 400
  let monthFromMarch = (month + 9) % 12
  let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
  let leapDays = yearOfSpan / 4 - yearOfSpan / 100
  // 0000-03-01 is day -719468.
  return span * 146_097 + yearOfSpan * 365 + leapDays + dayOfYear - 719_468
}
