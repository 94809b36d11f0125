"""Plays a whole evening with invented neighbours through the real parts: services, window, stage, phone server and HTTP.

It leaves a folder with the workspace, pictures, papers and exports, and prints what it did and how long each part took.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from cocreate_desktop import logs
from cocreate_desktop.apps.exchanging.leaving import ALL, mended
from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.outward import FileDesk
from cocreate_desktop.apps.workspace import create_services
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.papererrors import NoTables
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.rehearsal.browser import FAULTS, Camera, camera
from cocreate_desktop.rehearsal.example import BUURTPLEIN, EXAMPLES, Example, ExampleNote, load
from cocreate_desktop.rehearsal.neighbours import Ballot, Crowd, Sending
from cocreate_desktop.rehearsal.phone import Phone, PhoneRefused
from cocreate_desktop.services.leaving import Asked, Leaving, Platform
from cocreate_desktop.services.outside import Format, Paper

log = logging.getLogger(__name__)

PEOPLE = 40
NOTES, ALL_NOTES = 90, 400
LOCAL = "127.0.0.1"
FORM_WITHIN = 10.0
OTHERS = "other-systems"


class DemoProblem(Exception):
    """The demo could not go on; says which part."""


@dataclass(frozen=True, slots=True)
class WallCheck:
    """What was checked of the photo of the wall: ``notes`` that hang there, how many of these were ``found``, of these read
    letter for letter (``exact``) or ``corrected``; outlines that were ``rejected``; notes that were missed and ``drawn``."""

    notes: int
    found: int
    exact: int
    corrected: int
    rejected: int
    drawn: int


@dataclass(slots=True)
class Story:
    """What was done so far: lines of (what, seconds), what the photo of the wall gave, and what could not be done. ``name``:
    that of the example."""

    out: Path
    name: str = BUURTPLEIN
    lines: list[tuple[str, float]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    wall: WallCheck | None = None

    @contextmanager
    def part(self, what: str) -> Iterator[None]:
        """Times one part."""
        began = time.perf_counter()
        yield
        self.lines.append((what, time.perf_counter() - began))

    def as_json(self, seed: int) -> str:
        """The same for programs."""
        parts = [{"what": what, "seconds": round(seconds, 2)} for what, seconds in self.lines]
        together = round(sum(seconds for _what, seconds in self.lines), 2)
        told = {"example": self.name, "seed": seed, "parts": parts, "seconds": together,
                "wall": None if self.wall is None else asdict(self.wall),
                "missing": self.missing, "folder": str(self.out)}  # fmt: skip
        return json.dumps(told, ensure_ascii=False)

    def tell(self) -> str:
        """The table for people."""
        width = max(len(what) for what, _seconds in self.lines)
        rows = [f"{what:<{width}}  {seconds:6.1f} s" for what, seconds in self.lines]
        total = sum(seconds for _what, seconds in self.lines)
        together = _("together")
        rows.append(f"{together:<{width}}  {total:6.1f} s")
        if self.wall is not None:
            rows.append(_told(self.wall))
        rows += self.missing
        rows.append(_("Everything is in {folder}").format(folder=self.out))
        return "\n".join(rows)


def _told(wall: WallCheck) -> str:
    """The photo in one line."""
    parts = (
        ngettext("{found} of {n} note found", "{found} of {n} notes found", wall.notes),
        _("{exact} read letter for letter"),
        _("{corrected} corrected"),
        _("{drawn} outlined by hand"),
        ngettext("{rejected} was no note", "{rejected} were no notes", wall.rejected),
    )
    return _("On the photo of the wall: {what}").format(
        what=", ".join(part.format(n=wall.notes, **asdict(wall)) for part in parts)
    )


def run(
    out: Path,
    *,
    seed: int = 1,
    headless: bool = False,
    full: bool = False,
    example: str = BUURTPLEIN,
    as_json: bool = False,
) -> int:
    """Plays the first evening of ``example`` into ``out``. ``headless`` needs no screen; ``full`` sends every note and goes on
    to the last evening and the last reply.

    Returns 0 also when there is no browser for the phone pictures; then it says so. Raises BadValue for no such example,
    CocreateError when it could not go on.
    """
    shown = load(example)
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out.mkdir(parents=True, exist_ok=True)
    _clear(out)
    with tempfile.TemporaryDirectory(prefix="cocreate-demo-") as home, _home(Path(home)):
        story = Story(out.resolve(), shown.name)
        try:
            with nothing_unforeseen():
                _play(story, Crowd(seed, PEOPLE, shown), full=full)
        except (DemoProblem, PhoneRefused) as problem:
            log.exception("the demo stopped")
            raise CocreateError from problem
    sys.stdout.write((story.as_json(seed) if as_json else story.tell()) + "\n")
    return 0


@contextmanager
def nothing_unforeseen() -> Iterator[None]:
    """What goes wrong where nobody catches it, in a slot or a thread, ends the demo too. Raises CocreateError at the end."""
    faults: list[BaseException] = []
    restore = logs.catch_unforeseen(faults.append)
    try:
        yield
    finally:
        restore()
    if faults:
        raise CocreateError from faults[0]


def _play(story: Story, crowd: Crowd, *, full: bool) -> None:
    # The window comes last among the imports: without Qt the rest of this module can still be read.
    from cocreate_desktop.apps.demo_window import play_in_window

    with story.part(_("workspace")):
        opened = create_services(story.out / f"{story.name}.cocreate", {})
        (story.out / "demo.key").write_text(opened.workspace.recovery_key() + "\n", encoding="utf-8")
        project = LocalProject(opened, port=0, host=LOCAL)
    play_in_window(story, project, Players(story, crowd, ALL_NOTES if full else NOTES), full=full)


class Players:
    """The neighbours with their phones. What works over HTTP may take a while: call it outside the window's thread."""

    def __init__(self, story: Story, crowd: Crowd, most_notes: int) -> None:
        self._story = story
        self._crowd = crowd
        self._most = most_notes
        self._phones: list[Phone] = []
        self._running = ExitStack()
        self._camera: Camera | None = None
        # The address of the QR code, as soon as the phone server tells it.
        self.address = ""

    @property
    def crowd(self) -> Crowd:
        """Who they are."""
        return self._crowd

    @property
    def seed(self) -> int:
        """What their evening grows from."""
        return self._crowd.seed

    @property
    def example(self) -> Example:
        """Where their words come from."""
        return self._crowd.example

    @property
    def colours(self) -> dict[str, str]:
        """The colour of each note's text: at which table it was written."""
        return {note.text: note.colour for note in (*self.example.later, *self.example.notes)}

    def desk_notes(self, step: str = "") -> tuple[ExampleNote, ...]:
        """What is written on paper in the step with this key; empty: the first that asks for ideas. Those of the first hang on
        the wall, the others are typed at the desk."""
        return tuple(sending.note for sending in self._sent(step) if sending.note.channel == "desk")

    def join(self) -> int:
        """Everybody joins who has not yet; returns how many phones there are."""
        if self._phones:
            return len(self._phones)
        self._phones = [Phone(self.address) for _place in range(self._crowd.people)]
        for phone in self._phones:
            phone.join()
            phone.stay()
        return len(self._phones)

    def wait_for(self, form: str) -> None:
        """Waits until phones show the form of a step or round (its id): the phone server hears of it a moment later than the
        desk. Raises DemoProblem."""
        until = time.monotonic() + FORM_WITHIN
        while f'-{form}"' not in self._phones[0].page():
            if time.monotonic() > until:
                raise DemoProblem("the phones do not show what is asked now")
            time.sleep(0.05)

    def send_notes(self, step: str = "") -> int:
        """Notes come in from phones; returns how many."""
        sent = [sending for sending in self._sent(step) if sending.note.channel == "phone"]
        for sending in sent:
            self._phones[sending.neighbour].send_note(sending.note.text)
        return len(sent)

    def vote(self, ballots: Sequence[Ballot]) -> int:
        """These ballots are cast, changed ones among them; returns how many."""
        for ballot in ballots:
            self._phones[ballot.neighbour].vote(dict(enumerate(ballot.dots)))
        return len(ballots)

    def send(self, road: str, said: Sequence[Mapping[str, str]]) -> int:
        """One phone after another posts what its page asks; returns how many did."""
        for place, fields in enumerate(said):
            self._phones[place % len(self._phones)].send(road, fields)
        return len(said)

    def look(self) -> None:
        """Starts the browser for the phone pictures, when this machine has one."""
        self._camera = self._running.enter_context(camera())
        if self._camera is None:
            self._without()

    def picture(self, name: str) -> None:
        """A picture of what the first neighbour's phone shows, when there is a browser."""
        if self._camera is None:
            return
        try:
            self._camera.take(self._phones[0].carried_address, self._story.out / f"phone-{name}.png")
        except FAULTS as problem:
            log.info("no picture of the phone: %s", problem)
            self._without()

    def close(self) -> None:
        """Everybody goes home."""
        self._running.close()
        for phone in self._phones:
            phone.close()

    def _without(self) -> None:
        self._camera = None
        self._story.missing.append(
            _("No pictures of the phone: this machine has no Chromium, Chrome or Edge.")
        )

    def _sent(self, step: str) -> tuple[Sending, ...]:
        return self._crowd.later(step) if step else self._crowd.notes[: self._most]


def print_and_export(story: Story, project: LocalProject, evening_id: str) -> None:
    """Prints everything there is to print of an evening and writes every export."""
    print_all(story, project, evening_id, story.out)
    files = FileDesk(project.services)
    for form in Format:
        with story.part(f"export {form}"):
            whole = form in (Format.CSV, Format.SITE)  # a folder
            target = story.out / (f"export-{form}" if whole else f"{story.name}.{form}")
            files.export(evening_id, form, target)
    for platform in Platform:
        with story.part(f"export {platform}"):
            _for_others(files.leaving, Asked(platform, evening_id), story.out / OTHERS / platform)


def _for_others(leaving: Leaving, asked: Asked, folder: Path) -> None:
    """The files for another system with every mend done; none where it would take nothing."""
    asked, found = mended(leaving, asked, [ALL])
    if found.goes:
        folder.mkdir(parents=True, exist_ok=True)
        leaving.write(asked, folder)


def print_all(story: Story, project: LocalProject, evening_id: str, folder: Path) -> None:
    """Prints everything there is to print of an evening into a folder; cards for tables only where people talk at them."""
    folder.mkdir(exist_ok=True)
    before = "" if folder == story.out else f"{folder.name}/"
    for paper in Paper:
        with story.part(f"{before}{paper}.pdf"), suppress(NoTables):
            project.papers.print(paper, evening_id, folder / f"{paper}.pdf")


def _clear(out: Path) -> None:
    """Takes away what an earlier demo left here, and nothing else."""
    for example in EXAMPLES:
        workspace = f"{example}.cocreate"
        for name in (workspace, f"{workspace}-wal", f"{workspace}-shm", f"{workspace}.hall"):
            (out / name).unlink(missing_ok=True)
        shutil.rmtree(out / f"{example}-backups", ignore_errors=True)
    (out / "demo.key").unlink(missing_ok=True)
    for form in (Format.CSV, Format.SITE):
        shutil.rmtree(out / f"export-{form}", ignore_errors=True)
    shutil.rmtree(out / OTHERS, ignore_errors=True)


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
