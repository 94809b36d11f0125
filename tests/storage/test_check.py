"""The check finds what somebody changed behind the op-log's back."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop import language
from cocreate_desktop.domain.chains import LogEnd
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.storage import Workspace, check_workspace, keys
from cocreate_desktop.storage.engine import connect
from cocreate_desktop.storage.inspection import read_salt
from cocreate_desktop.storage.oplog import Entry, append, verify_chain
from cocreate_desktop.storage.places import mount_kind, unsuitable_place


def lively(workspace: Workspace) -> Path:
    """A workspace in which something of everything happened, closed."""
    pid = workspace.project_id

    def work(unit: UnitOfWork) -> None:
        for name in ("n1", "n2"):
            unit.add(Note(id=name, project_id=pid, evening_id="e", step_id="s", text=name, original=name))
        unit.change(Note, "n1", text="Bomen", flags=("phone",))
        unit.delete(Note, "n1")
        unit.delete(Note, "n2")
        unit.revive(Note, "n2")
        unit.keep_blob(b"picture", "image/jpeg")
        for option in ("o1", "o2"):
            unit.record(
                CastBallot(
                    project_id=pid, round_id="r", voter="v", channel=Channel.PHONE, choices=((option, 2),)
                )
            )

    workspace.store.run(work)
    workspace.close()
    return workspace.path


def test_that_a_sound_workspace_has_nothing_to_report(new_workspace: Callable[..., Workspace]) -> None:
    report = check_workspace(lively(new_workspace()))
    assert report.problems == ()
    assert (report.sound, report.ops, report.ballots, report.blobs) == (True, 10, 2, 1)


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("UPDATE note SET text = 'Auto' WHERE id = 'n1'", "note n1 is not what the record says: text"),
        ("UPDATE note SET deleted = '' WHERE id = 'n1'", "note n1 is not what the record says: deleted"),
        ("DELETE FROM note WHERE id = 'n2'", "note n2 stands in the record, but is missing"),
        (
            "INSERT INTO contact"
            " (id, project_id, name, reach_at, purpose, consent, delete_on, asked_on, number, added, deleted)"
            " SELECT 'c', id, '', '', '', '', '', '', 0, added, '' FROM project",
            "does not stand in the record",
        ),
        ("UPDATE ballot SET people = 9", "ballots do not stand in the record"),
        ("DELETE FROM ballot", "2 ballots of the record are missing"),
        ("DELETE FROM op WHERE seq = 3", "Entry 3 of device"),
        ("UPDATE op SET hlc = '' WHERE seq = 3", "is older than the one before"),
        ("UPDATE op SET value = '1' WHERE seq = 3", "Entry 3 of device"),
        ("UPDATE op SET link = 'x' WHERE seq = 3", "does not fit its chain"),
        ("UPDATE blob SET content = x'00'", "Picture"),
        ("DROP INDEX ix_note_project_id_step_id", "The tables are not as they should be"),
    ],
)
def test_that_the_check_finds_what_was_changed(
    new_workspace: Callable[..., Workspace], damage: str, problem: str
) -> None:
    language.use("en")
    path = lively(new_workspace())
    salt = read_salt(path)
    bare = connect(path, keys.find_key(path, salt.hex()).value, salt)
    assert bare.execute(damage).rowcount
    bare.close()
    report = check_workspace(path)
    assert not report.sound
    assert any(problem in found for found in report.problems), report.problems


def test_that_the_check_speaks_the_language_of_the_user(new_workspace: Callable[..., Workspace]) -> None:
    path = lively(new_workspace())
    salt = read_salt(path)
    bare = connect(path, keys.find_key(path, salt.hex()).value, salt)
    bare.execute("DELETE FROM ballot")
    bare.close()
    assert check_workspace(path).problems == ("2 stembiljetten uit het logboek ontbreken of zijn veranderd.",)


@given(st.lists(st.tuples(st.text(), st.integers(0, 10**13)), min_size=2, max_size=8), st.data())
def test_that_a_chain_holds_through_erasure_and_clock_jumps(
    said: list[tuple[str, int]], data: st.DataObject
) -> None:
    ops: list[Op] = []
    end = LogEnd(0, "", "")
    for value, now in said:
        op, end = append(end, Entry(OpKind.SET, "note", "n", "text", value), "p", "d", now)
        ops.append(op)
    assert verify_chain(ops) == ""
    place = data.draw(st.integers(0, len(ops) - 1))
    erased = [
        dataclasses.replace(op, value=None, salt=None) if i == place else op for i, op in enumerate(ops)
    ]
    assert verify_chain(erased) == ""
    changed = [
        dataclasses.replace(op, value=(op.value or "") + "!") if i == place else op
        for i, op in enumerate(ops)
    ]
    assert verify_chain(changed)


@pytest.mark.parametrize(
    "folder",
    [
        "/home/a/Dropbox/x",
        "/home/a/OneDrive - Gemeente/x",
        "/Users/a/Library/Mobile Documents/x",
        "//server/x",
    ],
)
def test_that_a_cloud_or_network_folder_is_no_good_place(folder: str) -> None:
    assert unsuitable_place(Path(folder))


def test_that_a_local_folder_is_fine(tmp_path: Path) -> None:
    assert unsuitable_place(tmp_path) is None
    assert unsuitable_place(tmp_path / "not" / "yet" / "there") is None


def test_that_the_innermost_mount_decides() -> None:
    mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/x /home/my\\040share nfs4 rw 0 0\n"
    assert mount_kind(Path("/home/my share/x"), mounts) == "nfs4"
    assert mount_kind(Path("/home/my"), mounts) == "ext4"
