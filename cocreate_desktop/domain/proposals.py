"""A proposal (voorstel): a living text whose paragraphs lead back to notes, its versions, and what people said about it."""

from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.language import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """It lives in the project and goes from evening to evening."""

    id: str
    project_id: str
    title: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as it is worked on now. ``notes`` are the ids of the notes behind it, ``theme_id`` their theme or empty."""

    id: str
    project_id: str
    proposal_id: str
    text: str = ""
    notes: tuple[str, ...] = ()
    theme_id: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text that was laid down: ``paragraphs`` are those of then, in order, ``ids`` whose they are, and ``notes`` the ids of
    the notes behind each, with a blank between them. ``number`` from 1, ``made_at`` UTC ISO 8601, ``why``: what changed since
    the last one, in one sentence."""

    id: str
    project_id: str
    proposal_id: str
    evening_id: str = ""
    number: int = 1
    title: str = ""
    paragraphs: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    made_at: str = ""
    why: str = ""
    rank: str = ""


class ReactionKind(StrEnum):
    """What somebody says about a proposal."""

    ADDITION = "addition"
    QUESTION = "question"
    OBJECTION = "objection"


REACTION_NAMES = {
    ReactionKind.ADDITION: N_("addition"),
    ReactionKind.QUESTION: N_("question"),
    ReactionKind.OBJECTION: N_("objection"),
}


class ReactionState(StrEnum):
    """How it was dealt with. ``WITHDRAWN`` by its writer."""

    OPEN = "open"
    TAKEN_OVER = "taken-over"
    PARTLY = "partly"
    NOT = "not"
    WITHDRAWN = "withdrawn"


REACTION_STATES = {
    ReactionState.OPEN: N_("open"),
    ReactionState.TAKEN_OVER: N_("taken over"),
    ReactionState.PARTLY: N_("partly taken over"),
    ReactionState.NOT: N_("not taken over"),
    ReactionState.WITHDRAWN: N_("taken back"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """``text`` as it was said; ``paragraph_id`` which paragraph it is about (empty: the whole); ``version_id`` the version that
    was looked at (empty: the living text); ``answer`` says what was done with it, or why not. ``shown``: the room may read it;
    ``hidden``: somebody looked at it and it may not, else it waits. ``author`` as of a note."""

    id: str
    project_id: str
    proposal_id: str
    evening_id: str = ""
    version_id: str = ""
    paragraph_id: str = ""
    kind: ReactionKind = ReactionKind.ADDITION
    text: str = ""
    state: ReactionState = ReactionState.OPEN
    answer: str = ""
    channel: Channel = Channel.DESK
    author: str = ""
    shown: bool = True
    rank: str = ""
    hidden: bool = False

    @property
    def readable(self) -> bool:
        """Whether others may read it. Where one laptop showed it while another hid it, it stays hidden."""
        return self.shown and not self.hidden and self.state is not ReactionState.WITHDRAWN
