// The script of every page. It takes the records that a data shard hands over, and shows the note of a
// citation beside its mark. A page is whole without it; it loads no file until something asks for one.
"use strict";

var dossier = {
  shards: {},
  names: [],
  // The folder of the site, however deep this page lies in it.
  root: new URL("../", document.currentScript.src).href,
  waiting: {},
  put(name, version, records) {
    if (version === 1) dossier.shards[name] = records;
  },
  index(version, names) {
    if (version === 1) dossier.names = names;
  },
  // The records of a shard; null when it cannot be had. A page on disk may run a script, but fetch nothing.
  load(name) {
    dossier.waiting[name] ??= new Promise((done) => {
      const script = document.createElement("script");
      script.src = dossier.root + "data/" + name + ".js";
      script.onload = script.onerror = () => done(dossier.shards[name] || null);
      document.head.append(script);
    });
    return dossier.waiting[name];
  },
};

(() => {
  // What the scripts say, by the page's language; from checkTitle on, the reader's check (check.js).
  const words = {
    en: {
      preview: "Source paragraph",
      close: "Close",
      off: "Turn previews off",
      on: "Turn previews on",
      open: "Open source page at {}",
      also: "Also cited by",
      all: "all",
      retracted: "Retracted",
      p: "paragraph {}",
      h: "heading {}",
      f: "front matter {}",
      b: "back matter {}",
      t: "missing exhibit {}",
      checkTitle: "Have the article? Load or paste it",
      checkAbout: "Your text is compared with our fingerprints on this page. Nothing is stored, and nothing leaves it.",
      checkFile: "A plain text file",
      checkText: "Or its text",
      checkNow: "Check",
      checkSum: "Of {0} recorded parts: {1} exact, {2} moved, {3} not found.",
      exact: "exact",
      moved: "moved",
      lost: "not found in your text",
      bySentences: "found by its sentences",
      notText: "This file is not UTF-8 text.",
      noRecords: "The fingerprints could not be loaded.",
    },
    fa: {
      preview: "بند منبع",
      close: "بستن",
      off: "خاموش کردن پیش‌نمایش",
      on: "روشن کردن پیش‌نمایش",
      open: "باز کردن صفحهٔ منبع در {}",
      also: "استناد دیگر در",
      all: "همه",
      retracted: "پس‌گرفته‌شده",
      p: "بند {}",
      h: "عنوان {}",
      f: "سرآغاز {}",
      b: "پایانه {}",
      t: "پیوست غایب {}",
      checkTitle: "متن مقاله را دارید؟ آن را باز کنید یا بچسبانید",
      checkAbout: "متن شما در همین صفحه با اثرانگشت‌های ما سنجیده می‌شود. چیزی ذخیره یا فرستاده نمی‌شود.",
      checkFile: "پروندهٔ متنی ساده",
      checkText: "یا متن آن",
      checkNow: "سنجش",
      checkSum: "از {0} بخش ثبت‌شده: {1} عین متن، {2} جابه‌جاشده، {3} یافت‌نشده.",
      exact: "عین متن",
      moved: "جابه‌جاشده",
      lost: "در متن شما یافت نشد",
      bySentences: "از روی جمله‌ها یافت شد",
      notText: "این پرونده متن UTF-8 نیست.",
      noRecords: "اثرانگشت‌ها بار نشد.",
    },
    zh: {
      preview: "来源段落",
      close: "关闭",
      off: "关闭预览",
      on: "开启预览",
      open: "打开来源页面：{}",
      also: "另见引用",
      all: "全部",
      retracted: "已撤回",
      p: "第 {} 段",
      h: "标题 {}",
      f: "文前部分 {}",
      b: "文后部分 {}",
      t: "缺失附件 {}",
      checkTitle: "手头有原文？请载入或粘贴",
      checkAbout: "您的文本只在本页与我们的指纹比对，不保存，也不外传。",
      checkFile: "纯文本文件",
      checkText: "或粘贴文本",
      checkNow: "核对",
      checkSum: "已登记 {0} 段：{1} 段一致，{2} 段移位，{3} 段未找到。",
      exact: "一致",
      moved: "移位",
      lost: "在您的文本中未找到",
      bySentences: "按句找到",
      notText: "此文件不是 UTF-8 文本。",
      noRecords: "无法载入指纹。",
    },
  };
  const language = document.documentElement.lang.split("-")[0];
  const say = words[language] || words.en;
  const main = document.querySelector("main");
  const storageKey = "dossier:previews";

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
  let isOff = recall() === "off";

  // Storage is a convenience, and some browsers refuse it to pages on disk.
  function recall() {
    try {
      return sessionStorage.getItem(storageKey);
    } catch {
      return null;
    }
  }

  function remember(value) {
    try {
      sessionStorage.setItem(storageKey, value);
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

  // SHA-256 (FIPS 180-4), for pages that the browser gives none, such as those by plain http.
  function sha256(bytes) {
    const primes = [];
    for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
    const fraction = (x) => (x % 1) * 2 ** 32 | 0;
    const k = primes.map((prime) => fraction(Math.cbrt(prime)));
    let state = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
    const padded = new Uint8Array(bytes.length + 72 >> 6 << 6);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, bytes.length / 2 ** 29);
    view.setUint32(padded.length - 4, bytes.length << 3);
    const mix = (x, ...turns) => turns.reduce((sum, n) => sum ^ (x >>> n | x << 32 - n), 0);
    const w = [];
    for (let start = 0; start < padded.length; start += 64) {
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i++) {
        const [x, y] = [w[i - 15], w[i - 2]];
        w[i] = i < 16 ? view.getInt32(start + 4 * i)
          : w[i - 16] + (mix(x, 7, 18) ^ x >>> 3) + w[i - 7] + (mix(y, 17, 19) ^ y >>> 10) | 0;
        const one = h + mix(e, 6, 11, 25) + (e & f ^ ~e & g) + k[i] + w[i] | 0;
        const two = mix(a, 2, 13, 22) + (a & b ^ a & c ^ b & c);
        [a, b, c, d, e, f, g, h] = [one + two | 0, a, b, c, d + one | 0, e, f, g];
      }
      state = [a, b, c, d, e, f, g, h].map((x, i) => x + state[i] | 0);
    }
    const digest = new DataView(new ArrayBuffer(32));
    state.forEach((x, i) => digest.setInt32(4 * i, x));
    return digest.buffer;
  }

  dossier.say = say;
  dossier.element = element;
  dossier.sha256 = sha256;

  const fill = (text, value) => text.replace("{}", value);

  function markOf(target) {
    const mark = target instanceof Element ? target.closest("main a.cite") : null;
    return mark && !(box && box.contains(mark)) ? mark : null;
  }

  // What a preview shows

  // The note on this page, copied; or, for a mark that leads to another page, what the records say.
  async function contentOf(mark) {
    const isHere = mark.getAttribute("href").startsWith("#");
    const note = isHere && document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    return note ? copyOf(note, mark) : fromRecords(mark);
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

  async function fromRecords(mark) {
    const [, key, label] = /#n_([a-z0-9-]+)_([a-z]\d+)$/.exec(mark.hash) || [];
    const records = key && (await dossier.load("sources/" + key));
    if (!records) return null;
    const find = (id) => records.find((record) => record[0] === id);
    const source = find("source:" + key);
    const paragraph = find(key + "#" + label);
    if (!source || !paragraph) return null;
    const { grade, fp, retracted } = paragraph[4];
    const place = fill(say[label[0]], label.slice(1));
    const parts = [element("p", { class: "preview-title" }, element("cite", {}, source[4].label), ", " + place)];
    if (paragraph[3]) parts.push(element("p", { class: "digest", lang: paragraph[2] }, paragraph[3]));
    // As on pages: what is no running text has no grade.
    if (label[0] === "p") {
      const print = fp ? " · v1:" + fp.slice(3, 11) : "";
      parts.push(element("p", { class: "grade" }, grade + print));
    }
    if (retracted) {
      const reason = retracted === "true" ? "" : ": " + retracted;
      parts.push(element("p", { class: "retracted" }, say.retracted + reason));
    }
    parts.push(openLink(dossier.root + "sources/" + key + ".html#" + label, place));
    return parts;
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
    if (mark) {
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
    } else if (event.key === " " && mark && !isOff) {
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
      remember(isOff ? "off" : "on");
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
  if (main && "popover" in HTMLElement.prototype && main.querySelector("a.cite")) makeSwitch();
  else isOff = true;
})();
