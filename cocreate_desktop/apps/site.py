"""This laptop in this hall, for the venue check: disk, power, printers, the place of the backups, and simulated phones."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import psutil

from cocreate_desktop import paths
from cocreate_desktop.apps.hall_room import raise_open_files
from cocreate_desktop.apps.placenames import disk_of, place_name
from cocreate_desktop.domain.backuphealth import moment_in
from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.venue import BackupFacts
from cocreate_desktop.services.backingup import Backups
from cocreate_desktop.services.onsite import CrowdFound

_MB = 1_000_000
_PRINTERS_S = 10


class SiteDesk:
    """Fulfils ``services.onsite.Site``. ``workspace`` is the file of the open project, ``page`` tells the address of its page
    for phones (empty: unknown)."""

    def __init__(self, workspace: Path, backups: Backups, page: Callable[[str], str]) -> None:
        self._workspace = workspace
        self._backups = backups
        self._page = page

    @property
    def machine(self) -> str:
        """What this laptop is called."""
        return machine()

    def laptop(self) -> BackupFacts:
        """Where the newest backup is, and how room and power stand."""
        battery, plugged = _power()
        free, wrong = _free(self._workspace.parent), self._backups.health.second.problem
        facts = BackupFacts(disk=free, battery=battery, plugged=plugged, problem=wrong)
        try:
            newest = self._newest()
            return facts if newest is None else self._with_copy(facts, newest)
        except OSError:  # a stick that is pulled out in the middle is none
            return facts

    def _with_copy(self, facts: BackupFacts, newest: Path) -> BackupFacts:
        """Raises OSError when the copy is not there any more."""
        moment = moment_in(newest.name) or datetime.fromtimestamp(newest.stat().st_mtime, UTC)
        there, here = disk_of(newest), disk_of(self._workspace)
        stick = bool(there and here) and there != here
        place, free = place_name(newest.parent.parent), _free(newest.parent)
        return replace(facts, place=place, stick=stick, free=free, made=utc_text(moment))

    def back_up(self, folder: Path | None = None) -> BackupFacts:
        """Makes a backup, from now on into ``folder`` too."""
        try:
            if folder is not None:
                self._backups.choose(folder)
            self._backups.make()
        except CocreateError as problem:
            return self._with_problem(problem)
        except OSError as problem:
            return self._with_problem(disk_error(problem, folder or self._workspace))
        return self.laptop()

    def _with_problem(self, problem: CocreateError) -> BackupFacts:
        return replace(self.laptop(), problem=f"{problem.happened} {problem.next}".strip())

    def printers(self) -> tuple[str, ...] | None:
        """The printers by name."""
        return printers()

    def test_sheet(self, evening_id: str) -> Path:
        """The sheet to try the printer with; the one before is written over."""
        from cocreate_desktop.paper.trial_sheet import print_trial_sheet

        folder = paths.documents()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise disk_error(problem, folder) from problem
        return print_trial_sheet(folder, self._page(evening_id))

    def crowd(
        self, address: str, people: int, going: Callable[[], bool], told: Callable[[int], None]
    ) -> CrowdFound:
        """Simulated phones join the page and leave again."""
        from cocreate_desktop.rehearsal.crowding import crowd

        raise_open_files()
        return crowd(address, people, going, told)

    def _newest(self) -> Path | None:
        """The newest backup; of one that lies in two places, that on the other disk."""
        found = self._backups.all()
        if not found:
            return None
        newest = Path(found[0])
        copies = (Path(one) for one in self._backups.copies())
        copy = next((one for one in copies if one.name == newest.name), newest)
        return copy if copy.is_file() else newest


def machine() -> str:
    """The same on this laptop every time, and nothing else: what the system calls it is often its owner's name."""
    return f"laptop-{sha256(platform.node().encode()).hexdigest()[:4]}"


def printers() -> tuple[str, ...] | None:
    """The printers of this system by name; None where it does not tell, or could not just now."""
    if sys.platform == "win32" or shutil.which("lpstat") is None:
        return None
    try:
        told = subprocess.run(
            ["lpstat", "-e"], capture_output=True, text=True, check=False, timeout=_PRINTERS_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return tuple(told.stdout.split()) if told.returncode == 0 else None


def _power() -> tuple[int, bool]:
    """Per cent of the battery (-1: no sensor), and whether the cable is in."""
    try:
        found = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    except (OSError, RuntimeError, ValueError):  # a sensor that answers with nonsense is none
        found = None
    if found is None:
        return -1, True
    return round(found.percent), found.power_plugged is not False


def _free(folder: Path) -> int:
    """Megabytes that are free where a folder is; -1 when it does not tell."""
    try:
        return shutil.disk_usage(folder).free // _MB
    except OSError:
        return -1
