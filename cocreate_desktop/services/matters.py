"""What only one kind of step has, read for whoever draws it: arrivals, a proposal, offers, a readback, an exit poll."""

from collections.abc import Callable, Mapping
from typing import Protocol

from cocreate_desktop.domain.answers import Answer
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.proposals import Reaction
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.services import arrivals, exitpoll, offers, proposals, readback
from cocreate_desktop.services.ports import Reader

Given = Answer | Reaction | Offer
"""What a phone gives in such a step."""


class Matter(Protocol):
    """What phones need to know of it, whatever it is."""

    @property
    def given(self) -> tuple[Given, ...]:
        """Everything that people gave in this step; phones are shown their own only."""

    @property
    def told(self) -> object:
        """What everybody's page shows of it: it has another ``repr`` whenever the page must be drawn anew. It must not
        move with every answer that comes in."""


_MATTERS: Mapping[Kind, Callable[[Reader, Step], Matter]] = {
    Kind.ARRIVALS: arrivals.view_arrivals,
    Kind.PROPOSAL: proposals.view_proposal,
    Kind.OFFERS: offers.view_offers,
    Kind.READBACK: readback.view_readback,
    Kind.EXIT: exitpoll.view_exit,
}


def matter_of(reader: Reader, step: Step) -> Matter | None:
    """What the kind of ``step`` has, inside a read; None for a kind that has nothing of its own."""
    made = _MATTERS.get(step.kind)
    return made(reader, step) if made is not None else None
