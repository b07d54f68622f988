#!/usr/bin/env python3
"""Who is meant: names and personal pronouns of OntoGUM documents, joined by our rooms and by rivals.

Usage: coreference.py [--part test|development|training] [--gum ../shared/gum] [--binary build/native/tests/mention_clusters]
                      [--model build/native/english.model] [--rival NAME=DIR ...] [--misses] [--json]
       coreference.py --write-tokens DIR     the same documents for a rival: a sentence a line, words apart by spaces

Needs scorch (`pip install scorch`, 0.2.0), which counts CoNLL F1 as the shared tasks of 2011 and 2012 do. A rival is a folder of
CoreNLP's JSON, DOCUMENT.txt.json, made from the written tokens; for version 4.5.7, whose jar and models are on Maven Central:

    java -Xmx5g -cp 'lib/*' edu.stanford.nlp.pipeline.StanfordCoreNLP -annotators tokenize,ssplit,pos,lemma,ner,depparse,coref
         -coref.algorithm statistical -tokenize.whitespace true -ssplit.eolonly true -outputFormat json -filelist LIST
         -outputDirectory DIR

It is given the treebank's words and sentences; we are given plain text. What is compared:

  mentions  names (the head is a proper noun) and personal pronouns, possessive and reflexive ones included, by the treebank's tags;
            a span counts as the mention whose head word it has, so that its edges do not matter; chains of fewer than two go
  all       CoNLL F1 (mean of MUC, B-cubed and CEAF-e) of names and pronouns
  names     the same of names alone
  pronouns  precision and recall of the nearest link: a pronoun and the mention of its chain nearest before it (else behind it)
            are of one chain in the gold, too. By person: "third" without it, "it", and "first and second"
"""
import argparse, io, json, os, subprocess, sys, tarfile
from collections import Counter, defaultdict

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
TEST = "news_nasa news_sensitive interview_hill interview_libertarian".split()
DEVELOPMENT = "news_homeopathic news_iodine interview_cyclone interview_gaming".split()
NEUTER = {"it", "its", "itself"}
SPOKEN = {"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours", "yourself", "yourselves"}


class Document:
    """Words, heads, tags and chains of one CoNLL-U file, and its text with a blank line between paragraphs."""

    def __init__(self, lines):
        self.words, self.tags, self.heads, self.sentences, self.places = [], [], [], [], []
        self.text, chains, opened, base, space, fresh, until, after = "", defaultdict(list), defaultdict(list), 0, "", False, 0, ""
        for line in lines:
            cells = line.split("\t")
            if line.startswith("# newpar"): fresh = True
            if line.startswith("1\t") or line.startswith("1-"):
                if len(self.words) != base or not self.words:
                    base, until = len(self.words), 0; self.sentences.append(base)
            if len(cells) == 10 and "-" in cells[0]:  # "1-2 I'm": no space inside, behind it as told here
                until, after = int(cells[0].split("-")[1]), "" if "SpaceAfter=No" in cells[9] else " "
            if len(cells) != 10 or not cells[0].isdigit(): continue
            if fresh and self.text: space = "\n\n"
            fresh = False
            at = len(self.words)
            self.text += space
            self.places.append((len(self.text), len(self.text) + len(cells[1])))
            self.text += cells[1]
            space = "" if "SpaceAfter=No" in cells[9] else " "
            if int(cells[0]) <= until: space = after if int(cells[0]) == until else ""
            self.words.append(cells[1]); self.tags.append(cells[4])
            self.heads.append(base + int(cells[6]) - 1 if int(cells[6]) else -1)
            for note in cells[9].split("|"):
                if not note.startswith("Entity="): continue
                piece = ""
                for c in note[7:]:  # "(4(1)": opens 4, holds all of 1; "5)3)": ends both
                    if c == "(":
                        if piece: opened[piece].append(at)
                        piece = ""
                    elif c == ")":
                        if piece and note[7:].find("(" + piece + ")") >= 0 and not (opened[piece] and opened[piece][-1] == at): begin = at
                        else: begin = opened[piece].pop()
                        chains[piece].append((begin, at + 1)); piece = ""
                    else: piece += c
                if piece: opened[piece].append(at)
        self.chains = list(chains.values())

    def head(self, begin, end):
        for i in range(begin, end):
            if not begin <= self.heads[i] < end: return i
        return begin

    def kind(self, word):
        tag = self.tags[word]
        return "pronoun" if tag in ("PRP", "PRP$") else "name" if tag.startswith("NNP") else None

    def by_heads(self, chains, kinds):
        """Chains as sets of head words of these kinds; of a word in two chains the first counts."""
        taken, found = set(), []
        for chain in chains:
            heads = {self.head(*span) for span in chain}
            heads = {h for h in heads if self.kind(h) in kinds and h not in taken}
            taken |= heads
            if len(heads) > 1: found.append(heads)
        return found


def documents(gum, part):
    archive = tarfile.open(os.path.join(gum, "ontogum-conllu.tar.gz")), tarfile.open(os.path.join(gum, "gum-dep.tar.gz"))
    named = {"test": TEST, "development": DEVELOPMENT}.get(part)
    members = sorted(os.path.basename(m.name)[4:-7] for m in archive[0].getmembers() if m.name.endswith(".conllu"))
    if named is None:
        named = [m for m in members if m.split("_")[0] in ("news", "interview") and m not in TEST + DEVELOPMENT]
    found = {}
    paths = {os.path.basename(m.name): m for m in archive[0].getmembers()}
    for name in named:
        data = archive[0].extractfile(paths[f"GUM_{name}.conllu"])
        found["GUM_" + name] = Document(io.TextIOWrapper(data, encoding="utf-8").read().split("\n"))
    return found


def ours(documents, binary, model):
    lines = "".join(json.dumps({"id": n, "text": d.text}) + "\n" for n, d in documents.items())
    run = subprocess.run([binary, model], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    found = {}
    for line in run.stdout.splitlines():
        answer = json.loads(line)
        if "error" in answer: sys.exit(f"{answer['id']}: {answer['error']}")
        d = documents[answer["id"]]
        begins = {}
        for i, (b, e) in enumerate(d.places):
            for p in range(b, e): begins[p] = i
        found[answer["id"]] = [[(begins[b], begins[e - 1] + 1) for b, e in chain] for chain in answer["clusters"]]
    return found


def rival(documents, folder):
    found = {}
    for name, d in documents.items():
        answer = json.load(open(f"{folder}/{name}.txt.json", encoding="utf-8"))
        found[name] = [[(d.sentences[m["sentNum"] - 1] + m["startIndex"] - 1, d.sentences[m["sentNum"] - 1] + m["endIndex"] - 1)
                        for m in chain] for chain in answer["corefs"].values()]
    return found


def conll(gold, system):
    import scorch.scores as s
    # The figures of all documents together, as the shared tasks have them: words of different documents are different.
    gold = [{(n, h) for h in c} for n, cs in gold.items() for c in cs]
    system = [{(n, h) for h in c} for n, cs in system.items() for c in cs]
    parts = [s.muc(gold, system), s.b_cubed(gold, system), s.ceaf_e(gold, system)]
    return [sum(p[i] for p in parts) / 3 for i in (1, 0, 2)]  # scorch: recall, precision, F1


def nearest(chains):
    """For each word the one of its chain that is nearest before it, or behind the first."""
    link = {}
    for chain in chains:
        order = sorted(chain)
        for i, word in enumerate(order): link[word] = order[i - 1] if i else order[1]
    return link


def score(documents, answers, misses=False):
    both, named, gold, gold_names = {}, {}, {}, {}
    c = Counter()
    for name, d in documents.items():
        gold[name], both[name] = d.by_heads(d.chains, ("name", "pronoun")), d.by_heads(answers[name], ("name", "pronoun"))
        gold_names[name], named[name] = d.by_heads(d.chains, ("name",)), d.by_heads(answers[name], ("name",))
        of_gold = {w: i for i, chain in enumerate(gold[name]) for w in chain}
        links = nearest(both[name])
        for w in set(of_gold) | set(links):
            if d.kind(w) != "pronoun": continue
            lower = d.words[w].lower()
            kind = "it" if lower in NEUTER else "spoken" if lower in SPOKEN else "third"
            right = w in links and w in of_gold and of_gold.get(links[w]) == of_gold[w]
            for k in (kind, "pronouns"):
                c[k, "gold"] += w in of_gold; c[k, "system"] += w in links; c[k, "right"] += right
            if misses and not right:
                before = " ".join(d.words[max(0, w - 12):w]); link = d.words[links[w]] if w in links else "-"
                wanted = sorted(gold[name][of_gold[w]]) if w in of_gold else []
                near = [d.words[x] for x in wanted if d.kind(x) == "name"][:1] + [d.words[x] for x in wanted if x < w][-1:]
                print(f"{name[4:]}: {before} >{d.words[w]}< {' '.join(d.words[w + 1:w + 4])}: {link}, not {near}", file=sys.stderr)
        if misses:
            for w in sorted(set(w for c_ in gold_names[name] for w in c_) ^ set(w for c_ in named[name] for w in c_)):
                print(f"{name[4:]}: name {' '.join(d.words[max(0, w - 3):w + 2])}: {'missed' if w in {x for c_ in gold_names[name] for x in c_} else 'added'}", file=sys.stderr)
    found = {"all": conll(gold, both), "names": conll(gold_names, named)}
    for kind in ("pronouns", "third", "it", "spoken"):
        p = c[kind, "right"] / max(1, c[kind, "system"]); r = c[kind, "right"] / max(1, c[kind, "gold"])
        found[kind] = [p, r, 2 * p * r / (p + r) if p + r else 0.0]
    return found


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--part", default="test", choices=("test", "development", "training"))
    p.add_argument("--gum", default=os.path.join(root, "../shared/gum"))
    p.add_argument("--binary", default=os.path.join(root, "build/native/tests/mention_clusters"))
    p.add_argument("--model", default=os.path.join(root, "build/native/english.model"))
    p.add_argument("--rival", action="append", default=[])
    p.add_argument("--write-tokens")
    p.add_argument("--only", default="")
    for flag in ("--misses", "--json"): p.add_argument(flag, action="store_true")
    a = p.parse_args()
    found = {n: d for n, d in documents(a.gum, a.part).items() if a.only in n}
    if a.write_tokens:
        for name, d in found.items():
            with open(f"{a.write_tokens}/{name}.txt", "w", encoding="utf-8") as out:
                for b, e in zip(d.sentences, d.sentences[1:] + [len(d.words)]): print(*[w.replace(" ", "_") for w in d.words[b:e]], file=out)
        return
    figures = {"ours": score(found, ours(found, a.binary, a.model), a.misses)}
    for one in a.rival:
        name, folder = one.split("=", 1)
        figures[name] = score(found, rival(found, folder))
    if a.json: return print(json.dumps(figures))
    print(f"{len(found)} documents, {sum(len(d.words) for d in found.values())} words")
    for system, parts in figures.items():
        for part, (precision, recall, f1) in parts.items():
            print("%-16s %-10s P %5.1f  R %5.1f  F1 %5.1f" % (system, part, 100 * precision, 100 * recall, 100 * f1))


if __name__ == "__main__": main()
