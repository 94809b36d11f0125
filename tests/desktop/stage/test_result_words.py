"""What stands behind the bars of a result and under them: of how many people a number is, means with their marks, ties."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.stage.state import StageResult, Vote
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.services.tallying import ChannelTurnout, RoundView
from tests.desktop.stage import ballots
from tests.desktop.stage.seen import WALL, said, touching, words


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def vote(view: RoundView) -> Vote:
    body = ballots.picture(view).body
    assert isinstance(body, Vote)
    return body


def bar(view: RoundView, letter: str) -> StageResult:
    return next(row for row in vote(view).results if row.letter == letter)


@pytest.mark.parametrize(
    ("base", "beside", "first"),
    [
        ("valid", "of 40", "40 people with a valid vote."),
        ("cast", "of 40", "40 people who voted."),
        ("present", "of 44", "40 of 44 people in the hall voted."),
    ],
)
def test_that_every_number_of_people_names_its_base(base: str, beside: str, first: str) -> None:
    view = ballots.yes_no(base=base)
    assert {row.beside for row in vote(view).results} == {beside}
    assert vote(view).base[0] == first
    assert (len(vote(view).base) == 3) is (base != "present")  # the hall is not told twice


def test_that_there_is_no_share_where_nobody_counted_the_people() -> None:
    view = ballots.chosen("approval")
    assert view.tally is not None
    unknown = replace(
        view,
        tally=replace(view.tally, base_number=None),
        channels=tuple(ChannelTurnout(one.channel, None, one.units) for one in view.channels),
    )
    assert {row.beside for row in vote(unknown).results} == {""}
    assert vote(unknown).base[0] == "39 votes."


def test_that_a_hall_counted_smaller_than_the_votes_is_said_and_gives_no_shares() -> None:
    view = ballots.held(
        "choice",
        ballots.many(
            (3, ballots.ids("0")),
        ),
        base="present",
        present=2,
    )
    words = "More people voted (3) than were counted in the hall (2), so there are no percentages."
    assert words in vote(view).lines
    assert {row.beside for row in vote(view).results} == {""}


def test_that_equal_options_share_a_bracket() -> None:
    assert "Equal 2 choices in place\u00a01" in said(ballots.picture(ballots.chosen("choice")))


def test_that_as_many_yes_as_no_is_seen_and_answers_have_no_places() -> None:
    assert "Equal as many for it as against it" in said(ballots.picture(ballots.yes_no(13, 13)))
    clear = said(ballots.picture(ballots.yes_no(24, 3)))
    assert "Equal" not in clear
    assert {row.place for row in vote(ballots.yes_no(24, 3)).results} == {0}


def test_that_a_mean_never_stands_without_its_marks() -> None:
    view = ballots.scores()
    best = bar(view, "C")
    assert (best.said, best.beside, best.total, best.mark) == ("4", "15 marks", 4, 4)
    second = bar(view, "A")
    assert (second.said, second.beside, second.mark) == ("3.93", "28 marks", 4)
    assert second.total == Fraction(110, 28)
    none = bar(view, "E")
    assert (none.place, none.said, none.beside, none.mark) == (0, "–", "0 marks", None)
    assert vote(view).full == 5
    assert vote(view).lines == ("Means of marks from 0 to 5. The line in a bar is the mark in the middle.",)


def test_that_a_bar_of_marks_begins_at_the_lowest_mark() -> None:
    marks = ballots.many((4, {"o0": 1}), (4, {"o1": 10}))
    view = ballots.held("score", marks, scale_low=1, scale_high=10)
    assert (bar(view, "A").total, bar(view, "B").total, vote(view).full) == (0, 9, 9)


def test_that_chips_tell_everything_and_the_average_of_a_person() -> None:
    view = ballots.chips()
    assert (bar(view, "B").total, bar(view, "B").beside) == (1760, "average 40")
    assert vote(view).base[0] == "4,120 euros from 44 people."
    assert vote(ballots.chips(chip_unit="chip")).base[0] == "4,120 chips from 44 people."


def test_that_a_ranking_says_who_wins_from_every_other_one() -> None:
    assert vote(ballots.ranking()).lines == ("Compared two by two, B wins from each of the others.",)
    circle = ballots.many((1, ballots.ranked("012")), (1, ballots.ranked("120")), (1, ballots.ranked("201")))
    nobody = ballots.held("ranking", circle, texts=("een", "twee", "drie"))
    assert vote(nobody).lines == ("Compared two by two, no choice wins from all the others.",)
    assert vote(ballots.held("ranking", ())).lines == ()


def test_that_points_may_be_half() -> None:
    told = said(ballots.picture(ballots.ranking()))
    assert "99.5" in told
    assert "35 people voted." in told


def test_that_a_fraction_is_read_as_the_language_writes_it() -> None:
    assert "3,93" in said(ballots.picture(ballots.scores(), language="nl"))


@pytest.mark.parametrize("name", ["choice", "support", "budget"])
def test_that_those_at_home_stand_apart_in_a_line_with_their_weight(name: str) -> None:
    home = {
        "choice": ballots.many((5, ballots.ids("1")), (2, ballots.ids("0"))),
        "support": ballots.many((6, {"1": 1}), (1, {"5": 1})),
        "budget": ballots.many((7, ballots.ids("0"))),
    }[name]
    held = {"choice": _choice, "support": _polled, "budget": ballots.budget}[name]
    alone, added = held(home=home), held(home=home, weight=50)
    told = {
        "choice": ("B 5 · A 2 · C 0 · D 0 · E 0.", "B 16.5 · C 14 · A 8 · D 4 · E 0."),
        "support": ("6 of the 7 can live with it.", "31 of the 41.5 can live with it."),
        "budget": ("they would pay for A.", "they would pay for A, C, D and F."),
    }[name]
    weighed = f"Together (one online vote counts for a half): {told[1]}"
    assert vote(alone).lines[-1] == f"Online, 7 people: {told[0]}"
    assert vote(added).lines[-2:] == (f"Online, 7 people: {told[0]}", weighed)
    assert [row.total for row in vote(added).results] == [row.total for row in vote(held()).results]
    state = ballots.picture(added)
    for size, larger in ((WALL, 1.0), (WALL, 1.6)):
        drawn = words(replace(state, larger=larger), size)
        assert weighed in " ".join(one.text for one in drawn)
        assert touching(drawn) == []


def _choice(**values: Any) -> RoundView:
    return ballots.chosen("choice", **values)


def _polled(**values: Any) -> RoundView:
    return ballots.polled((9, 11, 8, 6, 3, 1), **values)
