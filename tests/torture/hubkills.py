"""Workers of a hub that are killed while a laptop hands in: over a real PostgreSQL, by real HTTP."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from random import Random

from cocreate_desktop.apps.workspace import OpenWorkspace, create_services
from cocreate_desktop.central.addresses import Place
from cocreate_desktop.central.client import HttpPeer
from cocreate_desktop.central.pairing import pair_with_hub
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.services.syncing import Exchange, Session
from cocreate_desktop.storage import check
from cocreate_desktop.storage.engine import reading
from cocreate_desktop.storage.hubdatabase import open_postgres
from cocreate_desktop.storage.hubstores import HubStores
from cocreate_desktop.storage.writer import at_once
from tests import hubs
from tests.laptops import peer_of
from tests.patience import until
from tests.torture.scene import Tried
from tests.torture.works import PICTURE, WORDS, ideas_of, keeps, notes_in

WORKERS = 2
_GIVES_UP_AFTER = 5
_SERVES = '"serving"'
_TRIES = 40


class Paired:
    """A hub with two workers, and a laptop that hands in."""

    def __init__(self, folder: Path, closing_at_end: ExitStack) -> None:
        url = hubs.new_database(closing_at_end.enter_context(hubs.server(folder / "postgres")))
        self._url, self._folder = url, folder
        self.hub = self._begun()
        closing_at_end.callback(lambda: self.hub.close())
        of = _desk(url, "create-organisation", "Gemeente Voorbeeld")["name"]
        code = _desk(url, "pairing-code", "--organisation", of)["code"]
        self.laptop: OpenWorkspace = create_services(
            folder / "buurt.cocreate", {"name": "Buurtplein"}, key_file=folder / "key"
        )
        closing_at_end.callback(self.laptop.close)
        self.project_id = self.laptop.workspace.project_id
        self._token = pair_with_hub(
            self.hub.address, code, "Laptop van Noor", project_id=self.project_id, project="Buurtplein"
        ).token
        database = closing_at_end.enter_context(closing(open_postgres(url)))
        self._database = database
        stores = HubStores(database)
        closing_at_end.callback(stores.close)
        self._stores = stores

    def _begun(self) -> hubs.HubProgram:
        journal = self._folder / "journal"
        before = journal.read_text().count(_SERVES) if journal.exists() else 0
        hub = hubs.HubProgram(self._url, self._folder, "--workers", str(WORKERS))
        until(lambda: hub.serving() == before + WORKERS, 40)
        return hub

    def sync(self) -> Exchange:
        """Hands in and fetches. Raises CocreateError."""
        place = Place(self.hub.address)
        with HttpPeer(place, self.project_id, self._token, "the hub") as hub:
            return Session(peer_of(self.laptop), hub).run()

    def state(self, chance: Random, number: int) -> int:
        """Something is written and handed in while a worker is killed. How many things are there now."""
        for note in range(3):
            self.laptop.services.capturing.write(ideas_of(self.laptop.services), f"{WORDS} {number}.{note}")
        self.laptop.services.store.run(keeps(PICTURE * 4 + number.to_bytes(4, "big")))
        if (
            number % _GIVES_UP_AFTER == _GIVES_UP_AFTER - 1
        ):  # a hub whose workers end all the time ends itself
            self.hub.close()
            self.hub = self._begun()
        workers, served = sorted(self.hub.workers()), self.hub.serving()
        handing_in = threading.Thread(target=self._until_it_goes)
        handing_in.start()
        threading.Event().wait(chance.uniform(0, 0.12))
        killed = chance.choice(workers)
        os.kill(killed, signal.SIGKILL)
        handing_in.join(60)
        until(lambda: self.hub.serving() == served + 1, 40)
        if killed in self.hub.workers() or len(self.hub.workers()) != WORKERS:
            raise AssertionError("no other worker took the place of the one that was killed")
        return 4 * (number + 1)

    def _until_it_goes(self) -> None:
        for _try in range(_TRIES):
            if at_once(self.sync).exception() is None:
                return
            threading.Event().wait(0.05)

    def wrong(self) -> Iterator[str]:
        """What the hub lacks of what it has confirmed, or has twice."""
        again = at_once(self.sync)
        if again.exception() is not None or again.result() != Exchange():
            yield f"a second sync did not find everything there: {again}"
        there = self._stores.project(self.project_id).store.read(lambda reader: reader.find(Note))
        if sorted(one.text for one in there) != notes_in(self.laptop.services):
            yield f"{len(there)} notes on the hub, {len(notes_in(self.laptop.services))} on the laptop"
        with reading(self._database.engine) as connection:
            yield from check.check_database(connection, self.project_id).problems


def _desk(url: str, *words: str) -> dict[str, str]:
    """What whoever looks after the hub types."""
    command = [sys.executable, "-m", "cocreate_desktop", "hub", "admin", *words, "--json"]
    told = subprocess.run(
        command, env={**os.environ, "COCREATE_DATABASE": url}, capture_output=True, check=True
    )
    found = json.loads(told.stdout)
    assert isinstance(found, dict)
    return found


def hub_states(chance: Random, states: int, folder: Path) -> Tried:
    """So many kills of a worker."""
    tried = Tried()
    with ExitStack() as closing_at_end:
        paired = Paired(folder, closing_at_end)
        for number in range(states):
            there = paired.state(chance, number)
            broken = "; ".join(paired.wrong())
            tried.add(there, broken and f"kill {number} of a worker: {broken}")
    return tried
