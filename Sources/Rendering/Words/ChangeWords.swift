// The words of the page of changes and of the bars at changed claims, in all languages of the interface.

import Corpus
import Files

/// What a copy says of what changed in it. What a function is given is HTML already.
struct ChangeWords: Sendable {
  let title: String
  let inRelease, since, intro: @Sendable (_ name: String) -> String
  let none: String
  let withheld: @Sendable (_ count: Int) -> String
  /// At a claim.
  let new, changed: String
  let high, before, after, noParagraph, bearsOn: String
  let sort: @Sendable (ChangeSort) -> String
  let remark: @Sendable (ChangeRemark) -> String
}

let englishChanges = ChangeWords(
  title: "Changes", inRelease: { "Changes in release \($0)" }, since: { "Changes since \($0)" },
  intro: {
    "Compared with \($0). What is told here may bear on how the dossier is read; smaller changes are left "
      + "out. A bar in the margin marks the claims that are new or changed."
  },
  none: "Nothing that has weight has changed.",
  withheld: {
    plural($0, in: .english) == .one
      ? "One more change concerns what is withheld." : "\($0) more changes concern what is withheld."
  },
  new: "new", changed: "changed", high: "of high weight", before: "Before", after: "After",
  noParagraph: "no paragraph", bearsOn: "Bears on", sort: englishSort, remark: englishRemark)

private func englishSort(_ sort: ChangeSort) -> String {
  switch sort {
  case .claimAdded: "New claim"
  case .claimRemoved: "Claim removed"
  case .claimReworded: "Claim reworded"
  case .claimIDChanged: "Claim has another id: links to the old one are broken"
  case .claimKindChanged: "Claim is of another kind"
  case .claimOvertaken: "Claim overtaken by another"
  case .claimRelationsChanged: "Claim stands otherwise to other claims"
  case .claimSplit: "Claim probably split"
  case .claimMerged: "Claims probably merged"
  case .reviewChanged: "Reviewers say otherwise of a claim"
  case .reviewStale: "Review of a claim no longer holds"
  case .judgementAdded: "New judgement"
  case .judgementRemoved: "Judgement removed"
  case .judgementReworded: "Judgement reworded"
  case .confidenceRaised: "Confidence raised"
  case .confidenceLowered: "Confidence lowered"
  case .confidenceChanged: "Confidence changed"
  case .likelihoodChanged: "Likelihood changed"
  case .judgementSupportChanged: "Judgement rests on other claims"
  case .citationRemoved: "Citation removed"
  case .lastCitationRemoved: "Claim lost its last citation"
  case .citationRetargeted: "Citation leads to another paragraph"
  case .citationRoleChanged: "Citation has another role"
  case .citationGradeChanged: "Citation graded otherwise"
  case .sourceRemoved: "Source removed"
  case .sourceRetracted: "Source retracted"
  case .sourceReinstated: "Source no longer retracted"
  case .sourceRegraded: "Source graded otherwise"
  case .sourceKeyChanged: "Key of the source changed"
  case .sourceCopyChanged: "Other copies of the source"
  case .paragraphRemoved: "Paragraph removed"
  case .paragraphDrifted: "Paragraph has another text"
  case .paragraphRelabelled: "Paragraph has another number"
  case .paragraphLost: "Paragraph not found in the text at hand"
  case .paragraphAmbiguous: "Paragraph not certain in the text at hand"
  case .paragraphRetracted: "Paragraph retracted"
  case .paragraphReinstated: "Paragraph no longer retracted"
  case .paragraphRegraded: "Paragraph graded otherwise"
  case .linkBroken: "Link broken"
  case .eventRemoved: "Event removed"
  case .eventRedated: "Event has another date"
  case .eventPrecisionChanged: "Date of the event more or less exact"
  case .entityRemoved: "Entity removed"
  case .entityRenamed: "Entity renamed"
  case .entityMerged: "Entity merged with another"
  case .entityTypeChanged: "Entity is of another type"
  case .pageRemoved: "Page removed"
  case .pageMarkingChanged: "Marking of the page changed"
  case .fileRemoved: "File removed"
  case .fileChanged: "File changed"
  case .dossierDetailsChanged: "What the dossier says of itself changed"
  case .unexplained: "Changed lines that nothing here accounts for"
  }
}

private func englishRemark(_ remark: ChangeRemark) -> String {
  switch remark {
  case .number: "number changed"
  case .date: "date changed"
  case .unit: "unit changed"
  case .negation: "negation came or went"
  case .likelihood: "term of likelihood changed"
  case .hedge: "hedge changed"
  case .entity: "name changed"
  case .punctuation: "punctuation only"
  case .spelling: "spelling only"
  case .otherSource: "of another source"
  case .otherPage: "on another page"
  case .underUnchangedClaim: "under a claim that did not change"
  case .noID: "without an id of its own"
  }
}

let persianChanges = ChangeWords(
  title: "تغییرها", inRelease: { "تغییرها در انتشار \($0)" }, since: { "تغییرها از \($0) تاکنون" },
  intro: {
    "در سنجش با \($0). آنچه در اینجا آمده ممکن است بر خواندن پرونده اثر بگذارد؛ تغییرهای خردتر نیامده‌اند. "
      + "نواری در حاشیه گزاره‌های تازه یا تغییریافته را نشان می‌دهد."
  },
  none: "تغییر مهمی رخ نداده است.",
  withheld: { "\(digits($0, in: .persian)) تغییر دیگر دربارهٔ چیزهایی است که نشان داده نمی‌شوند." },
  new: "تازه", changed: "تغییریافته", high: "مهم", before: "پیش از این", after: "اکنون",
  noParagraph: "بندی نیست", bearsOn: "اثرگذار بر", sort: persianSort, remark: persianRemark)

private func persianSort(_ sort: ChangeSort) -> String {
  switch sort {
  case .claimAdded: "گزارهٔ تازه"
  case .claimRemoved: "گزاره برداشته شد"
  case .claimReworded: "گزاره بازنویسی شد"
  case .claimIDChanged: "گزاره شناسهٔ دیگری دارد: پیوندهای پیشین شکسته‌اند"
  case .claimKindChanged: "گزاره از گونهٔ دیگری است"
  case .claimOvertaken: "گزارهٔ دیگری جای این گزاره را گرفت"
  case .claimRelationsChanged: "پیوند گزاره با گزاره‌های دیگر تغییر کرد"
  case .claimSplit: "گزاره گویا چند پاره شد"
  case .claimMerged: "گزاره‌ها گویا یکی شدند"
  case .reviewChanged: "رأی بازبینان دربارهٔ گزاره تغییر کرد"
  case .reviewStale: "بازبینی گزاره دیگر معتبر نیست"
  case .judgementAdded: "داوری تازه"
  case .judgementRemoved: "داوری برداشته شد"
  case .judgementReworded: "داوری بازنویسی شد"
  case .confidenceRaised: "اطمینان بیشتر شد"
  case .confidenceLowered: "اطمینان کمتر شد"
  case .confidenceChanged: "اطمینان تغییر کرد"
  case .likelihoodChanged: "احتمال تغییر کرد"
  case .judgementSupportChanged: "داوری بر گزاره‌های دیگری استوار است"
  case .citationRemoved: "استنادی برداشته شد"
  case .lastCitationRemoved: "گزاره آخرین استناد خود را از دست داد"
  case .citationRetargeted: "استناد به بند دیگری می‌رسد"
  case .citationRoleChanged: "نقش استناد تغییر کرد"
  case .citationGradeChanged: "درجهٔ استناد تغییر کرد"
  case .sourceRemoved: "منبع برداشته شد"
  case .sourceRetracted: "منبع پس گرفته شد"
  case .sourceReinstated: "منبع دیگر پس‌گرفته نیست"
  case .sourceRegraded: "درجهٔ منبع تغییر کرد"
  case .sourceKeyChanged: "کلید منبع تغییر کرد"
  case .sourceCopyChanged: "نسخه‌های منبع تغییر کردند"
  case .paragraphRemoved: "بند برداشته شد"
  case .paragraphDrifted: "متن بند تغییر کرد"
  case .paragraphRelabelled: "شمارهٔ بند تغییر کرد"
  case .paragraphLost: "بند در متن موجود پیدا نشد"
  case .paragraphAmbiguous: "جای بند در متن موجود قطعی نیست"
  case .paragraphRetracted: "بند پس گرفته شد"
  case .paragraphReinstated: "بند دیگر پس‌گرفته نیست"
  case .paragraphRegraded: "درجهٔ بند تغییر کرد"
  case .linkBroken: "پیوند شکسته شد"
  case .eventRemoved: "رویداد برداشته شد"
  case .eventRedated: "تاریخ رویداد تغییر کرد"
  case .eventPrecisionChanged: "دقت تاریخ رویداد تغییر کرد"
  case .entityRemoved: "شخص یا نهاد برداشته شد"
  case .entityRenamed: "نام شخص یا نهاد تغییر کرد"
  case .entityMerged: "شخص یا نهاد با دیگری یکی شد"
  case .entityTypeChanged: "نوع شخص یا نهاد تغییر کرد"
  case .pageRemoved: "صفحه برداشته شد"
  case .pageMarkingChanged: "نشانهٔ انتشار صفحه تغییر کرد"
  case .fileRemoved: "فایل برداشته شد"
  case .fileChanged: "فایل تغییر کرد"
  case .dossierDetailsChanged: "آنچه پرونده دربارهٔ خود می‌گوید تغییر کرد"
  case .unexplained: "سطرهایی که هیچ‌یک از این‌ها توضیحشان نمی‌دهد"
  }
}

private func persianRemark(_ remark: ChangeRemark) -> String {
  switch remark {
  case .number: "عددی تغییر کرد"
  case .date: "تاریخی تغییر کرد"
  case .unit: "یکایی تغییر کرد"
  case .negation: "نفی تغییر کرد"
  case .likelihood: "واژهٔ احتمال تغییر کرد"
  case .hedge: "قید تردید تغییر کرد"
  case .entity: "نامی تغییر کرد"
  case .punctuation: "تنها نقطه‌گذاری"
  case .spelling: "تنها املا"
  case .otherSource: "از منبعی دیگر"
  case .otherPage: "در صفحه‌ای دیگر"
  case .underUnchangedClaim: "زیر گزاره‌ای که تغییر نکرده است"
  case .noID: "بی شناسه‌ای از خود"
  }
}

let chineseChanges = ChangeWords(
  title: "变更", inRelease: { "版本 \($0) 的变更" }, since: { "自 \($0) 以来的变更" },
  intro: { "与 \($0) 比较。此处列出可能影响阅读的变更，较小的变更从略。页边竖线标出新增或有变更的论断。" },
  none: "没有重要的变更。", withheld: { "另有 \($0) 项变更涉及不予显示的内容。" },
  new: "新增", changed: "有变更", high: "重要", before: "变更前", after: "变更后", noParagraph: "无段落",
  bearsOn: "影响", sort: chineseSort, remark: chineseRemark)

private func chineseSort(_ sort: ChangeSort) -> String {
  switch sort {
  case .claimAdded: "新增论断"
  case .claimRemoved: "论断已删除"
  case .claimReworded: "论断已改写"
  case .claimIDChanged: "论断编号已改：原有链接失效"
  case .claimKindChanged: "论断类型已改"
  case .claimOvertaken: "论断已被另一论断取代"
  case .claimRelationsChanged: "论断与其他论断的关系已改"
  case .claimSplit: "论断可能已拆分"
  case .claimMerged: "论断可能已合并"
  case .reviewChanged: "对论断的审阅判定已改"
  case .reviewStale: "对论断的审阅已过时"
  case .judgementAdded: "新增判断"
  case .judgementRemoved: "判断已删除"
  case .judgementReworded: "判断已改写"
  case .confidenceRaised: "信心提高"
  case .confidenceLowered: "信心降低"
  case .confidenceChanged: "信心已改"
  case .likelihoodChanged: "可能性已改"
  case .judgementSupportChanged: "判断所依据的论断已改"
  case .citationRemoved: "引用已删除"
  case .lastCitationRemoved: "论断失去最后一处引用"
  case .citationRetargeted: "引用改指另一段落"
  case .citationRoleChanged: "引用的作用已改"
  case .citationGradeChanged: "引用的评级已改"
  case .sourceRemoved: "来源已删除"
  case .sourceRetracted: "来源已撤回"
  case .sourceReinstated: "来源不再标为撤回"
  case .sourceRegraded: "来源评级已改"
  case .sourceKeyChanged: "来源的键已改"
  case .sourceCopyChanged: "来源的副本已改"
  case .paragraphRemoved: "段落已删除"
  case .paragraphDrifted: "段落文字已变"
  case .paragraphRelabelled: "段落编号已改"
  case .paragraphLost: "现有文本中找不到该段落"
  case .paragraphAmbiguous: "该段落在现有文本中的位置不能确定"
  case .paragraphRetracted: "段落已撤回"
  case .paragraphReinstated: "段落不再标为撤回"
  case .paragraphRegraded: "段落评级已改"
  case .linkBroken: "链接失效"
  case .eventRemoved: "事件已删除"
  case .eventRedated: "事件日期已改"
  case .eventPrecisionChanged: "事件日期的精确程度已改"
  case .entityRemoved: "人物或机构已删除"
  case .entityRenamed: "人物或机构已更名"
  case .entityMerged: "人物或机构已与另一项合并"
  case .entityTypeChanged: "人物或机构的类型已改"
  case .pageRemoved: "页面已删除"
  case .pageMarkingChanged: "页面密级标记已改"
  case .fileRemoved: "文件已删除"
  case .fileChanged: "文件已改"
  case .dossierDetailsChanged: "档案关于自身的说明已改"
  case .unexplained: "未能说明的变更行"
  }
}

private func chineseRemark(_ remark: ChangeRemark) -> String {
  switch remark {
  case .number: "数字有变"
  case .date: "日期有变"
  case .unit: "单位有变"
  case .negation: "否定有变"
  case .likelihood: "可能性用语有变"
  case .hedge: "保留语有变"
  case .entity: "名称有变"
  case .punctuation: "仅标点"
  case .spelling: "仅拼写"
  case .otherSource: "出自另一来源"
  case .otherPage: "在另一页面"
  case .underUnchangedClaim: "引用它的论断未改"
  case .noID: "没有自己的编号"
  }
}
