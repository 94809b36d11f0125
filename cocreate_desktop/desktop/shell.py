"""The window: head with the three rooms, pages under it, messages over it. It opens and closes projects and knows the rooms
only by their common face (rooms.py)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QIcon, QUndoStack
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .. import paths
from ..domain.errors import CocreateError
from ..domain.unforeseen import Unforeseen
from ..language import _, date_text
from . import actions, forms, problems
from .parts.messages import MessageBar, MessageUndone, WarningBar, WarningPressed
from .parts.roomtabs import RoomChosen, RoomTabs
from .parts.scrolled import Scrolled
from .parts.shortlabel import NameLabel
from .rooms import Room
from .tasks import Tasks

if TYPE_CHECKING:
    from ..services.outside import OpenProject
    from .desk import Desk
    from .dryrun.bar import DryRunBar
    from .prepare.eveningmenu import EveningWanted
    from .relay import Batch

# How long closing a project waits for a long print: the window stands still meanwhile.
PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class _Warning:
    text: str
    more: str
    button: str
    act: Callable[[], None] | None


class Shell(QMainWindow):
    """One window. ``rooms`` makes the three rooms of a project that was opened."""

    # Emits: nothing; the project was closed and the start screen should be shown.
    project_closed = Signal()
    # Emits: nothing; the rooms of a project are there.
    project_opened = Signal()
    # Emits: nothing; the dry run should end.
    practice_ended = Signal()
    _unforeseen = Signal(object)

    def __init__(self, start: QWidget, rooms: Callable[[Desk, QWidget], dict[str, Room]]) -> None:
        super().__init__()
        self.setWindowTitle("CoCreate Desktop")
        self.setMinimumSize(640, 360)  # half a usual laptop: what has no room is scrolled
        form = forms.load("shell", self)
        form.setMinimumSize(1280, 680)
        self.setCentralWidget(Scrolled(form, self))
        self._make_rooms = rooms
        self._name = forms.child(form, NameLabel, "projectName")
        self._evening_name = forms.child(form, NameLabel, "eveningName")
        self._tabs = forms.child(form, RoomTabs, "rooms")
        self._pages = forms.child(form, QStackedWidget, "pages")
        self._warning = forms.child(form, WarningBar, "warning")
        self.settings_button = forms.child(form, QToolButton, "settingsButton")
        self.help_button = forms.child(form, QToolButton, "helpButton")
        self._side = form.findChild(QHBoxLayout, "roomLayout")
        mark = QIcon(str(paths.resources() / "icons" / "app.svg"))
        self.setWindowIcon(mark)
        forms.child(form, QLabel, "mark").setPixmap(mark.pixmap(56, 56))
        self.tasks = Tasks(self)
        self.undo = QUndoStack(self)
        self._message = MessageBar(self.centralWidget())
        self._deed_told = -1
        self._warnings: dict[str, _Warning] = {}
        self._start = start
        self._desk: Desk | None = None
        self._rooms: dict[str, Room] = {}
        self._head: QWidget | None = None
        self._evening_id = ""
        self._pages.addWidget(start)
        self.actions_by_id = actions.build(self)
        self._wire()
        self._show_no_names()
        self._tabs.hide()
        self._warning.hide()
        forms.child(form, QWidget, "sharing").hide()  # only what is open is shared

    @cached_property
    def practice(self) -> DryRunBar:
        """The bar of a dry run stands between the head and the warnings. Few windows ever see it."""
        from .dryrun.bar import DryRunBar

        form = self._pages.parentWidget()
        bar = DryRunBar(form)
        bar.ended.connect(self.practice_ended)
        column = form.layout() if form is not None else None
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, bar)
        return bar

    @property
    def desk(self) -> Desk | None:
        """The open project, None on the start screen."""
        return self._desk

    def room(self, name: str) -> Room:
        """One of the rooms of the open project: prepare, evening, aftercare."""
        return self._rooms[name]

    def action(self, action_id: str) -> QAction:
        """An action of the whole window."""
        return self.actions_by_id[action_id]

    def show_project(self, project: OpenProject) -> None:
        """Opens the rooms of a project; the one before is closed first."""
        from .desk import Desk
        from .relay import Relay

        self.close_project()
        relay = Relay(project.services.bus, self)
        desk = Desk(project, relay, self.tasks, self.undo, self)
        self._desk = desk
        relay.happened.connect(self._on_happened)
        evenings = project.services.evenings.all()
        running = [one for one in evenings if one.started_at and not one.ended_at]
        to_come = [one for one in evenings if not one.ended_at]
        self._evening_id = (*running[-1:], *to_come[:1], *evenings[-1:])[0].id
        self._rooms = self._make_rooms(desk, self)
        for room in self._rooms.values():
            self._pages.addWidget(room)
            room.start_wanted.connect(self._on_evening)
            room.evening_wanted.connect(self._on_evening_wanted)
            room.rehearsal_wanted.connect(self.action("project.rehearse").trigger)
        self._tabs.show()
        self._show_names()
        self.project_opened.emit()
        if project.dry_run is not None:
            self.practice.follow(project.dry_run, relay)
            self.choose_evening(project.dry_run.plan.evening_id, "evening")
            return
        self.go("evening" if running else "prepare")

    def close_project(self) -> None:
        """Back to the start screen; rooms, relay and project are closed in reverse order."""
        if self._desk is None:
            return
        # What is being printed or backed up reads the project until it is done.
        self.tasks.forget(PATIENCE_S)
        self._take_head()
        for room in reversed(self._rooms.values()):
            room.close_down()
            self._pages.removeWidget(room)
            room.deleteLater()
        desk, self._desk, self._rooms = self._desk, None, {}
        self.practice.leave()
        self.undo.clear()
        desk.relay.close()
        desk.project.close()
        for key in tuple(self._warnings):
            self.solved(key)
        self._tabs.hide()
        self._show_no_names()
        self._pages.setCurrentWidget(self._start)
        self.project_closed.emit()

    def go(self, name: str) -> None:
        """Goes to a room."""
        room = self._rooms.get(name)
        if room is None:
            return
        old = self._pages.currentWidget()
        if isinstance(old, Room) and old is not room:
            old.leave()
        self._tabs.setProperty("room", name)
        self._take_head()
        head = room.head_items()
        if head is not None and self._side is not None:
            self._side.addWidget(head)
            head.show()
            self._head = head
        self._pages.setCurrentWidget(room)
        for one in self._rooms.values():
            one.aim(self._evening_id)
        room.enter(self._evening_id)

    @property
    def evening_id(self) -> str:
        """The evening that the rooms show; empty on the start screen."""
        return self._evening_id if self._desk is not None else ""

    def choose_evening(self, evening_id: str, room: str = "") -> None:
        """Goes on with another evening of the project, in this room or the one of now."""
        self._evening_id = evening_id
        self._show_names()
        self.go(room or str(self._tabs.property("room")))

    def message(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """A message at the foot. With ``undo`` it names the newest deed; its button goes as soon as that is another one."""
        self._deed_told = self.undo.index() if undo is not None else -1
        self._message.tell(text, undo=undo)

    def warning(
        self, key: str, text: str, more: str = "", button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """A bar under the head that stays; the newest is seen, the others come back when it is solved."""
        self._warnings.pop(key, None)
        self._warnings[key] = _Warning(text, more, button, act)
        self._warning.warn(key, text, more, button)

    def solved(self, key: str) -> None:
        """Takes a warning away."""
        self._warnings.pop(key, None)
        self._warning.solve(key)
        if not self._warning.key and self._warnings:
            key, last = next(reversed(self._warnings.items()))
            self._warning.warn(key, last.text, last.more, last.button)

    def problem(self, problem: CocreateError) -> None:
        """During the evening a bar, elsewhere a dialog: nothing hides behind a dialog before the room."""
        if self._tabs.isVisible() and self._tabs.property("room") == "evening":
            title, text = problems.sentences(problem)
            self.warning("problem", f"{title}.", text, _("Close"), self._drop_problem)
        else:
            problems.show(problem, self)

    def unforeseen(self, problem: BaseException) -> None:
        """An error nobody foresaw, of any thread: said in plain words here; the details stand in the log."""
        self._unforeseen.emit(problem)

    @Slot(object)
    def _on_unforeseen(self, problem: BaseException) -> None:
        self.problem(problem if isinstance(problem, CocreateError) else Unforeseen())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes the project cleanly before the window goes."""
        self.close_project()
        self.tasks.shutdown()
        super().closeEvent(event)

    def _wire(self) -> None:
        # Told when what went wrong is over: half-way through painting no dialog can be opened.
        self._unforeseen.connect(self._on_unforeseen, Qt.ConnectionType.QueuedConnection)
        self._tabs.chosen.connect(self._on_room)
        self._message.undone.connect(self._on_message_undone)
        self.undo.indexChanged.connect(self._on_deed)
        self._warning.pressed.connect(self._on_warning)
        self.action("room.prepare").triggered.connect(self._on_prepare)
        self.action("room.evening").triggered.connect(self._on_evening)
        self.action("room.aftercare").triggered.connect(self._on_aftercare)
        self.action("edit.undo").triggered.connect(self.undo.undo)
        self.action("edit.redo").triggered.connect(self.undo.redo)
        self.action("quit").triggered.connect(self.close)
        self.settings_button.clicked.connect(self.action("settings").trigger)
        self.help_button.clicked.connect(self.action("help").trigger)

    def _take_head(self) -> None:
        if self._head is not None and self._side is not None:
            self._side.removeWidget(self._head)
            self._head.hide()
            self._head.setParent(None)
            self._head = None

    def _show_no_names(self) -> None:
        self._name.show_words("CoCreate Desktop")
        self._evening_name.show_words(_("works without internet"))

    def _show_names(self) -> None:
        if self._desk is None:
            return
        services = self._desk.services
        evening = services.evenings.get(self._evening_id)
        self._name.show_words(services.projects.current().name or Path(self._desk.project.path).stem)
        day = datetime.fromisoformat(evening.date) if evening.date else None
        days = (date_text(day, weekday=True), date_text(day, short=True)) if day else ("", "")
        self._evening_name.show_words(*(" · ".join(filter(None, (evening.name, words))) for words in days))

    def _drop_problem(self) -> None:
        self.solved("problem")

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if batch.entities & {"project", "evening"}:
            self._stay_with_an_evening()
            self._show_names()

    def _stay_with_an_evening(self) -> None:
        """An evening that was taken off, here or elsewhere, makes room for the last that is left."""
        if self._desk is None:
            return
        ids = [evening.id for evening in self._desk.services.evenings.all()]
        if ids and self._evening_id not in ids:
            self.choose_evening(ids[-1])

    @Slot(object)
    def _on_evening_wanted(self, wanted: EveningWanted) -> None:
        self.choose_evening(wanted.evening_id)

    @Slot(object)
    def _on_room(self, chosen: RoomChosen) -> None:
        self.go(chosen.room)

    @Slot()
    def _on_prepare(self) -> None:
        self.go("prepare")

    @Slot()
    def _on_evening(self) -> None:
        self.go("evening")

    @Slot()
    def _on_aftercare(self) -> None:
        self.go("aftercare")

    @Slot(int)
    def _on_deed(self, newest: int) -> None:
        """The button of a message takes the newest deed back, so it goes when that is no longer the one the message names:
        after another deed its words are still true, after an undo they are not."""
        told, self._deed_told = self._deed_told, -1
        if newest < told:
            self._message.put_away()
        elif told >= 0:
            self._message.keep_words()

    @Slot(object)
    def _on_message_undone(self, undone: MessageUndone) -> None:
        if callable(undone.token):
            undone.token()

    @Slot(object)
    def _on_warning(self, pressed: WarningPressed) -> None:
        pressed_on = self._warnings.get(pressed.key)
        if pressed_on is not None and pressed_on.act is not None:
            pressed_on.act()
