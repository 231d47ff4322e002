// The page for reviewers, in private copies alone: shows one claim at a time beside its paragraphs, takes
// verdicts, keeps them where the browser lets it, and hands them over as a file. Nothing is sent.
"use strict";

addEventListener("DOMContentLoaded", () => {
  const { element, fill } = dossier;
  const area = document.querySelector(".reviewing");
  if (!area) return;
  const say = JSON.parse(area.dataset.words);
  const tasks = [...area.querySelectorAll(".task")];
  const verdicts = ["supported", "partly", "not"];
  const isRightToLeft = document.documentElement.dir === "rtl";
  const number = (n) => n.toLocaleString(/^fa\b/.test(document.documentElement.lang) ? "fa" : "en");
  const fold = (name) => name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
  // What no file of a dossier may hold; a note may be typed on several lines.
  const plain = (text) => text.replace(/[\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, "")
    .replace(/[\s\p{Cc}]+/gu, " ").trim();

  // Storage: an item a claim and person, so that nobody overwrites another's.
  const prefix = `dossier-review:${area.dataset.store}:`;
  // By person and claim; shown, given and exported are those of `who`, the name in the field.
  const people = new Map();
  const here = new Set();
  let [who, isKept] = ["", true];
  const of = (person) => people.get(person) || people.set(person, new Map()).get(person);

  function stored(act) {
    try {
      return act(localStorage);
    } catch {
      isKept = false;
    }
  }

  const recall = (name) => stored((items) => items.getItem(prefix + name));
  const keep = (name, value) => stored((items) =>
    value === null ? items.removeItem(prefix + name) : items.setItem(prefix + name, value));

  // All that is kept; what is wrong there is passed over.
  function load() {
    if (!isKept) return;
    people.clear();
    const known = new Map(tasks.map((task) => [task.dataset.claim, task]));
    for (const [key, value] of Object.entries(localStorage)) {
      const [claim] = key.slice(prefix.length).split(":");
      const task = known.get(claim);
      try {
        const entry = JSON.parse(value);
        const person = fold(entry.reviewer);
        if (!task || !verdicts.includes(entry.verdict) || key !== `${prefix}${claim}:${person}`
          || !entry.paragraphs.join) continue;
        if (isTaken(task, entry)) localStorage.removeItem(key);
        else of(person).set(claim, entry);
      } catch {}
    }
  }

  function put(claim, entry) {
    if (entry) of(who).set(claim, entry);
    else of(who).delete(claim);
    keep(`${claim}:${who}`, entry && JSON.stringify(entry));
    tell();
  }

  const isWritten = (task) => !task.matches(".unwritten");
  const paragraphsOf = (task) => task.dataset.paragraphs.split(" ").filter(Boolean);
  const isCurrent = (task, entry) =>
    entry.hash === task.dataset.hash && entry.paragraphs.join(" ") === paragraphsOf(task).join(" ");

  // What the dossier has taken over need not be kept here any more.
  const isTaken = (task, entry) => entry.exported && [...task.querySelectorAll(".so-far li")].some(({ dataset }) =>
    fold(dataset.reviewer) === fold(entry.reviewer) && dataset.verdict === entry.verdict
      && dataset.date === entry.date && dataset.note === entry.note);

  // The controls

  const button = (text, action, attributes = {}) => {
    const made = element("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", action);
    return made;
  };
  const name = element("input", { type: "text", autocomplete: "name", maxlength: "100" });
  const filter = element("select", {}, ...["open", "stale", "all"].map((which) =>
    element("option", { value: which }, say[which])));
  const place = element("p", { class: "place" });
  const words = verdicts.map((word, i) =>
    button(say[word], () => give(word), { "aria-pressed": "false", "aria-keyshortcuts": `${i + 1}`, class: word }));
  const note = element("textarea", { rows: "2", maxlength: "2000", "aria-keyshortcuts": "n" });
  const message = element("p", { role: "status", class: "message" });
  const waiting = element("p", { class: "waiting" });
  const keys = button("", () => setKeys(!hasKeys));
  const controls = element("form", { class: "controls", autocomplete: "off" },
    element("div", {}, element("label", {}, say.name + " ", name), element("label", {}, say.show + " ", filter)),
    element("div", { class: "steps" }, button(say.previous, () => step(-1), { "aria-keyshortcuts": "k" }),
      button(say.next, () => step(1), { "aria-keyshortcuts": "j" }), place),
    element("div", { class: "words" }, ...words),
    element("label", { class: "note" }, say.note, note),
    element("div", {}, button(say.export, exportFile, { class: "export" }), waiting),
    message,
    element("p", { class: "keys" }, say.keys + " ", keys));
  controls.addEventListener("submit", (event) => event.preventDefault());

  let shown = [];
  let at = 0;
  let seen = null;
  let hasKeys = true;

  const task = () => shown[at];
  const waits = (person) => [...of(person).values()].filter((entry) => !entry.exported);

  function setKeys(isOn) {
    hasKeys = isOn;
    keep("keys", isOn ? null : "off");
    keys.textContent = isOn ? say.keysOff : say.keysOn;
  }

  // Says how much waits, and has the browser ask before the page goes while something does.
  const stay = (event) => event.preventDefault();
  function tell() {
    const left = waits(who).length;
    const others = [...people.keys()].filter((person) => person !== who && waits(person).length);
    const names = others.map((person) => `\u2068${waits(person)[0].reviewer}\u2069`).join(" · ");
    waiting.textContent = (left ? fill(say.unexported, number(left)) : say.allExported)
      + (names && " " + fill(say.others, names));
    // What others left here earlier holds nobody back.
    const holds = left || others.some((person) => here.has(person));
    (holds ? addEventListener : removeEventListener)("beforeunload", stay);
    if (!isKept && !controls.querySelector(".memory-only"))
      controls.prepend(element("p", { class: "memory-only", role: "note" }, say.memoryOnly));
  }

  // The claim that an address names is shown, whatever the list.
  function select(which, wanted, named) {
    const given = of(who);
    const isDone = (task) => given.has(task.dataset.claim) && isCurrent(task, given.get(task.dataset.claim));
    const fits = {
      open: (task) => task.matches(".open") && !isDone(task),
      stale: (task) => task.matches(".stale") && !isDone(task),
      all: () => true,
    }[which];
    filter.value = which;
    shown = tasks.filter((task) => fits(task) || task === named);
    at = Math.max(0, shown.indexOf(named || wanted));
    show();
  }

  function show() {
    const now = task();
    seen?.classList.remove("shown");
    now?.classList.add("shown");
    seen = now;
    place.textContent = now
      ? say.place.replace(/\{(\d)\}/g, (_, i) => number([at + 1, shown.length][i])) : say.none;
    const entry = now && of(who).get(now.dataset.claim);
    words.forEach((made, i) => {
      made.setAttribute("aria-pressed", entry?.verdict === verdicts[i]);
      made.disabled = !now || !isWritten(now);
    });
    note.value = entry?.note || "";
    note.disabled = !entry;
    message.textContent = !now ? "" : !isWritten(now) ? say.noID
      : entry && !isCurrent(now, entry) ? say.changed : "";
    if (!now) return;
    try {
      history.replaceState(null, "", "#" + now.id);
    } catch {
      // The address then stays as it was.
    }
  }

  function step(by, isByKey = false) {
    if (!shown.length) return;
    at = Math.min(shown.length - 1, Math.max(0, at + by));
    show();
    // Whoever walks by keyboard hears the claim; a pointer stays on its button.
    if (isByKey) task().querySelector("h2").focus({ preventScroll: true });
    if (area.getBoundingClientRect().top < 0) area.scrollIntoView();
  }

  function give(word) {
    const now = task();
    if (!now || !isWritten(now)) return;
    if (!plain(name.value)) {
      message.textContent = say.needsName;
      return name.focus();
    }
    if (isOwn(now)) return (message.textContent = say.ownClaim);
    const entry = of(who).get(now.dataset.claim);
    here.add(who);
    const isSame = entry?.verdict === word && isCurrent(now, entry);
    put(now.dataset.claim, isSame ? null : {
      verdict: word, date: today(), note: entry?.note || "", hash: now.dataset.hash,
      paragraphs: paragraphsOf(now), reviewer: plain(name.value), exported: false,
    });
    show();
  }

  const isOwn = (task) => task.dataset.authors.split("\n").map(fold).includes(fold(plain(name.value)));

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, "0")).join("-");
  }

  note.addEventListener("input", () => {
    const claim = task().dataset.claim;
    put(claim, { ...of(who).get(claim), note: plain(note.value), exported: false });
  });
  name.addEventListener("input", () => {
    keep("name", plain(name.value));
    who = fold(plain(name.value));
    select(filter.value, null, task());
    tell();
  });
  filter.addEventListener("change", () => select(filter.value, task()));

  // All of this person's goes into the file, also what was exported before: a file may get lost, and
  // taking it twice changes nothing.
  function exportFile() {
    const reviewer = plain(name.value);
    if (!reviewer) {
      message.textContent = say.needsName;
      return name.focus();
    }
    load();
    show();
    const given = of(who);
    const own = tasks.filter(isOwn).map((task) => task.dataset.claim);
    const entries = [...given].filter(([claim]) => !own.includes(claim)).sort(([a], [b]) => (a < b ? -1 : 1));
    if (!entries.length) return (message.textContent = given.size ? say.ownClaim : say.nothing);
    const lines = entries.map(([claim, { verdict, date, note, hash, paragraphs }]) => JSON.stringify(
      { claim, verdict, date, note, "claim-hash": hash, "paragraph-hashes": paragraphs }));
    const head = ["format", "dossier", "reviewer"].map((key, i) =>
      `${JSON.stringify(key)}:${JSON.stringify(["dossier-review/1", area.dataset.dossier, reviewer][i])}`);
    const text = `{\n${head.join(",\n")},\n"verdicts":[\n${lines.join(",\n")}\n]\n}\n`;
    const link = element("a", {
      href: URL.createObjectURL(new Blob([text], { type: "application/json" })),
      download: `review-${area.dataset.dossier}-${today()}.json`,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    for (const [claim, entry] of entries) put(claim, { ...entry, reviewer, exported: true });
    message.textContent = fill(say.exported, number(entries.length));
  }

  // By the letter; by its place where another script is typed.
  const keyOf = ({ key, code }) => (/^[\x20-\x7e]$/.test(key) || key.length > 1 ? key.toLowerCase()
    : code.replace(/^(Key|Digit)/, "").toLowerCase());
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey
      || event.shiftKey) return;
    if (event.key === "Escape" && event.target === note) return task()?.querySelector("h2").focus();
    if (!hasKeys || event.target.closest("input, textarea, select, [contenteditable]")) return;
    const key = keyOf(event);
    const [on, back] = isRightToLeft ? ["arrowleft", "arrowright"] : ["arrowright", "arrowleft"];
    if (key === "j" || key === on) step(1, true);
    else if (key === "k" || key === back) step(-1, true);
    else if (/^[123]$/.test(key)) give(verdicts[key - 1]);
    else if (key !== "n") return;
    else if (note.disabled) message.textContent = say.needsVerdict;
    else note.focus();
    event.preventDefault();
  });

  // What was kept, before anything is shown.
  name.value = recall("name") || "";
  setKeys(recall("keys") !== "off");
  keep("probe", "1");
  keep("probe", null);
  load();
  who = fold(plain(name.value));
  area.querySelector(".without-script").remove();
  area.prepend(controls);
  select("open", null, tasks.find((task) => "#" + task.id === location.hash));
  tell();
});
