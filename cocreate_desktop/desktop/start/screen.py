"""The start screen: recent projects, the last one first, and the ways to begin. It opens nothing itself; it says what is
wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ...language import _
from ...services.lately import RecentProject
from .. import forms
from ..parts.chip import Chip
from ..parts.emptystate import EmptyState
from ..parts.keybutton import KeyButton
from .projectrow import OpenWanted, ProjectRow
from .rowbutton import RowButton
from .whatnext import backup_text

FIRST = 4


@dataclass(frozen=True, slots=True)
class NewWanted:
    """A new project."""


@dataclass(frozen=True, slots=True)
class ExampleWanted:
    """A fresh example project: buurtplein or cultuurvisie."""

    name: str = "buurtplein"


@dataclass(frozen=True, slots=True)
class JoinWanted:
    """A project that lives elsewhere."""


class StartScreen(QWidget):
    """Shows what ``show_projects`` is given."""

    # Emits: OpenWanted, NewWanted, ExampleWanted or JoinWanted.
    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "start/start")
        self._welcome = forms.child(form, QLabel, "welcome")
        self._scroll = forms.child(form, QScrollArea, "projectsScroll")
        self._list = forms.child(form, QWidget, "projectsList")
        self._empty = forms.child(form, EmptyState, "noProjects")
        self._backup = forms.child(form, Chip, "backup")
        self._titles = (
            forms.child(form, QLabel, "projectsTitle"),
            forms.child(form, QLabel, "projectsOrder"),
        )
        self._new = forms.child(form, KeyButton, "newProject")
        self._new_title = forms.child(form, QLabel, "newTitle")
        self._rule = forms.child(form, QFrame, "rule1")
        self._older = forms.child(form, QPushButton, "older")
        self._rows: list[ProjectRow] = []
        self._projects: tuple[RecentProject, ...] = ()
        self._all = False
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._new.clicked.connect(self._on_new)
        self._empty.pressed.connect(self._on_new)
        self._older.clicked.connect(self._on_older)
        forms.child(form, RowButton, "example").clicked.connect(self._on_example)
        forms.child(form, RowButton, "exampleStory").clicked.connect(self._on_story)
        forms.child(form, RowButton, "openFile").clicked.connect(self._on_open)
        forms.child(form, RowButton, "join").clicked.connect(self._on_join)

    def show_projects(self, projects: Sequence[RecentProject], now: datetime) -> None:
        """Draws the list anew."""
        self._projects = tuple(projects)
        some = bool(projects)
        self._welcome.setText(_("Where do you go on?") if some else _("Welcome"))
        self._new_title.setText(_("Something new") if some else _("Or begin differently"))
        for widget in (self._scroll, self._new, self._rule, *self._titles):
            widget.setVisible(some)
        self._empty.setVisible(not some)
        backup = backup_text(projects, now)
        self._backup.setText(backup)
        self._backup.setVisible(bool(backup))
        self._older.setVisible(len(projects) > FIRST and not self._all)
        self._fill(now)
        if some:
            self._rows[0].focus_button()
        else:
            self._empty.button.setFocus()

    def _fill(self, now: datetime) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        shown = self._projects if self._all else self._projects[:FIRST]
        self._rows = [ProjectRow(project, now, first=i == 0) for i, project in enumerate(shown)]
        while (item := self._column.takeAt(0)) is not None:
            if (rule := item.widget()) is not None and rule not in self._rows:
                rule.deleteLater()
        for place, row in enumerate(self._rows):
            if place:
                self._column.addWidget(_rule(self._list))
            self._column.addWidget(row)
            row.wanted.connect(self.wanted)
        self._column.addStretch(1)

    @Slot()
    def _on_new(self) -> None:
        self.wanted.emit(NewWanted())

    @Slot()
    def _on_example(self) -> None:
        self.wanted.emit(ExampleWanted())

    @Slot()
    def _on_story(self) -> None:
        self.wanted.emit(ExampleWanted("cultuurvisie"))

    @Slot()
    def _on_open(self) -> None:
        self.wanted.emit(OpenWanted(None))

    @Slot()
    def _on_join(self) -> None:
        self.wanted.emit(JoinWanted())

    @Slot()
    def _on_older(self) -> None:
        self._all = True
        self.show_projects(self._projects, datetime.now().astimezone())


def _rule(parent: QWidget) -> QFrame:
    rule = QFrame(parent)
    rule.setProperty("rule", "h")
    return rule
