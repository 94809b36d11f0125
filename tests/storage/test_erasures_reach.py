"""An erasure reaches whoever holds the project: other laptops and their backups, the hub, and what comes late from a laptop
that had not heard of it. A byte search of each finds nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.peers import Replica
from cocreate_desktop.services.ports import Store, UnitOfWork
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage import Workspace, WorkspaceStore, open_workspace, restore_backup
from cocreate_desktop.storage.engine import postgres_engine
from cocreate_desktop.storage.erasures import known
from cocreate_desktop.storage.opening import create_replica
from cocreate_desktop.storage.replica import SqlPeer
from cocreate_desktop.storage.tables import metadata
from tests.filedump import said_in

Maker = Callable[..., Workspace]
PICTURE = b"\x00handschrift van Zwaluw"


def add(store: Store, name: str, author: str, text: str, picture: str = "") -> None:
    def work(unit: UnitOfWork) -> None:
        kept = unit.keep_blob(PICTURE, "image/jpeg") if picture else ""
        unit.add(
            Note(
                id=name, project_id=unit.project_id, evening_id="e", step_id="s", text=text, original=text, author=author,
                picture=kept,
            )
        )  # fmt: skip
        unit.record(
            CastBallot(
                project_id=unit.project_id,
                round_id="r",
                voter=f"{author}-hier",
                channel=Channel.PHONE,
                choices=(),
            )
        )

    store.run(work)


def seen(store: Store) -> tuple[list[str], list[str], int]:
    """The notes, whose ballots count as a busy reader knows them, and how many different people voted."""
    return store.read(
        lambda reader: (
            [one.text for one in reader.find(Note)],
            [one.voter for one in reader.last_ballots("r")],
            reader.voters("r"),
        )
    )


@pytest.fixture
def laptops(new_workspace: Maker, tmp_path: Path) -> Iterator[tuple[Workspace, Workspace, Workspace]]:
    """Three with the same project."""
    first = new_workspace()
    key = first.recovery_key()
    others = [
        open_workspace(first.backups.spare(tmp_path / name), bus=Bus(), key=key)
        for name in ("second", "third")
    ]
    yield first, others[0], others[1]
    for one in others:
        one.close()


def sync(mine: Replica, other: Replica) -> None:
    Session(mine, other).run()


def test_that_an_erasure_reaches_every_laptop_its_backups_and_what_comes_late(
    laptops: tuple[Workspace, Workspace, Workspace], tmp_path: Path
) -> None:
    first, second, third = laptops
    key = first.recovery_key()
    add(first.store, "n1", "zwaluw", "Zwaluw schrijft", "with a picture")
    add(first.store, "n2", "merel", "Merel ook")
    sync(SqlPeer(first.store), SqlPeer(second.store))
    sync(SqlPeer(second.store), SqlPeer(third.store))
    second.store.run(lambda unit: unit.change(Note, "n1", text="Zwaluw verbeterd"))
    add(third.store, "n3", "zwaluw", "Zwaluw later")
    assert seen(second.store) == (["Zwaluw verbeterd", "Merel ook"], ["zwaluw-hier", "merel-hier"], 2)
    backup, bundle = Path(second.backups.make()), SqlPeer(second.store).take({}, 1_000)

    erased = first.store.run(lambda unit: unit.erase(["zwaluw", "zwaluw-hier"]))
    assert (dict(erased.things), erased.ballots) == ({"note": 1}, 1)
    assert seen(first.store) == (["Merel ook"], ["merel-hier"], 1)
    for one, other in ((first, second), (second, third), (third, first), (first, second)):
        sync(SqlPeer(one.store), SqlPeer(other.store))
    for laptop in laptops:
        assert seen(laptop.store) == (["Merel ook"], ["merel-hier"], 1)
        laptop.close()
        whole = said_in(laptop.path, key).casefold()
        assert [word for word in ("zwaluw", "handschrift", "merel ook") if word in whole] == ["merel ook"]

    restore_backup(backup, second.path, key=key)
    again = open_workspace(second.path, bus=Bus(), key=key)
    assert seen(again.store) == (["Merel ook"], ["merel-hier"], 1)
    again.close()
    assert "zwaluw" not in said_in(second.path, key).casefold()
    assert "zwaluw" not in "".join(known(first.project_id).names)
    # Nor does it come back with a stick that was written before, into a project that is made anew of it.
    anew = create_replica(tmp_path / "anew.cocreate", first.project_id, bus=Bus())
    SqlPeer(anew.store).give(bundle)
    assert seen(anew.store) == (["Merel ook"], ["merel-hier"], 1)
    anew.close()
    assert "zwaluw" not in said_in(anew.path, anew.recovery_key()).casefold()


@pytest.mark.postgres
def test_that_an_erasure_reaches_the_hub_and_who_joins_later_never_gets_it(
    laptops: tuple[Workspace, Workspace, Workspace], postgres: str
) -> None:
    first, second, _third = laptops
    add(first.store, "n1", "zwaluw", "Zwaluw schrijft", "with a picture")
    engine = postgres_engine(postgres)
    try:
        hub = WorkspaceStore(engine, first.project_id, new_id(), Bus(), name="hub")
        sync(SqlPeer(first.store), SqlPeer(hub))
        assert "zwaluw" in everything(engine, first.project_id)
        first.store.run(lambda unit: unit.erase(["zwaluw", "zwaluw-hier"]))
        sync(SqlPeer(first.store), SqlPeer(hub))
        assert "zwaluw" not in everything(engine, first.project_id)
        sync(SqlPeer(second.store), SqlPeer(hub))  # who joins later never gets it
        assert seen(second.store) == ([], [], 0)
        hub.close()
    finally:
        engine.dispose()


def everything(engine: Engine, project_id: str) -> str:
    """All cells of a project at the hub, in small letters."""
    with engine.connect() as connection:
        tables = [one for one in metadata.sorted_tables if "project_id" in one.c]
        rows = [
            row
            for one in tables
            for row in connection.execute(select(one).where(one.c.project_id == project_id))
        ]
    cells = (
        bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)
        for row in rows
        for cell in row
    )
    return "\n".join(cells).casefold()
