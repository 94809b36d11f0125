"""Ideas from a file or a pasted list: shows how many were found and which lines do not come in, before anything is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QListView, QPlainTextEdit, QWidget

from ...domain.steps import KIND_NAMES, Kind, Step
from ...language import _, ngettext
from ...services.capturing import NewNote
from ...services.outside import IdeaColumns, IdeasFound, IdeaTable
from .. import forms
from ..desk import Desk
from ..parts.dialogs import Decided, SafeDialog
from ..parts.keybutton import KeyButton
from . import ideacolumns
from .columnsdialog import ColumnsDialog

WAIT_MS = 200
WIDTH = 560


@dataclass(frozen=True, slots=True)
class BringWanted:
    """These notes should hang in this step."""

    step_id: str
    notes: tuple[NewNote, ...]


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file that was read: its ``table`` is None where it is plain text; ``known``: what its columns hold was not guessed."""

    path: Path
    table: IdeaTable | None
    columns: IdeaColumns
    known: bool
    found: IdeasFound


class BringDialog(SafeDialog):
    """Opened with ``open()``; nothing is kept until the deed."""

    # Emits: BringWanted.
    wanted = Signal(object)

    def __init__(self, desk: Desk, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        text = _("From a table or text file, or from a list. You see first what comes in.")
        super().__init__(_("Read ideas in"), text, _("Cancel"), _("Read in"), parent=parent)
        self.setFixedWidth(WIDTH)
        self._desk = desk
        self._notes: tuple[NewNote, ...] = ()
        form = forms.load("prepare/bringdialog", self)
        self.body.addWidget(form)
        self._choose = forms.child(form, KeyButton, "chooseFile")
        self._file = forms.child(form, QLabel, "fileName")
        self.columns_button = forms.child(form, KeyButton, "columns")
        self.columns: ColumnsDialog | None = None
        self._looked: _Looked | None = None
        self.pasted = forms.child(form, QPlainTextEdit, "pasted")
        self._target = forms.child(form, QComboBox, "target")
        self.found = forms.child(form, QLabel, "found")
        self._bad = forms.child(form, QListView, "bad")
        self._lines = QStringListModel(self)
        self._bad.setModel(self._lines)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._on_pasted)
        self._wire()
        self._fill_steps(steps)
        self.show_found(IdeasFound((), ()))

    def read_file(self, path: Path, columns: IdeaColumns | None = None) -> None:
        """Reads a file aside and shows what is in it. What its columns hold is as it was said before, else guessed."""
        files = self._desk.project.files
        self._file.setText(path.name)

        def work() -> _Looked:
            table = files.look_at_ideas(path)
            said = columns or (ideacolumns.remembered(table) if table is not None else None)
            guessed = table.columns if table is not None else IdeaColumns()
            known = said is not None or table is None or table.sure or len(table.first[0]) == 1
            found = files.read_ideas(path, None if table is None else said or guessed)
            return _Looked(path, table, said or guessed, known, found)

        self._desk.aside(work, self._show_looked)

    def read_words(self, words: str) -> None:
        """Shows what is in pasted or dropped text; it can still be changed."""
        self.pasted.setPlainText(words)

    def choose_step(self, step_id: str) -> None:
        """Proposes where the notes go."""
        self._target.setCurrentIndex(max(self._target.findData(step_id), 0))

    def _show_looked(self, looked: _Looked) -> None:
        """Where nobody can tell what the columns hold it is asked at once."""
        self._looked = looked
        self.columns_button.setVisible(looked.table is not None)
        self.show_found(looked.found)
        if not looked.known and self.isVisible():
            self._on_columns()

    def show_found(self, found: IdeasFound) -> None:
        """Shows what was found; the deed is there when there is something to read in."""
        self._notes = found.notes
        number, bad = len(found.notes), len(found.bad)
        words = (
            [ngettext("{n} note found", "{n} notes found", number).format(n=number)] if number or bad else []
        )
        if bad:
            words.append(ngettext("{n} line does not come in", "{n} lines do not come in", bad).format(n=bad))
        self.found.setText(" · ".join(words))
        self.found.setVisible(bool(words))
        self._lines.setStringList([_("Line {n}: {why}").format(n=row.line, why=row.why) for row in found.bad])
        self._bad.setVisible(bool(bad))
        self.grow()
        self.deed_button.setEnabled(bool(number) and self._target.count() > 0)
        self._offer_enter()
        self.adjustSize()

    @Slot()
    def accept(self) -> None:
        """Takes what stands there now, also what was typed a moment ago; with nothing to read in it stays open."""
        if self._wait.isActive():
            self._wait.stop()
            self._on_pasted()
        if self._notes:
            super().accept()

    def _offer_enter(self) -> None:
        """Enter is the deed's as soon as there is one; whoever is typing or choosing keeps the focus."""
        if self.deed_button.isEnabled() and self.focusWidget() in (None, self._choose, self.safe_button):
            self.deed_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wire(self) -> None:
        self._choose.clicked.connect(self._on_choose)
        self.columns_button.clicked.connect(self._on_columns)
        self.pasted.textChanged.connect(self._wait.start)
        self.decided.connect(self._on_decided)

    def _fill_steps(self, steps: Sequence[Step]) -> None:
        for step in steps:
            if step.kind in (Kind.IDEAS, Kind.THEMES):
                self._target.addItem(step.title or _(KIND_NAMES[step.kind]), step.id)

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, _("Read ideas in"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Tables and text") + " (*.csv *.tsv *.xlsx *.txt *.md)")
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file(self, chosen: str) -> None:
        self.read_file(Path(chosen))

    @Slot()
    def _on_columns(self) -> None:
        if self._looked is not None and self._looked.table is not None:
            self.columns = ColumnsDialog(self._looked.table, self._looked.columns, self)
            self.columns.chosen.connect(self._on_columns_chosen)
            self.columns.open()

    @Slot(object)
    def _on_columns_chosen(self, chosen: IdeaColumns) -> None:
        """Reads the file again so, and remembers it."""
        looked = self._looked
        if looked is not None and looked.table is not None:
            ideacolumns.remember(looked.table, chosen)
            self.read_file(looked.path, chosen)

    @Slot()
    def _on_pasted(self) -> None:
        self._file.setText("")
        self._looked = None
        self.columns_button.hide()
        self.show_found(self._desk.project.files.read_pasted(self.pasted.toPlainText()))

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        self._wait.stop()
        if decided.deed and self._notes and self._target.count():
            self.wanted.emit(BringWanted(str(self._target.currentData()), self._notes))
