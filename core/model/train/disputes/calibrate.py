"""Weights of core/disputes/calibration.h: how far the reader's own figures can be relied on.

calibrate.py DUMP.jsonl OUT.npy WINDOWS.pkl,JUDGEMENTS.pkl ... CHECK_WINDOWS.pkl,CHECK_JUDGEMENTS.pkl

WINDOWS.pkl (prep.py, from DUMP.jsonl of common.py) and JUDGEMENTS.pkl (infer.py) are of articles that the reader was not trained on,
one pair or more; nothing is learned from the last.
Logistic regression; prints
how many links and opponents are right among those with a share of 0.5 to 0.6 and so on, by five folds and on CHECK.
"""
import json
import pickle
import sys

import numpy as np
import torch

UNIT_SIGNS, PAIR_SIGNS, KINDS = 28, 27, 6
SCORES, RULE_LINKS, RETRACTS = 7, 7, 3
PAIR, KIND = SCORES, SCORES + PAIR_SIGNS
UNIT = KIND + KINDS
UNRULED = UNIT + UNIT_SIGNS
RULED = UNRULED + 1
OPPONENT_INSIDE, ONE_SENTENCE, ONE_SIDE = 11, 12, 13
ONE_CLAIM = 0.5
RIDGE = 3e-4
UNREAD = -4


def logit(share):
    share = np.clip(share, 1e-6, 1 - 1e-6)
    return np.log(share / (1 - share))


def opponent(judged, units, unit, gate, kind):
    kinds = judged[unit][0]

    def score(at):
        return logit(1 - judged[at][0][0]) if at in judged else UNREAD
    outer = units[unit]['inside']
    inner = [at for at in range(unit + 1, min(unit + 4, len(units))) if units[at]['inside'] == unit]
    which = np.zeros(KINDS)
    which[kind] = 1
    signs = np.zeros(UNIT_SIGNS)
    signs[units[unit]['signs']] = 1
    return np.concatenate([[score(unit)], which, np.log(kinds + 1e-4), [gate], [
        score(unit - 1), score(unit + 1), UNREAD if outer is None else score(outer), outer is not None,
        max(map(score, inner), default=UNREAD), len(inner) > 0,
        len(judged) / len(units), np.mean([1 - one[0][0] for one in judged.values()]), np.log(len(units))], signs])


def read(dumped, windows, judgements):
    """Features and answers: of every opponent, of every opponent with each of its candidates."""
    with open(windows, 'rb') as one, open(judgements, 'rb') as two:
        (rows, docs, _), judged = pickle.load(one), pickle.load(two)
    docs = {doc['id']: doc for doc in docs}
    opposes, real, links, right, names, owner = [], [], [], [], [], []
    for row in rows:
        judgement = judged.get(row['id'], {}).get(row['u'])
        if judgement is None:
            continue
        kinds, link, same, candidates = judgement
        doc, unit = docs[row['id']], row['u']
        is_real = any(dispute['al'][unit] for dispute in doc['D'])
        kind = kinds[1:].argmax()
        window, units = dumped[row['id']]['windows'][unit], dumped[row['id']]['units']
        count = len(candidates)
        opposes.append(opponent(judged[row['id']], units, unit, row['gate'], kind))
        real.append(is_real)
        if list(window['candidates'][:count]) != list(candidates) or not count:
            continue
        alike = np.array(window['alike']).reshape(2 * [len(window['candidates'])])[:count, :count] >= ONE_CLAIM
        rules, link_of = window['rule_links'][:count], link[1:]

        def guarded(c):
            own, other = units[unit], units[candidates[c]]
            nobodys = own['statement'] is None and other['statement'] is None
            himself = ONE_SIDE in window['pair_signs'][c] and None not in (own['statement'], other['statement'])
            halves = (own['statement'] is None) != (other['statement'] is None) and ONE_SENTENCE in window['pair_signs'][c]
            return halves or other['unsaid'] or OPPONENT_INSIDE in window['pair_signs'][c] or nobodys or (himself and kind + 1 != RETRACTS)
        allowed = [c for c in range(count) if not guarded(c)]
        if not allowed:
            continue
        mass = alike @ link_of
        for c in allowed:
            wordings = [other for other in allowed if alike[c, other]]
            behind = max((link_of[other] for other in allowed if not alike[c, other]), default=0)
            words_it = 1 - np.prod([1 - same[other] for other in wordings])
            features = np.zeros(RULED + RULE_LINKS + 1)
            features[:SCORES] = (logit(link_of[c]), 0, logit(same[c]), logit(link[0]),
                                 np.log(link_of[c] + 1e-6) - np.log(behind + 1e-6), logit(mass[c]), logit(words_it))
            features[[PAIR + sign for sign in window['pair_signs'][c]]] = 1
            features[KIND + kind] = 1
            features[[UNIT + sign for sign in units[unit]['signs']]] = 1
            features[UNRULED] = not any(rules)
            features[RULED + rules[c]] = 1
            features[-1] = link_of[c] >= max(link_of[other] for other in wordings)
            links.append(features)
            right.append(bool(is_real and (doc['Y'][unit] | doc['loose'][unit])[candidates][c]))
            names.append(row['id'])
            owner.append(len(opposes) - 1)
    return (np.array(opposes), np.array(real)), (np.array(links), np.array(right)), np.array(names), np.array(owner)


def dump(path):
    found = {}
    with open(path, encoding='utf-8') as lines:
        for row in map(json.loads, lines):
            if 'windows' in row:
                row['windows'] = {window['opponent']: window for window in row['windows']}
                found[row['id']] = row
    return found


def fit(features, answers):
    x, y = torch.tensor(features), torch.tensor(answers, dtype=torch.float64)
    weights = torch.zeros(x.shape[1] + 1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=300)

    def loss():
        optimiser.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights[:-1] + weights[-1], y)
        value = value + RIDGE * (weights[:-1] ** 2).sum()
        value.backward()
        return value
    optimiser.step(loss)
    return weights.detach().numpy()


def shares(weights, features):
    return 1 / (1 + np.exp(-(features @ weights[:-1] + weights[-1])))


def table(name, share, answers):
    order = np.argsort(-share)
    precision = np.cumsum(answers[order]) / np.arange(1, len(order) + 1)
    print(f'{name}: {answers.sum()} of {len(answers)}, average precision {(precision * answers[order]).sum() / answers.sum():.3f}')
    for low in np.arange(0, 1, 0.1):
        inside = (share >= low) & (share < low + 0.1)
        above = share >= low
        if inside.any():
            print(f'  {low:.1f} {inside.sum():5} right {answers[inside].mean():.2f}   from here up {above.sum():5} '
                  f'right {answers[above].mean():.2f} of all {answers[above].sum() / answers.sum():.2f}')


def surest(share, answers, owner):
    """Of each opponent the candidate with the greatest share."""
    best = {}
    for at, (one, whose) in enumerate(zip(share, owner)):
        if whose not in best or one > share[best[whose]]:
            best[whose] = at
    chosen = list(best.values())
    return share[chosen], answers[chosen]


def together(parts):
    """Several sets as one: opponents, links, names of the articles, owners."""
    (opposes, links, names, owners), counted = zip(*parts), 0
    shifted = []
    for one, owner in zip(opposes, owners):
        shifted.append(owner + counted)
        counted += len(one[1])

    def joined(some):
        return tuple(np.concatenate(column) for column in zip(*some))
    return joined(opposes), joined(links), np.concatenate(names), np.concatenate(shifted)


def main():
    dumped = dump(sys.argv[1])
    *paths, checked = [one.split(',') for one in sys.argv[3:]]
    opposes, links, names, owner = together([read(dumped, *pair) for pair in paths])
    first = fit(*opposes)
    links[0][:, 1] = logit(shares(first, opposes[0]))[owner]
    known = sorted(set(names))
    fold = np.array([known.index(name) % 5 for name in names])
    held = np.zeros(len(fold))
    for k in range(5):
        held[fold == k] = shares(fit(links[0][fold != k], links[1][fold != k]), links[0][fold == k])
    table('links, by folds', *surest(held, links[1], owner))
    second = fit(*links)
    opposes, links, _, owner = read(dumped, *checked)
    links[0][:, 1] = logit(shares(first, opposes[0]))[owner]
    table('opponents, elsewhere', shares(first, opposes[0]), opposes[1])
    table('links, elsewhere', *surest(shares(second, links[0]), links[1], owner))
    np.save(sys.argv[2], np.concatenate([first, second]).astype(np.float32))


main()
