"""Ideas as a plain table, for adhocracy+, Loomio and whatever else reads one: a row an idea, keys as headings, no guard."""

from cocreate_desktop.exchange import fitting, ideawords, leavingbook
from cocreate_desktop.exchange.fitting import Draft, Limit, Rules
from cocreate_desktop.exchange.leavingideas import Facts, Idea
from cocreate_desktop.exchange.ready import Leaf, Ready, number, option
from cocreate_desktop.exchange.readyideas import csv_table, drafts_of, instead, of_ideas, which
from cocreate_desktop.language import _
from cocreate_desktop.services.leaving import Asked

HEADERS = (
    "id", "title", "text", "theme", "tags", "said", "evening", "date", "hall", "neighbourhood", "cost", "votes", "taken",
    "reply",
)  # fmt: skip
OPTIONS = ("format", "delimiter", "title_most")
_CELL = leavingbook.LONGEST_CELL


def ideatable(facts: Facts, asked: Asked) -> Ready:
    """Options: ``format`` (csv, xlsx), ``delimiter`` (, or ;), ``title_most`` (0: any length). Raises BadValue."""
    records = which(asked)
    form = option(asked, "format", ("csv", "xlsx"))
    limits = [Limit("title", _("title"), most=number(asked, "title_most", 0, least=0))]
    if form == "xlsx":
        limits.append(Limit("text", _("text"), most=_CELL, longest=leavingbook.utf16))
    rules = Rules("title", _("title"), limits)
    fitted = fitting.fit(drafts_of(facts, records, _draft), rules, asked.mends)
    rows = [draft.written() for draft in fitted.good]
    if form == "xlsx":
        data = leavingbook.book("Ideas", HEADERS, rows)
    else:
        data = csv_table(HEADERS, rows, option(asked, "delimiter", (",", ";")))
    return of_ideas(facts, asked, records, fitted, (Leaf(f"ideas.{form}", data, len(rows)),))


def _draft(idea: Idea) -> Draft:
    reply = idea.reply
    cells = (
        idea.id, idea.title, ideawords.body(idea, replied=False), idea.theme, "; ".join(idea.tags), str(idea.said),
        idea.evening, idea.date, idea.hall, idea.neighbourhood, "" if idea.cost is None else str(idea.cost),
        "\n".join(idea.results), reply.taken.value if reply is not None else "",
        ideawords.answer(reply) if reply is not None else "",
    )  # fmt: skip
    return Draft(idea.id, idea.title, dict(zip(HEADERS, cells, strict=True)), instead=instead(idea))
