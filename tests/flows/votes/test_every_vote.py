"""Every method of voting over phones, slips, tables, hands and stickers, lived through in the real window: opened and closed
with the remote, revealed at the desk, and counted once more by plain addition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from cocreate_desktop.desktop.stage.state import Budget, Consent, Support
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.language import number_text
from cocreate_desktop.services.ways import ways_of
from tests.domain.voting import plain
from tests.flows.votes.votehall import RULES, Came, Choices, VoteHall

TYPED = (Channel.HANDS, Channel.DOTS)


@dataclass(frozen=True)
class Evening:
    """What everybody votes by one method: two phones; slips and tables as they are typed and as they are meant; and what is
    counted by eye: of hands, and of stickers on the poster, each with the number of people."""

    phones: tuple[Choices, Choices]
    slips: Mapping[str, Choices]
    table: tuple[str, int, Choices]
    hands: tuple[tuple[int, ...], int] | None = None
    stickers: tuple[tuple[int, ...], int] | None = None
    reason: str = field(default="")


EVENINGS = {
    "choice": Evening(
        ({"A": 1}, {"C": 1}), {"b": {"B": 1}, "C": {"C": 1}}, ("B", 4, {"B": 1}), ((3, 0, 2), 5), ((1, 1, 0), 2)
    ),
    "approval": Evening(
        ({"A": 1, "C": 1}, {"C": 1}),
        {"A B": {"A": 1, "B": 1}, "-": {}},
        ("b c", 3, {"B": 1, "C": 1}),
        ((3, 1, 2), 4),
        ((0, 2, 2), 3),
    ),
    "yes-no": Evening(
        ({"A": 1}, {"B": 1}), {"A": {"A": 1}, "C": {"C": 1}}, ("B", 6, {"B": 1}), ((8, 3, 1), 12), ((2, 2, 0), 4)
    ),
    "dots": Evening(
        ({"A": 2, "B": 1}, {"C": 1}),
        {"A A C": {"A": 2, "C": 1}, "bbc": {"B": 2, "C": 1}},
        ("A B C", 5, {"A": 1, "B": 1, "C": 1}),
        ((1, 2, 0), 1),
        ((4, 0, 7), 4),
    ),
    "score": Evening(
        ({"A": 5, "B": 2, "C": 0}, {"B": 3}), {"A4 C1": {"A": 4, "C": 1}, "B0": {"B": 0}}, ("A 3 B 5", 4, {"A": 3, "B": 5})
    ),
    "ranking": Evening(
        ({"A": 1, "B": 2, "C": 3}, {"C": 1}), {"C A=B": {"C": 1, "A": 2, "B": 2}, "BAC": {"B": 1, "A": 2, "C": 3}},
        ("C B A", 3, {"C": 1, "B": 2, "A": 3}),
    ),
    "support": Evening(
        ({"1": 1}, {"?": 1}), {"2": {"2": 1}, "5": {"5": 1}}, ("3", 4, {"3": 1}),
        ((3, 2, 2, 1, 0, 1), 9), ((1, 0, 0, 0, 2, 0), 3),
    ),
    "consent": Evening(
        ({"A": 1}, {"B": 1}), {"A": {"A": 1}, "B dan wordt het te donker": {"B": 1}}, ("A", 5, {"A": 1}),
        ((4, 1, 1), 6), ((2, 0, 0), 2), "Dan kan de brandweer er niet langs",
    ),
    "budget": Evening(
        ({"A": 1, "C": 1}, {"B": 1, "C": 1}), {"A": {"A": 1}, "B C": {"B": 1, "C": 1}}, ("A B", 4, {"A": 1, "B": 1}),
        ((3, 2, 5), 6), ((1, 2, 2), 3),
    ),
    "chips": Evening(
        ({"A": 60, "B": 40}, {"C": 100}), {"A 50 C 30": {"A": 50, "C": 30}, "B 10": {"B": 10}},
        ("A 20 B 30", 4, {"A": 20, "B": 30}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("method", RULES)
def test_that_a_vote_by_every_channel_is_counted_as_it_was_meant(hall: VoteHall, method: str) -> None:
    came = Came(method)
    hall.go(method)
    hall.open_vote()
    _cast(hall, EVENINGS[method], came)
    hall.until(lambda: hall.found.voted == came.people)
    hall.assert_hidden()
    hall.close_vote()
    hall.reveal_vote()
    hall.assert_shown(came)
    _assert_outcome(hall, came)
    assert came.channels == set(ways_of(method)) - {Channel.CARD}, "cards have a file of their own"


def _cast(hall: VoteHall, evening: Evening, came: Came) -> None:
    for phone, choices in zip(hall.phones, evening.phones, strict=True):
        hall.by_phone(phone, choices, evening.reason if came.method == "consent" and "B" in choices else "")
        came.ballots.append((Channel.PHONE, choices, 1))
    for code, (line, choices) in zip(hall.codes, evening.slips.items(), strict=False):
        hall.on_slip(line, code)
        came.ballots.append((Channel.PAPER, choices, 1))
    line, people, choices = evening.table
    hall.at_table("Tafel 1", people, line)
    came.ballots.append((Channel.TABLE, choices, people))
    letters = [option.letter for option in hall.found.options]
    for channel, counted in zip(TYPED, (evening.hands, evening.stickers), strict=True):
        if counted is not None:
            hall.counted(channel, *counted)
            came.counts[channel] = dict(zip(letters, counted[0], strict=True)), counted[1]


def _assert_outcome(hall: VoteHall, came: Came) -> None:
    """What the room sees beside bars: what is bought and in which order, a histogram, and whether there is consent."""
    seen = hall.wall.outcome
    if isinstance(seen, Budget):
        assert [one.letter for one in seen.bought] == [
            one for one, _most in plain.equal_shares(came.round()).bought
        ]
    elif isinstance(seen, Support):
        assert [number_text(bar.number) for bar in seen.bars] == came.totals()
    elif isinstance(seen, Consent):
        reasons = {one.text for one in seen.objections}
        assert {EVENINGS["consent"].reason, "dan wordt het te donker"} <= reasons
        assert not seen.holds
    assert (seen is not None) == (came.method in ("budget", "support", "consent"))
