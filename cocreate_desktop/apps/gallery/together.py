"""How the evening looks on a laptop that works beside another one: while that is there, when it falls silent, and when it takes
the stage back."""

from __future__ import annotations

from collections.abc import Mapping

from cocreate_desktop.apps.gallery.hand import Hand
from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import _
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.together import Sign

OTHER, PAGE = "0" * 32, "http://192.168.8.2:8080"


class Shown:
    """Fulfils ``services.together.Companion``: what is said to have been heard."""

    def __init__(self) -> None:
        self.heard_at = ""

    def signs(self) -> Mapping[str, Sign]:
        """Of the one other laptop."""
        return {OTHER: Sign(self.heard_at)}


def beside(hand: Hand) -> None:
    """Beside another laptop, from its joining on."""
    heard, together = Shown(), hand.services.together
    together.beside(heard)
    hand.go_to(Kind.IDEAS, 20, 10)
    hand.shell.go("evening")

    def joins(unit: UnitOfWork) -> None:
        heard.heard_at = utc_text(hand.clock.now())
        unit.add(
            Laptop(id=OTHER, project_id=unit.project_id, name=_("the laptop at the beamer"), address=PAGE)
        )

    def takes(unit: UnitOfWork) -> None:
        heard.heard_at = utc_text(hand.clock.now())
        unit.change(Laptop, OTHER, seen_at=heard.heard_at)

    hand.services.store.run(joins)
    hand.settle()
    hand.desk("together-follows")
    hand.clock.put(20, 11)
    together.name(_("the note-taker's laptop"))
    hand.settle()
    hand.desk("together-silent")
    together.take_over(PAGE)
    hand.services.store.run(takes)
    hand.settle()
    hand.desk("together-taken")
    hand.services.store.run(lambda unit: unit.delete(Laptop, OTHER))
    together.follow()
    hand.settle()
