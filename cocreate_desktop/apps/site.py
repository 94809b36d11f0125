"""This laptop in this hall, for the venue check: disk, power, printers, the place of the backups, and simulated phones."""

from __future__ import annotations

import os
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

from cocreate_desktop import paths, settings
from cocreate_desktop.apps.hall_room import raise_open_files
from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.venue import BackupFacts
from cocreate_desktop.language import _
from cocreate_desktop.services.onsite import CrowdFound
from cocreate_desktop.services.outside import Backups

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
        facts = BackupFacts(disk=_free(self._workspace.parent), battery=battery, plugged=plugged)
        try:
            newest = self._newest()
            return facts if newest is None else self._with_copy(facts, newest)
        except OSError:  # a stick that is pulled out in the middle is none
            return facts

    def _with_copy(self, facts: BackupFacts, newest: Path) -> BackupFacts:
        """Raises OSError when the copy is not there any more."""
        made = utc_text(datetime.fromtimestamp(newest.stat().st_mtime, UTC))
        there, here = _disk(newest), _disk(self._workspace)
        stick = bool(there and here) and there != here
        return replace(facts, place=_name(newest), stick=stick, free=_free(newest.parent), made=made)

    def back_up(self, folder: Path | None = None) -> BackupFacts:
        """Makes a backup, from now on into ``folder`` too."""
        try:
            if folder is not None:
                _remember(folder)
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
        second = settings.load().settings.backup_folder
        copy = Path(second) / newest.parent.name / newest.name if second else newest
        return copy if copy.is_file() else newest


def machine() -> str:
    """The same on this laptop every time, and nothing else: what the system calls it is often its owner's name."""
    return f"laptop-{sha256(platform.node().encode()).hexdigest()[:4]}"


def _remember(folder: Path) -> None:
    """Raises FileProblem where this machine keeps no settings."""
    try:
        settings.save(replace(settings.load().settings, backup_folder=str(folder)))
    except OSError as problem:
        raise disk_error(problem, "settings.toml") from problem


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


def _disk(path: Path) -> int:
    try:
        return path.stat().st_dev
    except OSError:
        return 0


def _name(path: Path) -> str:
    """How people know the place: the name of the stick, else the folder; never the name of whoever works here."""
    mounted = [Path(one.mountpoint) for one in psutil.disk_partitions(all=False)]
    homes = [one for one in mounted if path.is_relative_to(one) and str(one) != os.sep]
    found = max(homes, key=lambda one: len(one.parts), default=None)
    if found is not None:
        return found.name or str(found)
    folder = path.parent.parent
    return _("this laptop") if folder == Path.home() else folder.name  # that one is called as its owner
