"""Pieces of writing in the order in which a person reads them: by lines from the top, each from the left, also when the whole
note hangs a little slanted. And the words of lines as one text."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from cocreate_desktop.capture.text.finding import Corners, Piece
from cocreate_desktop.capture.text.models import FAR_EAST
from cocreate_desktop.capture.text.recognising import Line

_TOGETHER: Final = 0.5
"""Pieces stand on one line when their middles are no further apart than this times the height of the lower of them."""
_STEEP: Final = math.radians(30)
_HYPHENS: Final = "-‐¬"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A piece with its left end, the middle of its height and its height (pixels), when the slant is taken out."""

    piece: Piece
    left: float
    middle: float
    height: float


def ordered(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Lines from the top, each with its pieces from the left."""
    turn = slant([piece.corners for piece in pieces])
    lines: list[list[_Placed]] = []
    for placed in sorted((_levelled(piece, turn) for piece in pieces), key=lambda placed: placed.middle):
        if lines and _is_on(lines[-1], placed):
            lines[-1].append(placed)
        else:
            lines.append([placed])
    return [[placed.piece for placed in sorted(line, key=lambda placed: placed.left)] for line in lines]


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


def _levelled(piece: Piece, turn: float) -> _Placed:
    box = piece.corners
    cos, sin = math.cos(turn), math.sin(turn)
    x = box[:, 0] * cos + box[:, 1] * sin
    y = box[:, 1] * cos - box[:, 0] * sin
    high = (np.linalg.norm(box[3] - box[0]) + np.linalg.norm(box[2] - box[1])) / 2
    return _Placed(piece, float(x.min()), float(y.mean()), float(high))


def _is_on(line: Sequence[_Placed], placed: _Placed) -> bool:
    middle = sum(one.middle for one in line) / len(line)
    lower = min(placed.height, *(one.height for one in line))
    return placed.middle - middle < _TOGETHER * lower


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
