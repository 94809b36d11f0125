"""The pictures of what a project keeps beside its evenings: invitations and what they yielded, phases, risks, lists and
places."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from cocreate_desktop.apps.gallery.hand import LARGE, Hand
from cocreate_desktop.desktop.dossier.cbsdialog import CbsDialog
from cocreate_desktop.domain.neighbourhoods import CbsFile, Neighbourhood, Region, Shape

TABS = ("phases", "risks", "checks", "areas")
YEAR = 2024


def dossier(hand: Hand) -> None:
    """The dossier page by page, an invitation, and a file of CBS."""
    hand.press("dossier")
    tabs = hand.part(QTabWidget, "tabs")
    for place, name in enumerate(TABS):
        tabs.setCurrentIndex(place)
        hand.settle()
        hand.desk(f"dossier-{name}", *((LARGE,) if name == TABS[0] else ()))
    hand.close_dialogs()
    desk = hand.shell.desk
    assert desk is not None, "a project is open"
    found = CbsDialog(desk, _file(), hand.shell)
    found.open()
    hand.settle()
    hand.desk("dossier-cbs")
    found.reject()
    hand.close_dialogs()
    hand.press("invite")
    hand.desk("invite")
    hand.close_dialogs()


def _file() -> CbsFile:
    """Two neighbourhoods of nowhere, with a figure that does not add up."""
    places = (
        _place("BU99990001", "Pleinbuurt", (400, 260, 640, 540, 360)),
        _place("BU99990002", "Waterkant", (310, 190, 505, 620, 480)),
    )
    return CbsFile(Shape.STATLINE, "85984NED", YEAR, places)


def _place(code: str, name: str, bands: tuple[int, int, int, int, int]) -> Neighbourhood:
    whole = sum(bands)
    return Neighbourhood(
        code,
        name,
        Region.NEIGHBOURHOOD,
        "Rivierstad",
        whole,
        whole // 2,
        whole - whole // 2,
        bands,
        whole // 2,
    )
