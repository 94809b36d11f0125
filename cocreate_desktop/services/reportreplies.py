"""The chapters of a report about what comes of it: the proposal, what was agreed, the replies, the risks, and when people hear
how it stands. A lead is a number, never a name."""

from collections.abc import Iterable, Sequence

from cocreate_desktop.domain.dossier import RISK_NAMES, Risk
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.pledges import PLEDGE_STATES, Pledge, PledgeState
from cocreate_desktop.domain.proposals import (
    REACTION_NAMES,
    REACTION_STATES,
    Reaction,
    ReactionKind,
    ReactionState,
)
from cocreate_desktop.domain.reminders import in_order
from cocreate_desktop.domain.replies import AFTER_NAMES, TAKEN_NAMES, Taken
from cocreate_desktop.domain.voting import ANSWERS, LIVES_WITH_IT
from cocreate_desktop.language import _, begun, in_a_row, ngettext, number_text
from cocreate_desktop.services import onlinewords, proposalwords
from cocreate_desktop.services.contacts import stands_for
from cocreate_desktop.services.gathering import day_text
from cocreate_desktop.services.proposalsupport import Support, counts_of
from cocreate_desktop.services.readback import ANSWER_NAMES, CHANNEL_NAMES, ReadbackView
from cocreate_desktop.services.replies import PromiseLine, ReplyLine
from cocreate_desktop.services.reportfacts import ProposalFacts, Reported
from cocreate_desktop.services.reportparts import (
    Cell,
    Changes,
    Chapter,
    Heading,
    Icon,
    Part,
    Points,
    Stack,
    Stacks,
    Table,
    Text,
    heads,
    number,
    row,
)
from cocreate_desktop.services.roundfigures import printable

_TAKEN = {Taken.YES: Icon.YES, Taken.PARTLY: Icon.PARTLY, Taken.NO: Icon.NO, Taken.OPEN: Icon.OPEN}
_STATES = {
    ReactionState.TAKEN_OVER: Icon.YES,
    ReactionState.PARTLY: Icon.PARTLY,
    ReactionState.NOT: Icon.NO,
    ReactionState.OPEN: Icon.OPEN,
}
_PLEDGES = {
    PledgeState.DONE: Icon.YES,
    PledgeState.DOING: Icon.PARTLY,
    PledgeState.DROPPED: Icon.NO,
    PledgeState.OPEN: Icon.OPEN,
}
LETTERS = "ABCDEF"
_KINDS = (ReactionKind.OBJECTION, ReactionKind.QUESTION, ReactionKind.ADDITION)


def proposals(report: Reported) -> Chapter | None:
    """Each proposal with its text, its versions, who stands behind it and what was said about it; None when there is none."""
    found = [one for one in report.facts.proposals if one.versions or one.paragraphs]
    if not found:
        return None
    parts: list[Part] = []
    for one in found:
        parts.append(Heading(f"proposal-{one.proposal.id}", one.proposal.title or _("The proposal")))
        parts += [*_text(one, report), *_versions(one), *support_stacks(one.support), *_reactions(one)]
    return Chapter("proposal", _("The proposal"), tuple(parts))


def _text(one: ProposalFacts, report: Reported) -> Iterable[Part]:
    last = one.versions[-1] if one.versions else None
    called = proposalwords.called(report.project)
    named = f"{called}. {proposalwords.version_name(last)}." if last is not None else f"{called}."
    yield Text(named, quiet=True)
    texts = last.paragraphs if last is not None else one.paragraphs
    yield from (Text(words, lead=f"{place}.") for place, words in enumerate(texts, 1))
    if any(changed.touched for changed in one.changed):
        yield Changes(proposalwords.since(one.versions[-2]), one.changed)


def _versions(one: ProposalFacts) -> Iterable[Part]:
    if len(one.versions) < 2:
        return
    rows = tuple(
        row(Cell(proposalwords.version_name(version), strong=True), version.why or "–")
        for version in one.versions
    )
    yield Table(_("The versions"), heads(_("Version"), _("What changed and why")), (2, 5), rows, titled=True)


def support_stacks(polls: Sequence[Support], *, titled: bool = True) -> Iterable[Part]:
    """Who stands behind each version, one bar each; nothing when nobody was asked."""
    if not polls:
        return
    answers = ANSWERS["support"]
    rows = tuple(stack for poll in polls for stack in _stacks(poll))
    names = tuple(f"{answer.letter} {_(answer.text)}" for answer in answers)
    yield Stacks(_("Who stands behind it"), tuple(LETTERS[: len(answers)]), names, rows, titled=titled)
    yield Text(
        _("Can live with it: answers 1, 2 and 3. Each bar is as long as all who answered."), quiet=True
    )
    beside = polls[-1].beside
    added = onlinewords.living_with_it(beside.together) if beside and beside.together else ""
    if beside and added:
        yield Text(onlinewords.weighed(beside.weight, added))


def _stacks(poll: Support) -> Iterable[Stack]:
    """A bar for the hall, and one of their own for those at home."""
    version = proposalwords.version_on(poll.version.number, poll.closed_at)
    words = [part for part in (version, poll.evening) if part]
    yield _stack(words, poll.counts, poll.n)
    if poll.beside is not None:
        yield _stack([*words, _("online")], counts_of(poll.beside.tally), poll.beside.voters)


def _stack(words: Sequence[str], counts: Sequence[tuple[str, int]], people: int) -> Stack:
    along = sum(count for answer, count in counts if answer in LIVES_WITH_IT)
    told = ngettext(
        "{k} of {n} person can live with it", "{k} of {n} people can live with it", people
    ).format(k=number_text(along), n=number_text(people))
    each = " · ".join(f"{answer}: {number_text(count)}" for answer, count in counts)
    return Stack(" · ".join(words), tuple(count for _answer, count in counts), f"{told} ({each})")


def _reactions(one: ProposalFacts) -> Iterable[Part]:
    shown = [found for found in one.reactions if found.readable]
    if not shown:
        return
    rows = tuple(_reaction(found) for found in sorted(shown, key=lambda found: _KINDS.index(found.kind)))
    names = heads(_("Kind"), _("What was said"), _("What was done"), _("How and why"))
    yield Table(_("Objections, questions and additions"), names, (1.5, 4, 2, 3.5), rows, titled=True)


def _reaction(one: Reaction) -> tuple[Cell, ...]:
    return row(
        Cell(_(REACTION_NAMES[one.kind]), strong=True),
        printable(one.text),
        Cell(_(REACTION_STATES[one.state]), _STATES.get(one.state)),
        printable(one.answer) or "–",
    )


def agreed(report: Reported) -> Chapter:
    """Whether the room found the summary right, who does what by when, and what was offered and is sought."""
    parts: list[Part] = []
    for evening, view in report.facts.readbacks:
        if view.people:
            name = ", ".join(part for part in (evening.name, day_text(evening.date)) if part)
            parts += _readback(name, view)
    pledges = in_order(report.facts.view.pledges)
    if pledges:
        parts.append(pledge_table(pledges))
    offered = tuple(_offers(report))
    parts += offered
    if not parts:
        parts = [Text(_("No agreements were written down."))]
    return Chapter("agreed", _("What was agreed"), tuple(parts))


def _readback(name: str, view: ReadbackView) -> Iterable[Part]:
    yield Heading(f"readback-{view.step.id}", _("Is this right? {evening}").format(evening=name))
    yield Points(view.points)
    yield Text(f"{view.together.told}. {view.base_words}", lead=_("What the room said:"))
    rows = tuple(
        row(
            Cell(_(CHANNEL_NAMES[channel]), strong=True),
            *(number(number_text(said)) for said in (right.yes, right.almost, right.no)),
        )
        for channel, right in view.by_way.items()
    )
    names = (_("By"), *(_(words) for words in ANSWER_NAMES.values()))
    if len(rows) > 1:
        yield Table(_("What the room said"), heads(*names, numbers=(1, 2, 3)), (4, 1, 1, 1), rows)


def pledge_table(pledges: Iterable[Pledge], *, short: bool = False) -> Table:
    """Who does what by when, and how it stands; ``short``: without how it stands and what came of it."""
    rows = tuple(
        row(
            Cell(printable(one.what), strong=True),
            one.who or _("nobody yet"),
            Cell(day_text(one.due, year=True) or _("no day yet"), quiet=True),
            Cell(_(PLEDGE_STATES[one.state]), _PLEDGES[one.state]),
            printable(one.told) or "–",
        )
        for one in pledges
    )
    if short:
        head = heads(_("What"), _("Who"), _("Before"))
        return Table(_("Who does what"), head, (4, 2.4, 2.2), tuple(cells[:3] for cells in rows))
    names = heads(_("What"), _("Who"), _("Before"), _("Now"), _("What came of it"))
    return Table(_("Who does what"), names, (3.6, 2, 2, 1.8, 2.4), rows, titled=True)


def _offers(report: Reported) -> Iterable[Part]:
    """What is offered and sought, idea by idea."""
    offers, themes = report.facts.offers, report.facts.themes
    rows = []
    for theme in dict.fromkeys(one.theme_id if one.theme_id in themes else "" for one in offers):
        mine = [one for one in offers if (one.theme_id if one.theme_id in themes else "") == theme]
        leads = [one for one in mine if one.kind is OfferKind.OFFERED and one.level is Level.LEAD]
        given = [one for one in mine if one.kind is OfferKind.OFFERED and one not in leads]
        sought = [one for one in mine if one.kind is OfferKind.SOUGHT and not one.met_by]
        rows.append(
            row(
                Cell(themes.get(theme, "") or _("For whatever comes"), strong=True),
                in_a_row(stands_for(one.number) for one in leads) if leads else _("nobody yet"),
                "; ".join(printable(one.text) for one in given) or "–",
                "; ".join(printable(one.text) for one in sought) or "–",
            )
        )
    if rows:
        names = heads(_("Idea"), _("Lead"), _("Offered"), _("Still sought"))
        yield Table(_("Offered and sought"), names, (3, 1.8, 3.6, 3.6), tuple(rows), titled=True)


def replies(report: Reported) -> Chapter:
    """The reply to each theme, and what is not answered yet."""
    lines = [one for one in report.facts.view.replies if one.theme.name or one.notes]
    name = _("Reply to each theme")
    if not lines:
        return Chapter("replies", name, (Text(_("There are no themes to reply to.")),))
    names = (
        _("Theme"),
        _("Input"),
        _("Reply"),
        _("Taken over"),
        _("Why"),
        _("Who, when"),
    )
    rows = tuple(_reply(one) for one in lines)
    table = Table(name, heads(*names, numbers=(1,)), (2.4, 1, 3, 1.7, 3, 1.9), rows)
    return Chapter("replies", name, (table, Text(_("Input: the notes under a theme."), quiet=True)))


def _reply(line: ReplyLine) -> tuple[Cell, ...]:
    one = line.reply
    due = day_text(one.due)
    if one.taken is Taken.OPEN and due:
        taken = Cell(_("follows"), Icon.OPEN)
    else:
        taken = Cell(_(TAKEN_NAMES[one.taken]), _TAKEN[one.taken])
    lacks = _("The reason is missing.") if one.lacks_reason else "–"
    return row(
        Cell(line.theme.name or _("A theme without a sentence yet"), strong=True),
        number(number_text(line.notes)),
        one.words or "–",
        taken,
        one.why or lacks,
        Cell(",\n".join(part for part in (one.who, due) if part) or "–", quiet=True),
    )


def risks(report: Reported) -> Chapter | None:
    """What may go wrong or right, with who looks after it; None when nothing was written down."""
    found = report.facts.risks
    if not found:
        return None
    names = heads(_("Kind"), _("What may happen"), _("What we do"), _("Who, when"))
    rows = tuple(_risk(one) for one in found)
    name = _("Risks and opportunities")
    return Chapter("risks", name, (Table(name, names, (1.4, 4, 4, 2.4), rows),))


def _risk(one: Risk) -> tuple[Cell, ...]:
    who = ",\n".join(part for part in (one.owner, day_text(one.due)) if part)
    return row(
        Cell(_(RISK_NAMES[one.kind]), strong=True),
        one.text,
        one.answer or "–",
        Cell(who or "–", Icon.YES if one.done else None, quiet=True),
    )


def moment_words(promises: Iterable[PromiseLine]) -> tuple[str, ...]:
    """When people hear how it stands, a sentence for each moment."""
    found = []
    for one in promises:
        named = begun(_(AFTER_NAMES[one.after]))
        if one.done_on:
            words = _("{moment}: told on {day}.").format(moment=named, day=day_text(one.done_on, year=True))
            found.append(f"{words} {one.told}".strip())
        elif one.due:
            found.append(_("{moment}: {day}.").format(moment=named, day=day_text(one.due, year=True)))
    return tuple(found)
