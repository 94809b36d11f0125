"""What the two pages share that count all of a project: a large one takes a while, so it is read aside, and until it is there
for the first time the page says so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from ...language import _
from ...services.projectview import ProjectView
from ..desk import Desk
from ..reading import Reading
from .projectpage import ProjectPage


class WholePage(ProjectPage):
    """One of these two pages."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._reading: Reading[ProjectView] = Reading(desk, self._work, self._have_read, desk.voice.problem)
        self._seen = self._just_entered = False

    def enter(self, evening_id: str) -> None:
        """The page is shown; what it showed before stays until it has been read anew."""
        self._just_entered = True
        if not self._seen:
            self._say(_("Reading the whole project…"))
        super().enter(evening_id)

    def close_down(self) -> None:
        """The project closes."""
        super().close_down()
        self._reading.close()

    def _read(self) -> None:
        self._reading.ask()

    def _work(self) -> Callable[[], ProjectView]:
        return self._desk.services.projectview.now

    def _have_read(self, view: ProjectView) -> None:
        if not self._here:
            return  # whoever comes back has it read anew
        self._seen = True
        self._show_whole(view)
        focused = QApplication.focusWidget()
        if self._just_entered and (focused is None or not self.isAncestorOf(focused)):
            self._take_focus()
        self._just_entered = False

    def _show_whole(self, view: ProjectView) -> None:
        """Shows the project as it was read."""

    def _say(self, words: str) -> None:
        """Says this where the page begins."""
