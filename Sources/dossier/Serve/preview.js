// Added by `dossier serve` to the pages that it shows; no file of a site holds it. Reloads the page where
// it is when there is a newer site, and shows what the last build found. All is made of text nodes.
(function () {
  "use strict";
  var own = "/~dossier/";
  var site = Number(document.currentScript.dataset.site);
  // Of a server that was started again builds have the same numbers, and the site may be another.
  var run = document.currentScript.dataset.run;
  var build = -1;
  var stream = null;
  var panel = null;
  var closedAt = read("closed");

  function read(key) {
    try { return sessionStorage.getItem("dossier-preview-" + key); } catch (error) { return null; }
  }

  function keep(key, value) {
    try { sessionStorage.setItem("dossier-preview-" + key, value); } catch (error) { /* Private windows. */ }
  }

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  // The place: how far the page is scrolled, and which details are open or closed.
  function keepPlace() {
    var open = Array.from(document.querySelectorAll("details"), function (details) { return details.open; });
    keep("place", JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY, open: open }));
  }

  function findPlace() {
    var place = null;
    try { place = JSON.parse(read("place")); } catch (error) { return; }
    keep("place", "null");
    if (!place || place.path !== location.pathname) return;
    var all = document.querySelectorAll("details");
    if (all.length === place.open.length) all.forEach(function (details, i) { details.open = place.open[i]; });
    scrollTo({ left: place.x, top: place.y, behavior: "instant" });
  }

  function link(template, finding) {
    var path = finding.path.split("/").map(encodeURIComponent).join("/");
    return template.replaceAll("{line}", finding.line || 1).replaceAll("{column}", finding.column || 1)
      .replaceAll("{path}", function () { return path; });
  }

  function entry(finding, editor) {
    var item = make("li", finding.severity);
    var place = finding.path + (finding.line ? ":" + finding.line + ":" + finding.column : "");
    var head = make("p", "dossier-preview-head");
    head.append(make("strong", "", finding.severity + (finding.code ? " " + finding.code : "")), " ");
    if (editor && /^(content|templates)\//.test(finding.path)) {
      var anchor = make("a", "", place);
      anchor.href = link(editor, finding);
      head.append(anchor);
    } else {
      head.append(make("span", "", place));
    }
    item.append(head, make("p", "", finding.message));
    if (finding.help) item.append(make("p", "dossier-preview-help", finding.help));
    (finding.notes || []).forEach(function (note) { item.append(make("p", "dossier-preview-help", note)); });
    return item;
  }

  function count(number, word) { return number + " " + word + (number === 1 ? "" : "s"); }

  function close() {
    closedAt = run + " " + build;
    keep("closed", closedAt);
    if (panel) panel.remove();
    panel = null;
  }

  function list(state, severity) {
    var all = make("ol", "dossier-preview-list");
    var found = state.report.findings.filter(function (finding) { return finding.severity === severity; });
    found.forEach(function (finding) { all.append(entry(finding, state.editor)); });
    var rest = (severity === "error" ? state.errors : state.warnings) - found.length;
    if (rest > 0) all.append(make("li", "", count(rest, "more " + severity)));
    return all;
  }

  function show(state) {
    var hadFocus = panel && panel.contains(document.activeElement);
    var wasOpen = panel && panel.querySelector("details[open]");
    if (panel) panel.remove();
    panel = null;
    if (state.errors + state.warnings === 0 || closedAt === run + " " + state.build) return;
    panel = make("section", "dossier-preview" + (state.errors ? " dossier-preview-errors" : ""));
    panel.lang = "en";
    panel.dir = "ltr";
    panel.setAttribute("aria-label", "Preview: what the last build found");
    if (state.errors) {
      var bar = make("div", "dossier-preview-bar");
      var fate = state.site ? "; this is the last good site" : "; there is no site yet";
      bar.append(make("h2", "", count(state.errors, "error") + fate), button());
      panel.append(bar, list(state, "error"));
    }
    if (state.warnings) {
      var details = make("details");
      details.open = Boolean(wasOpen);
      details.append(make("summary", "", count(state.warnings, "warning")), list(state, "warning"));
      panel.append(details);
      if (!state.errors) panel.append(button());
    }
    // Told to those who do not see it, without taking the focus from where they read.
    var words = make("p", "dossier-preview-said");
    words.setAttribute("role", "status");
    panel.append(words);
    panel.addEventListener("keydown", function (event) { if (event.key === "Escape") close(); });
    document.body.append(panel);
    words.textContent = state.errors ? count(state.errors, "error") + " in the dossier" : "";
    if (hadFocus) panel.querySelector("button").focus();
    var plain = document.getElementById("dossier-findings");
    if (plain) plain.hidden = true;
  }

  function button() {
    var close_ = make("button", "", "Close");
    close_.type = "button";
    close_.addEventListener("click", close);
    return close_;
  }

  function take(number) {
    if (number === build) return;
    fetch(own + "findings").then(function (answer) { return answer.json(); }).then(function (state) {
      if (state.site !== site || state.run !== run) {
        keepPlace();
        location.reload();
        return;
      }
      build = state.build;
      show(state);
    }).catch(function () { /* The server has ended; the channel tells when it is back. */ });
  }

  // A page that nobody sees listens to nothing: a browser has few connections to one server.
  function listen() {
    if (document.hidden) {
      if (stream) stream.close();
      stream = null;
    } else if (!stream) {
      stream = new EventSource(own + "events");
      stream.onopen = function () { build = -1; };
      stream.onmessage = function (event) { take(Number(event.data)); };
    }
  }

  findPlace();
  document.addEventListener("visibilitychange", listen);
  // Before the page is put aside for going back to it, since a page that listens cannot be.
  addEventListener("pagehide", function () { if (stream) stream.close(); stream = null; });
  addEventListener("pageshow", listen);
  listen();
})();
