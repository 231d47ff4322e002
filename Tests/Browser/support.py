"""What the browser tests share: sites built by the real program, a browser, and a fixture whose text is known."""

import atexit
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("DOSSIER_PROGRAM", REPOSITORY / ".build/release/dossier"))

PARAGRAPHS = [
    "Delegates met in the old harbour hall. They stayed for three days!",
    "Nobody signed a paper – “not yet”, said one. A second round was named… then dropped.",
    "The port was closed in spring.",
    "Grain came by rail instead. Its price rose by a third. Café owners complained.",
    "The minister denied it all.",
]


def run(*arguments, expect=0):
    """Runs the program and gives what it printed; another exit code than expected fails the test."""
    done = subprocess.run([str(PROGRAM), *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != expect:
        raise AssertionError(f"dossier {arguments} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def copy_templates(folder):
    """The templates as they are now, which a program built earlier would not hold."""
    ignore = shutil.ignore_patterns("*.swift")
    shutil.copytree(REPOSITORY / "templates", folder / "templates", ignore=ignore, dirs_exist_ok=True)


def make_fixture(folder, language="en", paragraphs=PARAGRAPHS):
    """A dossier of one note that cites each paragraph of one source, with the source's text in originals/."""
    direction = {"fa": "یادداشت"}.get(language, "Note")
    copy_templates(folder)
    write(folder / "content/dossier.yml", f"title: Fixture\nlanguage: {language}\ntlp: CLEAR\nthemes: [t]\n")
    write(folder / "content/index.md", "---\ntitle: Fixture\n---\nA fixture.\n")
    write(folder / "content/themes/t/index.md", "---\ntitle: Theme\n---\nThe theme.\n")
    claims = "".join(
        f"\n{direction} {n}: a claim that rests on it [@port, ¶ {n}]. ^c-claim{n}\n"
        for n in range(1, len(paragraphs) + 1))
    write(folder / "content/themes/t/note.md", f"---\ntitle: {direction}\n---\n## First\n{claims}")
    digests = "".join(f"\nOur words for part {n}. {{#p{n}}}\n" for n in range(1, len(paragraphs) + 1))
    write(folder / "content/sources/port.md", (
        "---\ntitle: The port\nlabel: Port\nlanguage: en\nnumbering: text\n"
        "copies:\n  - {id: text, role: private, file: port.txt}\n---\n" + digests))
    write(folder / "originals/port.txt", "\n\n".join(paragraphs) + "\n")
    run("source", "fingerprint", "-C", folder, "--quiet")
    run("build", folder, "--quiet")
    return folder / "site"


def make_many(folder):
    """A dossier whose records share files and lie in parts: forty notes, and one of 1,200 claims."""
    copy_templates(folder)
    write(folder / "content/dossier.yml", "title: Many\ntlp: CLEAR\nthemes: [t]\n")
    write(folder / "content/index.md", "---\ntitle: Many\n---\nMany notes.\n")
    write(folder / "content/themes/t/index.md", "---\ntitle: Theme\n---\nThe theme.\n")
    write(folder / "content/sources/port.md", "---\ntitle: The port\nlabel: Port\n---\n\nSays it. {#p1}\n")
    for n in range(40):
        link = "See [[large#^c-large-777]]. " if n == 0 else ""
        write(folder / f"content/themes/t/note-{n}.md",
              f"---\ntitle: Note {n}\n---\n{link}Note {n} tells of zeppelins [@port, ¶ 1]. ^c-note-{n}\n")
    long = "the words of a claim that is long, " * 12
    claims = "".join(f"\nClaim {n} says {long}and ends [@port, ¶ 1]. ^c-large-{n}\n" for n in range(1200))
    write(folder / "content/themes/t/large.md", f"---\ntitle: Large\n---\n{claims}")
    run("build", folder, "--quiet")
    return folder / "site"


class Sites:
    """The sites of a run, each built once into one temporary folder."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="dossier-browser-"))
        self.built = {}

    def real(self):
        return self.once("real", lambda folder: self._build(REPOSITORY, folder))

    def fixture(self, language="en"):
        return self.once(language, lambda folder: make_fixture(folder, language))

    def case(self, name):
        """A golden case in another language, with the templates as they are now."""
        case = REPOSITORY / "Tests/GoldenSiteTests/Cases" / name / "in"
        return self.once("case-" + name, lambda folder: self._build(case, folder))

    def many(self):
        return self.once("many", make_many)

    def fresh(self):
        """A folder of a test's own, gone when the run ends."""
        return Path(tempfile.mkdtemp(dir=self.folder))

    def _build(self, dossier, copy):
        shutil.copytree(dossier / "content", copy / "content")
        copy_templates(copy)
        run("build", copy, "--quiet")
        return copy / "site"

    def once(self, name, build):
        """What a function makes of a folder of that name, made when it is first asked for."""
        if name not in self.built:
            self.built[name] = build(self.folder / name)
        return self.built[name]


SITES = Sites()
atexit.register(shutil.rmtree, SITES.folder, ignore_errors=True)


def find_chromium():
    """The browser; that there is none is a failure, never a reason to test nothing."""
    for name in [os.environ.get("DOSSIER_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]:
        found = name and shutil.which(name)
        if found:
            return found
    raise AssertionError("there is no Chromium: run scripts/setup.sh --tests")


class BrowserTest(unittest.TestCase):
    """A test with a browser of its class and a fresh page of its own."""

    arguments = ["--no-sandbox"]

    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(executable_path=find_chromium(), args=cls.arguments)
        cls.addClassCleanup(cls.browser.close)

    def page(self, **options):
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        self.addCleanup(context.close)
        page = context.new_page()
        self.said = []
        page.on("console", lambda message: self.said.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"{page.url}: {error}"))
        self.asked = []
        page.on("request", lambda request: self.asked.append(request.url))
        return page

    def tearDown(self):
        self.assertEqual(getattr(self, "said", []), [], "a page wrote to the console")


def address(path):
    return Path(path).as_uri()


def pages_of(site):
    """The HTML files that files.txt lists, by their paths."""
    return [path for path in (site / "files.txt").read_text().split() if path.endswith(".html")]


def kinds_of(site):
    """One page of each kind of the real dossier: the first of each folder's, and each at the root."""
    pages = pages_of(site)
    chosen = {}
    for path in pages:
        name = re.sub(r"/(index|claims)\.html$", r"/\1", path)
        kind = re.sub(r"^themes/[^/]+/", "themes/", name)
        kind = kind if kind.endswith(("/index", "/claims")) or "/" not in kind else kind.rsplit("/", 1)[0]
        chosen.setdefault(kind, path)
    return list(chosen.values())
