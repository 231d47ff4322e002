// The dossier that the campaign damages: one file of each kind, and all that may stand in one, so small
// that a build of it takes about a millisecond.

import Files
import Support

/// What the campaign damages, by the rules that read it.
enum FileKind: String, CaseIterable, Sendable {
  case note, source, paragraphs, entity, settings, template

  /// The kind of a file of a dossier by its path; `nil` for a picture.
  init?(_ path: String) {
    if path.hasPrefix("content/sources/") {
      self = path.hasSuffix(".md") ? .source : .paragraphs
    } else if path.hasPrefix("content/entities/") {
      self = .entity
    } else if path == "content/dossier.yml" {
      self = .settings
    } else if path.hasPrefix("templates/") {
      self = .template
    } else if path.hasSuffix(".md") {
      self = .note
    } else {
      return nil
    }
  }
}

let smallDossier = fixture(
  """
  --- content/dossier.yml ---
  title: Small
  id: small
  language: en
  cutoff: 2024-05
  authors: [Ada, "Bo: the second"]
  base-url: https://example.org/d/
  tlp: CLEAR
  publish: {ceiling: GREEN}
  themes:
    - t
  timeline: {from: 1990, to: 2030}
  quotation: {words: 40, share: 0.1}
  --- content/index.md ---
  ---
  title: Front
  ---
  > [!JUDGEMENT] Arms
  > It is *likely* so. ^j-arms
  >
  > - confidence: low
  > - basis: two reports
  > - rests-on: c-one c-two
  > - would-change: a third

  See [[n]] and [[@a, ¶ 2]].
  --- content/themes/t/index.md ---
  ---
  title: Theme
  aliases: [topic]
  ---
  Bottom line [@a, ¶ 1]. ^c-top

  > [!GAP] Nothing on costs
  > Nobody says what it cost. ^c-gap

  > [!ALTERNATIVE]
  > Or not [@b, ¶ 1]. ^c-other
  --- content/themes/t/n.md ---
  ---
  title: Note
  default-kind: reported
  tags: [x, y]
  ---
  ## Head {#first}

  One says so [see @a, ¶¶ 1–2, 4; -@b, ¶ 1]{cred=3 why=heard}, and @b [¶ 2] too. {#c-one .corroborated}

  - In [2017]{date=2017-05 event="it began"} and `code` [@a, ¶ 3]. ^c-two
  - [ ] As [a link](index.md "title") or <https://example.org> has it [@a, ¶ 1]. ^c-three

  | What | Who |
  |---|:--|
  | Arms | [[e\\|it]] [@b, ¶ 1] ^c-row |

  **Bold** ![A picture](../../images/p.svg) [#first]: [[#Head]], [[n#^c-one]]. {.gap contradicts=c-one}

  ~~~
  code [@a, ¶ 1]
  ~~~

  [ref]: https://example.org/x "Title"
  A [ref] &amp; an <b>tag</b> [@a, ¶ 2]. ^c-ref
  --- content/sources/a.md ---
  ---
  title: A work
  label: A 2020
  type: article
  author:
    - {family: Mora, given: Ana}
  issued: 2020-03-01
  reliability: {grade: C, why: one of many, by: us}
  genre: opinion
  copies:
    - {id: web, role: original, url: "https://example.org/a", retrieved: 2024-01-02}
  numbering: web
  segmentation:
    by: line
    skip: [2]
    missing: [{after: p2, what: a table}]
  errata:
    - {at: p1, printed: teh, read: the, basis: known}
  ---
  One. {#p1 cred=2 why="as printed"}

  Two *words*. {#p2}

  Three. {#p3}
  --- content/sources/a.paragraphs.jsonl ---
  {"label":"p1","lines":[1,1],"chars":[0,9],"fp":null,"sentences":["52c8e6684bcd131f"],"opening":"One of them","sketch":null}
  {"label":"p2","lines":[3,4],"chars":[10,19],"fp":null,"sentences":null,"opening":null,"sketch":null}
  {"label":"t1","lines":null,"chars":null,"fp":null,"sentences":null,"opening":null,"sketch":null}
  {"label":"p3","lines":[5,5],"chars":[20,29],"fp":null,"sentences":null,"opening":"Three \\u003c words","sketch":null}
  {"label":"p4","lines":[6,6],"chars":[30,39],"fp":null,"sentences":null,"opening":null,"sketch":null}
  {"label":"p9","lines":null,"chars":null,"fp":null,"sentences":null,"retired":true}
  --- content/sources/b.md ---
  ---
  title: B
  label: B
  genre: primary
  ---
  One. {#p1}

  Two. {#p2}
  --- content/entities/e.md ---
  ---
  title: Entity
  short: Ent
  type: body
  names:
    - {printed: The Ent, in: a}
  native: {fa: نهاد}
  autolink: false
  ---
  It is a body [@b, ¶ 2]. ^c-ent
  --- content/images/p.svg ---
  <svg xmlns="http://www.w3.org/2000/svg"></svg>
  --- templates/page.mustache ---
  <!DOCTYPE html>
  <html lang="{{language}}" dir="{{direction}}">
  <head>
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; \
  style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'">
  <title>{{title}}</title>
  {{head}}<link rel="stylesheet" href="{{root}}assets/dossier.css">
  </head>
  <body>
  {{! A comment. }}
  <p>{{dossier-title}} TLP:{{marking}}{{#cutoff}} {{cutoff}}{{/cutoff}}</p>
  {{#nav}}
  <a href="{{root}}{{href}}">{{label}}</a>
  {{/nav}}
  {{^about}}No page about it.{{/about}}
  {{main}}
  </body>
  </html>
  """)
