"""What people said elsewhere of notes and themes, read back from an export: it comes in at once, in place of what was there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ...language import _, ngettext, number_text
from ...services.notesupport import ReadBack, TakenIn
from ...services.supportwords import supported_lines
from ..desk import Desk
from ..parts.dialogs import SafeDialog
from ..parts.wrappedlist import WrappedList

HIGHEST = 220


class ReadBackDialog(SafeDialog):
    """What came in, and by line what did not and what is none of ours."""

    def __init__(self, found: ReadBack, taken: TakenIn, parent: QWidget | None = None) -> None:
        came, *more = supported_lines(found, taken)
        if found.bad:
            lines = ngettext("{n} line does not come in", "{n} lines do not come in", len(found.bad))
            came += " " + lines.format(n=number_text(len(found.bad))) + "."
        super().__init__(_("Read back from Pol.is"), "\n".join((came, *more)), _("Close"), parent=parent)
        said = _("Line {n}: {why}")
        self.lines = [said.format(n=one.line, why=one.text) for one in taken.strange]
        self.lines += [said.format(n=line, why=why) for line, why in found.bad]
        if self.lines:
            rows = WrappedList(self)
            rows.setAccessibleName(_("Lines that found no place"))
            rows.setMaximumHeight(HIGHEST)
            rows.addItems(self.lines)
            self.body.addWidget(rows)


class PolisReader(QObject):
    """Asks for the file, reads it aside, and tells what came of it over ``host``."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self.asking: QFileDialog | None = None
        self.dialog: ReadBackDialog | None = None

    @Slot()
    def ask(self) -> None:
        """Which file."""
        self.asking = QFileDialog(self._host, _("The export of Pol.is"))
        self.asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.asking.setNameFilter(_("Export of Pol.is") + " (*.zip *.csv)")
        self.asking.fileSelected.connect(self.read)
        self.asking.finished.connect(self.asking.deleteLater)
        self.asking.open()

    @Slot(str)
    def read(self, chosen: str) -> None:
        """Reads it, and takes it in."""
        files = self._desk.project.files
        self._desk.aside(lambda: files.read_polis(Path(chosen)), self._take_in)

    def _take_in(self, found: ReadBack) -> None:
        taken = self._desk.attempt(lambda: self._desk.services.notesupport.take_in(found))
        if taken is not None:
            self.dialog = ReadBackDialog(found, taken, self._host.window())
            self.dialog.open()
