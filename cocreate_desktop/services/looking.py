"""What is done with one photo, whoever asks: find its notes, read their words, keep both. Long work, that ends early when it is
told to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from cocreate_desktop.domain.walls import Photo, Quad, box_of
from cocreate_desktop.services.seeing import Eyes, Looked, Reading
from cocreate_desktop.services.services import Services

GROUP: Final = 4
"""So many readings are kept in one go: few writes, and no long wait for the first words."""


def look(
    services: Services,
    eyes: Eyes,
    photo_id: str,
    board: Quad | None,
    going: Callable[[], bool],
    told: Callable[[float], None],
) -> int | None:
    """Looks at a photo and keeps what was seen. Returns how many notes are new, None when it was stopped. Raises BadFile, Gone,
    DiskFull."""
    walls = services.walls
    whole = walls.whole(photo_id)
    looked = eyes.look(whole, board=board, before=walls.before(photo_id), going=going, told=told)
    if looked is None or not going():
        return None
    headings = headings_of(eyes, whole, looked)
    return walls.looked(photo_id, looked, headings) if going() else None


def read(
    services: Services,
    eyes: Eyes,
    evening_id: str,
    sighting_ids: Sequence[str],
    going: Callable[[], bool],
    told: Callable[[float], None],
) -> tuple[str, ...]:
    """Reads crops and keeps the words. Returns those that could not be read although it went on to the end. Raises DiskFull."""
    crops = services.walls.crops(sighting_ids)
    order = [one for one in sighting_ids if one in crops]
    done: dict[str, Reading] = {}
    kept = 0
    for reading in eyes.read([crops[one] for one in order], own_words(services, evening_id), going):
        done[order[reading.number]] = reading
        if len(done) - kept >= GROUP:
            kept = _keep(services, done, kept)
            told(kept / len(sighting_ids))
        if not going():
            break
    kept = _keep(services, done, kept)
    told(kept / len(sighting_ids))
    return tuple(one for one in sighting_ids if one not in done) if going() else ()


def finish(services: Services, eyes: Eyes, photo_ids: Sequence[str]) -> tuple[Photo, ...]:
    """Ends the review of photos of which everything was looked at: what is kept of one without a board is cut to what turned
    out to be notes. Returns those that are done. Raises Gone, BadFile, DiskFull."""
    walls = services.walls
    cuts = {}
    for photo_id in photo_ids:
        photo, notes = walls.taken_of(photo_id)
        if photo.board or not photo.picture or not notes:
            continue
        smaller = eyes.trim(walls.picture(photo.picture), box_of(photo.cut), notes)
        if smaller is not None:
            cuts[photo_id] = smaller
    return walls.finish(photo_ids, cuts)


def own_words(services: Services, evening_id: str) -> tuple[str, ...]:
    """What this evening talks about, to help choose between letters that look alike: its questions, themes and notes."""
    view = services.overview.evening(evening_id)
    questions = (view.project.question, *(step.question for step in view.steps))
    themes = (theme.name for theme in view.board.themes)
    notes = (note.text for note in view.notes)
    return tuple(words for words in (*questions, *themes, *notes) if words)


def headings_of(eyes: Eyes, whole: bytes, looked: Looked) -> dict[int, str]:
    """The words above each island, by its number."""
    places: dict[int, Quad] = {}
    for seen in looked.seen:
        if seen.island and seen.heading is not None:
            places.setdefault(seen.island, seen.heading)
    words = eyes.read_heading(whole, tuple(places.values())) if places else ()
    return dict(zip(places, words, strict=True))


def _keep(services: Services, done: dict[str, Reading], kept: int) -> int:
    fresh = dict(list(done.items())[kept:])
    if fresh:
        services.walls.read(fresh)
    return len(done)
