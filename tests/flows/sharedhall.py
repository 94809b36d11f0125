"""Two halls' worth of laptops at one evening, a hub with a real PostgreSQL, and a network between them that is no good: what a
flow test of sharing begins with, and what must hold of all three at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, select

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.central.pairing import PORT
from cocreate_desktop.desktop.sharing.joindialog import JoinDialog
from cocreate_desktop.desktop.sharing.offerdialog import OfferDialog
from cocreate_desktop.desktop.sharing.pairdialog import PairDialog
from cocreate_desktop.desktop.sharing.sheet import SharingSheet
from cocreate_desktop.desktop.start.rowbutton import RowButton
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.sharing import Road, RoadKind, SharePhase
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.check import Report, check_database
from cocreate_desktop.storage.hubdatabase import open_postgres
from cocreate_desktop.storage.replica import SqlPeer
from cocreate_desktop.storage.store import WorkspaceStore
from cocreate_desktop.storage.tables import metadata
from tests import hubs
from tests.central.cutting import CuttingProxy
from tests.flows.hall import LOCAL, window_open
from tests.flows.votes.votehall import VoteHall

T = TypeVar("T")


@dataclass
class Network:
    """The three ways between them, each of which can be cut: of either laptop to the hub, and of the second to the first."""

    first_to_hub: CuttingProxy
    second_to_hub: CuttingProxy
    in_the_hall: CuttingProxy

    @property
    def ways(self) -> tuple[CuttingProxy, ...]:
        return self.first_to_hub, self.second_to_hub, self.in_the_hall

    def hub_is_at(self, port: int) -> None:
        self.first_to_hub.target_port = self.second_to_hub.target_port = port

    def second_is(self, *, away: bool) -> None:
        """The second laptop goes out of the building, or comes back."""
        for way in (self.second_to_hub, self.in_the_hall):
            way.away = away
            if away:
                way.cut()


class SharedEvening:
    """Both windows, the hub and what lies between them."""

    def __init__(self, first: VoteHall, second: VoteHall, url: str, folder: Path, network: Network) -> None:
        self.first, self.second = first, second
        self.network = network
        self._url, self._folder = url, folder
        self.hub = hubs.HubProgram(url, folder, "--called", "De centrale")
        network.hub_is_at(self.hub.port)
        self._database = open_postgres(url)
        accounts = Accounts(self._database)
        of = accounts.create_organisation("Gemeente Voorbeeld")
        self.codes = [accounts.pairing_code(of, None, 7).code for _laptop in range(2)]
        project_id = store_of(first).project_id
        self.at_hub = WorkspaceStore(self._database.engine, project_id, new_id(), Bus(), name="hub")

    def close(self) -> None:
        """The hub ends."""
        self.at_hub.close()
        self._database.close()
        self.hub.close()

    @property
    def both(self) -> tuple[VoteHall, VoteHall]:
        return self.first, self.second

    def at_both(self, so: Callable[[VoteHall], bool]) -> None:
        """Waits until it is so in both windows."""
        self.first.until(lambda: all(map(so, self.both)))

    def restart_hub(self) -> None:
        """It comes back where nobody expects it; the way to it is as before."""
        self.hub = hubs.HubProgram(self._url, self._folder, "--called", "De centrale")
        self.network.hub_is_at(self.hub.port)

    @property
    def replicas(self) -> tuple[WorkspaceStore, WorkspaceStore, WorkspaceStore]:
        """All three."""
        return store_of(self.first), store_of(self.second), self.at_hub

    def in_step(self) -> bool:
        """Whether all three have the same changes and pictures."""
        first, second, hub = ((dict(one.vector()), set(one.held())) for one in map(SqlPeer, self.replicas))
        return first == second == hub

    def meet(self) -> None:
        """Until all three have the same; whoever waits, after trouble or for more, goes on at once, as by hand."""

        def met() -> bool:
            for hall in self.both:
                if hall.desk.project.sharing.state.phase in (SharePhase.TROUBLE, SharePhase.BEHIND):
                    hall.desk.project.sharing.resume()
            return self.in_step()

        self.first.until(met)

    def digests(self) -> set[str]:
        """Of the states that the three are in."""
        vector = SqlPeer(self.at_hub).vector()
        return {SqlPeer(one).digest(vector) for one in self.replicas}

    def problems(self) -> list[str]:
        """What a whole check of each of the three finds."""
        return [problem for one in self.replicas for problem in one.look(_checked(one.project_id)).problems]

    def said_at_hub(self) -> str:
        """Every cell of every table at the hub that belongs to a project, in small letters."""
        with self._database.reading() as connection:
            tables = [one for one in metadata.sorted_tables if "project_id" in one.c]
            rows = [row for one in tables for row in connection.execute(select(one))]
        cells = (
            bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)
            for row in rows
            for cell in row
        )
        return "\n".join(cells).casefold()


def _checked(project_id: str) -> Callable[[Connection], Report]:
    return lambda connection: check_database(connection, project_id)


def store_of(hall: VoteHall) -> WorkspaceStore:
    """The store of the project in this window."""
    found = hall.services.store
    assert isinstance(found, WorkspaceStore)
    return found


def pair(hall: VoteHall, way: CuttingProxy, code: str) -> Road:
    """With the hub, in the window."""
    sheet = open_sheet(hall)
    hall.click(hall.part(RowButton, "pairHub", sheet))
    dialog = hall.part(PairDialog, "")
    dialog.address.setText(f"http://{LOCAL}:{way.port}")
    dialog.code.setText(code)
    hall.click(dialog.deed_button)
    sharing = hall.desk.project.sharing
    hall.until(lambda: any(road.kind is RoadKind.HUB for road in sharing.roads) and sheet.dialog is None)
    sheet.reject()
    return sharing.roads[0]


def join(first: VoteHall, second: VoteHall, way: CuttingProxy, folder: Path) -> None:
    """The second laptop types the code that stands on the screen of the first."""
    sheet = open_sheet(first)
    first.click(first.part(RowButton, "offer", sheet))
    offer = first.part(OfferDialog, "")
    first.until(lambda: bool(offer.code.groups))
    way.target_port = int(offer.addresses.text().partition("\n")[0].rpartition(":")[2] or PORT)
    second.shell.action("project.join").trigger()
    dialog = second.part(JoinDialog, "")
    second.part(QLineEdit, "laptopAddress", dialog).setText(f"https://{LOCAL}:{way.port}")
    second.part(QLineEdit, "laptopCode", dialog).setText("-".join(offer.code.groups))
    second.part(QLineEdit, "folder", dialog).setText(str(folder))
    second.click(dialog.deed_button)
    second.until(lambda: second.shell.desk is not None)
    offer.reject()
    sheet.reject()


def open_sheet(hall: VoteHall) -> SharingSheet:
    """Everything of sharing."""
    hall.shell.action("sharing").trigger()
    return hall.part(SharingSheet, "")


@contextmanager
def shared_evening(
    qtbot: QtBot, qapp: QApplication, project: OpenWorkspace, url: str, folder: Path
) -> Iterator[SharedEvening]:
    """Two windows, the first with the project, and a hub that none of them knows yet."""
    with ExitStack() as stack:
        ways = [stack.enter_context(CuttingProxy(0)) for _way in range(3)]
        windows = [stack.enter_context(window_open(qtbot, qapp, one)) for one in (project, None)]
        halls = [VoteHall(qtbot, one.window) for one in windows]
        made = SharedEvening(halls[0], halls[1], url, folder, Network(*ways))
        stack.callback(made.close)
        yield made
