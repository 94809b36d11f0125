"""Backups of an open project: one on opening, and every five minutes while an evening runs."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Protocol

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.events import BackupMade
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.services.outside import Backups

BACKUP_SECONDS = 300


class KeepsBackups(Backups, Protocol):
    """Backups with a beginning and an end."""

    def start(self) -> None:
        """Begins."""

    def close(self) -> None:
        """Ends; one that is being made is finished."""


class BackupDesk:
    """Makes backups by hand and by the clock, and tells the bus how it went."""

    def __init__(self, opened: OpenWorkspace) -> None:
        self._opened = opened
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._by_the_clock, name="backups", daemon=True)

    def start(self) -> None:
        """Makes one now and goes on by the clock."""
        self._thread.start()

    def make(self) -> str:
        """Makes and verifies one."""
        path = self._opened.workspace.backups.make()
        self._tell(path, "")
        return path

    def all(self) -> Sequence[str]:
        """Newest first."""
        return self._opened.workspace.backups.all()

    def close(self) -> None:
        """Stops the clock; one that is being made is finished."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    def _by_the_clock(self) -> None:
        self._try()
        while not self._ended.wait(BACKUP_SECONDS):
            if any(one.started_at and not one.ended_at for one in self._opened.services.evenings.all()):
                self._try()

    def _try(self) -> None:
        try:
            self.make()
        except CocreateError as problem:
            self._tell("", str(problem))

    def _tell(self, path: str, problem: str) -> None:
        at = utc_text(self._opened.services.clock.now())
        self._opened.services.bus.publish(BackupMade(path, at, problem))
