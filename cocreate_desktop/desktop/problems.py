"""Shows the errors of the house to the facilitator: what happened, what was kept, what to do next.

It decides nothing and retries nothing; what is no error of the house is not caught here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from ..domain.errors import CocreateError
from ..language import _
from .parts.dialogs import SafeDialog

LONGEST_NAME = 48  # characters
_FILE = "\ufffc"  # stands where a file is named


class Told(Protocol):
    """An error that can tell a user what it means; three whole sentences."""

    @property
    def values(self) -> Mapping[str, object]:
        """What fills the sentences; under ``path`` the file it is about."""
        ...

    @property
    def happened(self) -> str:
        """What happened."""
        ...

    @property
    def kept(self) -> str:
        """What was kept."""
        ...

    @property
    def next(self) -> str:
        """What to do next."""
        ...


def sentences(problem: Told) -> tuple[str, str]:
    """The title, of one sentence, and the text under it; empty sentences leave no double space. A file stands in the title by
    its name, its folder below."""
    happened, path = problem.happened.strip(), Path(str(problem.values.get("path", "")))
    named = bool(path.name) and str(path) in happened
    # The name of a file may hold a full stop and a space of its own.
    title, _stop, more = (happened.replace(str(path), _FILE) if named else happened).partition(". ")
    folder = _("It is in {folder}.").format(folder=path.parent) if named else ""
    parts = (folder, more.replace(_FILE, short_name(path)), problem.kept, problem.next)
    text = " ".join(part.strip() for part in parts if part.strip())
    return title.removesuffix(".").replace(_FILE, short_name(path)), text


def at_field(problem: Told) -> str:
    """What stands under a field that cannot be taken; what was typed is still in sight, so that needs no telling."""
    return f"{problem.happened} {problem.next}"


def foreseen(problem: BaseException) -> CocreateError:
    """What went wrong with work that was done aside, as an error of the house. What nobody foresaw is raised again, so that the
    window tells it."""
    if not isinstance(problem, CocreateError):
        raise problem
    return problem


def short_name(path: Path) -> str:
    """The name of a file, so that it fits on a line: its end tells what it is."""
    name = path.name
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 16]}…{name[-15:]}"


def show(problem: Told, over: QWidget) -> SafeDialog:
    """Open the error over a window, without blocking; the dialog deletes itself when closed. One that comes again and again
    while it is being read stays one."""
    title, text = sentences(problem)
    for there in over.findChildren(SafeDialog):
        if there.isVisible() and there.windowTitle() == title:
            return there
    dialog = SafeDialog(
        title, text, safe=_("Close"), parent=over, icon="warning-circle-fill", icon_token="danger"
    )
    dialog.open()
    return dialog
