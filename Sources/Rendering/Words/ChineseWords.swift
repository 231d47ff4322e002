// The interface's words in Chinese, in simplified characters.

import Corpus

extension Words {
  static let chinese = Words(
    language: .chinese, text: chineseText, frame: chineseFrame, pages: chinesePages, claims: chineseClaims,
    judgements: chineseJudgements, sources: chineseSources, checks: chineseChecks, summary: chineseSummary,
    reading: chineseReading, pictures: chinesePictures, pack: chinesePack,
    search: chineseSearch, scripts: chineseScripts, review: chineseReview,
    corrections: chineseCorrections, changes: chineseChanges)
}

private let claim = CountedNoun(one: "条论断", other: "条论断")

private let chineseText = TextWords(
  comma: "，", colon: "：", stop: "。", semicolon: "；", space: "", nameComma: "、", or: "或")

private let chineseFrame = FrameWords(
  skip: "跳到正文", site: "本站栏目", about: "关于", claims: "论断", timeline: "时间线", disputes: "争议",
  gaps: "信息缺口", coverage: "来源覆盖", sources: "来源", entities: "人物与机构",
  unstyled: "如果本页没有样式，请先解压整个文件夹，再打开其中的 index.html。",
  cutoff: { "信息截止日期：\($0)" }, reviewBanner: "内部审阅版，请勿传播",
  privateNotice: """
    内部审阅版，请勿传播。
    本文件夹中的网页含有未公开的全文，请勿发布或提交。

    """)

private let chinesePages = PageWords(
  updated: { "更新于\($0)" }, version: { "版本 \($0)" }, themes: "主题", notes: "文章",
  allClaims: "本主题的全部论断", type: "类型", short: "简称", ownScript: "原文名称", printedAs: "印作",
  inSource: { "（见\($0)）" }, mentionedIn: "提及之处", notMentioned: "没有论断链接到这里。",
  claimsOf: { "论断：\($0)" }, claimsIntro: "每条论断都列在所属主题的论断页上。",
  timelineIntro: "明示：来源给出日期。推定：日期由我们推算。证实：来源之外的公开材料给出日期。",
  disputesIntro: "相互矛盾的论断，各附其来源。",
  wouldSettle: "何以定论", gapsIntro: "我们不知道、因而不作断言的事项。",
  notFound: "找不到网页", notFoundText: "您要找的网页不在这里。", startAtFront: "请从首页开始。",
  moved: "本页已移至", feedTitle: { "\($0)，版本 \($1)" },
  entityTypes: EntityTypeWords(
    person: "人物", body: "机构", force: "军队", company: "公司", agreement: "协议", legalAct: "法律文件",
    programme: "计划", place: "地点", armedGroup: "武装团体"),
  coverage: chineseCoverage)

private let chineseCoverage = CoverageWords(
  matrix: "主题与来源", matrixIntro: "各主题中引用各来源的论断数。点击数字可见所计论断。", theme: "主题", kind: "类别或标记",
  kinds: "类别与标记", kindsIntro: "各主题中每类论断的数目，以及带有各标记的数目。标记由引用和关系得出。",
  bySource: "按主题和来源列出的论断", bySourceIntro: "第一张表的数字所计的论断。",
  claims: { counted($0, claim, in: .chinese) }, uncited: "没有论断引用的段落",
  none: "无", oneGroup: "仅一组来源", oneGroupIntro: "只依据一个独立来源组的论断。", noCitation: "无引用",
  noCitationIntro: "没有引用的论断：我们的评估、假设、信息缺口和背景。", unverified: "未核对的引文",
  unverifiedIntro: "没有与来源原文核对记录的引文。")

private let chineseClaims = ClaimWords(
  kinds: KindWords(
    reported: "报道", corroborated: "多方印证", fact: "事实", assessment: "评估", assumption: "假设",
    gap: "信息缺口", background: "背景"),
  badges: BadgeWords(
    retracted: .init(word: "依据已撤回的来源", meaning: "论断所依据的来源或段落已被撤回"),
    overtaken: .init(word: "已被取代", meaning: "另有论断取代了它"),
    contested: .init(word: "有争议", meaning: "另有论断或所引段落与它矛盾"),
    singleSource: .init(word: "单一来源", meaning: "支持它的来源都属于同一个独立来源组"),
    secondaryOnly: .init(word: "仅有二手来源", meaning: "支持它的来源中没有一手、官方或数据集来源")),
  relations: RelationWords(
    contradicts: "矛盾于", contradictedBy: "与之矛盾的有", corroborates: "印证", corroboratedBy: "印证者",
    supersedes: "取代", supersededBy: "取代者", restsOn: "依据", supports: "支持"),
  dateBases: DateBasisWords(stated: "明示", inferred: "推定", confirmed: "证实"),
  callouts: CalloutWords(
    note: "说明", tip: "提示", important: "重要", warning: "警告", caution: "注意", assumption: "假设",
    gap: "信息缺口", alternative: "另一种解释", overtaken: "已被取代", ach: "竞争性假设分析",
    abstract: "摘要", info: "信息", task: "待办", success: "完成", question: "问题", failure: "失败",
    danger: "危险", bug: "缺陷", example: "示例", quote: "引文"),
  endNotes: "本页引用的来源", footnotes: "脚注", backTo: { "返回 \($0)" }, backToText: "返回正文",
  contradicts: "与论断相反", context: "供参考", credibilityHere: { "此处可信度 \($0)" })

private let chineseJudgements = JudgementWords(
  likelihood: "可能性", confidence: "信心", basis: "依据", wouldChange: "何种情况会改变判断",
  retracted: "依据了已撤回的来源。", restsOn: "所依据的论断", low: "低", moderate: "中等", high: "高",
  yardstickLabel: "可能性用语", yardstickIntro: { "可能性用语，按 \($0) 的标尺：" },
  band: { band in
    switch (band.from, band.to) {
    case (let from?, let to?): "\(from)% 至\(band.isBelow ? "不足" : "") \(to)%"
    case (let from?, nil): "\(from)% 及以上"
    case (nil, let to?): "至多 \(to)%"
    case (nil, nil): "0% 至 100%"
    }
  })

private let chineseSources = SourceWords(
  takeAlong: "下载来源目录", register: "目录", workEnd: { "。可靠性：\($0)。\($1 ? "已撤回。" : "")" },
  rightsReview: "每一段均由我们转述，其下附有未公开的原文。", rightsFull: "在权利许可的范围内，每一段均照录原文。",
  rightsQuotation: "每一段均由我们转述，可摘引短句；原文版权归出版者所有。",
  rightsDigest: "每一段均由我们转述；原文版权归出版者所有。", mark: "引用标记", author: "作者",
  publishedBy: "出版者", issued: "发表日期", genre: "体裁", language: "语言", reliability: "可靠性",
  group: "独立来源组", checked: "核对", gradedBy: { "（评级：\($0)）" },
  everyParagraphChecked: { "所有段落均已与原文核对，\($0)" },
  genres: GenreWords(
    opinion: "评论", news: "新闻", analysis: "分析", primary: "一手资料", official: "官方文件",
    dataset: "数据集"),
  copyRoles: CopyRoleWords(
    copy: "副本", original: "原文", reprint: "转载", archive: "存档", private: "未公开"),
  whereRead: "何处可读", noPlace: "我们不知道这篇文章有公开发表之处。", archived: "存档",
  retrieved: { "，获取于\($0)" }, countedIn: { "段落按副本“\($0)”计数\($1.map { "，\($0)" } ?? "")。" },
  paragraphs: "段落", citedBy: "引用者", mentionedBy: "提及者",
  labels: LabelWords(
    paragraph: "段落", heading: "标题", frontMatter: "文前", backMatter: "文后", missingExhibit: "缺失附件"),
  printed: "印作", weRead: "应读作", why: "理由",
  erratumBases: ErratumBasisWords(confirmed: "证实", inferred: "推定", known: "已知"))

private let chineseChecks = CheckWords(
  retractedSource: "该来源已被撤回", retractedParagraph: "该段落已被撤回", notYet: "尚未与原文核对",
  sound: { "\($0)与原文核对" }, soundButMoved: { "\($0)与原文核对，现位于别处" },
  noText: { "\($0)无原文可供核对" }, changed: { "此后有变：\($0)，见于\($1)" }, drifted: "已改动",
  ambiguous: "不明确", lost: "已消失", begins: "开头", find: "在原文中查找", notAtHand: "手头没有该来源的原文。",
  notFound: "在手头的原文中找不到该段落。", beforeAndAfter: "前后段落", textEnd: "原文首尾到此。",
  movedText: "文字相同，但在手头原文的另一处：", driftedText: "手头的原文有所不同，最接近的是：")

private let chineseSummary = SummaryWords(
  title: "来源概览", sources: { "来源：\($0)，其中一手：\($1)" }, groups: { "相互独立的来源组：\($0)" },
  reliability: { "可靠性：\($0)" }, issued: { "发表日期：\($0)" }, languages: { "语言：\($0)" },
  span: { "\($0) – \($1)" }, undated: { "；无日期：\($0)" }, notStated: { "未注明：\($0)" },
  retracted: { "已撤回：\($0)" }, claims: { "论断：\($0)" },
  oneGroup: { "\($0)仅依据一组来源\($1)的论断：\($2)" })

private let chineseReading = ReadingWords(
  brief: "摘要", keyJudgements: "关键判断", bottomLines: "各主题结论", assumptions: "假设",
  filters: "只显示", all: "显示全部论断", kind: "类别", badge: "标记", reliability: "可靠性",
  source: "按来源", report: "报告错误",
  strip: "按原文顺序排列的全部段落；颜色越深，引用该段的论断越多。",
  howToCheck: "如何核对",
  howToCheckSteps: [
    "在上列任一地址打开文章，或使用您自己的副本。",
    "按开头的词语找到段落，把原文与我们的转述对照。",
    "如要确认文字完全相同，可计算该段的指纹：先化为 Unicode NFC 形式，统一引号、连字符和空格，"
      + "再取 SHA-256；其前八位列于“v1:”之后。",
  ],
  notEstablished: "尚未查明", author: "作者", publisher: "出版者", date: "日期", publishedPlace: "发表地址",
  archivedCopy: "存档副本")

private let chinesePictures = PictureWords(
  legend: "圆点表示某一天；细线表示事件发生在该月、该年或更长的时段之内；粗线表示持续的时段。"
    + "空心或虚线表示推定或存疑。每个图形都链接到下方的对应条目。",
  otherPages: "其他页面", neighbourhood: "关联页面", leadHere: "指向本页", leadsTo: "本页指向",
  sameGroup: "同一独立来源组", inconsistency: "不一致度", weakPart: "其中依据 D 级或 E 级来源的部分",
  leastFirst: "按不一致度由低到高", notDiagnostic: "无鉴别力：与各假设同样相符",
  ratings: "CC 非常一致，C 一致，N 中性，I 不一致（计 1），II 非常不一致（计 2），NA 不适用。")

private let chinesePack = PackWords(
  startHere: "从这里开始", unpack: "请先解压整个文件夹：在压缩包内直接打开的网页，既没有样式，也找不到其他网页。",
  front: "打开首页", open: "然后在解压后的文件夹中用浏览器打开 START-HERE.html，无需联网。",
  check: "如要确认所有文件完整无损，请在解压后的文件夹中运行：")

private let chineseSearch = SearchWords(
  title: "搜索", link: "查找论断",
  intro: "可搜索本档案的论断、判断、段落、来源、人物与机构、事件和网页。您输入的内容不会离开本页。",
  withoutScript: "本页需要脚本。没有脚本时，请打开某一主题的论断页，用浏览器在页内查找。",
  howTo: [
    ("武器 贸易", "同时含有这两个词"), ("\"武器贸易\"", "这些字连续出现"), ("武器 -无人机", "不含后一个词"),
    ("src:KEY", "某一来源的内容，以及引用它的论断"),
    (
      "in:claim", "只找论断；另有 in:judgement、in:para、in:source、in:entity、in:event 和 in:page"
    ),
    ("conf:high", "信心为高的判断；另有 conf:moderate 和 conf:low"),
  ])

private let chineseScripts = ScriptWords(
  preview: "预览", close: "关闭", previewsOff: "关闭预览", previewsOn: "开启预览",
  openSource: "打开来源页面：{}", openPage: "打开：{}", alsoCited: "另见引用", all: "全部", retracted: "已撤回",
  checkTitle: "手头有原文？请载入或粘贴", checkAbout: "您的文本只在本页与我们的指纹比对，不保存，也不外传。",
  checkFile: "纯文本文件", checkText: "或粘贴文本", checkNow: "核对",
  checkSum: "已登记 {0} 段：{1} 段一致，{2} 段移位，{3} 段未找到。", exact: "一致", moved: "移位",
  lost: "在您的文本中未找到", bySentences: "按句找到", notText: "此文件不是 UTF-8 文本。",
  noPrints: "无法载入指纹。", search: "搜索", loading: "正在载入：{}%", found: "结果：{0}",
  foundMore: "结果：{0}，以下为前 {1} 条", foundNone: "没有结果", noRecords: "无法载入数据。",
  alsoSources: "同时搜索来源", keyOff: "停用 / 键", keyOn: "启用 / 键进入搜索",
  types: RecordTypeWords(
    claim: "论断", paragraph: "段落", source: "来源", entity: "人物与机构", event: "事件", judgement: "判断",
    page: "网页"))
