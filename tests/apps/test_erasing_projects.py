"""Erasing a whole project where something stands in the way: a window that has it open, a keyring that is locked, a disk that
refuses. Nothing is erased half without a word, and one project keeps no other waiting."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from cocreate_desktop import cli, paths
from cocreate_desktop.apps import recent
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.sweeping import sweep
from cocreate_desktop.domain.erasing import Left, Unreached
from cocreate_desktop.domain.errors import InUse, WrongKey
from cocreate_desktop.domain.events import Event, Swept
from cocreate_desktop.services.erasurewords import left_words
from cocreate_desktop.storage import FileReceipts, keys
from tests.apps.test_days_of_deletion import PAST, fill
from tests.apps.test_hall import Window, closing, window
from tests.keyrings import MemoryKeyring, memory_keyring
from tests.patience import until
from tests.readymade import ready_file, ready_made

__all__ = ["closing", "window"]

OVER: dict[str, object] = {"name": "Oud", "question": "Wat?", "keep_until": PAST}


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))


@pytest.fixture
def safe() -> Iterator[MemoryKeyring]:
    """The keyring of this laptop."""
    with memory_keyring() as made:
        yield made


def receipts_in_the_way(project_id: str) -> None:
    """Nothing can be written where the receipts of this project lie."""
    FileReceipts(project_id)._place.mkdir(parents=True)


def key_in_the_way(path: Path) -> None:
    """What cannot be removed lies where the key of this file would."""
    (paths.data() / "keys" / f"{path.read_bytes()[:16].hex()}.key").mkdir(parents=True)


def nightly(path: Path) -> dict[str, object]:
    """What the command says of the only project there, in a process of its own."""
    command = [sys.executable, "-m", "cocreate_desktop", "expired", str(path.parent), "--erase", "--json"]
    command += ["--key-file", str(path.with_name("key"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    (told,) = json.loads(done.stdout)
    assert isinstance(told, dict)
    return told


def test_that_a_phone_server_goes_on_while_a_window_has_the_project_open(window: Window) -> None:
    path = window.opened.workspace.path
    window.services.projects.change(keep_until=PAST)
    window.serve()
    hall = window.pid()
    told = nightly(path)
    assert (told["state"], path.name in str(told["why"])) == ("closed", True)
    with pytest.raises(InUse):
        LocalProjects().erase(path)
    assert (window.pid(), window.keeper.running) == (hall, True)
    assert psutil.Process(hall).status() != psutil.STATUS_ZOMBIE
    # Once the window has let go of it the phone server ends too.
    window.keeper.leave()
    window.opened.close()
    assert cli.main(["expired", str(path.parent), "--erase", "--key-file", str(path.with_name("key"))]) == 0
    assert not path.exists()
    assert not psutil.pid_exists(hall) or psutil.Process(hall).status() == psutil.STATUS_ZOMBIE


@pytest.mark.expected_log("could not be taken away")
def test_that_one_project_keeps_no_other_waiting_and_the_end_says_which_was_not_erased_whole(
    tmp_path: Path, safe: MemoryKeyring, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "projecten"
    for name in ("a", "b"):
        ready_made(folder / f"{name}.cocreate", name, {**OVER, "name": name}).close()
    key_in_the_way(folder / "a.cocreate")
    gone = str(tmp_path / "stick")
    assert cli.main(["--lang", "en", "expired", gone, str(folder), "--erase"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert [path.name for path in folder.iterdir()] == []
    assert safe.kept == {}
    assert "it is not there" in told[0]
    assert "is erased. Receipt" in told[1]
    assert "could not take it away" in told[1]
    assert "is erased. Receipt" in told[2]
    assert told[3] == f"2 of them are not erased whole: {gone}, {folder / 'a.cocreate'}"
    assert len(told) == 4


@pytest.mark.expected_log("could not be taken away")
def test_that_a_key_in_a_locked_keyring_is_told_and_goes_when_the_program_starts_again(
    tmp_path: Path, safe: MemoryKeyring
) -> None:
    path = tmp_path / "oud.cocreate"
    key = ready_file(path, "ended", OVER)
    LocalProjects(0, "127.0.0.1").open(path, key).close()
    assert len(safe.kept) == 1
    safe.locked = True
    receipt = LocalProjects().erase(path, key)
    assert receipt.to_do == (Left(Unreached.KEY),)
    assert not path.exists()
    assert not list((paths.data() / "keys").glob("*.key"))
    keys.forget_waiting()
    safe.locked = False
    assert len(keys.keys_waiting()) == 1
    LocalProjects().tidy()
    until(lambda: keys.keys_waiting() == ())
    assert safe.kept == {}


@pytest.mark.expected_log("could not be taken away")
def test_that_the_key_of_a_project_that_was_put_back_meanwhile_stays(
    tmp_path: Path, safe: MemoryKeyring
) -> None:
    path, stick = tmp_path / "oud.cocreate", tmp_path / "stick" / "oud.cocreate"
    key = ready_file(path, "ended", OVER)
    LocalProjects(0, "127.0.0.1").open(path, key).close()
    stick.parent.mkdir()
    shutil.copy(path, stick)
    safe.locked = True
    LocalProjects().erase(path, key)
    safe.locked = False
    shutil.copy(stick, path)
    LocalProjects(0, "127.0.0.1").open(path).close()
    assert keys.keys_waiting() == ()
    keys.forget_waiting()
    assert len(safe.kept) == 1


def test_that_a_key_is_looked_for_again_where_this_session_has_no_keyring(tmp_path: Path) -> None:
    """As a command of the night has none, though the key may lie in that of the desk."""
    path, key_file = tmp_path / "oud.cocreate", tmp_path / "key"
    key_file.write_text(ready_file(path, "ended", OVER), encoding="utf-8")
    name = path.read_bytes()[:16].hex()
    (paths.data() / "keys" / f"{name}.key").unlink(missing_ok=True)
    assert nightly(path)["state"] == "erased"
    assert keys.keys_waiting() == (name,)
    with memory_keyring() as found:
        found.set_password(keys.SERVICE, name, key_file.read_text(encoding="utf-8"))
        keys.forget_waiting()
        assert (found.kept, keys.keys_waiting()) == ({}, ())


def test_that_a_receipt_that_cannot_be_kept_says_so_itself_and_what_was_erased_is_gone(
    tmp_path: Path,
) -> None:
    path = tmp_path / "oud.cocreate"
    opened = ready_made(path, "ended people", OVER, fill)
    project, key = opened.workspace.project_id, opened.workspace.recovery_key()
    opened.close()
    receipts_in_the_way(project)
    receipt = LocalProjects().erase(path, key)
    assert (receipt.to_do, dict(receipt.things)["project"]) == ((Left(Unreached.UNKEPT),), 1)
    assert not path.exists()
    assert recent.load() == ()


def test_that_what_went_by_itself_is_told_although_its_receipt_cannot_be_kept(tmp_path: Path) -> None:
    fields: dict[str, object] = {"name": "Plein", "question": "Wat?", "photos_until": PAST}
    opened = ready_made(tmp_path / "plein.cocreate", "ended photos", fields, fill)
    heard: list[Event] = []
    opened.services.bus.subscribe(heard.append)
    receipts_in_the_way(opened.workspace.project_id)
    try:
        swept = sweep(opened)
        assert swept is not None
        assert (dict(swept.things), swept.to_do) == ({"contact": 1, "photo": 1}, (Left(Unreached.UNKEPT),))
        assert [one for one in heard if isinstance(one, Swept)] == [Swept(swept)]
    finally:
        opened.close()


def test_that_the_other_copy_and_the_list_that_stay_are_told(tmp_path: Path) -> None:
    path, copy = tmp_path / "oud.cocreate", tmp_path / "kopie.cocreate"
    key = ready_file(path, "ended", OVER)
    LocalProjects(0, "127.0.0.1").open(path, key).close()
    shutil.copy(path, copy)
    listed = paths.data() / "recent.json"
    listed.unlink()
    listed.mkdir()
    receipt = LocalProjects().erase(path, key)
    assert receipt.to_do == (Left(Unreached.COPY, 1), Left(Unreached.LISTED))
    assert all(left_words(one) for one in receipt.to_do)
    LocalProjects(0, "127.0.0.1").open(copy).close()


def test_that_what_was_put_aside_goes_whatever_signs_stand_in_the_name(tmp_path: Path) -> None:
    path = tmp_path / "Plein [2026].cocreate"
    key = ready_file(path, "ended", OVER)
    aside = path.with_name("Plein [2026]-put-aside-20260101T000000.000000Z.cocreate")
    shutil.copy(path, aside)
    assert LocalProjects().erase(path, key).to_do == ()
    assert list(tmp_path.glob("*.cocreate")) == []


def test_that_receipts_of_a_newer_version_stay(tmp_path: Path) -> None:
    path = tmp_path / "oud.cocreate"
    opened = ready_made(path, "ended", OVER)
    opened.close()
    receipts = FileReceipts(opened.workspace.project_id)
    place = receipts._place
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps([{"number": "NEWER", "left": [{"why": "another", "number": 1}]}]))
    receipt = LocalProjects().erase(path, opened.workspace.recovery_key())
    assert receipts.all() == (receipt,)
    assert [one["number"] for one in json.loads(place.read_text(encoding="utf-8"))] == [
        receipt.number,
        "NEWER",
    ]


def test_that_a_wrong_key_ends_no_phone_server(window: Window) -> None:
    window.serve()
    hall, path = window.pid(), window.opened.workspace.path
    window.keeper.leave()
    window.opened.close()
    wrong = keys.written(keys.new_key())
    try:
        with pytest.raises(WrongKey):
            LocalProjects().erase(path, wrong)
        assert psutil.Process(hall).status() != psutil.STATUS_ZOMBIE
    finally:
        psutil.Process(hall).terminate()
