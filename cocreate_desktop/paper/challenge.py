"""A start for the right to challenge: what neighbours want to do themselves, why, who, what it costs and what they ask of the
municipality. What the project knows stands in it; the rest is written on it."""

from collections.abc import Iterator
from pathlib import Path

from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.pledges import PledgeState
from cocreate_desktop.domain.voting import LIVES_WITH_IT
from cocreate_desktop.language import _, date_text, in_a_row, money_text, ngettext, number_text
from cocreate_desktop.paper import book
from cocreate_desktop.paper.agreement import agreed, last_proposal
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, Fixed, Together, point, section, title, words
from cocreate_desktop.paper.pen import MM
from cocreate_desktop.services import onlinewords
from cocreate_desktop.services.addresses import addresses_of
from cocreate_desktop.services.contacts import stands_for
from cocreate_desktop.services.gathering import day_text
from cocreate_desktop.services.reportfacts import Facts
from cocreate_desktop.services.roundfigures import printable

_LINE = 8.5 * MM


def blocks(facts: Facts) -> list[Block]:
    """One or two pages."""
    how = _(
        "With the right to challenge neighbours take over a task of the municipality, when they can do it better or otherwise."
    )
    use = _(
        "This is a start: what the project knows stands here. Write the rest, and talk with the municipality."
    )
    made: list[Block] = [title(_("We want to do it ourselves")), words(f"{how} {use}", gap=4)]
    for name, known, lines in (
        (_("1. What we want to do"), _what(facts), 3),
        (_("2. Why we can do it better"), _why(facts), 3),
        (_("3. Who we are"), _who(facts), 2),
        (_("4. What it costs"), _cost(facts), 3),
        (_("5. What we ask of the municipality"), _ask(facts), 3),
        (_("6. Whom you can talk to"), _talk(facts), 2),
    ):
        head = section(name)
        made.append(Together((head, *known, Fixed(lines * _LINE, rules=_LINE)), gap=head.gap))
    return made


def _point(said: str) -> Block:
    return point(said, gap=3)


def _what(facts: Facts) -> Iterator[Block]:
    found = agreed(facts)
    if found.source:
        yield words(found.source, weight=600, gap=3)
    yield from (_point(one) for one in found.points)


def _why(facts: Facts) -> Iterator[Block]:
    project, view = facts.project, facts.view
    if project.question:
        yield _point(_("We asked: {question}").format(question=project.question))
    notes = ngettext("{n} note", "{n} notes", view.notes).format(n=number_text(view.notes))
    if view.notes and view.took_part:
        told = ngettext(
            "{n} person took part, and together we wrote {notes}.",
            "{n} people took part, and together we wrote {notes}.",
            view.took_part,
        )
        yield _point(told.format(n=number_text(view.took_part), notes=notes))
    elif view.notes:
        yield _point(_("Neighbours wrote {notes}.").format(notes=notes))
    proposal = last_proposal(facts)
    for poll in proposal.support[-1:] if proposal is not None else ():
        along = sum(poll.count(answer) for answer in LIVES_WITH_IT)
        told = ngettext(
            "{k} of {n} person can live with it", "{k} of {n} people can live with it", poll.n
        ).format(k=number_text(along), n=number_text(poll.n))
        yield _point(f"{told}.")
        if poll.beside is not None:
            home = onlinewords.living_with_it(poll.beside.tally)
            yield _point(onlinewords.at_home(poll.beside.voters, home))


def _who(facts: Facts) -> Iterator[Block]:
    leads = [one for one in facts.offers if one.kind is OfferKind.OFFERED and one.level is Level.LEAD]
    if leads:
        numbers = in_a_row(stands_for(one.number) for one in leads)
        yield _point(_("Who leads it: {who}. The names are known to the organiser.").format(who=numbers))
    for pledge in facts.view.pledges:
        if pledge.state is not PledgeState.DROPPED and pledge.who:
            due = day_text(pledge.due, year=True)
            told = _("{who}: {what}").format(who=pledge.who, what=printable(pledge.what))
            yield _point(_("{what}, before {day}").format(what=told, day=due) if due else told)
    offered = [one for one in facts.offers if one.kind is OfferKind.OFFERED and one not in leads]
    if offered:
        many = ngettext("{n} person offers to help.", "{n} people offer to help.", len(offered))
        yield _point(many.format(n=number_text(len(offered))))


def _cost(facts: Facts) -> Iterator[Block]:
    money = facts.project.money
    if money is not None:
        yield _point(_("There is {money} to decide about.").format(money=money_text(money)))


def _ask(facts: Facts) -> Iterator[Block]:
    sought = [one for one in facts.offers if one.kind is OfferKind.SOUGHT and not one.met_by]
    yield from (_point(_("Sought: {what}").format(what=printable(one.text))) for one in sought)


def _talk(facts: Facts) -> Iterator[Block]:
    if facts.project.organiser:
        yield _point(_("The organiser: {who}").format(who=facts.project.organiser))


def print_challenge(facts: Facts, out: Path) -> Path:
    """Writes the form. Raises FileProblem."""
    project = facts.project
    head = " ".join(part for part in (_("Right to challenge"), project.name) if part)
    day = _("draft of {day}").format(day=date_text(facts.today, year=True))
    made = Section(tuple(blocks(facts)), head, day, addresses_of(project).project)
    return book.write(out, [made], title=head)
