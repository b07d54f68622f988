#!/usr/bin/env python3
"""Writes ../lexicons/characters.tsv: which characters separate words, which are marks, and how capitals are lowered.

Run it with any Python 3; the facts are those of the Unicode Character Database in its `unicodedata` module.
"""
import os
import unicodedata

LAST = 0x1FBFF  # beyond lie ideographs, tags and private use: all read as letters


def runs(wanted):
    """Maximal runs [first, last] of the characters for which `wanted` holds; ASCII is dealt with in code."""
    first = None
    for code in range(0x80, LAST + 2):
        if code <= LAST and wanted(chr(code)):
            first = code if first is None else first
        elif first is not None:
            yield first, code - 1
            first = None


def lowered():
    """(first, last, step, distance): capitals first, first + step, … whose small letters lie `distance` further on."""
    rows = []
    for code in range(0x80, LAST + 1):
        small = chr(code).lower()
        if len(small) != 1 or small == chr(code):
            continue
        distance = ord(small) - code
        if rows and rows[-1][3] == distance and code - rows[-1][1] in (1, 2):
            step = code - rows[-1][1]
            if rows[-1][2] in (0, step):
                rows[-1] = (rows[-1][0], code, step, distance)
                continue
        rows.append((code, code, 0, distance))
    return [(a, b, step or 1, d) for a, b, step, d in rows]


category = lambda c: unicodedata.category(c)
with open(os.path.join(os.path.dirname(__file__), "../lexicons/characters.tsv"), "w") as out:
    out.write("kind\tfirst\tlast\tstep\tdistance\n")
    out.write(f"# Unicode {unicodedata.unidata_version}, written by core/unicode/characters.py; code points in hexadecimal\n")
    for name, wanted in (("space", lambda c: category(c) in ("Cc", "Cf", "Zs", "Zl", "Zp")),
                         ("mark", lambda c: category(c)[0] in "PS")):
        for first, last in runs(wanted):
            out.write(f"{name}\t{first:X}\t{last:X}\n")
    for first, last, step, distance in lowered():
        out.write(f"lower\t{first:X}\t{last:X}\t{step}\t{distance}\n")
