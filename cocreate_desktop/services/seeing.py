"""What the machine sees in a photo, as values, and what services and window need of whoever looks: a Protocol that ``capture``
fulfils through the composition root. No arrays here: pictures travel as bytes of JPEG or PNG files."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from cocreate_desktop.domain.cards import CardSet
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.posters import Poster
from cocreate_desktop.domain.walls import Box, Quad
from cocreate_desktop.language import N_

LARGEST_FILE: Final = 80_000_000
"""Bytes; no photo is larger."""
WARNINGS: Final = ("blur", "glare", "small", "dark", "cut_off", "no_notes")
WARNING_NAMES: Final = {
    "blur": N_("not sharp"),
    "glare": N_("a light shines in it"),
    "small": N_("taken from too far away"),
    "dark": N_("too dark"),
    "cut_off": N_("notes are cut off"),
}
"""What a photo is warned of, in a row of words; that it has no notes is told by their number."""


@dataclass(frozen=True, slots=True)
class WholePhoto:
    """A photo made fit to work with: an upright JPEG or PNG without anything that the camera wrote into it, in its own size
    (pixels as displayed), or ``halved``: with half as many pixels each way, because it had too many to work with; then
    ``file_width`` and ``file_height`` tell how many the file has, else they are 0."""

    content: bytes
    media_type: str
    width: int
    height: int
    name: str
    halved: bool = False
    file_width: int = 0
    file_height: int = 0


@dataclass(frozen=True, slots=True)
class Crop:
    """One note, straightened from the original pixels (JPEG), with the name of its colour."""

    content: bytes
    colour: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A note in a photo. ``confidence`` 0 to 1; ``island`` numbers the group it hangs in (0: none) and ``heading`` is the place
    (a Quad) of the words above that group, to be read, or None. ``same_as`` names the sighting of another photo that it
    repeats, or is empty."""

    quad: Quad
    crop: Crop
    confidence: float
    cut_off: bool = False
    unclear: bool = False
    island: int = 0
    heading: Quad | None = None
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """A part to photograph again: where, how many notes are concerned, and the code of why."""

    box: Box
    notes: int
    why: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen. ``picture`` is the part that is kept, cut to the board (JPEG), ``cut`` where it lies in the photo.
    ``warnings`` are codes of WARNINGS; ``seen`` in reading order."""

    width: int
    height: int
    seen: tuple[Seen, ...]
    picture: bytes
    cut: Box
    board: Quad | None = None
    warnings: tuple[str, ...] = ()
    again: tuple[Again, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A note that was seen in an earlier photo, to know it again. ``photo`` numbers that photo in ``Before``."""

    id: str
    quad: Quad
    photo: int


@dataclass(frozen=True, slots=True)
class Before:
    """The earlier photos of the same wall: their kept pictures, where each was cut from, and the notes seen in them."""

    pictures: tuple[bytes, ...] = ()
    cuts: tuple[Box, ...] = ()
    known: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a crop says. ``text`` is empty when nothing was read; ``sureness`` 0 to 1, calibrated: of notes with .9, nine in ten
    are within a fifth of their letters. ``doubts`` are words in doubt with what may be meant instead (or empty)."""

    number: int
    text: str
    sureness: float
    doubts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A live picture of a camera: red green blue, 8 bits each, row by row; ``warnings`` are codes."""

    width: int
    height: int
    pixels: bytes
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardSeen:
    """A voting card: its ``number``, the ``answer`` A–D, where its marker is (pixels of the photo as displayed, clockwise from
    the marker's own first corner) and the ``confidence`` 0 to 1 of the answer."""

    number: int
    answer: str
    quad: Quad
    confidence: float


@dataclass(frozen=True, slots=True)
class CardUnclear:
    """A card that was seen and cannot be counted, with the code of why (a key of CARD_DOUBTS)."""

    number: int
    why: str
    quad: Quad


CARD_DOUBTS: Final = {
    "tilted": N_("held askew"),
    "small": N_("too far away"),
    "twice": N_("seen twice"),
    "uncertain": N_("not certain"),
}


@dataclass(frozen=True, slots=True)
class CardsLooked:
    """What one picture says; every number at most once in ``cards``. A number that is there twice is ``unclear`` both times."""

    width: int
    height: int
    cards: tuple[CardSeen, ...]
    unclear: tuple[CardUnclear, ...] = ()


@dataclass(frozen=True, slots=True)
class Sticker:
    """A sticker on a poster: its middle and radius in millimetres of the printed page, the colour as #RRGGBB, and the place of
    the box that holds its middle (-1: none). ``sure`` False: drawn from an overlap, or a doubt."""

    x: float
    y: float
    radius: float
    colour: str
    box: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class BoxCount:
    """How many stickers one box holds. ``box`` counts over all pages of the poster, as the options do; ``doubts`` are codes
    (keys of DOT_DOUBTS), none when the number is sure."""

    box: int
    number: int
    doubts: tuple[str, ...] = ()


DOT_DOUBTS: Final = {
    "overlap": N_("stickers lie over each other"),
    "line": N_("a sticker lies on the line"),
    "colour": N_("a pale or strange colour"),
    "shape": N_("something that is no round sticker"),
    "blur": N_("not sharp"),
    "glare": N_("a light shines in it"),
    "many": N_("very many stickers"),
    "cut_off": N_("the box is not whole in the photo"),
}


@dataclass(frozen=True, slots=True)
class PosterLooked:
    """A photo of a poster. ``round_number`` and ``page`` (from 1) are what its corners say, 0 when there is no poster;
    ``problem`` is a key of POSTER_PROBLEMS or empty. ``picture`` is the straightened page (JPEG) of ``scale`` pixels a
    millimetre."""

    round_number: int
    page: int
    boxes: tuple[BoxCount, ...] = ()
    stickers: tuple[Sticker, ...] = ()
    picture: bytes = b""
    scale: float = 0.0
    problem: str = ""


POSTER_PROBLEMS: Final = {
    "none": N_("There is no poster of a vote in this photo."),
    "half": N_("Only a part of the poster is in this photo: all four corners must be on it."),
    "small": N_("The poster is too small in this photo. Take it from closer by."),
    "several": N_("There are several posters in this photo. Take a photo of each."),
    "changed": N_("The choices were changed after this poster was printed. Count it by hand."),
}


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A sheet of paper with a code: what the code says, where it lies (pixels of the photo as displayed, clockwise from the
    code's own first corner), and the ``crop`` straightened by it (JPEG). ``whole`` False: the sheet goes on beyond the
    photo."""

    text: str
    quad: Quad
    crop: bytes
    whole: bool = True


@dataclass(frozen=True, slots=True)
class SheetsLooked:
    """The sheets in a photo from top to bottom and left to right, how many codes beside them could not be read, and how many
    belong to no sheet."""

    width: int
    height: int
    sheets: tuple[SheetSeen, ...]
    unread: int = 0
    strange: int = 0


class Camera(Protocol):
    """An open camera."""

    def frame(self) -> Frame:
        """The next live picture, at most 1280 wide. Raises CameraGone."""

    def sharp(self) -> Frame:
        """The next live picture in the camera's own size, without warnings. Raises CameraGone."""

    def shoot(self) -> WholePhoto:
        """A photo at full size. Raises CameraGone."""


def always() -> bool:
    """Goes on to the end."""
    return True


def unheard(_share: float) -> None:
    """Nobody wants to know how far it is."""


class Eyes(Protocol):
    """Whoever looks at photos. All of it is long work: call it outside the window's thread."""

    def open(
        self,
        path: Path,
        going: Callable[[], bool] = always,
        refused: Callable[[CocreateError], None] | None = None,
    ) -> Iterator[WholePhoto]:
        """The photos of a file, of a folder (by name, files that are no pictures left out) or the pages of a PDF or TIFF, one
        by one, so that what came before a broken one is kept. ``refused`` hears of each file of a folder that cannot be used;
        without it the first of them is raised at the end. Raises BadFile."""

    def take(self, content: bytes, name: str) -> WholePhoto:
        """The photo of bytes that were pasted, dropped or sent. Raises BadFile."""

    def look(
        self,
        whole: bytes,
        *,
        board: Quad | None = None,
        before: Before = Before(),
        going: Callable[[], bool] = always,
        told: Callable[[float], None] = unheard,
    ) -> Looked | None:
        """Finds the notes; ``board`` when the facilitator showed it. ``told`` hears the share that is done (0 to 1). None when
        ``going`` said no. Raises BadFile."""

    def read(
        self, crops: Sequence[bytes], words: Sequence[str] = (), going: Callable[[], bool] = always
    ) -> Iterator[Reading]:
        """Reads crops, one by one as they are ready, the surest first as far as that can be told beforehand; ``words`` are
        the evening's own, which help choose."""

    def read_heading(self, whole: bytes, places: Sequence[Quad]) -> tuple[str, ...]:
        """The words at these places of a photo, empty where nothing was read."""

    def trim(self, picture: bytes, cut: Box, notes: Sequence[Quad]) -> tuple[bytes, Box] | None:
        """A smaller part of a kept picture that still holds these notes with a little wall round them, with where it lies in
        the photo; None when there is next to nothing to take off. Raises BadFile."""

    def cut(self, whole: bytes, quad: Quad) -> Crop:
        """Straightens one note that the facilitator drew. Raises BadFile."""

    def cards(self, picture: bytes | Frame, cards: CardSet) -> CardsLooked:
        """Reads the voting cards in a photo (bytes of a file) or a live picture; ``cards`` are those of the evening. Raises
        BadFile."""

    def dots(self, whole: bytes, posters: Sequence[Poster]) -> PosterLooked:
        """Counts the stickers on the photo of a poster; ``posters`` are those that it can be. A poster that is none of them
        comes back with its number and no boxes. Raises BadFile."""

    def sheets(self, whole: bytes) -> SheetsLooked:
        """Finds the sheets of paper that carry a code. Raises BadFile."""

    def forget(self) -> None:
        """Lets go of what reading keeps in memory; the next reading takes a moment longer."""

    def cameras(self) -> tuple[str, ...]:
        """The names of the cameras of this machine."""

    def camera(self, number: int) -> AbstractContextManager[Camera]:
        """Opens one. Raises CameraGone."""
