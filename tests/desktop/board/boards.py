"""Boards out of thin air: any number of themes and notes, for tests of layout and model."""

from __future__ import annotations

from hypothesis import strategies as st

from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.board import Board


def a_theme(number: int, name: str = "") -> Theme:
    return Theme(id=f"t{number}", project_id="p", evening_id="e", step_id="s", name=name, rank=f"a{number}")


def a_note(number: int, theme_id: str = "", words: str = "Een bankje") -> Note:
    return Note(
        id=f"n{number}",
        project_id="p",
        evening_id="e",
        step_id="s",
        text=words,
        original=words,
        theme_id=theme_id,
        colour="ABCDEF"[number % 6],
        rank=f"a{number}",
    )


@st.composite
def boards(draw: st.DrawFn) -> Board:
    """At most eight themes and sixty notes, each in a theme or loose."""
    themes = tuple(
        a_theme(n, draw(st.sampled_from(["", "We willen samen eten."])))
        for n in range(draw(st.integers(0, 8)))
    )
    ids = ["", *(theme.id for theme in themes)]
    places = draw(st.lists(st.sampled_from(ids), max_size=60))
    words = draw(st.sampled_from(["Bankje", "Een lange tafel onder de linde", "\U0001f333"]))
    return Board(themes, tuple(a_note(n, place, words) for n, place in enumerate(places)))
