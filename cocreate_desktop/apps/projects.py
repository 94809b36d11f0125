"""Whole projects for the window: the list of them, and what opens, makes, restores and erases one. The start screen has only
the list; each of the other verbs loads what it needs when it is asked for."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cocreate_desktop import settings
from cocreate_desktop.apps import recent
from cocreate_desktop.domain.backuphealth import moment_in
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.paths import data, documents, free
from cocreate_desktop.services.lately import RecentProject

if TYPE_CHECKING:
    from cocreate_desktop.domain.erasing import Receipt
    from cocreate_desktop.services.outside import OpenProject
    from cocreate_desktop.services.practising import DryRunPlan
    from cocreate_desktop.services.sharing import Joining


class LocalProjects:
    """Fulfils ``services.outside.Projects``: files on this machine."""

    def __init__(self, port: int = 8080, host: str = "") -> None:
        self._port = port
        self._host = host

    @property
    def joining(self) -> Joining:
        """Projects that live elsewhere already."""
        from cocreate_desktop.apps.sharing import LocalJoining
        from cocreate_desktop.apps.site import machine

        return LocalJoining(machine())

    def recent(self) -> tuple[RecentProject, ...]:
        """Recently opened, the last one first."""
        return tuple(replace(one, backup_at=_backed_up(one.path)) for one in recent.load())

    def forget(self, path: Path) -> None:
        """Takes it off the list."""
        recent.forget(path)

    def create(self, path: Path, fields: Mapping[str, object], template: str) -> OpenProject:
        """A new project with one evening."""
        from cocreate_desktop.apps.openproject import create_project

        return create_project(path, fields, template, self._port, self._host)

    def example(self, name: str = "buurtplein") -> OpenProject:
        """A fresh copy of an example project."""
        from cocreate_desktop.apps.openproject import example_project

        return example_project(name, self._port, self._host)

    def open(self, path: Path, key: str = "") -> OpenProject:
        """Opens a project."""
        from cocreate_desktop.apps.openproject import open_project

        return open_project(path, key, self._port, self._host)

    def rehearse(self, project: OpenProject, plan: DryRunPlan) -> OpenProject:
        """A copy to play with."""
        from cocreate_desktop.apps.dryrun import rehearse

        return rehearse(project, plan, self._port or settings.load().settings.port, self._host)

    def tidy(self) -> None:
        """Takes away what a dry run left behind whose program crashed, and keys that could not be forgotten before."""
        from cocreate_desktop.storage.keys import forget_waiting, keys_waiting

        if keys_waiting():  # beside the window: a keyring may ask for its password first
            threading.Thread(target=forget_waiting, name="keys to forget", daemon=True).start()
        if any(data().glob("dry-run-*")):
            from cocreate_desktop.apps.dryrun import sweep

            sweep()

    def erase(self, path: Path, key: str = "") -> Receipt:
        """A project whose last day lies behind, when no copy of it is on its way to a stick any more. Raises InUse."""
        from cocreate_desktop.apps.backupcopies import HAND_S, settled
        from cocreate_desktop.apps.ending import erase_project
        from cocreate_desktop.domain.errors import InUse

        if not settled(path, HAND_S):
            raise InUse(path=str(path))
        return erase_project(path, key)

    def backups_of(self, path: Path) -> Sequence[str]:
        """Backups that lie beside a file."""
        from cocreate_desktop.storage import backups_beside

        return [str(backup) for backup in backups_beside(path)]

    def is_backup(self, path: Path) -> bool:
        """By its name, which says when it was made."""
        return moment_in(path.name) is not None

    def place_for(self, backup: Path) -> Path:
        """A free name in the folder of projects."""
        return free(documents() / f"{backup.stem.rpartition('-')[0]}.cocreate")

    def stick_missing(self) -> str:
        """The stick or folder of the settings."""
        from cocreate_desktop.storage.backups import is_there

        chosen = settings.load().settings.backup_folder
        return (Path(chosen).name or chosen) if chosen and not is_there(Path(chosen)) else ""

    def restore(self, path: Path, backup: Path, key: str = "") -> None:
        """Puts a backup in the place of ``path``; a phone server that outlived its window ends first. Raises InUse."""
        from cocreate_desktop.apps.hall_end import clear_hall
        from cocreate_desktop.storage import restore_backup

        clear_hall(path)
        restore_backup(backup, path, key=key or None)

    def suggested_folder(self) -> Path:
        """A local folder."""
        return documents()

    def unsuitable(self, folder: Path) -> str:
        """Why a folder is no good place, or empty."""
        from cocreate_desktop.storage import unsuitable_place

        return unsuitable_place(folder) or ""


def _backed_up(path: Path) -> str:
    """When the newest backup beside a file was made, empty without one. Looks on no stick: the list should be there at once."""
    try:
        newest = max(path.parent.glob(f"{path.stem}-backups/*.cocreate"), key=lambda one: one.name)
    except (OSError, ValueError):
        return ""
    moment = moment_in(newest.name)
    return utc_text(moment) if moment else ""
