"""While cards are read the room sees which numbers were seen, and never what a card said."""

import pytest
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.stage.canvas import render
from cocreate_desktop.desktop.stage.state import CardsOnStage, Vote
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.rounds import Phase
from tests.desktop.stage import ballots
from tests.desktop.stage.seen import WALL, said, words
from tests.desktop.stage.test_methods import NARROW, check_whole


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def test_that_a_sweep_about_one_plan_asks_yes_or_no() -> None:
    told = said(ballots.swept("budget", 38, 44, option="o2"))
    assert "Do you want C: Bomen en schaduw?" in told
    assert "Yes No" in told
    assert "38 of 44 cards read" in told


def test_that_a_choice_of_four_says_what_every_side_means() -> None:
    state = ballots.swept("choice", 38, 44, texts=ballots.PLANS[:4])
    told = said(state)
    assert "Hold up your card" in told
    assert all(word in told for word in ("Grote", "Speelplek", "Bomen", "Buurthuiskamer"))
    check_whole(state)


def test_that_dots_on_cards_say_how_many_a_side_is() -> None:
    told = said(ballots.swept("dots", 3, 10, option="o0", max_per_option=2))
    assert "How many dots for A: Een grote tafel onder de bomen?" in told
    assert all(words in told for words in ("1 dot", "2 dots", "no dot"))


@pytest.mark.parametrize("number", [1, 9, 44, 90, 140, 200])
def test_that_every_number_stands_there(number: int) -> None:
    state = ballots.swept("budget", number // 2, number, option="o0")
    check_whole(state)
    for size in (WALL, NARROW) if number < 120 else (WALL,):
        drawn = {one.text for one in words(state, size)}
        assert {str(one) for one in range(1, number + 1)} <= drawn


def test_that_more_numbers_than_fit_are_those_still_missing() -> None:
    state = ballots.swept("budget", 230, 250, option="o0")
    told = said(state, NARROW)
    assert "Not read yet:" in told
    drawn = {one.text for one in words(state, NARROW)}
    assert "2" in drawn
    assert "1" not in drawn
    check_whole(state)
    nobody = ballots.swept("budget", 0, 250, option="o0")
    assert "When fewer are missing their numbers come here." in said(nobody, NARROW)


def test_that_a_card_nobody_knew_of_counts_too() -> None:
    cards = CardsOnStage(True, "o0", (1, 2, 3), (2, 9))
    told = said(ballots.picture(ballots.budget(Phase.OPEN), cards=cards))
    assert "2 of 4" in told


def test_that_the_options_stand_there_while_nothing_is_read() -> None:
    still = ballots.swept("budget", 38, 44, option="o2", reading=False)
    assert still == ballots.picture(ballots.budget(Phase.OPEN))


@pytest.mark.parametrize("phase", [Phase.DRAFT, Phase.CLOSED, Phase.REVEALED])
def test_that_no_cards_are_asked_for_unless_the_vote_is_open(phase: Phase) -> None:
    cards = CardsOnStage(True, "o0", (1, 2, 3), (2,))
    body = ballots.picture(ballots.budget(phase), cards=cards).body
    assert isinstance(body, Vote)
    assert body.cards is None


def test_that_a_question_the_round_does_not_ask_leaves_the_options() -> None:
    cards = CardsOnStage(True, "", (1, 2, 3), ())
    assert ballots.picture(ballots.budget(Phase.OPEN), cards=cards) == ballots.picture(
        ballots.budget(Phase.OPEN)
    )
    assert ballots.picture(ballots.scores(Phase.OPEN), cards=cards) == ballots.picture(
        ballots.scores(Phase.OPEN)
    )


def test_that_the_next_question_fades_in_and_another_card_does_not() -> None:
    first, more = ballots.swept("budget", 5, 44, option="o0"), ballots.swept("budget", 6, 44, option="o0")
    assert first.scene == more.scene
    assert first != more
    assert first.scene != ballots.swept("budget", 5, 44, option="o1").scene


def test_that_a_seen_number_is_told_apart_in_grey() -> None:
    image = render(ballots.swept("budget", 38, 44, option="o2"), WALL)
    drawn = {one.text: one.box for one in words(ballots.swept("budget", 38, 44, option="o2"))}

    def brightness(number: str) -> int:
        box = drawn[number]
        return image.pixelColor(round(box.center().x()), round(box.bottom()) + 2).lightness()

    assert abs(brightness("3") - brightness("2")) > 100
