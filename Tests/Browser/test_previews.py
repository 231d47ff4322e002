"""Previews: what the pointer, the keyboard and a finger do to a mark or a link, and what stands where."""

import unittest

from support import SITES, BrowserTest, address


class PreviewTests(BrowserTest):
    def open(self, language="en", clock=False, **options):
        page = self.page(**options)
        if clock:
            page.clock.install(time=0)
        page.goto(address(SITES.fixture(language) / "themes/t/note.html"))
        if clock:
            # From here on time stands still but for what a test lets pass, however busy the machine is.
            page.clock.pause_at(600_000)
        return page, page.locator("main .claim a.cite"), page.locator("#preview")

    def away(self, page):
        page.mouse.move(5, 5)

    def seen(self, box):
        return box.count() > 0 and box.is_visible()

    def test_mouse_rest_opens_and_leaving_closes(self):
        page, marks, box = self.open(clock=True)
        marks.first.hover()
        page.clock.run_for(290)
        self.assertFalse(self.seen(box), "it opened before the pointer had rested")
        page.clock.run_for(20)
        box.wait_for(state="visible")
        self.assertIn("Our words for part 1.", box.inner_text())
        self.assertIn("paragraph 1", box.inner_text())
        self.assertEqual(box.get_attribute("role"), "group")
        self.assertEqual(box.get_attribute("popover"), "manual")
        self.assertTrue(box.evaluate("box => box.parentElement.matches('main')"))
        self.assertEqual(box.locator("[id]").count(), 0, "copied ids")
        self.away(page)
        page.clock.run_for(290)
        self.assertTrue(self.seen(box), "it closed at once")
        page.clock.run_for(20)
        box.wait_for(state="hidden")

    def test_preview_is_hoverable_and_persists(self):
        page, marks, box = self.open()
        marks.first.hover()
        box.wait_for(state="visible")
        box.locator(".digest").hover()
        page.wait_for_timeout(700)
        self.assertTrue(self.seen(box), "it closed under the pointer")
        self.away(page)
        box.wait_for(state="hidden")

    def test_a_passing_pointer_opens_nothing(self):
        page, marks, box = self.open(clock=True)
        marks.first.hover()
        page.clock.run_for(200)
        self.away(page)
        page.clock.run_for(1000)
        self.assertFalse(self.seen(box))

    def test_click_pins_until_escape_and_another_pin_replaces(self):
        page, marks, box = self.open()
        marks.nth(4).click()
        box.wait_for(state="visible")
        self.away(page)
        page.wait_for_timeout(600)
        self.assertTrue(self.seen(box), "a pinned preview closed by itself")
        marks.first.hover()
        page.wait_for_timeout(500)
        self.assertIn("part 5.", box.inner_text(), "a hovered mark took a pinned preview")
        marks.first.click()
        page.wait_for_function("() => document.querySelector('#preview').innerText.includes('part 1.')")
        page.keyboard.press("Escape")
        box.wait_for(state="hidden")
        self.assertTrue(marks.first.evaluate("mark => mark === document.activeElement"))
        page.wait_for_timeout(600)
        self.assertFalse(self.seen(box), "it reopened though neither pointer nor focus had left")
        self.away(page)
        marks.first.hover()
        box.wait_for(state="visible")

    def test_escape_closes_an_unpinned_preview_until_the_mark_is_left(self):
        page, marks, box = self.open(clock=True)
        marks.first.hover()
        page.clock.run_for(310)
        box.wait_for(state="visible")
        page.keyboard.press("Escape")
        box.wait_for(state="hidden")
        self.assertTrue(marks.first.evaluate("mark => mark === document.activeElement"))
        page.clock.run_for(2000)
        self.assertFalse(self.seen(box), "the focus that Escape gave opened it again")
        self.away(page)
        marks.first.hover()
        page.clock.run_for(310)
        box.wait_for(state="visible")

    def test_click_outside_and_the_button_close(self):
        page, marks, box = self.open()
        marks.first.click()
        box.wait_for(state="visible")
        page.locator("h1").click()
        box.wait_for(state="hidden")
        marks.first.click()
        box.wait_for(state="visible")
        box.get_by_role("button", name="Close").click()
        box.wait_for(state="hidden")

    def test_keyboard_focus_previews_enter_and_space_pin_tab_walks_through(self):
        page, marks, box = self.open()
        page.locator("h2").first.evaluate("h => { h.tabIndex = -1; h.focus(); }")
        page.keyboard.press("Tab")
        self.assertTrue(marks.first.evaluate("mark => mark === document.activeElement"))
        box.wait_for(state="visible")
        for key in ["Enter", " "]:
            page.keyboard.press(key)
            self.assertIn("pinned", box.get_attribute("class"), f"after {key!r}")
            self.assertTrue(marks.first.evaluate("mark => mark === document.activeElement"), "focus moved")
            page.keyboard.press("Escape")
            box.wait_for(state="hidden")
        page.keyboard.press("Enter")
        box.wait_for(state="visible")
        page.keyboard.press("Tab")
        self.assertTrue(box.evaluate("box => box.contains(document.activeElement)"), "Tab passed it by")
        for _ in range(2):
            page.keyboard.press("Tab")
        self.assertTrue(box.get_by_role("button").evaluate("b => b === document.activeElement"))
        page.keyboard.press("Tab")
        self.assertTrue(
            marks.nth(1).evaluate("mark => mark === document.activeElement"), "Tab does not go on in the text")

    def test_follow_by_the_link_inside_and_by_a_modified_click(self):
        page, marks, box = self.open()
        marks.first.click()
        box.get_by_role("link", name="Open source page at paragraph 1").click()
        page.wait_for_url("**/sources/port.html#p1")
        page.go_back()
        page.wait_for_url("**/note.html")
        for button, modifiers in [("left", ["Control"]), ("middle", [])]:
            with page.context.expect_page() as opened:
                page.locator(".claim a.cite").first.click(button=button, modifiers=modifiers)
            opened.value.close()
            self.assertFalse(self.seen(page.locator("#preview.pinned")))

    def test_the_switch_turns_previews_off_and_on(self):
        page, marks, box = self.open()
        page.get_by_role("button", name="Turn previews off").click()
        marks.first.hover()
        page.wait_for_timeout(500)
        self.assertFalse(self.seen(box))
        marks.first.click()
        page.wait_for_url("**#n_port_p1")
        page.reload()
        page.get_by_role("button", name="Turn previews on").click()
        marks.first.hover()
        box.wait_for(state="visible")

    def test_touch_and_narrow_screens_get_a_sheet(self):
        for options in [
            {"has_touch": True, "is_mobile": True, "viewport": {"width": 360, "height": 640}},
            {"has_touch": True, "is_mobile": True, "viewport": {"width": 900, "height": 640}},
        ]:
            page, marks, box = self.open(**options)
            marks.nth(1).tap()
            box.wait_for(state="visible")
            self.assertIn("sheet", box.get_attribute("class"), f"{options}")
            size, mark = box.bounding_box(), marks.nth(1).bounding_box()
            self.assertLessEqual(size["height"], 0.6 * 640 + 1)
            self.assertAlmostEqual(size["width"], options["viewport"]["width"], delta=1)
            covers = size["y"] < mark["y"] + mark["height"] and mark["y"] < size["y"] + size["height"]
            self.assertFalse(covers, "the sheet covers its own mark")
            button = box.get_by_role("button").bounding_box()
            self.assertGreaterEqual(min(button["width"], button["height"]), 44)
            box.get_by_role("button").tap()
            box.wait_for(state="hidden")

    def test_never_over_its_own_line_and_within_the_window(self):
        for language in ["en", "fa"]:
            page, marks, box = self.open(language, viewport={"width": 1000, "height": 420})
            for number in range(marks.count()):
                marks.nth(number).scroll_into_view_if_needed()
                marks.nth(number).click()
                page.wait_for_function(
                    f"() => document.querySelector('#preview').innerText.includes('part {number + 1}.')")
                size, mark = box.bounding_box(), marks.nth(number).bounding_box()
                clear = size["y"] >= mark["y"] + mark["height"] or size["y"] + size["height"] <= mark["y"]
                self.assertTrue(clear, f"{language}: mark {number} is covered")
                self.assertGreaterEqual(size["x"], 0)
                self.assertLessEqual(size["x"] + size["width"], 1000)
                if language == "fa":
                    self.assertAlmostEqual(
                        size["x"] + size["width"], max(mark["x"] + mark["width"], size["width"] + 8), delta=2)
                page.keyboard.press("Escape")

    def test_marks_of_another_page_are_told_from_the_records(self):
        page = self.page()
        page.goto(address(SITES.fixture() / "themes/t/claims.html"))
        page.locator("main a.cite").first.hover()
        page.locator("#preview").wait_for(state="visible")
        self.assertIn("Our words for part 1.", page.locator("#preview").inner_text())
        self.assertIn("sources/port.html#p1", page.locator("#preview a").first.get_attribute("href"))

    def test_without_script_a_mark_leads_to_its_note_the_paragraph_and_back(self):
        page, marks, box = self.open(java_script_enabled=False)
        self.assertEqual(box.count(), 0)
        for number in range(marks.count()):
            mark = marks.nth(number).get_attribute("id")
            marks.nth(number).click()
            note = page.locator(f"[id='{page.url.split('#')[1]}']")
            self.assertTrue(note.get_by_text(f"Our words for part {number + 1}.").is_visible())
            note.locator("a").first.click()
            paragraph = page.locator(f"[id='{page.url.split('#')[1]}']")
            self.assertTrue(paragraph.get_by_text(f"Our words for part {number + 1}.").is_visible())
            page.go_back()
            page.locator(f"a[role=doc-backlink][href='#{mark}']").click()
            self.assertTrue(page.url.endswith("#" + mark))


class RecordPreviewTests(BrowserTest):
    """What links to other pages show: claims, entities and paragraphs, from the records of those pages."""

    def open(self, path, **options):
        page = self.page(**options)
        page.goto(address(SITES.real() / path))
        return page, page.locator("#preview")

    def test_a_claim_shows_its_words_kind_and_marks(self):
        page, box = self.open("timeline.html")
        link = page.locator("main a.from").first
        claim = page.locator("main li p").first.inner_text()
        link.hover()
        box.wait_for(state="visible")
        self.assertIn(claim.rsplit(link.inner_text(), 1)[0].strip(), box.inner_text())
        self.assertIn(link.inner_text(), box.locator(".preview-title").inner_text())
        self.assertRegex(box.locator(".grade").inner_text(), r"^Reported · Rezaei 2021 ¶\d+$")
        self.assertEqual(box.locator("[id]").count(), 0)
        box.get_by_role("link").click()
        page.wait_for_url("**/themes/**#c-*")

    def test_an_entity_shows_its_title_type_and_names(self):
        page, box = self.open("themes/sanctions/supply-cases.html")
        page.locator("main .claim a[href*='/entities/']").first.hover()
        box.wait_for(state="visible")
        self.assertRegex(box.locator(".grade").inner_text(), r"^[a-z-]+ · ")
        page.locator("#preview").get_by_role("link").click()
        page.wait_for_url("**/entities/*.html")

    def test_every_kind_of_page_shows_them(self):
        for path, link in [
                ("timeline.html", "a.from"), ("disputes.html", "a.from"), ("disputes.html", "a.cite:visible"),
                ("gaps.html", "a.from"), ("coverage.html", ".ids a:visible"), ("entities/irgc.html", "a.from"),
                ("themes/sanctions/claims.html", "a.from"), ("themes/sanctions/claims.html", "a.cite"),
                ("sources/rezaei-2021.html", "a.from"), ("themes/sanctions/supply-cases.html", ".claim a[href*='/entities/']")]:
            page, box = self.open(path)
            page.locator("main " + link).first.hover()
            box.wait_for(state="visible")
            self.assertGreater(len(box.inner_text()), 30, f"{path} {link}")
        page, box = self.open("index.html")
        page.locator(".chain summary").first.click()
        page.locator(".chain a.from").first.hover()
        box.wait_for(state="visible")
        page.locator(".chain .evidence summary").first.click()
        page.locator(".chain .evidence a.cite").first.hover()
        page.wait_for_function("() => /paragraph/.test(document.querySelector('#preview').innerText)")

    def test_a_link_shows_on_focus_and_leads_on_when_it_is_used(self):
        page, box = self.open("timeline.html")
        link = page.locator("main a.from").first
        page.locator("h1").evaluate("h => { h.tabIndex = -1; h.focus(); }")
        page.keyboard.press("Tab")
        self.assertTrue(link.evaluate("link => link === document.activeElement"))
        box.wait_for(state="visible")
        page.keyboard.press("Escape")
        box.wait_for(state="hidden")
        self.assertTrue(link.evaluate("link => link === document.activeElement"))
        with page.context.expect_page() as opened:
            link.click(modifiers=["Control"])
        opened.value.close()
        page.keyboard.press("Enter")
        page.wait_for_url("**/themes/**#c-*")
        page.go_back()
        page.locator("main a.from").first.click()
        page.wait_for_url("**/themes/**#c-*")

    def test_links_that_lead_to_no_record_are_links(self):
        for path, link, there in [
                ("index.html", "header nav a", "**/themes/**"), ("entities/index.html", ".pages a", "**/entities/*"),
                ("sources/index.html", "main a[href$='.html']", "**/sources/*"),
                ("themes/sanctions/supply-cases.html", ".up a", "**/sanctions/index.html")]:
            page, box = self.open(path)
            page.locator(link).first.click()
            page.wait_for_url(there)
        page, box = self.open("themes/sanctions/supply-cases.html")
        relation = page.locator("main .relation a[href^='#c-']").first
        relation.hover()
        page.wait_for_timeout(500)
        self.assertEqual(box.count(), 0, "a claim of this page is seen on this page")
        relation.click()
        page.wait_for_url("**#c-*")

    def test_where_previews_are_off_a_link_leads_on(self):
        page, box = self.open("timeline.html")
        page.get_by_role("button", name="Turn previews off").click()
        page.locator("main a.from").first.click()
        page.wait_for_url("**/themes/**#c-*")

    def test_persian_pages_say_it_in_persian(self):
        page = self.page()
        page.goto(address(SITES.case("persian") / "timeline.html"))
        page.locator("main a.from").first.hover()
        box = page.locator("#preview")
        box.wait_for(state="visible")
        self.assertRegex(box.inner_text(), "(گزارش|واقعیت|ارزیابی|تأیید|فرض|پیش‌زمینه|چندمنبعی)")
        self.assertIn("باز کردن:", box.inner_text())


if __name__ == "__main__":
    unittest.main()
