// Entries on markings, which say who may read something: codes 10xx.

let markingEntries: [Explanation] = [
  Explanation(
    code: .missingMarking, name: "missing-marking",
    meaning: """
      The settings do not say with whom the dossier may be shared, so TLP:CLEAR is assumed, which means
      with everybody.
      """,
    why: """
      The marking stands on every page and decides what may be published.
      It should be somebody's decision, not a default.
      """,
    example: .settings("title: The Strait of Selin"),
    instead: .settings(
      """
      title: The Strait of Selin
      tlp: CLEAR
      """)),
  Explanation(
    code: .aboveCeiling, name: "above-ceiling",
    meaning: """
      A marking is stricter than the strictest that this site may hold, which publish: {ceiling: …} in
      content/dossier.yml says.
      """,
    why: """
      Something would be published to people who must not see it.
      """,
    example: .settings(
      """
      title: The Strait of Selin
      tlp: AMBER
      publish: {ceiling: CLEAR}
      """),
    instead: .settings(
      """
      title: The Strait of Selin
      tlp: AMBER
      publish: {ceiling: AMBER}
      """)),
]
