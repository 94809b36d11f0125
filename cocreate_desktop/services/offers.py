"""What is offered and sought, and who leads; names stay in the vault."""

from dataclasses import dataclass

from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.services.ports import Clock, Reader, Store


@dataclass(frozen=True, slots=True)
class OffersView:
    """What the faces of this step draw themselves from."""

    offers: tuple[Offer, ...]

    @property
    def given(self) -> tuple[Offer, ...]:
        """What people gave in this step."""
        return self.offers

    @property
    def told(self) -> object:
        """What everybody's page shows of it."""
        return None


class Offers:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock


def view_offers(reader: Reader, step: Step) -> OffersView:
    """The view of ``step``, inside a read."""
    return OffersView(reader.find(Offer, step_id=step.id))
