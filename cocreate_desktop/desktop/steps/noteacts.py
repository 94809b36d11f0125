"""What the desk does with notes, with undo: hang one up, take many in, show and hide. It knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...domain.notes import Note, NoteState
from ...language import _, ngettext
from ..desk import Desk
from . import acts


def hang(desk: Desk, step_id: str, words: str, colour: str, double_of: str = "") -> Note | None:
    """Hangs up one note, or counts it with the note ``double_of`` that says the same; None when it was refused."""
    capturing = desk.services.capturing
    return acts.do(
        desk,
        _("Count a note once more") if double_of else _("Hang up a note"),
        lambda: capturing.write(step_id, words, colour=colour, double_of=double_of),
        lambda made: capturing.remove((made.id,)),
        lambda made: capturing.restore((made.id,)),
    )


def take_pasted(desk: Desk, step_id: str, words: str, colour: str) -> int:
    """Each pasted line a note, in one act with one message; says how many lines could not be taken. Gives how many hang."""
    found = desk.project.files.read_pasted(words)
    capturing = desk.services.capturing
    coloured = tuple(replace(new, colour=colour) for new in found.notes)
    made: tuple[Note, ...] = ()
    if coloured:
        done = acts.do(
            desk,
            _("Paste notes"),
            lambda: capturing.take_in(step_id, coloured),
            lambda notes: capturing.remove(_ids(notes)),
            lambda notes: capturing.restore(_ids(notes)),
        )
        if done is None:
            return 0
        made = done
    told = [ngettext("{n} note hangs.", "{n} notes hang.", len(made)).format(n=len(made))]
    if found.bad:
        first = found.bad[0]
        many = ngettext("{n} line was left out.", "{n} lines were left out.", len(found.bad))
        told.append(many.format(n=len(found.bad)))
        told.append(_("Line {n}: {why}").format(n=first.line, why=first.why))
    if made or found.bad:
        desk.voice.message(" ".join(told), desk.undo.undo if made else None)
    return len(made)


def set_state(desk: Desk, notes: Sequence[Note], state: NoteState) -> None:
    """Shows or hides notes with their doubles. Taking it back gives each the state it had, also when they differed."""
    found = desk.services.capturing.with_doubles(_ids(notes))
    changing = [note for note in found if note.state not in (state, NoteState.WITHDRAWN)]
    if not changing:
        return
    capturing, ids = desk.services.capturing, _ids(changing)
    before = {was: _ids([note for note in changing if note.state is was]) for was in NoteState}

    def put_back(_done: object) -> None:
        for was, mine in before.items():
            if mine:
                capturing.set_state(mine, was)

    hiding = state is NoteState.HIDDEN
    words = _("Hide notes") if hiding else _("Show notes")
    done = acts.do(desk, words, lambda: capturing.set_state(ids, state), put_back)
    if done is not None and hiding:
        told = ngettext("{n} note is hidden.", "{n} notes are hidden.", len(ids)).format(n=len(ids))
        desk.voice.message(told, desk.undo.undo)


def _ids(notes: Sequence[Note]) -> tuple[str, ...]:
    return tuple(note.id for note in notes)
