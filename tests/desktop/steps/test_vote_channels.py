"""Every method on every channel that fits it, through the real face: set, opened, entered, closed, revealed, and read."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.steps.vote import Face
from cocreate_desktop.desktop.steps.votechannel import ChannelTile
from cocreate_desktop.domain.cards import ranges_of
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import _
from cocreate_desktop.services.ways import ways_of
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.votes import (
    by_phone,
    choose,
    enter_slip,
    enter_table,
    found,
    label,
    open_up,
    options,
    phase,
    press,
    reveal,
    rows,
    rules,
    tile,
    totals,
)


@dataclass(frozen=True)
class Case:
    """A method with its rules: what a phone sends by letter, the same vote as it is typed from paper, which side a card shows,
    and what the first option then has on a phone, a card and at a table of two, and together in the method's own measure."""

    method: str
    fields: dict[str, object]
    phone: dict[str, int]
    line: str
    side: str
    first: tuple[str, str, str]
    together: str


CASES = (
    Case("dots", {"dots": 3}, {"A": 2, "B": 1}, "AAB", "B", ("2", "2", "4"), "17"),
    Case("approval", {}, {"A": 1, "B": 1}, "A B", "A", ("1", "1", "2"), "12"),
    Case("choice", {}, {"A": 1}, "a", "A", ("1", "1", "2"), "12"),
    Case("yes-no", {}, {"A": 1}, "A", "A", ("1", "1", "2"), "12"),
    Case("support", {}, {"1": 1}, "1", "A", ("1", "1", "2"), "12"),
    Case("consent", {}, {"A": 1}, "A", "A", ("1", "1", "2"), "12"),
    Case("budget", {"budget": 9000, "rule": "equal-shares"}, {"A": 1}, "A", "A", ("1", "1", "2"), "12"),
    Case("score", {}, {"A": 4, "B": 0}, "A4 B0", "", ("4", "", "8"), "4"),
    Case("ranking", {}, {"A": 1, "B": 2, "C": 2}, "A B=C", "", ("4", "", "8"), "16"),
    Case(
        "chips",
        {"chips": 100, "chip_step": 10},
        {"A": 60},
        "A 60 B 40",
        "",
        ("60", "", "120"),
        "€\N{NO-BREAK SPACE}60",
    ),
)


@pytest.fixture(autouse=True)
def at_the_vote(hands: Hands) -> None:
    hands.services.evenings.change(hands.evening.id, present=41)
    hands.go(Kind.VOTE)


def set_up(hands: Hands, case: Case) -> list[str]:
    """The rules of the case, with costs where it wants them; gives the typed codes of two people."""
    rules(hands, case.method, **case.fields)
    if case.method == "budget":
        for place, row in enumerate(rows(hands), 1):
            hands.type(row.price, f"{place}.000")
    made = hands.services.cards.make_codes(hands.evening.id, 5)
    open_up(hands)
    return [code.typed for code in made]


def enter_all(hands: Hands, case: Case, codes: list[str]) -> None:
    """One vote on each channel that fits: by phone, card, slip with a code, a table of two; four hands and three stickers."""
    by_phone(hands, case.phone)
    if case.side:
        cards, round_id = hands.services.cards, found(hands).round.id
        cards.enter(round_id, 5, case.side, cards.questions(round_id)[0].option_id)
    for channel, number in ((Channel.HANDS, 4), (Channel.DOTS, 3)):
        if channel in ways_of(case.method):
            choose(hands, channel)
            rows(hands)[0].count.setValue(number)
    choose(hands, Channel.PAPER)
    enter_slip(hands, codes[0], case.line)
    choose(hands, Channel.TABLE)
    enter_table(hands, "Linde", 2, case.line)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.method)
def test_that_a_method_is_voted_on_every_channel_that_fits_it(hands: Hands, case: Case) -> None:
    codes = set_up(hands, case)
    ways = ways_of(case.method)
    shown = {one for one in Channel if hands.room.findChild(ChannelTile, str(one)) and tile_of(hands, one)}
    assert shown == set(ways)
    enter_all(hands, case, codes)
    assert hands.problems == []
    came_in = {turnout.channel: turnout.people for turnout in found(hands).channels}
    assert set(came_in) == set(ways)
    assert (came_in[Channel.PHONE], came_in[Channel.PAPER], came_in[Channel.TABLE]) == (1, 1, 2)
    for channel in ways:
        choose(hands, channel)
        hidden = [row.channel.text() for row in rows(hands) if row.channel.isVisible()]
        assert set(hidden) <= {_("hidden")}, channel
        assert not any(row.total.isVisible() for row in rows(hands))
    reveal(hands)
    on_phone, on_card, at_table = case.first
    seen = {Channel.PHONE: on_phone, Channel.CARD: on_card, Channel.HANDS: "4", Channel.DOTS: "3"}
    seen |= {Channel.PAPER: on_phone, Channel.TABLE: at_table}
    for channel in ways:
        choose(hands, channel)
        assert rows(hands)[0].channel.text() == seen[channel], channel
    assert totals(hands)[0] == case.together
    assert hands.part(QLabel, "summary").isVisible()


def tile_of(hands: Hands, channel: Channel) -> bool:
    return hands.part(ChannelTile, str(channel)).isVisible()


def test_that_channels_are_chosen_with_their_key_and_what_is_typed_gets_the_keyboard(hands: Hands) -> None:
    open_up(hands)
    hands.focus(rows(hands)[0].count)
    hands.press(Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is hands.part(QLineEdit, "slipCode")
    hands.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert hands.part(ChannelTile, "hands").isChecked()
    assert QApplication.focusWidget() is rows(hands)[0].count


def test_that_tab_goes_from_the_channels_down_the_rows_to_the_people(hands: Hands) -> None:
    open_up(hands)
    hands.focus(hands.part(ChannelTile, "table"))
    places: list[QWidget | None] = []
    for _n in range(8):
        hands.press(Qt.Key.Key_Tab)
        places.append(QApplication.focusWidget())
    counts: list[QWidget] = [row.count for row in rows(hands)]
    assert [one for one in places if one in counts] == counts
    people: QWidget = hands.part(CountField, "people")
    assert places.index(people) > places.index(counts[-1])


def test_that_channels_without_codes_may_overlap_and_this_is_said_once(hands: Hands) -> None:
    open_up(hands)
    by_phone(hands, {"A": 1})
    assert not hands.part(QLabel, "hints").isVisible()
    choose(hands, Channel.HANDS)
    rows(hands)[0].count.setValue(4)
    assert label(hands, "hints").count(".") == 1
    assert hands.part(QLabel, "hints").property("tone") == "warn"
    assert hands.part(ChannelTile, "phone").count.startswith("1 ")


@pytest.mark.parametrize(
    ("channel", "button", "wish"),
    [(Channel.CARD, "readCards", "wants_cards"), (Channel.DOTS, "photo", "wants_dots")],
)
def test_that_cards_and_the_poster_lead_to_the_screens_that_read_them(
    hands: Hands, channel: Channel, button: str, wish: str
) -> None:
    hands.services.cards.make_codes(hands.evening.id, 3)
    open_up(hands)
    face = hands.room.findChild(Face)
    assert face is not None
    choose(hands, channel)
    with hands.qtbot.waitSignal(getattr(face, wish)) as wished:
        press(hands, button)
    assert wished.args == [found(hands).round.id]


def test_that_the_cards_that_are_missing_are_named(hands: Hands) -> None:
    hands.services.cards.make_codes(hands.evening.id, 3)
    open_up(hands)
    cards, round_id = hands.services.cards, found(hands).round.id
    cards.enter(round_id, 2, "A", cards.questions(round_id)[0].option_id)
    hands.see()
    choose(hands, Channel.CARD)
    assert label(hands, "cardsWords").endswith(ranges_of((1, 3)) + ".")


def test_that_a_reopened_vote_keeps_what_came_in_and_the_list_says_so(hands: Hands) -> None:
    open_up(hands)
    by_phone(hands, {"A": 1})
    tile(hands, "close").click()
    tile(hands, "open").click()
    assert phase(hands) is Phase.OPEN
    assert found(hands).voted == 1
    assert hands.heard.messages
    assert [str(line.what) for line in found(hands).audit] == ["opened", "closed", "sealed", "reopened"]
    assert options(hands)
