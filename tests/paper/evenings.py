"""Evenings to print and to export: a store in memory, filled through the services as a facilitator would."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image

from cocreate_desktop.codes.voting_codes import TypedVotingCodes
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.paper.press import twin_pdf
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.projects import new_project
from cocreate_desktop.services.services import Services, make_services
from cocreate_desktop.services.showing import NewPicture
from tests.fakes import FakeStore
from tests.thin import thin

PAGE = "http://192.168.8.2:8080"
FOLLOW_UP = "https://voorbeeld.nl/buurtplein"
ARABIC = "مرحبا بكم في الساحة 2026"
CYRILLIC = "Парк для всех"
HOSTILE = (
    "<b>niet vet</b> & <script>alert(1)</script>",
    "<para><font size=99>&#0; &nbsp; ]]>",
    "Donaudampfschifffahrtsgesellschaftskapitän" * 12,
    f"{ARABIC} (شجرة) <i>",
    CYRILLIC,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f333 \U0001f1f3\U0001f1f1 \u2764\ufe0f",
    "漢字 עברית \U0001f600",
    "=HYPERLINK(1)",
    "a\u0301\u0301\u0301\u0301\u0301\u0301",
    "Een lang verhaal over het plein. " * 60,
)


RED, GREEN, BLUE = (200, 30, 30), (30, 160, 60), (30, 30, 200)


def a_picture(colour: tuple[int, int, int], wide: int = 640, high: int = 360) -> NewPicture:
    """A picture in one flat colour, and its small version."""
    kept = []
    for share in (1.0, 0.5):
        out = BytesIO()
        image = Image.new("RGB", (round(wide * share), round(high * share)), colour)
        image.save(out, "JPEG", quality=90)
        kept.append(out.getvalue())
    return NewPicture(kept[0], "image/jpeg", kept[1], wide, high, "Ontwerp")


class StandingClock:
    """Always the same moment."""

    def now(self) -> datetime:
        """A Monday evening."""
        return datetime(2026, 11, 23, 19, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """An evening with its services."""

    services: Services
    evening: Evening

    def step(self, kind: Kind) -> Step:
        return next(step for step in self.services.evenings.steps(self.evening.id) if step.kind is kind)

    @property
    def round(self) -> Round:
        found = self.services.voting.round_of(self.step(Kind.VOTE).id)
        assert found is not None
        return found

    def write(self, *texts: str, step: Kind = Kind.IDEAS) -> tuple[str, ...]:
        """Notes that hang; what may hold something personal was looked at."""
        made = self.services.capturing.take_in(self.step(step).id, [NewNote(text) for text in texts])
        ids = tuple(note.id for note in made)
        self.services.capturing.set_state(ids, NoteState.SHOWN)
        return ids

    def hide(self, note_id: str) -> None:
        self.services.capturing.set_state([note_id], NoteState.HIDDEN)

    def vote(
        self, options: tuple[str, ...], *, phones: int = 10, close: bool = True, reveal: bool = True
    ) -> None:
        """Everybody gives two dots to the first option and one to the second."""
        voting = self.services.voting
        made = voting.set_options(self.round.id, options)
        voting.open(self.round.id)
        for guest in range(phones):
            self.services.casting.cast(
                self.round.id, f"guest {guest}", {made[0].id: 2, made[1].id: 1}, Channel.PHONE
            )
        if close:
            voting.close(self.round.id)
        if close and reveal:
            voting.reveal(self.round.id)


def an_evening(**project: object) -> Told:
    """An ideas evening with nothing in it yet."""
    clock, bus = StandingClock(), Bus()
    fields = {
        "name": "Buurtplein",
        "question": "Hoe wordt het Buurtplein een plek voor iedereen?",
        "follow_up": FOLLOW_UP,
        "decides_who": "De gemeenteraad",
        "decides_on": "2026-12-16",
        **project,
    }
    made = new_project(clock, **fields)
    store = FakeStore(made.id, bus)
    store.run(lambda unit: unit.add(made))
    services = make_services(store, bus, clock, TypedVotingCodes())
    evening = services.evenings.plan("ideas", date="2026-11-24", name="Ideeënavond")
    thin(services, evening.id)
    services.evenings.change(evening.id, wifi_name="Zaal; 2", wifi_password='lin"de,2026', present=41)
    told = Told(services, evening)
    services.evenings.change_settings(told.step(Kind.IDEAS).id, think=())
    return told


def print_twin(services: Services, step_id: str, evening_id: str, out: Path, *, page: str = "") -> bool:
    """The paper twin of one step as a file to look into; False where there is nothing to print."""
    found = twin_pdf(services, step_id, evening_id, page=page)
    out.write_bytes(found)
    return bool(found)
