"""Support, consent and the run-off on the stage: histograms with the poll before, objections one by one, round by round."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.stage.canvas import render
from cocreate_desktop.desktop.stage.state import Consent, Runoff, Support, Vote
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.project import Rung
from cocreate_desktop.domain.rounds import ObjectionState
from cocreate_desktop.services.tallying import RoundView
from tests.desktop.stage import ballots, rooms
from tests.desktop.stage.seen import said, words
from tests.desktop.stage.test_methods import check_whole
from tests.desktop.stage.test_pictures import LONG, WORD


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def vote(view: RoundView) -> Vote:
    body = ballots.picture(view).body
    assert isinstance(body, Vote)
    return body


def consent(view: RoundView) -> Consent:
    shown = vote(view).outcome
    assert isinstance(shown, Consent)
    return shown


def test_that_a_poll_stands_over_the_one_before() -> None:
    shown = vote(ballots.twice()).outcome
    assert isinstance(shown, Support)
    assert [(bar.number, bar.before) for bar in shown.bars] == [
        (15, 9),
        (13, 11),
        (7, 8),
        (2, 6),
        (1, 3),
        (1, 1),
    ]
    told = said(ballots.picture(ballots.twice()))
    assert "15 was 9" in told
    assert "Second poll 20:05, 39 people" in told
    assert "First poll 19:10, 38 people" in told
    assert "35 of the 39 can live with it. 3 people do not, or not yet: we hear their objections." in told


def test_that_a_foot_too_long_for_a_line_is_broken_where_a_sentence_ends() -> None:
    project = replace(rooms.PROJECT, rung=Rung.COPRODUCE)
    for size in (QSize(1920, 1080), QSize(1024, 768)):
        lines = [one.text for one in words(ballots.picture(ballots.twice(), project=project), size)]
        place = next(number for number, line in enumerate(lines) if "can live with it." in line)
        assert all(line.endswith(".") for line in lines[place:]), lines[place:]


def test_that_a_poll_alone_has_no_legend() -> None:
    told = said(ballots.picture(ballots.polled((9, 11, 8, 6, 3, 1))))
    assert "was" not in told
    assert "poll" not in told


def test_that_a_poll_of_another_evening_is_told_by_its_day_and_a_third_one_is_not_the_second() -> None:
    view = ballots.twice()
    assert view.earlier is not None
    other = replace(
        view.earlier, round=replace(view.earlier.round, closed_at="2026-11-10T20:00:00+00:00", follows="r00")
    )
    told = said(ballots.picture(replace(view, earlier=other)))
    assert "The poll before 10 November, 38 people" in told
    assert "This poll 20:05, 39 people" in told


@pytest.mark.parametrize(
    ("numbers", "first", "rest"),
    [
        ((0, 0, 0, 0, 0, 0), "Nobody has answered.", "This is advice."),
        ((3, 1, 0, 0, 0, 2), "4 of the 6 can live with it.", "Nobody objects."),
        (
            (0, 0, 0, 0, 1, 0),
            "0 of the 1 can live with it.",
            "1 person does not, or not yet: we hear the objection.",
        ),
    ],
)
def test_that_few_answers_are_told_as_they_are(numbers: tuple[int, ...], first: str, rest: str) -> None:
    base = vote(ballots.polled(numbers)).base
    assert base[:2] == (first, rest)


@pytest.mark.parametrize(
    "now", [(0, 0, 0, 0, 0, 0), (1, 1, 1, 1, 1, 1), (0, 0, 0, 0, 200, 180), (120, 0, 0, 0, 0, 0)]
)
def test_that_no_histogram_runs_into_its_legend(now: tuple[int, ...]) -> None:
    check_whole(ballots.picture(ballots.twice(now=now)))


def test_that_bars_of_a_poll_grow_and_the_outline_of_before_stands() -> None:
    state = ballots.picture(ballots.twice())
    size = QSize(480, 270)
    pictures = [render(state, size, progress) for progress in (0.0, 0.4, 0.8, 1.0)]
    paper = pictures[0].pixelColor(2, 2)
    x = 55  # through the first bar
    covered = [sum(image.pixelColor(x, y) != paper for y in range(75, 195)) for image in pictures]
    assert covered == sorted(covered)
    assert 0 < covered[0] < covered[3]


def test_that_objections_are_listed_with_how_they_were_dealt_with() -> None:
    shown = consent(ballots.consent())
    assert shown.verdict == "Not yet: 2 objections are left. We deal with them one by one."
    assert [(one.done, one.answer) for one in shown.objections] == [
        (True, "solved: Er komt een pad langs de haag."),
        (False, ""),
        (False, ""),
        (True, "withdrawn"),
    ]
    told = said(ballots.picture(ballots.consent()))
    assert "lawaai in de avond" in told
    assert "Its reason was not told." in told


def test_that_personal_details_of_an_objection_never_come_on_the_wall() -> None:
    state = ballots.picture(ballots.consent())
    assert "06 12345678" not in repr(state)
    assert "Not shown here: it holds personal details." in said(state)


def test_that_it_holds_when_nobody_objects() -> None:
    shown = consent(ballots.consent(against=0, objections=()))
    assert (shown.holds, shown.verdict) == (True, "Nobody objects: we go on with this.")
    check_whole(ballots.picture(ballots.consent(against=0, objections=())))


def test_that_after_all_objections_are_dealt_with_we_ask_once_more() -> None:
    done = (("Te duur", ObjectionState.SOLVED, ""), ("Te hoog", ObjectionState.WITHDRAWN, "toch goed"))
    shown = consent(ballots.consent(against=2, objections=done))
    assert (shown.holds, shown.verdict) == (False, "All objections are dealt with. We ask once more.")
    assert shown.objections[1].answer == "withdrawn: toch goed"
    stays = consent(
        ballots.consent(against=1, objections=(("Te hoog", ObjectionState.STAYS, "de school vraagt erom"),))
    )
    assert stays.verdict.startswith("Not yet: 1 objection is left.")
    assert stays.objections[0].answer == "stays: de school vraagt erom"


def test_that_reasons_on_ballots_are_shown_before_somebody_made_a_list() -> None:
    view = ballots.consent(against=2, objections=())
    shown = consent(view)
    assert len(shown.objections) == 2
    assert shown.objections[0].text == "Its reason is still to be told."


def test_that_the_round_before_is_told() -> None:
    view = ballots.consent(against=0, objections=())
    told = vote(replace(view, earlier=ballots.consent(against=5)))
    assert told.lines == ("In the round before there were 5 objections.",)


def test_that_many_long_objections_are_counted_where_they_do_not_fit() -> None:
    many = tuple(
        (LONG, ObjectionState.OPEN, "") if place % 2 else (WORD, ObjectionState.SOLVED, LONG)
        for place in range(14)
    )
    assert "more" in said(ballots.picture(ballots.consent(objections=many)))


def test_that_a_runoff_shows_every_round_until_somebody_wins() -> None:
    shown = vote(ballots.ranking(rule="instant-runoff")).outcome
    assert isinstance(shown, Runoff)
    assert [(row.letter, row.counts, row.wins) for row in shown.rows] == [
        ("B", (8, 8, 14, 21), True),
        ("A", (9, 9, 9, 9), False),
        ("C", (7, 7, 7), False),
        ("E", (6, 6), False),
        ("D", (5,), False),
    ]
    told = said(ballots.picture(ballots.ranking(rule="instant-runoff")))
    assert "Round 4" in told
    assert "21 wins" in told


def test_that_a_long_runoff_shows_its_last_rounds() -> None:
    orders = ballots.many(
        *((20 - place, {f"o{place}": 1, "o0": 2}) for place in range(1, 12)), (30, {"o0": 1})
    )
    view = ballots.held("ranking", orders, texts=rooms.TEXTS, rule="instant-runoff")
    shown = vote(view).outcome
    assert isinstance(shown, Runoff)
    assert (shown.rounds, shown.first, len(shown.rows)) == (6, 6, 7)
    assert "The last 6 rounds" in said(ballots.picture(view))
    check_whole(ballots.picture(view))


def test_that_a_draw_that_only_the_list_decided_is_said() -> None:
    orders = ballots.many((4, ballots.ranked("01")), (4, ballots.ranked("10")))
    view = ballots.held("ranking", orders, texts=("een", "twee"), rule="instant-runoff")
    assert "A and B had equally few votes: the one listed last dropped out." in vote(view).lines
    drawn = [one.text for one in words(ballots.picture(view))]
    assert drawn.count("wins") == 1
    assert drawn.count("out") == 1
