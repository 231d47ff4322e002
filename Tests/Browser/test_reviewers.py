"""The page for reviewers where several people, windows and dossiers share one browser's storage."""

import json
import unittest

from support import address, write
from test_review import ReviewTest, fixture, rebuilt


class PeopleTests(ReviewTest):
    """The browser keeps what several people say, of several dossiers; each file holds one's own."""

    def exported(self, page, folder):
        said = json.loads(self.export(page, folder).read_text(encoding="utf-8"))
        return said["reviewer"], [(entry["claim"], entry["verdict"]) for entry in said["verdicts"]]

    def test_a_file_holds_the_verdicts_of_its_reviewer_alone(self):
        folder, path = fixture()
        for storage in (True, False):
            page = self.page()
            if not storage:
                page.add_init_script(
                    "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})")
            asked = []
            page.on("dialog", lambda dialog, asked=asked: (asked.append(dialog.type), dialog.accept()))
            page.goto(address(path))
            name = page.get_by_label("Your name")
            name.fill("N. Aydin")
            page.get_by_label("Show").select_option("All claims")
            page.get_by_role("button", name="Supported", exact=True).click()
            page.get_by_role("button", name="Next").click()
            page.get_by_role("button", name="Partly").click()
            name.fill("B. Okoye")
            self.assertEqual(self.shown(page), "c-claim2", "a name leads to no other claim")
            self.assertEqual(self.pressed(page), [])
            self.assertIn("Kept under other names", page.locator(".waiting").inner_text())
            self.assertIn("N. Aydin", page.locator(".waiting").inner_text())
            page.get_by_role("button", name="Export verdicts").click()
            self.assertEqual(page.locator(".message").inner_text(), "There is no verdict to export.")
            page.get_by_role("button", name="Not supported").click()
            self.assertEqual(self.exported(page, folder), ("B. Okoye", [("c-claim2", "not")]))
            if storage:
                page.reload()
                self.assertEqual(asked, ["beforeunload"], "what was given here waits, under another name")
                self.assertEqual(self.pressed(page), ["Not supported"])
                page.reload()
                self.assertEqual(asked, ["beforeunload"], "what another left here is kept")
            name.fill("n.  AYDIN")
            self.assertEqual(self.pressed(page), ["Partly"])
            self.assertEqual(self.exported(page, folder),
                             ("n. AYDIN", [("c-claim1", "supported"), ("c-claim2", "partly")]))
            self.assertEqual(page.locator(".waiting").inner_text(), "Nothing waits to be exported.")

    def test_what_another_window_gave_is_exported_too(self):
        folder, path = fixture()
        page = self.open(path)
        page.get_by_label("Your name").fill("N. Aydin")
        other = page.context.new_page()
        other.goto(address(path))
        other.get_by_label("Show").select_option("All claims")
        other.get_by_role("button", name="Partly").click()
        page.get_by_role("button", name="Next").click()
        page.get_by_role("button", name="Supported", exact=True).click()
        self.assertEqual(self.exported(page, folder)[1], [("c-claim1", "partly"), ("c-claim2", "supported")])

    def test_dossiers_that_chose_no_id_and_broken_items_do_not_mix(self):
        folder, path = fixture()
        settings = folder / "content/dossier.yml"
        pages = []
        for title in ("One", "Two"):
            write(settings, f"title: {title}\ntlp: CLEAR\nthemes: [t]\nauthors: [Ed Itor]\n")
            rebuilt(folder)
            pages.append((folder / "review").rename(folder / f"review-{title}") / "review.html")
        page = self.open(pages[0])
        page.get_by_label("Your name").fill("N. Aydin")
        page.get_by_role("button", name="Supported", exact=True).click()
        page.on("dialog", lambda dialog: dialog.accept())
        page.evaluate("""() => {
            const key = Object.keys(localStorage).find(key => key.includes(':c-claim1:'));
            const entry = JSON.parse(localStorage[key]);
            const put = (claim, change) => {
                localStorage[key.replace('c-claim1', claim)] = JSON.stringify({...entry, ...change});
            };
            put('c-claim2', {reviewer: 'Somebody Else'});
            put('c-claim3', {verdict: 'perhaps'});
            put('c-claim4', {paragraphs: 'none'});
            put('c-gone', {});
            localStorage[key.replace('c-claim1', 'c-claim5')] = '{';
        }""")
        page.reload()
        self.assertEqual(self.exported(page, folder), ("N. Aydin", [("c-claim1", "supported")]))
        page.goto(address(pages[1]))
        page.get_by_label("Your name").fill("N. Aydin")
        self.assertEqual(page.locator(".waiting").inner_text(), "Nothing waits to be exported.")
        page.get_by_role("button", name="Export verdicts").click()
        self.assertEqual(page.locator(".message").inner_text(), "There is no verdict to export.")


if __name__ == "__main__":
    unittest.main()
