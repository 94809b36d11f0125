"""A hub in this process for the commands that share a project, at an address where at any moment something else may answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.apps.hub.parts import HubParts
from cocreate_desktop.apps.hub.plan import HubPlan
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.hubdatabase import open_file
from tests.central.cutting import CuttingProxy
from tests.central.serving import serving

OF = "Gemeente Voorbeeld"


@dataclass
class Hub:
    """``way`` leads to it for as long as nobody turns that aside."""

    accounts: Accounts
    way: CuttingProxy
    port: int

    @property
    def address(self) -> str:
        """As somebody types it."""
        return f"http://127.0.0.1:{self.way.port}"

    def code(self, *, joins: bool = False) -> str:
        """A new one of its administrator: for a project that is here (``joins``), or what a laptop brings."""
        project = self.accounts.projects()[0] if joins else None
        return self.accounts.pairing_code(self.accounts.organisation(OF), project, 7).code

    def revoke_all(self) -> None:
        """No laptop is let in any more."""
        for device in self.accounts.devices():
            self.accounts.revoke(device.id)

    @contextmanager
    def answered_by(self, port: int) -> Iterator[None]:
        """Something else answers at its address; what was open is cut."""
        self.way.target_port = port
        self.way.cut()
        yield
        self.way.target_port = self.port


@contextmanager
def running_hub(folder: Path) -> Iterator[Hub]:
    """With an organisation, and nothing in it."""
    folder.mkdir(exist_ok=True)
    with ExitStack() as stack:
        database = stack.enter_context(closing(open_file(folder / "hub.db")))
        parts = HubParts(HubPlan(called="De centrale"), database)
        stack.callback(parts.close)
        port = stack.enter_context(serving(parts.app))
        way = stack.enter_context(CuttingProxy(port))
        parts.accounts.create_organisation(OF)
        yield Hub(parts.accounts, way, port)


def write(path: Path, words: str) -> str:
    """Hangs a note in the workspace; returns its id."""
    opened = open_services(path)
    try:
        (evening,) = opened.services.evenings.all()
        step = next(one for one in opened.services.evenings.steps(evening.id) if one.kind is Kind.IDEAS)
        return opened.services.capturing.write(step.id, words).id
    finally:
        opened.close()


def rewrite(path: Path, note_id: str, words: str) -> None:
    """Gives a note other words."""
    opened = open_services(path)
    try:
        opened.services.capturing.edit(note_id, words)
    finally:
        opened.close()


def texts(path: Path) -> list[str]:
    """The notes in the workspace."""
    opened = open_services(path)
    try:
        (evening,) = opened.services.evenings.all()
        return sorted(note.text for note in opened.services.capturing.notes(evening.id))
    finally:
        opened.close()
