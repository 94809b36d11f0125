"""What is wrong with a photo in words, as long as it is: which parts to photograph again, where these are, and what helps.
Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ...domain.walls import Box, Photo, Sighting, SightingState, box_of
from ...language import N_, _, ngettext
from .reviewstate import outline_of
from .shapes import centre

_AGAIN: Final = {
    "blur": (N_("{n} too blurred"), N_("{n} of {all} are too blurred.")),
    "glare": (N_("{n} in the glare"), N_("{n} of {all} shine too much.")),
    "small": (N_("{n} too small"), N_("{n} of {all} are too small.")),
    "dark": (N_("{n} too dark"), N_("{n} of {all} are too dark.")),
    "cut_off": (N_("{n} cut off"), N_("{n} of {all} are cut off.")),
}
_WARNINGS: Final = {
    "blur": (
        N_("This photo is blurred."),
        N_("Hold the camera still and take it again, while the wall still hangs."),
    ),
    "glare": (N_("This photo shines."), N_("Switch the flash off, or stand a little aside.")),
    "small": (N_("The notes are small."), N_("Stand closer, or photograph the wall in parts.")),
    "dark": (
        N_("This photo is dark."),
        N_("Switch the light on and take it again, while the wall still hangs."),
    ),
    "cut_off": (
        N_("The wall is cut off."),
        N_("Photograph the rest too: a note that is seen twice is counted once."),
    ),
    "no_notes": (N_("No notes were found."), N_("Outline them yourself, or take another photo.")),
}
_PLACES: Final = (
    (N_("At the upper left"), N_("At the top"), N_("At the upper right")),
    (N_("At the left"), N_("In the middle"), N_("At the right")),
    (N_("At the lower left"), N_("At the bottom"), N_("At the lower right")),
)
_MOST: Final = 0.6
"""A part that takes more of the photo's width or height than this is at neither side."""
_WIDTH_OF_A_PART: Final = 6  # pieces of its text


@dataclass(frozen=True, slots=True)
class Part:
    """A part to photograph again: where, how many notes there still cannot be read, and the code of why."""

    box: Box
    notes: int
    why: str

    @property
    def plate(self) -> str:
        """What stands on it in the photo."""
        return _(_AGAIN.get(self.why, _AGAIN["blur"])[0]).format(n=self.notes)


def parts_of(photo: Photo, seen: Sequence[Sighting]) -> tuple[Part, ...]:
    """The parts of a photo that are still to be photographed again; ``seen`` is what was seen in it. A part whose notes were
    checked, or stand sharp on another photo, is none any more; neither is what cannot be read."""
    parts = (_part(text) for text in photo.again)
    return tuple(still for part in parts if part is not None and (still := _still(part, seen)) is not None)


def warning_of(photo: Photo, seen: Sequence[Sighting]) -> tuple[str, str]:
    """What is the matter with a photo and what to do; two empty texts when all is well or nothing of it waits any more."""
    parts = parts_of(photo, seen)
    if parts:
        notes = sum(part.notes for part in parts)
        count = sum(one.state is not SightingState.REJECTED for one in seen)
        sentence = _AGAIN.get(parts[0].why, _AGAIN["blur"])[1]
        more = ngettext(
            "Photograph this part again, while the wall still hangs.",
            "Photograph these parts again, while the wall still hangs.",
            len(parts),
        )
        return _(sentence).format(n=notes, all=max(count, notes)), more
    if seen and not any(one.state is SightingState.OPEN for one in seen):
        return "", ""
    solved = {part.why for text in photo.again if (part := _part(text)) is not None}
    for code in photo.warnings:
        if code in _WARNINGS and code not in solved:
            happened, more = _WARNINGS[code]
            return _(happened), _(more)
    return "", ""


def place_words(box: Box, size: tuple[int, int]) -> str:
    """Where a part is in a photo of this size (pixels)."""
    left, top, wide, high = box
    across, down = _third(left, wide, size[0]), _third(top, high, size[1])
    return _(_PLACES[down][across])


def part_words(part: Part, number: int, size: tuple[int, int]) -> str:
    """A part in one line: where, on which photo, how many and why."""
    place = place_words(part.box, size)
    return _("{place} of photo {n}: {why}.").format(place=place, n=number, why=part.plate)


def _third(start: int, length: int, whole: int) -> int:
    if length > whole * _MOST:
        return 1
    return min(2, max(0, (start * 2 + length) * 3 // (2 * max(1, whole))))


def _part(text: str) -> Part | None:
    pieces = text.split()
    if len(pieces) < _WIDTH_OF_A_PART or not all(piece.lstrip("-").isdigit() for piece in pieces[:5]):
        return None
    return Part(box_of(text), int(pieces[4]), pieces[5])


def _still(part: Part, seen: Sequence[Sighting]) -> Part | None:
    """The part with as many notes as still wait there; as it was told when no note was outlined there at all."""
    there = [one for one in seen if _lies_in(one, part.box)]
    waiting = sum(one.state is SightingState.OPEN and (one.unclear or one.cut_off) for one in there)
    if there and not waiting:
        return None
    return Part(part.box, waiting or part.notes, part.why)


def _lies_in(one: Sighting, box: Box) -> bool:
    (x, y), (left, top, wide, high) = centre(outline_of(one)), box
    return left <= x <= left + wide and top <= y <= top + high
