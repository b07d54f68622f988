#!/usr/bin/env python3
"""Fit ranking.tsv: what tells which statement a denial or a refusal answers.

Usage: ranking.py GOLD_DIR[=WEIGHT] ... [--judge GOLD_DIR] [--binary build/native/tests/explain_gold] [--drop NAME ...] [--write]
       A GOLD_DIR holds NAME.txt + NAME.json with statements, stances and claims and counts WEIGHT, else 1; --judge names one
       that is only scored. Without --write nothing is changed. Needs numpy. The table that ships is made so:

    tests/scores/answers.py --set polnear --gold DIR/politics
    tests/scores/answers.py --set news --part train --gold DIR/news-train
    core/lexicons/ranking.py ../shared/gold/polnear-more DIR/politics=0.5 DIR/news-train=0.5 --judge ../shared/gold/polnear --write

Every denial and refusal of the gold is one case: the statements around it are the candidates, those that gold sets it
against are right, and where there are none "nobody" is. The model is linear in the features of core/claims/pairs.cpp,
with weights that all kinds of answers share, others that are added in short articles, and smaller ones of each kind; it is
fitted by maximum likelihood (a softmax over the candidates and "nobody") with a quadratic penalty. Denials under a neutral verb ("said it never did") are used
too, at less weight. Printed: how often a right candidate comes first and among the first three, with every article left
out of what it is scored by (eight folds), for each folder.
"""
import argparse, json, os, subprocess
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small products: more threads only wait for each other
import numpy as np

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
KINDS = ["bare", "spelled", "rebuttal", "silent", "refusal"]
OPPOSING = ("denies", "declines")
SHORT = 16                         # statements: claims/pairs.h
SHARED, OWN = 40.0, 120.0          # penalties
NEUTRAL, IDLE = 0.7, 0.5           # weights of denials under a neutral verb, of answers that answer nobody here
FOLDS, STEPS = 8, 250


def load(folder, binary):
    lines, gold = [], {}
    ids = lambda entries: [x["statement"] if isinstance(x, dict) else x for x in entries]
    for name in sorted(n[:-5] for n in os.listdir(folder) if n.endswith(".json")):
        g = json.load(open(f"{folder}/{name}.json", encoding="utf-8"))
        answered = {s["id"]: set() for s in g["statements"] if s["stance"] in OPPOSING}
        for claim in g["claims"]:
            voiced = set(ids(claim["affirms"]) + ids(claim["confirms"]))
            for kind in ("denies", "declines", "questions", "confirms"):
                for b in ids(claim[kind]):
                    answered.setdefault(b, set()).update((set(ids(claim["affirms"])) if kind == "confirms" else voiced) - {b})
        gold[name] = ({s["id"]: s["stance"] for s in g["statements"]}, answered)
        text = open(f"{folder}/{name}.txt", encoding="utf-8", newline="").read()
        lines.append(json.dumps({"id": name, "text": text, "statements": [
            dict(id=s["id"], form=s["form"], stance=s["stance"], inside=s.get("inside"), answers=s["id"] in answered, **s["spans"])
            for s in g["statements"]]}))
    out = subprocess.run([binary, "--pairs", "--gold-stance"], input=("\n".join(lines) + "\n").encode(), stdout=subprocess.PIPE, check=True).stdout
    names, cases = [], []
    for line in out.splitlines():
        d = json.loads(line)
        names, (stance, answered) = d["names"], gold[d["id"]]
        for a in d["answers"]:
            right = answered[a["id"]]
            x = np.array([c["features"] for c in a["candidates"]], float).reshape(-1, len(names))
            cases.append(dict(doc=d["id"], kind=a["kind"], opposing=stance[a["id"]] in OPPOSING, wanted=bool(right),
                              x=np.concatenate([x, x * (len(stance) <= SHORT)], 1),
                              y=np.array([c["id"] in right for c in a["candidates"]], bool)))
    return names, cases


def fit(cases, names, drop):
    """Weights for each kind, and the score that "nobody" has."""
    cases = sorted([c for c in cases if len(c["y"]) and (c["y"].any() or (c["opposing"] and not c["wanted"]))], key=lambda c: c["kind"])
    sizes = [len(c["y"]) for c in cases]
    x = np.concatenate([c["x"] for c in cases])
    deviation = x.std(0) + 1e-6
    x /= deviation
    x[:, [i for i in range(x.shape[1]) if names[i % len(names)] in drop]] = 0
    y = np.concatenate([c["y"] for c in cases]).astype(float)
    of = np.repeat(np.arange(len(cases)), sizes)
    kind = np.array([c["kind"] for c in cases])
    nobody_right = np.array([not c["y"].any() for c in cases], float)
    open_ = np.array([c["opposing"] for c in cases], float)  # may answer nobody
    weight = np.array([c["weight"] * (1.0 if c["opposing"] else NEUTRAL) for c in cases]) * np.where(nobody_right > 0, IDLE, 1.0)
    w, v, b = np.zeros(x.shape[1]), np.zeros((len(KINDS), x.shape[1])), np.zeros(len(KINDS))
    state = [[np.zeros_like(p), np.zeros_like(p)] for p in (w, v, b)]
    ends = np.searchsorted(kind[of], np.arange(len(KINDS) + 1))
    rows = [slice(a, b) for a, b in zip(ends, ends[1:])]
    for step in range(1, STEPS + 1):  # Adam: smooth enough a problem for the plainest of methods
        s = np.zeros(len(x))
        for k, r in enumerate(rows): s[r] = x[r] @ (w + v[k])
        e, n = np.exp(s), open_ * np.exp(b[kind])
        all_, right = np.bincount(of, e) + n, np.bincount(of, e * y) + n * nobody_right
        g = weight[of] * (e / all_[of] - e * y / right[of])
        gv = np.stack([x[r].T @ g[r] for r in rows])
        gb = np.bincount(kind, weight * (n / all_ - n * nobody_right / right), len(KINDS))
        for p, grad, (m, q) in zip((w, v, b), (gv.sum(0) + 2 * SHARED * w, gv + 2 * OWN * v, gb), state):
            m *= 0.9; m += 0.1 * grad
            q *= 0.99; q += 0.01 * grad ** 2
            p -= 0.04 * (m / (1 - 0.9 ** step)) / (np.sqrt(q / (1 - 0.99 ** step)) + 1e-8) * min(1, 2 - 2 * step / STEPS)
    return (w + v) / deviation, b


def ranks(cases, weights_for):
    """Of the denials and refusals that gold sets against somebody: right first, right among three."""
    wanted = [c for c in cases if c["opposing"] and c["wanted"]]
    first = three = 0
    for c in wanted:
        order = np.argsort(-(c["x"] @ weights_for(c)[0][c["kind"]]), kind="stable")
        first += bool(len(order)) and bool(c["y"][order[0]])
        three += bool(c["y"][order[:3]].any())
    return "%d answers: first %.1f %%, among three %.1f %%" % (len(wanted), 100 * first / len(wanted), 100 * three / len(wanted))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("gold", nargs="+"), p.add_argument("--judge"), p.add_argument("--drop", nargs="*", default=[])
    p.add_argument("--binary", default=os.path.join(root, "build/native/tests/explain_gold")), p.add_argument("--write", action="store_true")
    a = p.parse_args()
    folders = {}
    for folder, _, weight in (given.partition("=") for given in a.gold):
        names, folders[folder] = load(folder, a.binary)
        for c in folders[folder]: c["weight"] = float(weight or 1)
    cases = [c for some in folders.values() for c in some]
    docs = sorted({c["doc"] for c in cases})
    np.random.RandomState(1).shuffle(docs)
    fold = {d: i % FOLDS for i, d in enumerate(docs)}
    folds = [fit([c for c in cases if fold[c["doc"]] != f], names, a.drop) for f in range(FOLDS)]
    named = lambda folder: os.path.basename(folder.rstrip("/"))
    figures = ["left out, %s: %s" % (named(f), ranks(some, lambda c: folds[fold[c["doc"]]])) for f, some in folders.items()]
    weights, nobody = fit(cases, names, a.drop)
    if a.judge: figures.append("judged, %s: %s" % (named(a.judge), ranks(load(a.judge, a.binary)[1], lambda c: (weights, nobody))))
    print("\n".join(figures))
    if not a.write: return
    # in long articles the first half of the weights counts, in short ones both
    columns = np.concatenate([weights[:, :len(names)], weights[:, :len(names)] + weights[:, len(names):]])
    with open(os.path.join(here, "ranking.tsv"), "w", encoding="utf-8") as out:
        out.write("# What tells which statement an answer answers, in hundredths of a logit, for each kind of answer (claims/pairs.h),\n"
                  "# and once more for each in short articles. Fitted by ranking.py to the claims that readers marked in %d articles.\n"
                  "# \"nobody\" is what the answer must beat.\n" % len(docs))
        out.write("".join("# %s\n" % line for line in figures))
        out.write("\t".join(["feature"] + KINDS + [k + "-short" for k in KINDS]) + "\n")
        row = lambda name, values: out.write("\t".join([name] + ["%d" % round(100 * x) for x in values]) + "\n")
        for i, name in enumerate(names):
            if np.abs(columns[:, i]).max() >= 0.005: row(name, columns[:, i])
        row("nobody", np.concatenate([nobody, nobody]))


if __name__ == "__main__": main()
