// The style sheet of the redline. Nothing is told by colour alone: what went and what came carries a sign,
// which forced colours keep.

/// The style, with a rule for each box that hides changes.
func redlineStyle(_ groups: [ChangeGroup]) -> String {
  let names = Severity.allCases.map(\.rawValue) + groups.map(\.rawValue)
  let filters = names.map { name in
    "body:has(#show-\(name):not(:checked)) .change.\(name) { display: none; }\n"
  }
  return "\n" + style + filters.joined()
}

private let style = """
  :root {
    color-scheme: light dark;
    --text: #1b1f24; --muted: #57606a; --paper: #fdfdfb; --panel: #f3f2ee; --line: #8c8a84; --link: #0b4f8a;
    --gone: #fbe0dc; --come: #d9f0dc; --high: #9b1c1c;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --text: #e4e2dc; --muted: #b3b8be; --paper: #16181b; --panel: #1f2226; --line: #767a80; --link: #8cc4ff;
      --gone: #4d2320; --come: #1d3d25; --high: #ffb3a7;
    }
  }
  * { box-sizing: border-box; }
  body {
    background: var(--paper); color: var(--text); margin: 0 auto; max-width: 100rem; padding: 1rem;
    font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans Arabic",
      "PingFang SC", "Noto Sans CJK SC", sans-serif;
    line-height: 1.5; overflow-wrap: anywhere;
  }
  a { color: var(--link); }
  h1, h2, h3, h4 { line-height: 1.25; margin: 1em 0 .4em; }
  h3 { font-size: 1.1rem; }
  h4 { color: var(--muted); font-size: .85rem; margin: 0; }
  dl { display: grid; gap: 0 1rem; grid-template-columns: auto 1fr; margin: 0; }
  dt { color: var(--muted); }
  dd { margin: 0; }
  table { border-collapse: collapse; margin: 1rem 0; }
  caption { color: var(--muted); padding-bottom: .4rem; text-align: start; }
  th, td { border-bottom: 1px solid var(--line); padding: .15rem .8rem .15rem 0; text-align: start; }
  td { text-align: end; font-variant-numeric: tabular-nums; }
  .filters { border: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: 0; }
  label { display: inline-block; min-height: 1.5rem; }
  .private { border: 2px solid var(--high); color: var(--high); font-weight: bold; padding: .5rem; }
  .change { border: 1px solid var(--line); border-inline-start-width: .4rem; margin: 1rem 0; }
  .change { padding: 0 1rem 1rem; }
  .change.high { border-inline-start-color: var(--high); }
  .change h3 { margin-top: .8rem; }
  .place, .facts, .context, .remarks { color: var(--muted); font-size: .9rem; margin: .2rem 0; }
  .remarks { display: flex; flex-wrap: wrap; gap: 0 1.2rem; list-style: none; padding: 0; }
  .remarks li { border-inline-start: 3px solid var(--line); padding-inline-start: .5rem; }
  .values { font-weight: bold; margin: .2rem 0; }
  .sides { display: grid; gap: .6rem; margin: .6rem 0; }
  .side { background: var(--panel); padding: .6rem .8rem; }
  .side p { margin: .2rem 0; }
  .between { border: 1px solid var(--line); }
  .words { white-space: pre-line; }
  blockquote { border-inline-start: 3px solid var(--line); margin: .4rem 0; padding-inline-start: .8rem; }
  .open { color: var(--high); font-weight: bold; }
  del { background: var(--gone); text-decoration: line-through; }
  ins { background: var(--come); text-decoration: underline; }
  del::before, ins::before { display: inline-block; }
  del::before { content: "\\2212"; content: "\\2212" / "removed: "; }
  ins::before { content: "+"; content: "+" / "added: "; }
  .seen { color: var(--muted); }
  .change:has(.seen input:checked) > :not(h3, .seen) { display: none; }
  @media (min-width: 70rem) {
    .two { grid-template-columns: 1fr 1fr; }
    .three { align-items: start; gap: 0 .6rem; grid-auto-flow: dense; grid-template-columns: 1fr 1fr 1fr; }
    .three .side { margin-bottom: .6rem; }
    .three .before { grid-column: 1; }
    .three .between { grid-column: 2; grid-row: 1 / span 20; }
    .three .after { grid-column: 3; }
  }
  @media (forced-colors: active) {
    del, ins { background: none; }
    .change.high { border-inline-start-style: double; }
  }
  @media print {
    .filters, .seen { display: none; }
    .change { break-inside: avoid; }
  }

  """
