"""The table of the look keeps its promises about contrast, and its patterns draw the same everywhere."""

import xml.etree.ElementTree as ET

import pytest

from cocreate_desktop import look, paths
from cocreate_desktop.look import DARK, LIGHT, NOTE_COLOURS, Tokens

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])

GROUNDS = ("paper", "surface", "sunken", "tint")
TINTS = ("warn_tint", "live_tint", "danger_tint")
WORDS = [
    *(("ink", ground, 7.0) for ground in (*GROUNDS, *TINTS)),
    *(("ink2", ground, 4.5) for ground in (*GROUNDS, *TINTS)),
    *((words, ground, 4.5) for words in ("ink3", "accent", "warn", "danger") for ground in GROUNDS),
    *((words, f"{words}_tint", 4.5) for words in ("warn", "live", "danger")),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("paper", "ink", 7.0),
]
EDGES = [
    *((edge, ground) for edge in ("edge", "focus", "accent") for ground in GROUNDS),
    *(("focus", ground) for ground in TINTS),
    *(("warn_edge", ground) for ground in ("paper", "surface", "warn_tint")),
    ("live", "live_tint"),
    ("danger", "danger_tint"),
]


@THEMES
@pytest.mark.parametrize(("text", "ground", "least"), WORDS)
def test_that_words_can_be_read_on_their_ground(tokens: Tokens, text: str, ground: str, least: float) -> None:
    assert look.contrast(tokens.colour(text), tokens.colour(ground)) >= least


@THEMES
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_that_the_edge_of_what_can_be_pressed_stands_out(tokens: Tokens, edge: str, ground: str) -> None:
    assert look.contrast(tokens.colour(edge), tokens.colour(ground)) >= 3.0


@pytest.mark.parametrize("letter", "ABCDEFGHIJKL")
@pytest.mark.parametrize("dark", [False, True])
def test_that_a_letter_and_its_pattern_stand_out_on_their_note(letter: str, dark: bool) -> None:
    note = look.note_colour(letter)
    assert look.contrast(note.ink(dark), note.fill(dark)) >= 7.0
    assert look.contrast(note.edge(dark), note.fill(dark)) >= 3.0


def test_that_the_contrasts_of_the_guide_are_those_of_the_table() -> None:
    assert round(look.contrast(LIGHT.ink, LIGHT.paper), 1) == 14.1
    assert round(look.contrast(DARK.ink, DARK.paper), 1) == 15.0
    assert round(look.contrast(LIGHT.live, LIGHT.live_tint), 1) == 5.0
    assert look.contrast("#FFFFFF", "#000000") == pytest.approx(21.0)


def test_that_the_seventh_option_has_no_pattern_but_an_ink_edge() -> None:
    seventh = look.note_colour("G")
    assert seventh.pattern is None
    assert seventh.fill(dark=False) == LIGHT.surface
    assert seventh.edge(dark=True) == DARK.ink


@pytest.mark.parametrize("letter", ["", "a", "AB", "1", "Ä"])
def test_that_only_capital_letters_name_an_option(letter: str) -> None:
    with pytest.raises(ValueError, match="not an option letter"):
        look.note_colour(letter)


def test_that_every_pattern_is_a_picture_of_its_own() -> None:
    drawn = {look.pattern_svg(note, 12) for note in NOTE_COLOURS}
    assert len(drawn) == 6
    for svg in drawn:
        root = ET.fromstring(svg)
        assert root.get("width") == "12"
        assert len(root) > 0


def test_that_tokens_are_found_by_the_name_used_in_style_sheets() -> None:
    assert LIGHT.colour("live-tint") == LIGHT.live_tint
    assert "--accent-hover: #174A3C;" in look.css_variables(LIGHT)
    with pytest.raises(KeyError):
        LIGHT.colour("purple")


def test_that_every_font_is_there_with_its_licence() -> None:
    folder = paths.resources() / "fonts"
    for name in (*look.FONT_FILES.values(), *look.FALLBACK_FONT_FILES):
        assert (folder / name).is_file()
        assert "SIL Open Font License" in (folder / f"{name.split('-')[0]}-LICENSE.txt").read_text(
            encoding="utf-8"
        )


def test_that_the_fonts_of_the_phone_stay_small() -> None:
    fonts = list((paths.resources() / "phone" / "fonts").glob("*.woff2"))
    assert len(fonts) == 2
    assert sum(font.stat().st_size for font in fonts) <= 25 * 1024
