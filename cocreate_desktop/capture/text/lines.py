"""Pieces of writing in the order in which a person reads them: by lines from the top, each from the left, also when the whole
note hangs a little slanted. And the words of lines as one text."""

import math
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from cocreate_desktop.capture.text.finding import Corners, Piece
from cocreate_desktop.capture.text.models import FAR_EAST
from cocreate_desktop.capture.text.recognising import Line

_TOGETHER: Final = 0.5
"""Pieces stand on one line when their middles are no further apart than this times the height of the lower of them."""
_STEEP: Final = math.radians(30)
_HYPHENS: Final = "-‐¬"


def ordered(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Lines from the top, each with its pieces from the left."""
    turn = slant([piece.corners for piece in pieces])
    places = [(*_levelled(piece.corners, turn), piece) for piece in pieces]
    lines: list[list[tuple[float, float, float, Piece]]] = []
    for place in sorted(places, key=lambda place: place[1]):
        line = lines[-1] if lines else []
        if line and place[1] - _middle(line) < _TOGETHER * min(place[2], _height(line)):
            line.append(place)
        else:
            lines.append([place])
    return [[place[3] for place in sorted(line, key=lambda place: place[0])] for line in lines]


def slant(boxes: Sequence[Corners]) -> float:
    """How far the lines lean, in radians, positive downwards: the middle of all, where a longer piece counts for more."""
    angles, weights = [], []
    for box in boxes:
        across = (box[1] - box[0]) + (box[2] - box[3])
        down = (box[3] - box[0]) + (box[2] - box[1])
        wide, high = float(np.linalg.norm(across)), float(np.linalg.norm(down))
        angle = math.atan2(float(across[1]), float(across[0]))
        # What is hardly longer than it is high says nothing about the line.
        if wide > 1.5 * high and abs(angle) < _STEEP:
            angles.append(angle)
            weights.append(wide)
    if not angles:
        return 0.0
    turn = np.argsort(angles)
    summed = np.cumsum(np.array(weights)[turn])
    return float(angles[turn[int(np.searchsorted(summed, summed[-1] / 2))]])


def _levelled(box: Corners, turn: float) -> tuple[float, float, float]:
    """The left end, the middle of the height and the height of a box when the slant is taken out."""
    cos, sin = math.cos(turn), math.sin(turn)
    x = box[:, 0] * cos + box[:, 1] * sin
    y = box[:, 1] * cos - box[:, 0] * sin
    high = (np.linalg.norm(box[3] - box[0]) + np.linalg.norm(box[2] - box[1])) / 2
    return float(x.min()), float(y.mean()), float(high)


def _middle(line: Sequence[tuple[float, float, float, Piece]]) -> float:
    return sum(place[1] for place in line) / len(line)


def _height(line: Sequence[tuple[float, float, float, Piece]]) -> float:
    return min(place[2] for place in line)


def joined(lines: Iterable[Sequence[Line]]) -> Line:
    """One text from lines of pieces, joined with a blank; a word that was broken by a hyphen at the end of a line is whole.
    Signs of East Asia among at least as many Latin letters are no writing: a drawing or what lies on its side is read so."""
    rows = [list(row) for row in lines]
    letters = [letter for row in rows for piece in row for letter in piece.text]
    strange = sum(letter >= FAR_EAST for letter in letters)
    if not 0 < strange <= sum(letter.isalpha() and letter < FAR_EAST for letter in letters):
        return _together(rows)
    line = _together([_latin(piece) for piece in row] for row in rows)
    return Line(line.text, line.scores, strange)


def _latin(piece: Line) -> Line:
    kept = [one for one in zip(piece.text, piece.scores, strict=True) if one[0] < FAR_EAST]
    return Line("".join(letter for letter, _score in kept), tuple(score for _letter, score in kept))


def _together(lines: Iterable[Sequence[Line]]) -> Line:
    text, scores = "", tuple[float, ...]()
    for line in filter(None, map(_one, lines)):
        if len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalpha() and line.text[0].islower():
            text, scores = text[:-1], scores[:-1]
        elif text:
            text, scores = text + " ", (*scores, 1.0)
        text, scores = text + line.text, (*scores, *line.scores)
    return Line(text, scores)


def _one(pieces: Sequence[Line]) -> Line | None:
    """The pieces of one line as one, with single blanks; None when they say nothing."""
    letters: list[tuple[str, float]] = []
    for piece in pieces:
        for letter, score in [(" ", 1.0), *zip(piece.text, piece.scores, strict=True)]:
            if not letter.isspace():
                letters.append((letter, score))
            elif letters and letters[-1][0] != " ":
                letters.append((" ", score))
    if letters and letters[-1][0] == " ":
        letters.pop()
    text = "".join(letter for letter, _score in letters)
    return Line(text, tuple(score for _letter, score in letters)) if text else None
