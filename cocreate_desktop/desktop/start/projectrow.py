"""A recent project on the start screen: its room, its question, what comes next, and the button that opens it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ...language import _
from ...services.lately import RecentProject
from ..parts.chip import Chip
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..parts.shortlabel import ShortLabel
from .whatnext import Next, what_next


@dataclass(frozen=True, slots=True)
class OpenWanted:
    """A recent project, or any file when ``path`` is None."""

    path: Path | None


class ProjectRow(QFrame):
    """One recent project, 114 high: tile with the icon of its room, name, question, what comes next, a chip and a button."""

    # Emits: OpenWanted.
    wanted = Signal(object)

    def __init__(
        self, project: RecentProject, now: datetime, *, first: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self.setMinimumHeight(114)
        self.setProperty("row", True)
        self._button = KeyButton(self, _("Go on") if first else _("Open"), "main" if first else "plain")
        self._button.setProperty("large", True)
        self._button.setMinimumWidth(148)
        self._button.setEnabled(project.there)
        self._button.setAccessibleName(_("Open {name}").format(name=project.name))
        self._button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(20)
        found = what_next(project, now)
        row.addWidget(_tile(found.icon))
        row.addLayout(_words(project, found), 1)
        if found.chip:
            row.addWidget(Chip(self, found.chip, found.kind, found.mark))
        row.addWidget(self._button)

    def focus_button(self) -> None:
        """Puts the focus where Enter opens it."""
        self._button.setFocus()

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit(OpenWanted(self._project.path))


def _tile(icon: str) -> QWidget:
    tile = QFrame()
    tile.setProperty("card", "tile")
    tile.setFixedSize(52, 52)
    inner = QHBoxLayout(tile)
    inner.setContentsMargins(12, 12, 12, 12)
    inner.addWidget(IconLabel(tile, icon, 28, "accent"))
    return tile


def _words(project: RecentProject, found: Next) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addStretch(1)
    for text, kind, tone in (
        (project.name, "title", "ink"),
        (project.question or str(project.path.name), "small", "ink2"),
        (found.words, "small", "ink"),
    ):
        label = ShortLabel(text)
        label.setProperty("type", kind)
        label.setProperty("tone", tone)
        column.addWidget(label)
    column.addStretch(1)
    return column
