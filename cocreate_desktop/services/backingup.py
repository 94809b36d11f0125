"""Backups as Protocols: those of the open project, and putting one back. The composition root fulfils them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from cocreate_desktop.domain.backuphealth import BackupHealth, Drilled


class Backups(Protocol):
    """Verified backups of the open project, beside it and at a second place; BackupMade tells the bus of each at each place."""

    @property
    def health(self) -> BackupHealth:
        """How it stands at both places, as last seen; asks no disk."""

    def make(self) -> str:
        """Makes and verifies one, and carries it to the second place too; returns the path of the one beside the project.
        Raises FileProblem when that one failed; how the second place did is in ``health``."""

    def all(self) -> Sequence[str]:
        """Paths, newest first; one that lies at both places is named once."""

    def copies(self) -> Sequence[str]:
        """Those at the second place, newest first, as last seen; asks no disk."""

    def choose(self, folder: Path) -> None:
        """From now on into ``folder`` too, for every project on this laptop. Raises FileProblem."""

    def drill(self) -> Drilled:
        """Puts the newest one back on trial, that of the second place when there is one, and leaves no trace. Raises
        FileProblem."""


class PuttingBack(Protocol):
    """Backups of projects that are not open."""

    def is_backup(self, path: Path) -> bool:
        """Whether a file is a backup, which is put back somewhere and not opened where it lies."""

    def place_for(self, backup: Path) -> Path:
        """Where a backup is put back on a laptop that does not have the project: a free name among its projects."""

    def stick_missing(self) -> str:
        """How people call the second place when it was chosen and is not there now; empty otherwise."""

    def backups_of(self, path: Path) -> Sequence[str]:
        """Verified backups of a file that may itself be damaged, newest first."""

    def restore(self, path: Path, backup: Path, key: str = "") -> None:
        """Puts a backup in the place of ``path``; the damaged file is put aside, never removed. ``key`` is a typed recovery
        key or empty. Raises NoKey, WrongKey, FileProblem."""
