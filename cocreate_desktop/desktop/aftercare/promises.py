"""When people hear how it stands: three moments after the last evening, each with its day, and whether it was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ...domain.replies import AFTER_NAMES, After
from ...language import _, date_text
from ...services.replies import PromiseLine
from .. import forms
from ..desk import Desk
from ..dossier.linedialog import LineDialog, Lining
from ..parts.keybutton import KeyButton
from ..prepare.fields import DATE, TEXT, Writing

BUTTONS = {"afterWeeks": After.WEEKS_2, "afterHalf": After.MONTHS_6, "afterYear": After.MONTHS_12}
FIELDS: Mapping[str, tuple[str, Writing]] = {
    "promiseDue": ("due", DATE),
    "promiseDone": ("done_on", DATE),
    "promiseTold": ("told", TEXT),
}


class Promises(QWidget):
    """A button for each moment, which says its day and how it stands."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        form = forms.fill(self, "aftercare/promises")
        self.buttons = {after: forms.child(form, KeyButton, name) for name, after in BUTTONS.items()}
        for button in self.buttons.values():
            button.clicked.connect(self._on_pressed)
        self._lines: dict[After, PromiseLine] = {}
        self.dialog: LineDialog | None = None

    def show_promises(self, lines: Sequence[PromiseLine]) -> None:
        """Shows the moments as they stand now."""
        self._lines = {line.after: line for line in lines}
        for after, button in self.buttons.items():
            line = self._lines[after]
            button.setText(promise_text(line))
            icon = "check-circle-fill" if line.done_on else "warning-circle" if line.late > 0 else "calendar"
            button.setProperty("iconName", icon)

    @Slot()
    def _on_pressed(self) -> None:
        pressed = self.sender()
        after = next(after for after, button in self.buttons.items() if button is pressed)
        line, promise = self._lines[after], self._desk.services.replies.promise
        nothing = partial(self._desk.services.replies.promise, after)
        lining = Lining(
            nothing,
            lambda name, **fields: promise(After(name), **fields),
            lambda _name: nothing(due="", done_on="", told=""),
            lambda _name: nothing(due=line.due, done_on=line.done_on, told=line.told),
            _("Change when people hear"),
        )
        before = {"due": line.due, "done_on": line.done_on, "told": line.told}
        title = _("People hear from us {when}").format(when=_(AFTER_NAMES[after]))
        self.dialog = LineDialog(
            self._desk,
            title,
            "aftercare/promisedialog",
            FIELDS,
            lining,
            line_id=after.value,
            before=before,
            parent=self.window(),
        )
        self.dialog.open()


def promise_text(line: PromiseLine) -> str:
    """A moment with its day, and how it stands."""
    name = _(AFTER_NAMES[line.after]).capitalize()
    if line.done_on:
        return _("{when}: done").format(when=name)
    if not line.due:
        return _("{when}: no day yet").format(when=name)
    day = date_text(date.fromisoformat(line.due))
    if line.late > 0:
        return _("{when}: {day}, late").format(when=name, day=day)
    return _("{when}: {day}").format(when=name, day=day)
