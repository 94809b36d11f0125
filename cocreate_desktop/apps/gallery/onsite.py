"""The laptop and the hall of the gallery: the same on every machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from cocreate_desktop.apps.gallery.project import BEGINS
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.venue import BackupFacts
from cocreate_desktop.services.onsite import CrowdFound

MACHINE = "laptop-3"
STICK = BackupFacts(
    "BUURT-01", True, 14_000, utc_text(BEGINS - timedelta(minutes=58)), 212_000, battery=96, plugged=True
)


class ShownSite:
    """Fulfils ``services.onsite.Site`` without looking at anything."""

    @property
    def machine(self) -> str:
        """Always the same one."""
        return MACHINE

    def laptop(self) -> BackupFacts:
        """A stick with room on it."""
        return STICK

    def back_up(self, folder: Path | None = None) -> BackupFacts:
        """The same stick, also when another folder was chosen."""
        assert folder is None or folder.is_dir()
        return STICK

    def printers(self) -> tuple[str, ...] | None:
        """One printer."""
        return ("HP LaserJet M209",)

    def test_sheet(self, evening_id: str) -> Path:
        """Makes none."""
        return Path(f"{evening_id}.pdf")

    def crowd(
        self, address: str, people: int, going: Callable[[], bool], told: Callable[[int], None]
    ) -> CrowdFound:
        """All of them come in at once."""
        assert address
        if going():
            told(people)
        return CrowdFound(people, people, 420)
