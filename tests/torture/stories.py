"""What people do until the power goes: each story is played once, in a program whose writing is recorded, and says in between
what it asks for (``tries``) and what was acknowledged (``told``). Afterwards ``wrong`` looks for all of it.

``works.py`` has the projects that they begin with.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cocreate_desktop.apps.workspace import OpenWorkspace, create_services, open_services
from cocreate_desktop.domain.errors import FileProblem, NoKey
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.services.services import Services
from cocreate_desktop.storage import backups_beside, engine, keys
from cocreate_desktop.storage.backups import verify
from cocreate_desktop.storage.check import check_record
from cocreate_desktop.storage.store import WorkspaceStore
from tests.torture.recording import mark
from tests.torture.works import FILE, KEY, PICTURE, WORDS, Upgrading, Work, ideas_of, notes_in, round_of

Marks = Sequence[Mapping[str, Any]]
"""What the story said before the power went, in order."""


def tries(**about: object) -> None:
    """Something was asked for; from now on it may be there."""
    mark("tries", **about)


def told(**about: object) -> None:
    """Somebody was told that it is kept; from now on it must be there."""
    mark("told", **about)


def all_told(marks: Marks, about: str) -> list[Any]:
    """What was acknowledged of one kind, in order."""
    return [one[about] for one in marks if one["word"] == "told" and about in one]


def write(services: Services, words: str) -> None:
    """A note, acknowledged."""
    services.capturing.write(ideas_of(services), words)
    told(note=words)


def keeps_all(services: Services, marks: Marks) -> Iterator[str]:
    """Whether every acknowledged note is there, and that of the beginning."""
    there = notes_in(services)
    yield from (f"lost the note {words}" for words in [WORDS, *all_told(marks, "note")] if words not in there)


@contextlib.contextmanager
def opened(path: Path, key: str = KEY) -> Iterator[OpenWorkspace]:
    """The file as the program opens it."""
    found = open_services(path, key=key)
    try:
        yield found
    finally:
        found.close()


def short_wal() -> None:
    """In this process the -wal goes over into the file every thirty pages, as it does every thousand on a long evening."""
    engine._READING_PRAGMAS = (*engine._READING_PRAGMAS, "wal_autocheckpoint = 30")


def leave_open(path: Path, words: str) -> None:
    """Writes a note and leaves the file as a power cut would, with its -wal."""
    with opened(path) as found:
        found.services.capturing.write(ideas_of(found.services), words)
        there = {one: one.read_bytes() for one in (path, path.with_name(f"{path.name}-wal"))}
    for one, content in there.items():
        one.write_bytes(content)


def unsound(found: OpenWorkspace) -> Iterator[str]:
    """What ``cocreate check`` finds, but for the tables; and whether something new can be written."""
    store = found.workspace.store
    assert isinstance(store, WorkspaceStore)
    yield from store.look(lambda connection: check_record(connection, store.project_id)).problems
    found.services.capturing.write(ideas_of(found.services), "Na de stroomuitval")
    if "Na de stroomuitval" not in notes_in(found.services):
        yield "what is written afterwards is not there"


class Story:
    """One that begins with a closed project with a note, an open vote and a backup. ``place`` is the folder of the project."""

    name = ""

    def prepare(self, place: Path) -> None:
        """What is there at the beginning."""
        Work.prepare(place)

    def play(self, place: Path) -> None:
        """What is done until the power goes."""

    def wrong(self, place: Path, marks: Marks) -> Iterator[str]:
        """What is not as it should be when somebody opens the file again."""
        with opened(place / FILE) as found:
            yield from keeps_all(found.services, marks)
            yield from self.wrong_inside(found.services, marks)
            yield from unsound(found)

    def wrong_inside(self, _services: Services, _marks: Marks) -> Iterator[str]:
        """The same of what only this story wrote."""
        yield from ()


class Votes(Story):
    """Phones vote in groups through one program while another one writes notes in the same file."""

    name = "votes in groups, and notes of another program"

    def play(self, place: Path) -> None:
        short_wal()
        other = os.fork()
        if not other:
            with opened(place / FILE) as window:
                for number in range(12):
                    write(window.services, f"Briefje {number}")
            os._exit(0)
        hall = open_services(place / FILE, key=KEY, group=True)
        voting = round_of(hall.services)
        option = hall.services.voting.options(voting.id)[0].id
        for turn in range(8):
            asked = []
            for number in range(6):
                token, choice = f"v{(turn + number) % 9}", turn % 2 + 1
                tries(token=token, choice=choice)
                work = hall.services.casting.casting(voting.id, token, {option: choice}, Channel.PHONE)
                asked.append((token, choice, hall.services.store.submit(work)))
            for token, choice, future in asked:
                told(token=token, choice=choice, voter=future.result(20).voter)
        os.waitpid(other, 0)
        hall.close()

    def wrong_inside(self, services: Services, marks: Marks) -> Iterator[str]:
        voting = round_of(services)
        ballots = sorted(
            services.store.read(lambda reader: reader.ballots(voting.id)), key=lambda one: one.seq
        )
        there = {ballot.voter: ballot.choices[0][1] for ballot in ballots}
        may_be: dict[str, list[int]] = {}
        voters: dict[str, str] = {}
        for one in marks:
            if "token" in one:
                before = may_be.setdefault(one["token"], [])
                may_be[one["token"]] = [one["choice"]] if one["word"] == "told" else [*before, one["choice"]]
            if "voter" in one:
                voters[one["voter"]] = one["token"]
        for voter, token in voters.items():
            if there.get(voter) not in may_be[token]:
                yield f"the vote of {token} is {there.get(voter)}, not one of {may_be[token]}"


class Notes(Story):
    """Notes are written at the desk, and the file is closed and opened in between."""

    name = "notes, closing and opening"

    def play(self, place: Path) -> None:
        for time in range(3):
            with opened(place / FILE) as found:
                for number in range(4):
                    write(found.services, f"Briefje {time}.{number}")
            told(closed=time)


class Again(Notes):
    """The file is opened after an earlier power cut: what was written last stands in a -wal, with a torn end."""

    name = "opening after an earlier power cut"

    def prepare(self, place: Path) -> None:
        super().prepare(place)
        leave_open(place / FILE, "Voor de eerste keer")
        with (place / f"{FILE}-wal").open("r+b") as wal:
            last = wal.read()[-2000:]
            wal.write(last)

    def wrong_inside(self, services: Services, _marks: Marks) -> Iterator[str]:
        if "Voor de eerste keer" not in notes_in(services):
            yield "what was kept before the first power cut is gone"


class Pictures(Story):
    """Pictures of walls are kept."""

    name = "pictures"

    def play(self, place: Path) -> None:
        short_wal()
        with opened(place / FILE) as found:
            for number in range(6):
                content = PICTURE + bytes([number]) * (1 + 9000 * number)
                told(
                    picture=found.services.store.run(lambda unit, it=content: unit.keep_blob(it, "image/png"))  # type: ignore[misc]  # bound at once
                )

    def wrong_inside(self, services: Services, marks: Marks) -> Iterator[str]:
        for number, name in enumerate(all_told(marks, "picture")):
            kept = services.store.read(lambda reader, name=name: reader.blob(name))  # type: ignore[misc]  # bound at once
            if kept != PICTURE + bytes([number]) * (1 + 9000 * number):
                yield f"picture {number} is not what it was"


class Older(Story):
    """A file of the version before is opened, and written in."""

    name = "a file of an older version"

    def prepare(self, place: Path) -> None:
        Upgrading.prepare(place)

    def play(self, place: Path) -> None:
        with opened(place / FILE) as found:
            told(upgraded=True)
            write(found.services, "In de nieuwe versie")

    def wrong(self, place: Path, marks: Marks) -> Iterator[str]:
        if all_told(marks, "upgraded"):
            there = backups_beside(place / FILE)
            for backup in there:
                verify(backup, keys.parse(KEY))
            if len(there) < 2:
                yield "the backup of before is gone"
        yield from super().wrong(place, marks)


class New(Story):
    """A project is made in a new folder, and written in. Later it is opened by the key that this machine kept."""

    name = "a new project"

    def prepare(self, place: Path) -> None:
        """Nothing is there."""

    def play(self, place: Path) -> None:
        made = create_services(place / "nieuw" / FILE, {"name": "Buurtplein"}, key=KEY)
        told(made=True)
        write(made.services, WORDS)
        made.close()
        told(closed=True)

    def wrong(self, place: Path, marks: Marks) -> Iterator[str]:
        path = place / "nieuw" / FILE
        try:
            with opened(path, key="") as found:
                there = notes_in(found.services)
                yield from (
                    f"lost the note {words}" for words in all_told(marks, "note") if words not in there
                )
                if all_told(marks, "made"):
                    yield from unsound(found)
        except (FileProblem, NoKey) as problem:
            # Nobody was told that it was made: what is left is refused, and is nobody's work.
            if all_told(marks, "made"):
                yield f"the new project is refused: {problem!r}"
