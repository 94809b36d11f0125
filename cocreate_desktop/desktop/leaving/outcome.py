"""What would come of it: how much goes along, what the other system would refuse and why, what mends it, how the first record
arrives, and what stays here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QGridLayout, QLabel, QTableView, QWidget

from ...language import _, in_a_row, ngettext, number_text
from ...services.leaving import Mend, Preview, Trouble
from .. import forms
from ..parts.chip import Chip
from ..parts.keybutton import KeyButton
from .cells import cell, spread, whole_table

MOST_SHOWN, MENDS_ACROSS = 200, 2
"""So many troubles are listed; what mends one mends all of its kind."""


class Outcome(QWidget):
    """Shows a preview. ``mends`` are the buttons, by the key of the mend."""

    # Emits: str, the key of a mend to be done, or to be undone.
    toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "leaving/outcome")
        self.goes = forms.child(form, QLabel, "goes")
        self.chip = forms.child(form, Chip, "goesChip")
        self._mend_grid = forms.child(form, QGridLayout, "mendLayout")
        self._mend_words = forms.child(form, QLabel, "mendWords")
        self._parts = {name: forms.child(form, QWidget, name) for name in ("troublePart", "samplePart")}
        self.troubles = whole_table(forms.child(form, QTableView, "troubles"))
        self._none = forms.child(form, QLabel, "noTroubles")
        self._more = forms.child(form, QLabel, "moreTroubles")
        self.sample = whole_table(forms.child(form, QTableView, "sample"))
        self.stays = forms.child(form, QLabel, "stays")
        self.files = forms.child(form, QLabel, "files")
        self._views = {name: forms.child(form, QTableView, name) for name in ("troubles", "sample")}
        for column in range(MENDS_ACROSS):
            self._mend_grid.setColumnStretch(column, 1)
        self.mends: dict[str, KeyButton] = {}

    @property
    def controls(self) -> list[QWidget]:
        """What takes the keyboard, in the order in which it stands there."""
        return [*self.mends.values(), *self._views.values()]

    def show_waiting(self) -> None:
        """It is being looked at; what stood here stays so long."""
        self.goes.setText(_("Looking what goes along …"))
        self.chip.hide()

    def show_problem(self, words: str) -> None:
        """There is nothing to show, and why."""
        self.show_preview(None)
        self.goes.setText(words)

    def show_preview(self, found: Preview | None) -> None:
        """Shows it; nothing where there is none."""
        self.chip.setVisible(found is not None)
        if found is not None:
            self.goes.setText(_goes_words(found))
            _show_chip(self.chip, found)
        self._show_mends(found)
        self._show_troubles(found)
        self._show_sample(found)
        self.stays.setText("" if found is None else _stays_words(found))
        self.stays.setVisible(bool(self.stays.text()))
        names = () if found is None else found.files
        self.files.setText(_("Files: {names}").format(names=in_a_row(names)) if names else "")
        self.files.setVisible(bool(names))

    def _show_mends(self, found: Preview | None) -> None:
        """One button for each; what is done stands there pressed, and a click undoes it."""
        wanted = () if found is None else (*found.mended, *found.mends)
        focused = next((key for key, one in self.mends.items() if one.hasFocus()), "")
        for button in self.mends.values():
            self._mend_grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        done = found.mended if found is not None else ()
        self.mends = {one.key: self._mend_button(one, one in done) for one in wanted}
        for place, button in enumerate(self.mends.values()):
            self._mend_grid.addWidget(button, place // MENDS_ACROSS, place % MENDS_ACROSS)
            button.show()
        if focused in self.mends:
            self.mends[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self._mend_words.setVisible(bool(wanted))

    def _mend_button(self, mend: Mend, done: bool) -> KeyButton:
        words = _("Done: {deed} ({n})") if done else _("{deed} ({n})")
        words = words.format(deed=mend.deed, n=number_text(mend.number))
        button = KeyButton(self, words, icon_name="check" if done else "pencil-simple")
        button.setCheckable(True)
        button.setChecked(done)
        button.setToolTip(_("Click again to undo it.") if done else "")
        button.setAccessibleDescription(_("Click again to undo it.") if done else "")
        button.setProperty("mend", mend.key)
        button.clicked.connect(self._on_mend)
        return button

    def _show_troubles(self, found: Preview | None) -> None:
        troubles = () if found is None else sorted(found.troubles, key=lambda one: not one.refused)
        self.troubles.clear()
        heads = (_("What"), _("Where"), _("Why"), _("Goes along"))
        self.troubles.setHorizontalHeaderLabels(heads)
        for one in troubles[:MOST_SHOWN]:
            self.troubles.appendRow(_trouble_row(one))
        spread(self._views["troubles"], 0, 2)
        self._parts["troublePart"].setVisible(bool(troubles))
        self._none.setVisible(found is not None and found.records > 0 and not troubles)
        self._more.setText(_more_words(troubles))
        self._more.setVisible(bool(self._more.text()))

    def _show_sample(self, found: Preview | None) -> None:
        first = found.sample[0] if found is not None and found.sample else {}
        self.sample.clear()
        self.sample.setHorizontalHeaderLabels((_("Field there"), _("What arrives")))
        for name, value in first.items():
            self.sample.appendRow([cell(name), cell(value)])
        spread(self._views["sample"], 1)
        self._parts["samplePart"].setVisible(bool(first))

    @Slot()
    def _on_mend(self) -> None:
        pressed = self.sender()
        self.toggled.emit(next(key for key, button in self.mends.items() if button is pressed))


def _trouble_row(one: Trouble) -> list[QStandardItem]:
    goes = _("no") if one.refused else _("otherwise")
    return [cell(words) for words in (one.title, one.where, one.why, goes)]


def _goes_words(found: Preview) -> str:
    words = ngettext("{n} of {all} goes along", "{n} of {all} go along", found.goes)
    return words.format(n=number_text(found.goes), all=number_text(found.records))


def _show_chip(chip: Chip, found: Preview) -> None:
    left = len(found.refused)
    if not found.records:
        chip.show_state(_("there is nothing to send"), "warn")
    elif left:
        words = ngettext("{n} stays behind", "{n} stay behind", left)
        chip.show_state(words.format(n=number_text(left)), "warn")
    else:
        chip.show_state(_("nothing is refused"), "ok")


def _more_words(troubles: list[Trouble] | tuple[Trouble, ...]) -> str:
    """How many are not listed, and how many no button solves."""
    said = []
    if len(troubles) > MOST_SHOWN:
        words = _("{n} more are not listed here.")
        said.append(words.format(n=number_text(len(troubles) - MOST_SHOWN)))
    own = sum(one.refused and not one.mend for one in troubles)
    if own:
        words = ngettext(
            "No button solves {n} of these: see why.", "No button solves {n} of these: see why.", own
        )
        said.append(words.format(n=number_text(own)))
    return " ".join(said)


def _stays_words(found: Preview) -> str:
    """What never goes along, each with its reason."""
    parts = [f"{number_text(number)} {why}" for why, number in found.left_out.items() if number]
    return _("Stays here: {what}.").format(what=in_a_row(parts)) if parts else ""
