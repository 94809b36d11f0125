"""What papers are made of: frozen views of one evening, gathered in one go. Reads only."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.notes import Note, NoteState, firsts, idea_of, times
from cocreate_desktop.domain.outreach import Outreach
from cocreate_desktop.domain.steps import ShowSettings, read_settings
from cocreate_desktop.domain.text import folded
from cocreate_desktop.domain.walls import Accuracy
from cocreate_desktop.language import _, date_text
from cocreate_desktop.services.addresses import Addresses, addresses_of
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.replies import PromiseLine
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tallying import RoundView
from cocreate_desktop.services.wallcrops import crops_of, photographed


@dataclass(frozen=True, slots=True)
class Material:
    """``faces`` is the evening as seen at each step; ``results`` the rounds that were opened, with their tally.

    ``page`` is the address of the phones' page without a code (``http://192.168.8.2:8080``), empty when unknown; ``codes``
    are the evening's personal codes (none: slips without a code); ``today`` is the date that the report bears; ``pictures`` are
    the bytes of what is shown, by SHA-256. For the report alone there are ``crops``, the pictures of photographed notes by the
    ids of these, and the ``accuracy`` of the evening; for the other papers the ways of inviting (``outreach``) and when people
    hear how it stands (``promises``).
    """

    view: EveningView
    faces: tuple[EveningView, ...]
    results: tuple[RoundView, ...]
    today: date
    page: str = ""
    codes: tuple[Code, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    crops: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    accuracy: Accuracy = field(default_factory=Accuracy)
    outreach: tuple[Outreach, ...] = ()
    promises: tuple[PromiseLine, ...] = ()

    @property
    def votes(self) -> tuple[RoundView, ...]:
        """The round of each vote step, opened or not."""
        return tuple(face.round for face in self.faces if face.round is not None)

    @property
    def addresses(self) -> Addresses:
        """What every QR code of the follow-up opens."""
        return addresses_of(self.view.project, self.outreach)

    @property
    def follow_up(self) -> str:
        """The address where neighbours read on at home, empty when none was set."""
        return self.addresses.project

    @property
    def join_address(self) -> str:
        """The address in the poster's QR code; empty without a page."""
        return self.address_with(self.view.evening.join_token)

    def address_with(self, token: str) -> str:
        """The page's address with a token, in capitals: fewer and so bigger modules in the QR code."""
        return f"{self.page.rstrip('/')}/J/{token}".upper() if self.page and token else ""

    @property
    def thumbs(self) -> dict[str, bytes]:
        """The small version of each picture, by the SHA-256 of the large one; itself where it has none."""
        small = self.view.small
        return {name: self.pictures.get(small.get(name, ""), large) for name, large in self.pictures.items()}

    @property
    def name(self) -> str:
        """Evening and project in a few words."""
        parts = [self.view.evening.name or _("Evening"), self.view.project.name]
        return " ".join(part for part in parts if part)


def gather(
    services: Services, evening_id: str, *, page: str = "", codes: tuple[Code, ...] = (), wall: bool = False
) -> Material:
    """Reads everything that the papers of an evening need; with ``wall`` what its report needs: of its photos too, but of each
    step no more than its settings. Raises Gone."""
    view = services.overview.evening(evening_id)
    if wall:
        faces = tuple(replace(view, step=step, round=None, matter=None) for step in view.steps)
    else:
        faces = tuple(services.overview.evening(evening_id, step_id=step.id) for step in view.steps)
    results = services.overview.rounds(evening_id)
    return Material(
        view=view,
        faces=faces,
        results=results,
        today=services.clock.now().date(),
        page=page,
        codes=codes,
        pictures=_pictures(services, faces, results),
        crops=_crops(services, view) if wall else {},
        accuracy=services.walls.accuracy(evening_id) if wall else Accuracy(),
        outreach=() if wall else services.outreach.log.all(),
        promises=() if wall else services.replies.promises(),
    )


def _crops(services: Services, view: EveningView) -> dict[str, bytes]:
    """Of the notes that are in the report, as far as these may be shown; empty where another laptop has not sent one yet."""
    there = firsts(photographed(shown(view)))
    if not there:
        return {}
    wanted = crops_of(there, services.walls.sightings(view.evening.id))
    read: dict[str, bytes] = {}
    for name in set(wanted.values()):
        with suppress(Gone):
            read[name] = services.walls.picture(name)
    return {note_id: read.get(name, b"") for note_id, name in wanted.items()}


def _pictures(
    services: Services, faces: tuple[EveningView, ...], results: tuple[RoundView, ...]
) -> dict[str, bytes]:
    """What is shown and voted on. A picture that another laptop has not sent yet leaves its frame."""
    found = {}
    wanted = {name for face in faces for name in _named(face, results)}
    for name in wanted:
        with suppress(Gone):
            found[name] = services.showing.picture(name)
    return found


def _named(face: EveningView, results: tuple[RoundView, ...]) -> tuple[str, ...]:
    settings = read_settings(face.step) if face.step is not None else None
    pages = settings.pages if isinstance(settings, ShowSettings) else ()
    asked = results if face.round is None else (face.round, *results)
    options = (option for one in asked for option in one.options)
    found = (*pages, *(option.picture for option in options if option.picture))
    return (*found, *(face.small[name] for name in found if face.small.get(name)))


def evening_day(view: EveningView, *, year: bool = False, weekday: bool = False) -> str:
    """The date of the evening in words, or empty."""
    return day_text(view.evening.date, year=year, weekday=weekday)


def day_text(stored: str, *, year: bool = False, weekday: bool = False) -> str:
    """A stored date (YYYY-MM-DD) in words; what is no date stays as it is."""
    try:
        day = date.fromisoformat(stored)
    except ValueError:
        return stored
    return date_text(day, year=year, weekday=weekday)


def doubles(view: EveningView) -> dict[str, int]:
    """How many shown notes say the same, by the id of the note that stays for them."""
    return times(view.notes)


def worded_otherwise(view: EveningView) -> dict[str, tuple[str, ...]]:
    """What the doubles of a note say in other words, by the id of the note that stays for them."""
    there = {note.id: note for note in view.notes if note.state is NoteState.SHOWN}
    found: dict[str, dict[str, str]] = {}
    for note in there.values():
        stays = there.get(note.merged_into)
        if stays is not None and folded(note.text) != folded(stays.text):
            found.setdefault(stays.id, {}).setdefault(folded(note.text), note.text)
    return {note_id: tuple(said.values()) for note_id, said in found.items()}


def left_out(view: EveningView) -> dict[NoteState, int]:
    """How many notes are shown nowhere, by why."""
    there = {idea_of(note) for note in shown(view)}
    gone = firsts(note for note in view.notes if idea_of(note) not in there)
    return dict(Counter(note.state for note in gone))


def shown(view: EveningView) -> tuple[Note, ...]:
    """The notes that hung on the wall, doubles among them."""
    return tuple(note for note in view.notes if note.state is NoteState.SHOWN)
