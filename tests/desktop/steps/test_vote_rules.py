"""The rules of a vote while it is a draft: only the fields of its method, kept with undo, and why it cannot be opened yet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.phasetile import NOT_YET, POSSIBLE
from cocreate_desktop.desktop.steps.voterules import METHODS
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.voting import ANSWERS
from cocreate_desktop.language import _
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.votes import (
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
    vote,
)

ALWAYS = {"base", "quorum"}
FIELDS = {
    "dots": {"dotsEach", "perOption"},
    "approval": {"choicesEach"},
    "choice": set(),
    "yes-no": set(),
    "score": {"scale"},
    "ranking": {"rule"},
    "support": set(),
    "consent": set(),
    "budget": {"budget", "rule"},
    "chips": {"chips", "chipStep", "chipUnit"},
}
EVERY = {
    "dotsEach", "perOption", "choicesEach", "scale", "budget", "rule", "utility", "completion", "chips",
    "chipStep", "chipUnit", "base", "entitled", "quorum", "follows",
}  # fmt: skip


@pytest.fixture(autouse=True)
def at_the_vote(hands: Hands) -> None:
    hands.services.evenings.change(hands.evening.id, present=41)
    hands.go(Kind.VOTE)


def shown(hands: Hands) -> set[str]:
    return {name for name in EVERY if hands.part(QWidget, f"{name}Box").isVisible()}


def pick(hands: Hands, name: str, place: int) -> None:
    """Chooses a line of a list with the keyboard."""
    combo = hands.part(QComboBox, name)
    hands.focus(combo)
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Down, times=place)


def test_that_each_method_shows_only_its_own_fields_and_answers(hands: Hands) -> None:
    press(hands, "rulesButton")
    words = [option.text for option in options(hands)]
    method = hands.part(QComboBox, "method")
    hands.focus(method)
    hands.press(Qt.Key.Key_Home)
    for name in METHODS:
        assert found(hands).round.method == name
        assert shown(hands) == ALWAYS | FIELDS[name], name
        assert label(hands, "kicker")
        assert len(options(hands)) == len(ANSWERS.get(name, words))
        hands.press(Qt.Key.Key_Down)
    while found(hands).round.method != "dots":
        hands.undo()
    assert [option.text for option in options(hands)] == words


@pytest.mark.parametrize("method", ANSWERS)
def test_that_fixed_answers_are_shown_and_cannot_be_edited(hands: Hands, method: str) -> None:
    rules(hands, method)
    assert [row.label.text() for row in rows(hands)] == [_(one.text) for one in ANSWERS[method]]
    assert not any(row.field.isVisible() or row.drop.isVisible() for row in rows(hands))
    assert not hands.part(QLineEdit, "add").isVisible()
    assert not hands.part(QLabel, "hints").isVisible()
    open_up(hands)


def test_that_a_budget_cannot_be_opened_before_there_is_money_and_every_plan_has_a_cost(
    hands: Hands,
) -> None:
    rules(hands, "budget")
    assert tile(hands, "open").property("phase") == NOT_YET
    lacking = hands.services.voting.lacking(found(hands).round.id)
    assert tile(hands, "open").property("caption") == lacking
    assert lacking in label(hands, "hints")
    press(hands, "rulesButton")
    hands.type(hands.part(QLineEdit, "budget"), "10.000")
    assert found(hands).round.budget == 10000
    press(hands, "rulesButton")
    assert hands.services.voting.lacking(found(hands).round.id) != lacking
    for row in rows(hands):
        assert tile(hands, "open").property("phase") == NOT_YET
        hands.type(row.price, "2.500")
    assert tile(hands, "open").property("phase") == POSSIBLE
    assert [option.cost for option in options(hands)] == [2500] * 5
    hands.undo()
    assert options(hands)[-1].cost is None
    hands.press(Qt.Key.Key_PageDown)
    assert phase(hands) is Phase.DRAFT, "the remote goes on without it"


@pytest.mark.parametrize("typed", ["nee", "0", "-5"])
def test_that_a_cost_that_is_none_stays_marked_until_it_is_mended(hands: Hands, typed: str) -> None:
    rules(hands, "budget")
    price = rows(hands)[0].price
    hands.type(price, typed)
    assert hands.problems == [BadValue]
    assert price.property("error") is True
    assert options(hands)[0].cost is None
    hands.type(price, "300")
    assert options(hands)[0].cost == 300
    assert price.property("error") is False


def test_that_a_budget_that_is_no_number_is_refused_under_its_field(hands: Hands) -> None:
    rules(hands, "budget")
    press(hands, "rulesButton")
    hands.type(hands.part(QLineEdit, "budget"), "veel")
    assert found(hands).round.budget == 0
    assert hands.part(QLabel, "budgetError").isVisible()
    hands.type(hands.part(QLineEdit, "budget"), "0")
    assert tile(hands, "open").property("phase") == NOT_YET


def test_that_equal_shares_brings_its_own_choices_and_says_how_it_counts(hands: Hands) -> None:
    rules(hands, "budget")
    press(hands, "rulesButton")
    said = {label(hands, "explained")}
    pick(hands, "rule", 2)
    assert found(hands).round.rule == "equal-shares"
    assert {"utility", "completion"} <= shown(hands)
    said.add(label(hands, "explained"))
    pick(hands, "utility", 1)
    assert found(hands).round.utility == "count"
    said.add(label(hands, "explained"))
    hands.part(QCheckBox, "completion").click()
    assert found(hands).round.completion == "add1"
    said.add(label(hands, "explained"))
    assert len(said) == 4
    for _n in range(4):
        hands.undo()
    voting = found(hands).round
    assert (voting.rule, voting.utility, voting.completion) == ("most-votes", "cost", "")
    assert not {"utility", "completion"} & shown(hands)


def test_that_scale_ranking_and_chips_keep_what_is_chosen(hands: Hands) -> None:
    press(hands, "rulesButton")
    rules(hands, "score")
    pick(hands, "scale", 1)
    assert (found(hands).round.scale_low, found(hands).round.scale_high) == (1, 10)
    hands.undo()
    assert (found(hands).round.scale_low, found(hands).round.scale_high) == (0, 5)
    rules(hands, "ranking")
    pick(hands, "rule", 1)
    assert found(hands).round.rule == "instant-runoff"
    rules(hands, "chips")
    hands.type(hands.part(QLineEdit, "chips"), "100")
    hands.type(hands.part(QLineEdit, "chipStep"), "10")
    pick(hands, "chipUnit", 1)
    voting = found(hands).round
    assert (voting.chips, voting.chip_step, voting.chip_unit) == (100, 10, "chip")


def test_that_base_quorum_and_the_number_of_those_who_may_vote_are_kept(hands: Hands) -> None:
    press(hands, "rulesButton")
    assert "entitled" not in shown(hands)
    pick(hands, "base", 3)
    assert found(hands).round.base == "entitled"
    hands.type(hands.part(QLineEdit, "entitled"), "400")
    hands.type(hands.part(QLineEdit, "quorum"), "30")
    assert (found(hands).round.entitled, found(hands).round.quorum) == (400, 30)
    hands.undo()
    assert found(hands).round.quorum == 0


def test_that_a_vote_can_be_laid_over_an_earlier_one_of_its_method(hands: Hands) -> None:
    first = found(hands).round.id
    assert "follows" not in shown(hands)
    open_up(hands)
    vote(hands, 1)
    reveal(hands)
    press(hands, "askAgain")
    press(hands, "rulesButton")
    assert "follows" in shown(hands)
    assert found(hands).round.follows == first
    pick(hands, "follows", 0)
    assert found(hands).round.follows == ""
    pick(hands, "follows", 1)
    assert found(hands).round.follows == first


def test_that_the_rules_open_with_their_key_and_the_keyboard_goes_there(hands: Hands) -> None:
    hands.focus(hands.part(QLineEdit, "add"))
    hands.press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    focused = QApplication.focusWidget()
    counted = hands.part(CountField, "dotsEach")
    assert focused is not None
    assert focused is counted or counted.isAncestorOf(focused)
    assert not hands.part(QLineEdit, "add").isVisible()
    press(hands, "rulesButton")
    assert hands.part(QLineEdit, "add").isVisible()


@pytest.mark.parametrize("method", METHODS)
def test_that_a_draft_of_every_method_fits_the_smallest_laptop(hands: Hands, method: str) -> None:
    rules(hands, method)
    if method == "budget":
        rules(hands, method, rule="equal-shares")
    hands.room.resize(1366, 634)
    press(hands, "rulesButton")
    assert hands.room.width() == 1366
    assert hands.room.height() == 634
