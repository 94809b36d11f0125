"""The Buurtakkoord: what neighbours agree on, how many stand behind it, who does what by when, and room for organisations to
sign. Neighbours sign nothing: their counts stand where signatures stood."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.domain.pledges import PledgeState
from cocreate_desktop.domain.reminders import in_order
from cocreate_desktop.language import _, date_text
from cocreate_desktop.paper import book
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, Columns, Fixed, Rule, Together, section, title, words
from cocreate_desktop.paper.pen import MM
from cocreate_desktop.paper.report import part_blocks
from cocreate_desktop.services.addresses import addresses_of
from cocreate_desktop.services.proposalwords import version_name
from cocreate_desktop.services.reportfacts import Facts, ProposalFacts
from cocreate_desktop.services.reportparts import Part, Text
from cocreate_desktop.services.reportreplies import pledge_table, support_stacks
from cocreate_desktop.services.resultwords import decided, rung_sentence

_EMPTY = 5
_SIGNED = 4


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is agreed on: where it comes from, and its points."""

    source: str
    points: tuple[str, ...]


def last_proposal(facts: Facts) -> ProposalFacts | None:
    """The proposal that was worked on last; None when there is none with words."""
    found = [one for one in facts.proposals if one.versions or one.paragraphs]
    return max(found, key=lambda one: one.versions[-1].made_at if one.versions else "", default=None)


def agreed(facts: Facts) -> Agreed:
    """The last version of the proposal, else the summary that the room found right; nothing yet: no points."""
    proposal = last_proposal(facts)
    if proposal is not None:
        if proposal.versions:
            last = proposal.versions[-1]
            named = f"{last.title or proposal.proposal.title}, {version_name(last)}"
            return Agreed(named, last.paragraphs)
        return Agreed(proposal.proposal.title, proposal.paragraphs)
    told = [view for _evening, view in facts.readbacks if view.people]
    return Agreed(_("The summary of the evening"), told[-1].points) if told else Agreed("", ())


def blocks(facts: Facts) -> list[Block]:
    """One or two pages."""
    project = facts.project
    found = agreed(facts)
    made: list[Block] = [title(_("Neighbourhood agreement"))]
    if project.question:
        made.append(words(project.question, size=12, gap=4))
    made.append(words(f"{rung_sentence(project)} {decided(project)}", gap=4))
    made.append(section(_("What we agree on")))
    if found.points:
        made.append(words(found.source, size=9.5, colour="ink2", gap=3))
    made += [_point(f"{place}.", one) for place, one in enumerate(found.points, 1)]
    if not found.points:
        made.append(Fixed(_EMPTY * 9 * MM, rules=9 * MM))
    made += [section(_("How many stand behind it")), *_support(facts)]
    made += [section(_("Who does what, and by when")), *_pledged(facts), *_signatures()]
    return made


def _point(mark: str, said: str) -> Block:
    return Columns((words(mark, size=11, weight=600), words(said, size=11)), (1, 22), gutter=4, gap=5)


def _support(facts: Facts) -> Iterator[Block]:
    parts: list[Part] = []
    proposal = last_proposal(facts)
    if proposal is not None:
        parts += support_stacks(proposal.support[-1:], titled=False)
    for evening, view in facts.readbacks[-1:]:
        if view.people:
            lead = _("Is this right? {evening}").format(evening=evening.name).strip()
            parts.append(Text(f"{view.together.told}. {view.base_words}", lead=lead))
    for part in parts or [Text(_("Nobody was asked yet."))]:
        yield from part_blocks(part)


def _pledged(facts: Facts) -> Iterator[Block]:
    pledges = [one for one in in_order(facts.view.pledges) if one.state is not PledgeState.DROPPED]
    if not pledges:
        yield words(_("Nobody took anything on yet."), gap=3)
        yield Fixed(3 * 9 * MM, rules=9 * MM)
        return
    yield from part_blocks(pledge_table(pledges, short=True))


def _signatures() -> list[Block]:
    """Lines for organisations."""
    told = _(
        "Only organisations sign here. People who live here sign nothing: how many they are stands above."
    )
    names = (_("Organisation"), _("Name and role"), _("Day"), _("Signature"))
    widths = (3, 3, 1.6, 3)
    head = Columns(tuple(words(one, size=9, weight=600, colour="ink2") for one in names), widths, gap=6)
    lines = tuple(Fixed(10 * MM, rules=10 * MM) for _place in range(_SIGNED))
    whole: tuple[Block, ...] = (
        section(_("Organisations that stand behind it")),
        words(told, size=9.5, gap=3),
        head,
        Rule(gap=3),
        *lines,
    )
    return [Together(whole, gap=22)]


def agreement_section(facts: Facts) -> Section:
    """Its pages."""
    project = facts.project
    day = _("version of {day}").format(day=date_text(facts.today, year=True))
    head = " ".join(part for part in (_("Neighbourhood agreement"), project.name) if part)
    return Section(tuple(blocks(facts)), head, day, addresses_of(project).project)


def print_agreement(facts: Facts, out: Path) -> Path:
    """Writes the agreement. Raises FileProblem."""
    made = agreement_section(facts)
    return book.write(out, [made], title=made.head)
