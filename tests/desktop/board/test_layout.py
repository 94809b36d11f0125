"""On the board nothing lies over anything else, everything lies in its theme, and all of it in the width there is."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from cocreate_desktop.desktop.board.layout import (
    GAP,
    LANE_LEAST,
    NEW,
    NOTE_W,
    THEME_WIDTH,
    Box,
    lay_out,
)
from cocreate_desktop.services.board import Board
from tests.desktop.board.boards import a_note, a_theme, boards

WIDTHS = st.floats(LANE_LEAST + THEME_WIDTH + 3 * GAP, 2600)


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.w <= other.x + 0.01
        or other.x + other.w <= one.x + 0.01
        or one.y + one.h <= other.y + 0.01
        or other.y + other.h <= one.y + 0.01
    )


def inside(small: Box, large: Box) -> bool:
    return (
        small.x >= large.x
        and small.y >= large.y
        and small.x + small.w <= large.x + large.w + 0.01
        and small.y + small.h <= large.y + large.h + 0.01
    )


@given(boards(), WIDTHS)
@settings(max_examples=150, deadline=None)
def test_that_cards_stand_apart_and_within_the_width(board: Board, width: float) -> None:
    found = lay_out(board, width)
    assert set(found.themes) == {theme.id for theme in board.themes} | {""}
    cards = [*found.themes.values(), found.new]
    assert all(apart(one, other) for one, other in combinations(cards, 2))
    assert all(card.x >= GAP and card.x + card.w <= width + 0.01 for card in cards)
    assert all(card.y + card.h <= found.height for card in cards)
    assert found.width <= width + 0.01


@given(boards(), WIDTHS)
@settings(max_examples=150, deadline=None)
def test_that_each_note_lies_in_its_theme_and_over_no_other(board: Board, width: float) -> None:
    found = lay_out(board, width)
    assert set(found.notes) == {note.id for note in board.notes}
    for note in board.notes:
        assert inside(found.notes[note.id], found.themes[note.theme_id])
        assert found.notes[note.id].w >= NOTE_W
    for theme in ["", *(theme.id for theme in board.themes)]:
        mine = [found.notes[note.id] for note in board.of(theme)]
        assert all(apart(one, other) for one, other in combinations(mine, 2))


@given(boards(), WIDTHS)
@settings(max_examples=80, deadline=None)
def test_that_what_lies_at_a_point_is_found_there(board: Board, width: float) -> None:
    found = lay_out(board, width)
    for key, box in found.themes.items():
        assert found.theme_at(box.x + 1, box.y + 1) == key
    for key, box in found.notes.items():
        assert found.note_at(box.x + box.w / 2, box.y + box.h / 2) == key
    assert found.theme_at(found.new.x + 1, found.new.y + 1) == NEW
    assert found.theme_at(-5, -5) is None


def test_that_loose_notes_get_the_room_until_there_are_themes() -> None:
    notes = [a_note(n) for n in range(60)]
    before = lay_out(Board((), tuple(notes)), 1356)
    assert before.themes[""].w > 800
    themed = [a_note(n, f"t{n % 4}") for n in range(60)]
    after = lay_out(Board(tuple(a_theme(n) for n in range(4)), tuple(themed)), 1356)
    assert after.themes[""].w == LANE_LEAST
    assert len({box.x for key, box in after.themes.items() if key}) == 2


def test_that_a_narrow_window_still_holds_a_theme_and_the_lane() -> None:
    found = lay_out(Board((a_theme(0),), (a_note(0, "t0"), a_note(1))), 300)
    assert found.width == THEME_WIDTH + LANE_LEAST + 3 * GAP
