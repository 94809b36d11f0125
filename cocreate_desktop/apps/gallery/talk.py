"""The pictures of a talk at tables: who sits where, the clock of a round, its last minute, and changing tables."""

from __future__ import annotations

from cocreate_desktop.apps.gallery.hand import LARGE, SQUARE, Hand
from cocreate_desktop.domain.steps import Kind


def talk(hand: Hand) -> None:
    """A world café of three rounds."""
    step = hand.step(Kind.TALK)
    hand.services.evenings.change_settings(
        step.id, form="cafe", tables=8, seats=7, rounds=3, length=4, cards=True, hosts=True
    )
    hand.go_to(Kind.TALK, 20, 22)
    hand.desk(f"evening-{Kind.TALK}-seats")
    hand.stage(f"{Kind.TALK}-seats", SQUARE)
    hand.press("go")
    hand.at(20, 24)
    hand.desk(f"evening-{Kind.TALK}", LARGE)
    hand.stage(Kind.TALK, SQUARE)
    hand.phone(Kind.TALK)
    hand.clock.put(20, 25, 20)
    hand.settle()
    hand.stage(f"{Kind.TALK}-last-minute")
    hand.at(20, 26)
    hand.desk(f"evening-{Kind.TALK}-over")
    hand.stage(f"{Kind.TALK}-over")
    hand.press("go")
    hand.stage(f"{Kind.TALK}-change", SQUARE)
    for _press in range(2):
        hand.press("next")
    hand.desk(f"evening-{Kind.TALK}-done")
    hand.stage(f"{Kind.TALK}-done")
    hand.press("stop")
    hand.services.evenings.change_settings(step.id, form="1-2-4-all", think=(1, 2, 4, 5))
    hand.press("go")
    hand.stage(f"{Kind.TALK}-think")
    hand.services.evenings.change_settings(step.id, **_SHOWN)


_SHOWN = {"form": "cafe", "at": 0, "started": "", "gone": 0, "more": 0}
