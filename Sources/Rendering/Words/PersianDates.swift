// Dates in Persian words: the Gregorian calendar, by the names of its months that are used in Iran.

import Corpus

/// `۲۷ آوریل ۲۰۲۲`, `حدود مه ۲۰۲۲`, `۲۰۱۶، با تردید`, `دههٔ ۱۹۸۰`, `۲۰۰۶ تا ۲۰۱۰`, `از ۲۰۱۰ به بعد`.
func persianDate(_ date: EDTFDate) -> String {
  guard let end = date.end else { return words(date.start, uncertain: "، با تردید") }
  let first = words(date.start, uncertain: " (با تردید)")
  let last = words(end, uncertain: " (با تردید)")
  return switch (date.start, end) {
  case (.open, _): "تا \(last)"
  case (_, .open): "از \(first) به بعد"
  case (.date, .date): "\(first) تا \(last)"
  default: "از \(first) تا \(last)"
  }
}

private func words(_ bound: DateBound, uncertain: String) -> String {
  guard let date = bound.date else { return "تاریخی نامعلوم" }
  return (date.isApproximate ? "حدود " : "") + persianDigits(words(date))
    + (date.isUncertain ? uncertain : "")
}

private func words(_ date: PartialDate) -> String {
  let year = yearName(date)
  switch (date.month, date.day) {
  case (.known(let month), .known(let day)): return "\(day) \(monthName(month)) \(year)"
  case (.known(let month), .absent): return "\(monthName(month)) \(year)"
  case (.known(let month), .unspecified): return "\(monthName(month)) \(year)، روز نامشخص"
  case (.unspecified, .absent): return "\(year)، ماه نامشخص"
  case (.unspecified, _): return "\(year)، ماه و روز نامشخص"
  case (.absent, _): break
  }
  guard let span = date.span else { return year }
  if date.year < 0 { return "میان سال‌های \(span.first) و \(span.last) پیش از میلاد" }
  return span.isDecade ? "دههٔ \(span.first)" : "میان سال‌های \(span.first) و \(span.last)"
}

/// The year as written, for its leading zeros; before the year 1 as people count it.
private func yearName(_ date: PartialDate) -> String {
  if date.year <= 0 { return "\(1 - date.year) پیش از میلاد" }
  return date.year > 9999 ? "سال \(date.year)" : date.writtenYear
}

private func monthName(_ month: Int) -> String {
  let months = [
    "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
  ]
  return month > 20 ? ["بهار", "تابستان", "پاییز", "زمستان"][month - 21] : months[month - 1]
}
