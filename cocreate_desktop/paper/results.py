"""The result of a round on paper: what its method has to show, in words everything that it rests on, and what happened."""

from collections.abc import Mapping
from types import MappingProxyType

from cocreate_desktop.domain.voting import Tally
from cocreate_desktop.language import _
from cocreate_desktop.paper import bought, histogram, objected, ranked, sentences, voted
from cocreate_desktop.paper.bars import bar_rows
from cocreate_desktop.paper.chapters import Chapter
from cocreate_desktop.paper.counted import channel_rows, chip_rows, mark_rows
from cocreate_desktop.paper.flow import Block, Columns, Together, Words, words
from cocreate_desktop.paper.pen import MM
from cocreate_desktop.paper.text import Span
from cocreate_desktop.services.ballotwords import method_name, rule_name
from cocreate_desktop.services.tallying import RoundView

_NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


def round_blocks(view: RoundView, pictures: Mapping[str, bytes]) -> list[Block]:
    """One round: question, result, and everything that it rests on; on one page when it fits on one."""
    head = _head(view)
    if view.tally is None or not sentences.is_told(view):
        return [head, words(_("This vote is not closed yet, so its result is hidden."), gap=4)]
    tally = view.tally
    made = [
        head,
        *main_blocks(view, tally, pictures=pictures),
        *_figures(view, tally),
        *channel_rows(view, tally),
        *_rests_on(view, tally),
    ]
    return [Together(tuple(made), gap=head.gap)]


def _head(view: RoundView) -> Block:
    question = Words((Span(view.question, 600),), 11, 0, stays=True)
    said = " · ".join(part for part in (method_name(view.round), rule_name(view.round)) if part)
    method = words(said, size=10, colour="ink2", align="end")
    named = Chapter(f"round-{view.round.id}", view.question, question, 1)
    return Columns((named, method), (3, 1), gap=12, stays=True)


def main_blocks(
    view: RoundView,
    tally: Tally,
    *,
    most: int = 0,
    lines_each: int = 6,
    pictures: Mapping[str, bytes] = _NO_PICTURES,
) -> list[Block]:
    """What the result is at a glance; with ``most`` only so many options, for a paper with little room."""
    if tally.method == "support":
        plot = 30 * MM if most else 42 * MM
        return [histogram.histogram(view, tally, plot=plot), histogram.living_with_it(tally)]
    if tally.budget is not None:
        return bought.budget_blocks(view, tally.budget, most=most)
    if tally.ranking is not None and tally.rule == "instant-runoff":
        return _run_off(view, tally, most)
    rows = bar_rows(view, tally, most=most, lines_each=lines_each, pictures=pictures)
    if tally.method == "consent":
        return [objected.outcome(view, tally), *rows]
    return list(rows)


def _run_off(view: RoundView, tally: Tally, most: int) -> list[Block]:
    winner = tally.ranking.runoff_winner if tally.ranking is not None else ""
    named = {option.id: option for option in view.options}.get(winner)
    made: list[Block] = []
    if named is not None:
        said = _("{letter} stayed to the end: {option}.")
        told = said.format(letter=named.letter, option=named.text)
        made.append(Words((Span(told, 600),), 11, 6))
    return made if most else [*made, *ranked.runoff_rows(view, tally)]


def _figures(view: RoundView, tally: Tally) -> list[Block]:
    """What a method has to tell beside that, in figures and words."""
    if tally.method == "score":
        return mark_rows(view, tally)
    if tally.method == "chips":
        return chip_rows(view, tally)
    if tally.method == "consent":
        return objected.objection_rows(view)
    if tally.ranking is not None:
        return [words(" ".join(ranked.sentences_of(view, tally)), gap=8)]
    return []


def _rests_on(view: RoundView, tally: Tally) -> list[Block]:
    facts = (
        voted.turnout(view, tally),
        voted.by_channel(view, tally),
        voted.base(tally),
        sentences.rules_then(view.round),
        voted.quorum(view, tally),
        _("The score was hidden until the close."),
    )
    equal = voted.ties(view, tally)
    spans = [Span(equal + " ", 600, "ink2")] if equal else []
    spans.append(Span(" ".join(part for part in facts if part), 400, "ink2"))
    made: list[Block] = [Words(tuple(spans), 10, 8)]
    for name, said in (
        (_("Room for doubt:"), voted.doubts(view, tally)),
        (_("What happened:"), voted.audit(view)),
    ):
        if said:
            made.append(Words((Span(name + " ", 600, "ink2"), Span(" ".join(said), 400, "ink2")), 10, 3))
    return made
