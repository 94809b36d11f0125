"""The room before the evening. It holds the cards together: reads once after each change and hands round what is so now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ...domain.errors import Gone
from ...domain.events import BackupMade
from ...language import _
from .. import forms
from ..desk import Desk
from ..dossier.outreachcard import OutreachCard
from ..handbook.places import of_step
from ..parts.dialogs import Decided, SafeDialog
from ..parts.keybutton import KeyButton
from ..relay import Batch
from ..rooms import Room
from ..walls.drops import Brought, PictureDrops
from .bringcard import BringCard
from .eveningcard import EveningCard
from .printcard import PrintCard
from .projectcard import ProjectCard, still_required
from .safecard import SafeCard
from .sheetcard import SheetCard
from .sheetview import StepOpened
from .steppanel import StepPanel
from .venueinstead import VenueInstead

# From this width on the chosen step stands beside the evening's cards, else in their place.
WIDE = 1680
_INVITING = frozenset({"outreach", "visit", "turnout", "arrival", "area"})


@dataclass(frozen=True, slots=True)
class StartWanted:
    """The evening should begin: the window goes to its room."""

    evening_id: str


class PrepareHead(QWidget):
    """The one green button of the room, and beside it the dry run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "prepare/head")
        self.start = forms.child(form, KeyButton, "start")
        self.rehearse = forms.child(form, KeyButton, "rehearse")


class PrepareRoom(Room):
    """One of the window's three rooms."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evening_id = ""
        form = forms.fill(self, "prepare/room")
        self.project = ProjectCard(desk, self)
        self.sheet = SheetCard(desk, self)
        self.evening = EveningCard(desk, self)
        self.prints = PrintCard(desk, self)
        self.outreach = OutreachCard(desk, self)
        self.bring = BringCard(desk, self)
        self.safe = SafeCard(desk, self)
        forms.child(form, QVBoxLayout, "top").addWidget(self.project)
        forms.child(form, QVBoxLayout, "left").addWidget(self.sheet)
        self.step = StepPanel(desk, self)
        self._cards = forms.child(form, QScrollArea, "rightScroll")
        forms.child(form, QHBoxLayout, "bodyLayout").insertWidget(1, self.step, 642)
        self.step.hide()
        cards = forms.child(form, QVBoxLayout, "cards")
        cards.addWidget(self.evening)
        cards.addWidget(self.prints)
        cards.addWidget(self.outreach)
        pair = forms.child(form, QHBoxLayout, "pair")
        pair.addWidget(self.bring, 1)
        pair.addWidget(self.safe, 1)
        self.evening.menu.wanted.connect(self.evening_wanted)
        self.sheet.sheet.opened.connect(self._on_opened)
        self.sheet.sheet.chosen.connect(self._show_step)
        self.sheet.sheet.shut.connect(self._on_shut)
        self.step.closed.connect(self._on_shut)
        self._head = PrepareHead()
        self._head.start.clicked.connect(self._on_start)
        self._head.rehearse.clicked.connect(self.rehearsal_wanted)
        self.venue = VenueInstead(desk, self, form, self.evening.venue, self._head)
        self.venue.start_wanted.connect(self._on_start)
        self.venue.left.connect(self._on_venue_left)
        self._pictures = PictureDrops(self)
        self._pictures.brought.connect(self._on_pictures)
        desk.relay.happened.connect(self._on_happened)

    def enter(self, evening_id: str) -> None:
        """Shows this evening; another one than before with its own cards."""
        self.venue.close()
        if evening_id != self._evening_id:
            self._open_step(False)
        self._evening_id = evening_id
        self._read()
        self.sheet.sheet.setFocus()

    def leave(self) -> None:
        """Another room is shown."""
        self.venue.close()
        self._settle_focus()
        self.step.put_away()

    def close_down(self) -> None:
        """The project closes."""
        self.leave()
        self.venue.close_down()
        self.project.close_down()
        self._evening_id = ""
        self._desk.relay.happened.disconnect(self._on_happened)

    def head_items(self) -> PrepareHead:
        """The green button, for the window's head."""
        return self._head

    def places(self) -> tuple[str, ...]:
        """The venue check, the step whose settings are open, or the card that has the focus."""
        if self.venue.showing:
            return ("screen:venue",)
        if self.step.isVisibleTo(self):
            return (*of_step(self.step.view), "prepare:sheet")
        cards = {"outreach": self.outreach, "print": self.prints, "safe": self.safe, "sheet": self.sheet}
        focus = QApplication.focusWidget()
        if focus is None:
            return ()
        return tuple(f"prepare:{name}" for name, card in cards.items() if card.isAncestorOf(focus))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window has room for the step beside the cards."""
        super().resizeEvent(event)
        self._fit()

    def _settle_focus(self) -> None:
        """A field that is being typed in stores itself."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()

    def _open_step(self, wanted: bool) -> None:
        """The settings of the chosen step come, or go."""
        self.step.setVisible(wanted and bool(self.sheet.sheet.current_id))
        if not self.step.isVisibleTo(self):
            self.step.put_away()
        self._fit()

    def _fit(self) -> None:
        self._cards.setVisible(self.width() >= WIDE or not self.step.isVisibleTo(self))

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
        self.venue.show_evening(evening)
        self.bring.show_steps(evening.id, steps)
        self.project.aim(evening.id)
        self.outreach.show_evening(evening)
        self.outreach.read()
        running = bool(evening.started_at) and not evening.ended_at
        self._head.rehearse.setVisible(not evening.started_at and self._desk.project.dry_run is None)
        self._head.start.setText(_("Back to the evening") if running else _("Start the evening"))
        self._show_step()

    @Slot()
    def _show_step(self) -> None:
        """The chosen step, when its settings are open."""
        step_id, overview = self.sheet.sheet.current_id, self._desk.services.overview
        if not self.step.isVisibleTo(self) or not self.isVisible():
            return  # nobody looks; it is shown anew when the room is
        view = overview.evening(self._evening_id, step_id=step_id) if step_id else None
        if view is None or view.step is None:
            self._open_step(False)
        else:
            self.step.show_view(view)

    @Slot(object)
    def _on_opened(self, opened: StepOpened) -> None:
        self._open_step(True)
        self._show_step()
        if opened.focus:
            self.step.take_focus()

    @Slot()
    def _on_venue_left(self) -> None:
        self._read()
        self.sheet.sheet.setFocus()

    @Slot()
    def _on_shut(self) -> None:
        self.sheet.sheet.setFocus()
        self._open_step(False)

    @Slot()
    def _on_start(self) -> None:
        self._settle_focus()
        services = self._desk.services
        missing = still_required(services.projects.current())
        if missing and not services.evenings.get(self._evening_id).started_at:
            self._ask_to_start(missing)
        else:
            self._start()

    def _ask_to_start(self, missing: Sequence[str]) -> None:
        """What lacks is named, and Enter goes on: a hall full of people is no moment to be refused."""
        title = _("Not everything about the project is filled in yet")
        text = _("You can start all the same. As long as this is missing, the report stays a draft:")
        lines = "\n".join(f"• {one}" for one in missing)
        deed = _("Start the evening")
        dialog = SafeDialog(title, f"{text}\n{lines}", _("Not yet"), deed, parent=self.window())
        dialog.decided.connect(self._on_decided)
        dialog.open()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.deed:
            self._start()

    def _start(self) -> None:
        self.leave()
        self.start_wanted.emit(StartWanted(self._evening_id))

    @Slot(object)
    def _on_pictures(self, _brought: Brought) -> None:
        """Photos of a wall are for the evening; saying nothing would look as if they had come in."""
        words = _("Photos of the wall go in the room of the evening, at the step for ideas. Drop them there.")
        self._desk.voice.message(words)

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        for event in batch.events:
            if isinstance(event, BackupMade):
                self.safe.show_lights()
        touched = batch.entities
        if self._evening_id and touched & {"project", "evening", "step"}:
            self._read()
        elif self._evening_id and touched & {"round", "option", "theme"}:
            self._show_step()
        if self._evening_id and touched & _INVITING and self.isVisible():
            self.outreach.read()
