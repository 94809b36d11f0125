"""Suggestions for Dutch notes: by a shared word, also in a compound, with a reason, and never one that was refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreate_desktop import paths
from cocreate_desktop.domain.suggesting import LEAST, MOST, Refusal, stem, suggestion


def numbered(*texts: str) -> list[tuple[str, str]]:
    return [(str(number), text) for number, text in enumerate(texts)]


def test_that_a_word_joins_notes_also_inside_a_compound() -> None:
    notes = numbered(
        "Hondenpoep op het gras", "Honden aan de lijn", "Een hondje mag los", "Waterpomp", "Licht"
    )
    found = suggestion(notes)
    assert found is not None
    assert (found.key, found.word) == ("hond", "honden")
    assert found.note_ids == ("0", "1", "2")


def test_that_a_word_inside_another_word_is_no_half_of_it() -> None:
    assert suggestion(numbered("Egels in de tuin", "Tegels eruit", "Stoeptegels los")) is None


def test_that_two_notes_are_no_group_and_a_crowd_is_none_either() -> None:
    assert suggestion(numbered("Bankjes", "Een bankje")) is None
    assert suggestion(numbered(*["Bankjes"] * (MOST + 1))) is None
    assert suggestion(numbered(*["Bankjes"] * LEAST)) is not None


def test_that_what_was_refused_is_not_offered_again_and_the_next_is() -> None:
    notes = numbered(
        "Bankje hier", "Bankjes daar", "Meer bankjes", "Vijver graven", "Vijver met vis", "Grote vijver"
    )
    first = suggestion(notes)
    assert first is not None
    second = suggestion(notes, {Refusal(first.key)})
    assert second is not None
    assert {first.key, second.key} == {"bank", "vijver"}
    assert suggestion(notes, {Refusal("bank"), Refusal("vijver")}) is None


def test_that_refused_notes_are_not_offered_again_under_another_word() -> None:
    notes = numbered("Hondenpoep beter opruimen", "Meer hondenpoep opruimen", "Hondenpoep overal opruimen")
    first = suggestion(notes)
    assert first is not None
    refusal = Refusal(first.key, first.note_ids)
    assert Refusal.of(refusal.text()) == refusal
    assert suggestion(notes, [Refusal(first.key)]) is not None
    assert suggestion(notes, [refusal]) is None
    assert suggestion([*notes, ("3", "Honden opruimen")], [refusal]) is None
    others = numbered(*["Hond"] * 3, *["Hondje"] * 4)
    assert suggestion(others, [refusal]) is not None, "that is another group"


def test_that_words_of_the_question_and_idle_words_say_nothing() -> None:
    notes = numbered("Speeltuin open", "De speeltuin schoon", "Onze speeltuin heel")
    assert suggestion(notes) is not None
    assert suggestion(notes, known=["Hoe wordt de speeltuin weer fijn?"]) is None
    assert suggestion(numbered("Altijd samen", "Samen altijd", "Mensen altijd samen")) is None


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("honden", "hond"),
        ("hondje", "hond"),
        ("bankjes", "bank"),
        ("boompje", "boom"),
        ("thee", "thee"),
    ],
)
def test_that_plural_and_diminutive_give_one_root(word: str, root: str) -> None:
    assert stem(word) == stem(root) or stem(word) == root


def test_that_the_example_gives_groups_that_people_made_too() -> None:
    """At least half of each suggested group hangs in one theme of those who ordered the example by hand."""
    path = paths.resources() / "examples" / "buurtplein" / "notes.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    notes = [(str(number), row["text"]) for number, row in enumerate(rows)]
    themes = {str(number): row.get("theme", "") for number, row in enumerate(rows)}
    refused: set[Refusal] = set()
    good = 0
    for _round in range(8):
        found = suggestion(notes, refused, ["Hoe wordt het Buurtplein een plek voor iedereen?"])
        assert found is not None
        refused.add(Refusal(found.key, found.note_ids))
        mine = [themes[note_id] for note_id in found.note_ids]
        good += max(mine.count(theme) for theme in set(mine)) * 2 >= len(mine)
    assert good >= 6


@given(st.lists(st.text(max_size=60), max_size=40))
@settings(max_examples=150, deadline=None)
def test_that_any_texts_give_a_sound_answer_or_none(texts: list[str]) -> None:
    notes = numbered(*texts)
    found = suggestion(notes)
    assert found == suggestion(notes)
    if found is not None:
        assert LEAST <= len(found.note_ids) <= MOST
        assert len(set(found.note_ids)) == len(found.note_ids)
        assert found.word
