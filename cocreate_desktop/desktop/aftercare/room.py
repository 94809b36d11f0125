"""The room after the evening. It holds the pages together: the replies with reach, satisfaction and pledges; the whole project
on one screen; and one evening with its results and files."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from ...language import _
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from .eveningpage import EveningPage
from .overviewpage import OverviewPage
from .repliespage import RepliesPage

PAGES = ("replies", "overview", "evening")


class Page(Protocol):
    """What the room asks of a page; each is a widget."""

    def enter(self, evening_id: str) -> None:
        """The page is shown for this evening."""

    def leave(self) -> None:
        """Another one is shown."""

    def close_down(self) -> None:
        """The project closes."""


class AftercareHead(QWidget):
    """The green button of the room; it says whether the report is a draft yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = forms.child(forms.fill(self, "aftercare/head"), KeyButton, "makeReport")

    def show_draft(self, *, draft: bool) -> None:
        """How far the report is."""
        self.report.setText(_("Draft of the &report") if draft else _("The final &report"))


class AftercareRoom(QWidget):
    """One of the window's three rooms."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evening_id = ""
        self._here = False
        form = forms.fill(self, "aftercare/room")
        self._stack = forms.child(form, QStackedWidget, "pages")
        self.replies = RepliesPage(desk, self)
        self.overview = OverviewPage(desk, self)
        self.evening = EveningPage(desk, self)
        self._pages: dict[str, Page] = {
            "replies": self.replies,
            "overview": self.overview,
            "evening": self.evening,
        }
        self.tabs = {name: forms.child(form, QPushButton, f"{name}Tab") for name in PAGES}
        for place, (name, page) in enumerate(self._pages.items(), 1):
            assert isinstance(page, QWidget)
            self._stack.addWidget(page)
            self.tabs[name].setShortcut(QKeySequence(f"Alt+{place}"))
            self.tabs[name].clicked.connect(self._on_tab)
        self._head = AftercareHead()
        self._head.report.clicked.connect(self.evening.make_report)
        self.replies.drafted.connect(self._on_drafted)
        self._now = "replies"

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

    def head_items(self) -> AftercareHead:
        """The green button, for the window's head."""
        return self._head

    def go(self, name: str) -> None:
        """Goes to a page, one of PAGES."""
        if name != self._now:
            self._pages[self._now].leave()
            self._now = name
        self._show()

    def _show(self) -> None:
        for name, tab in self.tabs.items():
            tab.setChecked(name == self._now)
        page = self._pages[self._now]
        assert isinstance(page, QWidget)
        self._stack.setCurrentWidget(page)
        if self._here:
            page.enter(self._evening_id)

    @Slot()
    def _on_tab(self) -> None:
        chosen = self.sender()
        self.go(next(name for name, tab in self.tabs.items() if tab is chosen))

    @Slot(object)
    def _on_drafted(self, draft: object) -> None:
        self._head.show_draft(draft=bool(draft))
