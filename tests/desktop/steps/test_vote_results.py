"""After the close: the base and the quorum, what each method shows, asking once more, and making a result final."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel, QLineEdit, QWidget

from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import Happening, Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import _
from cocreate_desktop.services import onlinewords
from cocreate_desktop.services.ballotwords import people_text, too_small
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.votes import (
    by_phone,
    choose,
    found,
    label,
    notes_of,
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


@pytest.fixture(autouse=True)
def at_the_vote(hands: Hands) -> None:
    hands.services.evenings.change(hands.evening.id, present=40)
    hands.go(Kind.VOTE)


def pick_base(hands: Hands, place: int) -> None:
    combo = hands.part(QComboBox, "useBase")
    hands.focus(combo)
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Down, times=place)


def test_that_the_base_is_chosen_after_the_close_and_the_change_is_written_down(hands: Hands) -> None:
    rules(hands, "choice", quorum=2)
    open_up(hands)
    by_phone(hands, {"A": 1}, {"B": 1})
    assert not hands.part(QComboBox, "useBase").isVisible()
    assert not hands.part(QLabel, "summary").isVisible()
    tile(hands, "close").click()
    assert label(hands, "summary") == _("The quorum of {n} people is met.").format(n=2)
    tile(hands, "reveal").click()
    assert people_text(2) in label(hands, "summary")
    pick_base(hands, 2)
    assert found(hands).round.base == "present"
    assert people_text(40) in label(hands, "summary")
    assert Happening.BASE in {line.what for line in found(hands).audit}
    hands.undo()
    assert found(hands).round.base != "present"
    pick_base(hands, 3)
    hands.type(hands.part(QLineEdit, "useEntitled"), "400")
    assert (found(hands).round.base, found(hands).round.entitled) == ("entitled", 400)
    assert people_text(400) in label(hands, "summary")
    hands.undo()
    assert found(hands).round.entitled == 0


def test_that_a_quorum_that_is_missed_is_said(hands: Hands) -> None:
    rules(hands, "choice", quorum=30)
    open_up(hands)
    by_phone(hands, {"A": 1})
    reveal(hands)
    assert _("The quorum of {n} people is not met.").format(n=30) in label(hands, "summary")


def test_that_ties_are_shown_as_ties_and_nothing_at_all_too(hands: Hands) -> None:
    rules(hands, "choice")
    open_up(hands)
    reveal(hands)
    assert totals(hands) == ["0"] * 5
    tile(hands, "open").click()
    by_phone(hands, {"A": 1}, {"C": 1})
    reveal(hands)
    assert totals(hands) == ["1", "0", "1", "0", "0"]
    assert "A, C" in label(hands, "summary")
    assert "C" in notes_of(hands)[0]


def test_that_a_budget_says_what_is_paid_and_what_is_left(hands: Hands) -> None:
    rules(hands, "budget", budget=10000, rule="equal-shares")
    for row, cost in zip(rows(hands), ("6000", "3000", "2500", "4000", "1000"), strict=True):
        hands.type(row.price, cost)
    open_up(hands)
    by_phone(hands, {"A": 1, "B": 1}, {"A": 1, "C": 1}, {"B": 1, "C": 1}, {"A": 1}, {"D": 1})
    reveal(hands)
    assert totals(hands) == ["3", "2", "2", "1", "0"]
    assert "6.000" in notes_of(hands)[0]
    assert "2.000" in notes_of(hands)[1], "what the voters of a plan have left"
    assert "4.000" in label(hands, "summary")


@pytest.mark.parametrize("rule", ["borda", "instant-runoff"])
def test_that_a_ranking_names_its_winner_and_the_condorcet_winner(hands: Hands, rule: str) -> None:
    rules(hands, "ranking", rule=rule)
    open_up(hands)
    ballots = [{"A": 1, "B": 2, "C": 3}] * 2 + [{"B": 1, "C": 2, "A": 3}] * 2 + [{"C": 1, "B": 2, "A": 3}]
    by_phone(hands, *ballots)
    reveal(hands)
    assert "B" in label(hands, "summary")
    assert label(hands, "summary").count("B") >= 2
    dropped = [note for note in notes_of(hands) if any(char.isdigit() for char in note)]
    assert len(dropped) == 5


def test_that_marks_show_their_mean_and_chips_their_average(hands: Hands) -> None:
    rules(hands, "score")
    open_up(hands)
    by_phone(hands, {"A": 1, "B": 5}, {"A": 4})
    reveal(hands)
    assert totals(hands)[:3] == ["2,5", "5", "–"]
    assert label(hands, "totalHead") == _("Mean")
    press(hands, "askAgain")
    rules(hands, "chips", follows="", chips=100)
    open_up(hands)
    by_phone(hands, {"A": 100}, {"A": 50, "B": 50})
    reveal(hands)
    assert totals(hands)[:2] == ["€\N{NO-BREAK SPACE}75", "€\N{NO-BREAK SPACE}25"]


def test_that_two_polls_of_support_stand_side_by_side_and_the_first_can_be_looked_at(hands: Hands) -> None:
    rules(hands, "support")
    assert not hands.part(QComboBox, "poll").isVisible()
    open_up(hands)
    by_phone(hands, {"4": 1}, {"5": 1}, {"4": 1})
    reveal(hands)
    first = found(hands).round.id
    press(hands, "askAgain")
    assert phase(hands) is Phase.DRAFT
    assert found(hands).round.follows == first
    open_up(hands)
    by_phone(hands, {"2": 1}, {"4": 1}, {"1": 1})
    reveal(hands)
    assert totals(hands) == ["1", "1", "0", "1", "0", "0"]
    assert [row.earlier.text() for row in rows(hands)] == ["0", "0", "0", "2", "1", "0"]
    poll = hands.part(QComboBox, "poll")
    hands.focus(poll)
    hands.press(Qt.Key.Key_Up)
    assert totals(hands) == ["0", "0", "0", "2", "1", "0"]
    assert not hands.part(QWidget, "tilesPart").isVisible()
    assert not hands.part(KeyButton, "makeFinal").isVisible()
    assert not hands.part(QComboBox, "useBase").isEnabled()
    hands.press(Qt.Key.Key_Down)
    assert totals(hands)[0] == "1"


def test_that_the_options_of_a_second_poll_are_laid_over_by_letter(hands: Hands) -> None:
    rules(hands, "choice")
    open_up(hands)
    by_phone(hands, {"C": 1})
    reveal(hands)
    press(hands, "askAgain")
    open_up(hands)
    by_phone(hands, {"A": 1})
    reveal(hands)
    assert [row.earlier.text() for row in rows(hands)] == ["0", "0", "1", "0", "0"]


def test_that_asking_again_is_taken_back_while_it_is_a_draft(hands: Hands) -> None:
    first = found(hands).round.id
    open_up(hands)
    reveal(hands)
    hands.focus(hands.part(QComboBox, "useBase"))
    hands.press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert found(hands).round.id != first
    hands.undo()
    assert (found(hands).round.id, phase(hands)) == (first, Phase.REVEALED)
    hands.desk.undo.redo()
    assert found(hands).round.id != first


def test_that_a_poll_that_is_not_asked_after_all_is_taken_away(hands: Hands) -> None:
    first = found(hands).round.id
    open_up(hands)
    reveal(hands)
    press(hands, "askAgain")
    press(hands, "dropPoll")
    assert (found(hands).round.id, phase(hands)) == (first, Phase.REVEALED)
    assert not hands.part(QComboBox, "poll").isVisible()
    hands.undo()
    assert (phase(hands), found(hands).round.follows) == (Phase.DRAFT, first)
    hands.desk.undo.redo()
    assert found(hands).round.id == first


def test_that_making_final_asks_once_and_cannot_be_opened_again(hands: Hands) -> None:
    open_up(hands)
    by_phone(hands, {"A": 1})
    assert not hands.part(KeyButton, "makeFinal").isVisible()
    reveal(hands)
    press(hands, "makeFinal")
    assert hands.part(QFrame, "confirm").isVisible()
    assert QApplication.focusWidget() is hands.part(KeyButton, "notYet"), "the safe one"
    hands.press(Qt.Key.Key_Escape)
    assert not hands.part(QFrame, "confirm").isVisible()
    assert phase(hands) is Phase.REVEALED
    press(hands, "makeFinal")
    press(hands, "final")
    assert phase(hands) is Phase.PUBLISHED
    assert not tile(hands, "open").click_allowed()
    assert not hands.part(QComboBox, "useBase").isEnabled()
    assert not hands.part(KeyButton, "makeFinal").isVisible()
    assert totals(hands)[0] == "1"
    assert [line.what for line in found(hands).audit][-1] is Happening.PUBLISHED


def test_that_a_result_shows_a_channel_on_which_something_came_in(hands: Hands) -> None:
    open_up(hands)
    by_phone(hands, {"A": 2})
    choose(hands, Channel.TABLE)
    reveal(hands)
    assert label(hands, "channelHead")
    assert [row.channel.text() for row in rows(hands)] == ["2", "0", "0", "0", "0"]


@pytest.mark.parametrize("method", ["dots", "budget", "consent", "ranking"])
def test_that_a_result_fits_the_smallest_laptop(hands: Hands, method: str) -> None:
    rules(hands, method)
    if method == "budget":
        rules(hands, method, budget=1000)
        for option in options(hands):
            hands.services.voting.price_option(option.id, 500)
    hands.room.resize(1366, 634)
    hands.services.voting.open(found(hands).round.id)
    hands.see()
    by_phone(hands, {"A": 1})
    reveal(hands)
    press(hands, "makeFinal")
    assert (hands.room.width(), hands.room.height()) == (1366, 634)


def test_that_a_base_smaller_than_the_votes_cannot_be_chosen_and_says_why(hands: Hands) -> None:
    rules(hands, "choice")
    open_up(hands)
    by_phone(hands, {"A": 1}, {"B": 1}, {"B": 1})
    reveal(hands)
    hands.services.evenings.change(hands.evening.id, present=2)
    hands.see()
    combo = hands.part(QComboBox, "useBase")
    assert combo.itemText(2) == _("who is in the hall: {n}, fewer than voted").format(n=2)
    pick_base(hands, 2)  # the keyboard passes it by
    assert found(hands).round.base == "entitled"
    hands.type(hands.part(QLineEdit, "useEntitled"), "2")
    assert (found(hands).round.base, found(hands).round.entitled) == ("entitled", 0)
    hands.type(hands.part(QLineEdit, "useEntitled"), "3")
    assert found(hands).round.entitled == 3


def test_that_a_hall_counted_smaller_than_the_votes_gives_words_and_no_percentages(hands: Hands) -> None:
    rules(hands, "choice")
    open_up(hands)
    by_phone(hands, {"A": 1}, {"B": 1}, {"B": 1})
    reveal(hands)
    pick_base(hands, 2)
    assert people_text(40) in label(hands, "summary")
    hands.services.evenings.change(hands.evening.id, present=2)
    hands.see()
    tally = found(hands).tally
    assert tally is not None
    assert too_small(tally)
    assert too_small(tally) in label(hands, "summary")
    assert not any("%" in text for text in totals(hands))
    assert "%" not in label(hands, "summary")
    assert label(hands, "voted") == people_text(3)
    assert "2" in label(hands, "toGo")


def test_that_those_at_home_are_a_channel_beside_the_hall_and_added_only_in_words(hands: Hands) -> None:
    hands.services.store.run(lambda unit: unit.change(Project, unit.project_id, online_weight=50))
    rules(hands, "choice")
    open_up(hands)
    by_phone(hands, {"A": 1}, {"A": 1}, {"B": 1})
    ids = {option.letter: option.id for option in options(hands)}
    for place, letter in enumerate("BBBA"):
        hands.services.casting.cast(found(hands).round.id, f"home {place}", {ids[letter]: 1}, Channel.ONLINE)
    hands.see()
    assert label(hands, "voted") == _("{n} of {m}").format(n=3, m=40)
    assert label(hands, "toGo").endswith(onlinewords.voted_so_far(found(hands)))
    choose(hands, Channel.ONLINE)
    assert {row.channel.text() for row in rows(hands)} == {_("hidden")}, "blind at home too"
    reveal(hands)
    assert [row.total.text() for row in rows(hands)][:2] == ["2", "1"]
    assert [row.channel.text() for row in rows(hands)][:2] == ["1", "3"]
    view = found(hands)
    assert onlinewords.together_line(view) in label(hands, "summary")
    assert onlinewords.line(view) in label(hands, "summary")
    assert onlinewords.weight_words(50) in label(hands, "summary")
    assert onlinewords.twice(view) in label(hands, "hints")
