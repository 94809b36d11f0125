"""What hung together on a wall of paper is suggested first, with its words, and never again after it was refused."""

from __future__ import annotations

from cocreate_desktop.domain.suggesting import Refusal, wall_suggestion
from cocreate_desktop.domain.walls import Island

PLAY = Island("wall:spelen", "Spelen", ("1", "2", "3"))
LOOSE = Island("wall:p:2", "", ("4", "5"))


def test_that_the_first_island_is_suggested_with_its_heading() -> None:
    found = wall_suggestion([PLAY, LOOSE], list("12345"))
    assert found is not None
    assert (found.key, found.word, found.note_ids, found.wall) == (
        "wall:spelen",
        "Spelen",
        ("1", "2", "3"),
        True,
    )


def test_that_only_what_hangs_loose_counts_and_one_note_is_no_island() -> None:
    found = wall_suggestion([PLAY], list("235"))
    assert found is not None
    assert found.note_ids == ("2", "3")
    assert wall_suggestion([PLAY], ["2"]) is None


def test_that_a_wall_may_hold_many_together() -> None:
    many = tuple(str(number) for number in range(40))
    found = wall_suggestion([Island("wall:groen", "Groen", many)], many)
    assert found is not None
    assert found.note_ids == many


def test_that_what_was_refused_is_not_suggested_again_and_the_next_is() -> None:
    refusal = Refusal(PLAY.key, PLAY.note_ids)
    assert Refusal.of(refusal.text()) == refusal
    found = wall_suggestion([PLAY, LOOSE], list("12345"), [refusal])
    assert found is not None
    assert (found.word, found.note_ids) == ("", ("4", "5"))
    assert wall_suggestion([PLAY, LOOSE], list("123"), [refusal]) is None


def test_that_the_same_notes_were_refused_under_a_word_too() -> None:
    assert wall_suggestion([PLAY], list("123"), [Refusal("spelen", ("1", "2", "3"))]) is None
