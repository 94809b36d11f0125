"""Where the facilitator is, as docs/handbook/pages.toml names places: what is nearest comes first, the room last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ...services.overview import EveningView
from ..parts.roomtabs import RoomTabs

if TYPE_CHECKING:
    from ..shell import Shell


def places(shell: Shell, window: QWidget | None) -> tuple[str, ...]:
    """``window`` is the one that has the keys: the shell or a dialog over it."""
    return (*_of_dialog(window), *_of_rooms(shell))


def of_step(view: EveningView | None) -> tuple[str, ...]:
    """The step that is looked at; of a vote first the way in which it is held."""
    if view is None or view.step is None:
        return ()
    method = (f"method:{view.round.round.method}",) if view.round is not None else ()
    return (*method, f"step:{view.step.kind}")


def _of_dialog(window: QWidget | None) -> tuple[str, ...]:
    if not isinstance(window, QDialog):
        return ()
    return tuple(f"dialog:{kind.__name__}" for kind in type(window).__mro__)


def _of_rooms(shell: Shell) -> tuple[str, ...]:
    tabs = shell.findChild(RoomTabs, "rooms")
    if shell.desk is None or tabs is None:
        return ("room:start",)
    name = str(tabs.property("room"))
    return (*shell.room(name).places(), f"room:{name}")
