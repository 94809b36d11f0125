"""The start screen: recent projects, the last one first, and the ways to begin. It opens nothing itself; it says what is
wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ...domain.moments import moment_of
from ...language import _, date_text, time_text
from ...services.outside import RecentProject
from .. import forms
from ..parts.chip import Chip
from ..parts.emptystate import EmptyState
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..parts.shortlabel import ShortLabel
from .rowbutton import RowButton

FIRST = 4


@dataclass(frozen=True, slots=True)
class OpenWanted:
    """A recent project, or any file when ``path`` is None."""

    path: Path | None


@dataclass(frozen=True, slots=True)
class NewWanted:
    """A new project."""


@dataclass(frozen=True, slots=True)
class ExampleWanted:
    """A fresh example project: buurtplein or cultuurvisie."""

    name: str = "buurtplein"


class StartScreen(QWidget):
    """Shows what ``show_projects`` is given."""

    # Emits: OpenWanted, NewWanted or ExampleWanted.
    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "start/start")
        self._welcome = forms.child(form, QLabel, "welcome")
        self._scroll = forms.child(form, QScrollArea, "projectsScroll")
        self._list = forms.child(form, QWidget, "projectsList")
        self._empty = forms.child(form, EmptyState, "noProjects")
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

    def show_projects(self, projects: Sequence[RecentProject], now: datetime) -> None:
        """Draws the list anew."""
        self._projects = tuple(projects)
        some = bool(projects)
        self._welcome.setText(_("Where do you go on?") if some else _("Welcome"))
        self._new_title.setText(_("Something new") if some else _("Or begin differently"))
        for widget in (self._scroll, self._new, self._rule, *self._titles):
            widget.setVisible(some)
        self._empty.setVisible(not some)
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
            row.wanted.connect(self._on_row)
        self._column.addStretch(1)

    @Slot(object)
    def _on_row(self, wish: OpenWanted) -> None:
        self.wanted.emit(wish)

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
    def _on_older(self) -> None:
        self._all = True
        self.show_projects(self._projects, datetime.now().astimezone())


class ProjectRow(QFrame):
    """One recent project, 114 high: tile, name, question, when it was opened, and a button."""

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
        row.addWidget(_tile())
        row.addLayout(_words(project, now), 1)
        if not project.there:
            row.addWidget(Chip(self, _("file not found"), "warn", "warning-fill"))
        row.addWidget(self._button)

    def focus_button(self) -> None:
        """Puts the focus where Enter opens it."""
        self._button.setFocus()

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit(OpenWanted(self._project.path))


def _rule(parent: QWidget) -> QFrame:
    rule = QFrame(parent)
    rule.setProperty("rule", "h")
    return rule


def _tile() -> QWidget:
    tile = QFrame()
    tile.setProperty("card", "tile")
    tile.setFixedSize(52, 52)
    inner = QHBoxLayout(tile)
    inner.setContentsMargins(12, 12, 12, 12)
    inner.addWidget(IconLabel(tile, "presentation-fill", 28, "accent"))
    return tile


def _words(project: RecentProject, now: datetime) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addStretch(1)
    for text, kind, tone in (
        (project.name, "title", "ink"),
        (project.question or str(project.path.name), "small", "ink2"),
        (opened_text(project, now), "small", "ink"),
    ):
        label = ShortLabel(text)
        label.setProperty("type", kind)
        label.setProperty("tone", tone)
        column.addWidget(label)
    column.addStretch(1)
    return column


def opened_text(project: RecentProject, now: datetime) -> str:
    """When the project was opened last, in words."""
    moment = moment_of(project.opened_at)
    if moment is None:
        return ""
    local = moment.astimezone(now.tzinfo)
    if local.date() == now.date():
        return _("opened today at {time}").format(time=time_text(local))
    return _("opened on {date}").format(date=date_text(local.date(), year=local.year != now.year))
