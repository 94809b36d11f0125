"""The pictures of the windows that lie over a room and that no other scene opens: they ask a few words, or tell something."""

from __future__ import annotations

from PySide6.QtWidgets import QTableWidget, QTabWidget

from cocreate_desktop.apps.gallery.hand import Hand
from cocreate_desktop.desktop.aftercare.room import AftercareRoom
from cocreate_desktop.desktop.aftercare.tracedialog import TraceDialog
from cocreate_desktop.desktop.proposals.versions import VersionsDialog
from cocreate_desktop.domain.notes import NoteState

FIRST_OFFER = 1
"""Its row; the first is the idea it is for."""


def over_prepare(hand: Hand) -> None:
    """A phase, a risk, the kinds of step there are, and with whom the project is shared."""
    for place, (button, name) in enumerate((("addPhase", "phase"), ("addRisk", "risk"))):
        hand.press("dossier")
        hand.part(QTabWidget, "tabs").setCurrentIndex(place)
        _shown(hand, button, f"dossier-{name}")
    _shown(hand, "addStep", "prepare-add-step")
    hand.shell.action("sharing").trigger()
    hand.settle()
    hand.desk("sharing")
    hand.close_dialogs()


def over_offers(hand: Hand) -> None:
    """Who gives a name with the first offer, and what that person promises."""
    board = hand.part(QTableWidget, "board")
    board.setCurrentCell(FIRST_OFFER, 0)
    hand.settle()
    _shown(hand, "contact", "evening-offers-contact")
    _shown(hand, "pledge", "evening-offers-promise")


def over_proposal(hand: Hand) -> None:
    """Two versions of a text beside each other."""
    step = hand.view.step
    assert step is not None, "the evening runs"
    VersionsDialog(hand.services.proposals.view(step.id), hand.shell).open()
    hand.settle()
    hand.desk("evening-proposal-versions")
    hand.close_dialogs()


def over_aftercare(hand: Hand) -> None:
    """A reply, a promise, what became of one note, and erasing on request."""
    room, desk = hand.shell.room("aftercare"), hand.shell.desk
    assert isinstance(room, AftercareRoom), "the room after the evening is an AftercareRoom"
    assert desk is not None, "a project is open"
    room.go("replies")
    hand.read()
    _shown(hand, "write", "aftercare-reply", room)
    _shown(hand, "add", "aftercare-promise", room)
    _shown(hand, "erase", "aftercare-erase", room)
    shown = [note for note in hand.services.capturing.notes(hand.evening.id) if note.state is NoteState.SHOWN]
    TraceDialog(desk, hand.services.tracing.of(shown[0].id), hand.shell).open()
    hand.settle()
    hand.desk("aftercare-trace")
    hand.close_dialogs()


def _shown(hand: Hand, button: str, name: str, room: AftercareRoom | None = None) -> None:
    """What a button brings."""
    hand.press(button, room)
    hand.desk(name)
    hand.close_dialogs()
