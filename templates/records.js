// What records say, as previews show it: claims, entities and paragraphs of other pages. Loaded when the first
// such preview is asked for.
"use strict";

dossier.tell = (() => {
  const { element, fill, load, openLink, root, say } = dossier;
  const isolated = (text) => element("bdi", {}, text);
  const title = (...words) => element("p", { class: "preview-title" }, ...words);
  // Things in a row, with points between them.
  const row = (things) => element("p", { class: "grade" }, ...things.flatMap((thing, i) => (i ? [" · ", thing] : thing)));
  const opener = (href, name) => element("p", {}, element("a", { href }, fill(say.openPage, ""), isolated(name)));

  function paragraph([id, , lang, text, { grade, fp, retracted }], source) {
    const [key, label] = id.split("#");
    const place = fill(say[label[0]], label.slice(1));
    const parts = [title(element("cite", {}, source), ", " + place)];
    if (text) parts.push(element("p", { class: "digest", lang }, text));
    // As on pages: what is no running text has no grade.
    if (label[0] === "p") parts.push(row(fp ? [grade, "v1:" + fp.slice(3, 11)] : [grade]));
    if (retracted) {
      const reason = retracted === "true" ? "" : ": " + retracted;
      parts.push(element("p", { class: "retracted" }, say.retracted + reason));
    }
    parts.push(openLink(root + "sources/" + key + ".html#" + label, place));
    return parts;
  }

  // A mark as pages show it, by a row of a claim's citations.
  async function mark([key, first, , , last]) {
    const source = (await load("sources/" + key))?.find((record) => record[1] === "source");
    const isParagraph = first[0] === "p";
    const [from, to] = isParagraph ? [first.slice(1), last?.slice(1)] : [first, last];
    const sign = isParagraph ? (to ? "¶¶" : "¶") : "";
    return isolated((source ? source[4].label : key) + " " + sign + from + (to ? "–" + to : ""));
  }

  async function claim([, , lang, text, { kind = "reported", cites = [] }], page, { href }) {
    const words = element("p", { lang, dir: "auto" }, text);
    const marks = await Promise.all(cites.map(mark));
    return [title(isolated(page)), words, row([say.kinds[kind], ...marks]), opener(href, page)];
  }

  function entity([, , , text, { type, names = [] }], { href }) {
    const line = [...(type ? [say.entities[type] || type] : []), ...names.map(isolated)];
    return [title(isolated(text)), ...(line.length ? [row(line)] : []), opener(href, text)];
  }

  // The parts of a preview of what a link leads to; null where there is no such record.
  return async (link, page, id) => {
    const records = await load(page);
    const record = records?.find((record) => record[0] === id);
    if (!record) return null;
    if (record[1] === "entity") return entity(record, link);
    const [, , , text, { label, title = text }] = records.find(([, type]) => type === "page" || type === "source");
    return record[1] === "para" ? paragraph(record, label) : claim(record, title, link);
  };
})();
