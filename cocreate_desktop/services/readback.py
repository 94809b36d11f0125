"""A readback: the summary on the screen, and whether the room finds it right."""

from dataclasses import dataclass

from cocreate_desktop.domain.answers import Answer
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.services.ports import Clock, Reader, Store


@dataclass(frozen=True, slots=True)
class ReadbackView:
    """What the faces of this step draw themselves from."""

    answers: tuple[Answer, ...]

    @property
    def given(self) -> tuple[Answer, ...]:
        """What people gave in this step."""
        return self.answers

    @property
    def told(self) -> object:
        """What everybody's page shows of it."""
        return None


class Readbacks:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock


def view_readback(reader: Reader, step: Step) -> ReadbackView:
    """The view of ``step``, inside a read."""
    return ReadbackView(reader.find(Answer, step_id=step.id))
