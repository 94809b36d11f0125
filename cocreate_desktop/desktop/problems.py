"""Shows the errors of the house to the facilitator: what happened, what was kept, what to do next.

It decides nothing and retries nothing; what is no error of the house is not caught here.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from ..language import _
from .parts.dialogs import SafeDialog


class Told(Protocol):
    """An error that can tell a user what it means; three whole sentences."""

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
    """The title and the text under it; empty sentences leave no double space."""
    title = problem.happened.strip().removesuffix(".")
    return title, " ".join(part.strip() for part in (problem.kept, problem.next) if part.strip())


def show(problem: Told, over: QWidget) -> SafeDialog:
    """Open the error over a window, without blocking; the dialog deletes itself when closed."""
    title, text = sentences(problem)
    dialog = SafeDialog(
        title, text, safe=_("Close"), parent=over, icon="warning-circle-fill", icon_token="danger"
    )
    dialog.open()
    return dialog
