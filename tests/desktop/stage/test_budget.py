"""A neighbourhood budget on the stage: its rule before the vote in words that fit it, and after it what comes, and why."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.stage import moneybar
from cocreate_desktop.desktop.stage.basewords import euros, nearest
from cocreate_desktop.desktop.stage.canvas import render
from cocreate_desktop.desktop.stage.state import Budget, Vote
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain import turned
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.language import speaking
from cocreate_desktop.services.ballotwords import listed
from cocreate_desktop.services.tallying import RoundView
from tests.desktop.stage import ballots, rooms
from tests.desktop.stage.seen import WALL, said, words
from tests.desktop.stage.test_methods import NARROW, check_whole


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def told(view: RoundView) -> Budget:
    body = ballots.picture(view).body
    assert isinstance(body, Vote)
    assert isinstance(body.outcome, Budget)
    return body.outcome


def test_that_equal_shares_tell_who_pays_and_who_has_too_little() -> None:
    shown = told(ballots.budget())
    assert shown.rule == (
        "Everybody got the same: 500 euros. Whoever supports a plan pays for it.",
        "The plan with the most support comes first. Then we look at who still has money.",
    )
    assert [(one.letter, one.cost, one.payers) for one in shown.bought] == [
        ("A", "6,000", "24 people pay 250 euros each"),
        ("E", "5,000", "20 people pay 250 euros each"),
        ("D", "4,000", "14 people pay 286 euros each"),
        ("F", "1,500", "19 people pay 136 euros each at most"),
    ]
    assert [one.why for one in shown.rest] == [
        "Costs 12,000 euros. The 13 people who support it have 1,902 euros left.",
        "Costs 4,500 euros. The 19 people who support it have 1,097 euros left.",
    ]
    assert (shown.left, shown.why) == (
        "3,500 left",
        "Too few people with money stand behind B and C to pay together.",
    )


def test_that_the_rule_fits_one_point_for_each_plan_and_raised_parts() -> None:
    assert "costs each supporter the least" in told(ballots.budget(utility="count")).rule[1]
    raised = ballots.budget()
    assert raised.tally is not None
    assert raised.tally.budget is not None
    more = replace(raised.tally.budget, raised=12, share=Fraction(512))
    shown = told(replace(raised, tally=replace(raised.tally, budget=more)))
    assert shown.rule[0].startswith("Everybody got the same: 512 euros.")
    assert shown.rule[2] == "To use more of the money every part was raised by 12 euros."
    check_whole(ballots.picture(replace(raised, tally=replace(raised.tally, budget=more))))


@pytest.mark.parametrize(
    ("rule", "first", "payers"),
    [
        ("most-votes", "The plan with the most votes came first.", "24 votes"),
        (
            "votes-per-cost",
            "The plan with the most votes per euro came first.",
            "24 votes, which is 4 for every 1,000 euros",
        ),
    ],
)
def test_that_the_other_rules_count_votes(rule: str, first: str, payers: str) -> None:
    shown = told(ballots.budget(rule=rule))
    assert shown.rule == (first, "A plan that cost more than what was left was skipped.")
    assert next(one.payers for one in shown.bought if one.letter == "A") == payers
    assert "There was 3,000 euros left for it." in shown.rest[0].why
    assert shown.why == "What is over is not enough for B and D."


def test_that_nobody_asks_why_when_the_money_is_spent() -> None:
    ballots_given = ballots.many((10, ballots.ids("01")))
    view = ballots.held(
        "budget", ballots_given, texts=("een", "twee"), costs=(500,), budget=1000, rule="equal-shares"
    )
    shown = told(view)
    assert (shown.left, shown.why, shown.rest) == ("", "", ())
    assert sum(one.share for one in shown.bought) == 1
    check_whole(ballots.picture(view))


def test_that_a_plan_without_cost_or_support_says_so() -> None:
    view = ballots.held(
        "budget", ballots.many((3, ballots.ids("0"))), texts=("een", "twee"), budget=100, rule="most-votes"
    )
    assert [one.why for one in told(view).rest] == [
        "What it costs is not known. It has 3 votes. There was 100 euros left for it.",
        "What it costs is not known. Nobody supports it.",
    ]


def test_that_without_votes_nothing_comes() -> None:
    view = ballots.held("budget", (), costs=(500,), budget=1000, rule="equal-shares")
    assert told(view).why == "Nobody voted for a plan."
    assert "Nothing now." in said(ballots.picture(view))


@pytest.mark.parametrize("rule", ["equal-shares", "most-votes", "votes-per-cost"])
def test_that_the_rule_is_explained_before_the_vote_beside_the_plans(rule: str) -> None:
    state = ballots.picture(ballots.budget(Phase.DRAFT, rule=rule))
    check_whole(state)
    seen = said(state)
    assert "The vote opens soon" in seen
    assert all(text.split()[0] in seen for text in ballots.PLANS)
    assert "12,000 euros" in seen
    assert state.kicker.startswith("How we divide the money: ")


def test_that_equal_shares_are_explained_with_what_everybody_gets() -> None:
    body = ballots.picture(ballots.budget(Phase.DRAFT, completion="add1", utility="count")).body
    assert isinstance(body, Vote)
    assert body.rules is not None
    assert body.rules.steps[0].endswith("With 44 people that is 454 euros.")
    assert body.rules.steps[2].startswith("The plan that costs each supporter the least")
    assert body.rules.besides[0].startswith("If money is over, all parts are raised euro by euro")
    plain = ballots.picture(ballots.budget(Phase.DRAFT, present=None)).body
    assert isinstance(plain, Vote)
    assert plain.rules is not None
    assert plain.rules.steps[0].endswith("20,000 euros.")
    assert len(plain.rules.besides) == 1


def test_that_the_rule_stands_alone_where_the_plans_have_no_room() -> None:
    state = ballots.picture(ballots.budget(Phase.DRAFT, texts=rooms.TEXTS))
    seen = said(state, NARROW)
    assert "Everybody who votes" in seen
    assert rooms.TEXTS[0] not in seen
    check_whole(state)


def test_that_all_plans_that_come_are_named_five_to_a_slide() -> None:
    for count in range(1, 9):
        given = ballots.many((40, {f"o{place}": 1 for place in range(count)}))
        view = ballots.held(
            "budget", given, texts=rooms.TEXTS[: count + 1], costs=(1500,), budget=20000, rule="equal-shares"
        )
        assert len(told(view).bought) == count
        slides = [ballots.picture(view, slide=number) for number in range(1, turned.slides(count) + 1)]
        assert len({slide.scene for slide in slides}) == len(slides)
        there = [said(slide) for slide in slides]
        where = [[text in words for words in there] for text in rooms.TEXTS[: count + 1]]
        first, then = ([True, False], [False, True]) if count > 5 else ([True], [True])
        assert where == [first] * min(count, 5) + [then] * (count + 1 - min(count, 5)), (
            "what does not comes last"
        )
        assert ("plans 1 to 5 of" in there[0], "Not this time" in there[0]) == (count > 5, count <= 5)
        for slide in slides:
            check_whole(slide)


def test_that_the_money_is_laid_down_from_the_left_to_scale() -> None:
    state = ballots.picture(ballots.budget())
    line = round((1080 - 32 - 32 - 24 - 14 - 26 - moneybar.HIGH / 2) / 3)
    covered = []
    for progress in (0.0, 0.4, 0.8, 1.0):
        image = render(state, QSize(640, 360), progress)
        paper = image.pixelColor(5, line)
        covered.append(sum(image.pixelColor(x, line) != paper for x in range(28, 612)))
    assert covered == sorted(covered)
    assert covered[0] < covered[1] < covered[3]


def test_that_letters_above_narrow_parts_do_not_touch() -> None:
    given = ballots.many((40, {f"o{place}": 1 for place in range(6)}))
    view = ballots.held(
        "budget", given, texts=ballots.PLANS, costs=(60, 40, 50, 30, 45, 55), budget=20000, rule="most-votes"
    )
    for size in (WALL, NARROW):
        row = [
            one for one in words(ballots.picture(view), size) if one.text in "ABCDEF" and one.box.top() > 700
        ]
        assert len(row) == 6
        assert all(one.box.right() < other.box.left() for one, other in pairwise(row))


def test_that_amounts_are_whole_from_ten_euros_on_and_never_more_than_there_is() -> None:
    with speaking("en"):
        assert euros(Fraction(1500, 14)) == "107 euros"
        assert euros(Fraction(1999, 2), down=True) == "999 euros"
        assert euros(Fraction(5, 2)) == "2.5 euros"
        assert euros(1) == "1 euro"
        assert [listed(list("ABC"[:count])) for count in range(4)] == ["", "A", "A and B", "A, B and C"]
    assert nearest(Fraction(7, 2)) == Fraction(7, 2)
