"""The result of a round on paper: what its method has to show, in words everything that it rests on, and what happened."""

from collections.abc import Mapping
from types import MappingProxyType

from cocreate_desktop.domain.voting import Tally
from cocreate_desktop.language import _
from cocreate_desktop.paper import bought, histogram, reportparts
from cocreate_desktop.paper.bars import bar_rows
from cocreate_desktop.paper.chapters import Chapter
from cocreate_desktop.paper.flow import Block, Columns, Together, Words, words
from cocreate_desktop.paper.pen import MM
from cocreate_desktop.paper.text import Span
from cocreate_desktop.services import resultwords, roundfigures
from cocreate_desktop.services.ballotwords import method_name, rule_name
from cocreate_desktop.services.besides import Beside, besides
from cocreate_desktop.services.tallying import RoundView

_NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


def round_blocks(view: RoundView, pictures: Mapping[str, bytes], level: int = 1) -> list[Block]:
    """One round: question, result, and everything that it rests on; on one page when it fits on one. ``level`` in the list."""
    head = _head(view, level)
    if view.tally is None or not resultwords.is_told(view):
        return [head, words(_("This vote is not closed yet, so its result is hidden."), gap=4)]
    tally = view.tally
    sides = tuple(besides(view))
    made = [
        head,
        *([_side(_("In the hall"))] if sides else []),
        *main_blocks(view, tally, pictures=pictures),
        *(reportparts.table(one) for one in roundfigures.tables(view, tally)),
        *(reportparts.text(one, gap=8 if not one.lead else 3) for one in roundfigures.rests_on(view, tally)),
        *(block for one in sides for block in _beside(one)),
    ]
    return [Together(tuple(made), gap=head.gap)]


def _side(name: str) -> Words:
    return Words((Span(name, 600),), 11, 10, stays=True)


def _beside(one: Beside) -> list[Block]:
    """A result beside that of the hall, smaller and under its own name."""
    made: list[Block] = [_side(one.title), *main_blocks(one.view, one.tally, beside=True)]
    if one.told:
        made.append(words(one.told, size=9, colour="ink2", gap=4))
    return made


def _head(view: RoundView, level: int) -> Block:
    question = Words((Span(view.question, 600),), 11, 0, stays=True)
    said = " · ".join(part for part in (method_name(view.round), rule_name(view.round)) if part)
    method = words(said, size=10, colour="ink2", align="end")
    named = Chapter(f"round-{view.round.id}", view.question, question, level)
    return Columns((named, method), (3, 1), gap=12, stays=True)


def main_blocks(
    view: RoundView,
    tally: Tally,
    *,
    most: int = 0,
    lines_each: int = 6,
    pictures: Mapping[str, bytes] = _NO_PICTURES,
    beside: bool = False,
) -> list[Block]:
    """What the result is at a glance; with ``most`` only so many options, for a paper with little room, and smaller
    ``beside`` another result."""
    told = roundfigures.outcome(view, tally)
    said: list[Block] = [Words((Span(told, 600),), 11, 6)] if told else []
    if tally.method == "support":
        plot = 24 * MM if beside else 30 * MM if most else 42 * MM
        return [histogram.histogram(view, tally, plot=plot), *said]
    if tally.budget is not None:
        return bought.budget_blocks(view, tally.budget, most=most, beside=beside)
    if tally.ranking is not None and tally.rule == "instant-runoff":
        return said
    rows = bar_rows(view, tally, most=most, lines_each=lines_each, pictures=pictures, smaller=beside)
    return [*said, *rows]
