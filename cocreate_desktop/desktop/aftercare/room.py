"""The room after the evening. It holds the pages together: the replies with reach, satisfaction and pledges; the whole project
on one screen; one evening with its results and files; what people do online; and, while something stands in two versions, the
choice between them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from ...language import _
from .. import forms
from ..conflicts.screen import ConflictsScreen
from ..conflicts.waiting import VersionsWaiting
from ..desk import Desk
from ..erasing.dialog import EraseDialog
from ..online.page import OnlinePage
from ..parts.chip import Chip
from ..parts.keybutton import KeyButton
from ..rooms import Room
from .eveningpage import EveningPage
from .overviewpage import OverviewPage
from .page import Page
from .repliespage import RepliesPage

PAGES = ("replies", "overview", "evening", "online")
ONLINE = PAGES[-1]
"""The page that has a green button of its own."""
VERSIONS = "versions"
"""The page that takes the whole room, its tabs too."""


class AftercareHead(QWidget):
    """The green button of the room; it says whether the report is a draft yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = forms.child(forms.fill(self, "aftercare/head"), KeyButton, "makeReport")

    def show_draft(self, *, draft: bool) -> None:
        """How far the report is."""
        self.report.setText(_("Draft of the &report") if draft else _("The final &report"))

    def show_report(self, shown: bool) -> None:
        """Whether its button is there; another green one may stand in the room."""
        self.report.setVisible(shown)


class AftercareRoom(Room):
    """One of the window's three rooms."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evening_id = ""
        self._here = False
        self._desk = desk
        form = forms.fill(self, "aftercare/room")
        self._stack = forms.child(form, QStackedWidget, "pages")
        self.replies = RepliesPage(desk, self)
        self.overview = OverviewPage(desk, self)
        self.evening = EveningPage(desk, self)
        self.online = OnlinePage(desk, self)
        self.versions = ConflictsScreen(desk, self)
        self._pages: dict[str, Page] = {
            "replies": self.replies,
            "overview": self.overview,
            "evening": self.evening,
            ONLINE: self.online,
            VERSIONS: self.versions,
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.tabs = {name: forms.child(form, QPushButton, f"{name}Tab") for name in PAGES}
        self._tab_row = forms.child(form, QWidget, "tabs")
        for place, name in enumerate(PAGES, 1):
            self.tabs[name].setShortcut(QKeySequence(f"Alt+{place}"))
            self.tabs[name].clicked.connect(self._on_tab)
        self.erase = forms.child(form, KeyButton, "erase")
        self.erase.clicked.connect(self._on_erase)
        self.erase.setVisible(desk.project.dry_run is None)
        self.dialog: EraseDialog | None = None
        self._head = AftercareHead()
        self._head.report.clicked.connect(self.evening.make_report)
        self.replies.drafted.connect(self._on_drafted)
        self.replies.online.wanted.connect(self._on_online)
        self._wire_versions(desk, form)
        self._now = self._before = "replies"

    def _wire_versions(self, desk: Desk, form: QWidget) -> None:
        """The way to what stands in two versions is only there while there is something."""
        self.to_versions = forms.child(form, KeyButton, "versionsTab")
        self.to_versions.setShortcut(QKeySequence(f"Alt+{len(PAGES) + 1}"))
        self.to_versions.clicked.connect(self._on_versions)
        self.versions.left.connect(self._on_versions_left)
        self.waiting = VersionsWaiting(
            desk, self, (self.to_versions,), forms.child(form, Chip, "versionsLeft")
        )

    def enter(self, evening_id: str) -> None:
        """Shows the page that was shown last."""
        self._here = True
        self._evening_id = evening_id
        self.evening.aim(evening_id)
        self._show()

    def leave(self) -> None:
        """Another room is shown."""
        self._here = False
        self._pages[self._now].leave()

    def close_down(self) -> None:
        """The project closes."""
        for page in self._pages.values():
            page.close_down()

    def places(self) -> tuple[str, ...]:
        """The sheet of now, or the choice between two versions."""
        return ("screen:conflicts",) if self._now == VERSIONS else (f"aftercare:{self._now}",)

    def head_items(self) -> AftercareHead:
        """The green button, for the window's head."""
        return self._head

    def go(self, name: str) -> None:
        """Goes to a page, one of PAGES or VERSIONS."""
        if name != self._now:
            self._before = self._now
            self._pages[self._now].leave()
            self._now = name
        self._show()

    def _show(self) -> None:
        for name, tab in self.tabs.items():
            tab.setChecked(name == self._now)
        self._tab_row.setVisible(self._now != VERSIONS)
        self._head.show_report(self._now not in (VERSIONS, ONLINE))
        page = self._pages[self._now]
        self._stack.setCurrentWidget(page)
        if self._here:
            page.enter(self._evening_id)

    @Slot()
    def _on_tab(self) -> None:
        chosen = self.sender()
        self.go(next(name for name, tab in self.tabs.items() if tab is chosen))

    @Slot()
    def _on_erase(self) -> None:
        """Somebody asks to be forgotten."""
        self.dialog = EraseDialog(self._desk, parent=self.window())
        self.dialog.open()

    @Slot()
    def _on_online(self) -> None:
        self.go(ONLINE)

    @Slot()
    def _on_versions(self) -> None:
        self.go(VERSIONS)

    @Slot()
    def _on_versions_left(self) -> None:
        self.go(self._before if self._before in PAGES else PAGES[0])

    @Slot(object)
    def _on_drafted(self, draft: object) -> None:
        self._head.show_draft(draft=bool(draft))
