// Entries on reading the files of a dossier: codes 01xx.

let readingEntries: [Explanation] = [
  Explanation(
    code: .invalidUTF8, name: "invalid-utf8",
    meaning: """
      The file holds bytes that are not UTF-8, the encoding that all text of a dossier has.
      It was probably saved by an older program in an encoding such as Windows-1252.
      """,
    why: """
      Letters would come out as other letters or as boxes, and nobody could tell what was meant.
      """,
    example: .act("A note with the name Ünye, saved as Windows-1252: the Ü is stored as the single byte DC."),
    instead: .act(
      """
      Save it as UTF-8, or convert it:

        iconv -f WINDOWS-1252 -t UTF-8 old.md > new.md
      """)),
  Explanation(
    code: .forbiddenCharacter, name: "forbidden-character",
    meaning: """
      The text holds a control character, which has no place in a text.
      Most come along when something is copied from a terminal or a PDF.
      """,
    why: """
      Readers cannot see it, browsers and search engines treat it differently, and in a terminal it can
      change what is displayed.
      """,
    example: .note("Two ferries cross\u{7} the strait each hour [@demir-2024, ¶ 2]."),
    instead: .note("Two ferries cross the strait each hour [@demir-2024, ¶ 2].")),
  Explanation(
    code: .limitExceeded, name: "limit-exceeded",
    meaning: """
      Something is larger or more deeply nested than the program accepts: a file, a line, a block, a table
      or the quotes around a text.
      The message says what, how large it is, and what is allowed.
      """,
    why: """
      A few patterns keep a Markdown parser busy for hours, and the limits keep every build short.
      No note that people can read comes near them.
      """,
    example: .note(String(repeating: "> ", count: 33) + "The fee is high [@demir-2024, ¶ 1]."),
    instead: .note("> > The fee is high [@demir-2024, ¶ 1].")),
  Explanation(
    code: .invalidName, name: "invalid-name",
    meaning: """
      A theme, note, source, entity or id has a name that cannot be used.
      Names are 1 to 60 of the letters a to z, digits and hyphens; 'index' is reserved, and so is 'claims'
      for notes.
      """,
    why: """
      Names become addresses of pages and stand in links and citations.
      Plain ones work on every server and system and need no escaping.
      """,
    example: .files(
      """
      --- content/themes/ports/Winter Fees.md ---
      ---
      title: Winter fees
      ---
      The fee is the same all year [@demir-2024, ¶ 1].
      """),
    instead: .files(
      """
      --- content/themes/ports/winter-fees.md ---
      ---
      title: Winter fees
      ---
      The fee is the same all year [@demir-2024, ¶ 1].
      """)),
  Explanation(
    code: .unexpectedFile, name: "unexpected-file",
    meaning: """
      A file below content/ is none that the program knows, so it is left out of the site.
      """,
    why: """
      You may believe that it is published when it is not, for example because its name ends in .txt and
      not in .md.
      """,
    example: .files(
      """
      --- content/themes/ports/timetable.txt ---
      First ferry 06:00, last ferry 23:30
      """),
    instead: .files(
      """
      --- content/static/timetable.txt ---
      First ferry 06:00, last ferry 23:30
      """)),
  Explanation(
    code: .symbolicLink, name: "symbolic-link",
    meaning: """
      A name below content/ or templates/ is a symbolic link to another place.
      Links are not followed, so what it leads to is not in the dossier.
      """,
    why: """
      A link can lead out of the dossier, to a file that must not be published, and it leads elsewhere or
      nowhere on a colleague's machine.
      """,
    example: .act("ln -s ../../../drafts/fees.md content/themes/ports/fees.md"),
    instead: .act("cp drafts/fees.md content/themes/ports/fees.md")),
  Explanation(
    code: .specialFile, name: "special-file",
    meaning: """
      A name below content/ or templates/ is neither a file nor a folder, but a pipe, a socket or a device.
      """,
    why: """
      Reading it could wait for ever, or give something else each time.
      """,
    example: .act("mkfifo content/themes/ports/fees.md"),
    instead: .act("rm content/themes/ports/fees.md, and put a regular file in its place")),
  Explanation(
    code: .missingSettings, name: "missing-settings",
    meaning: """
      There is no content/dossier.yml, so this folder is not taken for a dossier.
      Most often the command was run in the wrong folder, or the file has another name.
      """,
    why: """
      Without it a site would have no title and no marking of its own.
      """,
    example: .dossier(
      """
      --- content/settings.yml ---
      title: The Strait of Selin
      tlp: CLEAR
      """),
    instead: .dossier(
      """
      --- content/dossier.yml ---
      title: The Strait of Selin
      tlp: CLEAR
      """)),
  Explanation(
    code: .bidirectionalControl, name: "bidirectional-control",
    meaning: """
      The text holds an invisible character: one that reverses the direction of writing, or one without
      any width.
      It usually comes along with text that is copied from a web page or a chat.
      """,
    why: """
      With it, what a reviewer sees can differ from what the file says, and a search for a word does not
      find it.
      For text that runs the other way a language is enough, and everybody can see it.
      """,
    example: .note("The ferry is called \u{2067}کشتی\u{2069} in print [@demir-2024, ¶ 2]."),
    instead: .note("The ferry is called [کشتی]{lang=fa} in print [@demir-2024, ¶ 2].")),
  Explanation(
    code: .tooManyMarks, name: "too-many-marks",
    meaning: """
      More than 30 accents or other combining marks are stacked on one letter.
      No language needs more than a few.
      """,
    why: """
      The marks run over the lines above and below, and can hide what stands there.
      """,
    example: .note(
      "Se" + String(repeating: "\u{301}", count: 31) + "lin has two harbours [@demir-2024, ¶ 1]."),
    instead: .note("Sélin has two harbours [@demir-2024, ¶ 1].")),
  Explanation(
    code: .mergeConflict, name: "merge-conflict",
    meaning: """
      Two people changed the same lines, git could not decide between them, and both versions with git's
      marks still stand in the file.
      """,
    why: """
      The page would show both versions, and one of them was probably rejected.
      """,
    example: .note(
      """
      <<<<<<< HEAD
      Two ferries cross each hour [@demir-2024, ¶ 2].
      =======
      Three ferries cross each hour [@otieno-2023, ¶ 1].
      >>>>>>> review
      """),
    instead: .note("Two ferries cross each hour [@demir-2024, ¶ 2].")),
]
