"""The words of a vote at the desk and reading what stands on a slip: pure rules, no window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

import pytest

from cocreate_desktop.desktop.parts.phasetile import DONE, LIVE, NOT_YET, POSSIBLE
from cocreate_desktop.desktop.steps import voteline, votewords
from cocreate_desktop.desktop.steps.votemoney import some, whole
from cocreate_desktop.domain.errors import BadBallot, BadValue
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Option, Phase, Round
from cocreate_desktop.domain.voting import ANSWERS, METHODS, RULES
from cocreate_desktop.services.ballotwords import METHOD_NAMES


def a_round(**fields: object) -> Round:
    return Round(id="r", project_id="p", evening_id="e", step_id="s", **fields)  # type: ignore[arg-type]


def options(*letters: str) -> Sequence[Option]:
    return [Option(id=f"o{x}", project_id="p", round_id="r", letter=x, text=x) for x in letters]


def fixed(method: str) -> Sequence[Option]:
    return [
        Option(id=one.id, project_id="p", round_id="r", letter=one.letter, text=one.text)
        for one in ANSWERS[method]
    ]


def read(method: str, typed: str) -> dict[str, int]:
    there = fixed(method) if method in ANSWERS else options("A", "B", "C")
    return dict(voteline.choices(method, typed, there).choices)


@pytest.mark.parametrize(
    ("phase", "states"),
    [
        (Phase.DRAFT, [POSSIBLE, NOT_YET, NOT_YET]),
        (Phase.OPEN, [LIVE, POSSIBLE, NOT_YET]),
        (Phase.CLOSED, [POSSIBLE, DONE, POSSIBLE]),
        (Phase.REVEALED, [POSSIBLE, POSSIBLE, DONE]),
        (Phase.PUBLISHED, [NOT_YET, DONE, DONE]),
    ],
)
def test_that_only_what_can_be_done_now_looks_possible(phase: Phase, states: list[str]) -> None:
    tiles = votewords.tiles(a_round(phase=phase, opened_at="2026-11-24T19:50:00Z"), UTC)
    assert [state for _words, state, _caption in tiles] == states


def test_that_a_draft_that_lacks_something_cannot_be_opened_and_says_why() -> None:
    assert votewords.tiles(a_round(), UTC, "it has no budget.")[0][1:] == (NOT_YET, "it has no budget.")


@pytest.mark.parametrize("typed", ["AAC", "a a c", " a,A;c. ", "A-A+C"])
def test_that_letters_of_a_slip_are_read_as_people_write_them(typed: str) -> None:
    assert read("dots", typed) == {"oA": 2, "oC": 1}


@pytest.mark.parametrize(
    ("method", "typed", "choices"),
    [
        ("choice", "b", {"oB": 1}),
        ("approval", "A C", {"oA": 1, "oC": 1}),
        ("budget", "ac", {"oA": 1, "oC": 1}),
        ("yes-no", "B", {"no": 1}),
        ("score", "A4 B2", {"oA": 4, "oB": 2}),
        ("score", "a=0, b: 10", {"oA": 0, "oB": 10}),
        ("chips", "A 50 C 30", {"oA": 50, "oC": 30}),
        ("chips", "A 1.000; B€20", {"oA": 1000, "oB": 20}),
        ("ranking", "CAB", {"oC": 1, "oA": 2, "oB": 3}),
        ("ranking", "C A=B", {"oC": 1, "oA": 2, "oB": 2}),
        ("ranking", "B > a", {"oB": 1, "oA": 2}),
        ("support", "2", {"2": 1}),
        ("support", "?", {"?": 1}),
        ("consent", "A", {"consent": 1}),
        ("consent", "c", {"abstain": 1}),
        ("dots", "-", {}),
        ("ranking", "–", {}),
    ],
)
def test_that_every_method_reads_its_own_slip(method: str, typed: str, choices: dict[str, int]) -> None:
    assert read(method, typed) == choices


def test_that_the_reason_of_an_objection_stands_behind_its_letter() -> None:
    line = voteline.choices("consent", "B: De weg wordt te smal", fixed("consent"))
    assert (dict(line.choices), line.text) == ({"objection": 1}, "De weg wordt te smal")


@pytest.mark.parametrize("method", METHODS)
def test_that_the_example_of_a_method_can_be_read(method: str) -> None:
    assert read(method, voteline.example(method))


@pytest.mark.parametrize(
    ("method", "typed"),
    [
        ("dots", ""),
        ("dots", "&"),
        ("score", "A"),
        ("score", "4A"),
        ("score", "A4 x"),
        ("chips", "A 1.00"),
        ("ranking", "A==B"),
        ("ranking", "A1"),
        ("consent", "A omdat"),
        ("consent", "Bomen"),
    ],
)
def test_that_what_cannot_be_read_is_refused_with_an_example(method: str, typed: str) -> None:
    with pytest.raises(BadValue) as refused:
        read(method, typed)
    assert refused.value.values["example"] == voteline.example(method)


@pytest.mark.parametrize(
    ("method", "typed"),
    [
        ("dots", "AX"),
        ("score", "X4"),
        ("ranking", "X"),
        ("ranking", "A A"),
        ("score", "A4 A2"),
        ("support", "7"),
        ("yes-no", "D"),
    ],
)
def test_that_a_vote_for_what_is_not_there_or_stands_there_twice_is_a_broken_ballot(
    method: str, typed: str
) -> None:
    with pytest.raises(BadBallot):
        read(method, typed)


@pytest.mark.parametrize(
    ("fields", "channel", "counted", "people", "fine"),
    [
        ({}, Channel.DOTS, 18, 6, True),
        ({}, Channel.DOTS, 19, 6, False),
        ({"method": "approval"}, Channel.HANDS, 90, 6, True),
        ({"method": "approval", "max_choices": 2}, Channel.HANDS, 13, 6, False),
        ({"method": "choice"}, Channel.HANDS, 7, 6, False),
        ({"method": "choice"}, Channel.HANDS, 6, 6, True),
        ({"method": "support"}, Channel.DOTS, 7, 6, False),
        ({}, Channel.DOTS, 18, 0, True),
    ],
)
def test_that_counts_are_doubted_only_when_they_cannot_be(
    fields: dict[str, object], channel: Channel, counted: int, people: int, fine: bool
) -> None:
    words, said_fine = votewords.check(a_round(**fields), channel, counted, people)
    assert said_fine is fine
    assert words


def test_that_more_hands_for_one_choice_than_people_are_doubted() -> None:
    assert votewords.check(a_round(method="budget"), Channel.HANDS, 9, 6, most=7)[1] is False
    assert votewords.check(a_round(method="budget"), Channel.HANDS, 9, 6, most=6)[1] is True


def test_that_nothing_counted_says_nothing() -> None:
    assert votewords.check(a_round(), Channel.DOTS, 0, 0) == ("", True)


@pytest.mark.parametrize("method", METHOD_NAMES)
def test_that_every_method_says_its_name_and_every_rule_how_it_counts(method: str) -> None:
    for rule in RULES.get(method, ("",)):
        voting = a_round(method=method, rule=rule, budget=100, chips=10)
        assert votewords.kicker(voting)
        assert bool(votewords.explained(voting)) is bool(rule)
    both = {
        votewords.explained(a_round(method="budget", rule="equal-shares", utility=one))
        for one in ("cost", "count")
    }
    assert len(both) == 2


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1.000", 1000), ("€\N{NO-BREAK SPACE}250", 250), ("2500,-", 2500), ("", 0), ("nee", "nee")],
)
def test_that_money_is_typed_as_people_write_it(typed: str, number: object) -> None:
    assert whole(typed) == number
    assert some(0) == ""
