"""Photos that are chosen in a dialog for files, or taken from the clipboard. It takes nothing in by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ...domain.walls import Way
from ...language import _
from .drops import KINDS, Brought, brought_by, on_clipboard
from .photoqueue import Refused


class PictureChoice(QObject):
    """For buttons on ``host``; ``title`` stands above the dialog."""

    # Emits: Brought.
    brought = Signal(object)
    # Emits: Refused; there was nothing to paste.
    refused = Signal(object)

    def __init__(self, host: QWidget, title: str) -> None:
        super().__init__(host)
        self._host, self._title = host, title
        self._asking: QFileDialog | None = None

    @Slot()
    def files(self) -> None:
        """One or several files."""
        kinds = " ".join(f"*{kind} *{kind.upper()}" for kind in KINDS)
        self._ask(QFileDialog.FileMode.ExistingFiles, _("Photos and PDF") + f" ({kinds})")

    @Slot()
    def folder(self) -> None:
        """A folder with photos."""
        self._ask(QFileDialog.FileMode.Directory, "")

    @Slot()
    def paste(self) -> None:
        """What is on the clipboard."""
        found = brought_by(on_clipboard(), Way.CLIPBOARD)
        if found is not None:
            self.brought.emit(found)
        else:
            self.refused.emit(Refused(_("Paste"), _("There is no picture and no file on the clipboard.")))

    def _ask(self, mode: QFileDialog.FileMode, kinds: str) -> None:
        self._asking = QFileDialog(self._host, self._title)
        self._asking.setFileMode(mode)
        if kinds:
            self._asking.setNameFilters([kinds, _("All files") + " (*)"])
        self._asking.filesSelected.connect(self._on_chosen)
        self._asking.finished.connect(self._asking.deleteLater)
        self._asking.open()

    @Slot(list)
    def _on_chosen(self, chosen: list[str]) -> None:
        self.brought.emit(Brought(Way.FILE, tuple(Path(one) for one in chosen)))
