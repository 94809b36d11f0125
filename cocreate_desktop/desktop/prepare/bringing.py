"""Ideas from elsewhere, wherever they are let go: what is dropped or pasted on a screen opens the question what comes in.
Taking in can be undone as one deed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Slot
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ...domain.steps import Kind
from ...language import _, ngettext
from ..desk import Desk
from ..walls.drops import on_clipboard
from .bringdialog import BringDialog, BringWanted
from .commands import TakeIn

READABLE = frozenset((".csv", ".tsv", ".xlsx", ".txt", ".md"))
_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Bringer(QObject):
    """Listens to what is dropped on ``host`` and asks with one dialog at a time."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self._evening_id = self._step_id = ""
        self.dialog: BringDialog | None = None
        host.setAcceptDrops(True)
        host.installEventFilter(self)

    def aim(self, evening_id: str, step_id: str = "") -> None:
        """What is dropped is for this evening, and for this step unless another one is chosen."""
        self._evening_id, self._step_id = evening_id, step_id

    def ask(self) -> BringDialog | None:
        """Opens the question; None where no step can take notes, which is said."""
        if self.dialog is not None or not self._evening_id:
            return self.dialog
        steps = self._desk.services.evenings.steps(self._evening_id)
        if not any(step.kind in (Kind.IDEAS, Kind.THEMES) for step in steps):
            self._desk.voice.message(_("Add a step for ideas first."))
            return None
        self.dialog = BringDialog(self._desk, steps, self._host.window())
        self.dialog.choose_step(self._step_id)
        self.dialog.wanted.connect(self._on_wanted)
        self.dialog.finished.connect(self._on_gone)
        self.dialog.open()
        return self.dialog

    def read_file(self, path: Path) -> None:
        """Asks about a file."""
        dialog = self.ask()
        if dialog is not None:
            dialog.read_file(path)

    def read_words(self, words: str) -> None:
        """Asks about text: one line, one note."""
        dialog = self.ask()
        if dialog is not None:
            dialog.read_words(words)

    def eventFilter(self, _host: QObject, event: QEvent) -> bool:
        """Takes files that can be read, and text: dropped anywhere, or pasted where no field wants it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and self._paste()
        if event.type() not in _DROPS or not isinstance(event, QDropEvent):
            return False
        brought = event.mimeData()
        path = readable(brought)
        if path is None and not is_text(brought):
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._take(path, brought.text())
        return True

    def _paste(self) -> bool:
        brought = on_clipboard()
        path = readable(brought)
        if path is None and not is_text(brought):
            return False
        self._take(path, brought.text())
        return True

    def _take(self, path: Path | None, words: str) -> None:
        if path is not None:
            self.read_file(path)
        else:
            self.read_words(words)

    @Slot()
    def _on_gone(self) -> None:
        self.dialog = None

    @Slot(object)
    def _on_wanted(self, wish: BringWanted) -> None:
        command = TakeIn(self._desk, wish.step_id, wish.notes)
        self._desk.undo.push(command)
        if command.number:
            words = ngettext("{n} note came in.", "{n} notes came in.", command.number)
            self._desk.voice.message(words.format(n=command.number), self._desk.undo.undo)


def readable(brought: QMimeData) -> Path | None:
    """The first file of a kind that can be read; None when there is none."""
    places = [Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile()]
    return next((place for place in places if place.suffix.casefold() in READABLE), None)


def is_text(brought: QMimeData) -> bool:
    """Whether it is words and no file or picture."""
    return brought.hasText() and not brought.hasUrls() and bool(brought.text().strip())
