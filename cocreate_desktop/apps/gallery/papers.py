"""The pictures of what is printed."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QImage

from cocreate_desktop.apps.gallery.hand import Hand
from cocreate_desktop.capture import pages
from cocreate_desktop.services.outside import Paper

PAGES, WALL_PAGES = 3, 2
MOST_PRINTED = 1000
CARD_PAGES = 4
"""How to print them, how to use them, and both sides of a sheet."""


def papers(hand: Hand) -> None:
    """The first pages of everything that is printed, and of the report the last too; paper has one theme."""
    if hand.dark or hand.fine or not hand.asks_for_kind("paper"):
        return
    with TemporaryDirectory(prefix="cocreate-gallery-") as folder:
        for what in Paper:
            pdf = hand.project.papers.print(what, hand.evening.id, Path(folder) / f"{what}.pdf")
            whole = pages.each_page(pdf.read_bytes(), width=794, most=MOST_PRINTED)
            most = CARD_PAGES if what is Paper.CARDS else PAGES
            drawn = list(whole if what is Paper.REPORT else islice(whole, most))
            for place, page in enumerate(drawn[:most], 1):
                hand.keep(f"paper-{what}-{place}", QImage.fromData(page))
            if what is Paper.REPORT:
                # At its end, in an annex, the notes of the wall.
                for place, page in enumerate(drawn[-WALL_PAGES:], 1):
                    hand.keep(f"paper-{what}-wall-{place}", QImage.fromData(page))
