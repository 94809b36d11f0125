"""What outlives a file: a backup from before an erasure is erased again before anybody sees it, and no page keeps what went."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cocreate_desktop import paths
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.storage import Workspace, keys, open_workspace, restore_backup
from cocreate_desktop.storage.beside import wal_of
from cocreate_desktop.storage.engine import connect
from cocreate_desktop.storage.erasures import Keeper, Remembered, known, remember
from cocreate_desktop.storage.inspection import read_salt
from tests.filedump import free_pages, said_in

Maker = Callable[..., Workspace]
HERS, NAME = "Zwaluw " * 400, "Noor Vos"


def fill(workspace: Workspace) -> None:
    """Somebody wrote a long note and voted; a note of another names her."""

    def work(unit: UnitOfWork) -> None:
        for name, author, text in (("n1", "zij", HERS), ("n2", "hij", f"Vraag {NAME}")):
            note = Note(
                id=name, project_id=unit.project_id, evening_id="e", step_id="s", text=text, original=""
            )
            unit.add(replace(note, author=author))
        for voter in ("zij-hier", "hij-hier"):
            unit.record(
                CastBallot(
                    project_id=unit.project_id,
                    round_id="r",
                    voter=voter,
                    channel=Channel.PHONE,
                    choices=(("a", 1),),
                )
            )

    workspace.store.run(work)


def erase(workspace: Workspace) -> None:
    def work(unit: UnitOfWork) -> None:
        unit.forget(Note, "n2", "text")
        unit.erase(["zij", "zij-hier"], [])

    workspace.store.run(work)


def notes(workspace: Workspace) -> dict[str, str]:
    return {one.id: one.text for one in workspace.store.read(lambda reader: reader.find(Note))}


def test_that_a_backup_from_before_is_erased_again_before_anybody_sees_it(new_workspace: Maker) -> None:
    workspace = new_workspace()
    key = workspace.recovery_key()
    fill(workspace)
    backup = Path(workspace.backups.make())
    erase(workspace)
    workspace.close()
    assert [one for one in ("Zwaluw", NAME, "zij") if one in said_in(workspace.path, key)] == []
    assert free_pages(workspace.path, key) == 0
    remembered = known(workspace.project_id)
    assert "zij" not in "".join(p.read_text(encoding="utf-8") for p in (paths.data() / "erasures").iterdir())

    restore_backup(backup, workspace.path)
    assert "Zwaluw" in said_in(workspace.path, key)
    again = open_workspace(workspace.path, bus=Bus())
    assert notes(again) == {"n2": ""}
    assert again.store.read(lambda reader: [one.voter for one in reader.ballots("r")]) == ["hij-hier"]
    seq = again.last_seq()
    again.close()
    assert [one for one in ("Zwaluw", NAME, "zij") if one in said_in(workspace.path, key)] == []
    assert free_pages(workspace.path, key) == 0
    # A second opening has nothing to do.
    once_more = open_workspace(workspace.path, bus=Bus())
    assert once_more.last_seq() == seq
    once_more.close()
    assert known(workspace.project_id).names == remembered.names


def test_that_a_copy_to_practise_with_tells_nobody_what_was_erased_there(
    new_workspace: Maker, tmp_path: Path
) -> None:
    workspace = new_workspace()
    fill(workspace)
    copy = open_workspace(
        workspace.backups.spare(tmp_path / "practice"), bus=Bus(), key=workspace.recovery_key()
    )
    copy.remember_nothing()
    erase(copy)
    assert notes(copy) == {"n2": ""}
    copy.vanish()
    workspace.close()
    again = open_workspace(workspace.path, bus=Bus())
    assert notes(again) == {"n1": HERS, "n2": f"Vraag {NAME}"}
    again.close()


def test_that_others_who_have_the_file_open_keep_nobody_from_erasing(new_workspace: Maker) -> None:
    workspace = new_workspace()
    key = workspace.recovery_key()
    fill(workspace)
    other = connect(workspace.path, keys.parse(key), read_salt(workspace.path))
    other.execute("BEGIN")
    assert other.execute("SELECT count(*) FROM note").fetchone() == (2,)
    erase(workspace)
    assert notes(workspace) == {"n2": ""}
    assert wal_of(workspace.path).stat().st_size > 0  # the other still reads what was
    other.close()
    workspace.close()
    assert not wal_of(workspace.path).exists()
    assert "Zwaluw" not in said_in(workspace.path, key)
    assert free_pages(workspace.path, key) == 0


@pytest.mark.parametrize("content", ["", "{", '{"names": 3}', '{"names": [], "emptied": [[1]]}', "[]"])
def test_that_a_memory_that_cannot_be_read_is_none_and_is_written_anew(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path))
    more = Remembered(frozenset({"a"}), {("note", "n", "text"): "2"})
    remember("workspace", more)
    (place,) = (paths.data() / "erasures").glob("*.json")
    place.write_text(content, encoding="utf-8")
    assert known("workspace") == Remembered()
    remember("workspace", more)
    assert known("workspace") == more
    assert known("another") == Remembered()


def test_that_what_is_remembered_adds_up_and_only_what_is_lacking_is_done_again() -> None:
    about = ("note", "n", "text")
    one, other = Remembered(frozenset({"a"}), {about: "1"}), Remembered(frozenset({"b"}), {about: "2"})
    assert one | other == other | one == Remembered(frozenset({"a", "b"}), {about: "2"})
    assert (one | other).lacking(one) == other
    assert not one.lacking(one | other)
    assert one.lacking(Remembered()) == one


def test_that_a_page_that_cannot_be_read_just_then_is_in_nobodys_way(new_workspace: Maker) -> None:
    workspace = new_workspace()

    def unread() -> object:
        raise MemoryError  # what a connection says of it

    Keeper(workspace.project_id, unread, workspace.path).keep(owed=True)
