"""Carries backups to the second place, in a thread of its own: a stick that hangs or is pulled out holds up nothing else. One
that comes back, also as another drive, is known by the backups that are on it, and goes on by itself."""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from weakref import WeakSet

from cocreate_desktop import settings
from cocreate_desktop.apps.placenames import disk_of, disks, place_name
from cocreate_desktop.domain.backuperrors import SecondGone
from cocreate_desktop.domain.backuphealth import RETRY_S, Kept, Place, moment_in
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.storage import Workspace
from cocreate_desktop.storage.backups import is_there

log = logging.getLogger(__name__)
AT_ONCE_S = 0.2
"""So long a last copy is waited for where a project is closed. What takes longer goes on behind it. Nothing is lost by that:
the backup stands on the laptop."""
ENDS_S = 2.0
"""So long it is waited for where a program ends that has no window to say it in; what hangs longer ends with the program, and
its part is no backup."""
HAND_S = 20.0
"""So long somebody waits who asked for a copy by hand."""


_GOING: WeakSet[BackupCopies] = WeakSet()


@dataclass(frozen=True, slots=True)
class Made:
    """A backup beside the project, and since when (UTC ISO 8601) something in it was in none before."""

    path: Path
    since: str


def still_going() -> str:
    """How people call the place to which a last copy of a closed project is on its way; empty when none is."""
    return next((one.kept.name for one in tuple(_GOING) if not one.settled(0)), "")


def settled(path: Path, wait_s: float) -> bool:
    """Whether no copy of this closed project is on its way any more, within so long."""
    return all(one.settled(wait_s) for one in tuple(_GOING) if one.of == Path(path).absolute())


class BackupCopies:
    """The second place of one open project. ``tell`` hears how it stands, from whatever thread that is known in."""

    def __init__(self, workspace: Workspace, tell: Callable[[], None]) -> None:
        self._workspace = workspace
        self._tell = tell
        self._news = threading.Condition()
        self._newest: Made | None = None
        self._lacking = ""
        self._asked = self._looked = 0
        self._ended = False
        self.found: tuple[Path, ...] = ()
        """What lay there when it was last looked at, newest first."""
        self.kept = Kept(Place.SECOND)
        self.took = 0.0
        """How long the last copy took, in seconds."""
        self._thread = threading.Thread(target=self._run, name="backup copies", daemon=True)

    def start(self) -> None:
        """From now on looks by itself."""
        self._thread.start()

    def bring(self, made: Made | None = None, wait_s: float = 0.0) -> None:
        """Asks for a look, with a new backup when one was made; waits so long at most until that look was taken."""
        with self._news:
            if made is not None:
                self._newest, self._lacking = made, self._lacking or made.since
                if self.kept.name:  # also while a stick hangs, and nobody comes back to say so
                    self.kept = replace(self.kept, lacking=self._lacking)
            self._asked += 1
            asked = self._asked
            self._news.notify_all()
            if wait_s and self._thread.is_alive():
                self._news.wait_for(lambda: self._ended or self._looked >= asked, wait_s)

    def look(self) -> None:
        """Carries what is not there yet. What goes wrong becomes the problem of this place."""
        newest, chosen = self._newest, settings.load().settings.backup_folder
        if not chosen:
            self._say(Kept(Place.SECOND), (), newest)
            return
        stick = self._where(Path(chosen))
        name = place_name(stick) if is_there(stick) else self.kept.name or Path(chosen).name or chosen
        problem, second = "", self._workspace.second
        found = second.all(stick)
        try:
            if not is_there(stick):
                raise SecondGone(name=name)
            if newest is not None and newest.path.name not in {one.name for one in found}:
                began = time.monotonic()
                second.carry(newest.path, stick, name)
                self.took = time.monotonic() - began
                found = second.all(stick)
        except CocreateError as wrong:
            log.info("no backup at the second place: %s", type(wrong).__name__)
            problem = f"{wrong.happened} {wrong.next}"
        moment = moment_in(found[0].name) if found else None
        made = utc_text(moment) if moment else self.kept.made
        apart = disk_of(stick) != disk_of(self._workspace.path)
        self._say(Kept(Place.SECOND, name, made, problem=problem, apart=apart), found, newest)

    def close(self) -> None:
        """Lets a copy that is under way be finished, behind whoever closes when it is slow."""
        with self._news:
            self._ended = True
            self._news.notify_all()
        if self._thread.is_alive() and not self.settled(AT_ONCE_S):
            _GOING.add(self)
            atexit.register(self.settled, ENDS_S)

    def settled(self, wait_s: float) -> bool:
        """Whether the last copy is done within so long."""
        self._thread.join(wait_s)
        return not self._thread.is_alive()

    @property
    def of(self) -> Path:
        """The file of the project."""
        return self._workspace.path

    def _run(self) -> None:
        while True:
            with self._news:
                asked = self._asked
            self.look()
            with self._news:
                self._looked = asked
                self._news.notify_all()
                if self._asked == asked and not self._ended:
                    self._news.wait(RETRY_S)
                if self._asked == asked and self._ended:
                    return

    def _say(self, kept: Kept, found: tuple[Path, ...], newest: Made | None) -> None:
        with self._news:
            there = newest is None or newest.path.name in {one.name for one in found}
            if newest is self._newest and (there or not kept.name):
                self._lacking = ""
            kept = replace(kept, lacking=self._lacking)
            changed, self.kept, self.found = kept != self.kept, kept, found
        if changed:
            self._tell()

    def _where(self, chosen: Path) -> Path:
        """Where the second place is now: as it was chosen, else on whatever disk has backups of this project."""
        if is_there(chosen):
            return chosen
        own = disk_of(self._workspace.path)
        for disk in disks():
            if disk_of(disk) not in (0, own):
                tails = (disk.joinpath(*chosen.parts[at:]) for at in range(1, len(chosen.parts) + 1))
                place = next((one for one in tails if self._workspace.second.knows(one)), None)
                if place is not None:
                    return place
        return chosen
