"""An evening of nothing but votes: every method, the cards and stickers that a camera reads, and what is printed for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QImage

from cocreate_desktop.apps.gallery.hand import Hand
from cocreate_desktop.apps.gallery.held import budget, dots
from cocreate_desktop.apps.gallery.votes import METHODS, gather
from cocreate_desktop.capture import pages
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.outside import Paper

SLIPS = 4
"""So few that the slips of one vote are on one page."""
WIDE = 794


def printed(hand: Hand) -> None:
    """The poster and the sheets of each vote, its slips, and the report of them all; paper has one theme."""
    if hand.dark or not hand.asks_for_kind("paper"):
        return
    methods = []
    for step in hand.services.evenings.steps(hand.evening.id):
        found = hand.services.voting.round_of(step.id) if step.kind is Kind.VOTE else None
        if found is None:
            continue
        methods.append(found.method)
        for place, page in enumerate(hand.project.papers.preview(step.id, hand.evening.id), 1):
            hand.keep(f"paper-{found.method}-{place}", QImage.fromData(page))
    with TemporaryDirectory(prefix="cocreate-gallery-") as folder:
        out = Path(folder) / "slips.pdf"
        hand.project.papers.print(Paper.BALLOTS, hand.evening.id, out, slips=SLIPS)
        for method, page in zip(methods, pages.pages(out.read_bytes(), width=WIDE, most=50), strict=False):
            hand.keep(f"paper-{method}-slips", QImage.fromData(page))
        out = Path(folder) / "report.pdf"
        hand.project.papers.print(Paper.REPORT, hand.evening.id, out)
        for place, page in enumerate(pages.pages(out.read_bytes(), width=WIDE, most=50)[1:], 2):
            hand.keep(f"paper-votes-report-{place}", QImage.fromData(page))


VOTES: tuple[Callable[[Hand], None], ...] = (gather, dots, budget, *METHODS, printed)
