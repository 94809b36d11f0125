"""More stories: backups, putting one back, erasing, meeting another laptop, and the small files beside a project."""

from __future__ import annotations

import contextlib
import dataclasses
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from cocreate_desktop import settings
from cocreate_desktop.apps import recent
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.erasing import Receipt
from cocreate_desktop.domain.errors import DamagedWorkspace, FileProblem, MissingWal, NoKey
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.services.lately import RecentProject
from cocreate_desktop.services.peers import BlobState, Vector
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage import FileReceipts, backups_beside, keys, restore_backup
from cocreate_desktop.storage.backups import verify
from cocreate_desktop.storage.ending import end_workspace
from cocreate_desktop.storage.engine import connect
from cocreate_desktop.storage.inspection import look, read_salt
from cocreate_desktop.storage.replica import SqlPeer
from cocreate_desktop.storage.store import WorkspaceStore
from tests.torture.stories import (
    Marks,
    Story,
    all_told,
    keeps_all,
    leave_open,
    opened,
    told,
    tries,
    unsound,
    write,
)
from tests.torture.works import FILE, HERS, KEY, WORDS, Erasing, Meeting, notes_in

OTHER = "other.cocreate"


class BackingUp(Story):
    """Backups are made, also in a second folder, while notes are written."""

    name = "backups in two folders while notes are written"

    def prepare(self, place: Path) -> None:
        super().prepare(place)
        (place.parent / "stick").mkdir()

    def play(self, place: Path) -> None:
        stick = place.parent / "stick"
        with opened(place / FILE) as found:
            done = threading.Event()
            said = [WORDS]

            def go_on() -> None:
                number = 0
                while not done.is_set() and number < 60:
                    number += 1
                    write(found.services, f"Briefje {number}")
                    said.append(f"Briefje {number}")

            writing = threading.Thread(target=go_on)
            writing.start()
            for _time in range(3):
                holds = [*said]
                made = Path(found.workspace.backups.make())
                told(backup=made.name, where="work", holds=holds)
                found.workspace.second.carry(made, stick, "stick")
                told(backup=made.name, where="stick", holds=holds)
            done.set()
            writing.join()

    def wrong(self, place: Path, marks: Marks) -> Iterator[str]:
        yield from super().wrong(place, marks)
        for backup in place.parent.glob("*/*-backups/*.cocreate"):
            verify(backup, keys.parse(KEY))
        for one in (one for one in marks if "backup" in one):
            folder = place.parent / one["where"] / f"{Path(FILE).stem}-backups"
            if lost := set(one["holds"]) - set(texts_in(folder / one["backup"])):
                yield f"the backup in {one['where']} lacks {sorted(lost)}"


def texts_in(backup: Path) -> list[str]:
    """The notes in a backup; none when it is not there."""
    if not backup.exists():
        return []
    with contextlib.closing(connect(backup, keys.parse(KEY), read_salt(backup), only_look=True)) as looking:
        return [str(words) for (words,) in looking.execute("SELECT text FROM note").fetchall()]


class PuttingBack(Story):
    """A backup is put in the place of a file that was damaged while it was open, so that a -wal stands beside it."""

    name = "a backup put back"

    def prepare(self, place: Path) -> None:
        super().prepare(place)
        path = place / FILE
        leave_open(path, HERS)
        content = path.read_bytes()
        path.write_bytes(content[:1024] + bytes(1024) + content[2048:20480] + bytes(4096) + content[24576:])
        with contextlib.suppress(DamagedWorkspace):
            look(path, KEY, None)
            raise AssertionError("it is not damaged at all")

    def play(self, place: Path) -> None:
        restore_backup(backups_beside(place / FILE)[0], place / FILE, key=KEY)
        told(restored=True)
        with opened(place / FILE) as found:
            write(found.services, "Na het terugzetten")

    def wrong(self, place: Path, marks: Marks) -> Iterator[str]:
        path = place / FILE
        aside = list(place.glob("*put-aside*.cocreate"))
        if not path.exists():
            yield "nothing stands under its name"
        if all_told(marks, "restored") and not aside:
            yield "what stood there is gone"
        try:
            yield from self._wrong_restored(path, marks)
        except (DamagedWorkspace, MissingWal) as problem:
            if all_told(marks, "restored"):
                yield f"the restored file is refused: {problem!r}"
            restore_backup(backups_beside(path)[0], path, key=KEY)
            yield from self._wrong_restored(path, marks)

    @staticmethod
    def _wrong_restored(path: Path, marks: Marks) -> Iterator[str]:
        with opened(path) as found:
            yield from keeps_all(found.services, marks)
            if HERS in notes_in(found.services):
                yield "a restored file holds what only the damaged one held"
            yield from unsound(found)


class Forgetting(Story):
    """Somebody's note is erased; a backup that has it is put back afterwards."""

    name = "an erasure"

    def prepare(self, place: Path) -> None:
        Erasing.prepare(place)
        with opened(place / FILE) as found:
            found.workspace.backups.make()

    def play(self, place: Path) -> None:
        with opened(place / FILE) as found:
            project = found.workspace.project_id
            found.services.store.run(lambda unit: unit.erase(["zij"], []))
            told(erased=True)
            for number in range(3):
                receipt = Receipt(str(number), f"2026-11-0{number + 1}")
                FileReceipts(project).keep(receipt)
                told(receipt=receipt.number)

    def wrong(self, place: Path, marks: Marks) -> Iterator[str]:
        path = place / FILE
        yield from self._wrong_now(path, marks)
        if all_told(marks, "erased"):
            restore_backup(backups_beside(path)[0], path, key=KEY)
            yield from self._wrong_now(path, marks)

    @staticmethod
    def _wrong_now(path: Path, marks: Marks) -> Iterator[str]:
        with opened(path) as found:
            if all_told(marks, "erased") and HERS in notes_in(found.services):
                yield "what was erased is there again"
            yield from keeps_all(found.services, marks)
            kept = {receipt.number for receipt in FileReceipts(found.workspace.project_id).all()}
            if lost := set(all_told(marks, "receipt")) - kept:
                yield f"the receipts {lost} are gone"
            yield from unsound(found)


class Ending(Story):
    """The whole project is taken off this laptop, with its backups and its key."""

    name = "a project taken away for good"

    def prepare(self, place: Path) -> None:
        super().prepare(place)
        open_services(place / FILE, key=KEY).close()  # this machine keeps its key from now on

    def play(self, place: Path) -> None:
        end_workspace(open_services(place / FILE).workspace)
        told(gone=True)

    def wrong(self, place: Path, marks: Marks) -> Iterator[str]:
        if not all_told(marks, "gone"):
            # Until then it is there, or what is left of it is refused.
            with contextlib.suppress(FileProblem, NoKey):
                yield from super().wrong(place, marks)
            return
        left = [*place.rglob("*.cocreate*"), *(place.parent / "home").rglob("*.key")]
        yield from (f"it is there again: {one.name}" for one in left)


class Confirming(SqlPeer):
    """A laptop that says each time what it has taken in."""

    def __init__(self, found: OpenWorkspace) -> None:
        store = found.workspace.store
        assert isinstance(store, WorkspaceStore)
        super().__init__(store)
        self._file = found.workspace.path.name

    def give(self, ops: Sequence[Op]) -> Vector:
        vector = super().give(ops)
        told(vector={device: end.seq for device, end in vector.items()}, file=self._file)
        return vector

    def put_blob(self, state: BlobState, offset: int, part: bytes) -> int:
        have = super().put_blob(state, offset, part)
        if have == state.size:
            told(blob=state.sha256, file=self._file)
        return have


class Syncing(Story):
    """Two laptops meet, and each says what it has taken in."""

    name = "a sync between two laptops"

    def prepare(self, place: Path) -> None:
        Meeting.prepare(place)

    def play(self, place: Path) -> None:
        with opened(place / FILE) as first, opened(place / OTHER) as second:
            Session(Confirming(first), Confirming(second)).run()

    def wrong(self, place: Path, marks: Marks) -> Iterator[str]:
        with opened(place / FILE) as first, opened(place / OTHER) as second:
            yield from keeps_all(first.services, marks)
            for found in (first, second):
                yield from self._wrong_in(found, marks)
                yield from unsound(found)
            one, other = (SqlPeer(found.workspace.store) for found in (first, second))
            Session(one, other).run(compare=False)
            if notes_in(first.services) != notes_in(second.services) or len(notes_in(first.services)) != 13:
                yield "they have not become one"

    @staticmethod
    def _wrong_in(found: OpenWorkspace, marks: Marks) -> Iterator[str]:
        store = found.workspace.store
        assert isinstance(store, WorkspaceStore)
        ours = [one for one in marks if one.get("file") == found.workspace.path.name]
        there = SqlPeer(store).vector()
        for vector in all_told(ours, "vector"):
            for device, seq in vector.items():
                if device not in there or there[device].seq < seq:
                    yield f"{found.workspace.path.name} does not have what it said it had of {device}"
        for name in all_told(ours, "blob"):
            store.read(lambda reader, name=name: reader.blob(name))  # type: ignore[misc]  # bound at once


class SmallFiles(Story):
    """Settings are changed and projects opened, as the list of them shows."""

    name = "settings and the list of projects"

    def prepare(self, _place: Path) -> None:
        """Only settings are there."""
        settings.save(settings.Settings(port=8000))

    def play(self, place: Path) -> None:
        for number in range(1, 6):
            tries(port=8000 + number)
            settings.save(dataclasses.replace(settings.load().settings, port=8000 + number))
            told(port=8000 + number)
            recent.remember(RecentProject(place / str(number), str(number), "", "2026-11-01", there=True))
            told(project=str(number))

    def wrong(self, _place: Path, marks: Marks) -> Iterator[str]:
        found = settings.load()
        may_be = [8000]
        for one in (one for one in marks if "port" in one):
            may_be = [one["port"]] if one["word"] == "told" else [*may_be, one["port"]]
        if found.warning or found.settings.port not in may_be:
            yield f"settings: {found.settings.port} instead of one of {may_be}. {found.warning}"
        there = {one.name for one in recent.load()}
        if lost := set(all_told(marks, "project")) - there:
            yield f"the list of projects lacks {lost}"
