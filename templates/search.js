// Searching, loaded when a reader begins: all records are folded and looked through.
// Nothing is indexed ahead, so that an edit of a record changes one line.

"use strict";

const { box, element, fill, recall, remember, run, say, root } = dossier;
const isPage = box.closest("main") !== null;
const [shownMax, snippetMax, sliceMax] = [50, 158, 8]; // results, letters, milliseconds
const lettersMax = 16e6; // two million words or so; beyond, sources on request
const ranks = { claim: 0, judgement: 0, entity: 1, event: 2, source: 3, para: 4, page: 5 };

// Folding: what a reader need not type alike

const dropped = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const alike = /([يىكةەہھ])|([۰-۹٠-٩])|([‘-‛′‹›ʼ])|([“-‟″«»「-』])|[‐-―−]/g;
const letters = { ي: "ی", ى: "ی", ك: "ک", ة: "ه", ە: "ه", ہ: "ه", ھ: "ه" };
const unify = (_, letter, digit, single, double) => (letter ? letters[letter]
  : digit ? digit.charCodeAt(0) & 15 : single ? "'" : double ? '"' : "-");

function fold(text) {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.normalize("NFKC").toLowerCase().normalize("NFD").replace(dropped, "").normalize("NFC")
    .replace(alike, unify);
}

// The records

const entries = [];
const pages = new Map([["timeline.html", { title: say.timeline }]]);
const taken = new Map();
let size = 0;

function add(name, [id, type, lang, text, fields]) {
  const page = type === "event" ? "timeline.html" : name + ".html";
  const label = id.split("#")[1];
  if (type === "page" || type === "source") pages.set(page, { title: text, ...fields });
  const anchor = type === "para" ? "#" + label : /^(c|j|ev)/.test(type) ? "#" + id : "";
  const words = fold(text);
  size += words.length;
  // What else finds it stands behind.
  const folded = words + "\n" + fold([id, fields.label, fields.names].join("\n"));
  entries.push({ id, type, lang, text, fields, page, label, anchor, folded, length: words.length });
}

const channel = new MessageChannel();
const pause = () => new Promise((done) => {
  channel.port1.onmessage = done;
  channel.port2.postMessage(0);
});

async function take(files) {
  let done = 0;
  await Promise.all(files.map((file) => run("data/" + file).then(() => progress(++done / files.length))));
  let start = performance.now();
  for (const [name, records] of Object.entries(dossier.shards)) {
    for (const record of records.slice(taken.get(name))) {
      if (performance.now() - start > sliceMax) {
        await pause();
        start = performance.now();
      }
      add(name, record);
    }
    taken.set(name, records.length);
  }
}

// Queries

// Scripts without blanks between words: terms match anywhere.
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;
const letter = /[\p{L}\p{N}\p{M}]/u;
const isLetter = (sign = "") => (sign >= "a" && sign <= "z") || (letter.test(sign) && !unspaced.test(sign));

function parse(text) {
  const parts = [];
  for (const [all, minus, field, phrase, end, plain] of
    fold(text.slice(0, 2000)).matchAll(/(-?)(?:(src|in|conf):)?(?:"([^"]*)("|$)|(\S+))/g)) {
    const word = (phrase ?? plain.replace(/(?<=.)[.,;!?،؛؟。、]+$/, "")).trim().replace(/\s+/g, " ");
    // What is only begun, such as `in:`, is nothing yet.
    if (!word || /^-?((src|in|conf):)?$/.test(all)) continue;
    const isAnywhere = !isLetter([...word][0]);
    parts.push({ word, field, isNot: !!minus, isPhrase: !plain, isWhole: !!end, isAnywhere });
  }
  return parts.slice(0, 64);
}

// Where a term is in a folded text, and whether as a whole word.
function* places(text, { word, isAnywhere, isWhole }) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isAnywhere && isLetter(text[at - 1])) continue;
    const ends = isAnywhere || !isLetter(text[at + word.length]);
    if (ends || !isWhole) yield [at, ends];
  }
}

// 0: not there, 1: words begin with it, 2: a word.
function fit(text, term) {
  let best = 0;
  for (const [, ends] of places(text, term)) {
    if (ends) return 2;
    best = 1;
  }
  return best;
}

function hasField({ id, type, fields }, { field, word }) {
  if (field === "in") return type.startsWith(word) || word.startsWith(type);
  if (field === "conf") return (fields.confidence || "").startsWith(word);
  const keys = type === "para" ? [id.split("#")[0]] : type === "source" ? [id.slice(7)]
    : (fields.cites || []).map(([key]) => key);
  const label = (key) => fold(pages.get("sources/" + key + ".html")?.label || "");
  return keys.some((key) => key.startsWith(word) || label(key).startsWith(word));
}

// Where nothing is found: without an English ending, then anywhere.
function loosen(term, step) {
  if (step === 0 || term.isPhrase) return term;
  const word = term.word.replace(/(?<=\w{3})(s|es|ed|ing)$/, "");
  return { ...term, word, isAnywhere: term.isAnywhere || step === 2 };
}

function search(parts) {
  const [fields, words] = [parts.filter(({ field }) => field), parts.filter(({ field }) => !field)];
  const candidates = parts.every(({ isNot }) => isNot) ? [] : entries.filter((entry) =>
    fields.every((field) => hasField(entry, field) !== field.isNot)
    && !words.some((term) => term.isNot && fit(entry.folded, term)));
  let [hits, terms] = [[], []];
  for (let step = 0; step < 3 && !hits.length; step++) {
    terms = words.filter(({ isNot }) => !isNot).map((term) => loosen(term, step));
    for (const entry of candidates) {
      let best = 2;
      for (const term of terms) if (best) best = Math.min(best, fit(entry.folded, term));
      if (best) hits.push([entry, best]);
    }
  }
  const compare = (a, b) => (a < b ? -1 : +(a > b));
  hits.sort(([a, x], [b, y]) => ranks[a.type] - ranks[b.type] || y - x || compare(a.page, b.page)
    || compare(a.id, b.id));
  return [hits.map(([entry]) => entry), terms];
}

// Results: text and elements, never HTML

// The text around its first match, cut between words or letters.
function excerpt({ text, folded, length }, terms) {
  if (text.length <= snippetMax) return [0, text.length];
  const found = terms.map((term) => places(folded, term).next().value?.[0]).filter((at) => at < length);
  const at = found.length ? Math.round(Math.min(...found) * text.length / length) : 0;
  const isInside = (i) => /[\p{M}\u200c\u200d\udc00-\udfff]/u.test(text[i]);
  let start = Math.max(0, Math.min(at - 40, text.length - snippetMax));
  if (start) start += text.slice(start, at).search(/\s/) + 1;
  while (isInside(start) && start < at) start++;
  let end = start + snippetMax;
  if (end >= text.length) return [start, text.length];
  const blank = text.slice(start, end + 1).search(/\s\S{0,30}$/);
  if (blank > 0) return [start, start + blank];
  while (isInside(end)) end--;
  return [start, end];
}

function snippet(entry, terms) {
  const [start, end] = excerpt(entry, terms);
  const text = entry.text.slice(start, end);
  // Letter by letter, so that each match has its place.
  const origins = [];
  let line = "";
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    const piece = fold(segment);
    for (const _ of piece.split("")) origins.push([index, index + segment.length]);
    line += piece;
  }
  const spans = terms.flatMap((term) => [...places(line, term)]
    .map(([at]) => [origins[at][0], origins[at + term.word.length - 1][1]]));
  const nodes = [start ? "…" : ""];
  let from = 0;
  for (const [a, b] of spans.sort((a, b) => a[0] - b[0])) {
    if (a >= from) nodes.push(text.slice(from, a), element("mark", {}, text.slice(a, from = b)));
  }
  return [...nodes, text.slice(from), end < entry.text.length ? "…" : ""];
}

function item(entry, terms) {
  const { type, label, fields, lang, page, anchor } = entry;
  const name = type === "para" ? fill(say[label[0]], label.slice(1)) : say.kinds[fields.kind] || say.types[type];
  return element("li", {}, element("a", { href: root + page + anchor }, element("small", {}, name), " ",
    element("span", { lang, dir: "auto" }, ...snippet(entry, terms))));
}

// By page, the best first; a page that is marked otherwise says so.
function show(hits, terms) {
  const groups = new Map();
  for (const hit of hits) groups.set(hit.page, [...(groups.get(hit.page) || []), hit]);
  const own = document.querySelector(".marking-bar")?.textContent;
  list.replaceChildren(...[...groups].map(([page, group]) => {
    const { title = page, tlp } = pages.get(page) || {};
    const marking = tlp && "TLP:" + tlp !== own ? " TLP:" + tlp : "";
    return element("li", {}, element("a", { href: root + page }, element("b", { dir: "auto" }, title)), marking,
      element("ul", {}, ...group.map((hit) => item(hit, terms))));
  }));
}

// The box and what it opens

const status = element("p", { role: "status" });
const list = element("ul");
const panel = element("div", { class: "results idle" }, status, list);
const area = box.parentElement;
const number = (n) => n.toLocaleString(/^fa\b/.test(document.documentElement.lang) ? "fa" : "en");
let isReady = false;
let timer = 0;
box.after(panel);

// In quarters, not to flood who listens.
function progress(share) {
  const text = fill(say.loading, number(Math.floor(share * 4) * 25));
  if (!isReady && box.value && status.textContent !== text) status.textContent = text;
}

function empty() {
  clearTimeout(timer);
  status.textContent = "";
  list.replaceChildren();
  panel.classList.add("idle");
}

function update() {
  clearTimeout(timer);
  timer = 0;
  if (!box.value.trim()) return empty();
  panel.classList.remove("idle");
  if (!isReady) return progress(0);
  const [hits, terms] = search(parse(box.value));
  show(hits.slice(0, shownMax), terms);
  const sums = [number(hits.length), number(shownMax)];
  status.textContent = entries.length === 0 ? say.noRecords : hits.length === 0 ? say.foundNone
    : (hits.length > shownMax ? say.foundMore : say.found).replace(/\{(\d)\}/g, (_, i) => sums[i]);
}

const query = () => "?" + new URLSearchParams({ q: box.value.slice(0, 2000) });

box.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(update, 30);
});
box.addEventListener("focus", () => panel.matches(".idle") && update());

area.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.isComposing) return;
  if (step) {
    event.preventDefault();
    if (timer) update();
    const links = [box, ...list.querySelectorAll("li li a")];
    links[links.indexOf(document.activeElement) + step]?.focus();
  } else if (event.key === "Escape") {
    event.preventDefault();
    box.value = "";
    empty();
    box.focus();
  } else if (event.key === "Enter" && event.target === box && !isPage && box.value.trim()) {
    location.href = root + "search.html" + query();
  }
});

if (isPage) {
  box.value ||= new URLSearchParams(location.search).get("q") || "";
  box.addEventListener("change", () => history.replaceState(null, "", query()));
  // A key of one letter must have its switch (WCAG 2.1.4).
  const button = element("button", { type: "button", class: "previews" });
  const isOff = () => recall("key") === "off";
  const name = () => (button.textContent = isOff() ? say.keyOn : say.keyOff);
  button.onclick = () => name(remember("key", isOff() ? "on" : "off"));
  name();
  document.querySelector(".how-to-search")?.after(button);
} else {
  const leave = (target) => target instanceof Node && !area.contains(target) && empty();
  document.addEventListener("pointerdown", (event) => leave(event.target));
  area.addEventListener("focusout", (event) => leave(event.relatedTarget));
  list.addEventListener("click", () => setTimeout(empty));
}

(async () => {
  update();
  await run("data/_index");
  const sources = dossier.names.filter((file) => file.startsWith("sources"));
  await take(dossier.names.filter((file) => !sources.includes(file)));
  const tick = element("input", { type: "checkbox" });
  if (size <= lettersMax) await take(sources);
  else status.after(element("label", {}, tick, " " + say.alsoSources));
  isReady = true;
  update();
  tick.addEventListener("change", () => take(sources).then(update));
})();
