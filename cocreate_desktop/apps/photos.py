"""``cocreate notes``: finds and reads the notes in photos, for other programs or into a workspace. There they wait for a look:
no text of a machine becomes a note by itself."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial

from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.apps.hall import choose_evening
from cocreate_desktop.apps.photofiles import PhotoFiles
from cocreate_desktop.apps.photometer import PhotoMeter
from cocreate_desktop.apps.terminal import complain, say, say_json
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.errors import Gone, NoIdeasStep
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.text import printable
from cocreate_desktop.domain.walls import Way
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.services.looking import headings_of, own_words
from cocreate_desktop.services.seeing import WARNING_NAMES, Looked, Reading, Seen, WholePhoto

_TAKES = (Kind.IDEAS, Kind.THEMES)


def notes(wanted: argparse.Namespace) -> int:
    """Finds the notes. Exit code 1 when some of the files could not be used, 2 when none could."""
    if wanted.step and wanted.into is None:
        complain(_("--step says into which step of a project: --into WORKSPACE is missing."))
        return 2
    meter = PhotoMeter(sys.stderr)
    with ExitStack() as closing:
        wall = _Wall(wanted, closing, meter) if wanted.into is not None else None
        closing.callback(meter.clear)
        eyes = OwnEyes()
        files = PhotoFiles(eyes, _Look(eyes, wall, meter).at, meter.clear)
        files.look_at(wanted.photos)
    if wanted.json and files.code != 2:
        say_json({"photos": files.photos})
    else:
        _tell(files.photos, into=wall is not None)
    return files.code


class _Look:
    """Looks at one photo after another: into the project when there is a ``wall``, else by themselves."""

    def __init__(self, eyes: OwnEyes, wall: _Wall | None, meter: PhotoMeter) -> None:
        self._eyes, self._wall, self._meter = eyes, wall, meter

    def at(self, photo: WholePhoto, file: str) -> dict[str, object]:
        """What is told about it."""
        size = (photo.file_width, photo.file_height) if photo.halved else None
        if self._wall is not None:
            return as_json(file, *self._wall.take_in(photo, self._eyes), size=size)
        name = printable(photo.name)
        looked = self._eyes.look(photo.content, told=partial(self._meter.looked, name))
        assert looked is not None, "nobody stops it"
        return as_json(file, looked, _readings(self._eyes, looked, (), name, self._meter), size=size)


def _readings(
    eyes: OwnEyes, looked: Looked, words: Sequence[str], name: str, meter: PhotoMeter
) -> dict[int, Reading]:
    """What the notes say, by their place."""
    crops = [seen.crop.content for seen in looked.seen]
    found: dict[int, Reading] = {}
    for reading in eyes.read(crops, words):
        found[reading.number] = reading
        meter.read(name, len(found), len(crops))
    return found


def as_json(
    file: str, looked: Looked, readings: dict[int, Reading], *, size: tuple[int, int] | None = None
) -> dict[str, object]:
    """One photo as other programs rely on it: in pixels of the file, which is ``size`` (width, height) when that is another
    one than that of what was looked at."""
    wide, high = size or (looked.width, looked.height)
    scale = (wide / looked.width, high / looked.height)
    return {
        "file": file,
        "width": wide,
        "height": high,
        "warnings": list(looked.warnings),
        "notes": [_note(seen, readings.get(number), scale) for number, seen in enumerate(looked.seen)],
    }


def _note(seen: Seen, reading: Reading | None, scale: tuple[float, float]) -> dict[str, object]:
    text = reading.text if reading is not None else ""
    across, down = scale
    return {
        "quad": [[round(x * across, 1), round(y * down, 1)] for x, y in seen.quad],
        "colour": seen.crop.colour,
        "confidence": round(float(seen.confidence), 3),
        "text": text or None,
        "text_confidence": round(float(reading.sureness), 3) if reading is not None else 0.0,
        "cut_off": seen.cut_off,
        "theme_hint": seen.island or None,
    }


class _Wall:
    """The workspace that the photos go into: what was seen waits there for a look."""

    def __init__(self, wanted: argparse.Namespace, closing: ExitStack, meter: PhotoMeter) -> None:
        opened = open_services(wanted.into, key_file=wanted.key_file)
        closing.callback(opened.close)
        self._services, self._walls = opened.services, opened.services.walls
        self._step = _step(opened, wanted)
        self._meter = meter

    def take_in(self, photo: WholePhoto, eyes: OwnEyes) -> tuple[Looked, dict[int, Reading]]:
        """Keeps the photo, what was seen in it and what it says."""
        kept = self._walls.arrive(self._step.id, photo, way=Way.FILE)
        told = partial(self._meter.looked, printable(photo.name))
        looked = eyes.look(photo.content, before=self._walls.before(kept.id), told=told)
        assert looked is not None, "nobody stops it"
        self._walls.looked(kept.id, looked, headings_of(eyes, photo.content, looked))
        words = own_words(self._services, self._step.evening_id)
        readings = _readings(eyes, looked, words, printable(photo.name), self._meter)
        found = self._walls.review(self._step.evening_id).of(kept.id)
        self._walls.read({one.id: readings[n] for n, one in enumerate(found) if n in readings})
        return looked, readings


def _step(opened: OpenWorkspace, wanted: argparse.Namespace) -> Step:
    """The step asked for, else the first one that takes notes. Raises Gone, NoIdeasStep."""
    evenings = opened.services.evenings
    if wanted.step:
        every = (step for evening in evenings.all() for step in evenings.steps(evening.id))
        steps = [step for step in every if step.id == wanted.step]
        if not steps:
            raise Gone(what="step", id=wanted.step)
    else:
        steps = list(evenings.steps(choose_evening(opened.services).id))
    found = next((step for step in steps if step.kind in _TAKES), None)
    if found is None:
        raise NoIdeasStep
    return found


def _tell(photos: Sequence[dict[str, object]], *, into: bool) -> None:
    for photo in photos:
        say(f"{photo['file']}: {' · '.join(_lines(photo))}")
    if into and photos:
        say(_("They wait in the project to be looked at."))


def _lines(photo: dict[str, object]) -> Iterator[str]:
    found, warnings = photo["notes"], photo["warnings"]
    assert isinstance(found, list)
    assert isinstance(warnings, list)
    yield ngettext("{n} note found", "{n} notes found", len(found)).format(n=len(found))
    yield from (_(WARNING_NAMES[code]) for code in warnings if code in WARNING_NAMES)
    read = sum(note["text"] is not None for note in found)
    yield ngettext("{n} text read", "{n} texts read", read).format(n=read)
