"""What happened to a vote, line by line, the newest first: for the facilitator, in place of the list of options. Below it the
control figure, and the file by which others check the vote."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStringListModel, Slot
from PySide6.QtWidgets import QLabel, QListView, QStackedWidget, QWidget

from ...domain.controlfigure import last_seal
from ...language import _
from ...services import votedwords
from ...services.auditing import text_of
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..saving import SaveAs, Saved, SavedDialog
from . import votewords
from .votekeys import ButtonKey

_MOST = 40  # letters of a question in the name of a file


class AuditPanel(QObject):
    """Wires the list and the button that opens and closes it."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk, self._form = desk, form
        self._button = forms.child(form, KeyButton, "happened")
        self._middle = forms.child(form, QStackedWidget, "middle")
        self._page = forms.child(form, QWidget, "auditPage")
        self._list = forms.child(form, QListView, "audit")
        self._control = forms.child(form, QLabel, "controlWords")
        self._save = forms.child(form, KeyButton, "saveControl")
        self._round: RoundView | None = None
        self._lines = QStringListModel(self)
        self._list.setModel(self._lines)
        self._button.toggled.connect(self._on_toggled)
        self._save.clicked.connect(self._on_save)
        ButtonKey(form, "Alt+H", self._button)
        ButtonKey(self._page, "Escape", self._button)

    def show_round(self, found: RoundView, *, shown: bool) -> None:
        """Shows the lines of a round; the button says how many were not counted."""
        zone = self._desk.services.clock.now().tzinfo
        lines = [f"{votewords.clock(line.at, zone)}  {text_of(line)}" for line in reversed(found.audit)]
        if lines != self._lines.stringList():
            self._lines.setStringList(lines)
        self._show_control(found)
        self._button.setText(votewords.happened(found))
        self._button.setVisible(shown)
        if not shown:
            self._button.setChecked(False)

    def _show_control(self, found: RoundView) -> None:
        self._round, seal = found, last_seal(found.audit)
        said = _("Control figure: {figure}").format(figure=seal.figure) if seal is not None else ""
        few = votedwords.keep_apart(found.tally) if found.tally is not None else ""
        self._control.setText("  ".join(part for part in (said, few) if part))
        self._control.setVisible(bool(said))
        self._save.setVisible(seal is not None)

    @Slot()
    def _on_save(self) -> None:
        if self._round is not None:
            title = _("Save the control of this vote")
            name = _("Control {question}").format(question=self._round.question[:_MOST])
            self.asking = SaveAs(
                self._form, title, f"{name}.control.json", "JSON (*.json)", self._round.round.id
            )
            self.asking.saved.connect(self._on_place)
            self.asking.open()

    @Slot(object)
    def _on_place(self, place: Saved) -> None:
        files, round_id = self._desk.project.files, str(place.token)
        self._desk.aside(lambda: files.control(round_id, place.path), self._saved)

    def _saved(self, path: Path) -> None:
        more = _("Give it to whoever wants to check the vote. There are no names in it.")
        SavedDialog(path, self._form.window(), more).open()

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        page = self._page if on else forms.child(self._form, QWidget, "optionsPage")
        self._middle.setCurrentWidget(page)
        if on:
            self._list.setFocus()
