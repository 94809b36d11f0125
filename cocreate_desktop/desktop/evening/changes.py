"""Which changes the room of the evening reads at once, which it puts off for a moment, which are only votes that came in, and
which are not for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ...domain.events import (
    BackupMade,
    BallotCast,
    Changed,
    DryRunChanged,
    Event,
    GuestsChanged,
    PhonesReached,
)
from ...domain.rounds import Phase
from ...domain.sharestate import SharingChanged
from ...services.overview import EveningView

WAIT_MS: Final = 200


class Changes(QObject):
    """While photos are checked, one note after the other comes to hang: the room behind reads them together."""

    # Emits: nothing; what was put off wants to be read now.
    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.due)

    def now(self, events: Iterable[Event], *, checking: bool) -> bool:
        """Whether the view is read at once; what can wait is told by ``due``."""
        shown = [event for event in events if _is_of_the_view(event)]
        if shown and checking and all(map(_is_a_note, shown)):
            self._timer.start()
            return False
        return bool(shown)

    def votes_only(self, events: Iterable[Event], view: EveningView) -> bool:
        """Whether nothing came but ballots for the open vote that is shown: then only its turnout is another."""
        found = view.round
        if found is None or found.round.phase is not Phase.OPEN:
            return False
        shown = [event for event in events if _is_of_the_view(event)]
        return bool(shown) and all(
            isinstance(event, BallotCast) and event.round_id == found.round.id for event in shown
        )

    def settle(self) -> None:
        """What was put off is due at once."""
        if self._timer.isActive():
            self._timer.stop()
            self.due.emit()

    def done(self) -> None:
        """It is read, or nobody will."""
        self._timer.stop()


def _is_of_the_view(event: Event) -> bool:
    """Whether what is shown must be read again; what is seen on photos comes by its own road."""
    if isinstance(event, Changed):
        return event.entity not in ("photo", "sighting")
    return not isinstance(event, GuestsChanged | BackupMade | DryRunChanged | PhonesReached | SharingChanged)


def _is_a_note(event: Event) -> bool:
    return isinstance(event, Changed) and event.entity == "note"
