"""The command for projects whose last day lies behind: names them, and erases them when that is asked for. Made to run every
night on a machine that keeps many."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from cocreate_desktop.apps import recent
from cocreate_desktop.apps.ending import erase_project
from cocreate_desktop.apps.sweeping import days_of, sweep
from cocreate_desktop.apps.terminal import say, say_json
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.disk import disk_error, unreadable
from cocreate_desktop.domain.erasing import Unreached
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.retention import is_over
from cocreate_desktop.language import N_, _, ngettext, number_text
from cocreate_desktop.services.erasurewords import to_do_words
from cocreate_desktop.services.gathering import day_text
from cocreate_desktop.storage.keys import forget_waiting


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
    the receipt when it was erased, and ``why`` it could not be looked into, or what is still here of one that was erased; then
    ``whole`` is false, unless that is another copy, which has a day of its own."""

    path: str
    state: State
    day: str = ""
    went: int = 0
    number: str = ""
    why: str = ""
    whole: bool = True

    @property
    def says(self) -> str:
        """In a sentence, and what else must be known."""
        if self.state is State.KEPT and not self.day:
            return _("has no last day")
        day = day_text(self.day, year=True) if self.day else ""
        told = _(_SAYS[self.state]).format(day=day, number=self.number, why=self.why)
        return f"{told} {self.why}" if self.state is State.ERASED and self.why else told

    @property
    def waits(self) -> bool:
        """Whether somebody has to see to it."""
        return self.state in _WAITS or not self.whole


def expired(wanted: argparse.Namespace) -> int:
    """Exit code 1 when a project past its day is still there, was not erased whole, or could not be looked into."""
    forget_waiting()
    found = []
    for one in _standings(wanted):
        found.append(one)
        if not wanted.json:
            say(f"{one.path} {one.says}")
    left = [one for one in found if one.waits]
    if wanted.json:
        say_json([asdict(one) for one in found])
    elif left and wanted.erase:
        say(_left_words(left))
    return 1 if left else 0


def _left_words(left: Sequence[Standing]) -> str:
    words = ngettext(
        "{n} of them is not erased whole: {paths}", "{n} of them are not erased whole: {paths}", len(left)
    )
    return words.format(n=number_text(len(left)), paths=", ".join(one.path for one in left))


def _standings(wanted: argparse.Namespace) -> Iterator[Standing]:
    """Of the project files in these folders, backups left out; without any of those that were opened lately. A file or folder
    that nobody can look into keeps no other waiting."""
    if not wanted.folders:
        yield from (_standing(one.path, wanted) for one in recent.load() if one.there)
    for folder in wanted.folders:
        try:
            paths = _in(folder)
        except OSError as problem:
            yield Standing(str(folder), State.CLOSED, why=str(unreadable(problem, folder)))
            continue
        yield from (_standing(path, wanted) for path in paths)


def _in(folder: Path) -> list[Path]:
    """The project files in a folder. Raises OSError, also when it is not there: a disk may not be mounted."""
    os.scandir(folder).close()
    return [path for path in sorted(folder.rglob("*.cocreate")) if not path.parent.name.endswith("-backups")]


def _standing(path: Path, wanted: argparse.Namespace) -> Standing:
    try:
        opened = open_services(path, key_file=wanted.key_file)
        try:
            found = _look(path, opened, erase=wanted.erase)
        finally:
            opened.close()
        if found.state is State.OVER and wanted.erase:
            receipt = erase_project(path, key_file=wanted.key_file)
            whole = all(one.why is Unreached.COPY for one in receipt.to_do)
            found = replace(
                found, state=State.ERASED, number=receipt.number, why=to_do_words(receipt), whole=whole
            )
    except CocreateError as problem:
        return Standing(str(path), State.CLOSED, why=str(problem))
    except OSError as problem:
        return Standing(str(path), State.CLOSED, why=str(disk_error(problem, path)))
    return found


def _look(path: Path, opened: OpenWorkspace, *, erase: bool) -> Standing:
    receipt = sweep(opened) if erase else None
    went = sum(many for _word, many in receipt.things) if receipt is not None else 0
    day = opened.services.projects.current().keep_until
    if not is_over(day, opened.services.clock.now().date()):
        return Standing(str(path), State.KEPT, day, went)
    return Standing(str(path), State.OVER if days_of(opened).sure else State.DOUBTED, day, went)
