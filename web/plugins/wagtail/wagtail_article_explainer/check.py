"""
An explanation that somebody sends is not trusted: every position must lie inside its own text, on the edge of a
character, every name must be made of words of that text, every reference must lead somewhere. What fails is refused as
a whole, with a code and a sentence.
"""
import json
import re

#: More than any article needs.
MOST_BYTES = 2_500_000

#: The lists of statements that a claim has.
LISTS = ("affirms", "confirms", "denies", "declines", "questions", "retracts", "conditional", "responds")


class Refusal(Exception):
    """Stops the check: a stable code, and a sentence for whoever sent it."""

    def __init__(self, code, sentence):
        super().__init__(sentence)
        self.code = code


class Text:
    """A text in UTF-16, in whose units the positions count."""

    def __init__(self, text):
        self.units = text.encode("utf-16-le")

    def has(self, span):
        """Whether it is [begin, end], lies inside and splits no character."""
        if not isinstance(span, list) or len(span) != 2 or any(type(one) is not int for one in span):
            return False
        begin, end = span
        inside = 0 <= begin <= end <= len(self.units) // 2
        return inside and not self._splits(begin) and not self._splits(end)

    def slice(self, span):
        begin, end = span
        return self.units[2 * begin : 2 * end].decode("utf-16-le")

    def _splits(self, at):
        high = self.units[2 * at + 1 : 2 * at + 2]
        return bool(high) and high[0] & 0xFC == 0xDC


def read(text):
    """The explanation that a JSON text holds; raises Refusal."""
    if not isinstance(text, str) or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise Refusal("E-SIZE", "This is no explanation, or too large a one.")
    try:
        told = json.loads(text)
        article = told["article"]["text"]
        units = Text(article)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):  # among them half of a pair
        raise Refusal("E-STORED", "This is no explanation of an article.") from None
    if type(told.get("version")) is not int or told["version"] != 1 or told.get("unit") != "utf-16":
        raise Refusal("E-VERSION", "This explanation is of another version than this app reads.")
    words = words_of(article)

    entities = items(told, "entities")
    statements = items(told, "statements")
    claims = items(told, "claims")
    for i, entity in enumerate(entities):
        check_name(entity.get("name"), words, f"entities[{i}].name")
    for i, statement in enumerate(statements):
        for part in ("source", "cue", "content"):
            check_spans(statement.get(part, []), units, f"statements[{i}].{part}")
        for part, everything in (("speaker", entities), ("onBehalfOf", entities), ("inside", statements)):
            if statement.get(part) is not None:
                check_id(statement[part], everything, f"statements[{i}].{part}")
    for i, claim in enumerate(claims):
        check_spans(claim.get("text") or None, units, f"claims[{i}].text")
        for one in items(claim, "unanswered", of=int):
            check_id(one, entities, f"claims[{i}].unanswered")
        items(claim, "status", of=str)
        for name in LISTS:
            for link in items(claim, name):
                check_id(link.get("statement"), statements, f"claims[{i}].{name}")
    return told


def items(owner, name, of=dict):
    """The list of that name, empty where it is missing."""
    found = owner.get(name)
    if found is None:
        return []
    if not isinstance(found, list) or not all(isinstance(one, of) for one in found):
        raise Refusal("E-TYPE", f"Something else than what belongs there stands in {name}.")
    return found


def check_spans(spans, text, where):
    if not isinstance(spans, list) or not all(text.has(span) for span in spans):
        raise Refusal("E-SPAN", f"A position in {where} lies outside the article, or inside a character.")


def check_id(one, everything, where):
    if type(one) is not int or not 0 <= one < len(everything):
        raise Refusal("E-REFERENCE", f"A reference in {where} leads nowhere.")


def check_name(name, words, where):
    own = words_of(name) if isinstance(name, str) and not re.search("[<>\ud800-\udfff]", name) else set()
    if not own or not own <= words:
        raise Refusal("E-NAME", f"A name in {where} is not made of words of the article.")


def words_of(text):
    return set(re.findall(r"[^\W_]+", text.lower()))
