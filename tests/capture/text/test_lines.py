"""Pieces of writing become lines, and lines one text with a score for each of its letters."""

import math

import numpy as np
import pytest

from cocreate_desktop.capture.text.finding import Piece
from cocreate_desktop.capture.text.lines import joined, ordered, slant
from cocreate_desktop.capture.text.recognising import Line


def piece(left: float, top: float, wide: float, high: float = 20, turned: float = 0) -> Piece:
    """A box that is turned about the corner of the picture, degrees downwards."""
    turn = math.radians(turned)
    corners = np.array([(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)])
    by = np.array([(math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))])
    return Piece((corners @ by).astype(np.float32), 0.9)


def line(text: str, score: float = 0.9) -> Line:
    return Line(text, (score,) * len(text))


@pytest.mark.parametrize("turned", [-15, -4, 0, 4, 15])
def test_that_lines_come_from_the_top_and_pieces_from_the_left(turned: float) -> None:
    first = [piece(0, 0, 150, turned=turned), piece(170, 4, 100, turned=turned)]
    second = [
        piece(0, 30, 80, turned=turned),
        piece(100, 27, 60, turned=turned),
        piece(200, 33, 90, turned=turned),
    ]
    mixed = [second[2], first[1], second[0], first[0], second[1]]
    assert ordered(mixed) == [first, second]


def test_that_the_slant_is_that_of_the_longer_pieces() -> None:
    boxes = [piece(0, 0, 200, turned=6), piece(0, 30, 220, turned=6), piece(0, 60, 40, turned=-9)]
    assert math.degrees(slant([one.corners for one in boxes])) == pytest.approx(6, abs=0.1)
    assert slant([]) == 0
    assert slant([piece(0, 0, 20, 20, turned=12).corners]) == 0


def test_that_small_writing_under_large_stays_a_line_of_its_own() -> None:
    large, small = piece(0, 0, 200, 60), piece(0, 52, 120, 16)
    assert ordered([small, large]) == [[large], [small]]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ([], ""),
        ([["Meer"], ["groen"]], "Meer groen"),
        ([["Meer ", " groen"], ["", " "], ["erbij"]], "Meer groen erbij"),
        ([["wijkcen-"], ["trum"]], "wijkcentrum"),
        ([["Zuid-"], ["Holland"]], "Zuid- Holland"),
        ([["fietsen -"], ["lopen"]], "fietsen - lopen"),
        ([["-"], ["lopen"]], "- lopen"),
    ],
)
def test_that_lines_are_one_text_with_single_blanks(lines: list[list[str]], whole: str) -> None:
    made = joined([line(part) for part in parts] for parts in lines)
    assert made.text == whole
    assert len(made.scores) == len(whole)


def test_that_each_letter_keeps_its_score() -> None:
    made = joined([[line("wijk-", 0.4)], [line("huis", 0.8), line("en", 0.6)]])
    assert made == Line("wijkhuis en", (0.4,) * 4 + (0.8,) * 4 + (1.0,) + (0.6,) * 2)


def test_that_signs_of_east_asia_in_a_latin_text_are_dropped_and_counted() -> None:
    found = joined([[line("器"), line("Meer groen")], [line("的一 in")], [line("de straat")]])
    assert (found.text, found.dropped) == ("Meer groen in de straat", 3)
    assert len(found.scores) == len(found.text)
    assert joined([[line("Meer")]]).dropped == 0


def test_that_a_wholly_chinese_note_stays_as_it_is_also_with_a_latin_word() -> None:
    for text in ("社区花园", "周六在社区花园烧烤 BBQ"):
        found = joined([[line(text)]])
        assert (found.text, found.dropped) == (text, 0)
