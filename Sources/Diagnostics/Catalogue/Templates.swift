// Entries on the templates of pages: codes 06xx.

let templateEntries: [Explanation] = [
  Explanation(
    code: .templateError, name: "template-error",
    meaning: """
      The template cannot be read.
      A tag or section is not closed, or one of {{title}}, {{head}} and {{main}} is missing or stands twice.
      """,
    why: """
      Every page is made with this file, so nothing can be built before it is mended.
      """,
    example: .template("{{#cutoff}}<p>Information up to {{cutoff}}</p>"),
    instead: .template("{{#cutoff}}<p>Information up to {{cutoff}}</p>{{/cutoff}}")),
  Explanation(
    code: .unknownTag, name: "unknown-tag",
    meaning: """
      The template uses a name that pages do not have.
      The help lists those that they have.
      """,
    why: """
      The place would stay empty on every page of the site.
      """,
    example: .template("<p>{{website-title}}</p>"),
    instead: .template("<p>{{dossier-title}}</p>")),
  Explanation(
    code: .missingPartial, name: "missing-partial",
    meaning: """
      The template includes another one by {{> name}}, and templates/ has no file name.mustache.
      """,
    why: """
      The part would be missing on every page.
      """,
    example: .template(
      """
      {{> imprnt}}
      --- templates/imprint.mustache ---
      <p>The strait desk</p>
      """),
    instead: .template(
      """
      {{> imprint}}
      --- templates/imprint.mustache ---
      <p>The strait desk</p>
      """)),
  Explanation(
    code: .partialCycle, name: "partial-cycle",
    meaning: """
      A template includes itself, directly or by way of others.
      """,
    why: """
      A page made with it would never end.
      """,
    example: .template(
      """
      {{> imprint}}
      --- templates/imprint.mustache ---
      <p>The strait desk</p>{{> contact}}
      --- templates/contact.mustache ---
      <p>Write to us.</p>{{> imprint}}
      """),
    instead: .template(
      """
      {{> imprint}}
      --- templates/imprint.mustache ---
      <p>The strait desk</p>{{> contact}}
      --- templates/contact.mustache ---
      <p>Write to us.</p>
      """)),
  Explanation(
    code: .forbiddenTag, name: "forbidden-tag",
    meaning: """
      The template holds a tag that is not allowed, such as {{{name}}}, {{&name}} or {{=<% %>=}}, or one at a
      place where no value may stand.
      Such places are scripts, styles, comments, event handlers, and attributes without quotes.
      """,
    why: """
      At these places a title with a quotation mark or a bracket could turn into code on every page.
      """,
    example: .template("<p>{{{dossier-title}}}</p>"),
    instead: .template("<p>{{dossier-title}}</p>")),
  Explanation(
    code: .missingPolicy, name: "missing-policy",
    meaning: """
      Your own page.mustache does not begin its <head> with the security policy of the built-in one.
      """,
    why: """
      The policy tells browsers to fetch nothing from elsewhere and to run no foreign script, so that
      nobody learns who reads the dossier.
      It holds only for what stands behind it.
      """,
    example: .files(
      """
      --- templates/page.mustache ---
      <!DOCTYPE html>
      <html lang="{{language}}">
      <head>
      <title>{{title}}</title>
      {{head}}</head>
      <body>
      {{main}}</body>
      </html>
      """),
    instead: .files(
      """
      --- templates/page.mustache ---
      <!DOCTYPE html>
      <html lang="{{language}}">
      <head>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; \
      style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'">
      <title>{{title}}</title>
      {{head}}</head>
      <body>
      {{main}}</body>
      </html>
      """)),
]
