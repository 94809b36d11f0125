"""The last day of a project: whether it lies behind, and erasing everything then. Asked for by somebody, never done by itself
on a laptop: there people may still be working with it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cocreate_desktop.apps import recent
from cocreate_desktop.apps.hall_end import clear_hall
from cocreate_desktop.apps.sweeping import days_of
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.erasing import Left, Receipt, Unreached, number_of
from cocreate_desktop.domain.errors import InUse
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.retention import is_over
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.domain.walls import Photo
from cocreate_desktop.services.erasing import keep_receipt
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.storage import FileReceipts
from cocreate_desktop.storage.ending import Ended, end_workspace
from cocreate_desktop.storage.opening import open_here

log = logging.getLogger(__name__)
_COUNTED: Final = {Note: "note", Contact: "contact", Photo: "photo"}


def over_since(opened: OpenWorkspace) -> str:
    """The last day of a project when it lies behind by a clock that may be believed, else empty."""
    day = opened.services.projects.current().keep_until
    today = opened.services.clock.now().date()
    return day if is_over(day, today) and days_of(opened).sure else ""


def erase_project(path: Path, key: str = "", key_file: Path | None = None) -> Receipt:
    """Erases a project from this machine with its backups and its key. A phone server that outlived its window ends first.
    What went otherwise than it should stands in the receipt (``Receipt.to_do``). Raises FileProblem, NoKey, and InUse, with
    everything as it was."""
    if open_here(path) is not None:
        raise InUse(path=str(path))
    opened = open_services(path, key=key, key_file=key_file)
    try:
        receipt = opened.services.store.read(lambda reader: _receipt(reader, opened))
        receipts = FileReceipts(opened.workspace.project_id)
        clear_hall(path)
        ended = end_workspace(opened.workspace, [one.path for one in recent.load()])
    finally:
        opened.close()
    return keep_receipt(receipts, receipt.leaving(*_stays(ended), *_listed(path)))


def _stays(ended: Ended) -> Iterator[Left]:
    """What is still on this laptop."""
    if ended.copies:
        yield Left(Unreached.COPY, len(ended.copies))
    if ended.waits:
        yield Left(Unreached.KEY)
    if ended.files:
        log.warning("%d files could not be removed", len(ended.files))
        yield Left(Unreached.STUCK, len(ended.files))


def _listed(path: Path) -> Iterator[Left]:
    """Takes it off the list, unless the disk refuses."""
    try:
        recent.forget(path.resolve())
    except OSError:
        yield Left(Unreached.LISTED)


def _receipt(reader: Reader, opened: OpenWorkspace) -> Receipt:
    counted = [("project", 1), *((word, reader.count(kind)) for kind, word in _COUNTED.items())]
    ballots = sum(reader.voters(one.id) for one in reader.find(Round))
    laptops = reader.find(Laptop)
    mine = next((one.name for one in laptops if one.id == opened.workspace.device), "")
    others = tuple(one.name for one in laptops if one.id != opened.workspace.device and one.name)
    left = (Left(Unreached.PAPER), Left(Unreached.GIVEN), Left(Unreached.AWAY))
    now = utc_text(opened.services.clock.now())
    things = tuple((word, many) for word, many in counted if many)
    return Receipt(number_of(new_id()), now, mine, things, ballots, left, others)
