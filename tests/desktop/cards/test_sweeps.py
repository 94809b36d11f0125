"""A whole sweep from a film of the hall to the tally, by every method that fits on cards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from cocreate_desktop.domain.cards import CardForm
from tests.desktop.cards.conftest import Voting

HELD = {1: "A", 2: "B", 3: "A", 4: "C", 5: "A", 6: "B"}


def test_that_a_choice_is_read_from_the_hall_to_the_tally(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(HELD)
    vote.open_screen()
    vote.sweep(6)
    assert vote.state().seen == (1, 2, 3, 4, 5, 6)
    ids, votes = [option.id for option in vote.options], vote.votes()
    assert [votes[name] for name in ids] == [3, 2, 1]


@pytest.mark.parametrize("method", ["yes-no", "consent"])
def test_that_fixed_answers_are_read_from_the_hall_to_the_tally(vote: Voting, method: str) -> None:
    vote.prepare(method)
    vote.hall(HELD)
    vote.open_screen()
    vote.sweep(6)
    ids, votes = [option.id for option in vote.options], vote.votes()
    assert [votes[name] for name in ids] == [3, 2, 1]


def test_that_sheets_folded_in_four_are_read_too(vote: Voting) -> None:
    vote.prepare("choice")
    vote.services.cards.use_form(vote.evening.id, CardForm.FOLDED)
    vote.hall({1: "A", 2: "C", 3: "C"})
    vote.open_screen()
    vote.sweep(3)
    ids, votes = [option.id for option in vote.options], vote.votes()
    assert [votes[name] for name in ids] == [1, 0, 2]


def test_that_a_budget_is_asked_plan_by_plan_with_a_count_of_its_own(vote: Voting) -> None:
    vote.prepare("budget", budget=100)
    plans = vote.options
    vote.hall({1: "A", 2: "A", 3: "B", 4: "A", 5: "B", 6: "A"})
    vote.open_screen()
    vote.sweep(6, plans[0].id)
    assert vote.seen() == (1, 2, 3, 4, 5, 6)
    vote.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert vote.cards.session.option_id == plans[1].id
    assert not vote.seen()
    vote.hall({1: "B", 2: "A", 3: "B", 4: "B", 5: "B", 6: "B"}, seed=6)
    vote.sweep(6, plans[1].id)
    votes = vote.votes()
    assert (votes[plans[0].id], votes[plans[1].id]) == (4, 1)
