"""The line under a form that works: what goes on, what came of it, or what is wrong and what to do next; with a bar when it is
known how far it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.errors import CocreateError
from .. import forms, problems, theme
from ..parts.iconlabel import IconLabel
from ..parts.meter import Meter


class Notice(QWidget):
    """Hidden while there is nothing to say; what it says is read out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "sharing/notice")
        self._icon = forms.child(form, IconLabel, "noticeIcon")
        self._words = forms.child(form, QLabel, "noticeWords")
        self._meter = forms.child(form, Meter, "noticeMeter")
        self._meter.hide()
        self.hide()

    def text(self) -> str:
        """What it says; empty when it says nothing."""
        return "" if self.isHidden() else self._words.text()

    def clear(self) -> None:
        """There is nothing to say any more."""
        self.hide()

    def busy(self, words: str) -> None:
        """Something goes on."""
        self._say(words, "hourglass", "ink2")

    def far(self, words: str, done: int, total: int) -> None:
        """It is so far, of so much."""
        self._say(words, "arrows-clockwise", "ink2", aloud=False)
        self._meter.setVisible(total > 0)
        self._meter.setMaximum(max(total, 1))
        self._meter.setValue(min(done, total))

    def fine(self, words: str) -> None:
        """It is done."""
        self._say(words, "check-circle-fill", "accent")

    def wrong(self, problem: CocreateError) -> None:
        """It did not work: what happened, what was kept, what to do next."""
        path = Path(str(problem.values.get("path", "")))
        happened = (
            problem.happened.replace(str(path), problems.short_name(path)) if path.name else problem.happened
        )
        told = (happened, problem.kept, problem.next)
        self._say(" ".join(part for part in told if part), "warning-fill", "danger", tone="danger")

    def _say(self, words: str, icon: str, token: str, *, tone: str = "ink", aloud: bool = True) -> None:
        self._meter.hide()
        self._icon.show_icon(icon, token)
        self._words.setText(words)
        theme.set_style_property(self._words, "tone", tone)
        self.show()
        if aloud:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
