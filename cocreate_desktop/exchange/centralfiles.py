"""What the hub gives to take along: the tables of all projects of an organisation, and one project as its laptop exports it."""

import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.exchange import sheets, writing
from cocreate_desktop.exchange.centraltables import SCHEMA, central_tables
from cocreate_desktop.exchange.columns import Table
from cocreate_desktop.services.across import ProjectFigures
from cocreate_desktop.services.outside import Format
from cocreate_desktop.services.services import Services


class CentralExports:
    """Fulfils ``central.exports.Exports``: everything is written into an open file."""

    def across(
        self, organisation: str, found: Sequence[ProjectFigures], form: Format, today: date, out: BinaryIO
    ) -> None:
        """The tables of several projects: CSV files in a zip with a manifest, a workbook, or JSON Lines (a line a row, the
        first ones about the whole)."""
        made = central_tables(organisation, found, today)
        if form is Format.CSV:
            _zipped(made, organisation, today, out)
        else:
            out.write(sheets.book_of(made) if form is Format.XLSX else _lines(made).encode())

    def project(self, services: Services, form: Format, out: BinaryIO) -> None:
        """One project as a zip: a folder for each evening, with the export of that evening and of the whole project in it as
        docs/export.md says. Raises Gone for a project without an evening, FileProblem."""
        evenings = services.evenings.all()
        if not evenings:
            raise Gone(what="evening", id=services.projects.current().id)
        with (
            tempfile.TemporaryDirectory() as place,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed,
        ):
            for number, evening in enumerate(evenings, 1):
                folder = Path(place) / f"{number:02}{'-' if evening.date else ''}{evening.date}"
                name = "tables" if form is Format.CSV else f"evening.{form.value}"
                sheets.export(services, evening.id, form, folder / name)
            for path in sorted(Path(place).rglob("*")):
                if path.is_file():
                    packed.write(path, path.relative_to(place).as_posix())


def _zipped(made: Iterable[Table], organisation: str, today: date, out: BinaryIO) -> None:
    files = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for table in made:
            name, data = f"{table.name}.csv", sheets.csv_text(table).encode()
            packed.writestr(name, data)
            files.append({**writing.entry(name, data), "rows": len(table.rows)})
        said = {"format": Format.CSV.value, "organisation": organisation, "files": files}
        packed.writestr(writing.MANIFEST, writing.manifest(SCHEMA, today, said))


def _lines(made: Iterable[Table]) -> str:
    return writing.json_lines({"type": table.name, **record} for table in made for record in table.records())
