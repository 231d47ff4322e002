// The script of every page. It takes the records that a data shard hands over, shows beside a mark or link what
// it leads to, and makes the box for searching. A page is whole without it; it loads no file until something
// asks for one. Before it the build puts a line with the words of the dossier's language, as dossierWords.

var dossier = {
  shards: {},
  names: [],
  // The folder of the site, however deep this page lies in it.
  root: new URL("../", document.currentScript.src).href,
  waiting: {},
  put(name, version, records) {
    if (version === 1) dossier.shards[name] = (dossier.shards[name] || []).concat(records);
  },
  index(version, names) {
    if (version === 1) dossier.names = names;
  },
  // Runs a file of the site once. A page on disk may run a script, but fetch nothing.
  run(file) {
    dossier.waiting[file] ??= new Promise((done) => {
      const script = document.createElement("script");
      script.src = dossier.root + file + ".js";
      script.onload = script.onerror = () => {
        script.remove();
        done();
      };
      document.head.append(script);
    });
    return dossier.waiting[file];
  },
  // The records of a page; null when they cannot be had. They lie in a file of the page's name, in parts of
  // it, or in one of the files that the pages of its folder share.
  async load(name) {
    await dossier.run("data/_index");
    const named = (start) => dossier.names.filter((file) => file.startsWith(start + "."));
    let files = dossier.names.includes(name) ? [name] : named(name);
    if (files.length === 0) {
      const folder = name.replace(/\/?[^/]*$/, "");
      const count = named(folder).length;
      if (count) files = [folder + "." + ((dossier.hash(name) & (count - 1)) + 1)];
    }
    await Promise.all(files.map((file) => dossier.run("data/" + file)));
    return dossier.shards[name] || null;
  },
  // FNV-1a, as ShardFiles.swift has it; names of pages are plain ASCII.
  hash: (text) => [...text].reduce((sum, sign) => Math.imul(sum ^ sign.charCodeAt(0), 16777619), 2166136261),
};

(() => {
  "use strict";
  const say = dossierWords;
  const main = document.querySelector("main");

  // Milliseconds until a mark opens under a pointer and under the focus, and until what was left closes.
  const restTime = 300;
  const focusTime = 100;
  const leaveTime = 300;

  let box = null; // the one preview, made when the first is asked for
  let body = null; // the part of it that changes
  let shown = null; // the mark whose note it shows
  let pinned = false;
  let dismissed = null; // the mark that Esc closed, until the pointer or the focus has left it
  let wanted = null; // the mark that is to open
  let opening = 0;
  let closing = 0;
  let isOff = recall("previews") === "off";

  // Storage is a convenience, and some browsers refuse it to pages on disk.
  function recall(name) {
    try {
      return sessionStorage.getItem("dossier:" + name);
    } catch {
      return null;
    }
  }

  function remember(name, value) {
    try {
      sessionStorage.setItem("dossier:" + name, value);
    } catch {
      // The switch then holds for this page.
    }
  }

  // An element with its text or children; text is never read as HTML.
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  }

  // SHA-256; by a script of ours on pages that the browser gives none, such as those by plain http.
  async function sha256(bytes) {
    if (globalThis.crypto?.subtle) return crypto.subtle.digest("SHA-256", bytes);
    await dossier.run("assets/sha256");
    return dossier.digest(bytes);
  }

  const fill = (text, value) => text.replace("{}", () => value);

  Object.assign(dossier, { say, element, fill, openLink, recall, remember, sha256 });

  // The page and the id of the record that a link to another page leads to: a claim, entity or paragraph.
  function recordOf(link) {
    const [, page] = /^([^?#]+)\.html(#|$)/.exec(link.href.replace(dossier.root, "")) || [];
    if (!page || link.pathname === location.pathname || !link.href.startsWith(dossier.root)) return null;
    const id = link.hash.slice(1);
    const [folder, name] = page.split("/");
    const [, key, label] = /^n_([a-z0-9-]+)_([a-z]\d+)$/.exec(id) || [];
    if (key) return ["sources/" + key, key + "#" + label];
    if (/^[cu]-/.test(id)) return [page, id];
    if (folder === "sources" && /^[a-z]\d+$/.test(id)) return [page, name + "#" + id];
    return folder === "entities" && name !== "index" && !id ? [page, "entity:" + name] : null;
  }

  // A mark, or a link in the text that leads to a record; lists of pages and notes hold plain links, and so do
  // drawings.
  function isMark(link) {
    if (!(link instanceof HTMLAnchorElement)) return false;
    return link.matches(".cite") || (!link.closest(".notes, .pages, .up, .preview, .search") && !!recordOf(link));
  }

  // A citation holds its note when it is clicked; any other link leads on, as links do.
  const isPinnable = (mark) => !!mark && mark.matches(".cite");

  function markOf(target) {
    const link = target instanceof Element ? target.closest("main a[href]") : null;
    return link && isMark(link) && !(box && box.contains(link)) ? link : null;
  }

  // What a preview shows

  // The note on this page, copied; or, for a mark that leads to another page, what the records say.
  async function contentOf(mark) {
    const isHere = mark.getAttribute("href").startsWith("#");
    const note = isHere && document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    return note ? copyOf(note, mark) : recordOf(mark) && fromRecords(mark);
  }

  function copyOf(note, mark) {
    const copy = note.cloneNode(true);
    const others = [];
    const own = mark.closest(".claim[id]");
    for (const back of copy.querySelectorAll('a[role="doc-backlink"]')) {
      const why = back.nextElementSibling;
      const isOwn = back.hash === "#" + mark.id;
      if (why && why.matches(".why")) {
        if (isOwn) why.replaceWith(element("p", {}, why.cloneNode(true)));
        else why.remove();
      }
      if (!isOwn) others.push(back.hash.slice(1));
      back.remove();
    }
    for (const holder of copy.querySelectorAll("[id]")) holder.removeAttribute("id");
    const link = copy.querySelector("a[href]");
    const cite = link.querySelector("cite");
    // What follows the label in the note's own words: ", paragraph 25".
    const place = link.textContent.slice(cite ? cite.textContent.length : 0).replace(/^[\s,،，、]+/, "");
    const parts = [element("p", { class: "preview-title" }, ...link.childNodes)];
    const href = link.href;
    link.remove();
    parts.push(...copy.childNodes, openLink(href, place));
    const line = alsoCited(others, note.id, own && own.id);
    return line ? [...parts, line] : parts;
  }

  function openLink(href, place) {
    return element("p", {}, element("a", { href }, fill(say.open, place)));
  }

  // The other claims of this page that rest on the paragraph: five, then a link to the note that has all.
  function alsoCited(ids, note, own) {
    const holders = ids.map((id) => {
      const mark = document.getElementById(id);
      const holder = mark && mark.closest(".claim[id]");
      return holder ? holder.id : id;
    });
    const names = [...new Set(holders)].filter((name) => name !== own);
    if (names.length === 0) return null;
    const line = element("p", { class: "also" }, say.also + " ");
    for (const name of names.slice(0, 5)) line.append(element("a", { href: "#" + name }, name), " ");
    if (names.length > 5) line.append(element("a", { href: "#" + note }, say.all));
    return line;
  }

  // What the records say: the words for that are a file of their own, as most readers stay on a page.
  async function fromRecords(mark) {
    await dossier.run("assets/records");
    return dossier.tell ? dossier.tell(mark, ...recordOf(mark)) : null;
  }

  // Opening and closing

  function makeBox() {
    const close = element("button", { type: "button", class: "preview-close", "aria-label": say.close }, "✕");
    close.addEventListener("click", dismiss);
    body = element("div", { class: "preview-body", tabindex: "0" });
    box = element("div", {
      class: "preview", id: "preview", role: "group", "aria-label": say.preview, popover: "manual",
    });
    box.append(body, close);
    main.append(box);
  }

  async function open(mark, isPin) {
    wanted = mark;
    const parts = await contentOf(mark);
    if (wanted !== mark) return; // The reader has gone on.
    wanted = null;
    if (!parts) {
      // The mark is a link; what cannot be shown here is where it leads.
      if (isPin) location.href = mark.href;
      return;
    }
    if (!box) makeBox();
    close();
    body.replaceChildren(...parts);
    body.scrollTop = 0;
    shown = mark;
    pinned = isPin;
    box.classList.toggle("pinned", pinned);
    mark.setAttribute("aria-describedby", box.id);
    box.showPopover();
    place();
  }

  function pin(mark) {
    clearTimeout(opening);
    clearTimeout(closing);
    dismissed = null;
    if (shown === mark) {
      pinned = true;
      box.classList.add("pinned");
    } else {
      open(mark, true);
    }
  }

  function close() {
    clearTimeout(closing);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    pinned = false;
    box.hidePopover();
  }

  // Closes for good, until the mark is come to anew.
  function dismiss() {
    const mark = shown;
    clearTimeout(opening);
    close();
    dismissed = mark;
    mark.focus({ preventScroll: true });
  }

  function openSoon(mark, time) {
    if (isOff || pinned || mark === dismissed) return;
    clearTimeout(opening);
    if (mark === shown) return;
    opening = setTimeout(() => open(mark, false), time);
  }

  function closeSoon() {
    clearTimeout(opening);
    wanted = null;
    if (!shown || pinned) return;
    clearTimeout(closing);
    closing = setTimeout(() => {
      const isUsed = shown && (shown.matches(":hover") || box.matches(":hover, :focus-within"));
      if (!pinned && !isUsed && !(shown === document.activeElement && shown.matches(":focus-visible"))) close();
    }, leaveTime);
  }

  // Where it stands: below the mark's line or above it, never on it; a sheet where the screen is small.
  function place() {
    if (!shown) return;
    const isSheet = matchMedia("(max-width: 39.99rem), (pointer: coarse)").matches;
    box.classList.toggle("sheet", isSheet);
    box.classList.remove("top");
    box.style.cssText = "";
    const lines = [...shown.getClientRects()];
    if (lines.length === 0) return close();
    const top = lines[0].top;
    const bottom = lines[lines.length - 1].bottom;
    if (isSheet) {
      box.classList.toggle("top", bottom > box.getBoundingClientRect().top);
      return;
    }
    const gap = 8;
    const root = document.documentElement;
    const above = top - 2 * gap;
    const below = root.clientHeight - bottom - 2 * gap;
    let size = box.getBoundingClientRect();
    const isBelow = size.height <= below || below >= above;
    const most = Math.max(isBelow ? below : above, 0);
    if (size.height > most) {
      box.style.maxBlockSize = most + "px";
      size = box.getBoundingClientRect();
    }
    const line = lines[0];
    const start = root.dir === "rtl" ? line.right - size.width : line.left;
    const left = Math.max(gap, Math.min(start, root.clientWidth - size.width - gap));
    box.style.left = left + scrollX + "px";
    box.style.top = (isBelow ? bottom + gap : top - gap - size.height) + scrollY + "px";
  }

  // What the reader does

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const mark = markOf(event.target);
    if (mark) openSoon(mark, restTime);
    if (box && (box.contains(event.target) || (mark && mark === shown))) clearTimeout(closing);
  });

  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "touch") return;
    const mark = markOf(event.target);
    if (mark && mark.contains(event.relatedTarget)) return;
    if (mark && mark === dismissed) dismissed = null;
    if (mark || (box && box.contains(event.target))) closeSoon();
  });

  document.addEventListener("focusin", (event) => {
    const mark = markOf(event.target);
    if (mark && mark.matches(":focus-visible")) openSoon(mark, focusTime);
  });

  document.addEventListener("focusout", (event) => {
    const mark = markOf(event.target);
    if (mark && mark === dismissed) dismissed = null;
    if (mark || (box && box.contains(event.target))) closeSoon();
  });

  document.addEventListener("click", (event) => {
    const mark = markOf(event.target);
    if (isPinnable(mark)) {
      const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
      if (isOff || event.button !== 0 || !isPlain) return;
      event.preventDefault();
      pin(mark);
    } else if (shown && (!box.contains(event.target) || event.target.closest("a[href]"))) {
      close();
    }
  });

  document.addEventListener("keydown", (event) => {
    const mark = markOf(event.target);
    if (event.key === "Escape") {
      clearTimeout(opening);
      wanted = null;
      if (shown) {
        event.preventDefault();
        dismiss();
      }
    } else if (event.key === " " && isPinnable(mark) && !isOff) {
      event.preventDefault();
      pin(mark);
    } else if (event.key === "Tab" && pinned) {
      tab(event);
    }
  });

  // From the mark into what is pinned, and on into the text, though it stands at the end of the page.
  function tab(event) {
    const stops = [...box.querySelectorAll("[tabindex], a[href], summary, button")];
    const at = stops.indexOf(document.activeElement);
    if (document.activeElement === shown && !event.shiftKey) {
      event.preventDefault();
      stops[0].focus();
    } else if (at === 0 && event.shiftKey) {
      event.preventDefault();
      shown.focus();
    } else if (at === stops.length - 1 && !event.shiftKey) {
      shown.focus(); // The browser's own step then goes to what follows the mark.
    }
  }

  addEventListener("resize", place);
  addEventListener("beforeprint", close);

  // The switch, in the header of a page that has marks.
  function makeSwitch() {
    const button = element("button", { type: "button", class: "previews" });
    const name = () => (button.textContent = isOff ? say.on : say.off);
    button.addEventListener("click", () => {
      isOff = !isOff;
      remember("previews", isOff ? "off" : "on");
      close();
      name();
    });
    name();
    (document.querySelector("header .site") || document.querySelector("header")).append(button);
  }

  // Where there is a margin, what a paragraph says stands beside the first claim that cites it: a copy for the
  // eye alone. The notes stay at the end of the page.
  function sidenotes() {
    for (const old of main.querySelectorAll(".sidenote")) old.remove();
    if (!matchMedia("(min-width: 72rem)").matches) return;
    const seen = new Set();
    let free = 0;
    for (const mark of main.querySelectorAll(".claim a.cite[href^='#']")) {
      const digest = document.getElementById(mark.hash.slice(1))?.querySelector(".digest");
      if (!digest || seen.has(mark.hash)) continue;
      seen.add(mark.hash);
      const label = element("b", {}, mark.textContent);
      const note = element("div", { class: "sidenote", "aria-hidden": "true" }, label, " ", digest.textContent);
      main.append(note);
      free = Math.max(free, mark.getBoundingClientRect().top - main.getBoundingClientRect().top);
      note.style.insetBlockStart = free + "px";
      free += note.offsetHeight + 14;
    }
  }

  if (main && main.querySelector(".notes") && !main.querySelector(".judgement")) {
    for (const event of ["DOMContentLoaded", "load", "resize"]) addEventListener(event, sidenotes);
  }
  if (main && "popover" in HTMLElement.prototype && [...main.querySelectorAll("a[href]")].some(isMark)) makeSwitch();
  else isOff = true;

  // The box for searching takes the place of a link; what searches is loaded when it is first used.
  function makeSearch() {
    const [area, ...others] = document.querySelectorAll("main .search, header .search");
    const place = document.querySelector("main .search") || area;
    if (!place) return;
    for (const other of [area, ...others]) if (other !== place) other.remove();
    const input = element("input", {
      type: "search", placeholder: say.search, "aria-label": say.search, "aria-keyshortcuts": "/",
      autocomplete: "off",
    });
    place.setAttribute("role", "search");
    place.replaceChildren(input);
    dossier.box = input;
    const load = () => dossier.run("assets/search");
    input.addEventListener("focus", load, { once: true });
    if (main.contains(place)) load();
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || recall("key") === "off") return;
      if (event.target.closest?.("input, textarea, select")) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  }
  makeSearch();
})();
