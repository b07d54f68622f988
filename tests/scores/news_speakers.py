#!/usr/bin/env python3
"""How often a reader of the news is shown a wrong speaker, and how often none.

Usage: news_speakers.py [../shared/news/articles.jsonl.gz] [--set first|…|sixth] [--explain BINARY] [--misses] [--json]

news_speakers.tsv holds the statements of 40 articles a set, drawn by chance from all news, each with its speaker as a reader
of the whole article named it; lexicons/sureness.tsv is fitted to all, so what unseen articles have is what speakers.py tells
by folds. They are the statements that the product found at the time; one that it finds no more is not counted. Printed, of
the statements found: "wrong", a name is shown that is not the speaker's, nor a part or a longer form of it, or a name where
nobody is named; "open", none is shown. Statements that the reader held for none are left out.
"""
import argparse
import gzip
import json
import os
import re
import subprocess
from difflib import SequenceMatcher

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SETS = ("first", "second", "third", "fourth", "fifth", "sixth")
TITLES = set("the a an of mr ms mrs dr sen rep gov lt president secretary and s r d".split())


def words(text):
    return [(m.group(), m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", text)]


def places(text, raw):
    """A function from spans of the reading text to sets of word numbers of the article as it was pasted."""
    own, pasted = words(text), words(raw)
    matcher = SequenceMatcher(None, [w[0] for w in own], [w[0] for w in pasted], autojunk=False)
    number = {a + k: b + k for a, b, n in matcher.get_matching_blocks() for k in range(n)}
    return lambda spans: {number[i] for i, (_, begin, end) in enumerate(own)
                          for a, b in spans if begin < b and end > a and i in number}


def plain(name):
    return {w for w in re.findall(r"[a-z0-9]+", name.lower()) if w not in TITLES}


def same(entity, name):
    """One holds all words of the other, or the name or an alias is the very name: "president", too, which is but a title."""
    shown, wanted = plain(entity["name"]), plain(name)
    if shown and wanted and (shown <= wanted or wanted <= shown):
        return True
    return any(called.lower() == name.lower() for called in [entity["name"], *entity["aliases"]])


def labelled(news, sets):
    """Of each article of these sets: its rows (set, place of what is said, of the cue, of the speaker), and its text."""
    rows = {}
    with open(os.path.join(HERE, "news_speakers.tsv"), encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            name, which, said, cue, who = line.rstrip("\n").split("\t")
            if which in sets:
                rows.setdefault(name, []).append((which, said, cue, who))
    texts = {}
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["id"] in rows:
                texts[article["id"]] = article["text"]
    return rows, texts


def matched(text, statements, rows, raw):
    """For each row that is a statement: the row, the number of the statement that is most like it, or None, and the
    speaker's name, or None. `text`: the reading text of the article that was pasted as `raw`."""
    at, pasted = places(text, raw), words(raw)
    spans = [(at(s["content"] or s["cue"] or s["source"]), at(s["cue"])) for s in statements]

    def numbers(place):
        if place == "-":
            return set()
        begin, end = map(int, place.split("-"))
        return {i for i, (_, b, e) in enumerate(pasted) if b < end and e > begin}
    for row in rows:
        _, said, cue, who = row
        if who == "nothing":
            continue
        told, verb = numbers(said), numbers(cue)

        def likeness(s):
            both = len(spans[s][0] & told) / max(1, len(spans[s][0] | told))
            return both + (0.5 if verb and spans[s][1] & verb else 0)
        best = max(range(len(spans)), key=likeness, default=None)
        if best is not None and likeness(best) < 0.5:
            best = None
        yield row, best, None if who == "-" else raw[slice(*map(int, who.split("-")))]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("news", nargs="?", default=os.path.join(ROOT, "../shared/news/articles.jsonl.gz"))
    p.add_argument("--set", choices=SETS)
    p.add_argument("--explain", default=os.path.join(ROOT, "build/native/explain"))
    p.add_argument("--misses", action="store_true")
    p.add_argument("--json", action="store_true")
    a = p.parse_args()
    rows, texts = labelled(a.news, SETS if a.set is None else (a.set,))
    asked = "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in texts.items())
    run = subprocess.run([a.explain, "--jsonl", "--jobs", str(os.cpu_count() or 1)], input=asked, text=True,
                         capture_output=True, check=True)
    counted = dict.fromkeys(("found", "wrong", "open", "gone"), 0)
    for line in map(json.loads, run.stdout.splitlines()):
        name, found = line["id"], line["explanation"]
        for row, best, wanted in matched(found["article"]["text"], found["statements"], rows[name], texts[name]):
            if best is None:
                counted["gone"] += 1
                continue
            counted["found"] += 1
            speaker = found["statements"][best]["speaker"]
            if speaker is None:
                counted["open"] += 1
                continue
            entity = found["entities"][speaker]
            if wanted is None or not same(entity, wanted):
                counted["wrong"] += 1
                if a.misses:
                    print(f"{name} {row[1]}: {entity['name']!r}, not {wanted!r}")
    figures = dict(counted, **{f"{k} %": round(100 * counted[k] / max(1, counted["found"]), 1) for k in ("wrong", "open")})
    if a.json:
        print(json.dumps(figures))
    else:
        print("%d statements; wrong speaker %d (%.1f in 100), open %d (%.1f in 100); %d no more found" % (
            figures["found"], figures["wrong"], figures["wrong %"], figures["open"], figures["open %"], figures["gone"]))


if __name__ == "__main__":
    main()
