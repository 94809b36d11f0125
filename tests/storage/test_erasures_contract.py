"""What every store promises of an erasure, whatever is below it."""

import dataclasses

import pytest

from cocreate_desktop.domain.errors import Gone, NotAllowed
from cocreate_desktop.domain.events import Changed
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.ops import OpKind
from cocreate_desktop.services.ports import UnitOfWork
from tests.storage.conftest import Home
from tests.storage.test_contract import add, ballot, heard_by, note


def test_that_all_of_a_subject_goes_from_rows_and_record_and_does_not_come_again(home: Home) -> None:
    told: list[str] = []
    home.store.on_commit(lambda device, _seq: told.append(device))
    hers = [note(home, name, text=f"zwaluw {name}", author="zwaluw") for name in ("n1", "n2")]
    add(
        home,
        *hers,
        note(home, "n3", text="merel", author="merel"),
        note(home, "n4", text="zwaluw van niemand"),
    )
    home.store.run(lambda unit: unit.change(Note, "n1", text="zwaluw verbeterd"))
    home.store.run(lambda unit: unit.delete(Note, "n2"))
    for voter in ("z", "m", "z"):
        home.store.run(lambda unit, v=voter: unit.record(ballot(home, v)))  # type: ignore[misc]  # a default binds v
    assert [op.entity_id for op in home.store.read(lambda r: r.ops_saying("Zwaluw VERBETERD"))] == ["n1"]
    heard = heard_by(home)

    erased = home.store.run(lambda unit: unit.erase(["zwaluw", "z"], [(Note, "n4"), (Note, "never")]))
    assert (dict(erased.things), erased.ballots) == ({"note": 3}, 2)
    assert erased.ops >= 6
    assert OpKind.ERASE in {event.kind for event in heard if isinstance(event, Changed)}
    assert [one.id for one in home.store.read(lambda r: r.find(Note))] == ["n3"]
    votes = home.store.read(lambda r: (r.last_ballots("r"), r.last_ballot("r", "z"), r.voters("r")))
    assert ([one.voter for one in votes[0]], *votes[1:]) == (["m"], None, 1)
    with pytest.raises(Gone):
        home.store.run(lambda unit: unit.revive(Note, "n2"))
    ops = home.store.read(lambda r: r.ops_after(told[0], 0))
    assert [op.seq for op in ops] == list(range(1, len(ops) + 1))
    assert not [op for op in ops if "zwaluw" in (op.value or "")]
    assert home.store.read(lambda r: r.ops_saying("zwaluw")) == ()

    def late(unit: UnitOfWork) -> None:
        unit.add(dataclasses.replace(note(home, "n5"), author="zwaluw"))

    for work in (late, lambda unit: unit.record(ballot(home, "z"))):
        with pytest.raises(NotAllowed):
            home.store.run(work)
    again = home.store.run(lambda unit: unit.erase_names(["0" * 64]))
    assert (dict(again.things), again.ballots, again.ops) == ({}, 0, 0)
    assert again.id > erased.id
