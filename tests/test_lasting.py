"""Small files are whole or not there, and on the disk with the name they have when the writing is done."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from cocreate_desktop import lasting


def test_that_a_file_takes_the_place_of_the_old_one_and_leaves_nothing_else(tmp_path: Path) -> None:
    place = tmp_path / "new" / "folder" / "known.json"
    lasting.write(place, "een")
    lasting.write(place, "twéé")
    assert place.read_text(encoding="utf-8") == "twéé"
    assert list(place.parent.iterdir()) == [place]
    lasting.settle(tmp_path / "nowhere")


def test_that_the_old_file_stays_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    place = tmp_path / "known"
    (place / "in the way").mkdir(parents=True)
    with pytest.raises(OSError, match="known"):
        lasting.write(place, b"it")
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has rights of another kind")
def test_that_only_its_owner_reads_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        lasting.write(tmp_path / "key", b"it")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
