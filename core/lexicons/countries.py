#!/usr/bin/env python3
"""Writes countries.tsv: how English texts name states, their people and their capitals.

Usage: countries.py COUNTRIES_JSON > countries.tsv
       COUNTRIES_JSON is countries.json of the npm package world-countries 5.1.0 (ODbL 1.0, Mohammed Le Doze and others).
What that register lacks and newspapers write is added below.
"""
import json
import re
import sys

# Everyday names, older names, and forms with full stops. "name" stands for the state, "adjective" for what is its own.
ADDED = """
United States|name|US
United States|name|USA
United States|name|United States
United States|name|U.S.
United States|name|U.S
United States|name|U.S.A.
United States|name|America
United States|capital|Washington
United Kingdom|name|United Kingdom
United Kingdom|name|UK
United Kingdom|name|U.K.
United Kingdom|name|Britain
United Kingdom|name|Great Britain
United Kingdom|people|Britons
Saudi Arabia|adjective|Saudi
Saudi Arabia|people|Saudis
Turkey|name|Turkey
Turkey|name|Türkiye
Ukraine|capital|Kiev
Ukraine|adjective|Ukrainian
Russia|name|Russian Federation
United Arab Emirates|name|UAE
United Arab Emirates|name|Emirates
Czechia|name|Czech Republic
Ivory Coast|name|Côte d'Ivoire
Myanmar|name|Burma
Myanmar|adjective|Myanmar
Netherlands|name|Holland
Palestine|name|Palestinian Authority
Syria|adjective|Syrian
Spain|people|Spaniards
Poland|people|Poles
Denmark|people|Danes
Sweden|people|Swedes
Finland|people|Finns
Turkey|people|Turks
Serbia|people|Serbs
Croatia|people|Croats
Israel|capital|Tel Aviv
China|name|People's Republic of China
"""

# Names of states that are more often something else in the news; they count only with other signs of the state.
WEAK = {"Georgia", "Chad", "Jordan", "Dominica", "Guernsey", "Jersey"}
# Adjectives or capitals that are common words or personal names.
NOT = {"Victoria", "Hamilton", "Stanley", "Kingston", "Georgetown", "Alofi", "Male", "Jersey", "City of Victoria",
       "Washington D.C.", "Brussels", "San José", "Santiago"}


def plural(adjective):
    if re.search(r"(an|i|ek|ian|al|av)$", adjective): return adjective + "s"
    return None


def main():
    rows, seen = [], set()

    def add(state, form, words):
        if words and (state, form, words) not in seen:
            seen.add((state, form, words))
            rows.append((state, form, words))

    for land in json.load(open(sys.argv[1], encoding="utf-8")):
        name = {"Türkiye": "Turkey"}.get(land["name"]["common"], land["name"]["common"])
        if not (land.get("unMember") or name in ("Palestine", "Kosovo", "Taiwan", "Vatican City", "Hong Kong", "Greenland")):
            continue
        add(name, "weak" if name in WEAK else "name", name)
        if name not in WEAK: add(name, "name", land["name"]["official"])
        adjective = land["demonyms"].get("eng", {}).get("m", "")
        for one in re.split(r",| or ", adjective):
            one = one.strip()
            if one and one not in NOT:
                add(name, "adjective", one)
                if plural(one): add(name, "people", plural(one))
        for capital in land["capital"]:
            if capital not in NOT and capital != name: add(name, "capital", capital)
    for line in ADDED.strip().split("\n"):
        add(*line.split("|"))
    print("# How English texts name states: by name, adjective, people or capital. Written by countries.py from the register")
    print("# world-countries 5.1.0 (https://github.com/mledoze/countries, Open Database License 1.0); common additions there.")
    print("state\tform\twords")
    for row in rows: print("\t".join(row))


main()
