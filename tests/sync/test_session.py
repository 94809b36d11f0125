"""One sync: what it asks and gives, what it does when the other side is not what it was, and its pictures."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.syncerrors import Diverged, Forked, Gap, Garbled
from cocreate_desktop.services import syncing
from cocreate_desktop.services.peers import BlobState, End, Vector
from cocreate_desktop.services.syncing import Exchange, Session, take_in, waiting
from tests.sync.replicas import Memory, copied

PICTURE = bytes(range(256)) * 10
NAME = hashlib.sha256(PICTURE).hexdigest()
WHOLE = BlobState(NAME, "image/png", len(PICTURE), len(PICTURE))


class Pictured(Memory):
    """A replica that shows one picture, whose bytes it ``holds`` as far as they came."""

    holds = b""
    shows = True
    longer = 0
    gone_at = -1

    def blobs(self, names: Sequence[str]) -> tuple[BlobState, ...]:
        have = len(self.holds)
        return tuple(BlobState(one, "image/png", have + self.longer if have == len(PICTURE) else 0, have + self.longer)
                     for one in names)  # fmt: skip

    def put_blob(self, _state: BlobState, offset: int, part: bytes) -> int:
        if offset == len(self.holds):
            self.holds += part
        return len(self.holds)

    def get_blob(self, sha256: str, offset: int, most: int) -> bytes:
        if offset == self.gone_at:
            raise Gone(what="blob", id=sha256)
        return self.holds[offset : offset + most]

    def held(self) -> tuple[BlobState, ...]:
        return (WHOLE,) if self.holds == PICTURE else ()

    def wanted(self) -> tuple[str, ...]:
        return (NAME,) if self.shows and self.holds != PICTURE else ()


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syncing, "PORTION", 4)
    monkeypatch.setattr(syncing, "PART", 1000)


def two() -> tuple[Pictured, Pictured]:
    return Pictured("1" * 32, random.Random(1)), Pictured("2" * 32, random.Random(2))


def write(one: Memory, number: int = 1) -> None:
    for name in range(number):
        one.add(1_000_000, "note", f"{one.device[0]}-{name}", "", text="x")


def test_that_both_get_what_they_lack_in_portions_and_are_told_how_far_it_is() -> None:
    ours, theirs = two()
    write(ours, 10)
    write(theirs, 5)
    told: list[Exchange] = []
    assert waiting(ours.vector(), theirs.vector()) == 10
    done = Session(ours, theirs, told.append).run()
    assert [(one.went, one.came) for one in told] == [(4, 0), (8, 0), (10, 0), (10, 4), (10, 5)]
    assert (done, ours.state()) == (Exchange(10, 5), theirs.state())
    assert waiting(ours.vector(), theirs.vector()) == 0
    assert Session(ours, theirs).run() == Exchange()


def test_that_one_that_only_gives_is_given_nothing() -> None:
    ours, theirs = two()
    write(ours)
    write(theirs)
    ours.holds = PICTURE
    assert Session(ours, theirs).run(give=False) == Exchange(came=1)
    assert (waiting(ours.vector(), theirs.vector()), theirs.holds) == (1, b"")


def test_that_a_sync_that_is_to_stop_stops_after_a_portion_and_goes_on_later() -> None:
    ours, theirs = two()
    write(ours, 10)
    ours.holds = PICTURE
    session = Session(ours, theirs, going=lambda: session.done.went < 4)
    assert session.run() == Exchange(went=4)
    parts = Session(ours, theirs, going=lambda: len(theirs.holds) < 2000)
    assert parts.run() == Exchange(went=6)
    assert len(theirs.holds) == 2000
    assert Session(ours, theirs).run() == Exchange(pictures_went=1)


def test_that_pictures_go_both_ways_in_parts_and_only_where_they_are_wanted() -> None:
    ours, theirs = two()
    theirs.holds, ours.holds = PICTURE, PICTURE[:1500]
    assert Session(ours, theirs).run(pictures=False) == Exchange()
    assert Session(ours, theirs).run() == Exchange(pictures_came=1)
    assert ours.holds == PICTURE
    theirs.holds = PICTURE[:10]
    assert Session(ours, theirs).run() == Exchange(pictures_went=1)
    ours.holds, theirs.holds = b"", PICTURE[:10]
    assert Session(ours, theirs).run() == Exchange()
    assert ours.holds == b""


def test_that_a_picture_that_is_taken_away_meanwhile_holds_nothing_back() -> None:
    ours, theirs = two()
    theirs.holds, theirs.gone_at = PICTURE, 1000
    assert Session(ours, theirs).run() == Exchange()
    ours.holds, ours.gone_at, theirs.holds = PICTURE, 0, b""
    assert Session(ours, theirs).run() == Exchange()


def test_that_a_picture_that_does_not_grow_ends_the_sync() -> None:
    ours, theirs = two()
    theirs.holds, theirs.longer = PICTURE, 5
    with pytest.raises(Garbled):
        Session(ours, theirs).run()


def test_that_the_same_changes_and_another_state_are_told() -> None:
    ours, theirs = two()
    write(ours)
    Session(ours, theirs).run()
    ours.ground.rows.clear()
    with pytest.raises(Diverged):
        Session(ours, theirs).run()
    assert Session(ours, theirs).run(compare=False) == Exchange()
    ours.version = "old"  # which cannot be compared
    assert Session(ours, theirs).run() == Exchange()


def test_that_one_to_whom_others_give_meanwhile_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = two()
    write(ours, 9)
    honest = theirs.give

    def give(ops: Sequence[Op]) -> Vector:
        monkeypatch.setattr(theirs, "give", honest)  # once only
        raise Gap(peer="hub")

    monkeypatch.setattr(theirs, "give", give)
    assert Session(ours, theirs).run() == Exchange(went=9)
    monkeypatch.setattr(theirs, "vector", dict)  # says that it has nothing, whatever it is given
    monkeypatch.setattr(ours, "take", lambda _after, _most: tuple(ours.ground.logs[ours.device][5:6]))
    theirs.ground.logs.clear()
    with pytest.raises(Gap):
        Session(ours, theirs).run()


@pytest.mark.parametrize("turned", [False, True])
def test_that_two_chains_under_one_name_become_two_logs(turned: bool) -> None:
    ours, theirs = two()
    write(ours, 7)
    Session(ours, theirs).run()
    copy = replace(ours, ground=copied(ours.ground), random=random.Random(9))
    write(ours, 3)
    for number in range(2):
        ours.set(1_000_001, "note", "1-0", "text", f"ours{number}", "")
    copy.set(1_000_001, "note", "1-0", "text", "copy", "")
    copy.erase(1_000_002, "anna")
    Session(copy, theirs).run() if turned else Session(ours, theirs).run()
    Session(ours, theirs).run() if turned else Session(copy, theirs).run()
    Session(copy, theirs).run()
    Session(ours, theirs).run()
    assert ours.state() == theirs.state() == copy.state()
    logs = theirs.ground.logs
    assert len([device for device in logs if device.startswith("m")]) == 1
    said = [op.value for log in logs.values() for op in log]
    assert all(value in said for value in ('"ours0"', '"ours1"', '"copy"'))


def test_that_a_chain_that_is_gone_when_it_is_to_be_parted_ends_the_sync(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, _theirs = two()
    write(ours)
    copy = replace(ours, ground=copied(ours.ground))
    ours.set(1, "note", "1-0", "text", "ours", "")
    copy.set(1, "note", "1-0", "text", "copy", "")
    monkeypatch.setattr(copy, "op_at", lambda _device, _number: None)
    with pytest.raises(Gap):
        Session(ours, copy).run()


@pytest.mark.parametrize(
    ("change", "problem"),
    [({"seq": 3}, Gap), ({"link": "another"}, Forked), ({"hlc": "none"}, Garbled)],
)
def test_that_ops_that_do_not_follow_are_refused(change: dict[str, object], problem: type[Exception]) -> None:
    ours, theirs = two()
    write(ours)
    ours.write(2_000_000, OpKind.SET, "note", "1-0", field="text", value='"x"')
    first, second = ours.take({}, 9)
    assert take_in([first, first], theirs.ground, "us") == 1
    with pytest.raises(problem):
        take_in([replace(second, **change)], theirs.ground, "us")  # type: ignore[arg-type]  # fields of an op
    assert theirs.vector() == {ours.device: End(1, first.link)}
