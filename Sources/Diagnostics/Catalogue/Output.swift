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
      The site cannot go to the folder that you named, because that is the dossier's own folder, or is,
      holds or lies in its content/, templates/, originals/ or .git.
      """,
    why: """
      A build replaces its output folder, so notes or private originals could be lost or published.
      """,
    example: .act("dossier build -o content"),
    instead: .act("dossier build -o site")),
]
