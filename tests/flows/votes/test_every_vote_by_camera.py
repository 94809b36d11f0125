"""Every method that fits on cards or takes stickers, through the camera's eyes: photos of made-up rooms and posters are dropped
on the desk's screens, looked at, completed and corrected by hand, and counted once more by plain addition."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from cocreate_desktop.desktop.cards.cardrows import CardRows
from cocreate_desktop.desktop.cards.screen import CardsScreen
from cocreate_desktop.desktop.dots.screen import DotsScreen
from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.posters import Poster
from cocreate_desktop.rehearsal.posters import poster_photo
from cocreate_desktop.services.ways import ways_of
from tests.flows.hall import CTRL
from tests.flows.votes.votehall import ALT, RULES, Came, Choices, VoteHall, room

CARDS = tuple(method for method in RULES if Channel.CARD in ways_of(method))
# What each card says; the last one is held up behind a pillar.
HELD: Mapping[str, tuple[Choices, ...]] = {
    "choice": ({"A": 1}, {"C": 1}, {"A": 1}, {"B": 1}),
    "approval": ({"A": 1, "B": 1}, {"C": 1}, {}, {"B": 1, "C": 1}),
    "yes-no": ({"A": 1}, {"B": 1}, {"C": 1}, {"A": 1}),
    "dots": ({"A": 2, "B": 1}, {"C": 2}, {"B": 1, "C": 1}, {"A": 1}),
    "support": ({"1": 1}, {"3": 1}, {"1": 1}, {"?": 1}),
    "consent": ({"A": 1}, {"A": 1}, {"C": 1}, {"B": 1}),
    "budget": ({"A": 1}, {"B": 1, "C": 1}, {"A": 1, "C": 1}, {"C": 1}),
}
STUCK = (5, 3, 8, 1, 0, 2)
AT_POSTER = 9


@pytest.mark.parametrize("method", CARDS)
def test_that_cards_and_stickers_in_photos_are_counted_as_they_were_meant(
    hall: VoteHall, method: str, tmp_path: Path
) -> None:
    came = Came(method)
    hall.go(method)
    hall.open_vote()
    _show_cards(hall, came, tmp_path)
    _stick_stickers(hall, came, tmp_path)
    hall.until(lambda: hall.found.voted == came.people)
    hall.assert_hidden()
    hall.close_vote()
    hall.reveal_vote()
    hall.assert_shown(came)


def _show_cards(hall: VoteHall, came: Came, folder: Path) -> None:
    """For each question a photo of the room; whoever is not on it is asked and typed."""
    held = HELD[came.method]
    hall.choose(Channel.CARD)
    hall.click(hall.part(KeyButton, "readCards"))
    screen = hall.parts(CardsScreen)[0]
    hall.press(Qt.Key.Key_G, CTRL)
    hall.type(f"1-{len(held)}")
    assert hall.evening.handed_out == f"1-{len(held)}"
    session, last = hall.cards.session, len(held)
    for place, question in enumerate(session.questions):
        sides = {
            number: _side(came.method, question.option_id, hall, one) for number, one in enumerate(held, 1)
        }
        photo = folder / f"zaal {place}.jpg"
        photo.write_bytes(room({number: side for number, side in sides.items() if number != last}))
        hall.drop(screen, photo)
        hall.until(lambda: len(session.standing.seen) == last - 1 and not session.busy)
        missing = hall.part(CardRows, "missing")
        assert [row.number for row in missing.rows] == [last]
        hall.press(Qt.Key.Key_F6)
        hall.type(sides[last], then=None)
        hall.until(lambda: len(session.standing.seen) == last)
        hall.assert_hidden_from_the_room()
        if place + 1 < len(session.questions):
            hall.press(Qt.Key.Key_Right, ALT)
            assert session.place == place + 1
    hall.press(Qt.Key.Key_Escape)
    assert not hall.cards.showing
    came.ballots += [(Channel.CARD, one, 1) for one in held]


def _side(method: str, option_id: str, hall: VoteHall, meant: Choices) -> str:
    """Which side says what somebody means: that of her answer, or the answer about one option."""
    letters = {option.id: option.letter for option in hall.found.options}
    if not option_id:
        return "ABCD"[list(letters.values()).index(next(iter(meant)))]
    weight = meant.get(letters[option_id], 0)
    if method == "dots":
        return "DABC"[weight]
    return "A" if weight else "B"


def _stick_stickers(hall: VoteHall, came: Came, folder: Path) -> None:
    """The photo of the poster is counted; of the first box somebody says better, and how many people stood there."""
    letters = [option.letter for option in hall.found.options]
    numbers = dict(zip(range(len(letters)), STUCK, strict=False))
    photo = folder / "poster.jpg"
    photo.write_bytes(poster_photo(Poster(hall.found.round.number, len(letters)), numbers, seed=3).content())
    hall.choose(Channel.DOTS)
    hall.click(hall.part(KeyButton, "photo"))
    screen = hall.parts(DotsScreen)[0]
    hall.drop(screen, photo)
    hall.until(lambda: screen.checking)
    assert screen.check.count is not None
    assert [screen.check.count.number(box) for box in numbers] == list(numbers.values())
    first = next(row for row in screen.check.rows if row.place == 0)
    hall.fill(first.count, str(numbers[0] + 1))
    hall.fill(hall.part(CountField, "people"), str(AT_POSTER))
    hall.press(Qt.Key.Key_Return, CTRL)
    assert not hall.cards.showing
    meant = {letter: numbers[place] + (place == 0) for place, letter in enumerate(letters)}
    came.counts[Channel.DOTS] = meant, AT_POSTER
