"""``cocreate notes``: finds and reads the notes in photos, for other programs or into a workspace. There they wait for a look:
no text of a machine becomes a note by itself."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Final

from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.apps.hall import choose_evening
from cocreate_desktop.apps.photometer import PhotoMeter
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.errors import CocreateError, Gone, NoIdeasStep
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.text import clean
from cocreate_desktop.domain.walls import Way
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.services.looking import headings_of, own_words
from cocreate_desktop.services.seeing import WARNING_NAMES, Looked, Reading, Seen, WholePhoto

_TAKES = (Kind.IDEAS, Kind.THEMES)


_TERMINAL_MARKS: Final = re.compile("[\x7f-\x9f]")


def notes(wanted: argparse.Namespace) -> int:
    """Finds the notes. Exit code 1 when some of the files could not be used, 2 when none could."""
    if wanted.step and wanted.into is None:
        _complain(_("--step says into which step of a project: --into WORKSPACE is missing."))
        return 2
    meter = PhotoMeter(sys.stderr)
    with ExitStack() as closing:
        wall = _Wall(wanted, closing, meter) if wanted.into is not None else None
        closing.callback(meter.clear)
        run = _Run(OwnEyes(), wall, meter)
        for path in wanted.photos:
            run.look_at(path)
    if run.refused and not run.photos:
        return 2
    if wanted.json:
        _write(json_of(run.photos))
    else:
        _tell(run.photos, into=wall is not None)
    return 1 if run.refused else 0


class _Run:
    """What came of it: ``photos`` as JSON tells them, and how many files were ``refused``."""

    def __init__(self, eyes: OwnEyes, wall: _Wall | None, meter: PhotoMeter) -> None:
        self.photos: list[dict[str, object]] = []
        self.refused = 0
        self._eyes, self._wall, self._meter = eyes, wall, meter

    def look_at(self, path: Path) -> None:
        """A file of one photo or more, or a folder; what came before a broken one stays."""
        try:
            for photo in self._eyes.open(path, refused=self._refuse):
                # In a folder each photo has a name of its own; the pages of a PDF are told in their order.
                file = path / photo.name if path.is_dir() else path
                self.photos.append(self._one_photo(photo, str(file)))
        except CocreateError as problem:
            self._refuse(problem)

    def _refuse(self, problem: CocreateError) -> None:
        self.refused += 1
        self._meter.clear()
        _complain(str(problem))

    def _one_photo(self, photo: WholePhoto, file: str) -> dict[str, object]:
        size = (photo.file_width, photo.file_height) if photo.halved else None
        if self._wall is not None:
            return as_json(file, *self._wall.take_in(photo, self._eyes), size=size)
        name = _plain(photo.name)
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


def json_of(photos: Sequence[dict[str, object]]) -> str:
    """One line of JSON, in which nothing steers a terminal."""
    told = json.dumps({"photos": photos}, ensure_ascii=False)
    return _TERMINAL_MARKS.sub(lambda found: f"\\u{ord(found[0]):04x}", told)


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
        told = partial(self._meter.looked, _plain(photo.name))
        looked = eyes.look(photo.content, before=self._walls.before(kept.id), told=told)
        assert looked is not None, "nobody stops it"
        self._walls.looked(kept.id, looked, headings_of(eyes, photo.content, looked))
        words = own_words(self._services, self._step.evening_id)
        readings = _readings(eyes, looked, words, _plain(photo.name), self._meter)
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
        _write(_plain(f"{photo['file']}: {' · '.join(_lines(photo))}"))
    if into and photos:
        _write(_("They wait in the project to be looked at."))


def _lines(photo: dict[str, object]) -> Iterator[str]:
    found, warnings = photo["notes"], photo["warnings"]
    assert isinstance(found, list)
    assert isinstance(warnings, list)
    yield ngettext("{n} note found", "{n} notes found", len(found)).format(n=len(found))
    yield from (_(WARNING_NAMES[code]) for code in warnings if code in WARNING_NAMES)
    read = sum(note["text"] is not None for note in found)
    yield ngettext("{n} text read", "{n} texts read", read).format(n=read)


def _plain(words: str) -> str:
    """In one line, without signs that steer a terminal: a file may have any name."""
    return clean(words, limit=len(words) + 1, lines=False)


def _write(words: str) -> None:
    sys.stdout.write(words + "\n")


def _complain(words: str) -> None:
    sys.stderr.write(_plain(words) + "\n")
