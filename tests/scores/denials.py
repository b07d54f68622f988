#!/usr/bin/env python3
"""How often a statement that is read as a denial is one, and how many of the labelled denials are read so.

Usage: denials.py POLNEAR_DIR [--explain BINARY] [--eval ../shared/eval] [--misses] [--json]
       POLNEAR_DIR has text/NAME.txt (../shared/polnear/dev); the labels are in denials.tsv beside this script.

A statement that denies is held against the label on which its cue lies, or its content if it has no cue. One without a
label counts as wrong: label it first (--misses prints its place). "cue" counts the labels of words of denial alone,
"content" those under words like "said". Articles that stand in the gold for judging are scored but not shown by --misses.
"""
import argparse, collections, json, os, sys

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("polnear"), p.add_argument("--explain", default=os.path.join(root, "build/native/explain"))
p.add_argument("--eval", default=os.path.join(root, "../shared/eval"))
for flag in ("--misses", "--json"): p.add_argument(flag, action="store_true")
a = p.parse_args()
sys.path.insert(0, a.eval)
import run_explain  # noqa: E402
from score_explanations import align, words  # noqa: E402

labels = collections.defaultdict(list)
with open(os.path.join(here, "denials.tsv"), encoding="utf-8") as lines:
    for line in list(l for l in lines if not l.startswith("#"))[1:]:
        name, begin, end, kind, label = line.rstrip("\n").split("\t")
        labels[name].append((int(begin), int(end), kind, label))
names = sorted(n[:-4] for n in os.listdir(f"{a.polnear}/text"))
texts = {n: open(f"{a.polnear}/text/{n}.txt", encoding="utf-8", newline="").read() for n in names}
explained, _ = run_explain.explain(a.explain, [(n, "text", t) for n, t in texts.items()])
judged = os.path.join(os.path.dirname(a.eval.rstrip("/")), "gold/polnear")

read, right, meant, met = (collections.Counter() for _ in range(4))
for n in names:
    own_text = explained[n]["article"]["text"]
    gold_words, own_words = words(texts[n]), words(own_text)
    at = align(gold_words, own_words)
    found = set()
    show = a.misses and not os.path.exists(f"{judged}/{n}.json")
    for s in explained[n]["statements"]:
        if s["stance"] != "denies": continue
        place = []
        for begin, end in s["cue"] or s["content"]:
            place += [gold_words[at[i]][:2] for i, (b, e, _) in enumerate(own_words) if b < end and e > begin and i in at]
        hits = [k for k, label in enumerate(labels[n]) if any(b < label[1] and label[0] < e for b, e in place)]
        kind = labels[n][hits[0]][2] if hits else "unlabelled"
        correct = any(labels[n][k][3] == "denies" for k in hits)
        found.update(hits)
        read[kind] += 1
        right[kind] += correct
        if show and not correct:
            shown = lambda part: " … ".join(own_text[b:e] for b, e in s[part])
            print("%s %s: %s | %s | %s" % (n, "no denial" if hits else "unlabelled at %s" % place[:1], shown("source"), shown("cue"), shown("content")[:120]), file=sys.stderr)
    for k, (begin, end, kind, label) in enumerate(labels[n]):
        if label != "denies": continue
        meant[kind] += 1
        met[kind] += k in found
        if show and k not in found: print("%s missed at %d: %s" % (n, begin, texts[n][begin - 40: end + 60].replace("\n", " ")), file=sys.stderr)

share = lambda some, of: some / of if of else 1.0
figures = {kind: {"read": read[kind], "right": right[kind], "precision": share(right[kind], read[kind]),
                  "labelled": meant[kind], "found": met[kind], "recall": share(met[kind], meant[kind])} for kind in ("cue", "content")}
total = lambda counter: sum(counter.values())
figures["all"] = {"read": total(read), "right": total(right), "precision": share(total(right), total(read)),
                  "labelled": total(meant), "found": total(met), "recall": share(total(met), total(meant)), "unlabelled": read["unlabelled"]}
if a.json: print(json.dumps(figures))
else:
    for kind, f in figures.items():
        print("%-8s %3d read as denials, %3d of them right (%.1f %%); %3d labelled, %3d of them found (%.1f %%)" % (
            kind, f["read"], f["right"], 100 * f["precision"], f["labelled"], f["found"], 100 * f["recall"]))
    print("unlabelled %d" % read["unlabelled"])
