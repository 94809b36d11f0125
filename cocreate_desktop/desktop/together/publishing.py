"""Making a result final when other laptops may still have ballots of it: they are named, and the facilitator decides."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ...domain.laptops import Laptop
from ...language import _, apart, in_a_row
from ..desk import Desk
from ..parts.dialogs import Decided, SafeDialog
from .strip import name_of


class Publishing(QObject):
    """One for a screen with such a button."""

    # Emits: nothing; a result was made final, or was not.
    done = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._host = host

    def publish(self, round_id: str) -> None:
        """Makes it final at once when everything is in; else asks once."""
        waiting = self._desk.attempt(lambda: self._desk.services.together.waited_for(round_id))
        if not waiting:
            self._publish(round_id)
            return
        dialog = SafeDialog(
            _("Not every laptop has handed in"),
            _asked(waiting),
            _("Wait for it") if len(waiting) == 1 else _("Wait for them"),
            _("Make it final anyway"),
            danger=True,
            icon="laptop",
            token=round_id,
            parent=self._host.window(),
        )
        dialog.decided.connect(self._on_decided)
        dialog.open()

    def _publish(self, round_id: str) -> None:
        self._desk.attempt(lambda: self._desk.services.voting.publish(round_id))
        self.done.emit()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.deed:
            self._publish(str(decided.token))
        else:
            self.done.emit()


def _asked(waiting: tuple[Laptop, ...]) -> str:
    names = in_a_row(apart(name_of(one)) for one in waiting)
    return _(
        "Since the vote closed nothing came in from: {laptops}. Votes that are still there would come too late: they are "
        "listed then, and do not count."
    ).format(laptops=names)
