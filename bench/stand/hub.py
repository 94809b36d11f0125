"""The program `cocreate hub` over a PostgreSQL database, with one worker, and a laptop that has been paired with it."""

import contextlib
import os
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from bench.stand.phones import used
from cocreate_desktop.central.pairing import pair_with_hub
from cocreate_desktop.services.gate import Paired
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.hubdatabase import open_postgres
from tests.central.serving import certificate_file

HOST = "127.0.0.1"
PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Hub:
    """Where it is and who vouches for it, its database, its one organisation, and the number of its process."""

    address: str
    ca_file: Path
    url: str
    organisation: str
    pid: int

    @property
    def port(self) -> int:
        """Where it listens on this machine."""
        return int(self.address.rpartition(":")[2])

    def effort(self) -> float:
        """Seconds that its workers have kept processors busy."""
        return sum(map(used, psutil.Process(self.pid).children(recursive=True)))

    def paired(self, project_id: str) -> Paired:
        """Lets a laptop in that brings this project."""
        database = open_postgres(self.url)
        try:
            accounts = Accounts(database)
            code = accounts.pairing_code(accounts.organisation(self.organisation)).code
        finally:
            database.close()
        return pair_with_hub(
            self.address, code, "Laptop", project_id=project_id, project="Buurtplein", ca_file=self.ca_file
        )


@contextlib.contextmanager
def hub(url: str) -> Iterator[Hub]:
    """The hub over the database at ``url``, until the end of the block."""
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "journal").open("w") as journal:
        trusted, _context = certificate_file(Path(folder) / "hub.pem")
        secured = ("--certificate", str(trusted), "--key", str(trusted), "--host", HOST)
        child = subprocess.Popen(
            [sys.executable, "-m", "cocreate_desktop", "hub", "--port", "0", "--lang", "en", *secured],
            stdout=journal,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "COCREATE_DATABASE": url},
        )
        try:
            assert child.stderr is not None
            address = next(line for line in child.stderr if "http" in line).split()[-1].rstrip("/")
            _until_healthy(address, trusted)
            database = open_postgres(url)
            made = Accounts(database).create_organisation("Gemeente")
            database.close()
            yield Hub(address, trusted, url, made.name, child.pid)
        finally:
            child.terminate()
            child.communicate()


def _until_healthy(address: str, trusted: Path) -> None:
    last = time.monotonic() + PATIENCE
    with httpx.Client(verify=ssl.create_default_context(cafile=str(trusted))) as client:
        while time.monotonic() < last:
            with contextlib.suppress(httpx.TransportError):
                if client.get(f"{address}/health").status_code == httpx.codes.OK:
                    return
            time.sleep(0.05)
    raise SystemExit("the hub did not start")
