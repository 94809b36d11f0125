"""What people say about a proposal: additions, questions and objections, from phone, desk and paper; and what was done with
each. Words as they were said are never changed."""

from dataclasses import dataclass

from cocreate_desktop.domain import privacy, text
from cocreate_desktop.domain.errors import Gone, NotAllowed
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.ids import id_of, new_id
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.proposals import (
    Paragraph,
    Proposal,
    Reaction,
    ReactionKind,
    ReactionState,
    Version,
)
from cocreate_desktop.domain.steps import Kind, ProposalSettings, Step, read_settings
from cocreate_desktop.language import speaking
from cocreate_desktop.services import paragraphs, proposalwords
from cocreate_desktop.services.evenings import current_step
from cocreate_desktop.services.lines import rank_at_end
from cocreate_desktop.services.paragraphs import Edit
from cocreate_desktop.services.ports import Reader, Store, UnitOfWork, Work

LONGEST = text.LINE
"""So many characters a reaction can have on a phone."""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A reaction that became a change of the text: what it was ``before``, and the ``edit`` of the paragraph."""

    before: Reaction
    after: Reaction
    edit: Edit


class Reactions:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def reacting(
        self,
        evening_id: str,
        kind: ReactionKind,
        words: str,
        *,
        author: str,
        paragraph_id: str = "",
        form_id: str = "",
    ) -> Work[Reaction]:
        """The work of a phone's reaction, for the group writer; ``paragraph_id`` empty: about the whole. The same words of the
        same ``form_id`` sent again are one reaction. Raises Empty, TextTooLong (over 300), NotAllowed when nothing is asked
        about a proposal now."""
        clean = text.written(words, limit=LONGEST)

        def work(unit: UnitOfWork) -> Reaction:
            evening = unit.get(Evening, evening_id)
            proposal = asked_about(unit, evening)
            if proposal is None:
                raise NotAllowed
            known = f"{form_id} {author} {kind} {paragraph_id} {clean}"
            own_id = id_of(known) if form_id else new_id()
            there = unit.find(Reaction, id=own_id)
            if there:
                return there[0]
            # The paragraph may have gone while she wrote: what she wrote is about the text all the same.
            about = paragraph_id if _is_of(unit, paragraph_id, proposal.id) else ""
            shown = not evening.moderated and not privacy.flags(clean)
            return _add(
                unit, proposal.id, evening_id, kind, clean,
                own_id=own_id, paragraph_id=about, channel=Channel.PHONE, author=author, shown=shown,
            )  # fmt: skip

        return work

    def withdrawing(self, reaction_id: str, author: str) -> Work[Reaction]:
        """The work of a neighbour taking her own reaction back. Raises Gone when it is not hers."""

        def work(unit: UnitOfWork) -> Reaction:
            if not author or unit.get(Reaction, reaction_id).author != author:
                raise Gone(what="reaction", id=reaction_id)
            return unit.change(Reaction, reaction_id, state=ReactionState.WITHDRAWN)

        return work

    def write(
        self,
        proposal_id: str,
        evening_id: str,
        kind: ReactionKind,
        words: str,
        *,
        paragraph_id: str = "",
        channel: Channel = Channel.DESK,
    ) -> Reaction:
        """Writes down a reaction that was spoken, or that came on paper. Raises Empty, TextTooLong (over 2,000), Gone."""
        clean = text.written(words, limit=text.NOTE)

        def work(unit: UnitOfWork) -> Reaction:
            unit.get(Proposal, proposal_id)
            about = paragraph_id if _is_of(unit, paragraph_id, proposal_id) else ""
            shown = not privacy.flags(clean)
            return _add(
                unit,
                proposal_id,
                evening_id,
                kind,
                clean,
                own_id=new_id(),
                paragraph_id=about,
                channel=channel,
                shown=shown,
            )

        return self._store.run(work)

    def settle(self, reaction_id: str, state: ReactionState, answer: str) -> Reaction:
        """What was done with it and why. Raises NotAllowed for one that its writer took back, TextTooLong, Gone."""
        said = text.clean(answer, limit=text.NOTE, lines=False)

        def work(unit: UnitOfWork) -> Reaction:
            if ReactionState.WITHDRAWN in (state, unit.get(Reaction, reaction_id).state):
                raise NotAllowed
            return unit.change(Reaction, reaction_id, state=state, answer=said)

        return self._store.run(work)

    def answer(self, reaction_id: str, said: str) -> Reaction:
        """What the organiser says to it (empty takes that away), whatever is done with it. Raises TextTooLong, Gone."""
        clean = text.clean(said, limit=text.NOTE, lines=False)
        return self._store.run(lambda unit: unit.change(Reaction, reaction_id, answer=clean))

    def show(self, reaction_id: str, shown: bool) -> Reaction:
        """Whether the room may read it. Raises Gone."""
        return self._store.run(lambda unit: unit.change(Reaction, reaction_id, shown=shown, hidden=False))

    def take_over(self, reaction_id: str, paragraph_id: str) -> TakenOver:
        """Makes it a change of the text: its words come at the end of the paragraph, where they can be worded, and it is taken
        over, with the paragraph as its answer. What seems to be a personal detail is cut out of them.
        Raises NotAllowed for one that its writer took back, TextTooLong, Gone."""

        def work(unit: UnitOfWork) -> TakenOver:
            before, paragraph = unit.get(Reaction, reaction_id), unit.get(Paragraph, paragraph_id)
            if before.state is ReactionState.WITHDRAWN or before.proposal_id != paragraph.proposal_id:
                raise NotAllowed
            # The paragraph hangs before the room at once: what seems personal stays in the reaction.
            words = privacy.without_details(before.text)
            edit = paragraphs.change(unit, paragraph_id, text=paragraphs.words_of(paragraph, words))
            place = [one.id for one in paragraphs.of(unit, paragraph.proposal_id)].index(paragraph_id) + 1
            with speaking(unit.get(Project, unit.project_id).language):
                answer = proposalwords.taken_over(place)
            after = unit.change(
                Reaction,
                reaction_id,
                state=ReactionState.TAKEN_OVER,
                answer=answer,
                paragraph_id=paragraph_id,
            )
            return TakenOver(before, after, edit)

        return self._store.run(work)

    def take_back(self, done: TakenOver) -> None:
        """Undoes ``take_over``."""

        def work(unit: UnitOfWork) -> None:
            paragraphs.become(unit, Edit(done.edit.after, done.edit.before))
            _become(unit, done.before)

        self._store.run(work)

    def do_again(self, done: TakenOver) -> TakenOver:
        """Takes it over once more, after ``take_back``."""

        def work(unit: UnitOfWork) -> TakenOver:
            paragraphs.become(unit, done.edit)
            _become(unit, done.after)
            return done

        return self._store.run(work)

    def remove(self, reaction_id: str) -> None:
        """Takes one away that was typed by mistake at the desk. Raises NotAllowed for a neighbour's own, Gone."""

        def work(unit: UnitOfWork) -> None:
            if unit.get(Reaction, reaction_id).author:
                raise NotAllowed
            unit.delete(Reaction, reaction_id)

        self._store.run(work)

    def restore(self, reaction_id: str) -> Reaction:
        """Undoes ``remove``."""
        return self._store.run(lambda unit: unit.revive(Reaction, reaction_id))


def chosen(reader: Reader, step: Step) -> Proposal | None:
    """The proposal of a step: the one it names, else the first of the project; None when there is none."""
    settings = read_settings(step)
    every = reader.find(Proposal)
    named = settings.proposal_id if isinstance(settings, ProposalSettings) else ""
    return next((one for one in every if one.id == named), every[0] if every else None)


def asked_about(reader: Reader, evening: Evening) -> Proposal | None:
    """The proposal that phones may react to now; None when there is none."""
    step = current_step(reader, evening)
    if step is None or step.kind is not Kind.PROPOSAL or evening.ended_at:
        return None
    settings = read_settings(step)
    if not isinstance(settings, ProposalSettings) or not settings.reactions:
        return None
    return chosen(reader, step)


def _add(
    unit: UnitOfWork,
    proposal_id: str,
    evening_id: str,
    kind: ReactionKind,
    clean: str,
    *,
    own_id: str,
    paragraph_id: str,
    channel: Channel,
    shown: bool,
    author: str = "",
) -> Reaction:
    versions = unit.find(Version, proposal_id=proposal_id)
    made = Reaction(
        id=own_id,
        project_id=unit.project_id,
        proposal_id=proposal_id,
        evening_id=evening_id,
        version_id=versions[-1].id if versions else "",
        paragraph_id=paragraph_id,
        kind=kind,
        text=clean,
        channel=channel,
        author=author,
        shown=shown,
        rank=rank_at_end(unit, Reaction, proposal_id=proposal_id),
    )
    unit.add(made)
    return made


def _become(unit: UnitOfWork, wanted: Reaction) -> None:
    """What was done with a reaction, unless its writer took it back meanwhile."""
    for now in unit.find(Reaction, id=wanted.id):
        if now.state is not ReactionState.WITHDRAWN:
            fields = {"state": wanted.state, "answer": wanted.answer, "paragraph_id": wanted.paragraph_id}
            unit.change(Reaction, wanted.id, **fields)


def _is_of(reader: Reader, paragraph_id: str, proposal_id: str) -> bool:
    return bool(paragraph_id) and bool(reader.find(Paragraph, id=paragraph_id, proposal_id=proposal_id))
