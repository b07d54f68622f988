"""The stored findings for readers: plain markup, no script. Claims whose words the page no longer has are left out."""
import html
import unicodedata

from django.db import models
from django.utils.html import format_html, format_html_join, strip_tags
from wagtail.fields import StreamField
from wagtail.models import Page

from .check import Refusal, Text, read
from .models import StoredExplanation

STATUS = {"disputed": "Disputed", "partly-accepted": "Accepted in part", "not-confirmed": "Not confirmed"}

PARTS = (
    ("Says so", ("affirms", "confirms")),
    ("Took back", ("retracts",)),
    ("Says otherwise", ("denies",)),
    ("No position", ("declines",)),
    ("Questions it", ("questions",)),
    ("Only if it happens", ("conditional",)),
    ("Answers, no position", ("responds",)),
)

LIMITS = (
    "A computer made these findings and can be wrong. Nothing here says what is true: only who is on record, in the words "
    "of this article."
)


class Gone(Exception):
    """The page does not have these words any more."""


def explained(page):
    """The section, or an empty text where there is nothing to show."""
    stored = StoredExplanation.objects.filter(page_id=getattr(page, "pk", None)).first()
    if not stored:
        return ""
    try:
        told = read(stored.explanation)  # again: others may write into the database
    except Refusal:
        return ""
    article = Article(told, seen(text_of(page.specific)))
    cards = [card for card in (article.card(claim) for claim in told.get("claims") or []) if card]
    if not cards:
        return ""
    return format_html(
        '<section class="article-explainer" aria-label="Who says so"><h2>Who says so</h2>{}'
        '<p class="article-explainer-limits">{}</p></section>',
        format_html_join("", "{}", ((card,) for card in cards)),
        LIMITS,
    )


class Article:
    def __init__(self, told, stands):
        self.told = told
        self.text = Text(told["article"]["text"])
        self.stands = stands

    def card(self, claim):
        """Only a claim that somebody opposes, and only with words that stand in the page as it is now."""
        status = next((STATUS[one] for one in STATUS if one in (claim.get("status") or [])), None)
        if not status or claim.get("open"):
            return None
        try:
            words, rows = self.quote(claim["text"]), [row for row in self.rows(claim) if row[1]]
        except Gone:
            return None  # half a dispute is another one
        for one in claim.get("unanswered") or []:
            name = self.told["entities"][one]["name"]
            rows.append(("Not in the article", format_html("An answer from {}", name)))
        return format_html(
            '<div class="article-explainer-claim"><p class="article-explainer-status">{}</p><h3>“{}”</h3><dl>{}</dl></div>',
            status,
            words,
            format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows),
        )

    def rows(self, claim):
        for label, lists in PARTS:
            links = [link for name in lists for link in claim.get(name) or []]
            entries = [
                self.entry(self.told["statements"][link["statement"]])
                for link in links
                if link.get("certainty") != "possible"
            ]
            listed = format_html_join("", "<li>{}</li>", ((entry,) for entry in entries))
            yield label, format_html("<ul>{}</ul>", listed) if entries else ""

    def entry(self, statement):
        content, cue = self.quote(statement.get("content") or []), self.quote(statement.get("cue") or [])
        speaker = statement.get("speaker")
        named = self.told["entities"][speaker]["name"] if speaker is not None else None
        name = named or self.quote(statement.get("source") or []) or "No source named"
        verb = format_html(' <span class="article-explainer-cue">“{}”</span>', cue) if cue else ""
        return format_html("<b>{}</b>{} <q>{}</q>", name, verb, content.strip("\"“”'‘’, \n"))

    def quote(self, spans):
        pieces = [self.text.slice(span) for span in spans]
        if any(seen(piece) not in self.stands for piece in pieces):
            raise Gone
        return " … ".join(piece.strip() for piece in pieces)


def text_of(page):
    """All words of a page's own fields, and its title."""
    base = {field.name for field in Page._meta.get_fields()}
    own = [field for field in page._meta.get_fields() if field.name not in base]
    pieces = [page.title]
    for field in own:
        if isinstance(field, StreamField):
            pieces += strings_in(list(getattr(page, field.name).raw_data))
        elif isinstance(field, (models.CharField, models.TextField)):
            pieces.append(str(getattr(page, field.name) or ""))
    return " ".join(html.unescape(strip_tags(piece)) for piece in pieces)


def strings_in(value):
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for one in inner for text in strings_in(one)]


def seen(text):
    """Without blanks and without marks that do not show."""
    unseen = {"Cf", "Cc", "Zs", "Zl", "Zp"}
    return "".join(sign for sign in text if not sign.isspace() and unicodedata.category(sign) not in unseen)
