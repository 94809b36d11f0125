"""The room before the evening. It holds the cards together: reads once after each change and hands round what is so now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.errors import Gone
from ...domain.events import BackupMade, Changed
from ...language import _
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..relay import Batch
from .bringcard import BringCard
from .eveningcard import EveningCard
from .printcard import PrintCard
from .projectcard import ProjectCard
from .safecard import SafeCard
from .sheetcard import SheetCard

READABLE = frozenset((".csv", ".tsv", ".xlsx", ".txt", ".md"))


@dataclass(frozen=True, slots=True)
class StartWanted:
    """The evening should begin: the window goes to its room."""

    evening_id: str


class PrepareHead(QWidget):
    """The one green button of the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = forms.child(forms.fill(self, "prepare/head"), KeyButton, "start")


class PrepareRoom(QWidget):
    """One of the window's three rooms."""

    # Emits: StartWanted.
    go = Signal(object)
    # Emits: EveningWanted.
    evening_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evening_id = ""
        form = forms.fill(self, "prepare/room")
        self.project = ProjectCard(desk, self)
        self.sheet = SheetCard(desk, self)
        self.evening = EveningCard(desk, self)
        self.prints = PrintCard(desk, self)
        self.bring = BringCard(desk, self)
        self.safe = SafeCard(desk, self)
        forms.child(form, QVBoxLayout, "top").addWidget(self.project)
        forms.child(form, QVBoxLayout, "left").addWidget(self.sheet)
        cards = forms.child(form, QVBoxLayout, "cards")
        cards.addWidget(self.evening)
        cards.addWidget(self.prints)
        pair = forms.child(form, QHBoxLayout, "pair")
        pair.addWidget(self.bring, 1)
        pair.addWidget(self.safe, 1)
        self.evening.menu.wanted.connect(self.evening_wanted)
        self._head = PrepareHead()
        self._head.start.clicked.connect(self._on_start)
        self.setAcceptDrops(True)
        desk.relay.happened.connect(self._on_happened)

    def enter(self, evening_id: str) -> None:
        """Shows this evening."""
        self._evening_id = evening_id
        self._read()
        self.sheet.sheet.setFocus()

    def leave(self) -> None:
        """Another room is shown; a field that has the focus stores itself."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()

    def close_down(self) -> None:
        """The project closes."""
        self.leave()
        self._evening_id = ""
        self._desk.relay.happened.disconnect(self._on_happened)

    def head_items(self) -> QWidget:
        """The green button, for the window's head."""
        return self._head

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file of ideas may be dropped anywhere in the room."""
        if _readable(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Shows what is in the file."""
        path = _readable(event)
        if path is not None:
            event.acceptProposedAction()
            self.bring.read_file(path)

    def _read(self) -> None:
        services = self._desk.services
        try:
            evening = services.evenings.get(self._evening_id)
        except Gone:
            return  # taken off elsewhere; the window goes to another evening
        steps = services.evenings.steps(evening.id)
        project = services.projects.current()
        self.project.show_project(project)
        self.safe.show_project(project)
        self.sheet.show_evening(evening, steps)
        self.evening.show_evening(evening)
        self.prints.show_evening(evening)
        self.bring.show_steps(steps)
        running = bool(evening.started_at) and not evening.ended_at
        self._head.start.setText(_("Back to the evening") if running else _("Start the evening"))

    @Slot()
    def _on_start(self) -> None:
        self.leave()
        self.go.emit(StartWanted(self._evening_id))

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        for event in batch.events:
            if isinstance(event, BackupMade):
                self.safe.show_backup(event)
        touched = {event.entity for event in batch.events if isinstance(event, Changed)}
        if self._evening_id and touched & {"project", "evening", "step"}:
            self._read()


def _readable(event: QDropEvent) -> Path | None:
    places = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((place for place in places if place.suffix.casefold() in READABLE), None)
