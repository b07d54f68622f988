#!/usr/bin/env python3
"""Count the cards marked disputed on articles in which nobody disputes anything.

Usage: undisputed.py POLNEAR_DIR [--explain build/native/explain] [--articles 20] [--show]
       POLNEAR_DIR has text/NAME.txt and attributions/ (../shared/polnear/train).

Taken are articles of at least ten marked attributions in whose text no word denies, refuses, rejects or calls false,
spread evenly over the alphabet. What is still marked disputed there is a false alarm, or a denial in words of its own:
--show prints the words of each.
"""
import argparse, json, os, re, subprocess

SIGNS = re.compile(r"\b(den(y|ies|ied|ying|ials?)|reject|disput|refut|rebut|dismiss|disavow|repudiat|contradict|challeng|disagree|debunk|quash|"
                   r"contest(s|ed|ing)\b|retract|recant|declin|refus|untrue|false|baseless|nonsense|mislead|lie[sd]?\b|lying|liar|wrong\b|no comment|"
                   r"not (immediately )?(respond|return|true|comment)|never\b|accus|alleg)", re.I)
root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("polnear"), p.add_argument("--explain", default=os.path.join(root, "build/native/explain"))
p.add_argument("--articles", type=int, default=20), p.add_argument("--show", action="store_true")
a = p.parse_args()

marked = {}
for name in os.listdir(f"{a.polnear}/attributions"):
    with open(f"{a.polnear}/attributions/{name}", encoding="utf-8") as lines:
        marked[name[:name.rindex("_")]] = sum(line.startswith("E") for line in lines)
calm = []
for name in sorted(marked):
    text = open(f"{a.polnear}/text/{name}.txt", encoding="utf-8", newline="").read()
    if marked[name] >= 10 and not SIGNS.search(text): calm.append((name, text))
chosen = calm[:: max(1, len(calm) // a.articles)][: a.articles]
lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in chosen)
out = subprocess.run([a.explain, "--jsonl", "--unit", "code-point"], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
disputed = cards = 0
for line in out.splitlines():
    answer = json.loads(line)
    explanation = answer.get("explanation") or {"claims": []}
    for claim in explanation["claims"]:
        cards += 1
        if "disputed" not in claim["status"]: continue
        disputed += 1
        if a.show:
            text, told = explanation["article"]["text"], explanation["statements"]
            for link in claim["denies"]:
                words = lambda part: " … ".join(text[b:e] for b, e in told[[s["id"] for s in told].index(link["statement"])][part])
                print("%s: %s | %s | %s" % (answer["id"], words("source"), words("cue"), words("content")))
print("%d articles of %d without a word of denial: %d cards, %d marked disputed" % (len(chosen), len(calm), cards, disputed))
