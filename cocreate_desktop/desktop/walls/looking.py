"""What is done with one photo outside the window's thread: find its notes, read their words, keep both. Plain functions
without a widget; each ends early when it is told to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event
from typing import Final

from ...domain.walls import Quad
from ...services.outside import OpenProject
from ...services.seeing import Looked, Reading

GROUP: Final = 4
"""So many readings are kept in one go: few writes, and no long wait for the first words."""


class Going:
    """Whether work goes on: until somebody ends it, or the window drops everything."""

    def __init__(self, wanted: Callable[[], bool]) -> None:
        self._wanted = wanted
        self._ended = Event()

    def __call__(self) -> bool:
        """True while it goes on; from any thread."""
        return self._wanted() and not self._ended.is_set()

    def end(self) -> None:
        """No further."""
        self._ended.set()


def look(
    project: OpenProject,
    photo_id: str,
    board: Quad | None,
    going: Callable[[], bool],
    told: Callable[[float], None],
) -> int | None:
    """Looks at a photo and keeps what was seen. Returns how many notes are new, None when it was stopped. Raises BadFile, Gone,
    DiskFull."""
    walls, eyes = project.services.walls, project.eyes
    whole = walls.whole(photo_id)
    looked = eyes.look(whole, board=board, before=walls.before(photo_id), going=going, told=told)
    if looked is None or not going():
        return None
    places = _headings(looked)
    words = eyes.read_heading(whole, tuple(places.values())) if places else ()
    if not going():
        return None
    return walls.looked(photo_id, looked, dict(zip(places, words, strict=True)))


def read(
    project: OpenProject,
    evening_id: str,
    sighting_ids: Sequence[str],
    going: Callable[[], bool],
    told: Callable[[float], None],
) -> tuple[str, ...]:
    """Reads crops and keeps the words. Returns those that could not be read although it went on to the end. Raises DiskFull."""
    walls = project.services.walls
    crops = walls.crops(sighting_ids)
    order = [one for one in sighting_ids if one in crops]
    done: dict[str, Reading] = {}
    kept = 0
    for reading in project.eyes.read([crops[one] for one in order], own_words(project, evening_id), going):
        done[order[reading.number]] = reading
        if len(done) - kept >= GROUP:
            kept = _keep(project, done, kept)
            told(kept / len(sighting_ids))
        if not going():
            break
    kept = _keep(project, done, kept)
    told(kept / len(sighting_ids))
    return tuple(one for one in sighting_ids if one not in done) if going() else ()


def own_words(project: OpenProject, evening_id: str) -> tuple[str, ...]:
    """What this evening talks about, to help choose between letters that look alike: its questions, themes and notes."""
    view = project.services.overview.evening(evening_id)
    questions = (view.project.question, *(step.question for step in view.steps))
    themes = (theme.name for theme in view.board.themes)
    notes = (note.text for note in view.notes)
    return tuple(words for words in (*questions, *themes, *notes) if words)


def _headings(looked: Looked) -> dict[int, Quad]:
    """Where the words above each island stand."""
    places: dict[int, Quad] = {}
    for seen in looked.seen:
        if seen.island and seen.heading is not None:
            places.setdefault(seen.island, seen.heading)
    return places


def _keep(project: OpenProject, done: dict[str, Reading], kept: int) -> int:
    fresh = dict(list(done.items())[kept:])
    if fresh:
        project.services.walls.read(fresh)
    return len(done)
