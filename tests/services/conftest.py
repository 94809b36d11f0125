"""Services over a real encrypted workspace file, with a clock that a test sets."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.events import Event
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.rounds import Option, Phase, Round
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.walls import Photo, Way
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tallying import RoundView, view_round
from tests.readymade import ready_made
from tests.services.seen import whole
from tests.thin import thin

BEGIN = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
OPTIONS = ("Een grote tafel", "Speelplek", "Meer groen")


class SetClock:
    """A clock that stands until the test moves it."""

    def __init__(self) -> None:
        self.time = BEGIN

    def now(self) -> datetime:
        return self.time

    def pass_by(self, *, minutes: float = 0, seconds: float = 0) -> None:
        self.time += timedelta(minutes=minutes, seconds=seconds)


@dataclass
class House:
    """A project with one evening of the thin kind, and what tests often ask of it."""

    opened: OpenWorkspace
    clock: SetClock
    heard: list[Event] = field(default_factory=list)

    @property
    def services(self) -> Services:
        return self.opened.services

    @property
    def evening(self) -> Evening:
        return self.services.evenings.all()[0]

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.services.evenings.steps(self.evening.id)

    @property
    def round(self) -> Round:
        found = self.services.voting.round_of(self.step(Kind.VOTE).id)
        assert found is not None
        return found

    @property
    def options(self) -> tuple[Option, ...]:
        return self.services.voting.options(self.round.id)

    def counted(self) -> RoundView:
        """The vote as it would be counted were it closed now: while it is open nobody gets its totals."""
        closed = replace(self.round, phase=Phase.CLOSED)
        return self.services.store.read(lambda reader: view_round(reader, closed, "", result=True))

    def step(self, kind: Kind) -> Step:
        return next(step for step in self.steps if step.kind is kind)

    def write(self, *words: str) -> list[Note]:
        return [self.services.capturing.write(self.step(Kind.IDEAS).id, one) for one in words]

    def go_to(self, kind: Kind) -> None:
        self.services.playing.go_to(self.evening.id, self.step(kind).id)

    def open_vote(self) -> None:
        self.services.voting.set_options(self.round.id, OPTIONS)
        self.go_to(Kind.VOTE)
        self.services.voting.open(self.round.id)

    def dots(self, *weights: int) -> dict[str, int]:
        return {option.id: n for option, n in zip(self.options, weights, strict=False) if n}


def _thin(services: Services) -> None:
    thin(services, services.evenings.all()[0].id)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A fresh project in a real file."""
    clock = SetClock()
    fields: dict[str, object] = {"name": "Buurtplein", "question": "Wat wordt het plein?"}
    opened = ready_made(
        tmp_path / "buurt.cocreate", "thin", fields, _thin, key_file=tmp_path / "buurt.key", clock=clock
    )
    made = House(opened, clock)
    opened.services.bus.subscribe(made.heard.append)
    yield made
    opened.close()


@pytest.fixture
def services(house: House) -> Services:
    return house.services


@pytest.fixture
def evening(services: Services) -> Evening:
    return services.evenings.all()[0]


@pytest.fixture
def step_id(services: Services, evening: Evening) -> str:
    return next(step.id for step in services.evenings.steps(evening.id) if step.kind is Kind.IDEAS)


@pytest.fixture
def photo(services: Services, step_id: str) -> Photo:
    return services.walls.arrive(step_id, whole(), way=Way.FILE)
