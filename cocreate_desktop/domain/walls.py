"""A wall of notes in a photo: the photo, and each note that was seen in it until somebody looked at it. What stays for ever is
the note on the board with its crop; how often the machine was right stays too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cocreate_desktop.language import N_

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
"""Four corners in pixels of the photo as displayed (upright), clockwise from the top left of the note as it is read."""
Box = tuple[int, int, int, int]
"""Left, top, width and height in pixels of the photo as displayed."""

COLOURS: Final = ("yellow", "orange", "pink", "purple", "blue", "green", "white", "other")
COLOUR_NAMES: Final = {
    "yellow": N_("yellow"),
    "orange": N_("orange"),
    "pink": N_("pink"),
    "purple": N_("purple"),
    "blue": N_("blue"),
    "green": N_("green"),
    "white": N_("white"),
    "other": N_("another colour"),
}
# The letters of the colours on the board; white and other papers get the first one.
LETTERS: Final = {"yellow": "A", "orange": "B", "pink": "C", "purple": "D", "blue": "E", "green": "F"}
SURE: Final = 900
"""From this confidence of the text (per mille) on a note counts as sure; never enough to skip the look."""
LIKELY: Final = 800
"""From this confidence of the outline (per mille) on it is not doubted whether it is a note."""


class Way(StrEnum):
    """The road by which a photo came."""

    CAMERA = "camera"
    FILE = "file"
    CLIPBOARD = "clipboard"
    PHONE = "phone"


class PhotoState(StrEnum):
    """``ARRIVED`` and not looked at yet, ``LOOKED`` at by the machine, ``CHECKED`` by somebody: then the whole photo
    goes. ``THROWN`` away: only what was taken in of it is left."""

    ARRIVED = "arrived"
    LOOKED = "looked"
    CHECKED = "checked"
    THROWN = "thrown"


class SightingState(StrEnum):
    """``OPEN`` until somebody looked; ``TAKEN`` became a note; ``REJECTED`` is no note; ``DOUBLE`` was seen before;
    ``REPLACED`` was split or merged into others."""

    OPEN = "open"
    TAKEN = "taken"
    REJECTED = "rejected"
    DOUBLE = "double"
    REPLACED = "replaced"


class Origin(StrEnum):
    """Who drew the outline: ``FOUND`` by the machine, or by the facilitator: ``DRAWN``, ``SPLIT`` or ``MERGED``."""

    FOUND = "found"
    DRAWN = "drawn"
    SPLIT = "split"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """``whole`` is the SHA-256 of the whole photo (empty once it went), ``picture`` that of what is kept: cut to the board,
    ``cut`` says where from (a Box as text; the picture may be smaller than its cut). ``board`` is a Quad as text or empty: not
    found. ``warnings`` are codes; ``again`` the parts to photograph again, each a Box as text, a blank, how many notes, a
    blank and the code why. ``keep_whole`` when the facilitator wants to keep the photo."""

    id: str
    project_id: str
    evening_id: str
    step_id: str
    name: str = ""
    way: Way = Way.FILE
    state: PhotoState = PhotoState.ARRIVED
    width: int = 0
    height: int = 0
    whole: str = ""
    picture: str = ""
    cut: str = ""
    board: str = ""
    warnings: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    keep_whole: bool = False
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One note as it was seen in a photo. ``quad`` is a Quad as text, ``colour`` one of COLOURS, ``confidence`` per mille that
    it is a note. ``suggested`` is what the machine read (``read`` tells whether it looked), ``sureness`` per mille, ``doubts``
    its words in doubt, each followed by a blank and what may be meant instead. ``hint`` numbers the island it hangs in (0:
    none), ``heading`` the words above it. ``picture`` is the SHA-256 of its crop, ``note_id`` the note that it became,
    ``same_as`` the sighting that it repeats. ``unclear``: too blurred or too small to read."""

    id: str
    project_id: str
    evening_id: str
    photo_id: str
    quad: str = ""
    colour: str = "other"
    confidence: int = 0
    picture: str = ""
    read: bool = False
    suggested: str = ""
    sureness: int = 0
    doubts: tuple[str, ...] = ()
    cut_off: bool = False
    unclear: bool = False
    hint: int = 0
    heading: str = ""
    state: SightingState = SightingState.OPEN
    origin: Origin = Origin.FOUND
    note_id: str = ""
    same_as: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Island:
    """Notes that hung together: under which words (empty without a heading), and which notes they became."""

    key: str
    heading: str
    note_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How the machine did, measured by what the facilitator corrected. ``found`` outlines of its own that were looked at,
    ``rejected`` of these no notes, ``reshaped`` split or merged by hand, ``added`` by hand what it missed. ``texts`` notes
    whose text was looked at, ``exact`` of these taken as they were read, ``letters`` in them all and ``wrong`` ones.
    ``made`` notes that came of what was split and merged."""

    found: int = 0
    rejected: int = 0
    reshaped: int = 0
    added: int = 0
    texts: int = 0
    exact: int = 0
    letters: int = 0
    wrong: int = 0
    made: int = 0


def quad_text(quad: Sequence[Point]) -> str:
    """A Quad as it is kept, to a tenth of a pixel."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in quad)


def quad_of(text: str) -> Quad:
    """The Quad of a kept text. Raises ValueError."""
    points = tuple((float(x), float(y)) for x, _comma, y in (part.partition(",") for part in text.split()))
    if len(points) != 4:
        raise ValueError(text)
    return points[0], points[1], points[2], points[3]


def area(points: Sequence[Point]) -> float:
    """The area of a polygon in square pixels."""
    pairs = zip(points, (*points[1:], *points[:1]), strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2


def box_text(box: Box) -> str:
    """A Box as it is kept."""
    return " ".join(map(str, box))


def box_of(text: str) -> Box:
    """The Box of a kept text. Raises ValueError."""
    left, top, wide, high = map(int, text.split()[:4])
    return left, top, wide, high


def letter_of(colour: str) -> str:
    """The letter on the board for the name of a paper's colour."""
    return LETTERS.get(colour, "A")


def doubtful(sighting: Sighting) -> bool:
    """Whether the machine is unsure of it: of the outline, of the text, or because the note is cut off or unclear."""
    return (
        sighting.unclear
        or sighting.cut_off
        or (sighting.read and (sighting.sureness < SURE or bool(sighting.doubts)))
        or sighting.confidence < LIKELY
    )


def in_turn(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """What is still open, in the order in which it is looked at: the doubtful first, each group in reading order."""
    still = [one for one in sightings if one.state is SightingState.OPEN]
    return tuple(sorted(still, key=lambda one: not doubtful(one)))


def distance(read: str, taken: str) -> int:
    """How many letters differ: the least insertions, deletions and exchanges (Levenshtein 1966)."""
    before = list(range(len(taken) + 1))
    for row, letter in enumerate(read, 1):
        now = [row]
        for column, other in enumerate(taken, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != other)))
        before = now
    return before[-1]
