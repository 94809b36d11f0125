"""What people say lies in no file but encrypted ones: not in a temporary one, a list, a log, a backup or a core of memory."""

import contextlib
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from cocreate_desktop import logs
from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.apps.nocore import leave_no_core
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.domain.offers import OfferKind
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Way
from cocreate_desktop.rehearsal.packing import jpeg
from cocreate_desktop.services.contacts import ContactTyped
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.outside import OpenProject, Paper
from cocreate_desktop.storage.engine import connect

MARK = "Zwaluwnest"
"""Stands in everything that somebody says."""
NAME = "Noor Vleermuis"
_WRITES = os.O_WRONLY | os.O_RDWR
_heard: set[str] | None = None


def _listen(event: str, about: tuple[object, ...]) -> None:
    """An audit hook cannot be taken away, so it hears only while ``_heard`` is there."""
    if _heard is not None and event == "open" and isinstance(about[2], int) and about[2] & _WRITES:
        _heard.add(os.fsdecode(about[0]) if isinstance(about[0], (str, bytes)) else str(about[0]))


sys.addaudithook(_listen)


@contextlib.contextmanager
def written() -> Iterator[set[str]]:
    """Every file that Python opens for writing meanwhile, also one that is gone at once."""
    global _heard
    found: set[str] = set()
    _heard = found
    try:
        yield found
    finally:
        _heard = None


def evening(project: OpenProject) -> bytes:
    """Everything that people leave behind, each with the mark in it; the bytes of the photo as they are kept."""
    services = project.services
    (held,) = services.evenings.all()
    ideas = next(one for one in services.evenings.steps(held.id) if one.kind is Kind.IDEAS)
    for number in range(40):
        services.capturing.write(ideas.id, f"{MARK} {number} " + "met een lange zin erachter " * 40)
    services.boards.group(held.id, ideas.id, [one.id for one in services.capturing.notes(held.id)[:3]], MARK)
    offers = services.evenings.add_step(held.id, Kind.OFFERS)
    offer = services.offers.write(offers.id, Offering(OfferKind.OFFERED, f"{MARK} timmert"))
    typed = ContactTyped(
        NAME, "vleermuis@voorbeeld.nl", "lead", "De gemeente bewaart mijn naam.", "2099-01-01"
    )
    services.contacts.add_for(offer.id, typed)
    photo = OwnEyes().take(
        jpeg(np.random.default_rng(5).integers(0, 255, (600, 800, 3), np.uint8)), f"{MARK}.jpg"
    )
    services.walls.arrive(ideas.id, photo, way=Way.FILE)
    for step_id in (ideas.id, offers.id):
        assert project.papers.preview(step_id, held.id)
    return photo.content


def plain(folder: Path, needles: tuple[bytes, ...]) -> list[str]:
    """The files in which one of these stands as it is."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return [one.name for one in files if any(needle in one.read_bytes() for needle in needles)]


@pytest.mark.expected_log("it broke")
def test_that_nothing_that_people_say_lies_unencrypted_on_the_disk_during_or_after_an_evening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COCREATE_HOME", "HOME", "TMPDIR"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setattr(tempfile, "tempdir", None)
    log = logs.start(logs.WINDOW)
    with written() as files:
        project = LocalProjects(0, "127.0.0.1").create(
            tmp_path / "plein.cocreate", {"name": "Plein"}, "ideas"
        )
        try:
            photo = evening(project)
            needles = (MARK.encode(), NAME.encode(), b"vleermuis@", photo[200:264])
            project.spare(tmp_path / "spare")
            logging.getLogger("cocreate_desktop").error("it broke", exc_info=ValueError(MARK))
            during = plain(tmp_path, needles)
        finally:
            project.close()
            logs.stop(log)
        # What was asked for lies where it was asked for, and proves that the search finds what is there.
        again = LocalProjects(0, "127.0.0.1").open(tmp_path / "plein.cocreate")
        (held,) = again.services.evenings.all()
        again.papers.print(Paper.LABELS, held.id, tmp_path / "asked" / "labels.pdf")
        again.close()
    assert during == []
    assert plain(tmp_path, needles) == []
    # Not for a moment either: a temporary file that is gone may be read from the disk still.
    assert [one for one in files if one.startswith(str(tmp_path / "TMPDIR"))] == []
    # Python itself opened nothing else for writing, not even for a moment.
    home = str(tmp_path)
    outside = [one for one in files if one.startswith(("/", "\\")) and not one.startswith((home, "/dev/"))]
    assert outside == []
    ends = {Path(one).suffix for one in files if one.startswith(home)}
    assert ends <= {".json", ".part", ".new", ".key", ".cocreate", ".log", ".lock", ".toml", "", ".pdf"}, ends


def test_that_what_sqlite_sorts_stays_in_memory_and_a_crash_leaves_no_core(tmp_path: Path) -> None:
    with contextlib.closing(connect(tmp_path / "a.cocreate", b"k" * 32, b"s" * 16)) as connection:
        assert connection.execute("PRAGMA temp_store").fetchone() == (2,)
        assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)
    if sys.platform != "win32":
        import resource

        before = resource.getrlimit(resource.RLIMIT_CORE)
        try:
            leave_no_core()
            assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
        finally:
            resource.setrlimit(resource.RLIMIT_CORE, before)
