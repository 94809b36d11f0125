"""Two laptops on one project in memory, of which one has not seen what the other wrote: for tests of two versions."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from cocreate_desktop.domain.catalogue import WORDS
from cocreate_desktop.domain.chains import canonical
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.merge import DELETED, Beaten
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.conflicts import Conflicts
from cocreate_desktop.services.conflictwords import Case
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.storage.mapping import to_cells
from tests.fakes import FakeStore

HERE, THERE, THIRD = "here", "there", "third"
BEGIN = int(datetime(2026, 11, 24, 19, 2, tzinfo=UTC).timestamp() * 1000)
MINUTE = 60_000


class HallClock:
    """A clock of the hall, an hour ahead of UTC."""

    def now(self) -> datetime:
        return datetime.fromisoformat("2026-11-24T22:07:00+01:00")


class Apart:
    """``write`` changes a thing on one of the laptops, a minute after what was written before; ``lose`` is what the last writer
    did not know of."""

    def __init__(self) -> None:
        self.ms = BEGIN
        self.bus = Bus()
        self.store = FakeStore("p", self.bus, HERE, lambda: self.ms)
        self.conflicts = Conflicts(self.store, HallClock())

    def add(self, *things: Any) -> None:
        def work(unit: UnitOfWork) -> None:
            for thing in things:
                unit.add(replace(thing, project_id="p"))

        self.store.run(work)

    def write(self, device: str, thing: Any, **fields: object) -> None:
        """``device`` changes ``thing`` without knowing of what stands there now; it is the last to write, so it wins."""
        self.ms += MINUTE
        kind = type(thing)
        there = self.store.read(lambda reader: reader.get(kind, thing.id))
        stamps = self.store.read(lambda reader: reader.stamps(kind, thing.id))
        found = self._encoded(there, kind)
        self.store.device = device
        self.store.run(lambda unit: unit.change(kind, thing.id, **fields))
        self.store.device = HERE
        for name in fields:
            stamp = stamps.get(name, stamps["added"])
            self.store.beat(Beaten(WORDS[kind], thing.id, name, stamp, found[name]))

    def remove(self, device: str, thing: Any, *, unseen: str) -> None:
        """``device`` removes ``thing`` without having seen the last change of its field ``unseen``."""
        self.ms += MINUTE
        kind = type(thing)
        stamp = self.store.read(lambda reader: reader.stamps(kind, thing.id))[unseen]
        self.store.device = device
        self.store.run(lambda unit: unit.delete(kind, thing.id))
        self.store.device = HERE
        self.store.beat(Beaten(WORDS[kind], thing.id, DELETED, stamp, "false"))

    def change(self, device: str, thing: Any, **fields: object) -> None:
        """``device`` changes ``thing``, having seen what there was."""
        self.ms += MINUTE
        self.store.device = device
        self.store.run(lambda unit: unit.change(type(thing), thing.id, **fields))
        self.store.device = HERE

    def now(self, thing: Any) -> Any:
        return self.store.read(lambda reader: reader.get(type(thing), thing.id))

    @property
    def case(self) -> Case:
        (found,) = self.conflicts.all()
        return found

    @staticmethod
    def _encoded(thing: Any, kind: type[Any]) -> dict[str, str]:
        assert type(thing) is kind
        return {name: canonical(cell) for name, cell in to_cells(thing).items()}


EVENING = Evening(id="e", project_id="p", name="Keuzeavond", date="2026-11-24")
IDEAS = Step(id="s", project_id="p", evening_id="e", kind=Kind.IDEAS, question="Wat mis je hier?")
TABLE = Note(
    id="n",
    project_id="p",
    evening_id="e",
    step_id="s",
    text="Lange tafel onder de lindes",
    original="Lange tafel onder de lindes",
    colour="E",
    rank="V",
)
MEETING, GREEN = (
    Theme(id=one, project_id="p", evening_id="e", step_id="s", name=name, rank=one)
    for one, name in (("m", "Samen eten en praten"), ("g", "Meer groen en schaduw"))
)
LAPTOPS = (
    Laptop(id=HERE, project_id="p", name="bij de beamer"),
    Laptop(id=THERE, project_id="p", name="laptop van de notulist", place=1),
    Laptop(id=THIRD, project_id="p", place=2),
)


@pytest.fixture
def apart() -> Apart:
    made = Apart()
    made.add(*LAPTOPS, EVENING, IDEAS, MEETING, GREEN, TABLE)
    return made
