"""The words of a proposal that desk, stage, phones and paper share. They follow the rung: an advice is never called a decision.
Translated when asked."""

from datetime import UTC

from cocreate_desktop.domain.difference import Changed
from cocreate_desktop.domain.moments import moment_of
from cocreate_desktop.domain.project import Project, Rung
from cocreate_desktop.domain.proposals import REACTION_NAMES, Reaction, ReactionKind, ReactionState, Version
from cocreate_desktop.language import N_, _, date_text, ngettext

RUNG_TEXTS = {
    Rung.INFORM: N_("The plan as it stands now"),
    Rung.CONSULT: N_("What we hear, in our words"),
    Rung.ADVISE: N_("Our advice so far"),
    Rung.COPRODUCE: N_("Our plan so far"),
    Rung.DECIDE: N_("The proposal to decide about"),
}
RUNG_ASKS = {
    Rung.INFORM: N_("What do you think of “{title}”, version {n}?"),
    Rung.CONSULT: N_("Is this what you think: “{title}”, version {n}?"),
    Rung.ADVISE: N_("Do you stand behind this advice: “{title}”, version {n}?"),
    Rung.COPRODUCE: N_("Do you stand behind this plan: “{title}”, version {n}?"),
    Rung.DECIDE: N_("Do you stand behind deciding this: “{title}”, version {n}?"),
}
KIND_ICONS = {
    ReactionKind.ADDITION: "plus",
    ReactionKind.QUESTION: "question",
    ReactionKind.OBJECTION: "hand-palm",
}
STATE_ICONS = {
    ReactionState.OPEN: "hourglass",
    ReactionState.TAKEN_OVER: "check-circle",
    ReactionState.PARTLY: "circle-half",
    ReactionState.NOT: "x-circle",
    ReactionState.WITHDRAWN: "arrow-u-up-left",
}


def called(project: Project) -> str:
    """What the text is on this rung."""
    return _(RUNG_TEXTS[project.rung])


def ask(project: Project, title: str, number: int) -> str:
    """The question whether people stand behind version ``number``."""
    return _(RUNG_ASKS[project.rung]).format(title=title, n=number)


def version_name(version: Version) -> str:
    """ "Version 2, 24 November"; without a day when it has none."""
    return version_on(version.number, version.made_at)


def version_on(number: int, made_at: str) -> str:
    """The same of a number and a moment as it is stored."""
    made = moment_of(made_at)
    name = _("Version {n}").format(n=number)
    if made is None:
        return name
    # The day in the hall: the machine's own zone is that of the room.
    day = date_text((made if made.tzinfo else made.replace(tzinfo=UTC)).astimezone().date())
    return _("{version}, {day}").format(version=name, day=day)


def since(version: Version) -> str:
    """What changes are measured from."""
    return _("Changed since version {n}").format(n=version.number)


def became(changed: Changed) -> str:
    """What became of a whole paragraph, in a word; empty when only words of it changed."""
    if changed.added:
        return _("New")
    if changed.removed:
        return _("Removed")
    return _("Moved") if changed.moved else ""


def about(reaction: Reaction, number: int) -> str:
    """What kind of reaction it is, and about which paragraph; 0: the whole."""
    kind = _(REACTION_NAMES[reaction.kind])
    if not number:
        return _("{kind} about the whole").format(kind=kind)
    return _("{kind} about paragraph {n}").format(kind=kind, n=number)


def taken_over(number: int) -> str:
    """The answer to a reaction that became a change of the text."""
    return _("It now stands in paragraph {n}.").format(n=number)


def lacking(number: int) -> str:
    """How many reactions were not taken over without a word why."""
    return ngettext(
        "{n} reaction was not taken over, and nobody said why.",
        "{n} reactions were not taken over, and nobody said why.",
        number,
    ).format(n=number)
