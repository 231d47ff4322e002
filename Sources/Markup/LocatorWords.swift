// The words for what is counted: CSL's locator terms, long and short, singular and plural, in English,
// German, French, Russian, Persian, Arabic and Chinese, all at once; and some that our readers use.
// Letters are folded, full stops left out; a blank inside a term is written `_`.

/// A line a language: English, German, French, Russian, Persian, Arabic, Chinese.
let locatorWords: [(Locator.Term, String)] = [
  (
    .paragraph,
    """
    paragraph paragraphs para paras par pars
    absatz absätze absätzen abs randnummer randnummern rn rnn randziffer randziffern rz
    textziffer textziffern tz
    paragraphe paragraphes paragr
    абзац абзацы абз параграф параграфы пункт пункты п пп
    پاراگراف پاراگراف‌ها پاراگراف‌های پاراگرافها بند بندهای
    فقرة فقرات الفقرة الفقرات
    段 段落
    """
  ),
  (
    .page,
    """
    page pages p pp pg pgs
    seite seiten s ss
    страница страницы стр с сс
    صفحه صفحات صفحه‌های ص صص
    صفحة الصفحة الصفحات
    页 頁
    """
  ),
  (
    .section,
    """
    section sections sec secs sect sects
    abschnitt abschnitte abschnitten abschn
    раздел разделы разд
    بخش بخش‌های
    قسم أقسام القسم
    节 節
    """
  ),
  (
    .chapter,
    """
    chapter chapters chap chaps ch chs c cc
    kapitel kapiteln kap
    chapitre chapitres
    глава главы гл
    فصل فصل‌های
    فصول الفصل الفصول
    章
    """
  ),
  (
    .article,
    """
    article articles art arts
    artikel artikeln
    статья статьи ст
    ماده مواد
    مادة المادة المواد
    条 條
    """
  ),
  (
    .appendix,
    """
    appendix appendices app apps annex annexes
    anhang anhänge anh anlage anlagen
    appendice append annexe ann
    приложение приложения прил
    پیوست پیوست‌های ضمیمه
    ملحق ملاحق الملحق مرفق المرفق
    附录 附錄 附件
    """
  ),
  (
    .act,
    """
    act acts
    akt akte
    acte actes
    акт акты действие
    پرده
    幕
    """
  ),
  (
    .book,
    """
    book books bk bks
    buch bücher
    livre livres liv
    книга книги кн
    کتاب
    كتاب كتب الكتاب
    书 書
    """
  ),
  (
    .canon,
    """
    canon canons can cann
    kanon kanones
    канон каноны
    قانون
    """
  ),
  (
    .clause,
    """
    clause clauses cl cls
    klausel klauseln
    款
    """
  ),
  (
    .column,
    """
    column columns col cols
    spalte spalten sp
    colonne colonnes
    столбец столбцы столб стб
    ستون ستون‌های
    عمود أعمدة العمود
    栏 欄
    """
  ),
  (
    .elocation,
    """
    location locations loc locs
    position positionen pos
    emplacement emplacements empl
    """
  ),
  (
    .equation,
    """
    equation equations eq eqs eqq
    gleichung gleichungen gl
    équation équations éq
    уравнение уравнения формула
    معادله
    معادلة معادلات
    公式 方程
    """
  ),
  (
    .figure,
    """
    figure figures fig figs
    abbildung abbildungen abb
    рисунок рисунки рис
    شکل تصویر
    شكل أشكال الشكل
    图 圖
    """
  ),
  (
    .folio,
    """
    folio folios fol fols
    blatt blätter bl
    f° ff°
    лист листы л
    برگ
    ورقة أوراق
    """
  ),
  (
    .issue,
    """
    issue issues number numbers no nos
    nummer nummern nr nrn heft hefte
    numéro numéros n° nᵒ nº
    номер номера выпуск выпуски вып
    شماره ش
    عدد أعداد العدد
    期 号 號
    """
  ),
  (
    .line,
    """
    line lines l ll
    zeile zeilen z
    ligne lignes
    строка строки
    سطر سطور خط
    أسطر السطر
    行
    """
  ),
  (
    .note,
    """
    note notes n nn fn footnote footnotes endnote endnotes
    anmerkung anmerkungen anm fußnote fußnoten
    примечание примечания прим сноска
    یادداشت پانوشت پانویس
    ملاحظة ملاحظات حاشية هامش
    注 註 脚注
    """
  ),
  (
    .opus,
    """
    opus opera op opp
    соч
    اثر
    作品
    """
  ),
  (
    .part,
    """
    part parts pt pts
    teil teile teilen
    partie parties
    часть части ч
    قسمت
    جزء أجزاء الجزء
    部分 编 編
    """
  ),
  (
    .recital,
    """
    recital recitals
    erwägungsgrund erwägungsgründe erwgr
    considérant considérants
    """
  ),
  (
    .rule,
    """
    rule rules r rr
    regel regeln
    règle règles
    правило правила
    قاعده
    قاعدة قواعد
    规则
    """
  ),
  (
    .scene,
    """
    scene scenes sc
    szene szenen sz
    scène scènes
    сцена сцены
    صحنه
    مشهد
    场 場
    """
  ),
  (
    .sheet,
    """
    sheet sheets
    feuille feuilles
    张 張
    """
  ),
  (
    .slide,
    """
    slide slides
    folie folien
    diapositive diapositives
    слайд слайды
    اسلاید
    شريحة
    """
  ),
  (
    .subVerbo,
    """
    sub_verbo sub_verbis sub_voce s_v s_vv sv svv
    """
  ),
  (
    .supplement,
    """
    supplement supplements supp supps
    supplemente ergänzung ergänzungen beilage beilagen
    supplément suppléments suppl
    дополнение дополнения
    متمم
    """
  ),
  (
    .table,
    """
    table tables tbl tbls
    tabelle tabellen tab
    tableau tableaux tabl
    таблица таблицы табл
    جدول
    جداول الجدول
    表
    """
  ),
  (.timestamp, "timestamp timestamps zeitstempel horodatage"),
  (
    .title,
    """
    title titles tit titt
    titel titeln
    titre titres
    عنوان
    标题 標題
    """
  ),
  (
    .verse,
    """
    verse verses v vv
    vers versen
    verset versets
    стих стихи
    بیت آیه
    بيت أبيات آية
    诗句
    """
  ),
  (
    .version,
    """
    version versions versionen ver
    версия версии
    نسخه
    نسخة
    版本
    """
  ),
  (
    .volume,
    """
    volume volumes vol vols
    band bände bänden bd bde
    tome tomes t
    том тома томы т
    جلد ج
    مجلد مجلدات مج المجلد
    卷 册 冊
    """
  ),
]
