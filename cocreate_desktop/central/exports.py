"""The downloads of the dashboard: all projects of an organisation, or one project, as files that a browser keeps.

What stands in them is made by whoever fulfils ``Exports``; here they are only asked for, named and sent.
"""

import asyncio
import re
import tempfile
import unicodedata
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import date
from typing import BinaryIO, Final, Protocol

from starlette.responses import Response, StreamingResponse

from cocreate_desktop.language import speaking
from cocreate_desktop.services.across import ProjectFigures
from cocreate_desktop.services.outside import Format
from cocreate_desktop.services.services import Services

FORMS: Final = (Format.XLSX, Format.CSV, Format.JSONL)
"""What can be downloaded."""
_ZIP = "application/zip"
_TYPES = {
    Format.CSV: (".zip", _ZIP),
    Format.XLSX: (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Format.JSONL: (".jsonl", "application/x-ndjson"),
}
_PART = 64 * 1024
_IN_MEMORY = 4 * 1024 * 1024
_LONGEST = 60
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


class Exports(Protocol):
    """Makes the files; each method writes into an open file, in the language spoken, and runs in a thread of its own."""

    def across(
        self, organisation: str, found: Sequence[ProjectFigures], form: Format, today: date, out: BinaryIO
    ) -> None:
        """The tables of several projects: a zip of CSV files, a workbook, or JSON Lines."""

    def project(self, services: Services, form: Format, out: BinaryIO) -> None:
        """One project as its laptop exports it, as a zip. Raises Gone for a project without an evening, FileProblem."""


async def send(
    make: Callable[[BinaryIO], None], *, name: str, form: Format | None, language: str
) -> Response:
    """Makes a file and answers with it: whole, before the first byte goes. ``name`` is what it is of; ``form`` None is a zip.
    Raises what ``make`` raises."""
    out = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - it goes when the answer does

    def made() -> int:
        with speaking(language):
            make(out)  # type: ignore[arg-type]  # it is a BinaryIO in all but name
        return out.tell()

    size = await asyncio.to_thread(made)
    out.seek(0)
    tail, kind = _TYPES[form] if form is not None else (".zip", _ZIP)
    headers = {
        "Content-Disposition": f'attachment; filename="{file_name(name)}{tail}"',
        "Content-Length": str(size),
    }
    return StreamingResponse(_parts(out), media_type=kind, headers=headers)


async def _parts(out: tempfile.SpooledTemporaryFile[bytes]) -> AsyncIterator[bytes]:
    try:
        while part := await asyncio.to_thread(out.read, _PART):
            yield part
    finally:
        out.close()


def file_name(words: str) -> str:
    """``words`` as a file may be called everywhere: small Latin letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_NAMES.sub("-", plain)[:_LONGEST].strip("-") or "cocreate"
