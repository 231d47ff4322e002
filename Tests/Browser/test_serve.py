"""`dossier serve` as a writer sees it: the page follows each save, and findings lie over it until they are mended."""

import os
import re
import shutil
import signal
import statistics
import subprocess
import time
import unittest
from pathlib import Path

import axe_playwright_python
from support import PROGRAM, REPOSITORY, SITES, BrowserTest, write

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
NOTE = "content/themes/t/note.md"
PANEL = ".dossier-preview"


def note(words, claims=40):
    """A note of several screens; the words stand in its middle."""
    lines = [f"Claim {n} says {words if n == claims // 2 else 'little'} [@port, ¶ 1]. ^c-claim-{n}"
             for n in range(claims)]
    return "---\ntitle: Note\n---\n## First\n\n" + "\n\n".join(lines) + "\n"


class ServeTests(BrowserTest):
    def setUp(self):
        self.folder = SITES.fresh()
        write(self.folder / "content/dossier.yml", (
            "title: Served\ntlp: CLEAR\nthemes: [t]\neditor: \"vscode://file{path}:{line}:{column}\"\n"))
        write(self.folder / "content/index.md", "---\ntitle: Served\n---\nA front page.\n")
        write(self.folder / "content/themes/t/index.md", (
            "---\ntitle: Theme\n---\nThe theme.\n\n> [!ALTERNATIVE]\n> It may be otherwise. ^c-alt\n\n"
            "> [!GAP]\n> Much is unknown. ^c-gap\n"))
        write(self.folder / "content/sources/port.md", (
            "---\ntitle: The port\nlabel: Port\n---\n\nSays it. {#p1}\n"))
        write(self.folder / NOTE, note("nothing"))

    def serve(self, *arguments):
        self.server = subprocess.Popen(
            [str(PROGRAM), "serve", str(self.folder), "--port", "0", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(self.server.stdout.close)
        self.addCleanup(self.server.wait)
        self.addCleanup(self.server.kill)
        return self.server.stdout.readline().strip()

    def save(self, text, path=NOTE):
        """As editors do: a new file takes the old one's place."""
        write(self.folder / (path + "~"), text)
        os.replace(self.folder / (path + "~"), self.folder / path)

    def test_a_save_reloads_the_page_where_it_was(self):
        page = self.page()
        page.goto(self.serve() + "themes/t/note.html")
        page.locator("#c-claim-20").wait_for()
        page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = !d.open; })")
        open_before = page.evaluate("() => Array.from(document.querySelectorAll('details'), d => d.open)")
        page.evaluate("() => scrollTo(0, 1234)")
        for number in range(3):
            self.save(note(f"news {number}"))
            page.get_by_text(f"news {number}").first.wait_for()
            page.wait_for_function("() => scrollY === 1234")
        open_after = page.evaluate("() => Array.from(document.querySelectorAll('details'), d => d.open)")
        self.assertEqual(open_after, open_before)
        self.assertEqual([url for url in self.asked if not url.startswith("http://127.0.0.1:")], [])

    def test_findings_lie_over_the_last_good_site_until_they_are_mended(self):
        page = self.page()
        page.goto(self.serve() + "themes/t/note.html")
        page.locator("#c-claim-20").wait_for()
        self.assertEqual(page.locator(PANEL).count(), 0)
        page.evaluate("() => scrollTo(0, 900)")
        self.save(note("<b>more</b> [@nobody, ¶ 1] and more"))
        panel = page.locator(PANEL)
        panel.wait_for()
        self.assertEqual(panel.get_by_role("heading").text_content(), "1 error; this is the last good site")
        first = panel.locator("ol > li.error").first.inner_text()
        self.assertIn("DOS0401", first)
        self.assertIn("source 'nobody' is not in the register", first)
        self.assertIn("help", "help" if "add content/sources/nobody.md" in first else first)
        link = panel.get_by_role("link").first
        self.assertRegex(link.text_content(), rf"^{re.escape(NOTE)}:46:\d+$")
        self.assertRegex(link.get_attribute("href"),
                         rf"^vscode://file{re.escape(str(self.folder))}/{re.escape(NOTE)}:46:\d+$")
        self.assertEqual(page.evaluate("() => scrollY"), 900, "the page under it stays where it is")
        self.assertIn("nothing", page.locator("#c-claim-20").inner_text())
        self.save(note("mended"))
        page.get_by_text("mended").first.wait_for()
        panel.wait_for(state="detached")
        page.wait_for_function("() => scrollY === 900")

    def test_the_overlay_can_be_closed_by_keyboard_and_comes_back_with_the_next_findings(self):
        page = self.page()
        page.goto(self.serve())
        self.save(note("[@nobody, ¶ 1]"))
        panel = page.locator(PANEL)
        panel.wait_for()
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate("() => document.activeElement.textContent") == "Close":
                break
        else:
            self.fail("the button cannot be reached")
        page.keyboard.press("Enter")
        panel.wait_for(state="detached")
        page.reload()
        page.locator("main").wait_for()
        time.sleep(0.3)
        self.assertEqual(panel.count(), 0, "closed is closed, on the next page too")
        self.save(note("[@somebody, ¶ 1]"))
        panel.wait_for()
        panel.get_by_role("link").first.focus()
        page.keyboard.press("Escape")
        panel.wait_for(state="detached")

    def test_warnings_are_a_count_that_unfolds(self):
        self.save(note("nothing") + "\nA block without a citation.\n")
        page = self.page()
        page.goto(self.serve())
        panel = page.locator(PANEL)
        panel.wait_for()
        self.assertEqual(panel.get_by_role("heading").count(), 0)
        summary = panel.locator("summary")
        self.assertRegex(summary.text_content(), r"^\d+ warnings?$")
        item = panel.locator("li.warning").first
        self.assertFalse(item.is_visible())
        summary.focus()
        page.keyboard.press("Enter")
        self.assertTrue(item.is_visible())

    def test_a_first_build_that_fails_shows_its_findings_and_then_the_site(self):
        self.save(note("[@nobody, ¶ 1]"))
        page = self.page()
        page.goto(self.serve())
        page.locator(PANEL).wait_for()
        self.assertEqual(page.locator("h1").text_content(), "No site yet")
        self.assertIn("DOS0401", page.locator(PANEL).inner_text())
        # The browser writes each failed page to the console.
        self.said.clear()
        self.save(note("mended"))
        page.get_by_text("A front page.").wait_for()
        self.assertEqual(page.locator(PANEL).count(), 0)

    def test_a_page_that_waits_is_told_when_the_server_is_back(self):
        page = self.page()
        address = self.serve()
        page.goto(address)
        self.server.send_signal(signal.SIGTERM)
        self.server.wait()
        self.save("---\ntitle: Served\n---\nWritten while it was away.\n", "content/index.md")
        self.serve("--port", address.rstrip("/").split(":")[-1])
        page.get_by_text("Written while it was away.").wait_for()
        self.said.clear()

    def test_axe_finds_nothing_in_the_overlay(self):
        address = self.serve()
        self.page().goto(address)
        self.save(note("[@nobody, ¶ 1] and [@somebody, ¶ 1]") + "\nA block without a citation.\n")
        found = []
        for scheme in ("light", "dark"):
            for width in (1280, 320):
                page = self.page(color_scheme=scheme, viewport={"width": width, "height": 640}, bypass_csp=True)
                page.goto(address)
                page.locator(PANEL).wait_for()
                page.locator(PANEL + " summary").click()
                page.add_script_tag(path=str(AXE))
                result = page.evaluate(
                    "tags => axe.run({runOnly: tags, preload: false}).then(result => result.violations)", TAGS)
                found += [f"{scheme} {width}: {violation['id']}" for violation in result]
                wide = page.evaluate("() => document.documentElement.scrollWidth")
                if wide > width:
                    found.append(f"{scheme} {width}: {wide} pixels wide")
        self.assertEqual(found, [])

    def test_a_page_of_another_site_reads_nothing(self):
        address = self.serve()
        other = SITES.fresh()
        write(other / "evil.html", "<!DOCTYPE html><title>Evil</title><p>Evil")
        server = subprocess.Popen(
            ["python3", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(other)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)
        port = re.search(r"port (\d+)", server.stdout.readline()).group(1)
        page = self.page()
        page.goto(f"http://127.0.0.1:{port}/evil.html")
        script = """async address => {
          const fails = [];
          for (const path of ['', '~dossier/findings', 'data/_index.js'])
            fails.push(await fetch(address + path).then(() => false, () => true));
          fails.push(await new Promise(done => {
            const stream = new EventSource(address + '~dossier/events');
            stream.onmessage = () => done(false);
            stream.onerror = () => done(true);
          }));
          fails.push(await new Promise(done => {
            const script = document.createElement('script');
            script.src = address + 'data/_index.js';
            script.onload = () => done(false);
            script.onerror = () => done(true);
            document.head.append(script);
          }));
          return fails;
        }"""
        # Two ports of one address are one site to a browser, and another host's name is another.
        self.assertEqual(page.evaluate(script, address), [True] * 5)
        self.said.clear()
        page.goto(f"http://localhost:{port}/evil.html")
        self.assertEqual(page.evaluate(script, address), [True] * 5)
        self.said.clear()

    def test_each_of_many_saves_reaches_the_page(self):
        shutil.rmtree(self.folder / "content")
        shutil.copytree(REPOSITORY / "content", self.folder / "content")
        page = self.page()
        page.goto(self.serve() + "about.html")
        about = (self.folder / "content/about.md").read_text(encoding="utf-8")
        times = []
        for number in range(20):
            start = time.monotonic()
            self.save(about + f"\nSave number {number}.\n", "content/about.md")
            page.get_by_text(f"Save number {number}.").wait_for()
            times.append((time.monotonic() - start) * 1000)
        times.sort()
        print(f"\nfrom a save to the reloaded page: {statistics.median(times):.0f} ms, median of 20; "
              f"at most {times[-1]:.0f} ms")


if __name__ == "__main__":
    unittest.main()
