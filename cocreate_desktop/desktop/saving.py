"""Asks where a file should go, and tells where it went with a way to open it. It writes nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from .. import paths
from ..language import _
from .parts.dialogs import Decided, SafeDialog


@dataclass(frozen=True, slots=True)
class Saved:
    """A place that was chosen; ``token`` is what was asked for."""

    path: Path
    token: object


class SaveAs(QObject):
    """One question for a place, in the user's documents at first. It deletes itself with its dialog."""

    # Emits: Saved.
    saved = Signal(object)

    def __init__(self, host: QWidget, title: str, file: str, kinds: str, token: object) -> None:
        super().__init__(host)
        self._token = token
        folder = paths.documents()
        folder.mkdir(parents=True, exist_ok=True)
        self.dialog = QFileDialog(host, title, str(folder), kinds)
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setDefaultSuffix(Path(file).suffix.removeprefix("."))
        self.dialog.selectFile(paths.file_name(file))
        self.dialog.fileSelected.connect(self._on_selected)
        self.dialog.finished.connect(self.dialog.deleteLater)

    def open(self) -> None:
        """Shows the question; nothing waits for it."""
        self.dialog.open()

    @Slot(str)
    def _on_selected(self, chosen: str) -> None:
        self.saved.emit(Saved(Path(chosen), self._token))


class SavedDialog(SafeDialog):
    """Says where a file went, and ``more`` of it; its deed opens the file or folder."""

    def __init__(self, path: Path, parent: QWidget | None = None, more: str = "") -> None:
        text = " ".join(filter(None, (_("It is in {folder}.").format(folder=path.parent), more)))
        deed = _("Open the folder") if path.is_dir() else _("Open it")
        super().__init__(
            _("{name} is ready").format(name=path.name),
            text,
            _("Close"),
            deed,
            icon="check-circle-fill",
            icon_token="accent",
            token=path,
            parent=parent,
        )
        self.decided.connect(self._on_decided)

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.deed:
            open_file(Path(str(decided.token)))


def open_file(path: Path) -> bool:
    """Opens a file or folder in the program that this machine has for it; whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
