"""The handbook on paper: asks where the PDF should go, lays it out aside, and tells where it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from ...domain.errors import CocreateError
from ...handbook.pages import Handbook
from ...language import _
from ..saving import SaveAs, Saved, SavedDialog
from ..shell import Shell

PrintBook = Callable[[Handbook, Path], Path]
"""Writes the handbook as a PDF and returns where; it may take a while, and raises FileProblem."""


class BookPrint(QObject):
    """From the wish to the file; it deletes itself."""

    def __init__(self, shell: Shell, work: PrintBook, book: Handbook) -> None:
        super().__init__(shell)
        self._shell, self._work, self._book = shell, work, book

    def ask(self) -> None:
        """Asks for a place."""
        name = self._book.front.title
        asking = SaveAs(self._shell, name, f"{name}.pdf", _("PDF file") + " (*.pdf)", self._book)
        asking.saved.connect(self._on_place)
        asking.dialog.rejected.connect(self.deleteLater)
        asking.open()

    @Slot(object)
    def _on_place(self, place: Saved) -> None:
        work, book = self._work, self._book
        self._shell.tasks.run(lambda: work(book, place.path), self._done, self._failed)

    def _done(self, path: Path) -> None:
        SavedDialog(path, self._shell).open()
        self.deleteLater()

    def _failed(self, problem: BaseException) -> None:
        self.deleteLater()
        if not isinstance(problem, CocreateError):
            raise problem
        self._shell.problem(problem)
