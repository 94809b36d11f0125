"""A power cut at any moment takes nothing that was acknowledged: a few of the states that ``dev.py torture`` tries by the
thousand, and that those would show it if it were otherwise."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from cocreate_desktop import lasting
from cocreate_desktop.storage import engine
from tests.torture import copies, powercuts, recording, stories
from tests.torture.recording import Did, Record
from tests.torture.states import SECTOR, RecordedDisk, begun, cuts
from tests.torture.stories import told
from tests.torture.works import FILE, ideas_of

pytestmark = pytest.mark.skipif(bool(recording.lacking()), reason=recording.lacking() or "it is all there")
STATES = 8


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """What the program says of damaged files is not what is asked here."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


class Careless(stories.Notes):
    """Does not wait for the disk at each commit."""

    def play(self, place: Path) -> None:
        engine._READING_PRAGMAS = (*engine._READING_PRAGMAS, "synchronous = NORMAL")
        super().play(place)


class Hasty(stories.Notes):
    """Says that it is kept before it is."""

    def play(self, place: Path) -> None:
        with stories.opened(place / FILE) as found:
            for number in range(8):
                told(note=f"Briefje {number}")
                found.services.capturing.write(ideas_of(found.services), f"Briefje {number}")


class Unsettled(copies.SmallFiles):
    """Writes small files in place."""

    def play(self, place: Path) -> None:
        lasting.write = lambda where, content: where.write_bytes(content.encode())  # type: ignore[assignment, union-attr]
        super().play(place)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, powercuts.Played]:
    """Every story, and three in which a promise is broken on purpose, played once in one program."""
    wanted = [story() for story in (*powercuts.STORIES.values(), Careless, Hasty, Unsettled)]
    names = [type(story).__name__ for story in wanted]
    return dict(zip(names, powercuts.played(wanted, tmp_path_factory.mktemp("played")), strict=True))


@pytest.mark.parametrize("story", [story.__name__ for story in powercuts.STORIES.values()])
def test_that_a_power_cut_takes_nothing_that_was_acknowledged(
    played: dict[str, powercuts.Played], story: str
) -> None:
    tried = played[story].after_cuts(f"a few of {story}", STATES)
    assert (tried.states, tried.broken) == (STATES, [])
    assert tried.acknowledged > 0


@pytest.mark.parametrize("story", [Careless.__name__, Hasty.__name__, Unsettled.__name__])
def test_that_a_broken_promise_is_seen(played: dict[str, powercuts.Played], story: str) -> None:
    assert played[story].after_cuts("broken on purpose", 3 * STATES).broken


def test_that_a_power_cut_at_any_moment_of_closing_leaves_a_file_that_opens(
    played: dict[str, powercuts.Played],
) -> None:
    every = played["Notes"].recorded.records
    last = max(number for number, one in enumerate(every) if b'"note"' in one.data)
    calls = [at for at in range(last, len(every)) if every[at - 1].did in (Did.SYNCED, Did.UNLINKED)]
    tried = played["Notes"].after(calls, "closing")
    assert tried.states > 10
    assert tried.broken == []


# What is left of a disk


def disk_after(
    *records: Record, ordered: bool = True, before: recording.Disk | None = None
) -> set[tuple[tuple[str, bytes | None], ...]]:
    """All that a cut after these calls was seen to leave, in many tries."""
    disk = RecordedDisk(before or {}, ordered=ordered)
    for record in records:
        disk.go_by(record)
    return {tuple(sorted(disk.after_cut(Random(seed)).items())) for seed in range(200)}


MADE = Record(Did.OPENED, 7, path="it")
FOLDER = Record(Did.OPENED, 1, path=".")


def test_that_what_was_synced_is_there_and_what_was_not_may_not_be() -> None:
    one, two = Record(Did.WROTE, 7, 0, data=b"een"), Record(Did.WROTE, 7, 3, data=b"twee")
    synced = Record(Did.SYNCED, 7)
    assert disk_after(MADE, one, synced) == {(("it", b"een"),)}
    left = {dict(found)["it"] for found in disk_after(MADE, one, synced, two)}
    assert left == {b"een", b"eentwee", b"een" + bytes(4)}
    assert () in disk_after(MADE, one)


def test_that_a_write_is_torn_by_sectors_and_never_within_one() -> None:
    before = {"it": b"-" * 4 * SECTOR}
    left = {
        dict(found)["it"]
        for found in disk_after(MADE, Record(Did.WROTE, 7, 100, data=b"+" * 3 * SECTOR), before=before)
    }
    assert len(left) > 8
    for content in left:
        assert content is not None
        parts = [content[at : at + SECTOR] for at in range(0, 4 * SECTOR, SECTOR)]
        assert parts[0] in (b"-" * SECTOR, b"-" * 100 + b"+" * (SECTOR - 100))
        assert all(len({*part}) == 1 for part in parts[1:3])


def test_that_an_ordered_disk_keeps_the_order_of_names_and_another_does_not() -> None:
    calls = (
        Record(Did.OPENED, 7, path="new"),
        Record(Did.SYNCED, 7),
        Record(Did.RENAMED, path="new", other="it"),
        Record(Did.OPENED, 8, path="later"),
    )
    before = {"it": b"old"}
    ordered = disk_after(*calls, before=before)
    both = (("it", b""), ("later", b""))
    assert ordered == {(("it", b"old"), ("new", b"")), (("it", b""),), both}
    another = disk_after(*calls, before=before, ordered=False)
    assert (("it", b"old"), ("later", b"")) in another
    assert (("it", b"old"),) in another
    assert disk_after(*calls, FOLDER, Record(Did.SYNCED, 1), before=before, ordered=False) == {both}


def test_that_what_is_only_in_memory_reaches_the_disk_when_it_likes() -> None:
    calls = [Record(Did.IN_MEMORY, path="it-shm", data=data) for data in (b"een", b"twee")]
    left = [dict(found) for found in disk_after(MADE, Record(Did.SYNCED, 7), *calls)]
    assert {(found.get("it-shm") or b"").rstrip(b"\0") for found in left} == {b"", b"een", b"twee"}


def test_that_a_folder_that_is_not_on_the_disk_has_nothing_in_it() -> None:
    calls = (
        Record(Did.MADE_FOLDER, path="folder"),
        Record(Did.OPENED, 7, path="folder/it"),
        Record(Did.SYNCED, 7),
        Record(Did.OPENED, 9, path="folder"),
        Record(Did.SYNCED, 9),
    )
    assert () in disk_after(*calls, ordered=False)
    whole = (("folder", None), ("folder/it", b""))
    assert disk_after(*calls) == disk_after(*calls, FOLDER, Record(Did.SYNCED, 1), ordered=False) == {whole}


def test_that_the_recorder_sees_every_way_to_change_a_file(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (found,) = recording.record("tests.torture.ways", ["all"], [tmp_path])
    disk = RecordedDisk(found.before, ordered=False)
    for record in found.records:
        disk.go_by(record)
    there = dict(recording.disk_of(tmp_path / "disk"))
    assert len(there) > 5
    assert there in [disk.after_cut(Random(seed)) for seed in range(20)]
    assert [one.data for one in found.records if one.did is Did.MARKED] == [b'{"word": "told", "it": 1}']


def test_that_cuts_are_anywhere_and_often_right_after_an_acknowledgement() -> None:
    records = [Record(Did.MARKED if at == 40 else Did.WROTE, data=b"abc") for at in range(100)]
    chosen = cuts(records, Random(1), 300)
    assert chosen == sorted(chosen)
    assert chosen.count(41) > 60
    assert {0, 100} < {*cuts(records, Random(1), 3000)}
    assert {len(one.data) for seed in range(99) for one in begun(records, 3, Random(seed))} == {0, 1, 2}
    assert begun(records, 100, Random(1)) == []
