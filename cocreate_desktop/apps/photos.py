"""``cocreate notes``: finds and reads the notes in photos, for other programs or into a workspace. There they wait for a look:
no text of a machine becomes a note by itself."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.apps.hall import choose_evening
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.errors import CocreateError, Gone, NoIdeasStep
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.walls import Way
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.services.looking import headings_of, own_words
from cocreate_desktop.services.seeing import Looked, Reading, Seen, WholePhoto

_TAKES = (Kind.IDEAS, Kind.THEMES)


@dataclass(slots=True)
class _Done:
    """What came of it: the photos as JSON tells them, and how many files could not be used."""

    photos: list[dict[str, object]] = field(default_factory=list)
    refused: int = 0


def notes(wanted: argparse.Namespace) -> int:
    """Finds the notes. Exit code 1 when some of the files could not be used, 2 when none could."""
    eyes = OwnEyes()
    with ExitStack() as closing:
        wall = _Wall(wanted, closing) if wanted.into is not None else None
        done = _Done()
        for path in wanted.photos:
            _one_file(path, eyes, wall, done)
    if done.refused and not done.photos:
        return 2
    if wanted.json:
        _say(json.dumps({"photos": done.photos}, ensure_ascii=False))
    else:
        _tell(done, into=wall is not None)
    return 1 if done.refused else 0


def _one_file(path: Path, eyes: OwnEyes, wall: _Wall | None, done: _Done) -> None:
    """A file of one photo or more; what came before a broken page stays."""
    try:
        for photo in eyes.open(path):
            # In a folder each photo has a name of its own; the pages of a PDF are told in their order.
            file = path / photo.name if path.is_dir() else path
            done.photos.append(_one_photo(photo, str(file), eyes, wall))
    except CocreateError as problem:
        done.refused += 1
        sys.stderr.write(f"{problem}\n")


def _one_photo(photo: WholePhoto, file: str, eyes: OwnEyes, wall: _Wall | None) -> dict[str, object]:
    if wall is None:
        looked = eyes.look(photo.content)
        assert looked is not None, "nobody stops it"
        readings = {
            reading.number: reading for reading in eyes.read([seen.crop.content for seen in looked.seen])
        }
    else:
        looked, readings = wall.take_in(photo, eyes)
    return as_json(file, looked, readings, scale=2 if photo.halved else 1)


def as_json(file: str, looked: Looked, readings: dict[int, Reading], *, scale: int = 1) -> dict[str, object]:
    """One photo as other programs rely on it: in pixels of the file, which has ``scale`` times as many each way as what was
    looked at."""
    return {
        "file": file,
        "width": looked.width * scale,
        "height": looked.height * scale,
        "warnings": list(looked.warnings),
        "notes": [_note(seen, readings.get(number), scale) for number, seen in enumerate(looked.seen)],
    }


def _note(seen: Seen, reading: Reading | None, scale: int) -> dict[str, object]:
    text = reading.text if reading is not None else ""
    return {
        "quad": [[round(x * scale, 1), round(y * scale, 1)] for x, y in seen.quad],
        "colour": seen.crop.colour,
        "confidence": round(float(seen.confidence), 3),
        "text": text or None,
        "text_confidence": round(float(reading.sureness), 3) if reading is not None else 0.0,
        "cut_off": seen.cut_off,
        "theme_hint": seen.island or None,
    }


class _Wall:
    """The workspace that the photos go into: what was seen waits there for a look."""

    def __init__(self, wanted: argparse.Namespace, closing: ExitStack) -> None:
        opened = open_services(wanted.into, key_file=wanted.key_file)
        closing.callback(opened.close)
        self._services, self._walls = opened.services, opened.services.walls
        self._step = _step(opened, wanted)

    def take_in(self, photo: WholePhoto, eyes: OwnEyes) -> tuple[Looked, dict[int, Reading]]:
        """Keeps the photo, what was seen in it and what it says."""
        kept = self._walls.arrive(self._step.id, photo, way=Way.FILE)
        looked = eyes.look(photo.content, before=self._walls.before(kept.id))
        assert looked is not None, "nobody stops it"
        self._walls.looked(kept.id, looked, headings_of(eyes, photo.content, looked))
        crops = [seen.crop.content for seen in looked.seen]
        words = own_words(self._services, self._step.evening_id)
        readings = {reading.number: reading for reading in eyes.read(crops, words)}
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


def _tell(done: _Done, *, into: bool) -> None:
    for photo in done.photos:
        _say(f"{photo['file']}: {' · '.join(_lines(photo))}")
    if into and done.photos:
        _say(_("They wait in the project to be looked at."))


def _lines(photo: dict[str, object]) -> Iterator[str]:
    found, warnings = photo["notes"], photo["warnings"]
    assert isinstance(found, list)
    assert isinstance(warnings, list)
    yield ngettext("{n} note found", "{n} notes found", len(found)).format(n=len(found))
    yield from (str(code) for code in warnings)
    read = sum(note["text"] is not None for note in found)
    yield ngettext("{n} text read", "{n} texts read", read).format(n=read)


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
