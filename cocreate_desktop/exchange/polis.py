"""Statements to start a conversation on Pol.is with: CSV files of one column, as its own page for organisers takes them. What
comes back is read by ``polisread``."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from cocreate_desktop.domain.text import folded
from cocreate_desktop.exchange import fitting
from cocreate_desktop.exchange.fitting import NUMBER, Draft, Limit, Rules, trouble
from cocreate_desktop.exchange.leavingideas import Facts, Idea
from cocreate_desktop.exchange.leavingrounds import one_line
from cocreate_desktop.exchange.ready import Ready, number
from cocreate_desktop.exchange.readyideas import csv_table, drafts_of, instead, of_ideas, parted, which
from cocreate_desktop.language import _
from cocreate_desktop.services.leaving import Asked, Records, Trouble

OPTIONS = ("length",)
COLUMN = "comment_text"
LINES = 35
"""So many lines a file has at most, its header among them: a longer one hangs while it is uploaded."""
LONGEST = 140


def polis(facts: Facts, asked: Asked) -> Ready:
    """Each note, or each theme, as a statement. Option: ``length``, the most characters that the site takes (140). Raises
    BadValue."""
    records = which(asked, Records.NOTES)
    limit = Limit(COLUMN, _("statement"), most=number(asked, "length", LONGEST))
    rules = Rules(COLUMN, _("statement"), (limit,))
    # Two statements that say the same with a number behind one of them would share their votes.
    fitted = fitting.fit(drafts_of(facts, records, _draft), rules, asked.mends - {NUMBER})
    troubles = (*(one for one in fitted.troubles if one.mend != NUMBER), *_said_before(fitted.drafts))
    fitted = replace(fitted, troubles=troubles, mends=fitting.to_mend(troubles))
    rows = [draft.written() for draft in fitted.good]
    files = parted("polis.csv", rows, LINES - 1, partial(csv_table, (COLUMN,)))
    return of_ideas(facts, asked, records, fitted, files, replied=False)


def _draft(idea: Idea) -> Draft:
    """A statement is one line: a note as it was written, a theme by its sentence, or by its first note when that is asked."""
    words = {COLUMN: one_line(idea.text or idea.title)}
    return Draft(idea.id, idea.title or idea.text, words, instead=one_line(instead(idea)))


def _said_before(drafts: Iterable[Draft]) -> tuple[Trouble, ...]:
    """Of statements that say the same all but the first: Polis takes each only once."""
    seen: set[str] = set()
    found = []
    for draft in drafts:
        words = folded(draft.fields[COLUMN])
        if words and words in seen:
            why = _("Another one says the same, and Polis takes each statement once. That one goes.")
            found.append(trouble(draft, _("statement"), why))
        seen.add(words)
    return tuple(found)
