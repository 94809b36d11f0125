"""The clock of the dry run and the neighbours who know no script."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cocreate_desktop.domain.answers import MARK, RIGHT, STATEMENTS
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.proposals import ReactionKind
from cocreate_desktop.domain.rounds import Option, Round
from cocreate_desktop.domain.text import NOTE_ON_PHONE
from cocreate_desktop.domain.voting import METHODS, check_choices
from cocreate_desktop.domain.voting.answers import ANSWERS, OBJECTION
from cocreate_desktop.rehearsal.improvised import Improvised
from cocreate_desktop.rehearsal.improvising import Filled, Improvisers
from cocreate_desktop.rehearsal.pace import PacedClock
from cocreate_desktop.services.exitpoll import MARKS, SAYINGS
from cocreate_desktop.services.readback import ANSWERS as ANSWERS_TO_SUMMARY
from cocreate_desktop.services.tallying import settings_of

START = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


class Ticks:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def test_that_the_clock_goes_as_fast_as_it_is_told_and_never_jumps() -> None:
    ticks = Ticks()
    clock = PacedClock(START, 5, ticks)
    ticks.at += 60
    assert clock.now() == START + timedelta(minutes=5)
    clock.run(20)
    assert clock.now() == START + timedelta(minutes=5)
    ticks.at += 60
    assert clock.now() == START + timedelta(minutes=25)


def test_that_the_clock_stands_still_and_goes_on_from_there() -> None:
    ticks = Ticks()
    clock = PacedClock(START, 10, ticks)
    clock.stand(True)
    ticks.at += 3600
    assert (clock.now(), clock.still, clock.pace) == (START, True, 10)
    clock.stand(False)
    ticks.at += 6
    assert clock.now() == START + timedelta(minutes=1)


@pytest.mark.parametrize(("wished", "kept"), [(0, 1), (-3, 1), (7, 7), (21, 20), (1000, 20)])
def test_that_the_clock_goes_from_once_to_twenty_times_as_fast(wished: int, kept: int) -> None:
    clock = PacedClock(START, wished, Ticks())
    assert clock.pace == kept


def vote(method: str, many: int, **changes: object) -> tuple[Round, list[Option]]:
    voting = replace(
        Round(id=f"round {method} {many}", project_id="p", evening_id="e", step_id="s"),
        method=method, max_choices=0, budget=20_000, chips=100, chip_step=10, **changes,  # type: ignore[arg-type]
    )  # fmt: skip
    ids = [answer.id for answer in ANSWERS.get(method, ())] or [f"option {place}" for place in range(many)]
    made = [
        Option(id=one, project_id="p", round_id=voting.id, letter=chr(65 + place), text=one, cost=5000)
        for place, one in enumerate(ids)
    ]
    return voting, made


def said(filled: Filled, options: list[Option]) -> dict[str, int]:
    return {options[place].id: weight for place, weight in filled.weights.items()}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("many", [2, 3, 7, 14])
def test_that_every_improvised_ballot_keeps_the_rules_of_its_round(method: str, many: int) -> None:
    crowd = Improvisers(60, seed=many)
    changes = {"rule": "most-votes"} if method == "budget" else {}
    voting, options = vote(method, many, **changes)
    for number in crowd.with_phone:
        for again in (False, True):
            filled = crowd.ballot(voting, options, number, again)
            problem = check_choices(settings_of(voting), [one.id for one in options], said(filled, options))
            assert problem is None, (number, filled, problem)
            assert filled.weights
            assert bool(filled.reason) == (OBJECTION in said(filled, options))


@pytest.mark.parametrize(("method", "most"), [("choice", 2), ("approval", 1), ("approval", 3)])
def test_that_nobody_chooses_more_than_is_allowed(method: str, most: int) -> None:
    crowd = Improvisers(80, seed=2)
    voting, options = vote(method, 6)
    voting = replace(voting, max_choices=most)
    chosen = [len(crowd.ballot(voting, options, number).weights) for number in crowd.with_phone]
    assert 1 <= min(chosen) <= max(chosen) <= most
    assert max(chosen) == most


def test_that_the_same_seed_gives_the_same_evening_and_another_seed_another() -> None:
    voting, options = vote("dots", 5)

    def evening(seed: int) -> object:
        crowd = Improvisers(40, seed=seed)
        return crowd.notes("Wat mis je?"), crowd.votes(voting), crowd.ballot(voting, options, 3)

    assert evening(1) == evening(1)
    assert evening(1) != evening(2)


def test_that_one_in_five_has_no_phone_and_raises_a_hand_instead() -> None:
    crowd = Improvisers(40)
    voting, options = vote("yes-no", 3)
    assert len(crowd.with_phone) == 32
    assert sum(crowd.hands(voting, options)) == 8
    assert not set(crowd.votes(voting)) - set(crowd.with_phone)


def test_that_some_change_their_vote_and_some_do_not_vote() -> None:
    crowd = Improvisers(200)
    voters = crowd.votes(vote("choice", 4)[0])
    assert len(set(voters)) < len(crowd.with_phone)
    assert len(voters) > len(set(voters))


def test_that_there_are_enough_ideas_for_a_full_hall_in_both_languages() -> None:
    for language, word in (("nl", "bankjes"), ("en", "benches"), ("tr", "bankjes")):
        notes = Improvisers(200, language=language).notes("Wat mis je?")
        assert len(notes) == 144
        assert any(word in words for _who, words in notes)


def test_that_a_crowd_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Improvisers(0)


def test_that_what_is_improvised_is_what_the_pages_ask_and_the_same_each_time() -> None:
    for language in ("nl", "en", "tr"):
        said = Improvised(Improvisers(60, seed=4, language=language))
        slips, right = said.exit("s"), said.right("s")
        offers, reactions = said.offers("s", ("t1", "t2")), said.reactions("s", ("p1",))
        assert slips == Improvised(Improvisers(60, seed=4, language=language)).exit("s") != said.exit("other")
        assert len(slips) > len(offers) > 5
        for _who, fields in slips:
            assert fields[MARK] in MARKS
            assert {fields[key] for key in STATEMENTS if key in fields} <= set(SAYINGS)
        assert any(key not in fields for _who, fields in slips for key in STATEMENTS)
        assert {fields[RIGHT] for _who, fields in right} <= set(ANSWERS_TO_SUMMARY)
        assert {fields["kind"] for _who, fields in offers} == set(OfferKind)
        assert {fields["level"] for _who, fields in offers} <= set(Level)
        assert {fields["theme"] for _who, fields in offers} <= {"t1", "t2", ""}
        assert {fields["kind"] for _who, fields in reactions} <= set(ReactionKind)
        texts = [fields["text"] for _who, fields in (*offers, *reactions)]
        assert all(0 < len(words) <= NOTE_ON_PHONE for words in texts)
        phones = set(Improvisers(60).with_phone)
        assert {who for who, _fields in (*slips, *right, *offers, *reactions)} <= phones
