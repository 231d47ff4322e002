// Dates in English words.

import Corpus

/// `27 April 2022`, `about May 2022`, `2016, uncertain`, `the 1980s`, `2006 to 2010`, `since 2010`,
/// `spring 2022`, `45 BC`.
func englishDate(_ date: EDTFDate) -> String {
  guard let end = date.end else { return words(date.start, uncertain: ", uncertain") }
  let first = words(date.start, uncertain: " (uncertain)")
  let last = words(end, uncertain: " (uncertain)")
  return switch (date.start, end) {
  case (.open, _): "until \(last)"
  case (_, .open): "since \(first)"
  case (.date, .date): "\(first) to \(last)"
  default: "from \(first) to \(last)"
  }
}

private func words(_ bound: DateBound, uncertain: String) -> String {
  guard let date = bound.date else { return "an unknown date" }
  return (date.isApproximate ? "about " : "") + words(date) + (date.isUncertain ? uncertain : "")
}

private func words(_ date: PartialDate) -> String {
  let year = yearName(date)
  switch (date.month, date.day) {
  case (.known(let month), .known(let day)): return "\(day) \(monthName(month)) \(year)"
  case (.known(let month), .absent): return "\(monthName(month)) \(year)"
  case (.known(let month), .unspecified): return "\(monthName(month)) \(year), day not given"
  case (.unspecified, .absent): return "\(year), month not given"
  case (.unspecified, _): return "\(year), month and day not given"
  case (.absent, _): break
  }
  guard let span = date.span else { return year }
  if date.year < 0 { return "between \(span.first) and \(span.last) BC" }
  return span.isDecade ? "the \(span.first)s" : "between \(span.first) and \(span.last)"
}

/// The year as written, for its leading zeros; before the year 1 as people count it.
private func yearName(_ date: PartialDate) -> String {
  if date.year <= 0 { return "\(1 - date.year) BC" }
  return date.year > 9999 ? "the year \(date.year)" : date.writtenYear
}

private func monthName(_ month: Int) -> String {
  let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  return month > 20 ? ["spring", "summer", "autumn", "winter"][month - 21] : months[month - 1]
}
