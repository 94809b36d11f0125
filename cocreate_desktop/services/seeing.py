"""What the machine sees in a photo, as values, and what services and window need of whoever looks: a Protocol that ``capture``
fulfils through the composition root. No arrays here: pictures travel as bytes of JPEG or PNG files."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from cocreate_desktop.domain.errors import CocreateError
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


class Camera(Protocol):
    """An open camera."""

    def frame(self) -> Frame:
        """The next live picture, at most 1280 wide. Raises CameraGone."""

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

    def forget(self) -> None:
        """Lets go of what reading keeps in memory; the next reading takes a moment longer."""

    def cameras(self) -> tuple[str, ...]:
        """The names of the cameras of this machine."""

    def camera(self, number: int) -> AbstractContextManager[Camera]:
        """Opens one. Raises CameraGone."""
