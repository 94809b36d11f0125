"""What every store promises, whatever is below it."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor

import pytest

from cocreate_desktop.domain.catalogue import Thing
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.events import BallotCast, Changed, Event
from cocreate_desktop.domain.notes import Channel, Note, NoteState
from cocreate_desktop.domain.ops import OpKind
from cocreate_desktop.domain.project import Project, Rung
from cocreate_desktop.domain.rounds import CastBallot, Option, Round
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.ports import Reader, UnitOfWork
from tests.storage.conftest import Home


def note(home: Home, name: str = "n1", **fields: object) -> Note:
    made = Note(
        id=name,
        project_id=home.project_id,
        evening_id="e",
        step_id="s",
        text="Bomen",
        original="Bomen",
        rank=name,
    )
    return dataclasses.replace(made, **fields)  # type: ignore[arg-type]  # fields of a note


def ballot(home: Home, voter: str, option: str = "o", round_id: str = "r") -> CastBallot:
    return CastBallot(
        project_id=home.project_id,
        round_id=round_id,
        voter=voter,
        channel=Channel.PHONE,
        choices=((option, 2),),
    )


def add(home: Home, *things: Thing) -> None:
    def work(unit: UnitOfWork) -> None:
        for thing in things:
            unit.add(thing)

    home.store.run(work)


def heard_by(home: Home) -> list[Event]:
    heard: list[Event] = []
    home.bus.subscribe(heard.append)
    return heard


def test_that_a_thing_comes_back_as_it_was(home: Home) -> None:
    kept = note(
        home, flags=("phone", "é ☂"), state=NoteState.WAITING, channel=Channel.PHONE, text="“Bomen” ☂"
    )
    home.store.run(lambda unit: unit.add(kept))
    assert home.store.read(lambda reader: reader.get(Note, "n1")) == kept


def test_that_numbers_and_switches_come_back_as_what_they_are(home: Home) -> None:
    evening = Evening(
        id="e", project_id=home.project_id, present=0, blank=True, house_rules=("Laat elkaar uitspreken",)
    )
    free = Option(id="o", project_id=home.project_id, round_id="r", letter="A", text="Fontein")
    add(home, evening, free)
    found = home.store.read(lambda reader: reader.get(Evening, "e"))
    assert found == evening
    assert found.blank is True
    assert home.store.read(lambda reader: reader.find(Option, cost=None)) == (free,)


def test_that_a_big_amount_of_money_fits(home: Home) -> None:
    project = Project(
        id=home.project_id, project_id=home.project_id, money=3_000_000_000, rung=Rung.COPRODUCE
    )
    home.store.run(lambda unit: unit.add(project))
    assert home.store.read(lambda reader: reader.get(Project, home.project_id)) == project


def test_that_things_are_found_by_fields_in_order_of_rank(home: Home) -> None:
    notes = [note(home, "n1", rank="b"), note(home, "n2", rank="a"), note(home, "n3", rank="Z", colour="B")]
    add(home, *notes)
    assert [n.id for n in home.store.read(lambda r: r.find(Note))] == ["n3", "n2", "n1"]
    assert [n.id for n in home.store.read(lambda r: r.find(Note, colour="A", evening_id="e"))] == ["n2", "n1"]
    assert home.store.read(lambda r: r.find(Note, state=NoteState.HIDDEN)) == ()


def test_that_things_are_counted_without_those_removed(home: Home) -> None:
    add(home, note(home, "n1"), note(home, "n2"), note(home, "n3", colour="B"))
    home.store.run(lambda unit: unit.delete(Note, "n2"))
    assert home.store.read(lambda r: (r.count(Note), r.count(Note, colour="B"), r.count(Theme))) == (2, 1, 0)


def test_that_what_was_all_found_is_found_by_fields_the_same_way(home: Home) -> None:
    """Also where a snapshot, which has found them all, does not read again."""
    ranks = {"n1": "b", "n2": "a", "n3": "Z", "n4": "a"}
    add(home, *(note(home, name, rank=rank, table=rank * 2) for name, rank in ranks.items()))
    home.store.run(lambda unit: unit.delete(Note, "n2"))

    def by_fields(reader: Reader) -> list[tuple[Note, ...]]:
        return [
            reader.find(Note, evening_id="e"),
            reader.find(Note, rank="a", channel=Channel.DESK),
            reader.find(Note, channel=Channel.PHONE),
            reader.find(Note, id="n1"),
        ]

    apart = home.store.read(by_fields)
    assert [[one.id for one in found] for found in apart] == [["n3", "n4", "n1"], ["n4"], [], ["n1"]]
    assert home.store.read(lambda r: (r.find(Note), by_fields(r))[1]) == apart


def test_that_the_texts_of_things_are_read_without_those_removed(home: Home) -> None:
    add(home, note(home, "n1"), note(home, "n2"), note(home, "n3", colour="B", state=NoteState.HIDDEN))
    home.store.run(lambda unit: unit.delete(Note, "n2"))
    fields = ("id", "colour", "state")
    assert home.store.read(lambda r: sorted(r.texts(Note, fields))) == [
        ("n1", "A", "shown"),
        ("n3", "B", "hidden"),
    ]
    assert home.store.read(lambda r: list(r.texts(Note, ("id",), colour="B"))) == [("n3",)]


def test_that_what_came_last_is_told_by_its_stamp_and_first_without_what_is_gone(home: Home) -> None:
    for name, colour in (("n1", "A"), ("n2", "B"), ("n3", "A"), ("n4", "A")):
        add(home, note(home, name, colour=colour))
    home.store.run(lambda unit: unit.delete(Note, "n3"))
    assert [n.id for n in home.store.read(lambda r: r.newest(Note, 2))] == ["n4", "n2"]
    assert [n.id for n in home.store.read(lambda r: r.newest(Note, 1, ("colour",)))] == ["n4", "n2"]
    assert [n.id for n in home.store.read(lambda r: r.newest(Note, 2, ("colour",)))] == ["n4", "n2", "n1"]
    assert home.store.read(lambda r: r.counts(Note, ("colour",))) == {("A",): 2, ("B",): 1}
    added = home.store.read(lambda r: r.added(Note, colour="A"))
    first, last = home.store.read(lambda r: (r.stamps(Note, "n1"), r.stamps(Note, "n4")))
    assert added == {"n1": first["added"], "n4": last["added"]}
    assert added["n1"] < added["n4"]


def test_that_what_is_gone_is_known_by_its_id_alone(home: Home) -> None:
    add(home, note(home, "n1"), note(home, "n2"), note(home, "n3"), note(home, "n4"))
    home.store.run(lambda unit: unit.delete(Note, "n2"))
    home.store.run(lambda unit: unit.delete(Note, "n3"))
    home.store.run(lambda unit: unit.revive(Note, "n3"))
    home.store.run(lambda unit: unit.erase([], [(Note, "n4")]))
    assert sorted(home.store.read(lambda r: r.gone(Note))) == ["n2", "n4"]
    assert home.store.read(lambda r: r.gone(Theme)) == ()


def test_that_the_mark_of_a_round_moves_with_every_ballot(home: Home) -> None:
    marks = [home.store.read(lambda r: r.ballots_mark("r"))]
    for voter in ("anna", "anna", "bert"):
        home.store.run(lambda unit, v=voter: unit.record(ballot(home, v)))  # type: ignore[misc]  # a default binds v
        marks.append(home.store.read(lambda r: r.ballots_mark("r")))
    assert [number for number, _stamp in marks] == [0, 1, 2, 3]
    assert len(set(marks)) == 4
    assert home.store.run(lambda unit: (unit.record(ballot(home, "cor")), unit.ballots_mark("r"))[1])[0] == 4
    assert home.store.read(lambda r: r.ballots_mark("other")) == (0, "")


def test_that_the_last_rank_counts_removed_things_too(home: Home) -> None:
    add(home, note(home, "n1", rank="a"), note(home, "n2", rank="b"))
    home.store.run(lambda unit: unit.delete(Note, "n2"))
    assert home.store.read(lambda r: r.last_rank(Note, evening_id="e")) == "b"
    assert home.store.read(lambda r: r.last_rank(Note, evening_id="other")) == ""


def test_that_the_last_number_counts_removed_things_too(home: Home) -> None:
    assert home.store.read(lambda r: r.last_number(Round)) == 0
    for number in (1, 2, 10):
        name = f"r{number}"
        add(home, Round(id=name, project_id=home.project_id, evening_id="e", step_id="s", number=number))
    home.store.run(lambda unit: unit.delete(Round, "r10"))
    assert home.store.read(lambda r: r.last_number(Round)) == 10
    assert home.store.run(lambda unit: unit.last_number(Round, step_id="s")) == 10
    assert home.store.read(lambda r: r.last_number(Round, step_id="other")) == 0
    assert home.store.read(lambda r: r.last_number(Round, range(1, 10))) == 2
    assert home.store.read(lambda r: r.last_number(Round, range(11, 20), step_id="s")) == 0


def test_that_what_is_not_there_is_gone(home: Home) -> None:
    with pytest.raises(Gone):
        home.store.read(lambda reader: reader.get(Note, "n1"))
    with pytest.raises(Gone):
        home.store.run(lambda unit: unit.change(Note, "n1", text="x"))
    with pytest.raises(Gone):
        home.store.run(lambda unit: unit.revive(Note, "n1"))
    home.store.run(lambda unit: unit.delete(Note, "n1"))


def test_that_a_change_tells_only_what_differs(home: Home) -> None:
    home.store.run(lambda unit: unit.add(note(home)))
    heard = heard_by(home)
    changed = home.store.run(lambda unit: unit.change(Note, "n1", text="Banken", colour="A", table="3"))
    assert (changed.text, changed.table) == ("Banken", "3")
    assert heard == [Changed(home.project_id, "note", "n1", OpKind.SET, frozenset({"text", "table"}))]


def test_that_a_change_to_the_same_leaves_no_trace(home: Home) -> None:
    home.store.run(lambda unit: unit.add(note(home)))
    heard = heard_by(home)
    home.store.run(lambda unit: unit.change(Note, "n1", text="Bomen"))
    assert heard == []


def test_that_a_removed_thing_comes_back(home: Home) -> None:
    home.store.run(lambda unit: unit.add(note(home)))
    home.store.run(lambda unit: unit.delete(Note, "n1"))
    assert home.store.read(lambda reader: reader.find(Note)) == ()
    with pytest.raises(Gone):
        home.store.run(lambda unit: unit.change(Note, "n1", text="x"))
    heard = heard_by(home)
    assert home.store.run(lambda unit: unit.revive(Note, "n1")) == note(home)
    assert heard == [Changed(home.project_id, "note", "n1", OpKind.SET, frozenset({"deleted"}))]
    home.store.run(lambda unit: unit.delete(Note, "n1"))
    assert home.store.read(lambda reader: reader.find(Note)) == ()


def test_that_adding_what_is_there_changes_it(home: Home) -> None:
    home.store.run(lambda unit: unit.add(note(home)))
    home.store.run(lambda unit: unit.delete(Note, "n1"))
    home.store.run(lambda unit: unit.add(note(home, text="Banken")))
    assert home.store.read(lambda reader: reader.find(Note)) == (note(home, text="Banken"),)


def test_that_a_unit_sees_its_own_writing(home: Home) -> None:
    def work(unit: UnitOfWork) -> tuple[int, int, int, str]:
        before = len(unit.find(Note))
        unit.add(note(home))
        unit.record(ballot(home, "v"))
        unit.change(Note, "n1", text="Banken")
        return before, len(unit.find(Note)), unit.voters("r"), unit.get(Note, "n1").text

    assert home.store.run(work) == (0, 1, 1, "Banken")


def test_that_a_failing_unit_leaves_nothing(home: Home) -> None:
    def work(unit: UnitOfWork) -> None:
        unit.add(note(home))
        unit.record(ballot(home, "v"))
        raise ValueError("on purpose")

    heard = heard_by(home)
    with pytest.raises(ValueError, match="on purpose"):
        home.store.run(work)
    assert home.store.read(lambda reader: (reader.find(Note), reader.voters("r"))) == ((), 0)
    assert heard == []


def test_that_ballots_come_back_by_stamp_with_their_place(home: Home) -> None:
    cast = [home.store.run(lambda unit, v=v: unit.record(ballot(home, v))) for v in ("v2", "v1", "v2")]  # type: ignore[misc]  # a default binds v
    assert home.store.read(lambda reader: reader.ballots("r")) == tuple(cast)
    assert home.store.read(lambda reader: (reader.voters("r"), reader.voters("other"))) == (2, 0)
    assert [b.stamp for b in cast] == sorted({b.stamp for b in cast})


def test_that_the_last_ballot_of_a_voter_is_found_with_those_of_this_unit(home: Home) -> None:
    assert home.store.read(lambda reader: reader.last_ballot("r", "v1")) is None
    for option in ("a", "b"):
        home.store.run(lambda unit, one=option: unit.record(ballot(home, "v1", one)))  # type: ignore[misc]  # a default binds one

    def work(unit: UnitOfWork) -> tuple[CastBallot | None, CastBallot]:
        before = unit.last_ballot("r", "v1")
        unit.record(ballot(home, "v2"))
        return before, unit.record(ballot(home, "v1", "c"))

    before, after = home.store.run(work)
    assert before is not None
    assert before.choices == (("b", 2),)
    assert home.store.read(lambda reader: reader.last_ballot("r", "v1")) == after


@pytest.mark.parametrize("later", [False, True])
def test_that_what_is_forgotten_is_nowhere_in_the_record_and_the_rest_stays(home: Home, later: bool) -> None:
    told: list[str] = []
    home.store.on_commit(lambda device, _seq: told.append(device))
    add(home, note(home, text="geheim" if not later else "", table="Tafel 3"))
    if later:
        home.store.run(lambda unit: unit.change(Note, "n1", text="geheim"))
    home.store.run(lambda unit: unit.forget(Note, "n1", "text"))
    kept = home.store.read(lambda reader: reader.get(Note, "n1"))
    assert (kept.text, kept.table) == ("", "Tafel 3")
    ops = home.store.read(lambda reader: reader.ops_after(told[0], 0))
    assert [op.seq for op in ops] == list(range(1, len(ops) + 1))
    assert not [op for op in ops if op.value is not None and "geheim" in op.value]
    assert [op for op in ops if op.value is not None and "Tafel 3" in op.value]


def test_that_a_ballot_is_told_without_what_is_on_it(home: Home) -> None:
    heard = heard_by(home)
    home.store.run(lambda unit: unit.record(ballot(home, "v")))
    assert heard == [BallotCast(home.project_id, "r")]


def test_that_ops_are_dense_and_follow_one_another(home: Home) -> None:
    seen: list[tuple[str, int]] = []
    stop = home.store.on_commit(lambda device, seq: seen.append((device, seq)))
    home.store.run(lambda unit: unit.add(note(home)))
    home.store.run(lambda unit: (unit.change(Note, "n1", text="x"), unit.record(ballot(home, "v"))))
    stop()
    home.store.run(lambda unit: unit.delete(Note, "n1"))
    device, last = seen[-1]
    ops = home.store.read(lambda reader: reader.ops_after(device, 0))
    assert [op.seq for op in ops] == list(range(1, last + 2))
    assert [op.hlc for op in ops] == sorted({op.hlc for op in ops})
    assert [op.kind for op in ops][-4:] == [OpKind.ADD, OpKind.SET, OpKind.FACT, OpKind.DELETE]
    assert len(seen) == 2


def test_that_pulling_tells_nothing_of_what_was_written_here(home: Home) -> None:
    seen: list[tuple[str, int]] = []
    home.store.on_commit(lambda device, seq: seen.append((device, seq)))
    home.store.run(lambda unit: unit.add(note(home)))
    heard = heard_by(home)
    device, last = seen[-1]
    assert home.store.pull(device, 0) == last
    assert home.store.pull(device, last) == last
    assert heard == []


def test_that_blobs_are_kept_once_by_content(home: Home) -> None:
    names = {home.store.run(lambda unit: unit.keep_blob(b"\x00picture", "image/jpeg")) for _ in range(2)}
    (name,) = names
    assert home.store.read(lambda reader: reader.blob(name)) == b"\x00picture"
    with pytest.raises(Gone):
        home.store.read(lambda reader: reader.blob("0" * 64))


def test_that_a_submitted_work_answers_or_fails_by_its_future(home: Home) -> None:
    def broken(_unit: UnitOfWork) -> None:
        raise Gone(what="note", id="x")

    good = home.store.submit(lambda unit: unit.record(ballot(home, "v")))
    bad = home.store.submit(broken)
    assert good.result(10).voter == "v"
    with pytest.raises(Gone):
        bad.result(10)


def test_that_many_threads_at_once_lose_nothing(home: Home) -> None:
    def vote(number: int) -> int:
        return home.store.submit(lambda unit: unit.record(ballot(home, f"v{number}"))).result(30).seq

    with ThreadPoolExecutor(16) as threads:
        numbers = list(threads.map(vote, range(160)))
    assert len(set(numbers)) == 160
    assert home.store.read(lambda reader: reader.voters("r")) == 160
