#!/usr/bin/env python3
"""Denials and refusals, and what they are set against, in articles that were not chosen for their disputes.

Usage: answers.py [--shared ../shared] [--set news|polnear] [--part judge|train] [--explain BINARY] [--misses] [--json]
       answers.py --gold DIR [--set ...] [--part ...]   writes NAME.txt + NAME.json, as core/lexicons/ranking.py takes them
       Labels: answers.tsv beside this script, which says how they were made. The articles are read from SHARED.

"right" is the share of the statements read as denials (refusals) that are labelled so, "shown" the same of those that a
card shows as certain or likely, "found" the share of the labelled ones that are read so. Of the labelled ones that answer
something, "placed" are set against a right statement, and "links" counts all that they are set against. --misses prints
the places of the part `train` alone.
"""
import argparse, collections, gzip, json, os, sys

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("--shared", default=os.path.join(root, "../shared")), p.add_argument("--gold")
p.add_argument("--set", choices=("news", "polnear")), p.add_argument("--part", choices=("judge", "train"))
p.add_argument("--explain", default=os.path.join(root, "build/native/explain"))
for flag in ("--misses", "--json"): p.add_argument(flag, action="store_true")
a = p.parse_args()
sys.path.insert(0, os.path.join(a.shared, "eval"))
import run_explain  # noqa: E402
from score_explanations import align, cover, dice, words  # noqa: E402

OPPOSING = ("denies", "declines")
spans = lambda place: tuple(tuple(map(int, one.split("-"))) for one in place.split(";"))
Label = collections.namedtuple("Label", "place label answers")
labels, part_of = collections.defaultdict(list), {}
with open(os.path.join(here, "answers.tsv"), encoding="utf-8") as lines:
    for line in list(l for l in lines if not l.startswith("#"))[1:]:
        set_, article, part, place, label, answers = line.rstrip("\n").split("\t")
        if a.set not in (None, set_) or a.part not in (None, part): continue
        labels[set_, article].append(Label(spans(place), label, [spans(one) for one in answers.split(",") if one]))
        part_of[set_, article] = part
if a.set != "polnear":
    with gzip.open(os.path.join(a.shared, "sameness/fnc1-bodies.json.gz"), "rt", encoding="utf-8") as f: bodies = json.load(f)
texts = {(s, n): bodies[n] if s == "news" else open(f"{a.shared}/polnear/train/text/{n}.txt", encoding="utf-8", newline="").read()
         for s, n in sorted(labels)}
name = "{0[0]}-{0[1]}".format
explained, _ = run_explain.explain(a.explain, [(name(k), "text", t) for k, t in texts.items()])


def match(key):
    """The explanation's statement for each labelled place, by the words of cue and content."""
    e = explained[name(key)]
    gold, own = words(texts[key]), words(e["article"]["text"])
    at = align(gold, own)
    said = {s["id"]: {at.get(i, -1 - i) for i in cover(own, s["cue"] + s["content"])} for s in e["statements"]}
    nearest = {}
    for place in {one for label in labels[key] for one in [label.place, *label.answers]}:
        want = cover(gold, place)
        alike, best = max(((dice(words_, want), -s) for s, words_ in said.items()), default=(0, 0))
        if alike >= 0.6: nearest[place] = -best
    return nearest


def gold_of(key):
    """The article as gold: the statements that were found, with the labels' stances, and a claim for each answer."""
    e, at = explained[name(key)], match(key)
    given = {at[l.place]: l for l in labels[key] if l.place in at}
    ids = "S{}".format

    def stance(s):
        l = given.get(s["id"])
        # a denial in form that answers nobody here would teach that denials have no target
        if l and l.label in ("declines", "confirms") or l and l.label == "denies" and l.answers: return l.label
        return "asserts" if l or s["stance"] in OPPOSING else s["stance"]

    statements = [{"id": ids(s["id"]), "form": s["form"], "stance": stance(s), "inside": None if s["inside"] is None else ids(s["inside"]),
                   "spans": {r: s[r] for r in ("source", "cue", "content")}} for s in e["statements"]]
    claims = []
    for s, l in given.items():
        right = [ids(at[one]) for one in l.answers if at.get(one, s) != s]
        if l.label not in OPPOSING or not right: continue
        lists = dict.fromkeys(("confirms", "denies", "declines", "questions", "conditional", "responds"), [])
        claims.append({"affirms": right, **lists, l.label: [ids(s)]})
    return {"article": name(key), "entities": [], "statements": statements, "claims": claims}


if a.gold:
    os.makedirs(a.gold, exist_ok=True)
    for key in labels:
        with open(f"{a.gold}/{name(key)}.txt", "w", encoding="utf-8", newline="") as out: out.write(explained[name(key)]["article"]["text"])
        with open(f"{a.gold}/{name(key)}.json", "w", encoding="utf-8") as out: json.dump(gold_of(key), out)
    sys.exit()

counts = collections.defaultdict(collections.Counter)
for key, some in labels.items():
    e, at = explained[name(key)], match(key)
    own_text = e["article"]["text"]
    truth = {at[l.place]: l for l in some if l.place in at}
    shown, links = set(), collections.defaultdict(set)
    for claim in e["claims"]:
        voiced = {x["statement"] for k in ("affirms", "confirms") for x in claim[k]}
        for k in ("denies", "declines", "questions"):
            for x in claim[k]:
                if x["certainty"] != "possible": shown.add((x["statement"], k)); links[x["statement"]] |= voiced
    for s in e["statements"]:
        if s["stance"] not in OPPOSING: continue
        good, c = s["id"] in truth and truth[s["id"]].label == s["stance"], counts[s["stance"]]
        c["read"] += 1; c["right"] += good
        if (s["id"], s["stance"]) in shown: c["shown"] += 1; c["shown right"] += good
        if a.misses and not good and part_of[key] == "train":
            told = [" … ".join(own_text[b:x] for b, x in s[r])[:120] for r in ("source", "cue", "content")]
            print(name(key), "read as", s["stance"], "labelled", truth[s["id"]].label if s["id"] in truth else "nothing", *told, sep=" | ", file=sys.stderr)
    by_id = {s["id"]: s for s in e["statements"]}
    for l in some:
        if l.label not in OPPOSING: continue
        c, s = counts[l.label], at.get(l.place)
        hit = s is not None and by_id[s]["stance"] == l.label
        c["labelled"] += 1; c["found"] += hit
        if a.misses and not hit and part_of[key] == "train":
            print(name(key), "missed", l.label, texts[key][l.place[0][0]:l.place[-1][1]][:200].replace("\n", " "), sep=" | ", file=sys.stderr)
        if not l.answers: continue
        wanted = {at[one] for one in l.answers if one in at}
        c["answering"] += 1; c["placed"] += bool(links[s] & wanted) if s is not None else 0
        if s is not None: c["links"] += len(links[s]); c["links right"] += len(links[s] & wanted)

share = lambda some, of: 100 * some / of if of else 100.0
PAIRS = (("right", "read"), ("shown right", "shown"), ("found", "labelled"), ("placed", "answering"), ("links right", "links"))
if a.json: print(json.dumps({k: dict(c, **{some + " %": share(c[some], c[of]) for some, of in PAIRS}) for k, c in counts.items()}))
else:
    print(len(labels), "articles")
    for k, c in counts.items(): print("%-8s  %s" % (k, ";  ".join("%s %d of %d (%.1f %%)" % (some, c[some], c[of], share(c[some], c[of])) for some, of in PAIRS)))
