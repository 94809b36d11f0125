"""A few of the files that are spoiled by the thousand: noticed at opening or harmless, and the backup brings all of it back."""

from contextlib import closing
from random import Random

import pytest

from cocreate_desktop.domain.errors import DamagedWorkspace
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import keys, open_workspace
from cocreate_desktop.storage.engine import connect
from cocreate_desktop.storage.inspection import read_salt
from tests.torture.spoiled import SPOILS, Original, Spoilt, beside, broken, content_of, original
from tests.torture.works import KEY


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Original:
    """What is spoilt."""
    return original(tmp_path_factory.mktemp("spoilt"))


@pytest.mark.parametrize("name", SPOILS)
def test_that_a_spoilt_file_is_never_silently_wrong(name: str, whole: Original) -> None:
    chance = Random(name)
    assert [said for _time in range(3) if (said := broken(whole, SPOILS[name](chance, whole)))] == []


def test_that_a_wal_that_a_program_was_killed_over_is_read_when_it_is_whole(whole: Original) -> None:
    assert broken(whole, Spoilt(whole.opened, "nothing", whole.wal, whole.shm)) == ""
    assert content_of(whole.path) == whole.content


@pytest.mark.parametrize("at", [2, 17, 28, 32 + 4, 32 + 9, 32 + 20, 32 + 24 + 100, -5])
def test_that_one_bit_of_a_wal_is_noticed_each_time_it_is_opened(at: int, whole: Original) -> None:
    wal = bytearray(whole.wal)
    wal[at] ^= 4
    lay(whole, whole.opened, bytes(wal))
    for _time in range(2):
        with pytest.raises(DamagedWorkspace) as told:
            open_workspace(whole.path, bus=Bus(), key=KEY)
        assert told.value.values["backups"] == 1


def test_that_room_for_the_head_of_a_wal_is_taken_for_what_a_power_cut_leaves(whole: Original) -> None:
    """Of the first write into an emptied -wal only the length came, and the -shm is still that of before."""
    lay(whole, whole.opened, whole.wal)
    with closing(connect(whole.path, keys.parse(KEY), read_salt(whole.path))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        emptied = whole.path.read_bytes()
    lay(whole, emptied, bytes(32))
    open_workspace(whole.path, bus=Bus(), key=KEY).close()
    assert content_of(whole.path) == whole.content


def lay(whole: Original, content: bytes, wal: bytes) -> None:
    """These, and the -shm of when there was most in the -wal."""
    for tail, each in (("", content), ("-wal", wal), ("-shm", whole.shm)):
        beside(whole.path, tail).write_bytes(each)
