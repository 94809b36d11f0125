"""What the venue check needs of the laptop and of the hall's network, as a Protocol; the composition root fulfils it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cocreate_desktop.domain.venue import BackupFacts


@dataclass(frozen=True, slots=True)
class CrowdFound:
    """How it went with simulated phones: so many were ``asked``, so many ``joined`` (the page open and heard of), and the
    ``slowest`` answer took so many milliseconds. ``problem`` is a translated sentence, empty when all of them came in."""

    asked: int
    joined: int = 0
    slowest: int = 0
    problem: str = ""


class Site(Protocol):
    """This laptop in this hall. All but ``machine`` may take a while: call it outside the window's thread."""

    @property
    def machine(self) -> str:
        """How this laptop is told from others; never the name of a person who works on it."""

    def laptop(self) -> BackupFacts:
        """Where the newest backup is, what room there is, and how the power stands. Changes nothing."""

    def back_up(self, folder: Path | None = None) -> BackupFacts:
        """Makes a backup, from now on into ``folder`` too; then as ``laptop``. Whatever goes wrong is its ``problem``."""

    def printers(self) -> tuple[str, ...] | None:
        """The printers by name; None when this system does not tell."""

    def test_sheet(self, evening_id: str) -> Path:
        """Writes the sheet to try the printer with, as a PDF to be opened. Raises FileProblem."""

    def crowd(
        self, address: str, people: int, going: Callable[[], bool], told: Callable[[int], None]
    ) -> CrowdFound:
        """Lets so many simulated phones join the page at ``address`` (that of a QR code) at once, look at it, stay for a
        moment and leave. They send nothing, so that nothing of them is left. ``told`` hears how many are in, in the thread
        that calls; ``going`` is asked now and then whether to go on."""
