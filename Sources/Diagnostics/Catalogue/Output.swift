// Entries on the folder that a site is written to: codes 07xx.

let outputEntries: [Explanation] = [
  Explanation(
    code: .outputCollision, name: "output-collision",
    meaning: """
      Two files of the site would have the same path, or one would need a folder where the other is a file.
      Most often a file of content/static/ has the name of a page.
      """,
    why: """
      One would overwrite the other, and readers would not get what you wrote.
      """,
    example: .files(
      """
      --- content/static/index.html ---
      <p>Welcome aboard</p>
      """),
    instead: .files(
      """
      --- content/static/welcome.html ---
      <p>Welcome aboard</p>
      """)),
  Explanation(
    code: .staleOutput, name: "stale-output",
    meaning: """
      The site folder is not what a build would write now.
      Only 'dossier build --check' reports this; it names the first file that differs.
      """,
    why: """
      Reviewers and readers would see an older state than the notes say.
      """,
    example: .act(
      """
      Reword a note and commit it without building, then:

        dossier build --check
      """),
    instead: .act(
      """
      dossier build
      git add content site
      dossier build --check
      """)),
  Explanation(
    code: .foreignFile, name: "foreign-file",
    meaning: """
      The site folder holds a file that no build wrote.
      It is kept, untouched.
      """,
    why: """
      It is published with the site, though nothing in the dossier says so and nobody checked it.
      """,
    example: .act(
      """
      cp minutes.pdf site/
      dossier build
      """),
    instead: .act(
      """
      Put it where it belongs, then build:

        mv site/minutes.pdf content/static/
        dossier build
      """)),
  Explanation(
    code: .refusedOutput, name: "refused-output",
    meaning: """
      The site or pack cannot go to the place that you named: that is the dossier's own folder, or is, holds
      or lies in its content/, templates/, originals/ or .git.
      """,
    why: """
      A build replaces its output folder, so notes or private originals could be lost or published.
      """,
    example: .act("dossier build -o content"),
    instead: .act("dossier build -o site")),
  Explanation(
    code: .unportablePath, name: "unportable-path",
    meaning: """
      A file of the site has a path that not every system can unpack: too long, with a name too long, the
      name of a device, or like another but for the case of letters.
      Only 'dossier pack' reports this.
      """,
    why: """
      A reader's system would refuse the whole zip file, or unpack it without this page.
      """,
    example: .act(
      """
      With a picture whose name has 61 letters and more before '.png':

        dossier pack
      """),
    instead: .act(
      """
      Give the picture a name of at most 60 letters in content/images/ and in the note, then:

        dossier pack
      """)),
  Explanation(
    code: .notComparable, name: "not-comparable",
    meaning: """
      What 'dossier diff' was given cannot be compared: a site whose records a newer program wrote, a page on
      which an id stands twice, or a folder or zip file without a site.
      """,
    why: """
      A comparison that guessed which claim is which could report that nothing changed where something did.
      """,
    example: .act("dossier diff content site"),
    instead: .act("dossier diff HEAD site")),
]
