"""The tour itself: when it comes by itself, and how it goes from place to place. Never in a dry run or a running evening."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from ... import settings
from ...language import _
from .stops import BEGIN, STOPS, target

if TYPE_CHECKING:
    from ..shell import Shell
    from .veil import Veil


class Tour(QObject):
    """Comes once, with the first project; again whenever somebody asks for it (Shift F1)."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._wanted = False
        self._at = 0
        self.veil: Veil | None = None
        shell.action("tour").triggered.connect(self.begin)
        shell.project_opened.connect(self._on_opened)
        shell.project_closed.connect(self._put_away)

    def welcome(self, *, opening: bool = False) -> None:
        """The window was started: shows the tour to whoever has not seen it. ``opening``: a project is on its way, and the
        start screen only passes by."""
        self._wanted = not settings.load().settings.tour_seen
        if self._wanted and not opening and self._shell.desk is None:
            self._show(0)

    @Slot()
    def begin(self) -> None:
        """Shows it from the first place on."""
        self._show(0)

    def _show(self, place: int) -> None:
        self._at = place
        found = target(self._shell, place)
        if found is None:
            self._put_away()
            return
        if self.veil is None:
            from .veil import Veil

            self.veil = Veil(self._shell)
            self.veil.on.connect(self._on_next)
            self.veil.back.connect(self._on_back)
            self.veil.ended.connect(self._end)
        stop = STOPS[place]
        sentence = stop.sentence if self._shell.desk is not None else BEGIN
        self.veil.point_at(found, _(stop.title), _(sentence), place, len(STOPS))

    @Slot()
    def _on_next(self) -> None:
        if self._at == len(STOPS) - 1:
            self._end()
        elif self._shell.desk is None:
            # The other places come with the project that is made or opened now.
            self._wanted, self._at = True, 1
            self._put_away()
        else:
            self._show(self._at + 1)

    @Slot()
    def _on_back(self) -> None:
        if self._at > 0:
            self._show(self._at - 1)

    @Slot()
    def _end(self) -> None:
        """Seen or skipped: it does not come by itself again."""
        self._put_away()
        self._wanted, self._at = False, 0
        with suppress(OSError):  # then it comes once more, which is no reason to trouble anybody
            settings.save(replace(settings.load().settings, tour_seen=True))

    @Slot()
    def _put_away(self) -> None:
        veil, self.veil = self.veil, None
        if veil is not None:
            veil.put_away()

    @Slot()
    def _on_opened(self) -> None:
        self._put_away()
        desk = self._shell.desk
        if not self._wanted or desk is None or desk.project.dry_run is not None:
            return
        if not any(one.started_at and not one.ended_at for one in desk.services.evenings.all()):
            QTimer.singleShot(0, self, self._on_there)

    @Slot()
    def _on_there(self) -> None:
        """The rooms are shown now."""
        if self._wanted and self._shell.desk is not None:
            self._show(self._at)
