"""The last day of a project: whether it lies behind, and erasing everything then. Asked for by somebody, never done by itself
on a laptop: there people may still be working with it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from cocreate_desktop.apps import recent
from cocreate_desktop.apps.hall_end import end_hall
from cocreate_desktop.apps.sweeping import days_of
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.erasing import Left, Reach, Receipt, number_of
from cocreate_desktop.domain.errors import InUse
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.retention import is_over
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.domain.walls import Photo
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.storage import FileReceipts
from cocreate_desktop.storage.ending import end_workspace

log = logging.getLogger(__name__)
_COUNTED: Final = (Note, Contact, Photo)


def over_since(opened: OpenWorkspace) -> str:
    """The last day of a project when it lies behind by a clock that may be believed, else empty."""
    day = opened.services.projects.current().keep_until
    today = opened.services.clock.now().date()
    return day if is_over(day, today) and days_of(opened).sure else ""


def erase_project(path: Path, key: str = "", key_file: Path | None = None) -> Receipt:
    """Erases a project from this machine with its backups and its key; the receipt stays. A phone server that outlived its
    window ends first. Raises FileProblem, NoKey, and InUse with everything as it was."""
    if not end_hall(path):
        raise InUse(path=str(path))
    opened = open_services(path, key=key, key_file=key_file)
    try:
        receipt = opened.services.store.read(lambda reader: _receipt(reader, opened))
        receipts = FileReceipts(opened.workspace.project_id)
        for one in end_workspace(opened.workspace, [one.path for one in recent.load()]):
            log.warning("%s could not be removed; its key is gone", one.name)
        receipts.keep(receipt)
    finally:
        opened.close()
    recent.forget(path.resolve())
    return receipt


def _receipt(reader: Reader, opened: OpenWorkspace) -> Receipt:
    words = {Note: "note", Contact: "contact", Photo: "photo"}
    counted = [("project", 1), *((words[kind], len(reader.find(kind))) for kind in _COUNTED)]
    ballots = sum(reader.voters(one.id) for one in reader.find(Round))
    laptops = reader.find(Laptop)
    mine = next((one.name for one in laptops if one.id == opened.workspace.device), "")
    others = tuple(one.name for one in laptops if one.id != opened.workspace.device and one.name)
    left = (Left(Reach.PAPER), Left(Reach.GIVEN), Left(Reach.AWAY))
    now = utc_text(opened.services.clock.now())
    things = tuple((word, many) for word, many in counted if many)
    return Receipt(number_of(new_id()), now, mine, things, ballots, left, others)
