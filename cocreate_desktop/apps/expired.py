"""The command for projects whose last day lies behind: names them, and erases them when that is asked for. Made to run every
night on a machine that keeps many."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from cocreate_desktop.apps import recent
from cocreate_desktop.apps.ending import erase_project
from cocreate_desktop.apps.sweeping import days_of, sweep
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.retention import is_over
from cocreate_desktop.domain.text import escaped, printable
from cocreate_desktop.language import N_, _
from cocreate_desktop.services.gathering import day_text


class State(StrEnum):
    """How a project stands to its last day: ``KEPT`` until then, ``OVER``, ``ERASED`` just now; ``DOUBTED``: over by a clock
    that jumped; ``CLOSED``: nobody could look, or it is in use."""

    KEPT = "kept"
    OVER = "over"
    ERASED = "erased"
    DOUBTED = "doubted"
    CLOSED = "closed"


_SAYS = {
    State.KEPT: N_("is kept until {day}"),
    State.OVER: N_("was to be kept until {day}: erase it, or open it and choose a later day"),
    State.ERASED: N_("was to be kept until {day}, and is erased. Receipt {number}."),
    State.DOUBTED: N_("seems to be past {day}, but this clock jumped. Look again tomorrow."),
    State.CLOSED: N_("could not be looked into: {why}"),
}
_WAITS = (State.OVER, State.DOUBTED, State.CLOSED)


@dataclass(frozen=True, slots=True)
class Standing:
    """One project file: its last ``day`` (empty: none), how many people and photos ``went`` by themselves, the ``number`` of
    the receipt when it was erased, and ``why`` it could not be looked into."""

    path: str
    state: State
    day: str = ""
    went: int = 0
    number: str = ""
    why: str = ""

    @property
    def says(self) -> str:
        """In a sentence."""
        if self.state is State.KEPT and not self.day:
            return _("has no last day")
        day = day_text(self.day, year=True) if self.day else ""
        return _(_SAYS[self.state]).format(day=day, number=self.number, why=self.why)


def expired(wanted: argparse.Namespace) -> int:
    """Exit code 1 when a project past its day is still there, or could not be looked into."""
    found = [_standing(path, wanted) for path in _files(wanted.folders)]
    if wanted.json:
        sys.stdout.write(escaped(json.dumps([asdict(one) for one in found], ensure_ascii=False)) + "\n")
    else:
        for one in found:
            sys.stdout.write(printable(f"{one.path} {one.says}") + "\n")
    return 1 if any(one.state in _WAITS for one in found) else 0


def _files(folders: Iterable[Path]) -> list[Path]:
    """The project files in these folders, backups left out; without any those that were opened lately."""
    given = list(folders)
    if not given:
        return [one.path for one in recent.load() if one.there]
    every = (path for folder in given for path in sorted(folder.rglob("*.cocreate")))
    return [path for path in every if not path.parent.name.endswith("-backups")]


def _standing(path: Path, wanted: argparse.Namespace) -> Standing:
    try:
        opened = open_services(path, key_file=wanted.key_file)
        try:
            found = _look(path, opened, erase=wanted.erase)
        finally:
            opened.close()
        if found.state is State.OVER and wanted.erase:
            receipt = erase_project(path, key_file=wanted.key_file)
            return Standing(str(path), State.ERASED, found.day, found.went, receipt.number)
    except CocreateError as problem:
        return Standing(str(path), State.CLOSED, why=str(problem))
    return found


def _look(path: Path, opened: OpenWorkspace, *, erase: bool) -> Standing:
    receipt = sweep(opened) if erase else None
    went = sum(many for _word, many in receipt.things) if receipt is not None else 0
    day = opened.services.projects.current().keep_until
    if not is_over(day, opened.services.clock.now().date()):
        return Standing(str(path), State.KEPT, day, went)
    return Standing(str(path), State.OVER if days_of(opened).sure else State.DOUBTED, day, went)
