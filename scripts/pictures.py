#!/usr/bin/env python3
"""Takes the pictures of docs/pictures anew: pages of this dossier, of the Persian fixture, and of a fixture whose
text is known, in a browser without a window. Run by `make pictures`, in the environment of the browser tests."""

import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY / "Tests/Browser"))

from playwright.sync_api import sync_playwright  # noqa: E402

from support import PARAGRAPHS, find_chromium, make_fixture, run  # noqa: E402

OUT = REPOSITORY / "docs/pictures"
REDLINE = ["81cf367", "5da9d6d"]


def hover(page):
    page.locator("main .claim a.cite").nth(2).hover()
    page.locator("#preview").wait_for(state="visible")


def check(page):
    page.locator(".check summary").click()
    altered = [PARAGRAPHS[1], PARAGRAPHS[0], *PARAGRAPHS[2:4], "Another end."]
    page.locator(".check textarea").fill("\n".join(altered))
    page.locator(".check button").click()
    page.locator(".found").first.wait_for()
    page.locator("#paragraphs").scroll_into_view_if_needed()


def search(page):
    page.get_by_role("searchbox").fill("arms trade -drone")
    page.locator(".results li li").first.wait_for()


def unfold(page):
    page.locator(".chain summary").first.click()
    page.locator(".chain .evidence summary").first.click()


def show(selector):
    return lambda page: page.locator(selector).first.evaluate("box => box.scrollIntoView({ block: 'center' })")


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        real = folder / "real"
        run("build", REPOSITORY, "-o", real, "--quiet")
        persian = folder / "persian"
        run("build", REPOSITORY / "Tests/GoldenSiteTests/Cases/persian/in", "-o", persian, "--quiet")
        fixture = make_fixture(folder / "fixture")
        # Two commits that changed the dossier and not its pages' form.
        redline = folder / "redline.html"
        run("diff", "-C", REPOSITORY, *REDLINE, "--format", "html", "-o", redline, "--quiet")
        wide, narrow = (1280, 900), (390, 780)
        pictures = [
            ("front", real / "index.html", wide, "light", unfold),
            ("theme", real / "themes/cyber/index.html", wide, "light", None),
            ("note", real / "themes/sanctions/supply-cases.html", wide, "light", None),
            ("preview", real / "themes/cyber/cyber-espionage.html", wide, "light", hover),
            ("source", real / "sources/rezaei-2021.html", wide, "light", None),
            ("readers-check", fixture / "sources/port.html", wide, "light", check),
            ("disputes", real / "disputes.html", wide, "light", None),
            ("search", real / "index.html", wide, "light", search),
            ("claims", real / "themes/sanctions/claims.html", wide, "light", None),
            ("timeline", real / "timeline.html", wide, "light", None),
            ("coverage", real / "coverage.html", wide, "light", None),
            ("hypotheses", real / "themes/military-diplomacy/index.html", wide, "light", show(".ach")),
            ("neighbourhood", real / "entities/modafl.html", wide, "light", show(".around")),
            ("dark", real / "index.html", wide, "dark", None),
            ("narrow", real / "themes/sanctions/supply-cases.html", narrow, "light", None),
            ("persian", persian / "index.html", wide, "light", None),
            ("redline", redline, wide, "light", show("#part-high + .change + .change")),
        ]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
            for name, path, (width, height), scheme, act in pictures:
                page = browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme=scheme)
                page.goto(path.as_uri())
                if act:
                    act(page)
                page.screenshot(path=OUT / f"{name}.png")
                page.close()
            page = browser.new_page()
            page.goto((real / "brief.html").as_uri())
            page.pdf(path=folder / "brief.pdf", format="A4")
            browser.close()
        subprocess.run(
            ["pdftoppm", "-png", "-r", "80", "-f", "1", "-singlefile", folder / "brief.pdf", OUT / "print"],
            check=True)


if __name__ == "__main__":
    main()
