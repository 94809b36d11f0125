"""Every method of voting on the stage: blind until it is revealed, whole words on every screen, and honest without votes."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.stage.canvas import render
from cocreate_desktop.desktop.stage.letters import SMALLEST
from cocreate_desktop.desktop.stage.painting import HIGH
from cocreate_desktop.desktop.stage.state import StageState, Vote
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Rung
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.services.tallying import RoundView
from tests.desktop.stage import ballots, rooms
from tests.desktop.stage.seen import WALL, said, touching, words

MIDDLE, NARROW = QSize(1280, 800), QSize(1024, 768)
SEEN = ((WALL, 1.0), (MIDDLE, 1.0), (NARROW, 1.0), (WALL, 1.6), (NARROW, 2.0))
METHODS = tuple(ballots.every_method(Phase.DRAFT))
BLIND = (Phase.DRAFT, Phase.OPEN, Phase.CLOSED)


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture(scope="module")
def revealed() -> Mapping[str, RoundView]:
    return ballots.every_method(Phase.REVEALED)


def check_whole(state: StageState) -> None:
    """All words stand in the picture and apart, are large enough, and none is cut, from near and in a deep hall."""
    for size, larger in SEEN:
        drawn = words(replace(state, larger=larger), size)
        inside = QRectF(8, 0, size.width() * HIGH / size.height() - 16, HIGH)
        assert [one.text for one in drawn if not inside.contains(one.box)] == [], (size, larger)
        assert [one.text for one in drawn if one.size < SMALLEST] == [], (size, larger)
        assert [one.text for one in drawn if one.text.endswith("…")] == [], (size, larger)
        assert touching(drawn) == [], (size, larger)


@pytest.mark.parametrize("phase", [Phase.DRAFT, Phase.OPEN, Phase.REVEALED])
@pytest.mark.parametrize("name", METHODS)
def test_that_every_word_is_whole_and_stands_apart(name: str, phase: Phase) -> None:
    check_whole(ballots.picture(ballots.every_method(phase)[name]))


@pytest.mark.parametrize("name", ballots.without_votes())
def test_that_a_round_without_a_vote_is_told_as_such(name: str) -> None:
    state = ballots.picture(ballots.without_votes()[name])
    check_whole(state)
    assert isinstance(state.body, Vote)
    assert state.body.phase is Phase.REVEALED
    drawn = [one.text for one in words(state)]
    assert not {"Equal", "wins"} & set(drawn)


@pytest.mark.parametrize("phase", BLIND)
@pytest.mark.parametrize("name", METHODS)
def test_that_nothing_of_a_result_is_there_before_the_reveal(
    name: str, phase: Phase, revealed: Mapping[str, RoundView]
) -> None:
    view = ballots.every_method(phase)[name]
    state = ballots.picture(view)
    # Not even when somebody has counted already.
    assert state == ballots.picture(replace(view, tally=revealed[name].tally))
    assert isinstance(state.body, Vote)
    assert (state.body.results, state.body.outcome, state.body.base, state.body.lines) == ((), None, (), ())
    told = said(state)
    assert not any(text in told for text, _state, _answer in ballots.OBJECTIONS if text)
    assert "was " not in told


@pytest.mark.parametrize("name", METHODS)
def test_that_ballots_change_nothing_but_the_turnout_while_the_vote_is_open(name: str) -> None:
    view = ballots.every_method(Phase.OPEN)[name]
    other = replace(view, channels=(), objections=(), earlier=None)
    assert ballots.picture(view) == ballots.picture(other)
    assert ballots.picture(view) != ballots.picture(replace(view, voted=view.voted - 1))


@pytest.mark.parametrize("name", METHODS)
def test_that_published_looks_like_revealed_and_does_not_fade(name: str) -> None:
    assert ballots.picture(ballots.every_method(Phase.PUBLISHED)[name]) == ballots.picture(
        ballots.every_method(Phase.REVEALED)[name]
    )


@pytest.mark.parametrize("name", METHODS)
def test_that_the_meaning_of_the_rung_stands_under_every_result(
    name: str, revealed: Mapping[str, RoundView]
) -> None:
    assert "This is advice." in said(ballots.picture(revealed[name]))
    deciding = ballots.picture(revealed[name], project=replace(rooms.PROJECT, rung=Rung.DECIDE))
    assert "This is a decision." in said(deciding)


@pytest.mark.parametrize("name", METHODS)
def test_that_every_picture_is_painted_dark_and_while_it_grows(
    name: str, revealed: Mapping[str, RoundView]
) -> None:
    state = ballots.picture(revealed[name])
    small = QSize(480, 270)
    pictures = [render(state, small, progress) for progress in (0.0, 0.5, 1.0)]
    assert pictures[0] != pictures[2]
    assert render(replace(state, dark=True), small) != pictures[2]


@pytest.mark.parametrize(
    ("name", "kicker"),
    [
        ("dots", "Divide your dots: 3 each"),
        ("choice", "Choose one"),
        ("approval", "Choose everything that you agree with"),
        ("yes-no", "Choose yes, no or abstain"),
        ("score", "Give each choice a mark from 0 to 5. You may leave some out."),
        ("borda", "Put the choices in your order, the best first"),
        ("support", "Do I stand behind this?"),
        ("consent", "Can you go along with it? An objection needs a reason."),
        ("most-votes", "20,000 euros, most votes first: choose every plan that you want"),
        ("votes-per-cost", "20,000 euros, most votes per euro first: choose every plan that you want"),
        ("equal-shares", "20,000 euros in equal shares: choose every plan that you want"),
        ("chips", "You have 100 euros to divide. In steps of 10 euros."),
    ],
)
def test_that_everybody_can_read_what_to_do_while_the_vote_is_open(name: str, kicker: str) -> None:
    assert ballots.picture(ballots.every_method(Phase.OPEN)[name]).kicker == kicker


@pytest.mark.parametrize(
    ("name", "kicker"),
    [
        ("dots", "Result of the dots"),
        ("yes-no", "Result of the vote"),
        ("score", "Result of the marks"),
        ("borda", "Result of the ranking: points for every place"),
        ("instant-runoff", "Result of the ranking: the last one drops out, round by round"),
        ("consent", "Result of the consent round"),
        ("equal-shares", "Result of the neighbourhood budget: equal shares"),
        ("chips", "How the money was divided"),
        ("coins", "How the chips were divided"),
    ],
)
def test_that_a_result_names_its_method_and_rule(
    name: str, kicker: str, revealed: Mapping[str, RoundView]
) -> None:
    assert ballots.picture(revealed[name]).kicker == kicker


def test_that_fixed_answers_stand_with_their_letters_while_people_vote() -> None:
    drawn = [one.text for one in words(ballots.picture(ballots.polled((1, 0, 0, 0, 0, 0), Phase.OPEN)))]
    assert {"wholeheartedly", "I can live with it", "don't know", "3", "?"} <= set(drawn)


def test_that_every_plan_says_what_it_costs_while_people_vote() -> None:
    drawn = [one.text for one in words(ballots.picture(ballots.budget(Phase.OPEN)))]
    assert [one for one in drawn if one.endswith("euros")] == [
        "6,000 euros", "12,000 euros", "4,500 euros", "4,000 euros", "5,000 euros", "1,500 euros",
    ]  # fmt: skip


def test_that_a_quorum_that_was_not_met_and_an_overlap_are_said_calmly() -> None:
    overlap = {"overlap": (Channel.PHONE, Channel.HANDS)}
    told = said(ballots.picture(ballots.yes_no(quorum=50, more=overlap)))
    assert "Too few people voted: 40, and it was agreed that at least 50 should." in told
    assert "Somebody may be counted twice, for not everybody voted with a code." in told
    assert "Too few" not in said(ballots.picture(ballots.yes_no(quorum=40)))
    check_whole(ballots.picture(ballots.scores(quorum=50, more=overlap)))


@pytest.mark.parametrize("method", ["choice", "approval", "score", "ranking", "chips", "dots"])
@pytest.mark.parametrize("count", [1, 2, 12, 26])
def test_that_one_option_or_very_many_are_painted_too(method: str, count: int) -> None:
    texts = [f"Optie {place}" for place in range(count)]
    for phase in (Phase.OPEN, Phase.REVEALED):
        state = ballots.picture(
            ballots.held(method, ballots.many((5, ballots.ids("0"))), phase, texts=texts, chips=10)
        )
        assert f"Optie {min(count, 12) - 1}" in said(state, NARROW)
