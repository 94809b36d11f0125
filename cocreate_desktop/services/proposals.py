"""A proposal: its living text, its versions, the support for each, and what people say about it. Writing the text and what is
done with reactions stand in ``paragraphs`` and ``reactions``."""

from collections.abc import Iterable
from dataclasses import dataclass

from cocreate_desktop.domain import difference, text
from cocreate_desktop.domain.difference import Changed, Piece
from cocreate_desktop.domain.errors import Empty, NotAllowed, NotReady
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.order import between
from cocreate_desktop.domain.proposals import Paragraph, Proposal, Reaction, ReactionState, Version
from cocreate_desktop.domain.steps import ProposalSettings, Step, read_settings
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.language import _
from cocreate_desktop.services import paragraphs, proposalsupport
from cocreate_desktop.services.laptops import numbers
from cocreate_desktop.services.paragraphs import Paragraphs
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork
from cocreate_desktop.services.proposalsupport import Support, support_of
from cocreate_desktop.services.proposaltrace import Traced, trace
from cocreate_desktop.services.reactions import Reactions, chosen

__all__ = [
    "Behind",
    "ProposalView",
    "Proposals",
    "Support",
    "Traced",
    "between_versions",
    "lacks_reason",
    "living",
    "support_of",
    "trace",
    "view_proposal",
]


@dataclass(frozen=True, slots=True)
class Behind:
    """A paragraph with its ``number`` from 1, the notes behind it that still hang, and its theme."""

    paragraph: Paragraph
    number: int
    notes: tuple[Note, ...]
    theme: Theme | None


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What the faces of this step draw themselves from. ``proposal`` is None as long as the project has none; ``proposals`` are
    all there are. ``changes`` is the text of now laid over the version ``since``: the last one, or the one before it while
    nothing was changed (None: there is none)."""

    settings: ProposalSettings
    proposal: Proposal | None = None
    proposals: tuple[Proposal, ...] = ()
    paragraphs: tuple[Behind, ...] = ()
    versions: tuple[Version, ...] = ()
    since: Version | None = None
    changes: tuple[Changed, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    support: tuple[Support, ...] = ()

    @property
    def given(self) -> tuple[Reaction, ...]:
        """What people said about it."""
        return self.reactions

    @property
    def told(self) -> object:
        """What everybody's page shows of it."""
        texts = tuple((one.paragraph.id, one.paragraph.text) for one in self.paragraphs)
        polls = tuple((one.round_id, one.counts) for one in self.support)
        return self.proposal, texts, len(self.versions), self.since, self.changes, polls

    @property
    def fresh(self) -> bool:
        """Whether the text of now is the last version, title and all."""
        if not self.versions or self.proposal is None or self.versions[-1].title != self.proposal.title:
            return False
        return _pieces(self.versions[-1]) == living(one.paragraph for one in self.paragraphs)

    @property
    def at(self) -> int:
        """The paragraph that the room looks at, from 1; 0 is the whole, one more than there are is the support."""
        most = len(self.paragraphs) + (1 if self.support else 0)
        return min(max(self.settings.at, 0), most)

    @property
    def views(self) -> int:
        """How many pictures there are for the room: the whole, each paragraph, and the support when it was asked."""
        return 1 + len(self.paragraphs) + (1 if self.support else 0)

    @property
    def lacking(self) -> tuple[Reaction, ...]:
        """Reactions that were not taken over without a word why."""
        return tuple(one for one in self.reactions if lacks_reason(one))

    @property
    def open(self) -> tuple[Reaction, ...]:
        """Reactions that nobody dealt with yet."""
        return tuple(one for one in self.reactions if one.state is ReactionState.OPEN)

    def number(self, paragraph_id: str) -> int:
        """Which paragraph it is, from 1; 0 when it is not in the text of now."""
        found = (one.number for one in self.paragraphs if one.paragraph.id == paragraph_id)
        return next(found, 0)

    def about(self, paragraph_id: str) -> tuple[Reaction, ...]:
        """The reactions to a paragraph (empty: to the whole, and to what is gone)."""
        if paragraph_id:
            return tuple(one for one in self.reactions if one.paragraph_id == paragraph_id)
        return tuple(one for one in self.reactions if not self.number(one.paragraph_id))


class Proposals:
    """One verb a method; each is one transaction. ``paragraphs`` and ``reactions`` have the verbs of these."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self.paragraphs = Paragraphs(store)
        self.reactions = Reactions(store)

    def all(self) -> tuple[Proposal, ...]:
        """The proposals of the project in order."""
        return self._store.read(lambda reader: reader.find(Proposal))

    def create(self, title: str) -> Proposal:
        """A proposal without words. Raises Empty, TextTooLong."""
        clean = text.written(title, limit=text.LINE, lines=False)
        return self._store.run(lambda unit: _create(unit, clean))

    def start(self, evening_id: str, title: str) -> Proposal:
        """A proposal from the themes of an evening: a paragraph for each, with its sentence, and its notes behind it; the notes
        themselves stay as they are. Raises Empty, TextTooLong, Gone."""
        clean = text.written(title, limit=text.LINE, lines=False)

        def work(unit: UnitOfWork) -> Proposal:
            unit.get(Evening, evening_id)
            made = _create(unit, clean)
            paragraphs.from_themes(unit, made.id, evening_id)
            return made

        return self._store.run(work)

    def rename(self, proposal_id: str, title: str) -> Proposal:
        """Another title. Raises Empty, TextTooLong, Gone."""
        clean = text.written(title, limit=text.LINE, lines=False)
        return self._store.run(lambda unit: unit.change(Proposal, proposal_id, title=clean))

    def remove(self, proposal_id: str) -> None:
        """Takes it away with all that belongs to it; ``restore`` takes it back. Raises NotAllowed once people were asked about
        it, Gone."""

        def work(unit: UnitOfWork) -> None:
            versions = unit.find(Version, proposal_id=unit.get(Proposal, proposal_id).id)
            if any(one.opened_at for one in proposalsupport.rounds_about(unit, versions)):
                raise NotAllowed
            unit.delete(Proposal, proposal_id)

        self._store.run(work)

    def restore(self, proposal_id: str) -> Proposal:
        """Undoes ``remove``."""
        return self._store.run(lambda unit: unit.revive(Proposal, proposal_id))

    def view(self, step_id: str) -> ProposalView:
        """What the faces of a step show. Raises Gone."""
        return self._store.read(lambda reader: view_proposal(reader, reader.get(Step, step_id)))

    def versions(self, proposal_id: str) -> tuple[Version, ...]:
        """The texts that were laid down, the first one first."""
        return self._store.read(lambda reader: reader.find(Version, proposal_id=proposal_id))

    def lay_down(self, proposal_id: str, *, evening_id: str = "", why: str = "") -> Version:
        """Freezes the text of now as the next version; ``why`` says in a sentence what changed. The same text twice is one
        version. Raises Empty for a text without words, TextTooLong, Gone."""
        said, now = text.clean(why, limit=text.LINE, lines=False), utc_text(self._clock.now())

        def work(unit: UnitOfWork) -> Version:
            proposal, every = unit.get(Proposal, proposal_id), paragraphs.of(unit, proposal_id)
            before = unit.find(Version, proposal_id=proposal_id)
            if not every:
                raise Empty
            if before and (before[-1].title, _pieces(before[-1])) == (proposal.title, living(every)):
                return before[-1]
            made = Version(
                id=new_id(),
                project_id=unit.project_id,
                proposal_id=proposal_id,
                evening_id=evening_id,
                number=next(numbers(unit, Version, proposal_id=proposal_id)),
                title=proposal.title,
                paragraphs=tuple(one.text for one in every),
                ids=tuple(one.id for one in every),
                notes=tuple(" ".join(one.notes) for one in every),
                made_at=now,
                why=said,
                rank=between(before[-1].rank if before else None, None),
            )
            unit.add(made)
            return made

        return self._store.run(work)

    def withdraw_version(self, version_id: str) -> None:
        """Undoes ``lay_down``; its number is never given again. Raises NotAllowed once people were asked about it, Gone."""

        def work(unit: UnitOfWork) -> None:
            if proposalsupport.rounds_about(unit, (unit.get(Version, version_id),)):
                raise NotAllowed
            unit.delete(Version, version_id)

        self._store.run(work)

    def restore_version(self, version_id: str) -> Version:
        """Undoes ``withdraw_version``."""
        return self._store.run(lambda unit: unit.revive(Version, version_id))

    def ask_support(self, step_id: str) -> Step:
        """Puts a vote right behind the step of a proposal that asks whether people stand behind its last version. Raises
        NotReady without a version of the text of now, Gone."""

        def work(unit: UnitOfWork) -> Step:
            step = unit.get(Step, step_id)
            view = view_proposal(unit, step)
            if view.proposal is None:
                raise NotReady(why=_("there is no proposal yet."))
            version = proposalsupport.check_ready(view.versions, fresh=view.fresh)
            return proposalsupport.ask_support(unit, step, view.proposal, version)

        return self._store.run(work)

    def support(self, proposal_id: str) -> tuple[Support, ...]:
        """The support for each version and evening that the room has seen. Raises Gone."""
        return self._store.read(lambda reader: support_of(reader, reader.get(Proposal, proposal_id)))

    def traced(self, note_id: str) -> tuple[Traced, ...]:
        """Where a note stands. Raises Gone."""
        return self._store.read(lambda reader: trace(reader, note_id))


def view_proposal(reader: Reader, step: Step) -> ProposalView:
    """The view of ``step``, inside a read."""
    settings = read_settings(step)
    assert isinstance(settings, ProposalSettings), "a step of this kind has these settings"
    proposal, every = chosen(reader, step), reader.find(Proposal)
    if proposal is None:
        return ProposalView(settings)
    texts, versions = paragraphs.of(reader, proposal.id), reader.find(Version, proposal_id=proposal.id)
    now = living(texts)
    since = next((version for version in reversed(versions) if _pieces(version) != now), None)
    return ProposalView(
        settings,
        proposal,
        every,
        tuple(_behind(reader, one, number) for number, one in enumerate(texts, 1)),
        versions,
        since,
        difference.paragraphs(_pieces(since), now) if since is not None else (),
        reader.find(Reaction, proposal_id=proposal.id),
        support_of(reader, proposal),
    )


def between_versions(before: Version, after: Version) -> tuple[Changed, ...]:
    """What changed from one version to another, paragraph by paragraph."""
    return difference.paragraphs(_pieces(before), _pieces(after))


def lacks_reason(reaction: Reaction) -> bool:
    """Whether it was not taken over without a word why."""
    return reaction.state is ReactionState.NOT and not reaction.answer


def living(texts: Iterable[Paragraph]) -> list[Piece]:
    """The text of now as it is compared."""
    return [Piece(one.id, one.text) for one in texts]


def _pieces(version: Version) -> list[Piece]:
    return [Piece(one, words) for one, words in zip(version.ids, version.paragraphs, strict=False)]


def _behind(reader: Reader, paragraph: Paragraph, number: int) -> Behind:
    notes = (note for one in paragraph.notes for note in reader.find(Note, id=one))
    shown = tuple(note for note in notes if note.state is NoteState.SHOWN)
    theme = next(iter(reader.find(Theme, id=paragraph.theme_id)), None) if paragraph.theme_id else None
    return Behind(paragraph, number, shown, theme)


def _create(unit: UnitOfWork, title: str) -> Proposal:
    every = unit.find(Proposal)
    made = Proposal(
        id=new_id(),
        project_id=unit.project_id,
        title=title,
        rank=between(every[-1].rank if every else None, None),
    )
    unit.add(made)
    return made
