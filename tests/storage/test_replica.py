"""Two laptops with encrypted files and a hub in PostgreSQL that write, meet over bad lines, break and are put back: at the end
they hold the same, all of it, and each database is sound."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.merge import DELETED, name_of
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.syncerrors import Garbled
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.services import syncing
from cocreate_desktop.services.peers import BlobState
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage import tables
from cocreate_desktop.storage.hubdatabase import open_postgres
from cocreate_desktop.storage.seals import take_keys
from tests.hubs import new_database
from tests.storage import desks as house
from tests.storage.desks import WHO, Desk, ballot, desks, do_something, meet_badly, names_in, note, said

pytestmark = pytest.mark.postgres


@pytest.fixture
def three(tmp_path: Path, postgres: str) -> Iterator[tuple[Desk, Desk, Desk]]:
    with desks(tmp_path, postgres) as (first, second, hub):
        yield first, second, hub


@pytest.mark.parametrize("seed", range(3))
def test_that_whatever_happened_files_and_hub_become_one(seed: int, three: tuple[Desk, Desk, Desk]) -> None:
    chance = random.Random(seed)
    first, second, hub = three
    for step in range(55):
        do_something(chance.choice((first, first, second, second, hub)), chance, step)
        if step % 5 == 0:
            meet_badly(chance.choice((first, second)), hub, chance)
        if step % 17 == 0:
            meet_badly(first, second, chance)
        if step == 15:
            for one in three:
                one.save()
        if step == 35:
            _put_back(three[seed], unnoticed=seed == 1)
    before = said(three)
    for one in (first, second, first):
        one.meet(hub)
    _are_one(three, before)


def _put_back(one: Desk, *, unnoticed: bool) -> None:
    """From its backup; a laptop does again what the machine knows that was erased."""
    one.put_back(device=one.store.device if unnoticed else "")


def _are_one(three: tuple[Desk, ...], before: set[tuple[str, ...]]) -> None:
    first, *others = three
    vector = dict(first.peer.vector())
    for other in others:
        assert dict(other.peer.vector()) == vector
        assert other.digest() == first.digest() != ""
    assert [one.problems() for one in three] == [(), (), ()]
    assert before <= said(three[:1])
    kept = [len(one._rows(tables.ballot)) for one in three]
    assert len(set(kept)) == 1
    names = [op.value or "" for op in first.ops() if op.entity == "erasure"]
    gone = [who for who in WHO if name_of(first.store.project_id, "subject", who) in "".join(names)]
    assert {who: names_in(one, f"{who} ") for one in three for who in gone} == {who: [] for who in gone}


def test_that_a_file_that_was_put_back_goes_on_under_another_name_in_every_process(
    three: tuple[Desk, Desk, Desk],
) -> None:
    first, second, hub = three
    first.save()
    for name in ("a", "b", "c"):
        first.store.run(lambda unit, name=name: unit.add(note(unit.project_id, name, name)))  # type: ignore[misc]  # bound here
    first.meet(hub)
    device = first.store.device
    first.put_back(device=device)
    phones = house.store_on(
        first.engine, first.store.project_id, device
    )  # another process, with the file open
    assert first.meet(hub).came == 3
    for number, store in enumerate((first.store, phones, first.store, phones)):
        store.run(lambda unit, number=number: unit.change(Note, "a", text=f"{number}"))  # type: ignore[misc]  # bound here
    assert first.store.device != device
    assert first.store.read(lambda reader: reader.written())[first.store.device] == 4
    assert phones.last_seq() == first.store.last_seq() == 4
    told: list[object] = []
    phones._bus.subscribe(told.append)
    phones.pull(first.store.device, 0)
    assert len(told) == 1
    first.meet(hub)
    second.meet(hub)
    assert second.store.read(lambda reader: reader.get(Note, "a")).text == "3"
    assert second.store.read(lambda reader: reader.beaten()) == ()
    _are_one(three, said(three))


@pytest.mark.parametrize("road", ["by the hub", "by one another"])
def test_that_two_files_under_one_name_become_two_logs(
    road: str, three: tuple[Desk, Desk, Desk], tmp_path: Path
) -> None:
    first, second, hub = three
    first.store.run(lambda unit: unit.add(note(unit.project_id, "a", "begin", author="anna")))
    copy = first.copied(tmp_path / "copy.db", device=first.store.device)
    for one, words in ((first, "ours"), (copy, "theirs")):
        one.store.run(lambda unit, words=words: unit.change(Note, "a", text=words))  # type: ignore[misc]  # bound here
        one.store.run(lambda unit: unit.record(ballot(unit.project_id, "anna", "x")))
    others = (hub, second) if road == "by the hub" else (second, first)
    for one in (first, copy, first, copy):
        for other in others:
            if other is not one:
                one.meet(other)
    for one in (first, copy, second, first, copy):
        one.meet(hub)
    every = (first, copy, hub)
    _are_one(every, said(every))
    texts = {op.value for op in hub.ops() if op.field == "text"}
    assert {'"ours"', '"theirs"'} <= texts
    assert len(first.store.read(lambda reader: reader.beaten())) == 1
    assert len(first.store.read(lambda reader: reader.ballots("r"))) == 2
    assert first.store.device != copy.store.device
    copy.engine.dispose()


def test_that_a_hub_never_sees_a_name_and_a_laptop_with_the_key_does(three: tuple[Desk, Desk, Desk]) -> None:
    first, second, hub = three
    for name in ("c1", "c2"):
        contact = Contact(id=name, project_id=first.store.project_id, name="Mevrouw Jansen", reach_at="06")
        first.store.run(lambda unit, contact=contact: unit.add(contact))  # type: ignore[misc]  # bound here
    second.vault = None
    first.meet(hub)
    second.meet(hub)
    for one in (second, hub):
        assert "Jansen" not in str(one.ops())
        assert one._rows(tables.THINGS[Contact]) == []
    first.store.run(lambda unit: unit.forget(Contact, "c1", "name"))
    first.store.run(lambda unit: unit.change(Contact, "c2", name="Mevrouw de Vries"))
    first.meet(hub)
    (added,) = [op for op in hub.ops() if (op.kind, op.entity_id) == ("add", "c1")]
    assert added.value == "~"  # forgotten at the hub too, which could not read it
    late = house.Desk(second.engine, house.store_on(second.engine, first.store.project_id))
    late.meet(hub)
    take_keys(late.store, house.VAULT.hex())
    found = late.store.read(lambda reader: reader.find(Contact))
    assert [(one.id, one.name, one.reach_at) for one in found] == [
        ("c1", "", "06"), ("c2", "Mevrouw de Vries", "06")
    ]  # fmt: skip
    assert [one.problems() for one in three] == [(), (), ()]


def test_that_ballots_that_come_after_a_result_are_listed_and_not_counted(
    three: tuple[Desk, Desk, Desk],
) -> None:
    first, second, hub = three
    begun = Round(id="r", project_id=first.store.project_id, evening_id="e", step_id="s", secret="s")
    first.store.run(lambda unit: unit.add(begun))
    for one, voter in ((first, "anna"), (second, "bram")):
        one.store.run(lambda unit, voter=voter: unit.record(ballot(unit.project_id, voter, "x")))  # type: ignore[misc]  # bound here
    counted = [f"{device}:{end.seq}" for device, end in first.peer.vector().items()]
    first.store.run(lambda unit: unit.change(Round, "r", counted=tuple(counted)))
    second.meet(hub)
    first.meet(hub)
    second.meet(hub)
    for one in three:
        voters = [
            [ballot.voter for ballot in found]
            for found in (
                one.store.read(lambda reader: reader.ballots("r")),
                one.store.read(lambda reader: reader.late_ballots("r")),
            )
        ]
        assert voters == [["anna"], ["bram"]]
        assert one.store.read(lambda reader: reader.voters("r")) == 1


def test_that_a_picture_goes_on_where_a_line_was_cut_and_a_spoilt_one_begins_anew(
    three: tuple[Desk, Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, hub = three
    monkeypatch.setattr(syncing, "PART", 1000)
    content = bytes(range(256)) * 20
    name = hashlib.sha256(content).hexdigest()
    first.store.run(lambda unit: unit.keep_blob(content, "image/png"))
    first.store.run(lambda unit: unit.add(note(unit.project_id, "n", "text", picture=name, author="anna")))
    asked = iter(range(100))
    Session(first.peer, hub.peer, going=lambda: next(asked) < 7).run()
    (half,) = hub.peer.blobs((name,))
    assert (0 < half.have < len(content), half.size) == (True, 0)
    assert Session(first.peer, hub.peer).run().pictures_went == 1
    assert hub.peer.put_blob(half, 0, b"again") == len(content)
    with pytest.raises(Gone):
        second.peer.get_blob(name, 0, 10)
    state = BlobState(name, "image/png", 20, 20)
    assert (second.peer.put_blob(state, 0, b"x" * 10), second.peer.put_blob(state, 5, b"")) == (10, 10)
    with pytest.raises(Garbled):
        second.peer.put_blob(state, 10, b"y" * 10)
    assert second.meet(hub).pictures_came == 1
    assert second.store.read(lambda reader: reader.blob(name)) == content
    assert second.peer.wanted() == ()
    second.store.run(lambda unit: unit.erase(["anna"]))
    second.meet(hub)
    first.meet(hub)
    assert [one.peer.held() for one in three] == [(), (), ()]


def test_that_a_hub_that_comes_up_to_date_reads_what_it_only_kept(postgres: str) -> None:
    url = new_database(postgres)
    opened = open_postgres(url)
    theirs, ours = (house.store_on(opened.engine, "p") for _ in range(2))
    ours.run(lambda unit: unit.add(Theme(id="t", project_id="p", evening_id="e", step_id="s", name="Groen")))
    theirs.run(
        lambda unit: unit.add(Round(id="r", project_id="p", evening_id="e", step_id="s", counted=("a:1",)))
    )
    with opened.engine.begin() as connection:
        house.older(connection)
    opened.close()
    again = open_postgres(url)
    store = house.store_on(again.engine, "p")
    assert store.read(lambda reader: reader.get(Round, "r")).counted == ("a:1",)
    assert store.read(lambda reader: reader.stamps(Theme, "t"))[DELETED] == ""
    again.close()
