"""A few of the files that are spoiled by the thousand: noticed at opening or harmless, and the backup brings all of it back."""

from random import Random

import pytest

from cocreate_desktop.domain.errors import DamagedWorkspace
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import open_workspace
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
    for tail, content in (("", whole.opened), ("-wal", bytes(wal)), ("-shm", whole.shm)):
        beside(whole.path, tail).write_bytes(content)
    for _time in range(2):
        with pytest.raises(DamagedWorkspace) as told:
            open_workspace(whole.path, bus=Bus(), key=KEY)
        assert told.value.values["backups"] == 1
