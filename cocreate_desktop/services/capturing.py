"""Notes coming in: typed at the desk, sent by a phone or imported. The original wording stays, edits are versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from cocreate_desktop.domain import privacy, text
from cocreate_desktop.domain.errors import Gone, NotAllowed
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.ids import id_of, new_id
from cocreate_desktop.domain.notes import Channel, Note, NoteState, idea_of
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.services.lines import rank_at_end
from cocreate_desktop.services.ports import Reader, Store, UnitOfWork, Work


@dataclass(frozen=True, slots=True)
class NewNote:
    """One note to be imported; ``colour`` a letter A–F, ``table`` and ``theme`` free text or empty."""

    text: str
    colour: str = "A"
    table: str = ""
    theme: str = ""


class Capturing:
    """The roads by which notes come in, and what the facilitator does with one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def notes(self, evening_id: str) -> tuple[Note, ...]:
        """All notes of an evening in the order they came, whatever their state."""
        return self._store.read(lambda reader: reader.find(Note, evening_id=evening_id))

    def write(
        self, step_id: str, words: str, *, colour: str = "A", table: str = "", double_of: str = ""
    ) -> Note:
        """Hangs up a note typed at the desk. ``double_of`` names a note that says the same: the new one is kept and counts
        with that one. What may hold something personal waits until somebody looked at it. Raises Empty, TextTooLong (over
        2,000 characters), Gone."""

        def work(unit: UnitOfWork) -> Note:
            step = unit.get(Step, step_id)
            clean = text.written(words, limit=text.NOTE)
            same = unit.find(Note, id=double_of) if double_of else ()
            # A double stands behind the note it counts with: nobody reads its words.
            state = NoteState.SHOWN if same else first_state(clean)
            note = hang(unit, step, clean, colour=colour, table=table, state=state)
            if not same:
                return note
            return unit.change(
                Note, note.id, merged_into=same[0].merged_into or same[0].id, theme_id=same[0].theme_id
            )

        return self._store.run(work)

    def with_doubles(self, note_ids: Sequence[str]) -> tuple[Note, ...]:
        """These notes, each with the doubles that count with it and its linked copies; those that are gone are left out."""

        def work(reader: Reader) -> tuple[Note, ...]:
            found = {note.id: note for note_id in note_ids for note in reader.find(Note, id=note_id)}
            for note_id in tuple(found):
                found |= {note.id: note for note in reader.find(Note, merged_into=note_id)}
                found |= {note.id: note for note in reader.find(Note, linked_to=note_id)}
            return tuple(found.values())

        return self._store.read(work)

    def sending(
        self, evening_id: str, words: str, *, author: str, colour: str = "A", note_id: str = ""
    ) -> Work[Note]:
        """The work of a phone's note, for the group writer. ``note_id`` (32 hexadecimal characters chosen by the phone)
        makes sending twice harmless. Raises Empty, TextTooLong (over 140), NotAllowed when no ideas are asked now, Gone when
        it was taken off the wall twice already."""
        clean = text.written(words, limit=text.NOTE_ON_PHONE)

        def work(unit: UnitOfWork) -> Note:
            evening = unit.get(Evening, evening_id)
            own_id, known = _place_of(unit, note_id, clean, author)
            if known is not None:
                return known
            step = asking_step(unit, evening)
            if step is None:
                raise NotAllowed
            state = NoteState.WAITING if evening.moderated else first_state(clean)
            return hang(
                unit, step, clean, own_id, colour=colour, channel=Channel.PHONE, state=state, author=author
            )

        return work

    def withdrawing(self, note_id: str, author: str) -> Work[Note]:
        """The work of a neighbour taking her own note back, wherever it hangs. Raises Gone when it is not hers."""

        def work(unit: UnitOfWork) -> Note:
            if not author or unit.get(Note, note_id).author != author:
                raise Gone(what="note", id=note_id)
            withdraw(unit, note_id)
            return unit.get(Note, note_id)

        return work

    def set_state(self, note_ids: Sequence[str], state: NoteState) -> tuple[Note, ...]:
        """Shows or hides notes; a note that its writer withdrew stays so. Returns those that are as asked."""

        def work(unit: UnitOfWork) -> tuple[Note, ...]:
            found = (note for note_id in note_ids for note in unit.find(Note, id=note_id))
            mine = [note.id for note in found if note.state is not NoteState.WITHDRAWN]
            return tuple(unit.change(Note, note_id, state=state) for note_id in mine)

        return self._store.run(work)

    def edit(self, note_id: str, words: str) -> Note:
        """Changes what is shown, wherever the note hangs; the original wording stays in ``original`` and the op-log. Words that
        seem more personal than those before wait for a look again. Raises Empty, TextTooLong, Gone."""
        clean = text.written(words, limit=text.NOTE)
        flags = privacy.flags(clean)

        def work(unit: UnitOfWork) -> Note:
            note = unit.get(Note, note_id)
            idea = idea_of(note)
            changed: dict[str, object] = {"text": clean, "flags": flags}
            if note.state is NoteState.SHOWN and set(flags) - set(note.flags):
                changed["state"] = NoteState.WAITING
            for other in (*unit.find(Note, id=idea), *unit.find(Note, linked_to=idea)):
                unit.change(Note, other.id, **changed)
            return unit.change(Note, note_id, **changed)

        return self._store.run(work)

    def recolour(self, note_ids: Sequence[str], colour: str) -> None:
        """Gives notes another colour (a letter A–F; anything else is A). Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            for note_id in note_ids:
                unit.change(Note, note_id, colour=_colour(colour))

        self._store.run(work)

    def remove(self, note_ids: Sequence[str]) -> None:
        """Takes notes away; ``restore`` takes them back."""

        def work(unit: UnitOfWork) -> None:
            for note_id in note_ids:
                unit.delete(Note, note_id)

        self._store.run(work)

    def restore(self, note_ids: Sequence[str]) -> None:
        """Undoes ``remove``."""

        def work(unit: UnitOfWork) -> None:
            for note_id in note_ids:
                unit.revive(Note, note_id)

        self._store.run(work)

    def take_in(
        self, step_id: str, notes: Sequence[NewNote], *, channel: Channel = Channel.IMPORT
    ) -> tuple[Note, ...]:
        """Hangs up many notes in one transaction; their texts were checked by whoever read the file. What may hold something
        personal waits. Themes are not made."""

        def work(unit: UnitOfWork) -> tuple[Note, ...]:
            step = unit.get(Step, step_id)
            return tuple(
                hang(
                    unit,
                    step,
                    text.written(new.text, limit=text.NOTE),
                    colour=new.colour,
                    table=new.table,
                    channel=channel,
                    state=first_state(new.text),
                )
                for new in notes
            )

        return self._store.run(work)

    def double_of(self, evening_id: str, words: str) -> Note | None:
        """A note of this evening that says the same but for case and punctuation, or None.

        One that hangs comes before one that waits or is hidden; what its writer took back is no double.
        """
        # As it will be kept, however long it is; the normal form of a text is never four times as long.
        wanted = text.folded(text.clean(words, limit=4 * len(words) + 1))
        same = [note for note in self.notes(evening_id) if text.folded(note.text) == wanted]
        there = [note for note in same if note.state is not NoteState.WITHDRAWN]
        return min(there, key=lambda note: note.state is not NoteState.SHOWN, default=None)


def withdraw(unit: UnitOfWork, note_id: str) -> None:
    """A note goes, wherever it hangs, inside a unit; one that is on no wall is no error."""
    for one in (*unit.find(Note, id=note_id), *unit.find(Note, linked_to=note_id)):
        unit.change(Note, one.id, state=NoteState.WITHDRAWN)


def asking_step(reader: Reader, evening: Evening) -> Step | None:
    """The step that asks for notes now: the current one when it collects ideas or puts them in order, else None."""
    steps = reader.find(Step, evening_id=evening.id)
    current = next((step for step in steps if step.id == evening.current_step), None)
    return current if current is not None and current.kind in (Kind.IDEAS, Kind.THEMES) else None


def _place_of(unit: UnitOfWork, note_id: str, words: str, author: str) -> tuple[str, Note | None]:
    """The id under which a phone's note hangs, and the note when it hangs there already. The same words sent again are one
    note; other words under its id, or under that of somebody else or of a note that was removed, are a note of their own."""
    if not note_id:
        return "", None
    for place in (note_id, id_of(f"{note_id} {author} {words}")):
        known = next(iter(unit.find(Note, id=place)), None)
        if known is None:
            if not unit.last_rank(Note, id=place):
                return place, None
        elif (known.author, known.original) == (author, words) and known.state is not NoteState.WITHDRAWN:
            return place, known
    raise Gone(what="note", id=note_id)


def _colour(asked: str) -> str:
    return asked if asked in tuple("ABCDEF") else "A"


def first_state(words: str) -> NoteState:
    """What may hold a phone number, an address or the like is looked at before the room sees it, whatever road it came by."""
    return NoteState.WAITING if privacy.flags(words) else NoteState.SHOWN


def hang(
    unit: UnitOfWork,
    step: Step,
    words: str,
    note_id: str = "",
    *,
    colour: str,
    table: str = "",
    channel: Channel = Channel.DESK,
    state: NoteState = NoteState.SHOWN,
    author: str = "",
    picture: str = "",
) -> Note:
    """Hangs a note up inside a unit: checked words, at the end. ``picture`` is the SHA-256 of its crop."""
    note = Note(
        id=note_id or new_id(),
        project_id=unit.project_id,
        evening_id=step.evening_id,
        step_id=step.id,
        text=words,
        original=words,
        colour=_colour(colour),
        table=table,
        channel=channel,
        state=state,
        rank=rank_at_end(unit, Note, evening_id=step.evening_id),
        author=author,
        picture=picture,
        flags=privacy.flags(words),
    )
    unit.add(note)
    return note
