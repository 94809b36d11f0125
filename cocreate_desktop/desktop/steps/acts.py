"""What the facilitator did in a step, on the undo stack. An act is done once through the services; its undoing asks them again
and says so when something is gone meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from ..deed import Deed
from ..desk import Desk

T = TypeVar("T")


class Act(Deed):
    """Something that is done already; ``back`` and ``again`` ask the services with ids and values, never with rows."""

    def __init__(
        self, desk: Desk, words: str, back: Callable[[], object], again: Callable[[], object]
    ) -> None:
        super().__init__(desk, words)
        self._back, self._again = back, again
        self._fresh = True

    def redo(self) -> None:
        """Does it again; the first time it has been done already."""
        if self._fresh:
            self._fresh = False
            return
        super().redo()

    def act(self) -> None:
        """Again."""
        self._again()

    def take_back(self) -> None:
        """Back."""
        self._back()


def do(
    desk: Desk,
    words: str,
    verb: Callable[[], T],
    back: Callable[[T], object],
    again: Callable[[T], object] | None = None,
) -> T | None:
    """Does ``verb`` and remembers how to take it back and do it again (``again`` gets what the first time gave).

    None when the services refused; they have been heard then.
    """
    done: list[T] = []

    def once() -> bool:
        done.append(verb())
        return True

    if desk.attempt(once) is None:
        return None
    found = done[0]

    def take_back() -> Any:
        return back(found)

    def repeat() -> Any:
        return again(found) if again is not None else verb()

    desk.undo.push(Act(desk, words, take_back, repeat))
    return found


def did(desk: Desk, words: str, verb: Callable[[], object], back: Callable[[], object]) -> bool:
    """``do`` for a verb that gives nothing to hold on to; whether it was done."""

    def once() -> bool:
        verb()
        return True

    def take_back(_done: bool) -> object:
        return back()

    return do(desk, words, once, take_back) is not None
