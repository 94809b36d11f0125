"""Backups of an open project: one on opening, at closing and at the end of an evening, and else so soon after a change that no
more than five minutes are lost with the disk. Whoever cares for them while nobody else does: the window, or a hall that goes on
alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from cocreate_desktop.apps.backupcopies import HAND_S, BackupCopies, Made
from cocreate_desktop.apps.placenames import choose_place
from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.backuperrors import NothingToTry
from cocreate_desktop.domain.backuphealth import BackupHealth, Drilled, Kept, Place, Rhythm, moment_in
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.events import BackupMade, BallotCast, Changed, Event, PictureCame
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.language import _
from cocreate_desktop.services.backingup import Backups
from cocreate_desktop.storage import drill

LOOKS_S: Final = 5.0
"""How soon, in seconds, a hall notices that its window is gone."""
LONG_AGO: Final = float("-inf")


class KeepsBackups(Backups, Protocol):
    """Backups with a beginning and an end."""

    def start(self) -> None:
        """Begins."""

    def close(self) -> None:
        """Ends; one that is being made is finished, and what changed since gets another."""


class BackupDesk:
    """Makes backups by hand and by itself, and tells the bus how it went. ``cared``: whether somebody else sees to them now,
    which is asked every few seconds; ``now_s`` is a clock in seconds that never jumps."""

    def __init__(
        self,
        opened: OpenWorkspace,
        *,
        cared: Callable[[], bool] | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._opened = opened
        self._cared = cared
        self._now_s = now_s
        self._news = threading.Condition()
        self._making = threading.Lock()
        self._ended = self._called = False
        self._rhythm = Rhythm(changed=LONG_AGO)
        before = moment_in(next(iter(opened.workspace.backups.all()), ""))
        self._laptop = Kept(Place.LAPTOP, _("this laptop"), utc_text(before) if before else "")
        self._copies = BackupCopies(opened.workspace, self._tell_second)
        self._unhear = opened.services.bus.subscribe(self._hear)
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)

    @property
    def health(self) -> BackupHealth:
        """How it stands at both places."""
        second = self._copies.kept
        lacking = second.lacking or (self._laptop.lacking if second.name else "")
        return BackupHealth(self._laptop, replace(second, lacking=lacking))

    def start(self) -> None:
        """Makes one now, and goes on by itself."""
        self._copies.start()
        self._thread.start()

    def make(self) -> str:
        """Makes and verifies one, and carries it along."""
        made = self._make()
        self._copies.bring(made, HAND_S)
        return str(made.path)

    def all(self) -> Sequence[str]:
        """Newest first, of both places."""
        found = {one.name: str(one) for one in self._copies.found}
        found |= {Path(one).name: one for one in self._opened.workspace.backups.all()}
        return [found[name] for name in sorted(found, reverse=True)]

    def copies(self) -> Sequence[str]:
        """Of the second place, as last seen."""
        return [str(one) for one in self._copies.found]

    def choose(self, folder: Path) -> None:
        """From now on into ``folder`` too. Raises FileProblem where this machine keeps no settings."""
        choose_place(folder)

    def drill(self) -> Drilled:
        """Puts the newest one back on trial, from where it counts most. Raises FileProblem."""
        there = self.copies()
        newest = next(iter(there or self._opened.workspace.backups.all()), None)
        if newest is None:
            raise NothingToTry
        workspace, place = self._opened.workspace, (self._copies.kept if there else self._laptop).name
        return replace(drill(Path(newest), workspace.path, workspace.recovery_key(), place), name=place)

    def look(self) -> float | None:
        """Makes one when it is due, and carries it along; returns after how many seconds to look again, None: when called."""
        if self._cared is not None and self._cared():
            # Whatever they have made, this process knows nothing of it.
            self._rhythm = Rhythm(changed=LONG_AGO)
            return LOOKS_S
        due = self._rhythm.due()
        if due is not None and due <= self._now_s():
            with suppress(CocreateError):  # told already
                self._copies.bring(self._make())
            due = self._rhythm.due()
        most = None if self._cared is None else LOOKS_S
        if due is None:
            return most
        wait = max(0.0, due - self._now_s())
        return wait if most is None else min(wait, most)

    def close(self) -> None:
        """Stops the clock, makes a last one when something changed, and lets it be carried along."""
        with self._news:
            self._ended = True
            self._news.notify_all()
        if self._thread.is_alive():
            self._thread.join()
        self._unhear()
        if self._rhythm.changed is not None and not (self._cared is not None and self._cared()):
            with suppress(CocreateError):
                self._copies.bring(self._make())
        self._copies.close()

    def _run(self) -> None:
        # A hall has hardly begun when its window is there.
        wait: float | None = 0.0 if self._cared is None else LOOKS_S
        while True:
            with self._news:
                # What was called between a look and this wait counts too.
                self._news.wait_for(lambda: self._ended or self._called, wait)
                if self._ended:
                    return
                self._called = False
            wait = self.look()

    def _hear(self, event: Event) -> None:
        """Something changed, here or in the other process."""
        if not isinstance(event, Changed | BallotCast | PictureCame):
            return
        over = isinstance(event, Changed) and event.entity == "evening" and "ended_at" in event.fields
        with self._news:
            if over:
                self._rhythm = replace(self._rhythm, changed=LONG_AGO)
            elif self._rhythm.changed is None:
                self._rhythm = replace(self._rhythm, changed=self._now_s())
            elif self._laptop.lacking:
                return
            self._laptop = replace(self._laptop, lacking=self._laptop.lacking or self._at())
            self._called = True
            self._news.notify_all()

    def _make(self) -> Made:
        """One beside the project. What is written while it is made counts for the next one."""
        with self._making:
            with self._news:
                before, since, began, at = self._rhythm, self._laptop.lacking, self._now_s(), self._at()
                self._rhythm = replace(before, changed=None, failed=None)
                self._laptop = replace(self._laptop, lacking="")
            try:
                path = self._opened.workspace.backups.make()
            except CocreateError as problem:
                with self._news:
                    changed = self._rhythm.changed if before.changed is None else before.changed
                    self._rhythm = replace(before, changed=changed, failed=self._now_s())
                    lacking = since or self._laptop.lacking or at
                    self._laptop = replace(
                        self._laptop, lacking=lacking, problem=f"{problem.happened} {problem.next}"
                    )
                self._tell("", str(problem), Place.LAPTOP)
                raise
            with self._news:
                took = self._now_s() - began + self._copies.took
                self._rhythm = replace(self._rhythm, took=took)
                self._laptop = replace(self._laptop, made=at, problem="")
        self._tell(path, "", Place.LAPTOP)
        return Made(Path(path), since or at)

    def _at(self) -> str:
        return utc_text(self._opened.services.clock.now())

    def _tell_second(self) -> None:
        self._tell("", self._copies.kept.problem, Place.SECOND)

    def _tell(self, path: str, problem: str, place: Place) -> None:
        self._opened.services.bus.publish(BackupMade(path, self._at(), problem, place))
