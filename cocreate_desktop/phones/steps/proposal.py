"""Voorstel on the phone: the living text with what changed in it, room to react to each paragraph, and one's own reactions with
what was done with them."""

from cocreate_desktop.domain.difference import Mark, Run, readable
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.proposals import REACTION_STATES, Reaction, ReactionKind, ReactionState
from cocreate_desktop.language import N_, _
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.services import proposalwords
from cocreate_desktop.services.proposals import ProposalView
from cocreate_desktop.services.reactions import LONGEST

KIND_CHOICES = {
    ReactionKind.ADDITION: N_("I want to add something"),
    ReactionKind.QUESTION: N_("I have a question"),
    ReactionKind.OBJECTION: N_("I have an objection"),
}

MOST_FORMS = 12
"""A longer text has one form for all paragraphs, so that the page stays small."""


def shown(latest: Latest, guest: Guest) -> Shown:
    """The page of a proposal."""
    view, step = latest.view.matter, latest.view.step
    named = (step.title if step is not None else "") or latest.view.project.name
    if not isinstance(view, ProposalView) or view.proposal is None:
        return Shown("proposal.html", {**_nothing(), "question": named})
    mine = [one for one in latest.own_given(guest) if isinstance(one, Reaction)]
    since = view.since if view.settings.changes else None
    version = view.versions[-1] if view.fresh else None
    values = {
        "question": view.proposal.title or named,
        "kicker": proposalwords.called(latest.view.project),
        "version": proposalwords.version_name(version) if version is not None else "",
        "since": proposalwords.since(since) if since is not None else "",
        "paragraphs": _changed(view) if since is not None else _plain(view),
        "reactions": view.settings.reactions,
        "one_form": len(view.paragraphs) > MOST_FORMS,
        "kinds": tuple((kind.value, _(words)) for kind, words in KIND_CHOICES.items()),
        "limit": LONGEST,
        "form_id": new_id,
        "own": tuple(_own(view, one) for one in reversed(mine)),
    }
    return Shown("proposal.html", {**_nothing(), **values})


def _nothing() -> dict[str, object]:
    """The values of a page without a proposal."""
    empty = dict.fromkeys(("paragraphs", "kinds", "own"), ())
    return {
        **empty,
        "kicker": "",
        "version": "",
        "since": "",
        "reactions": False,
        "one_form": False,
        "limit": LONGEST,
        "form_id": new_id,
    }


def _plain(view: ProposalView) -> tuple[dict[str, object], ...]:
    return tuple(
        _paragraph(one.paragraph.id, one.number, (Run(Mark.SAME, one.paragraph.text),), "")
        for one in view.paragraphs
    )


def _changed(view: ProposalView) -> tuple[dict[str, object], ...]:
    return tuple(
        _paragraph(one.id, one.now, readable(one.runs), proposalwords.became(one)) for one in view.changes
    )


def _paragraph(paragraph_id: str, number: int, runs: tuple[Run, ...], words: str) -> dict[str, object]:
    return {
        "id": paragraph_id,
        "number": number,
        "runs": tuple((run.mark.value, run.text) for run in runs),
        "told": words,
    }


def _own(view: ProposalView, reaction: Reaction) -> dict[str, object]:
    waits = reaction.state is ReactionState.OPEN and not reaction.shown
    return {
        "id": reaction.id,
        "about": proposalwords.about(reaction, view.number(reaction.paragraph_id)),
        "text": reaction.text,
        "state": _("waits a moment for the facilitator") if waits else _(REACTION_STATES[reaction.state]),
        "icon": proposalwords.STATE_ICONS[reaction.state],
        "answer": reaction.answer,
        "gone": reaction.state is ReactionState.WITHDRAWN,
    }
