#!/usr/bin/env python3
"""Figures of `dossier diff` and of what an edit changes in the committed site, on a made-up dossier.

usage: diff-figures.py DOSSIER [CLAIMS]
  edits 100 of so many claims (10,000) and compares the two sites five times: median seconds, most memory
usage: diff-figures.py DOSSIER --edits
  a dossier of 300 claims: for each of some edits the files and lines that change, and what the diff says

The time of the builds does not count.
"""
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

THEMES, SOURCES, PARAGRAPHS, ENTITIES, CLAIMS_OF_NOTE = 12, 60, 40, 30, 25
WORDS = """harbour ledger convoy minister envoy pipeline charter tariff survey depot frigate treaty bureau
permit shipment workshop registry customs embassy province garrison seminar tender contract vessel audit
signal quarry railway turbine cement textile orchard mirror lantern bridge canal harvest market""".split()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def claims(count, draw):
    """Each a text and its citations."""
    found = []
    for number in range(count):
        words = " ".join(draw.choice(WORDS) for _ in range(draw.randrange(12, 26)))
        cites = {(draw.randrange(SOURCES), draw.randrange(1, PARAGRAPHS + 1)) for _ in range(draw.randrange(1, 3))}
        found.append([f"The {words}", sorted(cites)])
    return found


def put(folder, found):
    themes = [f"theme-{number}" for number in range(THEMES)]
    write(f"{folder}/content/dossier.yml", f"title: Figures\ntlp: CLEAR\nthemes: [{', '.join(themes)}]\n")
    write(f"{folder}/content/index.md", "---\ntitle: Figures\n---\nMade up.\n")
    for theme in themes:
        write(f"{folder}/content/themes/{theme}/index.md", f"---\ntitle: {theme}\n---\nMade up.\n")
    for number in range(SOURCES):
        digests = "".join(f"\nTells of number {p}. {{#p{p}}}\n" for p in range(1, PARAGRAPHS + 1))
        write(f"{folder}/content/sources/s-{number}.md", f"---\ntitle: S{number}\nlabel: S{number}\n---\n{digests}")
    for start in range(0, len(found), CLAIMS_OF_NOTE):
        note = start // CLAIMS_OF_NOTE
        text = f"---\ntitle: Note {note}\n---\n"
        for number, (words, cites) in enumerate(found[start:start + CLAIMS_OF_NOTE], start):
            marks = "; ".join(f"@s-{source}, ¶ {paragraph}" for source, paragraph in cites)
            text += f"\n{words} [{marks}]. ^c-n{number}\n"
        write(f"{folder}/content/themes/{themes[note % THEMES]}/note-{note}.md", text)


def add_names(folder):
    """Entities, events and judgements for the dossier of 300: one in ten claims has an event, most an entity."""
    for number in range(ENTITIES):
        write(f"{folder}/content/entities/e-{number}.md", f"---\ntitle: Entity {number}\ntype: body\n---\nMade up.\n")
    for note in range(THEMES):
        path = f"{folder}/content/themes/theme-{note}/note-{note}.md"
        lines = read(path).split("\n")
        for at, line in enumerate(lines):
            claim = re.search(r"\^c-n(\d+)$", line)
            if not claim:
                continue
            number = int(claim.group(1))
            if number % 10 == 3:
                line = re.sub(r"^The (\w+ \w+)", f"The [\\1]{{date={1990 + number % 40}-05-1{number % 9}}}", line)
            if number % 3:
                line = f"[[e-{number % ENTITIES}]]: " + line
            lines[at] = line
        write(path, "\n".join(lines))
    judgements = "".join(
        f"\n> [!JUDGEMENT] J{number}\n> Trade is likely to grow in port {number}. ^j-{number}\n>\n"
        f"> - confidence: low\n> - basis: B\n> - rests-on: c-n{number * 50} c-n{number * 50 + 7}\n> - would-change: C\n"
        for number in range(6))
    write(f"{folder}/content/index.md", "---\ntitle: Figures\n---\nMade up.\n" + judgements)


def run(words, **environment):
    """The seconds that a command takes, its peak memory in MB, and its exit code."""
    start = time.monotonic()
    process = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment})
    _, status, usage = os.wait4(process.pid, 0)
    return time.monotonic() - start, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def build(program, folder, **environment):
    if run([program, "build", folder], **environment)[2] != 0:
        sys.exit(f"the dossier in {folder} does not build")


def compare(program, folder, count):
    draw = random.Random(1)
    found = claims(count, draw)
    put(f"{folder}/a", found)
    for number in draw.sample(range(count), min(100, count)):
        found[number][0] += " anew"
    put(f"{folder}/b", found)
    for side in "ab":
        build(program, f"{folder}/{side}")
    os.mkdir(f"{folder}/empty")
    sides = [f"{folder}/a/site", f"{folder}/b/site"]
    size = sum(os.path.getsize(os.path.join(top, name)) for top, _, names in os.walk(sides[1]) for name in names)
    runs = [run([program, "diff", "-C", f"{folder}/empty"] + sides) for _ in range(5)]
    if any(code != 0 for _, _, code in runs):
        sys.exit("diff failed")
    seconds = statistics.median(seconds for seconds, _, _ in runs)
    memory = max(memory for _, memory, _ in runs)
    print(f"{count} claims, sites of {size / 1e6:.1f} MB, 100 reworded: {seconds:.2f} s, {memory:.0f} MB")


def edits():
    """A name, and a function from the folder of the dossier that makes the edit."""
    def change(path, old, new, count=1):
        def apply(folder):
            text = read(f"{folder}/{path}")
            assert re.search(old, text, re.M), f"{old} is not in {path}"
            write(f"{folder}/{path}", re.sub(old, new, text, count=count, flags=re.M))
        return apply

    note = "content/themes/theme-2/note-2.md"
    added = r"\1\n[[e-4]]: A pilot boat met every ship off the bar [@s-5, ¶ 7; @s-9, ¶ 3]. ^c-new\n"
    return [
        ("add a claim near the top", change(note, r"^(---\ntitle: .*\n---\n)", added)),
        ("reword a claim", change(note, r"^(.*) (\[@s-.*\^c-n58)$", r"\1 anew \2")),
        ("remove a claim", change(note, r"^.*\^c-n58\n\n", "")),
        ("move a claim within its page", lambda folder: move(f"{folder}/{note}")),
        ("lead a citation elsewhere", change(note, r"(@s-\d+), ¶ \d+(.*\^c-n58)$", r"\1, ¶ 40\2")),
        ("raise a confidence", change("content/index.md", "confidence: low", "confidence: moderate")),
        ("edit the style sheet", lambda folder: write(f"{folder}/templates/dossier.css", "main { color: navy; }\n")),
        ("build on another day", lambda folder: None),
    ]


def move(path):
    blocks = read(path).split("\n\n")
    blocks.insert(3, blocks.pop(12))
    write(path, "\n\n".join(blocks))


def table(program, folder):
    git = ["git", "-C", folder, "-c", "user.name=A", "-c", "user.email=a@example.org"]
    put(folder, claims(THEMES * CLAIMS_OF_NOTE, random.Random(1)))
    add_names(folder)
    build(program, folder)
    subprocess.run(git + ["init", "-q"], check=True)
    subprocess.run(git + ["add", "-A"], check=True)
    subprocess.run(git + ["commit", "-qm", "One"], check=True)
    print("| edit | files of site/ | lines | bytes of the diff | told |\n| --- | --- | --- | --- | --- |")
    for name, edit in edits():
        edit(folder)
        build(program, folder, SOURCE_DATE_EPOCH="2000000000", TZ="Asia/Tokyo")
        subprocess.run(git + ["add", "-AN"], check=True)
        shown = ["diff", "--no-renames", "--diff-algorithm=histogram"]
        rows = subprocess.check_output(git + shown + ["--numstat", "--", "site"], text=True).splitlines()
        counts = [row.split("\t") for row in rows]
        size = len(subprocess.check_output(git + shown + ["--", "site"]))
        told = json.loads(subprocess.check_output([program, "diff", "-C", folder, "--format", "json"],
                                                  stderr=subprocess.DEVNULL))
        kinds = ", ".join(change["kind"] for change in told["changes"]) or "nothing"
        left = len(told["accounting"]["unexplained"])
        lines = f"+{sum(int(c[0]) for c in counts)} −{sum(int(c[1]) for c in counts)}"
        print(f"| {name} | {len(counts)} | {lines} | {size:,} | {kinds}; {left} lines unexplained |")
        subprocess.run(git + ["reset", "-q"], check=True)
        subprocess.run(git + ["checkout", "-q", "."], check=True)
        subprocess.run(git + ["clean", "-qfd"], check=True)


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        if sys.argv[2:] == ["--edits"]:
            table(program, folder)
        else:
            compare(program, folder, int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)


main()
