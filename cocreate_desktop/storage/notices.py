"""How the workers of a hub hear of one another's commits: NOTIFY after each, LISTEN on one connection a worker. Nothing of what
is in a project travels here."""

import json
import logging
import secrets
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import psycopg
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from cocreate_desktop.storage.hubdatabase import HubDatabase

log = logging.getLogger(__name__)
CHANNEL = "cocreate"
_LOOK_S = 0.5  # how long one wait for a notice lasts at most: so soon is an end heard of
_AGAIN_S = 1.0
# A line that is dead without having said so is noticed within two minutes.
_LINE: dict[str, Any] = {
    "connect_timeout": 5, "application_name": "cocreate hub", "keepalives_idle": 60, "keepalives_interval": 20,
    "keepalives_count": 3,
}  # fmt: skip
# The commit of a notice need not be on the disk: after a crash everybody asks anew.
_SAY = text("SELECT set_config('synchronous_commit', 'off', true), pg_notify(:channel, :said)")


@dataclass(frozen=True, slots=True)
class Notice:
    """``device``'s log in ``project_id`` goes on to ``seq``; ``ours``: this very worker wrote that."""

    project_id: str
    device: str
    seq: int
    ours: bool = False


class Notices:
    """``heard`` and ``missed`` are called in the listening thread, ``missed`` once before the first notice and after each time
    that the connection was away. On SQLite there is nobody else: nothing is said and nothing heard."""

    def __init__(
        self, database: HubDatabase, heard: Callable[[Notice], None], missed: Callable[[], None]
    ) -> None:
        self._database = database
        self._heard, self._missed = heard, missed
        self._me = secrets.token_hex(8)
        self._unsaid: list[Notice] = []
        self._saying = threading.Lock()
        self._ending = threading.Event()
        self.listens = threading.Event()
        """Set while notices are heard."""
        self._thread = threading.Thread(target=self._listen, name="hub-notices", daemon=True)
        if database.shared:
            self._thread.start()

    def say(self, notice: Notice) -> None:
        """Tells every worker, this one too, before it returns. What cannot be said now is said with the next one."""
        if not self._database.shared:
            return
        with self._saying:
            self._unsaid.append(notice)
            self._say_all()

    def close(self) -> None:
        """Ends the listening."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join()

    def _say_all(self) -> None:
        waiting = list(dict.fromkeys(self._unsaid))
        try:
            with self._database.engine.connect() as plain:
                connection = plain.execution_options(isolation_level="AUTOCOMMIT")
                for notice in waiting:
                    said = json.dumps([self._me, notice.project_id, notice.device, notice.seq])
                    connection.execute(_SAY, {"channel": CHANNEL, "said": said})
        except SQLAlchemyError as problem:
            log.warning("a notice could not be sent: %s", type(problem).__name__)
            self._unsaid = waiting
        else:
            self._unsaid = []

    def _listen(self) -> None:
        told = False  # once for each time that the connection is away
        while not self._ending.is_set():
            try:
                with closing(self._connected()) as connection:
                    told = False
                    self._hear(connection)
            except psycopg.Error as problem:
                if not told:
                    log.warning("the notices of other workers are not heard: %s", type(problem).__name__)
                told = True
            self.listens.clear()
            self._ending.wait(_AGAIN_S)

    def _connected(self) -> psycopg.Connection[Any]:
        """A connection apart from those of the pool, for it waits all the time. Raises psycopg.Error."""
        engine = self._database.engine
        places, named = engine.dialect.create_connect_args(engine.url)
        return psycopg.connect(*places, **{**_LINE, **named}, autocommit=True)

    def _hear(self, connection: psycopg.Connection[Any]) -> None:
        """Raises psycopg.Error when the connection is gone."""
        connection.execute(f"LISTEN {CHANNEL}")
        self.listens.set()
        log.info("the notices of other workers are heard")
        self._missed()
        while not self._ending.is_set():
            for found in connection.notifies(timeout=_LOOK_S):
                notice = self._read(found.payload)
                if notice is not None:
                    self._heard(notice)

    def _read(self, said: str) -> Notice | None:
        """None for what is no notice of ours: anybody with the database may say something there."""
        try:
            who, project_id, device, seq = json.loads(said)
            return Notice(str(project_id), str(device), int(seq), who == self._me)
        except (ValueError, TypeError):
            return None
