"""Room for a full hall in the phone server's process."""

import gc
import sys

import pytest

from cocreate_desktop.apps.hall_room import raise_open_files, room_for_many


def test_that_room_is_made_while_it_lasts_and_given_back() -> None:
    gc.unfreeze()  # what the tests themselves have put aside
    before = (gc.get_threshold(), sys.getswitchinterval(), gc.get_freeze_count())
    with room_for_many():
        assert gc.get_threshold() != before[0]
        assert gc.get_freeze_count() > before[2]
    assert (gc.get_threshold(), sys.getswitchinterval(), gc.get_freeze_count()) == before
    gc.freeze()


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_that_the_limit_of_open_files_goes_up_and_never_down() -> None:
    import resource

    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (300, most))
        assert raise_open_files(400) == 400
        assert raise_open_files(350) == 400
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 400
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (now, most))
