"""Plays a whole evening with invented neighbours through the real parts: services, window, stage, phone server and HTTP.

It leaves a folder with the workspace, pictures, papers and exports, and prints what it did and how long each part took.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cocreate_desktop.apps.outward import FileDesk
from cocreate_desktop.apps.projects import LocalProject
from cocreate_desktop.apps.workspace import create_services
from cocreate_desktop.language import _
from cocreate_desktop.rehearsal.browser import phone_picture
from cocreate_desktop.rehearsal.neighbours import Crowd, Sending
from cocreate_desktop.rehearsal.phone import Phone
from cocreate_desktop.services.outside import Format, Paper

PEOPLE = 40
WORKSPACE = "buurtplein.cocreate"
NOTES, ALL_NOTES = 90, 400
LOCAL = "127.0.0.1"


@dataclass(slots=True)
class Story:
    """What was done so far: lines of (what, seconds), and what could not be done."""

    out: Path
    lines: list[tuple[str, float]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @contextmanager
    def part(self, what: str) -> Iterator[None]:
        """Times one part."""
        began = time.perf_counter()
        yield
        self.lines.append((what, time.perf_counter() - began))

    def tell(self) -> str:
        """The table for people."""
        width = max(len(what) for what, _seconds in self.lines)
        rows = [f"{what:<{width}}  {seconds:6.1f} s" for what, seconds in self.lines]
        total = sum(seconds for _what, seconds in self.lines)
        rows.append(f"{_('together'):<{width}}  {total:6.1f} s")
        rows += self.missing
        rows.append(_("Everything is in {folder}").format(folder=self.out))
        return "\n".join(rows)


def run(out: Path, *, seed: int = 1, headless: bool = False, full: bool = False) -> int:
    """Plays the evening into ``out``. ``headless`` needs no screen; ``full`` sends every note and waits for each.

    Returns 0 also when there is no browser for the phone pictures; then it says so.
    """
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out.mkdir(parents=True, exist_ok=True)
    _clear(out)
    with tempfile.TemporaryDirectory(prefix="cocreate-demo-") as home, _home(Path(home)):
        story = Story(out.resolve())
        _play(story, seed, full)
    sys.stdout.write(story.tell() + "\n")
    return 0


def _play(story: Story, seed: int, full: bool) -> None:
    # The window comes last among the imports: without Qt the rest of this module can still be read.
    from cocreate_desktop.apps.demo_window import play_in_window

    with story.part(_("workspace")):
        opened = create_services(story.out / WORKSPACE, {})
        (story.out / "demo.key").write_text(opened.workspace.recovery_key() + "\n", encoding="utf-8")
        project = LocalProject(opened, port=0, host=LOCAL)
    crowd = Crowd(seed, PEOPLE)
    players = Players(story, crowd, ALL_NOTES if full else NOTES)
    play_in_window(story, project, players)


class Players:
    """The neighbours with their phones. Every method works over HTTP and may take a while: call it outside the window's
    thread."""

    def __init__(self, story: Story, crowd: Crowd, most_notes: int) -> None:
        self._story = story
        self._crowd = crowd
        self._most = most_notes
        self._phones: list[Phone] = []

    @property
    def desk_notes(self) -> tuple[tuple[str, str], ...]:
        """What is typed at the desk: (text, colour)."""
        return tuple((s.note.text, s.note.colour) for s in self._sent() if s.note.channel == "desk")

    @property
    def colours(self) -> dict[str, str]:
        """The colour of each note's text: at which table it was written."""
        return {sending.note.text: sending.note.colour for sending in self._crowd.notes}

    @property
    def themes(self) -> dict[str, str]:
        """Which theme (a key of the example) each note's text belongs to; loners are left out."""
        return {sending.note.text: sending.note.theme for sending in self._crowd.notes if sending.note.theme}

    def join(self, address: str) -> int:
        """Everybody joins; returns how many phones there are."""
        self._phones = [Phone(address) for _place in range(self._crowd.people)]
        for phone in self._phones:
            phone.join()
        return len(self._phones)

    def send_notes(self) -> int:
        """Notes come in from phones; returns how many."""
        sent = [sending for sending in self._sent() if sending.note.channel == "phone"]
        for sending in sent:
            self._phones[sending.neighbour].send_note(sending.note.text)
        return len(sent)

    def vote(self, first: int = 0, last: int | None = None) -> int:
        """Ballots ``first`` to ``last`` are cast, changed ones among them; returns how many."""
        ballots = self._crowd.ballots[first:last]
        for ballot in ballots:
            self._phones[ballot.neighbour].vote(dict(enumerate(ballot.dots)))
        return len(ballots)

    @property
    def ballots(self) -> int:
        """How many ballots there will be."""
        return len(self._crowd.ballots)

    def picture(self, name: str) -> None:
        """A picture of what the first neighbour's phone shows, when this machine has a browser."""
        target = self._story.out / f"phone-{name}.png"
        if phone_picture(self._phones[0].carried_address, target) is None:
            line = _("No pictures of the phone: this machine has no Chromium, Chrome or Edge.")
            if line not in self._story.missing:
                self._story.missing.append(line)

    def close(self) -> None:
        """Everybody goes home."""
        for phone in self._phones:
            phone.close()

    def _sent(self) -> list[Sending]:
        return list(self._crowd.notes[: self._most])


def print_and_export(story: Story, project: LocalProject, evening_id: str) -> None:
    """Prints the kit and writes every export."""
    for paper in Paper:
        with story.part(f"{paper}.pdf"):
            project.papers.print(paper, evening_id, story.out / f"{paper}.pdf")
    files = FileDesk(project.services)
    for form in Format:
        with story.part(f"export {form}"):
            target = story.out / ("export-csv" if form is Format.CSV else f"buurtplein.{form}")
            files.export(evening_id, form, target)


def _clear(out: Path) -> None:
    """Takes away what an earlier demo left here, and nothing else."""
    for name in (WORKSPACE, f"{WORKSPACE}-wal", f"{WORKSPACE}-shm", f"{WORKSPACE}.hall", "demo.key"):
        (out / name).unlink(missing_ok=True)
    for folder in (Path(WORKSPACE).stem + "-backups", "export-csv"):
        shutil.rmtree(out / folder, ignore_errors=True)


@contextmanager
def _home(home: Path) -> Iterator[None]:
    """Keys, device names and the list of projects of the demo stay out of the user's own folder."""
    before = os.environ.get("COCREATE_HOME")
    os.environ["COCREATE_HOME"] = str(home)
    try:
        yield
    finally:
        if before is None:
            del os.environ["COCREATE_HOME"]
        else:
            os.environ["COCREATE_HOME"] = before
