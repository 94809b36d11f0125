"""Keeps what is half typed, so that it is there again after a crash. It is written aside, at most once a second while somebody
types, and taken away at once when the field is empty again: what was entered must not come back."""

from __future__ import annotations

import threading
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit

from ..domain.errors import CocreateError
from .desk import Desk

SOON_MS: Final = 1000
Field = QLineEdit | QPlainTextEdit


class Draft(QObject):
    """Of one field, which may stand for one place after another. A disk that takes nothing is told by whoever enters something;
    here it is let be."""

    def __init__(self, desk: Desk, field: Field) -> None:
        super().__init__(field)
        self._desk, self._field = desk, field
        self._place = self._plain = self._last = ""
        self._stored = False
        self._newest = 0
        self._one = threading.Lock()
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._keep)
        field.textChanged.connect(self._on_text)

    def aim(self, place: str, plain: str = "") -> str:
        """From here on the field stands for ``place``, and says ``plain`` when nobody typed in it; returns what was half typed
        there, else that."""
        self._keep_now()
        self._place, self._plain = place, plain
        try:
            kept = self._desk.project.drafts.kept(place) if place else ""
        except CocreateError:
            kept = ""
        self._stored = bool(kept)
        self._last = kept or plain
        return self._last

    @Slot()
    def drop(self) -> None:
        """It was entered, or left by hand; from here on the field stands for nothing."""
        self._take_away()
        self._place = ""

    @Slot()
    def leave(self) -> None:
        """The field goes half typed, and perhaps within this second. One that is disabled was being entered."""
        if self._field.isEnabled():
            self._keep_now()
        else:
            self.drop()

    def _keep_now(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self._keep()

    def _take_away(self) -> None:
        self._soon.stop()
        if not self._stored:
            return
        self._stored = False
        with self._one:
            self._newest += 1
            try:
                self._desk.project.drafts.keep(self._place, "")
            except CocreateError:
                return

    @Slot()
    def _on_text(self) -> None:
        words = self._words()
        if not self._place or words == self._last:
            return
        self._last = words
        if words == self._plain or not words.strip():
            self._take_away()
        elif not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _keep(self) -> None:
        self._stored = True
        place, words, drafts, one = self._place, self._last, self._desk.project.drafts, self._one
        self._newest = number = self._newest + 1

        def work() -> None:
            with one:
                if self._newest == number:  # nobody typed on, or entered it, meanwhile
                    drafts.keep(place, words)

        self._desk.tasks.run(work, _done, _failed)

    def _words(self) -> str:
        field = self._field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def keep_drafts(desk: Desk, dialog: QDialog, place: str, **fields: QPlainTextEdit) -> None:
    """Of a dialog until what is typed in it is entered: what was half typed when it was left the last time, by Escape too, is
    shown now."""
    for name, field in fields.items():
        draft, plain = Draft(desk, field), field.toPlainText()
        words = draft.aim(f"{place} {name}", plain)
        if words != plain:
            field.setPlainText(words)
        dialog.accepted.connect(draft.drop)
        dialog.rejected.connect(draft.leave)


def _done(_nothing: None) -> None:
    """Nobody waits for it."""


def _failed(problem: Exception) -> None:
    if not isinstance(problem, CocreateError):
        raise problem
