#!/usr/bin/env python3
"""Fit core/lexicons/sureness.tsv: how likely a speaker is the right one, and which are left open.

Usage: speakers.py [--news ../shared/news/articles.jsonl.gz] [--sets first,second,...] [--open 11.6] [--drop SIGN ...]
                   [--cache FILE] [--binary build/native/tests/speaker_signs] [--write]

Labels are those of tests/scores/news_speakers.tsv. Every statement with a speaker is a case, right or wrong; its signs are
what core/entities/sureness.cpp says of it. The model is linear, with weights that all kinds of sources share and others of
each kind, fitted by maximum likelihood with a quadratic penalty. How sure the statements are on which one rests is a sign
too: it is worked out by weights that were fitted without the article. The line under which a speaker is left open is where,
by folds over the articles, so many in 100 are open as --open says, those that have no speaker anyway among them. Printed, by folds: wrong and open in 100 before and after, for each
set. --cache keeps what the network read, which takes minutes; without --write nothing is changed. Needs numpy and scipy.
"""
import argparse
import json
import os
import subprocess
import sys

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np  # noqa: E402
from scipy.optimize import minimize  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
sys.path.insert(0, os.path.join(ROOT, "tests/scores"))
from news_speakers import labelled, matched, same  # noqa: E402

KINDS = ["named", "described", "one", "several", "speaker", "relative", "none"]
EASIER = 39  # hundredths of a logit, for "several"
CHAINS = ("outer", "from", "rests")
STEPS = ("unsure", "100", "200", "300", "sure")
SHARED, OWN = 4.0, 10.0  # penalties
FOLDS, ROUNDS = 5, 2
LEAST = 8  # cases that a sign needs


def read(rows, texts, binary, model, cache):
    """What the driver says of each article."""
    known = {}
    if cache and os.path.exists(cache):
        with open(cache, encoding="utf-8") as lines:
            known = {json.loads(line)["id"]: line for line in lines}
    missing = "".join(json.dumps({"id": i, "text": texts[i]}) + "\n" for i in rows if i not in known)
    if missing:
        out = subprocess.run([binary, model], input=missing, text=True, capture_output=True, check=True).stdout
        known.update({json.loads(line)["id"]: line + "\n" for line in out.splitlines()})
        if cache:
            with open(cache, "w", encoding="utf-8") as kept:
                kept.writelines(known.values())
    out = subprocess.run([binary], input="".join(known[i] for i in rows), text=True, capture_output=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def cases_of(article, rows, raw):
    """For each row that a statement is found for: the statement's number, and whether its speaker is right, or None."""
    for (which, *_), best, name in matched(article["text"], article["statements"], rows, raw):
        if best is None:
            continue
        one = article["statements"][best]
        shown = None if one["speaker"] is None else {"name": one["speaker"], "aliases": one["aliases"]}
        yield which, best, None if shown is None else name is not None and same(shown, name), name


def chain_sign(which, points):
    return which + "-" + STEPS[0 if points < 0 else 1 if points < 1 else 2 if points < 2 else 3 if points < 3 else 4]


class Signs:
    """Rows of a matrix: one column for each sign, and one for each sign and kind."""

    def __init__(self, articles, drop):
        count = {}
        for article in articles:
            for one in article["statements"]:
                for sign in one.get("signs", ()):
                    count[sign] = count.get(sign, 0) + 1
        self.names = ["always"] + sorted(s for s, n in count.items() if n >= LEAST and s not in drop)
        self.names += [w + "-" + s for w in CHAINS for s in STEPS if w + "-" + s not in drop]
        self.column = {s: i for i, s in enumerate(self.names)}

    def row(self, one, chained):
        return [self.column[s] for s in ["always", *one["signs"], *chained] if s in self.column], KINDS.index(one["kind"])


def fit(rows, y, width, start=None):
    """Weights for each kind, what all share included: L-BFGS on the penalised likelihood."""
    own = [[c for c in columns] + [width * (1 + kind) + c for c in columns] for columns, kind in rows]
    longest = max(map(len, own))
    size = width * (1 + len(KINDS))
    index = np.array([one + [size] * (longest - len(one)) for one in own])  # the last weight is nobody's
    penalty = np.repeat([SHARED, OWN], [width, size - width])
    penalty[0] = 1e-3

    def loss(w):
        score = np.append(w, 0.0)[index].sum(1)
        p = 1 / (1 + np.exp(-np.clip(score, -30, 30)))
        value = -np.log(np.clip(np.where(y > 0, p, 1 - p), 1e-12, 1)).sum() + 0.5 * (penalty * w * w).sum()
        pulls = np.bincount(index.ravel(), np.repeat(p - y, longest), size + 1)[:size]
        return value, pulls + penalty * w
    w = minimize(loss, np.zeros(size) if start is None else start, jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    return w, w[:width] + w[width:].reshape(len(KINDS), width)


def weigh(article, signs, weights):
    """Points and rows of each statement, chain signs included: as weigh() of sureness.cpp."""
    points, rows = [None] * len(article["statements"]), [None] * len(article["statements"])
    for s, one in enumerate(article["statements"]):
        if one["speaker"] is None:
            continue
        chained = [chain_sign(w, points[one[w]]) for w in CHAINS
                   if one[w] is not None and one[w] < s and points[one[w]] is not None] if weights is not None else []
        rows[s] = signs.row(one, chained)
        points[s] = float(weights[rows[s][1]][rows[s][0]].sum()) if weights is not None else 0.0
    return points, rows


def crossed(articles, cases, signs, fold):
    """Points of each article by weights fitted without its fold, and weights fitted to all."""
    weights, every, start = dict.fromkeys(range(FOLDS)), None, None
    for _ in range(ROUNDS):
        rows = {a["id"]: weigh(a, signs, weights[fold[a["id"]]])[1] for a in articles}
        listed = [(a["id"], rows[a["id"]][s], y) for a in articles for _, s, y, _ in cases[a["id"]] if y is not None]

        def of(some, begin):
            return fit([r for _, r, _ in some], np.array([y for _, _, y in some], float), len(signs.names), begin)
        start, every = of(listed, start)
        weights = {f: of([one for one in listed if fold[one[0]] != f], None)[1] for f in range(FOLDS)}
    return {a["id"]: weigh(a, signs, weights[fold[a["id"]]])[0] for a in articles}, every


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--news", default=os.path.join(ROOT, "../shared/news/articles.jsonl.gz"))
    p.add_argument("--sets", default="first,second,third,fourth,fifth,sixth")
    p.add_argument("--open", type=float, default=11.6)
    p.add_argument("--drop", nargs="*", default=[])
    p.add_argument("--cache")
    p.add_argument("--binary", default=os.path.join(ROOT, "build/native/tests/speaker_signs"))
    p.add_argument("--model", default=os.path.join(ROOT, "build/native/english.model"))
    p.add_argument("--write", action="store_true")
    a = p.parse_args()
    rows, texts = labelled(a.news, a.sets.split(","))
    articles = read(rows, texts, a.binary, a.model, a.cache)
    cases = {x["id"]: list(cases_of(x, rows[x["id"]], texts[x["id"]])) for x in articles}
    signs = Signs(articles, a.drop)
    order = sorted(cases)
    np.random.RandomState(1).shuffle(order)
    fold = {i: k % FOLDS for k, i in enumerate(order)}
    points, every = crossed(articles, cases, signs, fold)

    shown = [(points[i][s], y, which, i, s) for i in cases for which, s, y, _ in cases[i] if y is not None]
    total = sum(len(c) for c in cases.values())
    opened = total - len(shown)
    allowed = max(0, int(total * a.open / 100) - opened)
    line = sorted(x[0] for x in shown)[allowed] if allowed else -99
    print("%d statements; wrong %.1f, open %.1f in 100; the line at %.2f" % (
        total, 100 * sum(not x[1] for x in shown) / total, 100 * opened / total, line))
    for which in a.sets.split(",") + ["all"]:
        own = [x for x in shown if which in (x[2], "all")]
        of = sum(which in (w, "all") for c in cases.values() for w, *_ in c)
        wrong = sum(not x[1] for x in own)
        left = [x for x in own if x[0] < line]
        print("%-7s wrong %4.1f to %4.1f, open %4.1f to %4.1f; %d left open, %d of them wrong" % (
            which, 100 * wrong / of, 100 * (wrong - sum(not x[1] for x in left)) / of, 100 * (of - len(own)) / of,
            100 * (of - len(own) + len(left)) / of, len(left), sum(not x[1] for x in left)))
    ranked = np.argsort([x[0] for x in shown])
    y = np.array([x[1] for x in shown])[ranked]
    positive = y.sum()
    print("area under the curve %.3f" % (1 - (np.cumsum(y)[~y]).sum() / positive / (~y).sum()))
    if not a.write:
        return
    with open(os.path.join(ROOT, "core/lexicons/sureness.tsv"), "w", encoding="utf-8") as out:
        out.write("# What tells how likely a speaker is the right one, in hundredths of a logit, for each kind of source (entities/sureness.h).\n"
                  "# Under \"line\" in all the speaker is left open (that of \"several\" is set by hand). Fitted by model/train/speakers.py to the speakers that readers named in %d articles.\n" % len(cases))
        out.write("\t".join(["sign"] + KINDS) + "\n")
        lines = {kind: round(100 * line) for kind in KINDS}
        lines["several"] -= EASIER  # by hand: "they" right behind the only several people there are
        out.write("\t".join(["line"] + ["%d" % lines[kind] for kind in KINDS]) + "\n")
        for i, name in enumerate(signs.names):
            if np.abs(every[:, i]).max() >= 0.005:
                out.write("\t".join([name] + ["%d" % round(100 * x) for x in every[:, i]]) + "\n")


if __name__ == "__main__":
    main()
