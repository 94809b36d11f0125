"""A proposal: its living text, its versions, the support for each, and what people say about it."""

from dataclasses import dataclass

from cocreate_desktop.domain.proposals import Reaction
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.services.ports import Clock, Reader, Store


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What the faces of this step draw themselves from."""

    reactions: tuple[Reaction, ...]

    @property
    def given(self) -> tuple[Reaction, ...]:
        """What people gave in this step."""
        return self.reactions

    @property
    def told(self) -> object:
        """What everybody's page shows of it."""
        return None


class Proposals:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock


def view_proposal(reader: Reader, step: Step) -> ProposalView:
    """The view of ``step``, inside a read."""
    return ProposalView(reader.find(Reaction))
