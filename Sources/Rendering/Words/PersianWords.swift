// The interface's words in Persian.

import Corpus

extension Words {
  static let persian = Words(
    language: .persian, text: persianText, frame: persianFrame, pages: persianPages, claims: persianClaims,
    judgements: persianJudgements, sources: persianSources, checks: persianChecks, summary: persianSummary,
    reading: persianReading, pictures: persianPictures, pack: persianPack,
    search: persianSearch, scripts: persianScripts, review: persianReview,
    corrections: persianCorrections, changes: persianChanges)
}

private func digits(_ number: Int) -> String { digits(number, in: .persian) }

// Behind a number a noun stays in the singular.
private let claim = CountedNoun(one: "گزاره", other: "گزاره")

private let persianText = TextWords(
  comma: "، ", colon: ": ", stop: ".", semicolon: "؛", space: " ", nameComma: "، ", or: " یا ")

private let persianFrame = FrameWords(
  skip: "پرش به متن", site: "بخش‌های سایت", about: "درباره", claims: "گزاره‌ها", timeline: "گاه‌شمار",
  disputes: "اختلاف‌ها", gaps: "خلأهای اطلاعاتی", coverage: "پوشش منابع", sources: "منابع",
  entities: "اشخاص و نهادها",
  unstyled: "اگر این صفحه بی‌آرایش دیده می‌شود، نخست کل پوشه را از بستهٔ فشرده بیرون بیاورید و سپس "
    + "index.html را در آن باز کنید.",
  cutoff: { "تاریخ پایان گردآوری اطلاعات: \($0)" },
  reviewBanner: "نسخهٔ خصوصی برای بازبینی – منتشر نکنید",
  privateNotice: """
    نسخهٔ خصوصی برای بازبینی - منتشر نکنید.
    صفحه‌های این پوشه متن‌های خصوصی را به‌طور کامل در بر دارند. آن‌ها را منتشر یا ثبت نکنید.

    """)

private let persianPages = PageWords(
  updated: { "به‌روزشده در \($0)" }, version: { "نسخهٔ \($0)" }, themes: "موضوع‌ها", notes: "یادداشت‌ها",
  allClaims: "همهٔ گزاره‌های این موضوع", type: "نوع", short: "نام کوتاه", ownScript: "به خط اصلی",
  printedAs: "صورت چاپی", inSource: { " در \($0)" }, mentionedIn: "جاهایی که از آن یاد شده",
  notMentioned: "هیچ گزاره‌ای به اینجا پیوند ندارد.", claimsOf: { "گزاره‌ها: \($0)" },
  claimsIntro: "هر گزاره در صفحهٔ گزاره‌های موضوع خود آمده است.",
  timelineIntro: "تصریح‌شده: منبع تاریخ را داده است. استنباطی: ما آن را به دست آورده‌ایم. "
    + "تأییدشده: مطلب منتشرشدهٔ دیگری بیرون از منابع آن را می‌دهد.",
  disputesIntro: "گزاره‌هایی که با هم در تناقض‌اند، هر یک با منابع خود.",
  wouldSettle: "چه چیزی آن را روشن می‌کند", gapsIntro: "آنچه نمی‌دانیم و ادعایی درباره‌اش نداریم.",
  notFound: "صفحه پیدا نشد",
  notFoundText: "صفحه‌ای که خواستید اینجا نیست.", startAtFront: "از صفحهٔ نخست آغاز کنید.",
  moved: "این صفحه جابه‌جا شده است", feedTitle: { "\($0)، نسخهٔ \($1)" },
  entityTypes: EntityTypeWords(
    person: "شخص", body: "نهاد", force: "نیروی مسلح", company: "شرکت", agreement: "توافق",
    legalAct: "مصوبهٔ قانونی", programme: "برنامه", place: "مکان", armedGroup: "گروه مسلح"),
  coverage: persianCoverage)

private let persianCoverage = CoverageWords(
  matrix: "موضوع‌ها و منابع",
  matrixIntro: "چند گزاره از هر موضوع به هر منبع استناد می‌کند. هر عدد به گزاره‌هایی که می‌شمارد پیوند دارد.",
  theme: "موضوع", kind: "گونه یا نشان", kinds: "گونه‌ها و نشان‌ها",
  kindsIntro: "هر موضوع از هر گونه چند گزاره دارد و چند گزاره هر نشان را دارند. "
    + "نشان‌ها از روی استنادها و رابطه‌ها حساب می‌شوند.",
  bySource: "گزاره‌ها بر پایهٔ موضوع و منبع", bySourceIntro: "آنچه عددهای جدول نخست می‌شمارند.",
  claims: { counted($0, claim, in: .persian) }, uncited: "بندهایی که هیچ گزاره‌ای به آن‌ها استناد نمی‌کند",
  none: "هیچ", oneGroup: "تنها یک گروه",
  oneGroupIntro: "گزاره‌هایی که تنها بر یک گروه مستقل از منابع استوارند.", noCitation: "بی‌استناد",
  noCitationIntro: "گزاره‌های بی‌استناد: ارزیابی‌ها، فرض‌ها، خلأها و پیش‌زمینه‌های ما.",
  unverified: "نقل‌قول‌های سنجیده‌نشده",
  unverifiedIntro: "نقل‌قول‌هایی که سنجش آن‌ها با متن منبع ثبت نشده است.")

private let persianClaims = ClaimWords(
  kinds: KindWords(
    reported: "گزارش‌شده", corroborated: "تأییدشده از چند منبع", fact: "واقعیت", assessment: "ارزیابی",
    assumption: "فرض", gap: "خلأ اطلاعاتی", background: "پیش‌زمینه"),
  badges: BadgeWords(
    retracted: .init(
      word: "متکی بر منبع پس‌گرفته", meaning: "منبع یا بندی که گزاره بر آن استوار است پس گرفته شده"),
    overtaken: .init(word: "جایگزین‌شده", meaning: "گزارهٔ دیگری جای آن را گرفته است"),
    contested: .init(word: "محل اختلاف", meaning: "گزارهٔ دیگر یا بندی که به آن استناد شده، خلاف آن است"),
    singleSource: .init(
      word: "تک‌منبعی", meaning: "همهٔ منابع پشتیبان آن از یک گروه مستقل‌اند"),
    secondaryOnly: .init(
      word: "تنها منابع دست‌دوم",
      meaning: "هیچ‌یک از منابع پشتیبان آن دست‌اول، رسمی یا مجموعهٔ داده نیست")),
  relations: RelationWords(
    contradicts: "در تناقض با", contradictedBy: "نقض‌شده در", corroborates: "مؤید",
    corroboratedBy: "تأییدشده در", supersedes: "جایگزین", supersededBy: "جایگزین‌شده با",
    restsOn: "متکی بر", supports: "پشتیبان"),
  dateBases: DateBasisWords(stated: "تصریح‌شده", inferred: "استنباطی", confirmed: "تأییدشده"),
  callouts: CalloutWords(
    note: "یادداشت", tip: "نکته", important: "مهم", warning: "هشدار", caution: "احتیاط", assumption: "فرض",
    gap: "خلأ اطلاعاتی", alternative: "تبیین دیگر", overtaken: "پشت سر گذاشته", ach: "فرضیه‌های رقیب",
    abstract: "چکیده", info: "آگاهی", task: "کار ناتمام", success: "به‌انجام‌رسیده", question: "پرسش",
    failure: "ناکامی", danger: "خطر", bug: "اشکال", example: "نمونه", quote: "نقل قول"),
  endNotes: "منابعی که در این صفحه به آن‌ها استناد شده", footnotes: "پانویس‌ها",
  backTo: { "بازگشت به \($0)" }, backToText: "بازگشت به متن", contradicts: "خلاف گزاره",
  context: "برای زمینه", credibilityHere: { "درجهٔ باورپذیری در اینجا \($0)" })

private let persianJudgements = JudgementWords(
  likelihood: "احتمال", confidence: "میزان اطمینان", basis: "مبنا",
  wouldChange: "آنچه این داوری را دگرگون می‌کند", retracted: "متکی بر منبعی پس‌گرفته است.",
  restsOn: "متکی بر این گزاره‌ها", low: "کم", moderate: "متوسط", high: "زیاد",
  yardstickLabel: "واژه‌های احتمال", yardstickIntro: { "میزان احتمال، بر پایهٔ سنجهٔ \($0):" },
  band: { band in
    switch (band.from, band.to) {
    case (let from?, let to?): "\(digits(from)) تا \(band.isBelow ? "کمتر از " : "")\(digits(to))٪"
    case (let from?, nil): "\(digits(from))٪ و بیشتر"
    case (nil, let to?): "تا \(digits(to))٪"
    case (nil, nil): "۰ تا ۱۰۰٪"
    }
  })

private let persianSources = SourceWords(
  takeAlong: "فهرست منابع را با خود ببرید", register: "فهرست",
  workEnd: { ". اعتبار منبع: \($0).\($1 ? " پس گرفته شده است." : "")" },
  rightsReview: "هر بند به بیان خود ما آمده و متن خصوصی زیر آن است.",
  rightsFull: "هر بند، چنان‌که حقوق آن اجازه می‌دهد، عیناً آمده است.",
  rightsQuotation: "هر بند به بیان خود ما آمده و نقل پاره‌های کوتاه مجاز است؛ خود متن از آن ناشر است.",
  rightsDigest: "هر بند به بیان خود ما آمده است؛ خود متن از آن ناشر است.",
  mark: "نشانه", author: "نویسنده", publishedBy: "ناشر", issued: "تاریخ انتشار", genre: "گونه",
  language: "زبان", reliability: "اعتبار منبع", group: "گروه مستقل", checked: "مقابله",
  gradedBy: { " (درجه‌بندی: \($0))" }, everyParagraphChecked: { "همهٔ بندها با متن، \($0)" },
  genres: GenreWords(
    opinion: "دیدگاه", news: "خبر", analysis: "تحلیل", primary: "دست‌اول", official: "رسمی",
    dataset: "مجموعهٔ داده"),
  copyRoles: CopyRoleWords(
    copy: "نسخه", original: "اصل", reprint: "بازچاپ", archive: "بایگانی", private: "خصوصی"),
  whereRead: "کجا می‌توان آن را خواند", noPlace: "جای منتشرشده‌ای از این متن نمی‌شناسیم.",
  archived: "نسخهٔ بایگانی‌شده", retrieved: { "، دریافت در \($0)" },
  countedIn: { "بندها در نسخهٔ «\($0)» شمرده شده‌اند\($1.map { "؛ \($0)" } ?? "")." },
  paragraphs: "بندها", citedBy: "استنادها", mentionedBy: "یادکردها",
  labels: LabelWords(
    paragraph: "بند", heading: "عنوان", frontMatter: "آغاز متن", backMatter: "پایان متن",
    missingExhibit: "پیوست غایب"),
  printed: "چاپ شده", weRead: "می‌خوانیم", why: "چرا",
  erratumBases: ErratumBasisWords(confirmed: "تأییدشده", inferred: "استنباطی", known: "دانسته"))

private let persianChecks = CheckWords(
  retractedSource: "این منبع پس گرفته شده است", retractedParagraph: "این بند پس گرفته شده است",
  notYet: "هنوز با متن مقابله نشده", sound: { "مقابله با متن در \($0)" },
  soundButMoved: { "مقابله با متن در \($0)؛ اکنون در جای دیگری از متن است" },
  noText: { "در \($0) متنی برای مقابله نبود" }, changed: { "از آن پس دگرگون شده: \($0)، دیده‌شده در \($1)" },
  drifted: "تغییریافته", ambiguous: "مبهم", lost: "گم‌شده", begins: "آغاز", find: "یافتن آن در متن",
  notAtHand: "متن این منبع در دسترس نیست.", notFound: "این بند در متن موجود پیدا نشد.",
  beforeAndAfter: "پیش و پس از آن", textEnd: "ابتدا یا انتهای متن.",
  movedText: "همان واژه‌ها، اما در جای دیگری از متن موجود:",
  driftedText: "متن موجود فرق دارد؛ نزدیک‌ترین بخش این است:")

private let persianSummary = SummaryWords(
  title: "منابع در یک نگاه", sources: { "منابع: \(digits($0))، از آن میان دست‌اول: \(digits($1))" },
  groups: { "گروه‌های مستقل از یکدیگر: \(digits($0))" }, reliability: { "اعتبار منابع: \($0)" },
  issued: { "تاریخ انتشار: \($0)" }, languages: { "زبان‌ها: \($0)" }, span: { "\($0) – \($1)" },
  undated: { "؛ بی‌تاریخ: \(digits($0))" }, notStated: { "نامشخص: \(digits($0))" },
  retracted: { "پس‌گرفته: \(digits($0))" }, claims: { "گزاره‌ها: \(digits($0))" },
  oneGroup: { "گزاره‌هایی که \($0)تنها بر یک گروه\($1) استوارند: \(digits($2))" })

private let persianReading = ReadingWords(
  brief: "چکیده", keyJudgements: "داوری‌های کلیدی", bottomLines: "جمع‌بندی‌ها", assumptions: "فرض‌ها",
  filters: "فقط نشان بده", all: "همهٔ گزاره‌ها", kind: "نوع", badge: "نشان", reliability: "درجهٔ اعتماد",
  source: "بر پایهٔ منبع", report: "گزارش خطا",
  strip: "همهٔ بندها به ترتیب متن؛ هرچه تیره‌تر، گزاره‌های بیشتری به آن استناد کرده‌اند.",
  howToCheck: "چگونه می‌توان این را سنجید",
  howToCheckSteps: [
    "مقاله را در یکی از نشانی‌های بالا باز کنید یا نسخهٔ خود را بردارید.",
    "بند را از واژه‌های آغازش پیدا کنید و آنچه را می‌گوید با آنچه ما از آن نقل کرده‌ایم مقایسه کنید.",
    "برای اطمینان از یکی بودن واژه‌ها اثر انگشت بند را حساب کنید: SHA-256 متن بند در قالب NFC یونیکد، "
      + "با علامت نقل قول ساده، خط تیرهٔ ساده و فاصله‌های تکی. هشت رقم نخست آن پس از «v1:» آمده است.",
  ],
  notEstablished: "نامعلوم", author: "نویسنده", publisher: "ناشر", date: "تاریخ",
  publishedPlace: "جای انتشار", archivedCopy: "نسخهٔ بایگانی‌شده")

private let persianPictures = PictureWords(
  legend: "نقطه یک روز است. خط باریک ماه یا سال یا بازه‌ای است که رویداد در آن بوده و خط پهن آن چیزی است که "
    + "دوام داشته است. توخالی یا خط‌چین یعنی استنباطی یا نامطمئن. هر نشانه به سطر خود در زیر پیوند دارد.",
  otherPages: "صفحه‌های دیگر", neighbourhood: "همسایگی", leadHere: "به اینجا می‌رسند",
  leadsTo: "از اینجا می‌رسد به", sameGroup: "از همین گروه مستقل", inconsistency: "ناسازگاری",
  weakPart: "بخشی از آن که بر منابع با درجهٔ D یا E است", leastFirst: "از کمترین ناسازگاری",
  notDiagnostic: "بی‌تأثیر در تشخیص: با همهٔ فرضیه‌ها یکسان می‌خواند",
  ratings: "CC بسیار سازگار، C سازگار، N خنثی، I ناسازگار (۱)، II بسیار ناسازگار (۲)، NA نامربوط.")

private let persianPack = PackWords(
  startHere: "از اینجا آغاز کنید",
  unpack: "نخست کل پوشه را از بستهٔ فشرده بیرون بیاورید: صفحه‌ای که درون بسته باز شود نه آرایش خود را "
    + "می‌یابد و نه صفحه‌های دیگر را.",
  front: "رفتن به صفحهٔ نخست",
  open: "سپس START-HERE.html را در پوشهٔ بیرون‌آورده با مرورگر باز کنید؛ به شبکه نیازی نیست.",
  check: "برای آنکه ببینید همهٔ فایل‌ها سالم‌اند، این فرمان را در پوشهٔ بیرون‌آورده اجرا کنید:")

private let persianSearch = SearchWords(
  title: "جست‌وجو", link: "جست‌وجو در گزاره‌ها",
  intro: "گزاره‌ها، داوری‌ها، بندها، منابع، نام‌ها، رویدادها و صفحه‌های این پرونده. "
    + "آنچه می‌نویسید از این صفحه بیرون نمی‌رود.",
  withoutScript: "این صفحه به اسکریپت نیاز دارد. بی آن، گزاره‌های یک موضوع را باز کنید "
    + "و واژه را با جست‌وجوی مرورگر در صفحه بیابید.",
  howTo: [
    ("تجارت سلاح", "هر دو واژه، یا واژه‌هایی که چنین آغاز می‌شوند"),
    ("\"تجارت سلاح\"", "همین واژه‌ها پشت سر هم"),
    ("سلاح -پهپاد", "بی واژه‌هایی که چنین آغاز می‌شوند"),
    ("src:KEY", "آنچه یک منبع می‌گوید و گزاره‌هایی که به آن استناد می‌کنند"),
    (
      "in:claim",
      "تنها گزاره‌ها؛ همچنین in:judgement، in:para، in:source، in:entity، in:event و in:page"
    ),
    ("conf:high", "داوری‌هایی با این اطمینان؛ همچنین conf:moderate و conf:low"),
  ])

private let persianScripts = ScriptWords(
  preview: "پیش‌نمایش", close: "بستن", previewsOff: "خاموش کردن پیش‌نمایش",
  previewsOn: "روشن کردن پیش‌نمایش", openSource: "باز کردن صفحهٔ منبع در {}", openPage: "باز کردن: {}",
  alsoCited: "استناد دیگر در", all: "همه", retracted: "پس‌گرفته‌شده",
  checkTitle: "متن مقاله را دارید؟ آن را باز کنید یا بچسبانید",
  checkAbout: "متن شما در همین صفحه با اثرانگشت‌های ما سنجیده می‌شود. چیزی ذخیره یا فرستاده نمی‌شود.",
  checkFile: "پروندهٔ متنی ساده", checkText: "یا متن آن", checkNow: "سنجش",
  checkSum: "از {0} بخش ثبت‌شده: {1} عین متن، {2} جابه‌جاشده، {3} یافت‌نشده.", exact: "عین متن",
  moved: "جابه‌جاشده", lost: "در متن شما یافت نشد", bySentences: "از روی جمله‌ها یافت شد",
  notText: "این پرونده متن UTF-8 نیست.", noPrints: "اثرانگشت‌ها بار نشد.", search: "جست‌وجو",
  loading: "در حال بار شدن: {}٪", found: "نتیجه‌ها: {0}",
  foundMore: "نتیجه‌ها: {0}؛ {1} نتیجهٔ نخست آمده است",
  foundNone: "نتیجه‌ای نیست", noRecords: "داده‌ها بار نشد.", alsoSources: "جست‌وجو در منابع نیز",
  keyOff: "خاموش کردن کلید /", keyOn: "رفتن به جست‌وجو با کلید /",
  types: RecordTypeWords(
    claim: "گزاره", paragraph: "بند", source: "منبع", entity: "نام", event: "رویداد", judgement: "داوری",
    page: "صفحه"))
