"""The venue check (zaalcheck): what was seen of one place, part by part, kept for the next evening there. Facts and how they
are judged; no word that anybody reads stands here (``venuewords`` has them), and nothing here blocks an evening."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final

from cocreate_desktop.domain.cardreach import LEAST, MARKERS, PHONE, Lens, usual_lens
from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.domain.ids import id_of
from cocreate_desktop.domain.text import folded
from cocreate_desktop.domain.viewing import USUAL_DISTANCE, USUAL_HEIGHT, Hall

LEAST_LINES: Final = 720
"""Pixels: a picture that is less high is coarse."""
SLOW_MS: Final = 3000
"""An answer that takes longer feels as if nothing happened."""
LITTLE_ON_STICK: Final = 200
LITTLE_ON_DISK: Final = 500
"""Megabytes that an evening and its copies need."""
LOW_BATTERY: Final = 80
"""Per cent: with less, a laptop without its cable may not last an evening."""
# The facts that are the size of a card.
_CARDS: Final = ("held", "size")


class VenuePart(StrEnum):
    """What is looked at, in the order of the list."""

    BEAMER = "beamer"
    CAMERA = "camera"
    PHONES = "phones"
    PRINTER = "printer"
    BACKUP = "backup"


class VenueState(StrEnum):
    """In order, in doubt, or not done yet. There is no third kind of bad news: an evening can begin without any of it."""

    OK = "ok"
    DOUBT = "doubt"
    OPEN = "open"


class Answer(StrEnum):
    """What the facilitator saw; ``NONE`` is: there is no such thing here."""

    OPEN = ""
    YES = "yes"
    NO = "no"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class BeamerFacts:
    """``screen`` is the name of the beamer's screen (empty: none), ``width`` and ``height`` its pixels, ``scale`` in per cent,
    ``refresh`` in pictures a second (0: unknown); ``distance`` of the last row in metres and ``picture`` the height of the
    picture in centimetres (0: nobody filled it in, and it is judged as usual). ``mirrored``: it shows the same as the desk."""

    screen: str = ""
    width: int = 0
    height: int = 0
    scale: int = 100
    refresh: int = 0
    distance: int = USUAL_DISTANCE
    picture: int = USUAL_HEIGHT
    mirrored: bool = False
    answer: Answer = Answer.OPEN

    @property
    def hall(self) -> Hall:
        """The measures it is judged by."""
        return Hall(self.distance or USUAL_DISTANCE, self.picture or USUAL_HEIGHT)

    @property
    def readable(self) -> int:
        """How many whole metres away the smallest letters can be read."""
        return int(self.hall.reach_letters)

    @property
    def state(self) -> VenueState:
        """Only who stood at the back knows that it can be read."""
        if not self.screen or self.answer is Answer.NO or not self.fits:
            return VenueState.DOUBT
        return VenueState.OK if self.answer is Answer.YES else VenueState.OPEN

    def in_hall(self, hall: Hall) -> "BeamerFacts":
        """The same in a hall of other measures: what was read nearer by, or larger, is not read yet."""
        harder = hall.distance > self.hall.distance or hall.height < self.hall.height
        answer = Answer.OPEN if harder and self.answer is Answer.YES else self.answer
        return replace(self, distance=hall.distance, picture=hall.height, answer=answer)

    @property
    def fits(self) -> bool:
        """Whether letters reach the last row and the picture is fine enough."""
        return self.readable >= self.hall.distance and (not self.height or self.height >= LEAST_LINES)


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """``wide`` are the pixels of the camera's picture (0: no camera, or not seen yet); ``pixels`` those of the card that was
    held up in the last row (0: not measured), which was ``held`` (A5, A4 or folded). ``size`` are the cards that will be
    used; ``by_phone``: they will be photographed; ``left``: the facilitator leaves the doubt as it is."""

    camera: str = ""
    wide: int = 0
    pixels: int = 0
    held: str = "A5"
    size: str = "A5"
    distance: int = USUAL_DISTANCE
    by_phone: bool = False
    left: bool = False

    @property
    def lens(self) -> Lens:
        """Of the camera that will look: measured, or as laptops have it."""
        if self.by_phone:
            return PHONE
        if self.pixels and self.distance:
            return Lens.measured(self.pixels, self.held, self.distance)
        return usual_lens(self.wide)

    def in_hall(self, hall: Hall) -> "CameraFacts":
        """The same with another last row: a card there is as wide as what was measured tells."""
        if not self.pixels or hall.distance == self.distance:
            return replace(self, distance=hall.distance)
        pixels = Lens.measured(self.pixels, self.held, self.distance).pixels(self.held, hall.distance)
        return replace(self, distance=hall.distance, pixels=max(1, pixels))

    @property
    def state(self) -> VenueState:
        """In doubt without a camera, or where cards are too small; in order once it was measured, or a phone takes over."""
        if self.by_phone:
            enough = self.lens.pixels(self.size, self.distance) >= LEAST
            return VenueState.OK if enough else VenueState.DOUBT
        if not self.camera or self.lens.pixels(self.size, self.distance) < LEAST:
            return VenueState.DOUBT
        return VenueState.OK if self.pixels else VenueState.OPEN


@dataclass(frozen=True, slots=True)
class PhonesFacts:
    """``address`` of the page (empty: it does not run, ``problem`` says why); ``phones`` that really took part; of ``crowd``
    simulated ones ``joined``, and the ``slowest`` answer took so many milliseconds."""

    address: str = ""
    phones: int = 0
    crowd: int = 0
    joined: int = 0
    slowest: int = 0
    problem: str = ""

    @property
    def state(self) -> VenueState:
        """One real phone must have been in: simulated ones say nothing of the Wi-Fi."""
        if self.problem or (self.crowd and (self.joined < self.crowd or self.slowest > SLOW_MS)):
            return VenueState.DOUBT
        return VenueState.OK if self.phones else VenueState.OPEN


@dataclass(frozen=True, slots=True)
class PrinterFacts:
    """``printer`` are the printers of this laptop by name; ``answer`` whether the sheet had its right size."""

    printer: str = ""
    answer: Answer = Answer.OPEN

    @property
    def state(self) -> VenueState:
        """Only the ruler on the sheet knows."""
        if self.answer is Answer.OPEN:
            return VenueState.OPEN
        return VenueState.OK if self.answer is Answer.YES else VenueState.DOUBT


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """``place`` is the disk or folder of the newest backup, ``stick``: it is another disk than the evening's; ``free`` there
    and ``disk`` on the laptop in megabytes (-1: unknown). ``made`` is UTC ISO 8601 or empty. ``battery`` in per cent (-1: no
    sensor) and ``plugged`` in. ``problem`` is why the last backup did not work."""

    place: str = ""
    stick: bool = False
    free: int = -1
    made: str = ""
    disk: int = -1
    battery: int = -1
    plugged: bool = True
    problem: str = ""

    @property
    def weak(self) -> bool:
        """Whether the battery may not last."""
        return 0 <= self.battery < LOW_BATTERY and not self.plugged

    @property
    def state(self) -> VenueState:
        """In order with a copy on another disk, room on both, and power."""
        full = 0 <= self.free < LITTLE_ON_STICK or 0 <= self.disk < LITTLE_ON_DISK
        if self.problem or not self.made or not self.stick or full or self.weak:
            return VenueState.DOUBT
        return VenueState.OK


Facts = BeamerFacts | CameraFacts | PhonesFacts | PrinterFacts | BackupFacts
KINDS: Final[Mapping[VenuePart, type[Facts]]] = {
    VenuePart.BEAMER: BeamerFacts,
    VenuePart.CAMERA: CameraFacts,
    VenuePart.PHONES: PhonesFacts,
    VenuePart.PRINTER: PrinterFacts,
    VenuePart.BACKUP: BackupFacts,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueCheck:
    """One part of one place as it was last looked at: for which evening, ``at`` (UTC ISO 8601) and on which ``machine``.
    ``facts`` are those of its part, each as name=value, so that they stay together when two laptops looked."""

    id: str
    project_id: str
    place: str
    evening_id: str
    part: VenuePart
    state: VenueState
    facts: tuple[str, ...] = ()
    at: str = ""
    machine: str = ""


def place_of(hall: str, evening_id: str) -> str:
    """How a place is found again: by its name as people mean it; a hall without a name is that of its evening."""
    return folded(hall) or f"evening:{evening_id}"


def check_id(place: str, part: VenuePart) -> str:
    """The same on every laptop, so that a place is kept once: 32 hexadecimal characters."""
    return id_of(f"{place}\n{part}")


def part_of(facts: Facts) -> VenuePart:
    """Which part these facts are of."""
    return next(part for part, kind in KINDS.items() if kind is type(facts))


def written(facts: Facts) -> tuple[str, ...]:
    """Facts as they are stored: name=value, in order, those that say nothing left out."""
    usual = KINDS[part_of(facts)]()
    pairs = ((one.name, getattr(facts, one.name)) for one in fields(facts))
    return tuple(f"{name}={_plain(value)}" for name, value in pairs if value != getattr(usual, name))


def read_facts(part: VenuePart, stored: tuple[str, ...]) -> Facts:
    """What ``written`` wrote. What this version does not know is left out, and what it cannot read is as usual."""
    usual = KINDS[part]()
    given = dict(text.partition("=")[::2] for text in stored)
    known = {one.name: getattr(usual, one.name) for one in fields(usual) if one.name in given}
    read = {name: _read(given[name], before) for name, before in known.items()}
    found = {name: value for name, value in read.items() if name not in _CARDS or value in MARKERS}
    return replace(usual, **found)  # type: ignore[arg-type]  # each kind has fields of its own


def _plain(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


def _read(text: str, usual: object) -> object:
    try:
        if isinstance(usual, Answer):
            return Answer(text)
        if isinstance(usual, bool):
            return bool(int(text))
        return int(text) if isinstance(usual, int) else text
    except ValueError:
        return usual


def sizes_of(form: CardForm) -> tuple[str, ...]:
    """The sizes that cards of this form are printed in."""
    return ("folded",) if form is CardForm.FOLDED else ("A5", "A4")
