"""Events from ops, letters of options, moments as stored text, and the words of the op-log."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from cocreate_desktop.domain.catalogue import ENTITIES, WORDS
from cocreate_desktop.domain.events import BallotCast, Changed, from_op
from cocreate_desktop.domain.ids import letter, new_id
from cocreate_desktop.domain.moments import moment_of, utc_text
from cocreate_desktop.domain.ops import Op, OpKind


def an_op(entity: str, entity_id: str, kind: OpKind = OpKind.SET, field: str = "") -> Op:
    return Op(
        project_id="p",
        device="d",
        seq=1,
        hlc="",
        base="",
        kind=kind,
        entity=entity,
        entity_id=entity_id,
        field=field,
        value="1",
        salt="",
        subject="",
        link="",
    )


def test_that_a_ballot_tells_its_round_and_nothing_of_its_voter() -> None:
    assert from_op(an_op("ballot", "round:voter", OpKind.FACT)) == BallotCast("p", "round")


def test_that_a_change_tells_which_field() -> None:
    assert from_op(an_op("note", "n", field="text")) == Changed(
        "p", "note", "n", OpKind.SET, frozenset({"text"})
    )
    assert from_op(an_op("note", "n", OpKind.DELETE)) == Changed("p", "note", "n", OpKind.DELETE, frozenset())


@pytest.mark.parametrize(
    ("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")]
)
def test_that_options_have_letters_without_end(place: int, name: str) -> None:
    assert letter(place) == name


def test_that_letters_are_all_different() -> None:
    assert len({letter(place) for place in range(1000)}) == 1000


def test_that_ids_are_random_and_long() -> None:
    made = {new_id() for _ in range(200)}
    assert len(made) == 200
    assert {len(one) for one in made} == {32}


def test_that_moments_are_stored_in_utc_and_come_back() -> None:
    winter = datetime(2026, 11, 24, 19, 30, tzinfo=timezone(timedelta(hours=1)))
    assert utc_text(winter) == "2026-11-24T18:30:00+00:00"
    assert moment_of(utc_text(winter)) == datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
    assert moment_of("") is None


def test_that_every_stored_thing_has_one_word() -> None:
    assert {WORDS[kind]: kind for kind in ENTITIES.values()} == ENTITIES
