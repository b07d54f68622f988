#!/usr/bin/env python3
"""How often a speaker that is shown is the right one, and how often none is shown.

Usage: speakers.py seeds SEEDS GOLD | gold GOLD  [--explain BINARY] [--eval ../shared/eval] [--misses] [--json]
       as ../shared/eval/run_explain.py takes them

Statements are matched with the gold's as score_explanations.py does, which counts an open speaker as wrong. Here: of the
matched statements whose speaker the gold names, "shown" have one in the explanation, of which "right" by name or alias;
"open" have none. "invented": shown speakers whose name stands nowhere in the article, which must be none.
"""
import argparse, json, os, sys

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("kind", choices=("seeds", "gold")), p.add_argument("folders", nargs="+")
p.add_argument("--explain", default=os.path.join(root, "build/native/explain"))
p.add_argument("--eval", default=os.path.join(root, "../shared/eval"))
for flag in ("--misses", "--json"): p.add_argument(flag, action="store_true")
a = p.parse_args()
sys.path.insert(0, a.eval)
import run_explain  # noqa: E402
from score_explanations import align, cover, dice, names, words  # noqa: E402

gold = a.folders[-1]
listed = sorted(n[:-5] for n in os.listdir(gold) if n.endswith(".json"))
texts = {n: open(f"{gold}/{n}.txt", encoding="utf-8", newline="").read() for n in listed}
if a.kind == "seeds":
    raw = sorted(os.listdir(a.folders[0]))
    items = []
    for n in listed:
        paste = open(f"{a.folders[0]}/{raw[int(n.split('-')[1])]}", encoding="utf-8").read()
        items.append((n, "html" if paste.lstrip().startswith("<") else "text", paste))
else: items = [(n, "text", t) for n, t in texts.items()]
explained, _ = run_explain.explain(a.explain, items)

right = shown = opened = invented = 0
for n in listed:
    marked, found = json.load(open(f"{gold}/{n}.json", encoding="utf-8")), explained[n]
    gold_words, own_words = words(texts[n]), words(found["article"]["text"])
    at = align(gold_words, own_words)
    anchors = lambda s: s["content"] or s["cue"]
    of_gold = {s["id"]: {r: cover(gold_words, s["spans"][r]) for r in ("source", "cue", "content")} for s in marked["statements"]}
    of_own = {s["id"]: {r: {at.get(i, -1 - i) for i in cover(own_words, s[r])} for r in ("source", "cue", "content")} for s in found["statements"]}
    pairs = sorted(((dice(anchors(o), anchors(g)) + .1 * dice(o["source"], g["source"]) + .05 * dice(o["cue"], g["cue"]), i, k)
                    for i, o in of_own.items() for k, g in of_gold.items() if anchors(o) & anchors(g)), key=lambda x: -x[0])
    matched, used = {}, set()
    for _, i, k in pairs:
        if i not in matched and k not in used and dice(anchors(of_own[i]), anchors(of_gold[k])) >= .5: matched[i] = k; used.add(k)
    wanted = {s["id"]: s.get("speaker") for s in marked["statements"]}
    gold_entities, own_entities = ({e["id"]: e for e in x["entities"]} for x in (marked, found))
    for s in found["statements"]:
        entity = own_entities.get(s.get("speaker"))
        invented += bool(entity and entity["name"].lower() not in found["article"]["text"].lower())
        if wanted.get(matched.get(s["id"])) is None: continue
        expected = gold_entities[wanted[matched[s["id"]]]]
        if entity is None: opened += 1; continue
        shown += 1
        hit = bool(names(entity) & names(expected))
        right += hit
        if a.misses and not hit: print(f"{n}: {entity['name']!r}, not {expected['name']!r}", file=sys.stderr)

figures = {"statements": shown + opened, "shown": shown, "right": right, "precision": right / max(1, shown), "open": opened, "invented": invented}
if a.json: print(json.dumps(figures))
else: print("%d statements; %d with a speaker, %d of them right (%.1f %%); %d open; %d invented" % (
    shown + opened, shown, right, 100 * figures["precision"], opened, invented))
