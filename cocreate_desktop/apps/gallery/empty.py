"""A project in which nobody did anything yet: how each room looks on its first day, and what it says to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget

from cocreate_desktop.apps.gallery.dossier import TABS
from cocreate_desktop.apps.gallery.hand import LARGE, Hand
from cocreate_desktop.desktop.aftercare.room import PAGES, AftercareRoom


def rooms(hand: Hand) -> None:
    """Each room and each page of it."""
    hand.shell.show_project(hand.project)
    hand.shell.go("prepare")
    hand.settle()
    hand.desk("empty-prepare", LARGE)
    hand.press("dossier")
    tabs = hand.part(QTabWidget, "tabs")
    for place, name in enumerate(TABS):
        tabs.setCurrentIndex(place)
        hand.settle()
        hand.desk(f"empty-dossier-{name}")
    hand.close_dialogs()
    hand.shell.go("evening")
    hand.settle()
    hand.desk("empty-evening")
    hand.shell.go("aftercare")
    room = hand.shell.room("aftercare")
    assert isinstance(room, AftercareRoom), "the room after the evening is an AftercareRoom"
    for page in PAGES:
        room.go(page)
        hand.settle()
        hand.desk(f"empty-aftercare-{page}")
    room.go(PAGES[0])


EMPTY: tuple[Callable[[Hand], None], ...] = (rooms,)
