"""How deep the hall is and how high the picture hangs there, and what that does to letters and codes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.evening import Evening
from ...domain.viewing import Hall, hall_of
from ...language import _
from .. import forms
from ..desk import Desk
from ..parts.countfield import CountField
from ..parts.dialogs import SafeDialog
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..reach.reachdialog import ReachDialog
from .fields import SavedCount

NEAREST, FARTHEST = 3, 60
LOWEST, HIGHEST = 50, 600


class HallButton(QObject):
    """The button in the card of the evening that says how far the last row sits, and opens the rest."""

    def __init__(self, desk: Desk, button: KeyButton) -> None:
        super().__init__(button)
        self._desk, self._button = desk, button
        self._evening: Evening | None = None
        self.dialog: HallDialog | None = None
        button.clicked.connect(self._on_clicked)

    def show_evening(self, evening: Evening) -> None:
        """Shows what is stored."""
        self._evening = evening
        self._button.setText(_("Last row: {n} m").format(n=hall_of(evening).distance))
        if self.dialog is not None:
            self.dialog.show_evening(evening)

    @Slot()
    def _on_clicked(self) -> None:
        if self._evening is None:
            return
        self.dialog = HallDialog(self._desk, self._button.window())
        self.dialog.show_evening(self._evening)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        self.dialog = None


class HallDialog(SafeDialog):
    """Opened over the room with ``open()``; each number stores itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        text = _("Letters on the beamer grow with the hall, so that the last row reads along.")
        super().__init__(_("Can the last row read this?"), text, _("Close"), parent=parent)
        self._desk = desk
        form = forms.load("prepare/halldialog", self)
        self.body.addWidget(form)
        distance, height = forms.child(form, CountField, "distance"), forms.child(form, CountField, "height")
        distance.setRange(NEAREST, FARTHEST)
        height.setRange(LOWEST, HIGHEST)
        height.setSingleStep(10)
        self._fields = (
            (SavedCount(desk, "viewing_distance", distance), "distance"),
            (SavedCount(desk, "screen_height", height), "height"),
        )
        self._icon = forms.child(form, IconLabel, "lettersIcon")
        self._letters = forms.child(form, QLabel, "letters")
        self._codes = forms.child(form, QLabel, "codesWords")
        self._evening_id = ""
        self.reach: ReachDialog | None = None
        forms.child(form, KeyButton, "reach").clicked.connect(self._on_reach)
        self.safe_button.setDefault(False)

    @Slot()
    def _on_reach(self) -> None:
        """Over this one: what it finds belongs to the same hall."""
        self.reach = ReachDialog(self._desk, self._evening_id, self)
        self.reach.finished.connect(self._on_tested)
        self.reach.open()

    @Slot(int)
    def _on_tested(self, _result: int) -> None:
        self.reach = None

    def show_evening(self, evening: Evening) -> None:
        """Shows what is stored, and what it means."""
        self._evening_id = evening.id
        hall = hall_of(evening)
        change = partial(self._desk.services.evenings.change, evening.id)
        for field, name in self._fields:
            field.aim(change, getattr(hall, name))
        self._icon.show_icon(*(("check-circle", "accent") if hall.readable else ("warning-fill", "warn")))
        self._letters.setText(letters_words(hall))
        self._codes.setText(codes_words(hall))


def letters_words(hall: Hall) -> str:
    """What the last row can read, in a sentence or two."""
    if not hall.readable:
        return _(
            "The last row cannot read the smallest letters, however large they are made. Hang the picture larger or bring the "
            "chairs closer."
        )
    if hall.larger > 1:
        much = round((hall.larger - 1) * 100)
        return _(
            "The smallest letters become {n} % larger, so that the last row can read them. On a very full picture they stay "
            "smaller."
        ).format(n=much)
    return _("The last row can read the usual letters.")


def codes_words(hall: Hall) -> str:
    """From how far the codes can be scanned, in a sentence or two."""
    # Whole metres, rounded down: never more than what holds.
    beside, alone = int(hall.reach_beside), int(hall.reach_alone)
    told = _("A code beside the words can be scanned up to {n} metres.").format(n=beside)
    if beside >= hall.distance:
        return told
    if alone >= hall.distance:
        rest = _("Press Q on the evening: alone on the picture it reaches {n} metres.").format(n=alone)
    else:
        rest = _(
            "Press Q on the evening: alone on the picture it reaches {n} metres. Behind that, hang up posters."
        ).format(n=alone)
    return f"{told} {rest}"
