"""The reader's check: an article given whole, altered, reordered, split otherwise; and its SHA-256."""

import functools
import hashlib
import http.server
import json
import os
import random
import re
import shutil
import subprocess
import textwrap
import threading
import unicodedata
import unittest
from pathlib import Path

from support import (
    PARAGRAPHS, PROGRAM, REPOSITORY, SITES, BrowserTest, address, make_fixture)

ORIGINALS = os.environ.get("DOSSIER_ORIGINALS")
SOUND = ("exact", "moved")


def verified(folder, key):
    """What `source verify` says: the state of each label that is not exact, and how many are."""
    done = subprocess.run(
        [str(PROGRAM), "source", "verify", key, "-C", str(folder)], capture_output=True, text=True)
    count = re.search(r"(\d+) exact", done.stdout)
    others = dict(re.findall(r"^  (\w\d+) (\w+)", done.stdout, re.M))
    return int(count.group(1)) if count else 0, others


class CheckTest(BrowserTest):
    """How a page is asked, however it was had."""

    def open(self, site, key, language="en"):
        page = self.page()
        page.goto(address(site / f"sources/{key}.html"))
        page.locator(".check summary").click()
        return page

    def verdicts(self, page, text, *, by_file=False):
        """The state that the page shows at each label, and the words beside it."""
        page.evaluate("() => document.querySelectorAll('.found').forEach(box => box.remove())")
        if by_file:
            data = {"name": "a.txt", "mimeType": "text/plain", "buffer": text.encode()}
            page.locator(".check input").set_input_files(data)
        else:
            page.locator(".check textarea").fill(text)
            page.locator(".check button").click()
        page.locator(".found").first.wait_for()
        found = page.evaluate("""() => [...document.querySelectorAll('.found')].map(box => {
            const part = box.closest('.paragraph') || box.previousElementSibling;
            const [state, text] = box.querySelectorAll('p');
            return [part.id, state.textContent, text ? text.textContent : null];
        })""")
        return {label: (state, text) for label, state, text in found}

    def states(self, page, text, **options):
        return {label: state for label, (state, _) in self.verdicts(page, text, **options).items()}


class CheckTests(CheckTest):
    def test_the_whole_text_is_exact_and_shown_beside_its_digest(self):
        page = self.open(SITES.fixture(), "port")
        text = "\n\n".join(PARAGRAPHS)
        for by_file in (False, True):
            found = self.verdicts(page, text, by_file=by_file)
            self.assertEqual(
                found, {f"p{n}": ("exact", words) for n, words in enumerate(PARAGRAPHS, 1)}, f"file: {by_file}")
        self.assertEqual(
            page.locator(".check [role=status]").inner_text(),
            "Of 5 recorded parts: 5 exact, 0 moved, 0 not found.")
        self.assertTrue(all(url.startswith("file:") for url in self.asked), self.asked)
        self.assertEqual(page.evaluate("() => [localStorage.length, sessionStorage.length]"), [0, 0])

    def test_typography_and_white_space_do_not_count(self):
        page = self.open(SITES.fixture(), "port")
        text = "\r\n".join(PARAGRAPHS).replace("–", "-").replace("“", '"').replace("”", '"').replace("…", "...")
        text = unicodedata.normalize("NFD", text.replace("The port", "The\u00a0 po\u00adrt"))
        self.assertEqual(set(self.states(page, text).values()), {"exact"})

    def test_an_altered_paragraph_is_not_found(self):
        page = self.open(SITES.fixture(), "port")
        states = self.states(page, "\n".join(PARAGRAPHS).replace("three days", "four days"))
        self.assertEqual(states.pop("p1"), "not found in your text")
        self.assertEqual(set(states.values()), {"exact"})

    def test_a_moved_paragraph_is_moved(self):
        page = self.open(SITES.fixture(), "port")
        states = self.states(page, "\n".join([*PARAGRAPHS[1:], PARAGRAPHS[0]]))
        self.assertEqual(states.pop("p1"), "moved")
        self.assertEqual(set(states.values()), {"exact"})

    def test_wrapped_split_and_joined_paragraphs_are_found(self):
        page = self.open(SITES.fixture(), "port")
        by_sentences = "exact · found by its sentences"
        wrapped = "\n\n".join(textwrap.fill(words, 30) for words in PARAGRAPHS)
        self.assertEqual(set(self.states(page, wrapped).values()), {"exact"})
        joined = self.states(page, " ".join(PARAGRAPHS))
        self.assertEqual(set(joined.values()), {by_sentences})
        split = self.states(page, "\n\n".join(re.sub(r"([.!…]) ", r"\1\n\n", words) for words in PARAGRAPHS))
        self.assertEqual(split["p3"], "exact")
        self.assertEqual(split["p4"], by_sentences)
        mixed = self.states(page, "\n".join(textwrap.fill(words, 30) for words in PARAGRAPHS))
        self.assertTrue(set(mixed.values()) <= {"exact", by_sentences}, mixed)
        moved = self.states(page, " ".join(PARAGRAPHS[3:] + PARAGRAPHS[:3]))
        self.assertEqual(moved["p5"], "moved · found by its sentences")
        self.assertEqual(moved["p1"], by_sentences)

    def test_text_is_text_and_no_markup(self):
        page = self.open(SITES.fixture(), "port")
        self.states(page, PARAGRAPHS[2] + "\n<img src=x onerror=alert(1)>")
        self.assertEqual(page.locator("main img").count(), 0)

    def test_a_file_that_is_no_text_is_said(self):
        page = self.open(SITES.fixture(), "port")
        page.locator(".check input").set_input_files(
            {"name": "a.txt", "mimeType": "text/plain", "buffer": b"\xff\xfe\x00"})
        page.get_by_text("This file is not UTF-8 text.").wait_for()

    def test_without_script_nothing_is_promised(self):
        page = self.page(java_script_enabled=False)
        page.goto(address(SITES.fixture() / "sources/port.html"))
        self.assertEqual(page.locator(".check").count(), 0)

    def test_verdicts_are_those_of_source_verify(self):
        folder = SITES.fresh()
        shutil.copytree(SITES.fixture().parent, folder, dirs_exist_ok=True)
        page = self.open(folder / "site", "port")
        random_ = random.Random(6)
        for _ in range(12):
            lines = list(PARAGRAPHS)
            for _ in range(random_.randrange(3)):
                lines[random_.randrange(5)] += " More."
            if random_.random() < 0.6:
                random_.shuffle(lines)
            lines += random_.choices(PARAGRAPHS, k=random_.randrange(3))
            (folder / "originals/port.txt").write_text("\n".join(lines), encoding="utf-8")
            self.same(verified(folder, "port"), self.states(page, "\n".join(lines)), lines)

    def same(self, verified_, states, about):
        exact, others = verified_
        # What the program calls lost may have been found by its sentences here; that is the one difference.
        ours = {label: state for label, state in states.items() if state != "exact"}
        self.assertEqual(sum(state == "exact" for state in states.values()), exact, about)
        self.assertEqual(set(ours), set(others), about)
        for label, state in others.items():
            if state == "moved":
                self.assertEqual(ours[label], "moved", about)
            else:
                self.assertNotIn(ours[label], SOUND, about)

    @unittest.skipUnless(ORIGINALS, "DOSSIER_ORIGINALS names no folder: the real articles were NOT checked")
    def test_the_real_articles(self):
        site = SITES.real()
        folder = SITES.fresh()
        shutil.copytree(REPOSITORY / "content", folder / "content")
        for key, paragraphs in (("zaheer-2022", 13), ("rezaei-2021", 48)):
            name = re.search(r"file: (\S+?)[,}\s]", (folder / f"content/sources/{key}.md").read_text()).group(1)
            text = (Path(ORIGINALS) / name).read_text(encoding="utf-8")
            page = self.open(site, key)
            states = self.states(page, text, by_file=True)
            self.assertEqual(set(states.values()), {"exact"}, key)
            self.assertEqual(sum(label.startswith("p") for label in states), paragraphs, key)
            lines = [line for line in text.split("\n") if line.strip()]
            random_ = random.Random(7)
            for _ in range(4):
                altered = list(lines)
                for _ in range(3):
                    altered.insert(random_.randrange(len(altered)), altered.pop(random_.randrange(len(altered))))
                altered[random_.randrange(len(altered))] += " x"
                (folder / "originals").mkdir(exist_ok=True)
                (folder / "originals" / name).write_text("\n".join(altered), encoding="utf-8")
                self.same(verified(folder, key), self.states(page, "\n".join(altered)), f"{key}, altered")


class InsecureTests(CheckTest):
    """The same by plain http from a name, where the browser gives no SHA-256."""

    arguments = ["--no-sandbox", "--host-resolver-rules=MAP dossier.test 127.0.0.1"]

    def open(self, site, key, language="en"):
        handler = functools.partial(Quiet, directory=str(site))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        page = self.page()
        page.goto(f"http://dossier.test:{server.server_address[1]}/sources/{key}.html")
        self.assertFalse(page.evaluate("() => isSecureContext"), "this page is secure: nothing would be tested")
        page.locator(".check summary").click()
        return page

    def test_the_whole_text_is_exact_and_shown_beside_its_digest(self):
        page = self.open(SITES.fixture(), "port")
        self.assertEqual(set(self.states(page, "\n".join(PARAGRAPHS)).values()), {"exact"})
        states = self.states(page, " ".join([*PARAGRAPHS[1:4], PARAGRAPHS[0], "Another end."]))
        self.assertEqual(states.pop("p1"), "moved · found by its sentences")
        self.assertEqual(states.pop("p5"), "not found in your text")
        self.assertEqual(set(states.values()), {"exact · found by its sentences"})

    def test_sha256_is_that_of_hashlib(self):
        page = self.open(SITES.fixture(), "port")
        random_ = random.Random(1)
        inputs = [b"", b"abc"] + [random_.randbytes(size) for size in [*range(130), 1000, 4095, 100_003]]
        inputs += [bytes([random_.choice([0, 255])]) * random_.randrange(300) for _ in range(200)]
        ours = page.evaluate("""(all) => dossier.run('assets/sha256').then(() => all.map(bytes => {
            const digest = new Uint8Array(dossier.digest(Uint8Array.from(bytes)));
            return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
        }))""", [list(data) for data in inputs])
        self.assertEqual(ours, [hashlib.sha256(data).hexdigest() for data in inputs])


class Quiet(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        # A browser asks for it by itself, and complains where it is not.
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_):
        pass


class RuleTests(BrowserTest):
    """The rules of v1, against the program's own on texts made to be hard."""

    def test_fingerprints_and_sentences_are_the_program_s(self):
        random_ = random.Random(2)
        parts = ["a", "Ж", "ا", "می\u200cخواهم", "中", "e\u0301", "\u0344", "\u1e0b\u0323", ".", "!", "…", "؟", "۔", "。",
                 "！", "’", "”", "»", "」", "'", '"', "—", "−", "′", "\u00ad", "\u200b", "\ufeff", " ", "\u00a0",
                 "\u3000", "\t", "\u0085", "\u2028", "½", "ﬁ", "𐐷", "\u0308", ") "]
        lines = ["A first. " + "".join(random_.choices(parts, k=40)) + f" {n}" for n in range(300)]
        folder = SITES.fresh()
        make_fixture(folder, paragraphs=lines)
        written = (folder / "content/sources/port.paragraphs.jsonl").read_bytes()
        records = [json.loads(line) for line in written.splitlines()]
        page = self.page()
        page.goto(address(folder / "site/sources/port.html"))
        ours = page.evaluate("""async (lines) => {
            const hash = async (text) => {
                const bytes = new TextEncoder().encode(readerCheck.normalise(text));
                const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
                return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
            };
            return Promise.all(lines.map(async (line) => [
                'v1:' + await hash(line),
                (await Promise.all(readerCheck.sentences(line).map(hash))).map((value) => value.slice(0, 16)),
            ]));
        }""", lines)
        for line, record, (print_, sentences) in zip(lines, records, ours, strict=True):
            self.assertEqual(print_, record["fp"], ascii(line))
            self.assertEqual(sentences, record["sentences"], ascii(line))


if __name__ == "__main__":
    unittest.main()
