"""Looks at the photo of a wall from its bytes to what was seen in it, and straightens a note that somebody drew. Decodes the
photo once, works on small copies, and takes the notes from the original pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from cocreate_desktop.capture import quality
from cocreate_desktop.capture.notes import find
from cocreate_desktop.capture.wall.again import parts_again
from cocreate_desktop.capture.wall.board import board_of
from cocreate_desktop.capture.wall.colours import Values, names_of, paper_of, wall_round
from cocreate_desktop.capture.wall.headings import headings_of
from cocreate_desktop.capture.wall.islands import islands_of
from cocreate_desktop.capture.wall.kept import keep, part_to_keep
from cocreate_desktop.capture.wall.merging import known_again
from cocreate_desktop.capture.wall.opening import fitted, packed, pixels_of
from cocreate_desktop.capture.wall.order import reading_order
from cocreate_desktop.capture.wall.shapes import (
    Corners,
    Outline,
    Pixels,
    corners_from,
    is_inside,
    quad_from,
    share_inside,
    side,
    typical_side,
)
from cocreate_desktop.capture.wall.straighten import QUALITY, straighten
from cocreate_desktop.domain.walls import Quad
from cocreate_desktop.services.seeing import WARNINGS, Before, Crop, Looked, Seen, always, unheard

_SMALL: Final = 1200  # pixels: enough for headings
_SMALLEST: Final = 600  # and for the board and the wall's colour
_IN_SIGHT: Final = 0.97
_BESIDE: Final = 0.15  # how far beside the board that was shown a note may reach, of the board's side
_LIKELY: Final = 0.5
_UNSURE: Final = 0.6
_OTHER_SIZE: Final = 1.7


class Sighted(Protocol):
    """A note that a finder saw."""

    @property
    def quad(self) -> Corners:
        """Its corners in pixels."""

    @property
    def confidence(self) -> float:
        """From 0 to 1."""


Finder = Callable[..., Sequence[Sighted]]
"""As capture.notes.find."""


@dataclass(frozen=True, slots=True)
class _Note:
    """A note on its way to a Seen."""

    outline: Outline
    crop: Pixels
    cut_off: bool


def look(
    whole: bytes,
    *,
    board: Quad | None = None,
    before: Before = Before(),  # noqa: B008 - frozen and empty
    going: Callable[[], bool] = always,
    told: Callable[[float], None] = unheard,
    finder: Finder = find,
) -> Looked | None:
    """What is seen in an upright JPEG or PNG: see services.seeing.Eyes. Raises BadFile."""
    picture = pixels_of(whole)
    told(0.1)
    given = None if board is None else corners_from(board)
    outlines = _found(
        picture, given, finder, going, lambda share: told(0.1 + 0.5 * min(max(share, 0.0), 1.0))
    )
    if not going():
        return None
    told(0.6)
    small = fitted(picture, _SMALL)
    shown = given if given is not None else _board(*small, outlines)
    if given is None and shown is not None:
        outlines = _without_strays(outlines, shown)
    order = reading_order([one.corners for one in outlines])
    notes = [_note(picture, outlines[place]) for place in order]
    if not going():
        return None
    told(0.75)
    same = known_again(picture, [note.outline.corners for note in notes], before, going)
    if not going():
        return None
    told(0.9)
    looked = _looked(picture, small, shown, notes, same)
    told(1.0)
    return looked


def cut(whole: bytes, quad: Quad) -> Crop:
    """Straightens one note that was drawn by hand. Raises BadFile."""
    picture = pixels_of(whole)
    corners = corners_from(quad)
    crop = straighten(picture, corners)
    small, scale = fitted(picture, _SMALLEST)
    (colour,) = names_of([paper_of(crop)], wall_round(small, [corners * scale]))
    return Crop(packed(crop, QUALITY), colour)


def _found(
    picture: Pixels,
    board: Corners | None,
    finder: Finder,
    going: Callable[[], bool],
    told: Callable[[float], None],
) -> list[Outline]:
    """The notes in pixels of the photo; on the board only, when one was shown."""
    high, wide = picture.shape[:2]
    left = top = 0
    part = picture
    if board is not None:
        room = _BESIDE * side(board)
        left, top = (int(at) for at in np.clip(board.min(axis=0) - room, 0, (wide - 2, high - 2)))
        right, bottom = (
            int(at) for at in np.clip(board.max(axis=0) + room, (left + 2, top + 2), (wide, high))
        )
        part = np.ascontiguousarray(picture[top:bottom, left:right])
    found = [
        Outline(corners_from(np.add(one.quad, (left, top))), float(one.confidence))
        for one in finder(part, going=going, told=told)
    ]
    return [
        one
        for one in found
        if side(one.corners) >= 4
        and share_inside(one.corners, wide, high) > 0.05
        and (board is None or is_inside(one.corners, board))
    ]


def _board(small: Pixels, scale: float, outlines: Sequence[Outline]) -> Corners | None:
    smaller, again = fitted(small, _SMALLEST)
    found = board_of(smaller, [one.corners * scale * again for one in outlines])
    return None if found is None else found / (scale * again)


def _without_strays(outlines: Sequence[Outline], board: Corners) -> list[Outline]:
    """Beside a board that was found by itself only what looks like the notes on it stays."""
    usual = typical_side(one for one in outlines if is_inside(one.corners, board))
    return [
        one
        for one in outlines
        if is_inside(one.corners, board)
        or (one.confidence >= _UNSURE and 1 / _OTHER_SIZE < side(one.corners) / usual < _OTHER_SIZE)
    ]


def _note(picture: Pixels, outline: Outline) -> _Note:
    high, wide = picture.shape[:2]
    crop = straighten(picture, outline.corners)
    return _Note(outline, crop, share_inside(outline.corners, wide, high) < _IN_SIGHT)


def _looked(
    picture: Pixels,
    reduced: tuple[Pixels, float],
    board: Corners | None,
    notes: Sequence[_Note],
    same: Sequence[str],
) -> Looked:
    high, wide = picture.shape[:2]
    small, scale = reduced
    outlines = [note.outline.corners for note in notes]
    islands = islands_of(outlines)
    headings = {
        number: corners / scale
        for number, corners in headings_of(small, [one * scale for one in outlines], islands).items()
    }
    if not headings and set(islands) == {1}:
        islands = [0] * len(islands)  # all of them together say nothing
    why = _why_unclear(notes)
    again = [_again(note, one, known) for note, one, known in zip(notes, why, same, strict=True)]
    part = part_to_keep((wide, high), board, outlines, tuple(headings.values()))
    colours = _colours(small, [one * scale for one in outlines], notes)
    return Looked(
        width=wide,
        height=high,
        seen=tuple(
            _seen(note, colours[n], bool(why[n]), islands[n], headings.get(islands[n]), same[n])
            for n, note in enumerate(notes)
        ),
        picture=keep(picture, part),
        cut=part,
        board=None if board is None else quad_from(board),
        warnings=_warnings(small, notes, again),
        again=parts_again(outlines, again, (wide, high)),
    )


def _seen(
    note: _Note, colour: str, unclear: bool, island: int, heading: Corners | None, same_as: str
) -> Seen:
    return Seen(
        quad=quad_from(note.outline.corners),
        crop=Crop(packed(note.crop, QUALITY), colour),
        confidence=min(1.0, max(0.0, note.outline.confidence)),
        cut_off=note.cut_off,
        unclear=unclear,
        island=island,
        heading=None if heading is None else quad_from(heading),
        same_as=same_as,
    )


def _again(note: _Note, why: str, known: str) -> str:
    """Why a note has to be photographed again, or empty. What may be no note sends nobody back to the wall, and what was known
    before hangs whole in an earlier photo, or is asked for again there."""
    if known or note.outline.confidence < _LIKELY:
        return ""
    return why or ("cut_off" if note.cut_off else "")


def _why_unclear(notes: Sequence[_Note]) -> list[str]:
    return quality.why_unclear(
        [quality.clarity_of(note.crop, note.outline.corners) for note in notes],
        np.array([note.outline.corners.mean(axis=0) for note in notes]).reshape(-1, 2),
    )


def _colours(small: Pixels, outlines: Sequence[Corners], notes: Sequence[_Note]) -> list[str]:
    papers: list[Values] = [paper_of(note.crop) for note in notes]
    return names_of(papers, wall_round(small, outlines) if outlines else None)


def _warnings(small: Pixels, notes: Sequence[_Note], why: Sequence[str]) -> tuple[str, ...]:
    """Codes, in the order of WARNINGS."""
    if not notes:
        codes = {"no_notes", *quality.warnings_of(small)}
    else:
        codes = {code for code in why if code}
        if typical_side(note.outline for note in notes) < quality.SMALL_SIDE:
            codes.add("small")
        if quality.is_dark(np.array([np.quantile(note.crop[::4, ::4], 0.75) for note in notes], np.uint8)):
            codes.add("dark")
    return tuple(code for code in WARNINGS if code in codes)
