"""Ideeën on the phone: one question, a note to fill in, and the guest's own notes with where they are."""

from cocreate_desktop.domain import thinking, timing
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.steps import IdeasSettings, Step, read_settings
from cocreate_desktop.domain.text import NOTE_ON_PHONE
from cocreate_desktop.domain.thinking import PHASE_NAMES, PHASE_TASKS
from cocreate_desktop.language import N_, _, time_text
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.ownnotes import OwnNote
from cocreate_desktop.phones.steps.shown import Shown

STATE_NAMES = {
    NoteState.SHOWN: N_("hangs on the wall"),
    NoteState.WAITING: N_("waits a moment for the facilitator"),
    NoteState.HIDDEN: N_("is not shown on the wall"),
    NoteState.WITHDRAWN: N_("taken away"),
}
STATE_ICONS = {
    NoteState.SHOWN: "check-circle",
    NoteState.WAITING: "hourglass",
    NoteState.HIDDEN: "eye-slash",
    NoteState.WITHDRAWN: "x-circle",
}


def shown(latest: Latest, guest: Guest) -> Shown:
    """The page with the note."""
    return Shown("ideas.html", {**note_values(latest, guest), "thinking": phase_values(latest.view.step)})


def phase_values(step: Step | None) -> dict[str, object] | None:
    """The phase of 1-2-4-All: its ``name``, the same with the time ``until`` when, in ``ends`` that moment in milliseconds, and
    the ``task``; None when no clock runs."""
    settings = read_settings(step) if step is not None else None
    if not isinstance(settings, IdeasSettings):
        return None
    phase, end = thinking.phase_of(settings), timing.ends(thinking.timing(settings))
    if end is None:
        return None
    name = _(PHASE_NAMES[phase])
    # The phone server runs on the laptop in the hall, so the machine's own zone is that of the room.
    until = _("{name}, until {time}").format(name=name, time=time_text(end.astimezone()))
    return {"name": name, "until": until, "ends": int(end.timestamp() * 1000), "task": _(PHASE_TASKS[phase])}


def note_values(latest: Latest, guest: Guest) -> dict[str, object]:
    """What the note and the list of own notes need."""
    step, project = latest.view.step, latest.view.project
    # A heading without words would leave people who listen to the page nowhere.
    question = (step.question if step is not None else "") or project.question
    question = question or (step.title if step is not None else "") or project.name
    return {
        "question": question,
        "limit": NOTE_ON_PHONE,
        "note_id": new_id(),
        "notes": tuple(_own(note) for note in latest.own_notes(guest)),
    }


def _own(note: OwnNote) -> dict[str, object]:
    return {
        "id": note.id,
        "text": note.text,
        "colour": note.colour,
        "state": _(STATE_NAMES[note.state]),
        "icon": STATE_ICONS[note.state],
        "gone": note.state is NoteState.WITHDRAWN,
    }
