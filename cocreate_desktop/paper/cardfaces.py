"""What stands on a voting card: its front for the camera, its back for its holder, and the four faces of a sheet to fold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cocreate_desktop.codes.markers import CARD_SIDE, card_marker
from cocreate_desktop.codes.voting_codes import shown as shown_code
from cocreate_desktop.domain.cards import SIDES, CardForm
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.language import _
from cocreate_desktop.paper import marks
from cocreate_desktop.paper.pen import LEADING, MM, Pen

MARKERS: Final = {"A5": 125 * MM, "A4": 176 * MM}
"""The side of a turned card's marker."""
FACE_MARKER: Final = 84 * MM
"""That of each marker on a sheet to fold."""
# A letter stands so far from the edge, where any printer prints, and small: only whoever holds the card should read it.
_EDGE: Final = 7.6 * MM
_LETTER: Final = 9.0
_SAID: Final = 12.0
_CUT: Final = 20 * MM
_PLATE: Final = 160 * MM
_QR: Final = 38 * MM


@dataclass(frozen=True, slots=True)
class Card:
    """One card. ``code`` is its holder's (None: nobody's), ``address`` that of the code's page, ``page`` that page as one
    types it; both empty when there is no page."""

    number: int
    code: Code | None = None
    address: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A box on the paper, in points."""

    x: float
    top: float
    wide: float
    high: float


def front(pen: Pen, card: Card, place: Place, size: str) -> None:
    """The side for the camera: marker, letters round it, number and the corner to cut off at the top left."""
    side = MARKERS[size]
    left, top = place.x + (place.wide - side) / 2, place.top + (place.high - side) / 2
    marks.modules(pen, card_marker(card.number, CardForm.TURNED), left, top, side / CARD_SIDE)
    _letters(pen, place, (0, 90, 180, 270))
    _corner(pen, place, right=False)
    bottom = place.top + place.high - 11 * MM
    pen.text(str(card.number), place.x + 9 * MM, bottom, 20 * MM, _LETTER, colour="ink2", most=1)


def back(pen: Pen, card: Card, place: Place) -> None:
    """The side for who holds it: the letters as seen from here, so that what is up here is up in front."""
    # Seen from behind, the right side of the front is at the left.
    _letters(pen, place, (0, 270, 180, 90))
    _corner(pen, place, right=True)
    ring = place.x + place.wide / 2 + 9 * MM
    pen.disc(ring, place.top + _EDGE, 1.9 * MM, "edge", fill=False)
    _told(
        pen,
        card,
        place,
        _steps_turned(),
        _(
            "The cut corner is at the top right when A is up. On the ring beside A one can stick something raised."
        ),
    )


def _steps_turned() -> tuple[str, ...]:
    return (
        _("Turn the card until the letter of your answer is up."),
        _("Hold it before your chest, with the square to the front."),
        _("Keep your fingers off the square and off the white beside it."),
        _("Up when you hear “now”, and still, until you may lower it."),
    )


def _steps_folded() -> tuple[str, ...]:
    return (
        _("Fold the sheet in four along the lines, with the squares outside."),
        _("Fold it over until the square with the letter of your answer is in front."),
        _("Hold it before your chest, with your fingers off that square. Which way is up does not matter."),
        _("Up when you hear “now”, and still, until you may lower it."),
    )


def faces(pen: Pen, number: int, place: Place) -> None:
    """The outside of a sheet to fold: four quarters, each with a marker of its own."""
    wide, high = place.wide / 2, place.high / 2
    for turn, letter in enumerate(SIDES):
        row, column = divmod(turn, 2)
        x, top = place.x + column * wide, place.top + row * high
        left, above = x + (wide - FACE_MARKER) / 2, top + (high - FACE_MARKER) / 2
        marks.modules(pen, card_marker(number, CardForm.FOLDED, letter), left, above, FACE_MARKER / CARD_SIDE)
        foot = top + high - 22 * MM
        pen.text(letter, x, foot, wide, _LETTER, weight=600, align="middle", most=1)
        pen.text(str(number), x, foot + 5 * MM, wide, _LETTER, colour="ink2", align="middle", most=1)
    _folds(pen, place)


def inside(pen: Pen, card: Card, place: Place) -> None:
    """The inside of that sheet, for who holds it."""
    upper = Place(place.x, place.top, place.wide, place.high / 2)
    _told(pen, card, upper, _steps_folded(), "")
    _folds(pen, place)


def _folds(pen: Pen, place: Place) -> None:
    """Where the sheet is folded; not to the very edge, where a printer cannot print."""
    middle, half, edge = place.x + place.wide / 2, place.top + place.high / 2, 7 * MM
    for start, end in (
        ((middle, place.top + edge), (middle, place.top + place.high - edge)),
        ((place.x + edge, half), (place.x + place.wide - edge, half)),
    ):
        pen.line((start, end), "line", dashes=(1.5, 4))


def _letters(pen: Pen, place: Place, turns: Sequence[int]) -> None:
    """The four letters, each upright when its own side is up; ``turns``: at which side, in degrees to the right of the top."""
    x, y = place.x + place.wide / 2, place.top + place.high / 2
    for letter, turn in zip(SIDES, turns, strict=True):
        out = (place.high if turn % 180 == 0 else place.wide) / 2 - _EDGE
        with pen.turned(x, y, turn):
            pen.text(
                letter,
                x - 10 * MM,
                y - out - _LETTER * LEADING / 2,
                20 * MM,
                _LETTER,
                weight=600,
                align="middle",
                most=1,
            )


def _corner(pen: Pen, place: Place, *, right: bool) -> None:
    """A line to cut along; within it a few strokes, so that the corner is known also when nobody cut it."""
    corner, way = (place.x + place.wide, -1) if right else (place.x, 1)
    for part in (1.0, 0.82, 0.64):
        ends = ((corner + way * _CUT * part, place.top), (corner, place.top + _CUT * part))
        inner = [_between(ends[0], ends[1], share) for share in ((0.5 - 0.28 * part, 0.5 + 0.28 * part))]
        pen.line(inner, "edge", dashes=(4, 3) if part == 1 else ())


def _between(one: tuple[float, float], other: tuple[float, float], share: float) -> tuple[float, float]:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _told(pen: Pen, card: Card, place: Place, steps: Sequence[str], more: str) -> None:
    """In the middle: the number, how to hold it, and the code of who holds it."""
    left, beside = place.x + (place.wide - _PLATE) / 2, _QR + 6 * MM if card.code is not None else 0
    room = _PLATE - beside
    top = place.top + place.high / 2 - 40 * MM
    pen.text(_("Voting card {n}").format(n=card.number), left, top, room, 20, weight=700, most=1)
    down = top + 13 * MM
    for number, said in enumerate(steps, 1):
        pen.text(f"{number}.", left, down, 7 * MM, _SAID, weight=600, most=1)
        down += pen.text(said, left + 7 * MM, down, room - 7 * MM, _SAID) + 2 * MM
    if more:
        down += pen.text(more, left, down + 1 * MM, room, 9, colour="ink2") + 1 * MM
    if card.code is not None:
        _code(pen, card, left + _PLATE - _QR, top)
        pen.text(_("One code, one vote. The last one counts."), left, down + 1 * MM, room, 9, colour="ink2")


def _code(pen: Pen, card: Card, left: float, top: float) -> None:
    """The QR code of the page with this code, and the code to type."""
    assert card.code is not None
    down = top
    if card.address:
        side = marks.qr_side(card.address, _QR)
        marks.qr_code(pen, card.address, left + (_QR - side) / 2, top, side)
        down = top + side
    typed = shown_code(card.code.typed)
    pen.text(typed, left - 4 * MM, down + 1 * MM, _QR + 8 * MM, 12, weight=700, align="middle", most=1)
    if card.page:
        said = _("On a phone: {address}").format(address=card.page)
        pen.text(said, left - 4 * MM, down + 7 * MM, _QR + 8 * MM, 8, colour="ink2", align="middle", most=3)
