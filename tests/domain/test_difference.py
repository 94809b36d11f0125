"""What changed in a text, and what became of its paragraphs."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cocreate_desktop.domain.difference import Mark, Piece, after_of, before_of, paragraphs, words

WORDS = st.lists(
    st.sampled_from(["Er", "komt", "een", "tafel", "plein", ".", ", ", " ", "\n", "é", ""]), max_size=30
).map("".join)
LISTS = st.dictionaries(st.sampled_from("abcdefgh"), WORDS, max_size=7).flatmap(
    lambda found: st.permutations([Piece(one, text) for one, text in found.items()])
)


@settings(max_examples=150, deadline=None)
@given(WORDS | st.text(max_size=60), WORDS | st.text(max_size=60))
def test_that_both_texts_come_back_from_what_changed(before: str, after: str) -> None:
    runs = words(before, after)
    assert before_of(runs) == before
    assert after_of(runs) == after
    assert all(run.text for run in runs)
    assert all(one.mark is not other.mark for one, other in pairwise(runs))
    assert (before == after) == all(run.mark is Mark.SAME for run in runs)


@settings(max_examples=100, deadline=None)
@given(LISTS, LISTS)
def test_that_both_lists_of_paragraphs_come_back(before: list[Piece], after: list[Piece]) -> None:
    found = paragraphs(before, after)
    earlier = sorted((one for one in found if one.was), key=lambda one: one.was)
    assert [Piece(one.id, before_of(one.runs)) for one in earlier] == before
    assert [Piece(one.id, after_of(one.runs)) for one in found if one.now] == after
    kept = [one.was for one in found if one.was and one.now and not one.moved]
    assert kept == sorted(kept)


def test_that_words_are_marked_whole_and_sentences_do_not_fall_into_crumbs() -> None:
    runs = words("Er komt een grote tafel op het plein.", "Er komt een lange bank op het plein, en groen.")
    assert [(run.mark.value, run.text) for run in runs] == [
        ("same", "Er komt een "),
        ("removed", "grote tafel"),
        ("added", "lange bank"),
        ("same", " op het plein"),
        ("added", ", en groen"),
        ("same", "."),
    ]


def test_that_a_moved_a_new_and_a_removed_paragraph_are_told_apart() -> None:
    before = [Piece("a", "Tafel"), Piece("b", "Groen"), Piece("c", "Spelen"), Piece("d", "Licht")]
    after = [Piece("d", "Licht"), Piece("a", "Tafel"), Piece("c", "Spelen"), Piece("e", "Water")]
    found = {one.id: one for one in paragraphs(before, after)}
    assert list(found) == ["d", "a", "b", "c", "e"]
    assert {one for one in found if found[one].touched} == {"d", "b", "e"}
    assert (found["d"].moved, found["b"].removed, found["e"].added) == (True, True, True)
