"""Who came in: counted in two taps, described, corrected and added up. Totals are all that leaves."""

from dataclasses import dataclass

from cocreate_desktop.domain.answers import Answer
from cocreate_desktop.domain.arrivals import Arrival
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.services.ports import Clock, Reader, Store


@dataclass(frozen=True, slots=True)
class ArrivalsView:
    """What the faces of this step draw themselves from."""

    arrivals: tuple[Arrival, ...]

    @property
    def given(self) -> tuple[Answer, ...]:
        """What people gave in this step."""
        return ()

    @property
    def told(self) -> object:
        """What everybody's page shows of it."""
        return None


class Arrivals:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock


def view_arrivals(reader: Reader, step: Step) -> ArrivalsView:
    """The view of ``step``, inside a read."""
    return ArrivalsView(reader.find(Arrival, evening_id=step.evening_id))
