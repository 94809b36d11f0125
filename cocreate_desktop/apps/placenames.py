"""Places for backups: what people call the disk or folder that something lies on, whether two things lie on the same disk, and
which place was chosen."""

import os
from dataclasses import replace
from pathlib import Path

import psutil

from cocreate_desktop import settings
from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.language import _


def place_name(folder: Path) -> str:
    """How people know the place: the name of the stick, else the folder; never the name of whoever works here."""
    homes = [one for one in disks() if folder.is_relative_to(one) and str(one) != os.sep]
    found = max(homes, key=lambda one: len(one.parts), default=None)
    if found is not None:
        return found.name or str(found)
    return _("this laptop") if folder == Path.home() else folder.name  # that one is called as its owner


def disks() -> tuple[Path, ...]:
    """Where the disks and sticks of this laptop are."""
    return tuple(Path(one.mountpoint) for one in psutil.disk_partitions(all=False))


def disk_of(path: Path) -> int:
    """A number of the disk that a file or folder is on; 0 when it is not there."""
    try:
        return path.stat().st_dev
    except OSError:
        return 0


def choose_place(folder: Path) -> None:
    """Backups go into ``folder`` too from now on. Raises FileProblem where this machine keeps no settings."""
    try:
        settings.save(replace(settings.load().settings, backup_folder=str(folder)))
    except OSError as problem:
        raise disk_error(problem, "settings.toml") from problem
