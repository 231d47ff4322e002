// Entries on the machine that the program runs on, and on its limits: codes 09xx.

let environmentEntries: [Explanation] = [
  Explanation(
    code: .unreadable, name: "unreadable",
    meaning: """
      A file or folder is there and cannot be read: the permission is missing, or the disk has a fault.
      """,
    why: """
      A site without this file would look complete and not be, so nothing is written.
      """,
    example: .act(
      """
      chmod 000 content/themes/ports/fees.md
      dossier build
      """),
    instead: .act(
      """
      chmod 644 content/themes/ports/fees.md
      dossier build
      """)),
  Explanation(
    code: .unwritable, name: "unwritable",
    meaning: """
      A file or folder cannot be written: the disk is full, the permission is missing, or the place is
      read-only.
      """,
    why: """
      The last good site stays as it was, so readers do not see what you changed.
      """,
    example: .act(
      """
      chmod 555 .
      dossier build
      """),
    instead: .act(
      """
      chmod 755 .
      dossier build
      """)),
  Explanation(
    code: .changedWhileRead, name: "changed-while-read",
    meaning: """
      A file changed or vanished while it was being read, for example because an editor saved it or git
      changed branches.
      """,
    why: """
      Half of the old text and half of the new would be a text that nobody wrote.
      """,
    example: .act("git switch review, while 'dossier build' runs in another window"),
    instead: .act(
      """
      Wait until git is done, then:

        dossier build
      """)),
  Explanation(
    code: .locked, name: "locked",
    meaning: """
      Another build is writing to the same folder at this moment.
      """,
    why: """
      Two builds at once would mix their files.
      The lock goes away by itself when the other one ends, even when it is killed.
      """,
    example: .act("dossier build & dossier build"),
    instead: .act("dossier build && dossier build")),
  Explanation(
    code: .notAFile, name: "not-a-file",
    meaning: """
      A command was to read a file, and the name is that of a folder, a pipe or a device.
      """,
    why: """
      There is no text to read there; most often the name of the file is missing at the end of the path.
      """,
    example: .act(
      """
      In the source's front matter, with originals/demir/ a folder:

        file: demir
      """),
    instead: .act(
      """
      In the source's front matter:

        file: demir/crossing.txt
      """)),
  Explanation(
    code: .timeLimit, name: "time-limit",
    meaning: """
      One file took more processor time than it may, which is 10 seconds unless --limit-seconds says
      otherwise.
      """,
    why: """
      An ordinary note takes a few thousandths of a second, so something in this one is unusual.
      The limit keeps one file from holding up everybody's build.
      """,
    example: .act("One note that holds the whole archive of the ferry line."),
    instead: .act(
      """
      Split it into several notes, or give it more time:

        dossier build --limit-seconds 60
      """)),
  Explanation(
    code: .memoryLimit, name: "memory-limit",
    meaning: """
      The run needed more memory than --limit-memory allows.
      """,
    why: """
      The limit keeps a build from taking the memory of everything else on a shared machine.
      The last good site stays as it was.
      """,
    example: .act("dossier build --limit-memory 50"),
    instead: .act("dossier build --limit-memory 2000")),
]
