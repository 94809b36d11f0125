"""The frame of every question here whose answer takes a while: it works aside, stays open with what was typed when it did not
work, and can be closed meanwhile without stopping anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ...domain.errors import CocreateError
from ...language import _
from .. import forms, problems, theme
from ..desk import Voice
from ..parts.dialogs import SafeDialog
from ..tasks import Tasks
from .notice import Notice

T = TypeVar("T")
WIDE = 560


class AskingDialog(SafeDialog):
    """Subclasses say what Enter does in ``go``, and which field a problem is about in ``at_fault``."""

    def __init__(
        self, form: str, title: str, text: str, deed: str, tasks: Tasks, voice: Voice, parent: QWidget | None
    ) -> None:
        super().__init__(title, text, _("Cancel"), deed, parent=parent)
        self.setFixedWidth(WIDE)
        self._tasks, self._voice = tasks, voice
        self.gone = self.busy = False
        self.form = forms.load(form, self)
        self.body.addWidget(self.form)
        self.notice = Notice(self)
        self.body.addWidget(self.notice)
        self.finished.connect(self._on_gone)

    def go(self) -> None:
        """Enter, or the deed was pressed: begins what takes a while."""

    def ready(self) -> bool:
        """Whether all that is needed was filled in."""
        return True

    def at_fault(self, _problem: CocreateError) -> QLineEdit | None:
        """The field that a problem is about; None when it is about none."""
        return None

    @Slot()
    def accept(self) -> None:
        """Does not close by itself: that is for when it worked."""
        if not self.busy and self.ready():
            self.go()

    def begin(self, words: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Works aside. ``done`` comes in the window's thread, also when this was closed meanwhile (then ``gone`` is true)."""
        self._hold(True)
        self._unmark()
        self.notice.busy(words)
        self.fit()

        def ended(result: T) -> None:
            if not self.gone:
                self._hold(False)
            done(result)

        self._tasks.run(work, ended, self._failed)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as it must be."""
        super().showEvent(event)
        self.fit()

    def close_well(self) -> None:
        """It worked; this goes, when it did not already."""
        if not self.gone:
            super().accept()

    @Slot()
    def check(self) -> None:
        """Something was typed: what was said of it before is no longer so."""
        self._unmark()
        self.notice.clear()
        self.fit()
        self.deed_button.setEnabled(not self.busy and self.ready())

    def _unmark(self) -> None:
        for field in self.form.findChildren(QLineEdit):
            theme.set_style_property(field, "error", False)

    def _hold(self, busy: bool) -> None:
        self.busy = busy
        self.form.setEnabled(not busy)
        self.deed_button.setEnabled(not busy and self.ready())
        self.safe_button.setText(_("Close") if busy else _("Cancel"))

    def _failed(self, problem: BaseException) -> None:
        known = problems.foreseen(problem)
        if self.gone:
            self._voice.problem(known)
            return
        self._hold(False)
        self.notice.wrong(known)
        field = self.at_fault(known)
        if field is not None:
            theme.set_style_property(field, "error", True)
            field.setFocus()
        self.fit()

    @Slot(int)
    def _on_gone(self, _result: int) -> None:
        self.gone = True
