"""What a step of a proposal brings to the picture for the room. The facts alone."""

from ...domain.difference import Mark, Run, readable
from ...domain.moments import moment_of
from ...domain.project import RUNG_RESULTS, Project, Rung
from ...domain.voting import ANSWERS
from ...language import _, date_text
from ...services import onlinewords, proposalwords
from ...services.ballotwords import people_text
from ...services.overview import EveningView
from ...services.proposals import Behind, ProposalView
from ...services.proposalsupport import METHOD, Support
from .proposalstate import BehindNote, Poll, ProposalText, StageParagraph

MOST_POLLS, MOST_NOTES = 3, 6


def proposal(view: EveningView) -> ProposalText | None:
    """The text as it is looked at now; None as long as there is none."""
    found = view.matter
    if not isinstance(found, ProposalView) or found.proposal is None:
        return None
    since = found.since if found.settings.changes else None
    polls = tuple(_poll(one) for one in found.support[-MOST_POLLS:])
    return ProposalText(
        at=found.at,
        paragraphs=_changed(found) if since is not None else tuple(_plain(one) for one in found.paragraphs),
        since=proposalwords.since(since) if since is not None else "",
        answers=tuple((one.letter, _(one.text)) for one in ANSWERS[METHOD]),
        polls=polls,
        told=_polls_mean(view.project),
        joins=found.settings.reactions,
    )


def heading(view: EveningView) -> tuple[str, str]:
    """What the text is on this rung with its version, and its title."""
    found, step = view.matter, view.step
    named = step.title if step is not None else ""
    if not isinstance(found, ProposalView) or found.proposal is None:
        return "", named
    called = proposalwords.called(view.project)
    if found.fresh:
        called = f"{called} · {proposalwords.version_name(found.versions[-1])}"
    return called, found.proposal.title


def _polls_mean(project: Project) -> str:
    """What the answers to a version are on this rung. They decide nothing, also where the text is there to decide about."""
    return _(RUNG_RESULTS[Rung.CONSULT if project.rung is Rung.DECIDE else project.rung])


def _plain(one: Behind) -> StageParagraph:
    return StageParagraph(one.number, (Run(Mark.SAME, one.paragraph.text),), "", _notes(one))


def _changed(view: ProposalView) -> tuple[StageParagraph, ...]:
    behind = {one.paragraph.id: one for one in view.paragraphs}
    made = []
    for one in view.changes:
        notes = _notes(behind[one.id]) if one.id in behind else ()
        made.append(StageParagraph(one.now, readable(one.runs), proposalwords.became(one), notes))
    return tuple(made)


def _notes(one: Behind) -> tuple[BehindNote, ...]:
    return tuple(BehindNote(" ".join(note.text.split()), note.colour) for note in one.notes[:MOST_NOTES])


def _poll(one: Support) -> Poll:
    closed = moment_of(one.closed_at)
    home = onlinewords.voters(one.beside.voters) if one.beside is not None else ""
    people = " · ".join(part for part in (people_text(one.n), home) if part)
    told = f"{date_text(closed.astimezone().date())}, {people}" if closed is not None else people
    name = _("Version {n}").format(n=one.version.number)
    return Poll(name, told, tuple(count for _answer, count in one.counts))
