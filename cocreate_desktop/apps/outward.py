"""Printing and files for the window and the commands: reads through the services and hands what was read to the adapters.

The adapters are imported when they are used first: what prints and reads spreadsheets is half of all that a start would load.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.domain.erasing import Receipt, Told
from cocreate_desktop.domain.neighbourhoods import CbsFile
from cocreate_desktop.services.leaving import Leaving
from cocreate_desktop.services.notesupport import ReadBack
from cocreate_desktop.services.outside import PREVIEW_WIDE, Format, IdeaColumns, IdeasFound, IdeaTable, Paper
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.showing import NewPicture


class PaperDesk:
    """Fulfils ``services.outside.Papers``. ``page`` tells the address of the page without a code (empty: unknown)."""

    def __init__(self, services: Services, page: Callable[[], str]) -> None:
        self._services = services
        self._page = page

    def print(
        self,
        what: Paper,
        evening_id: str,
        out: Path,
        slips: int | None = None,
        size: str = "A5",
        form: CardForm | None = None,
        needed: int | None = None,
    ) -> Path:
        """Writes the PDF. Papers with personal codes make those that are missing first."""
        from cocreate_desktop.paper import press

        page, cut = self._page(), press.Cut(form, size)
        return press.print_paper(
            self._services, what, evening_id, out, page=page, slips=slips, cut=cut, needed=needed
        )

    def seats(self, step_id: str, evening_id: str, out: Path) -> Path:
        """Writes what the tables of one talk need."""
        from cocreate_desktop.paper import press

        return press.print_seats_of(self._services, step_id, evening_id, out, page=self._page())

    def receipt(self, receipt: Receipt, told: Sequence[Told], out: Path) -> Path:
        """Writes it, as PDF or as text."""
        from cocreate_desktop.paper import erasure_receipt

        if out.suffix.lower() == ".txt":
            return erasure_receipt.write_text(receipt, told, out)
        project = self._services.projects.current().name
        return erasure_receipt.print_receipt(receipt, told, project, out)

    def preview(self, step_id: str, evening_id: str) -> tuple[bytes, ...]:
        """Prints the twin of a step in memory, and takes pictures of its pages."""
        from cocreate_desktop.capture import pages
        from cocreate_desktop.paper import press

        pdf = press.twin_pdf(self._services, step_id, evening_id, page=self._page())
        return pages.pages(pdf, width=PREVIEW_WIDE) if pdf else ()


class FileDesk:
    """Fulfils ``services.outside.Files``."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @property
    def leaving(self) -> Leaving:
        """Files for other systems."""
        from cocreate_desktop.exchange.leaving import LeavingDesk

        return LeavingDesk(self._services)

    def export(self, evening_id: str, form: Format, out: Path) -> Path:
        """Writes the export; as HTML the report, as a site the follow-up."""
        from cocreate_desktop.exchange import htmlreport, sheets, sitepages

        if form is Format.HTML:
            return htmlreport.export(self._services, evening_id, out)
        if form is Format.SITE:
            return sitepages.export(self._services, out)
        return sheets.export(self._services, evening_id, form, out)

    def control(self, round_id: str, out: Path) -> Path:
        """Writes what a vote can be checked by."""
        from cocreate_desktop.apps.controls import write_one

        return write_one(self._services, round_id, out)

    def calendar(self, out: Path) -> Path:
        """Writes what is to come."""
        from cocreate_desktop.exchange import calendar

        return calendar.export(self._services, out)

    def look_at_ideas(self, path: Path) -> IdeaTable | None:
        """The columns of a file."""
        from cocreate_desktop.exchange import ideas

        return ideas.look_at(path)

    def read_ideas(self, path: Path, columns: IdeaColumns | None = None) -> IdeasFound:
        """Reads notes from a file."""
        from cocreate_desktop.exchange import ideas

        return ideas.read_file(path, columns)

    def read_pasted(self, words: str) -> IdeasFound:
        """Reads notes from pasted text."""
        from cocreate_desktop.exchange import ideas

        return ideas.read_pasted(words)

    def read_polis(self, path: Path) -> ReadBack:
        """Reads what people said on Pol.is."""
        from cocreate_desktop.exchange import polisread

        return polisread.read_back(path)

    def read_places(self, path: Path) -> CbsFile:
        """Reads neighbourhoods from a file of CBS."""
        from cocreate_desktop.exchange import cbs

        return cbs.read_file(path)


class PictureDesk:
    """Fulfils ``services.outside.Pictures``."""

    def read(self, path: Path, going: Callable[[], bool] = lambda: True) -> tuple[NewPicture, ...]:
        """The pictures of a file."""
        from cocreate_desktop.capture import pictures

        return pictures.read(path, going)

    def take(self, content: bytes, name: str) -> tuple[NewPicture, ...]:
        """The pictures of bytes."""
        from cocreate_desktop.capture import pictures

        return pictures.take(content, name)
