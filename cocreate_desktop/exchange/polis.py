"""Statements to start a conversation on Pol.is with: CSV files of one column, as its own page for organisers takes them. What
comes back is read by ``polisread``."""

import csv
import io
from collections.abc import Iterable, Sequence

from cocreate_desktop.domain.text import folded
from cocreate_desktop.exchange import fitting
from cocreate_desktop.exchange.fitting import NUMBER, Draft, Limit, Rules, trouble
from cocreate_desktop.exchange.leavingideas import LEFT_OUT, Facts, Idea
from cocreate_desktop.exchange.leavingrounds import one_line
from cocreate_desktop.exchange.ready import SAMPLED, Leaf, Ready, left_words, number
from cocreate_desktop.language import _
from cocreate_desktop.services.leaving import Asked, Preview, Records, Trouble

COLUMN = "comment_text"
LINES = 35
"""So many lines a file has at most, its header among them: a longer one hangs while it is uploaded."""
LONGEST = 140


def polis(facts: Facts, asked: Asked) -> Ready:
    """Each note, or each theme, as a statement. Option: ``length``, the most characters that the site takes (140). Raises
    BadValue."""
    records = Records.THEMES if asked.records is Records.THEMES else Records.NOTES
    limit = Limit(COLUMN, _("statement"), most=number(asked, "length", LONGEST))
    rules = Rules(COLUMN, _("statement"), (limit,))
    # Two statements that say the same with a number behind one of them would share their votes.
    fitted = fitting.fit(map(_draft, facts.ideas(records)), rules, asked.mends - {NUMBER})
    troubles = (*(one for one in fitted.troubles if one.mend != NUMBER), *_said_before(fitted.drafts))
    refused = {one.record for one in troubles if one.refused}
    good = [draft for draft in fitted.drafts if draft.record not in refused]
    files = _files([draft.fields[COLUMN] for draft in good])
    out = facts.left_out(records)
    preview = Preview(
        platform=asked.platform,
        records=len(fitted.drafts),
        troubles=troubles,
        mends=fitting.to_mend(troubles),
        mended=fitted.mended,
        left_out=left_words(out, LEFT_OUT),
        files=tuple(one.name for one in files),
        sample=tuple(draft.written() for draft in good[:SAMPLED]),
    )
    return Ready(preview, files, records, out)


def _draft(idea: Idea) -> Draft:
    """A statement is one line: a note as it was written, a theme by its sentence."""
    return Draft(idea.id, idea.title or idea.text, {COLUMN: one_line(idea.text or idea.title)})


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


def _files(statements: Sequence[str]) -> tuple[Leaf, ...]:
    each = LINES - 1
    parts = [statements[start : start + each] for start in range(0, len(statements), each)]
    names = ["polis.csv"] if len(parts) == 1 else [f"polis-{place}.csv" for place in range(1, len(parts) + 1)]
    return tuple(Leaf(name, _csv(part), len(part)) for name, part in zip(names, parts, strict=True))


def _csv(statements: Iterable[str]) -> bytes:
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow([COLUMN])
    writer.writerows([one] for one in statements)
    return made.getvalue().encode()
