"""What comes from a newer version, or from nobody of ours: it is kept and handed on, shown the same everywhere, and never
stands in the way of what comes after it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from cocreate_desktop.domain.chains import LogEnd
from cocreate_desktop.domain.errors import Gone, NotAllowed
from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.syncerrors import Garbled
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage import Workspace, keys, migrations, open_workspace, rebuilding, tables
from cocreate_desktop.storage.check import check_database, check_workspace
from cocreate_desktop.storage.engine import WRITING, postgres_engine, reading, sqlite_engine
from cocreate_desktop.storage.ground import SqlGround
from cocreate_desktop.storage.inspection import read_salt
from cocreate_desktop.storage.mapping import to_cells
from cocreate_desktop.storage.oplog import Entry, append
from cocreate_desktop.storage.replica import SqlPeer
from tests.storage.desks import KEY, SALT, note, older, other_version, store_on

WORDS = "text"


def told(project_id: str, device: str, *entries: Entry, ms: int = 1_000) -> tuple[Op, ...]:
    """The log of somebody elsewhere who wrote these."""
    made: list[Op] = []
    end = LogEnd()
    for entry in entries:
        op, end = append(end, entry, project_id, device, ms)
        made.append(op)
    return tuple(made)


def said(name: str, value: object) -> Entry:
    """Something about a field of the note."""
    return Entry(OpKind.SET, "note", "n", name, json.dumps(value, ensure_ascii=True))


HOSTILE = (
    said(WORDS, "a\x00b"), said(WORDS, "\ud800"), said(WORDS, 7), said(WORDS, None), said(WORDS, ["x"]),
    said(WORDS, "x" * 1_000_000), said("state", "starred"), said("flags", "[1]"),
    said("flags", "no list"), said("flags", '{"a":1}'),
    said("id", "another"), said("added", "0"), said("deleted", "x"), said("colour", 2**70),
    Entry(OpKind.ADD, "round", "r", value=json.dumps({"number": 2**70, "people": "x", "entitled": True})),
    *(Entry(OpKind.SET, "round", "r", "number", value) for value in (str(2**70), "1e400", "1.5")),
    *(Entry(OpKind.FACT, "ballot", "r:anna", value=value) for value in (
        '{"channel":"phone","choices":[["a",1]],"people":1,"text":"\\u0000"}',
        f'{{"channel":"phone","choices":[],"people":{2**70}}}', "{}", "[]", "7", '{"channel":"pigeon"}',
    )),
    Entry(OpKind.FACT, "pigeon", "p", value="[]"), Entry(OpKind.DELETE, "drone", "d", value="[]"),
    Entry(OpKind.FORGET, "note", "nobody", WORDS, "[]"), Entry(OpKind.ERASE, "erasure", "", value="[]"),
    Entry(OpKind("fold"), "note", "n", WORDS, '"of a newer version"'),
    Entry(OpKind.ADD, "drone", "d", value='{"height":3}'), said("smell", "of a newer version"),
)  # fmt: skip


@pytest.fixture(params=["file", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "postgres":
        made = postgres_engine(request.getfixturevalue("postgres"))
    else:
        made = sqlite_engine(tmp_path / "one.db", KEY, SALT)
        with made.connect().execution_options(**WRITING) as connection, connection.begin():
            migrations.upgrade(connection)
    yield made
    made.dispose()


def test_that_what_no_road_of_ours_brings_is_kept_and_shows_the_same_whatever_came_first(
    engine: Engine,
) -> None:
    shown = []
    begun = {"text": "begin", "evening_id": "e", "step_id": "s"}
    for number, turned in enumerate((False, True)):
        project_id = f"hostile {number} {id(engine)}"
        store = store_on(engine, project_id)
        peer = SqlPeer(store)
        first = told(project_id, "a", Entry(OpKind.ADD, "note", "n", value=json.dumps(begun)), ms=1)
        hostile, after = told(project_id, "b", *HOSTILE), told(project_id, "c", said(WORDS, "ours"), ms=500)
        for ops in (first, *((hostile, after) if turned else (after, hostile))):
            peer.give(ops)
        assert len(peer.take({}, 100)) == len(HOSTILE) + 2
        found = store.read(lambda reader: reader.get(Note, "n"))
        assert (found.state, found.flags, len(found.text)) == (NoteState.SHOWN, (), 1_000_000)
        assert len(store.read(lambda reader: reader.ballots("r"))) == 1
        assert store.read(lambda reader: reader.get(Round, "r")).number == 0
        with reading(engine) as connection:
            assert check_database(connection, project_id).problems == ()
        before = peer.digest(peer.vector())
        store.merge(lambda ground, project_id=project_id: rebuilding.rebuild(ground, project_id))  # type: ignore[misc]  # bound here
        assert peer.digest(peer.vector()) == before
        shown.append(to_cells(found) | {"project_id": ""})
        store.run(lambda unit: unit.change(Note, "n", text="after it"))
    assert shown[0] == shown[1]


def test_that_who_and_what_was_erased_is_gone_from_all_that_was_told_again_and_cannot_come_back(
    new_workspace: Callable[..., Workspace],
) -> None:
    store = new_workspace().store
    store.run(lambda unit: unit.add(note(unit.project_id, "n", "words of anna", author="anna")))
    store.run(lambda unit: unit.forget(Note, "n", "text"))
    store.run(lambda unit: unit.add(note(unit.project_id, "m", "words of nobody")))
    store.run(lambda unit: unit.erase(["anna"], [(Note, "m")]))
    assert store.read(lambda reader: reader.ops_saying("words of")) == ()
    for again in (note(store.project_id, "m", "x"), note(store.project_id, "k", "x", author="anna")):
        with pytest.raises(NotAllowed):
            store.run(partial(_adding, again))
    store.run(lambda unit: unit.add(note(unit.project_id, "n", "of somebody else", author="bram")))


def _adding(thing: Note, unit: UnitOfWork) -> None:
    unit.add(thing)


@pytest.mark.parametrize("state", ["starred", "hidden"])
def test_that_a_word_of_a_newer_version_shows_the_same_whatever_came_first(
    state: str, new_workspace: Callable[..., Workspace]
) -> None:
    opened = new_workspace()
    found = set()
    for number, order in enumerate(itertools.permutations(range(2))):
        name = f"n{number}"
        opened.store.run(lambda unit, name=name: unit.add(note(unit.project_id, name, "x")))  # type: ignore[misc]  # bound here
        entries = [Entry(OpKind.SET, "note", name, "state", f'"{one}"') for one in ("waiting", state)]
        logs = [
            told(opened.project_id, f"{number}{place}", entry, ms=2**42 + 1000 * number + place)
            for place, entry in enumerate(entries)
        ]
        for place in order:
            SqlPeer(opened.store).give(logs[place])
        found.add(opened.store.read(lambda reader, name=name: reader.get(Note, name)).state)  # type: ignore[misc]  # bound here
    assert found == {NoteState.SHOWN if state == "starred" else NoteState.HIDDEN}


@pytest.mark.parametrize("change", [{"project_id": "another"}, {"value": "{"}])
def test_that_a_portion_with_something_wrong_is_refused_whole(
    change: dict[str, str], new_workspace: Callable[..., Workspace]
) -> None:
    opened = new_workspace()
    before = opened.store.read(lambda reader: reader.written())
    project_id = change.get("project_id", opened.project_id)
    good = told(opened.project_id, "b", Entry(OpKind.ADD, "note", "n", value='{"text":"good"}'))
    wrong = told(project_id, "c", Entry(OpKind.ADD, "note", "m", value=change.get("value", "{}")))
    with pytest.raises(Garbled):
        SqlPeer(opened.store).give((*good, *wrong))
    assert opened.store.read(lambda reader: reader.written()) == before
    with pytest.raises(Gone):
        opened.store.read(lambda reader: reader.get(Note, "n"))


@pytest.mark.parametrize("before", [older, other_version])
def test_that_what_an_older_version_kept_is_there_once_a_newer_one_opens_the_file(
    before: Callable[[Connection], None], new_workspace: Callable[..., Workspace]
) -> None:
    ours, theirs = new_workspace("ours"), new_workspace("theirs")
    ours.store.run(lambda unit: unit.add(note(unit.project_id, "n", "ours")))
    newer = store_on(_engine(theirs), ours.project_id)
    newer.run(lambda unit: unit.add(Laptop(id="l", project_id=ours.project_id, name="van de notulist")))
    begun = Round(id="r", project_id=ours.project_id, evening_id="e", step_id="s", counted=("a:3",))
    newer.run(lambda unit: unit.add(begun))
    Session(SqlPeer(ours.store), SqlPeer(newer)).run()
    newer.run(lambda unit: unit.change(Note, "n", state=NoteState.HIDDEN))
    Session(SqlPeer(ours.store), SqlPeer(newer)).run()
    newer.close()
    key, path = ours.recovery_key(), ours.path
    ours.close()
    engine = _engine(ours, key)
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        before(connection)
    engine.dispose()
    again = open_workspace(path, bus=Bus(), key=key)
    assert again.store.read(lambda reader: reader.get(Laptop, "l")).name == "van de notulist"
    assert again.store.read(lambda reader: reader.get(Round, "r")).counted == ("a:3",)
    shown = again.store.read(lambda reader: reader.get(Note, "n"))
    assert (shown.text, shown.state) == ("ours", NoteState.HIDDEN)
    again.close()
    assert check_workspace(path, key=key).problems == ()


def test_that_a_file_of_one_laptop_is_not_made_again(
    new_workspace: Callable[..., Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = new_workspace()
    made: list[str] = []
    monkeypatch.setattr(rebuilding, "rebuild", lambda _ground, project_id: made.append(project_id))
    engine = _engine(opened)
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        rebuilding.catch_up(connection)
        assert made == []
        SqlGround(connection, opened.project_id, {})
        clock = {
            "project_id": opened.project_id,
            "device": "b",
            "seq": 1,
            "hlc": "",
            "link": "",
            "successor": "",
        }
        connection.execute(tables.device_clock.insert(), clock)
        rebuilding.catch_up(connection)
        connection.rollback()
    engine.dispose()
    assert made == [opened.project_id]


def _engine(opened: Workspace, key: str = "") -> Engine:
    return sqlite_engine(opened.path, keys.parse(key or opened.recovery_key()), read_salt(opened.path))
