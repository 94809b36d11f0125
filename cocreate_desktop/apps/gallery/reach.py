"""The pictures of phones that do or do not reach the laptop, and of an evening that runs late."""

from __future__ import annotations

from cocreate_desktop.apps.gallery.hand import LARGE, SQUARE, Hand
from cocreate_desktop.apps.gallery.project import ADDRESS
from cocreate_desktop.apps.hall_address import no_network
from cocreate_desktop.domain.events import HallChanged
from cocreate_desktop.domain.steps import Kind

ELSEWHERE = "http://192.168.8.77:8080"
SECOND_WAY = "https://buurtplein.example"


def reach(hand: Hand) -> None:
    """The sheet to test with, before a phone came and after; another address, and none; the second way in."""
    hand.press("reach")
    hand.settle()
    hand.desk("reach")
    hand.project.reaching.come(3, 48)
    hand.desk("reach-through", LARGE)
    hand.close_dialogs()
    for name, told in (
        ("moved", HallChanged(True, ELSEWHERE)),
        ("no-network", HallChanged(True, ADDRESS, no_network())),
    ):
        hand.services.bus.publish(told)
        hand.desk(f"reach-{name}")
        hand.services.bus.publish(HallChanged(True, ADDRESS))
    _second_way(hand)


def _second_way(hand: Hand) -> None:
    before, step = hand.services.projects.current().follow_up, hand.step(Kind.WELCOME)
    hand.services.projects.change(follow_up=SECOND_WAY)
    hand.services.evenings.change_settings(step.id, online=True)
    hand.settle()
    hand.desk("reach-second-way")
    hand.stage("reach-second-way", SQUARE)
    hand.services.evenings.change_settings(step.id, online=False)
    hand.services.projects.change(follow_up=before)
    hand.settle()
