// The words of the review page, of its script, and of corrections, in all languages of the interface.

import Files

/// What the page for reviewers says; `{}`, `{0}` and `{1}` are places for what the script puts in.
struct ReviewWords: Sendable {
  let title, link, intro, withoutScript, file: String
  let supported, partly, not, stale, soFar, noID: String
  /// What the script shows.
  let name, show, open, staleOnly, all, previous, next, note, export: String
  let place, none, unexported, others, allExported, exported, nothing: String
  let needsName, needsVerdict, ownClaim, changed, memoryOnly: String
  let keys, keysOff, keysOn: String

  /// The words of the script, as JSON by the names that it has for them; the page hands them over.
  var scriptWords: String {
    let pairs = [
      ("supported", supported), ("partly", partly), ("not", not), ("name", name), ("show", show),
      ("open", open), ("stale", staleOnly), ("all", all), ("previous", previous), ("next", next),
      ("note", note), ("export", export), ("place", place), ("none", none), ("unexported", unexported),
      ("others", others),
      ("allExported", allExported), ("exported", exported), ("nothing", nothing), ("needsName", needsName),
      ("needsVerdict", needsVerdict), ("ownClaim", ownClaim), ("changed", changed), ("noID", noID),
      ("memoryOnly", memoryOnly), ("keys", keys), ("keysOff", keysOff), ("keysOn", keysOn),
    ]
    var bytes = Array("{".utf8)
    for (number, (name, text)) in pairs.enumerated() {
      if number > 0 { bytes.append(UInt8(ascii: ",")) }
      appendJSON(name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      appendJSON(text, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What is said of releases and corrections.
struct CorrectionWords: Sendable {
  let title, intro: String
  let release, corrected: @Sendable (_ name: String) -> String
}

let englishReview = ReviewWords(
  title: "Review", link: "Review the claims",
  intro: "Read each claim beside the paragraphs that it cites, and say whether they bear it out. "
    + "Verdicts stay in this browser until you export them as a file; the file goes to whoever keeps the "
    + "dossier. Nothing is sent.",
  withoutScript: "Verdicts need a script. Without one, all claims stand below with their paragraphs.",
  file: "The file is taken by:",
  supported: "Supported", partly: "Partly", not: "Not supported", stale: "given on other words",
  soFar: "Verdicts so far",
  noID: "This claim has no id of its own yet, so that no verdict could be kept with it.",
  name: "Your name", show: "Show", open: "Without a valid verdict", staleOnly: "With a stale verdict",
  all: "All claims", previous: "Previous", next: "Next", note: "Note", export: "Export verdicts",
  place: "Claim {0} of {1}", none: "There is no such claim.", unexported: "Verdicts not exported yet: {}",
  others: "Kept under other names, for their own files: {}",
  allExported: "Nothing waits to be exported.", exported: "Verdicts in the file: {}",
  nothing: "There is no verdict to export.", needsName: "Say first who you are.",
  needsVerdict: "Give a verdict first.", ownClaim: "You wrote this claim; somebody else reviews it.",
  changed: "The claim or a paragraph has changed since you gave this verdict. Give it again.",
  memoryOnly: "This browser keeps nothing for pages on disk: export before you close the page.",
  keys: "Keys: j and k, or the arrows to the sides, lead on and back; 1, 2 and 3 are the verdicts; "
    + "the same key again takes a verdict back; n leads to the note, Esc out of it.",
  keysOff: "Turn the keys off", keysOn: "Turn the keys on")

let englishCorrections = CorrectionWords(
  title: "Corrections", intro: "What was corrected in each release, the newest first.",
  release: { "Release \($0)" }, corrected: { "corrected in \($0)" })

let persianReview = ReviewWords(
  title: "بازبینی", link: "بازبینی گزاره‌ها",
  intro: "هر گزاره را در کنار بندهایی که به آن‌ها استناد می‌کند بخوانید و بگویید آیا آن را تأیید می‌کنند. "
    + "رأی‌ها در همین مرورگر می‌مانند تا آن‌ها را در یک فایل بیرون ببرید و به نگه‌دارندهٔ پرونده بدهید. "
    + "چیزی فرستاده نمی‌شود.",
  withoutScript: "رأی دادن به اسکریپت نیاز دارد. بی آن، همهٔ گزاره‌ها با بندهایشان در زیر آمده‌اند.",
  file: "این فرمان فایل را می‌گیرد:",
  supported: "تأیید می‌شود", partly: "تا اندازه‌ای", not: "تأیید نمی‌شود", stale: "دربارهٔ متنی دیگر",
  soFar: "رأی‌های تاکنون",
  noID: "این گزاره هنوز شناسه‌ای از خود ندارد و رأیی با آن نمی‌ماند.",
  name: "نام شما", show: "نمایش", open: "بی رأی معتبر", staleOnly: "با رأی کهنه", all: "همهٔ گزاره‌ها",
  previous: "قبلی", next: "بعدی", note: "یادداشت", export: "بیرون بردن رأی‌ها",
  place: "گزارهٔ {0} از {1}", none: "چنین گزاره‌ای نیست.", unexported: "رأی‌های بیرون‌نبرده: {}",
  others: "به نام دیگران، برای فایل خودشان: {}",
  allExported: "رأیی در انتظار نیست.", exported: "رأی‌های درون فایل: {}",
  nothing: "رأیی برای بیرون بردن نیست.", needsName: "نخست بگویید کیستید.",
  needsVerdict: "نخست رأی بدهید.", ownClaim: "این گزاره را خود شما نوشته‌اید؛ کس دیگری آن را بازبینی می‌کند.",
  changed: "پس از رأی شما گزاره یا بندی دگرگون شده است. دوباره رأی بدهید.",
  memoryOnly: "این مرورگر برای صفحه‌های روی دیسک چیزی نگه نمی‌دارد: پیش از بستن صفحه رأی‌ها را بیرون ببرید.",
  keys: "کلیدها: j و k یا پیکان‌های دو سو برای پیش و پس؛ 1 و 2 و 3 برای رأی؛ همان کلید دوباره رأی را "
    + "برمی‌دارد؛ n به یادداشت می‌رود و Esc از آن بیرون می‌آید.",
  keysOff: "خاموش کردن کلیدها", keysOn: "روشن کردن کلیدها")

let persianCorrections = CorrectionWords(
  title: "اصلاح‌ها", intro: "آنچه در هر انتشار اصلاح شده است، از تازه‌ترین.",
  release: { "انتشار \($0)" }, corrected: { "اصلاح‌شده در \($0)" })

let chineseReview = ReviewWords(
  title: "审阅", link: "审阅论断",
  intro: "请对照每条论断所引的段落阅读，并说明这些段落是否支持它。判定保存在本浏览器中，"
    + "导出为文件后交给档案的维护者。任何内容都不会外传。",
  withoutScript: "作出判定需要脚本。没有脚本时，所有论断及其段落列于下方。", file: "导入该文件的命令：",
  supported: "支持", partly: "部分支持", not: "不支持", stale: "针对的是其他文字", soFar: "已有判定",
  noID: "此论断尚无自己的编号，无法保存判定。",
  name: "您的姓名", show: "显示", open: "尚无有效判定", staleOnly: "判定已过时", all: "全部论断",
  previous: "上一条", next: "下一条", note: "备注", export: "导出判定", place: "第 {0} 条，共 {1} 条",
  none: "没有这样的论断。", unexported: "尚未导出的判定：{}",
  others: "以其他姓名保存，须由其本人导出：{}", allExported: "没有待导出的判定。",
  exported: "文件中的判定：{}", nothing: "没有可导出的判定。", needsName: "请先填写姓名。",
  needsVerdict: "请先作出判定。", ownClaim: "此论断由您撰写，须由他人审阅。",
  changed: "您作出判定之后，论断或段落已有改动。请重新判定。",
  memoryOnly: "本浏览器不为磁盘上的网页保存数据：关闭网页前请先导出。",
  keys: "按键：j 和 k 或左右方向键前后移动；1、2、3 为判定，再按一次取消；n 进入备注，Esc 离开。",
  keysOff: "停用按键", keysOn: "启用按键")

let chineseCorrections = CorrectionWords(
  title: "更正", intro: "各版本的更正，最新的在前。", release: { "版本 \($0)" },
  corrected: { "已在 \($0) 中更正" })
