// The words whose change makes a rewording grave, as tables. A term may be several words, as `foldedWords`
// gives them; the terms of Chinese are looked for as characters. Sources: ICD 203, "Analytic Standards"
// (Director of National Intelligence, 2015), both rows of its table; the PHIA "Probability Yardstick"
// (Professional Head of Intelligence Assessment, 2018). Persian and Chinese have no yardstick of their own:
// their rows render those terms, and are ours, as are hedges, negations, months and units.

/// Terms of one sense.
package struct TermList: Sendable {
  package let flag: ChangeFlag
  package let english: [String]
  package let persian: [String]
  package let chinese: [String]
}

/// A term that is part of a longer one counts as the longer one alone: `very unlikely` is not `unlikely`.
package let termLists: [TermList] = [
  TermList(
    flag: .likelihood,
    english: [
      // ICD 203, first and second row.
      "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely",
      "almost certain", "almost certainly", "remote", "highly improbable", "improbable", "roughly even odds",
      "probable", "highly probable", "nearly certain",
      // PHIA.
      "remote chance", "highly unlikely", "realistic possibility", "highly likely",
      // Words that people write in their place.
      "probably", "improbably", "certain", "certainly", "even chance", "not likely", "quite likely",
      "most likely", "likelihood",
    ],
    persian: [
      "تقریباً ناممکن", "بسیار بعید", "بسیار نامحتمل", "بعید", "نامحتمل", "محتمل", "بسیار محتمل",
      "تقریباً قطعی", "قطعی", "قطعاً", "به احتمال زیاد", "به احتمال قوی", "احتمال واقع‌بینانه", "احتمال",
      "حتمی", "حتماً",
    ],
    chinese: [
      "几乎不可能", "极不可能", "很不可能", "不太可能", "不大可能", "可能性极小", "可能性大致相当", "现实可能性",
      "很可能", "极可能", "极有可能", "很有可能", "大有可能", "几乎肯定", "几乎可以肯定", "必然", "必定", "一定会",
    ]),
  TermList(
    flag: .hedge,
    english: [
      "may", "might", "could", "can", "appears", "appear", "apparently", "seems", "seem", "seemingly",
      "suggests", "suggest", "reportedly", "allegedly", "alleged", "alleges", "said to", "is said",
      "are said",
      "possibly", "possible", "perhaps", "presumably", "supposedly", "believed", "believes", "claims",
      "claimed", "purportedly", "in our view", "we think", "we judge", "as printed",
    ],
    persian: [
      "شاید", "احتمالاً", "ممکن", "ممکن است", "ظاهراً",
      "گویا", "گویی", "به نظر", "به نظر می‌رسد", "گفته می‌شود",
      "ادعا", "مدعی", "می‌تواند", "گمان", "بنا بر گزارش‌ها",
    ],
    chinese: [
      "可能", "也许", "或许", "据称", "据报", "据说", "据信", "似乎", "大概", "恐怕", "看来", "疑似", "声称", "似",
    ]),
  TermList(
    flag: .negation,
    english: [
      "not", "no", "never", "none", "nor", "neither", "without", "nobody", "nothing", "nowhere", "cannot",
      "isn't", "aren't", "wasn't", "weren't", "doesn't", "don't", "didn't", "hasn't", "haven't", "hadn't",
      "won't", "wouldn't", "couldn't", "shouldn't", "can't", "fails to", "failed to", "denies", "denied",
      "lacks", "no longer",
    ],
    persian: [
      "نه", "هیچ", "هیچ‌یک", "هرگز", "بدون", "بی", "نیست", "نیستند", "نبود", "نبودند", "ندارد", "ندارند",
      "نداشت",
      "نداشتند", "نشد", "نشده", "نکرد", "نکردند",
      "نکرده", "نمی‌کند", "نمی‌شود", "نمی‌تواند", "نخواهد", "نباید",
      "رد کرد",
    ],
    chinese: ["不", "没", "没有", "未", "未曾", "从未", "无", "非", "并非", "勿", "否认", "不曾", "毫无"]),
  TermList(
    flag: .date,
    english: [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
      "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
      "yesterday", "today", "tomorrow", "spring", "summer", "autumn", "winter",
    ],
    persian: [
      "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
      "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر",
      "دسامبر",
      "دیروز", "امروز", "فردا", "بهار", "تابستان", "پاییز", "زمستان",
    ],
    chinese: ["昨天", "今天", "明天", "去年", "今年", "明年", "上月", "本月", "春季", "夏季", "秋季", "冬季"]),
  TermList(
    flag: .number,
    english: [
      "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen",
      "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions",
      "trillion", "trillions", "half", "third", "quarter", "twice", "double", "doubled", "triple", "tripled",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
      "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ],
    persian: [
      "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده", "بیست", "سی", "چهل",
      "پنجاه",
      "صد", "هزار", "میلیون", "میلیارد", "نیم", "نیمی", "دوبرابر",
    ],
    chinese: [
      "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "亿", "半数", "一半", "倍",
    ]),
  TermList(
    flag: .unit,
    english: [
      "percent", "per cent", "dollars", "euros", "yuan", "rials", "tonnes", "tons", "barrels", "kilometres",
      "kilometers", "metres", "miles", "kilograms", "kilogrammes", "megawatts", "hours", "days", "weeks",
      "months", "years",
    ],
    persian: [
      "درصد", "دلار", "یورو", "یوان", "ریال", "تومان", "تن", "بشکه", "کیلومتر", "متر", "مایل", "کیلوگرم",
      "مگاوات", "ساعت", "روز", "هفته", "ماه", "سال",
    ],
    chinese: ["美元", "欧元", "人民币", "里亚尔", "吨", "桶", "公里", "千米", "公斤", "兆瓦", "小时", "百分"]),
]

/// What may stand behind a number as its unit.
package let units: Set<String> = [
  "%", "‰", "°C", "°F", "°", "٪", "km", "m", "cm", "mm", "kg", "g", "t", "kt", "MW", "GW", "kW", "kWh", "GWh",
  "km²", "ha", "nm", "mi", "bn", "m³", "USD", "EUR", "CNY", "IRR", "h", "min", "s", "درصد", "percent",
]
