"""A vote in figures: how much each option got on each channel, and how many people stand behind it."""

from collections.abc import Sequence

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Option
from cocreate_desktop.domain.voting import Tally
from cocreate_desktop.language import N_, _, number_text
from cocreate_desktop.paper.flow import Block, Columns, Rule, Together, Words, words
from cocreate_desktop.paper.headed import Headed
from cocreate_desktop.paper.sentences import LAPTOP
from cocreate_desktop.paper.text import Span
from cocreate_desktop.services.ballotwords import amount
from cocreate_desktop.services.tallying import RoundView

_SIZE = 10.0
_SHORT = {
    Channel.PHONE: N_("Phone"),
    Channel.CARD: N_("Voting cards"),
    Channel.HANDS: N_("Hands"),
    Channel.DOTS: N_("Stickers"),
    Channel.PAPER: N_("Slips"),
    Channel.TABLE: N_("At tables"),
    Channel.ONLINE: N_("Online"),
}
_OPTION, _NUMBER = 5.0, 1.7
_GUTTER = 8
_ONLY_PEOPLE = ("score", "ranking")
"""Methods whose sums by channel say nothing."""

Named = tuple[Span, ...]


def channel_rows(view: RoundView, tally: Tally) -> list[Block]:
    """A table with a row for each option in the order of the result and a column for each channel, and its heads on every
    page; none for one channel alone, of which the bars say the same."""
    channels = tuple(tally.by_channel)
    if len(channels) < 2:
        return []
    options = {option.id: option for option in view.options}
    names = [_(_SHORT.get(Channel(one), LAPTOP)) for one in channels]
    heads = _row((Span(_("Choice"), 600),), (*names, _("Together")), 0, weight=600)
    made: list[Block] = []
    for result in () if tally.method in _ONLY_PEOPLE else tally.options:
        counts = [tally.by_channel[one].totals.get(result.id, 0) for one in channels]
        numbers = tuple(number_text(count) for count in (*counts, result.total))
        made.append(_row(named(options[result.id]), numbers, 3 if made else 4))
    rows = (*made, Rule(gap=4, stays=True), _people(tally, channels))
    return [Headed(Together((heads, Rule(gap=3, colour="edge"))), rows, last=min(3, len(rows)), gap=14)]


def _people(tally: Tally, channels: tuple[str, ...]) -> Columns:
    cast = [tally.by_channel[one].cast for one in channels]
    together = None if None in cast else sum(number or 0 for number in cast)
    said = tuple("–" if number is None else number_text(number) for number in (*cast, together))
    return _row((Span(_("People"), 600),), said, 3, weight=600)


def mark_rows(view: RoundView, tally: Tally) -> list[Block]:
    """The marks of a score: mean, the mark in the middle, and how many people gave one; never a mean without these."""
    options = {option.id: option for option in view.options}
    rows = [
        (
            named(options[one.id]),
            tuple(
                "–" if number is None else number_text(number)
                for number in (one.mean, one.median, one.people or 0)
            ),
        )
        for one in tally.options
    ]
    return figures((_("Choice"), _("Mean"), _("Middle mark"), _("People")), rows)


def chip_rows(view: RoundView, tally: Tally) -> list[Block]:
    """What was divided: on average for each person, together, and how many people gave something."""
    options = {option.id: option for option in view.options}
    rows = []
    for one in tally.options:
        average = "–" if one.average is None else amount(view.round, one.average)
        people = "–" if one.people is None else number_text(one.people)
        rows.append((named(options[one.id]), (average, amount(view.round, one.total), people)))
    return figures((_("Choice"), _("For each person"), _("Together"), _("People")), rows)


def figures(heads: tuple[str, ...], rows: Sequence[tuple[Named, tuple[str, ...]]]) -> list[Block]:
    """A table with figures behind each option, its heads on every page."""
    head = _row((Span(heads[0], 600),), heads[1:], 0, weight=600)
    made = tuple(_row(option, numbers, 3 if place else 4) for place, (option, numbers) in enumerate(rows))
    return [Headed(Together((head, Rule(gap=3, colour="edge"))), made, last=min(2, len(made)), gap=14)]


def named(option: Option) -> Named:
    """An option with its letter."""
    return Span(f"{option.letter}  ", 700), Span(option.text)


def _row(option: Named, numbers: tuple[str, ...], gap: float, *, weight: int = 400) -> Columns:
    cells = [words(number, size=_SIZE, weight=weight, align="end", most=1) for number in numbers]
    widths = (_OPTION, *(_NUMBER for _cell in cells))
    return Columns((Words(option, _SIZE, most=3), *cells), widths, gutter=_GUTTER, gap=gap)
