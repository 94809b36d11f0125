"""Ideas for OpenStad: a workbook whose cells it reads as JSON where they can be read so, and counts its own way. What
it has already is another file, for its import either adds every row or overwrites every row."""

import html
import json
import re
from collections.abc import Iterable, Mapping
from functools import partial

from cocreate_desktop.exchange import fitting, ideawords, leavingbook
from cocreate_desktop.exchange.exported import Exported, asked_ids
from cocreate_desktop.exchange.fitting import Draft, Limit, Rules
from cocreate_desktop.exchange.leavingbook import Value, utf16
from cocreate_desktop.exchange.leavingideas import Facts, Idea
from cocreate_desktop.exchange.ready import SAMPLED, Leaf, Ready, number
from cocreate_desktop.exchange.readyideas import drafts_of, instead, of_ideas, which
from cocreate_desktop.language import _
from cocreate_desktop.services.leaving import Asked

NUMBER, TITLE, SUMMARY, BODY, BUDGET, TAGS = (
    "Inzending ID", "Titel", "Samenvatting", "Beschrijving", "Budget", "tags",
)  # fmt: skip
LIMITS = {TITLE: ("title", 10, 50), SUMMARY: ("summary", 20, 140), BODY: ("description", 140, 5000)}
"""The usual lengths, by field: what the options for it begin with, at least and at most."""
OPTIONS = ("ids", *(f"{name}_{end}" for name, *_usual in LIMITS.values() for end in ("least", "most")))
_TAG = re.compile(
    r"<(script|style|textarea|option|noscript)\b.*?(?:</\1\s*>|\Z)|<[a-zA-Z/!?][^>]*>?",
    re.DOTALL | re.IGNORECASE,
)
"""A tag of HTML; of some the site takes away what stands within too."""
_SEPARATOR = "|"


def openstad(facts: Facts, asked: Asked) -> Ready:
    """Options: ``ids`` (what the site exported; then what is known there is overwritten and the rest added), and the lengths of
    the site: ``title_least``, ``title_most``, ``summary_least`` … ``description_most``. Raises BadValue, BadFile."""
    records = which(asked)
    known = asked_ids(asked, (NUMBER.casefold(), "id"), (TITLE.casefold(), "title"))
    ideas = {idea.id: idea for idea in facts.ideas(records)}
    rules = _rules(asked)
    most = next(limit.most for limit in rules.limits if limit.field == SUMMARY)
    drafts = drafts_of(facts, records, partial(_draft, facts, most or LIMITS[SUMMARY][2]))
    fitted = fitting.fit(drafts, rules, asked.mends)
    good = [(ideas[draft.record], draft) for draft in fitted.good]
    sample = [{**draft.written(), **_figures(idea)} for idea, draft in good[:SAMPLED]]
    return of_ideas(facts, asked, records, fitted, tuple(_files(good, known)), sample)


def _files(good: list[tuple[Idea, Draft]], known: Exported | None) -> Iterable[Leaf]:
    """The rows that are new, and apart those that the site has already, with its number."""
    numbers = {draft.record: known.number(draft.record) if known else "" for _idea, draft in good}
    fresh = [_row(idea, draft) for idea, draft in good if not numbers[draft.record]]
    again = [
        {NUMBER: numbers[draft.record], **_row(idea, draft)} for idea, draft in good if numbers[draft.record]
    ]
    headers = (TITLE, SUMMARY, BODY, BUDGET, TAGS)
    if fresh:
        name = "openstad-new.xlsx" if again else "openstad.xlsx"
        yield Leaf(name, leavingbook.book("Inzendingen", headers, fresh), len(fresh))
    if again:
        data = leavingbook.book("Inzendingen", (NUMBER, *headers), again)
        yield Leaf("openstad-overwrite.xlsx", data, len(again))


def _row(idea: Idea, draft: Draft) -> dict[str, Value]:
    texts = {name: as_text(text) for name, text in draft.written().items()}
    return {**texts, BUDGET: idea.cost, TAGS: _tags(idea)}


def _figures(idea: Idea) -> dict[str, str]:
    return {BUDGET: "" if idea.cost is None else str(idea.cost), TAGS: _tags(idea)}


def _tags(idea: Idea) -> str:
    """As JSON, by kind: the themes of a note and the neighbourhood; a bar in a name would cut it in two."""
    hood = idea.neighbourhood
    themes = [tag.replace(_SEPARATOR, "/") for tag in idea.tags if tag != hood]
    kinds = {"thema": _SEPARATOR.join(themes), "buurt": hood.replace(_SEPARATOR, "/")}
    found = {kind: names for kind, names in kinds.items() if names}
    return json.dumps(found, ensure_ascii=False) if found else ""


def as_text(text: str) -> str:
    """A text that arrives as it is: what could be read as JSON (2026, true, "quoted") stands as a JSON string."""
    return json.dumps(text, ensure_ascii=False) if _is_json(text) else text


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except json.JSONDecodeError:
        return False
    except (ValueError, RecursionError):  # a number of thousands of figures, brackets thousands deep
        return True
    return True


def at_least(text: str) -> int:
    """How much of a text the site counts at least: what looks like a tag of HTML is taken out there."""
    return utf16(" ".join(_TAG.sub("", text).split()))


def at_most(text: str) -> int:
    """How much it counts at most: an ampersand is five there."""
    return utf16(html.escape(text, quote=False))


def _rules(asked: Asked) -> Rules:
    words: Mapping[str, str] = {TITLE: _("title"), SUMMARY: _("summary"), BODY: _("description")}
    limits = [
        Limit(
            field, words[field], number(asked, f"{name}_least", least, 0), number(asked, f"{name}_most", most, 0),
            at_least, at_most,
        )
        for field, (name, least, most) in LIMITS.items()
    ]  # fmt: skip
    return Rules(TITLE, words[TITLE], limits)


def _draft(facts: Facts, most: int, idea: Idea) -> Draft:
    longer = ideawords.fillers(project=facts.project, question=facts.question)
    return Draft(
        record=idea.id,
        title=idea.title,
        fields={TITLE: idea.title, SUMMARY: ideawords.summary(idea, most), BODY: ideawords.body(idea)},
        fill={
            TITLE: ideawords.longer_title(idea, project=facts.project),
            SUMMARY: [f" {piece.strip()}" for piece in longer],
            BODY: longer,
        },
        instead=instead(idea),
        tails={BODY: f"\n\n{ideawords.mark(idea)}"},
    )
