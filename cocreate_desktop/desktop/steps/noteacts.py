"""What the desk does with notes, with undo: hang one up, take many in, other words, show and hide. It knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...domain.notes import Note, NoteState
from ...domain.text import reads_from_right
from ...language import _, ngettext
from ..desk import Desk
from . import acts

_SHORT = 80


def hang(
    desk: Desk, step_id: str, words: str, colour: str, double_of: str = "", table: str = ""
) -> Note | None:
    """Hangs up one note, or counts it with the note ``double_of`` that says the same; None when it was refused. What may hold
    something personal waits, and that is said."""
    capturing = desk.services.capturing
    made = acts.do(
        desk,
        _("Count a note once more") if double_of else _("Hang up a note"),
        lambda: capturing.write(step_id, words, colour=colour, table=table, double_of=double_of),
        lambda made: capturing.remove((made.id,)),
        lambda made: capturing.restore((made.id,)),
    )
    if made is not None and made.state is NoteState.WAITING:
        desk.voice.message(_personal_words(1), desk.undo.undo)
    return made


def _personal_words(number: int) -> str:
    return ngettext(
        "{n} note waits: there may be something personal in it. Look at it before the room does.",
        "{n} notes wait: there may be something personal in them. Look at them before the room does.",
        number,
    ).format(n=number)


def take_pasted(desk: Desk, step_id: str, words: str, colour: str, table: str = "") -> int:
    """Each pasted line a note, in one act with one message; says how many lines could not be taken. Gives how many hang."""
    found = desk.project.files.read_pasted(words)
    capturing = desk.services.capturing
    dressed = tuple(replace(new, colour=colour, table=new.table or table) for new in found.notes)
    made: tuple[Note, ...] = ()
    if dressed:
        done = acts.do(
            desk,
            _("Paste notes"),
            lambda: capturing.take_in(step_id, dressed),
            lambda notes: capturing.remove(_ids(notes)),
            lambda notes: capturing.restore(_ids(notes)),
        )
        if done is None:
            return 0
        made = done
    waiting = sum(note.state is NoteState.WAITING for note in made)
    hanging = len(made) - waiting
    told = [ngettext("{n} note hangs.", "{n} notes hang.", hanging).format(n=hanging)]
    if waiting:
        told.append(_personal_words(waiting))
    if found.bad:
        first = found.bad[0]
        many = ngettext("{n} line was left out.", "{n} lines were left out.", len(found.bad))
        told.append(many.format(n=len(found.bad)))
        told.append(_("Line {n}: {why}").format(n=first.line, why=first.why))
    if made or found.bad:
        desk.voice.message(" ".join(told), desk.undo.undo if made else None)
    return len(made)


def reword(desk: Desk, note: Note, words: str) -> bool:
    """Gives a note other words; the original stays. False when they were refused."""
    if words == note.text:
        return True
    capturing = desk.services.capturing
    done = acts.do(
        desk,
        _("Change the words"),
        lambda: capturing.edit(note.id, words),
        lambda _done: capturing.edit(note.id, note.text),
    )
    return done is not None


def let_through(desk: Desk, notes: Sequence[Note], *, looked_at: bool) -> None:
    """Shows notes that waited. What may hold something personal keeps waiting, unless it was ``looked_at`` by itself."""
    held = [] if looked_at and len(notes) == 1 else [note for note in notes if note.flags]
    going = [note for note in notes if note not in held]
    done = set_state(desk, going, NoteState.SHOWN)
    if not held:
        return
    told = [ngettext("{n} note hangs.", "{n} notes hang.", len(going)).format(n=len(going))] if going else []
    kept = ngettext(
        "{n} note keeps waiting, for there may be something personal in it. Look at it by itself.",
        "{n} notes keep waiting, for there may be something personal in them. Look at them one by one.",
        len(held),
    )
    told.append(kept.format(n=len(held)))
    desk.voice.message(" ".join(told), desk.undo.undo if done else None)


def set_state(desk: Desk, notes: Sequence[Note], state: NoteState) -> bool:
    """Shows or hides notes with their doubles; whether any was another before. Taking it back gives each the state it had, also
    when they differed."""
    found = desk.services.capturing.with_doubles(_ids(notes))
    changing = [note for note in found if note.state not in (state, NoteState.WITHDRAWN)]
    if not changing:
        return False
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
        desk.voice.message(_hidden_words(notes, len(ids)), desk.undo.undo)
    return done is not None


def short(words: str, most: int = _SHORT) -> str:
    """A note's words on one line, cut to what fits in a sentence about it. Words that read from the right keep to themselves:
    they would else turn the sentence round."""
    plain = " ".join(words.split())
    plain = plain if len(plain) <= most else plain[:most].rstrip() + "…"
    return f"\u2068{plain}\u2069" if reads_from_right(plain) else plain


def _hidden_words(notes: Sequence[Note], count: int) -> str:
    if len(notes) == 1 and count == 1:
        return _("“{text}” is hidden.").format(text=short(notes[0].text))
    return ngettext("{n} note is hidden.", "{n} notes are hidden.", count).format(n=count)


def _ids(notes: Sequence[Note]) -> tuple[str, ...]:
    return tuple(note.id for note in notes)
