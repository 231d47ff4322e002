#!/usr/bin/env python3
"""Figures of `dossier serve`: from a save to the news of it and to the page, and the memory of both processes.

usage: serve-figures.py DOSSIER [SAVES] [--claims]

With --claims each save writes a new claim without an id, else a paragraph that is none.
Works on a copy of the folder. SAVES (default 20) are made one after the other, each awaited; with a thousand
it shows whether memory stays where it is.
"""

import glob
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
PROGRAM = Path(os.environ.get("DOSSIER_PROGRAM", REPOSITORY / ".build/release/dossier"))


def megabytes(process):
    text = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) // 1024


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def main():
    words = [word for word in sys.argv[1:] if word != "--claims"]
    source, saves = Path(words[0]), int(words[1]) if len(words) > 1 else 20
    with tempfile.TemporaryDirectory(prefix="dossier-figures-") as scratch:
        folder = Path(scratch) / "dossier"
        shutil.copytree(source, folder, ignore=shutil.ignore_patterns("site", "review", ".git"))
        notes = sorted(glob.glob(str(folder / "content/themes/*/*.md")))
        note = Path(next(path for path in notes[len(notes) // 2:] if not path.endswith("index.md")))
        page = "/" + str(note.relative_to(folder / "content").with_suffix(".html"))
        start = time.monotonic()
        server = subprocess.Popen([PROGRAM, "serve", folder, "--port", "0", "--quiet"],
                                  stdout=subprocess.PIPE, text=True)
        try:
            port = int(server.stdout.readline().rstrip("/\n").rsplit(":", 1)[1])
            status, _ = get(port, page)
            print(f"{len(notes)} notes; first page after {time.monotonic() - start:.2f} s, status {status}")
            measure(server, port, note, page, saves)
        finally:
            server.kill()
            server.wait()


def measure(server, port, note, page, saves):
    stream = http.client.HTTPConnection("127.0.0.1", port)
    stream.request("GET", "/~dossier/events")
    events = stream.getresponse()
    while not events.readline().startswith(b"data:"):
        pass
    text = note.read_text(encoding="utf-8")
    cite = re.search(r"\[@[^\]]*\]", text).group(0) if "--claims" in sys.argv else ""
    news, pages = [], []
    time.sleep(2.5)
    for number in range(saves):
        mark = f"Save number {number} of this run."
        beside = note.with_name(note.name + "~")
        beside.write_text(f"{text}\n{mark} {cite}\n", encoding="utf-8")
        start = time.monotonic()
        os.replace(beside, note)
        while not events.readline().startswith(b"data:"):
            pass
        news.append((time.monotonic() - start) * 1000)
        _, body = get(port, page)
        pages.append((time.monotonic() - start) * 1000)
        if mark.encode() not in body:
            raise SystemExit(f"save {number} is not on the page")
        if number in (0, 9) or (number + 1) % 100 == 0 or number + 1 == saves:
            children = [path.read_text() for path in Path(f"/proc/{server.pid}/task").glob("*/children")]
            worker = " ".join(children).split()[0]
            print(f"after {number + 1} saves: worker {megabytes(worker)} MB, server {megabytes(server.pid)} MB")
    for what, times in (("to the news of it", news), ("to its page", pages)):
        print(f"from a save {what}: median {statistics.median(times):.0f} ms, at most {max(times):.0f} ms")


if __name__ == "__main__":
    main()
