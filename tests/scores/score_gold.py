#!/usr/bin/env python3
"""Score entities, stances and claims on statements that readers marked.

Usage: score_gold.py GOLD_DIR [--binary build/native/tests/explain_gold] [--eval ../shared/eval]
                     [--gold-stance] [--misses] [--keep DIR] [--only WORD] [--json]
       GOLD_DIR has NAME.txt + NAME.json: ../shared/gold, ../shared/gold/polnear, ../shared/gold/polnear-more (the last
       has no speakers). --keep writes each explanation to DIR/NAME.json; --only takes the names that hold WORD.

Every statement is given with its source, cue and content, so "what" and "who-said-what" stand near 100 by making; what is
measured is the rest. --gold-stance gives the stances too: then "stance" is 100 and the claims alone are measured.
"""
import argparse, json, os, shutil, subprocess, sys, tempfile

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("gold")
p.add_argument("--binary", default=os.path.join(root, "build/native/tests/explain_gold"))
p.add_argument("--eval", default=os.path.join(root, "../shared/eval"))
p.add_argument("--keep"), p.add_argument("--only", default="")
for flag in ("--gold-stance", "--misses", "--json"): p.add_argument(flag, action="store_true")
a = p.parse_args()
sys.path.insert(0, a.eval)
import score_explanations  # noqa: E402

names = sorted(n[:-5] for n in os.listdir(a.gold) if n.endswith(".json") and a.only in n)
gold_dir, pred_dir = tempfile.mkdtemp(), a.keep or tempfile.mkdtemp()
os.makedirs(pred_dir, exist_ok=True)
lines = []
for n in names:
    gold = json.load(open(f"{a.gold}/{n}.json", encoding="utf-8"))
    text = open(f"{a.gold}/{n}.txt", encoding="utf-8", newline="").read()
    lines.append(json.dumps({"id": n, "text": text, "statements": [
        dict(id=s["id"], form=s["form"], stance=s.get("stance"), inside=s.get("inside"), **s["spans"]) for s in gold["statements"]]}))
    for kind in (".txt", ".json"): shutil.copy(f"{a.gold}/{n}{kind}", gold_dir)
run = subprocess.run([a.binary] + ["--gold-stance"] * a.gold_stance, input=("\n".join(lines) + "\n").encode(), stdout=subprocess.PIPE)
if run.returncode: sys.exit(f"{a.binary} ended with {run.returncode}")
for line in run.stdout.splitlines():
    answer = json.loads(line)
    if "explanation" not in answer: print(answer, file=sys.stderr); continue
    with open(f"{pred_dir}/{answer['id']}.json", "w", encoding="utf-8") as out:
        json.dump(answer["explanation"], out, indent=1, ensure_ascii=False)

figures = score_explanations.score(gold_dir, pred_dir, a.misses)
if a.json: print(json.dumps(figures))
else:
    for k, v in figures.items():
        if isinstance(v, tuple) and len(v) == 3: print("%-28s P %5.1f  R %5.1f  F1 %5.1f" % ((k,) + tuple(100 * x for x in v)))
        elif isinstance(v, float) and not k.startswith("false"): print("%-28s %5.1f %%" % (k, 100 * v))
        else: print("%-28s %s" % (k, v))
shutil.rmtree(gold_dir)
if not a.keep: shutil.rmtree(pred_dir)
