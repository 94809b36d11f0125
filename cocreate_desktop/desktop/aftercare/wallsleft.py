"""A line in the room after the evening while whole photos of the wall lie there of which nobody ended the check, with a button
that ends it. Where there are none it is not seen."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.errors import CocreateError
from ...domain.sharestate import SharingChanged
from ...language import _, ngettext
from ...services import wallleft
from ...services.wallleft import WallsLeft
from .. import forms
from ..desk import Desk
from ..parts.dialogs import Decided, SafeDialog
from ..parts.keybutton import KeyButton
from ..relay import Batch


class WallsLeftLine(QWidget):
    """Looks again by itself with everything that happens."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evening_id = ""
        self._left = WallsLeft(0, 0)
        form = forms.fill(self, "aftercare/wallsleft")
        self._words = forms.child(form, QLabel, "leftWords")
        self.button = forms.child(form, KeyButton, "endCheck")
        self.button.clicked.connect(self._on_end)
        self.asking: SafeDialog | None = None
        self.hide()
        desk.relay.happened.connect(self._on_happened)

    def enter(self, evening_id: str) -> None:
        """Shows what is left of this evening."""
        self._evening_id = evening_id
        self._read()

    def close_down(self) -> None:
        """The project closes."""
        self._evening_id = ""
        self._desk.relay.happened.disconnect(self._on_happened)

    def _read(self) -> None:
        try:
            self._left = wallleft.left(self._desk.services, self._evening_id)
        except CocreateError as problem:
            self._desk.voice.problem(problem)
            return
        self._words.setText(_left_words(self._left))
        self.button.setEnabled(True)
        self.setVisible(bool(self._left.photos))

    @Slot()
    def _on_end(self) -> None:
        """What nobody looked at is asked for once more, for it is gone then."""
        if not self._left.unseen:
            self._end()
            return
        lost = ngettext(
            "{n} note on them was not looked at and goes with them.",
            "{n} notes on them were not looked at and go with them.",
            self._left.unseen,
        ).format(n=self._left.unseen)
        kept = _("Notes that were taken in stay. To check the others first, go to the step of ideas.")
        self.asking = SafeDialog(
            _("End the check of the photos?"),
            f"{lost} {kept}",
            _("Leave them"),
            _("End the check"),
            danger=True,
            parent=self.window(),
        )
        self.asking.decided.connect(self._on_decided)
        self.asking.open()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        self.asking = None
        if decided.deed:
            self._end()

    def _end(self) -> None:
        self.button.setEnabled(False)
        services, eyes, evening_id = self._desk.services, self._desk.project.eyes, self._evening_id

        def work() -> WallsLeft | CocreateError:
            try:
                return wallleft.end(services, eyes, evening_id)
            except CocreateError as problem:
                return problem

        self._desk.aside(work, self._on_ended)

    def _on_ended(self, ended: WallsLeft | CocreateError) -> None:
        if isinstance(ended, CocreateError):
            self._desk.voice.problem(ended)
            self._read()
            return
        said = ngettext("{n} whole photo is gone.", "{n} whole photos are gone.", ended.photos)
        self._desk.voice.message(said.format(n=ended.photos))
        self._read()

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if self._evening_id and not batch.only(SharingChanged):
            self._read()


def _left_words(found: WallsLeft) -> str:
    said = ngettext(
        "{n} photo of the wall is kept whole, with everything that can be seen on it: its check was not ended.",
        "{n} photos of the wall are kept whole, with everything that can be seen on them: their check was not ended.",
        found.photos,
    )
    return said.format(n=found.photos)
