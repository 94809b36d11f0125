"""What the room may see of a proposal, as frozen facts: its text with what changed, and who stood behind which version."""

from dataclasses import dataclass

from ...domain.difference import Run


@dataclass(frozen=True, slots=True)
class BehindNote:
    """A note behind a paragraph: its words and its colour, a letter A–F."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class StageParagraph:
    """``number`` from 1, 0 for one that was removed; ``told`` says what became of it as a whole (empty: nothing)."""

    number: int
    runs: tuple[Run, ...]
    told: str = ""
    notes: tuple[BehindNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Poll:
    """One revealed poll: the version it was about, what is ``told`` of it (when, and how many people), and its ``counts`` in
    the order of the answers."""

    name: str
    told: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProposalText:
    """``at`` is the picture: 0 the whole, then each paragraph, then the ``polls``. ``since`` names what changes are measured
    from (empty: they are not marked). ``answers`` are letter and words of each answer; ``told`` stands in the foot. ``joins``:
    phones may react, so how to join stands beside it where there is room."""

    at: int
    paragraphs: tuple[StageParagraph, ...]
    since: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    polls: tuple[Poll, ...] = ()
    told: str = ""
    joins: bool = False

    @property
    def paragraph(self) -> StageParagraph | None:
        """The one that hangs there alone; None for the whole and the polls."""
        return next((one for one in self.paragraphs if one.number and one.number == self.at), None)

    @property
    def shows_polls(self) -> bool:
        """Whether the polls hang there."""
        return bool(self.polls) and self.at > max((one.number for one in self.paragraphs), default=0)
