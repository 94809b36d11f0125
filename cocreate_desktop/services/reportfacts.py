"""What the report of a whole project tells of, gathered in one read: the evenings that were held, who came, what was proposed,
agreed and answered. Names of private people are not in it."""

from dataclasses import dataclass
from datetime import date

from cocreate_desktop.domain.arrivals import Arrival
from cocreate_desktop.domain.difference import Changed
from cocreate_desktop.domain.dossier import Risk
from cocreate_desktop.domain.evening import Evening, in_time
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.proposals import Paragraph, Proposal, Reaction, Version
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.exitpoll import ExitView, exit_of, exit_of_project
from cocreate_desktop.services.gathering import Material, gather
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.projectview import ProjectView, view_project
from cocreate_desktop.services.proposals import between_versions
from cocreate_desktop.services.proposalsupport import Support, support_of
from cocreate_desktop.services.readback import ReadbackView, readback_of
from cocreate_desktop.services.reportonline import FromHome, read_from_home
from cocreate_desktop.services.services import Services


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """A proposal: its text of now, its versions, what changed from the last but one to the last, who stands behind it, and
    what people said about it."""

    proposal: Proposal
    paragraphs: tuple[str, ...]
    versions: tuple[Version, ...]
    changed: tuple[Changed, ...]
    support: tuple[Support, ...]
    reactions: tuple[Reaction, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """``exits`` and ``readbacks`` are those of each evening that has one; ``exit`` is all of them together. ``offers`` are what
    the room may read, ``themes`` what they can be for, by id; ``home``: what came from home."""

    today: date
    view: ProjectView
    arrivals: tuple[Arrival, ...]
    proposals: tuple[ProposalFacts, ...]
    offers: tuple[Offer, ...]
    themes: dict[str, str]
    risks: tuple[Risk, ...]
    exit: ExitView | None
    exits: tuple[tuple[Evening, ExitView], ...]
    readbacks: tuple[tuple[Evening, ReadbackView], ...]
    home: FromHome

    @property
    def project(self) -> Project:
        """The project."""
        return self.view.project


@dataclass(frozen=True, slots=True)
class Reported:
    """All that a report is made of: the facts, and the evenings that it tells of in their order."""

    facts: Facts
    evenings: tuple[Material, ...]

    @property
    def project(self) -> Project:
        """The project."""
        return self.facts.project


def gather_report(services: Services, evening_id: str) -> Reported:
    """Reads what the report needs: this evening and every other that was begun. Raises Gone."""
    facts = gather_facts(services)
    evenings = [line.evening for line in facts.view.evenings]
    held = [one for one in evenings if one.started_at or one.id == evening_id]
    return Reported(facts, tuple(gather(services, one.id, wall=True) for one in in_time(held)))


def gather_facts(services: Services) -> Facts:
    """Reads what is known of the project."""
    today = services.clock.now().date()
    return services.store.read(lambda reader: read_facts(reader, today))


def read_facts(reader: Reader, today: date) -> Facts:
    """The facts, inside a read."""
    evenings = reader.find(Evening)
    exits = ((one, exit_of(reader, one.id)) for one in evenings)
    said = ((one, readback_of(reader, one.id)) for one in evenings)
    return Facts(
        today=today,
        view=view_project(reader, today),
        arrivals=reader.find(Arrival),
        proposals=tuple(_proposal(reader, one) for one in reader.find(Proposal)),
        offers=tuple(one for one in reader.find(Offer) if one.readable),
        themes=_themes(reader),
        risks=reader.find(Risk),
        exit=exit_of_project(reader),
        exits=tuple((one, found) for one, found in exits if found is not None),
        readbacks=tuple((one, found) for one, found in said if found is not None),
        home=read_from_home(reader),
    )


def _themes(reader: Reader) -> dict[str, str]:
    """The sentence of each theme by its id; that of the one it was merged into."""
    found = {one.id: one for one in reader.find(Theme)}
    return {name: found.get(one.merged_into, one).name for name, one in found.items()}


def _proposal(reader: Reader, proposal: Proposal) -> ProposalFacts:
    versions = reader.find(Version, proposal_id=proposal.id)
    texts = reader.find(Paragraph, proposal_id=proposal.id)
    return ProposalFacts(
        proposal=proposal,
        paragraphs=tuple(one.text for one in texts if one.text),
        versions=versions,
        changed=between_versions(versions[-2], versions[-1]) if len(versions) > 1 else (),
        support=support_of(reader, proposal),
        reactions=reader.find(Reaction, proposal_id=proposal.id),
    )
