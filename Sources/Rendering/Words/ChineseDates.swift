// Dates in Chinese words.

import Corpus

/// `2022年4月27日`, `约2022年5月`, `2016年（存疑）`, `1980年代`, `2006年至2010年`, `自2010年起`, `2022年春季`.
func chineseDate(_ date: EDTFDate) -> String {
  guard let end = date.end else { return words(date.start) }
  return switch (date.start, end) {
  case (.open, _): "截至\(words(end))"
  case (_, .open): "自\(words(date.start))起"
  case (.date, .date): "\(words(date.start))至\(words(end))"
  default: "自\(words(date.start))至\(words(end))"
  }
}

private func words(_ bound: DateBound) -> String {
  guard let date = bound.date else { return "不详日期" }
  return (date.isApproximate ? "约" : "") + words(date) + (date.isUncertain ? "（存疑）" : "")
}

private func words(_ date: PartialDate) -> String {
  let year = yearName(date)
  switch (date.month, date.day) {
  case (.known(let month), .known(let day)): return "\(year)\(month)月\(day)日"
  case (.known(let month), .absent): return year + monthName(month)
  case (.known(let month), .unspecified): return "\(year)\(month)月（日不详）"
  case (.unspecified, .absent): return "\(year)（月份不详）"
  case (.unspecified, _): return "\(year)（月、日不详）"
  case (.absent, _): break
  }
  guard let span = date.span else { return year }
  if date.year < 0 { return "公元前\(span.first)年至前\(span.last)年间" }
  return span.isDecade ? "\(span.first)年代" : "\(span.first)年至\(span.last)年间"
}

/// Years of the first millennium would look like numbers, so they say of what era they are.
private func yearName(_ date: PartialDate) -> String {
  if date.year <= 0 { return "公元前\(1 - date.year)年" }
  return date.year < 1000 ? "公元\(date.year)年" : "\(date.year)年"
}

private func monthName(_ month: Int) -> String {
  month > 20 ? ["春季", "夏季", "秋季", "冬季"][month - 21] : "\(month)月"
}
