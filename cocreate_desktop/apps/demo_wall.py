"""The demo's wall: the notes that hang there are photographed, come in as a photo of a file does, and are checked one by one as
a facilitator would: right words, no note, a note that was missed."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from cocreate_desktop.apps.demo import DemoProblem, WallCheck
from cocreate_desktop.domain.walls import LETTERS, Photo, Point, Quad, Sighting, Way, in_turn, quad_of
from cocreate_desktop.language import _
from cocreate_desktop.rehearsal.example import ExampleNote
from cocreate_desktop.rehearsal.wallphoto import WallPhoto, take_photo
from cocreate_desktop.rehearsal.walls import HungNote
from cocreate_desktop.services import looking
from cocreate_desktop.services.outside import OpenProject
from cocreate_desktop.services.walls import Drawn

NEAR = 0.5
"""Of the side of a note: so far from its middle an outline is still of that note."""


class PhotoDesk(Protocol):
    """The window in which a photo is looked at by itself and checked."""

    def aside(self, work: Callable[[], object]) -> None:
        """Does work that takes a while, outside the window's thread."""

    def looked_at(self, photo_id: str) -> None:
        """Waits until the window looked at the photo and read its notes. Raises DemoProblem."""

    def checking(self, begins: bool) -> None:
        """The screen of the check comes, with the first note that waits, or goes."""

    def desk_picture(self, name: str) -> None:
        """Takes a picture of the desk."""


@dataclass(frozen=True, slots=True)
class Match:
    """An outline with the note it lies on; None: there is no note."""

    seen: Sighting
    truth: HungNote | None


class WallRound:
    """One wall, from the camera to the board."""

    def __init__(self, project: OpenProject, desk: PhotoDesk, seed: int) -> None:
        self._project = project
        self._desk = desk
        self._seed = seed

    def take_in(self, step_id: str, notes: Sequence[ExampleNote]) -> WallCheck:
        """Photographs a wall with these notes, takes it in for a step and checks it. Every note hangs on the board afterwards,
        with the words and the colour that it has on the wall. Raises DemoProblem."""
        taken: list[tuple[WallPhoto, Photo]] = []
        self._desk.aside(lambda: taken.append(self._shoot(step_id, notes)))
        ((shot, photo),) = taken
        self._desk.looked_at(photo.id)
        self._desk.checking(True)
        seen = in_turn(self._project.services.walls.review(photo.evening_id).of(photo.id))
        matches = matched(seen, shot.notes)
        half = len(matches) // 2
        self._check(matches[:half])
        self._desk.checking(True)
        self._desk.desk_picture("photo")
        self._check(matches[half:])
        missed = left_out(matches, shot.notes)
        self._desk.aside(lambda: self._draw(photo.id, missed))
        done = looking.finish(self._project.services, self._project.eyes, [photo.id])
        self._desk.checking(False)
        if not done:
            raise DemoProblem("the photo was not checked to its end")
        return counted(matches, missed)

    def _shoot(self, step_id: str, notes: Sequence[ExampleNote]) -> tuple[WallPhoto, Photo]:
        shot = take_photo(self._seed, [(note.text, note.colour) for note in notes])
        if len(shot.notes) < len(notes):
            raise DemoProblem("a note hangs outside the photo")
        whole = self._project.eyes.take(shot.content, _("The wall") + ".jpg")
        return shot, self._project.services.walls.arrive(step_id, whole, way=Way.FILE)

    def _check(self, matches: Sequence[Match]) -> None:
        """The facilitator looks at these."""
        walls = self._project.services.walls
        for one in matches:
            if one.truth is None:
                walls.reject([one.seen.id])
            else:
                walls.take(one.seen.id, one.truth.text, colour=LETTERS[one.truth.colour])

    def _draw(self, photo_id: str, missed: Sequence[HungNote]) -> None:
        """Outlines by hand what the machine missed."""
        walls = self._project.services.walls
        whole = walls.whole(photo_id) if missed else b""
        for note in missed:
            quad = _quad(note)
            seen = walls.draw(photo_id, Drawn(quad, self._project.eyes.cut(whole, quad)))
            walls.take(seen.id, note.text, colour=LETTERS[note.colour])


def matched(seen: Sequence[Sighting], notes: Sequence[HungNote]) -> tuple[Match, ...]:
    """Each outline with the note whose middle is nearest to its own, each note once: the nearest pair first. What lies on no
    note, or on one that was seen already, is no note."""
    middles = [_middle(quad_of(one.quad)) for one in seen]
    pairs = sorted(
        (away, place, number)
        for place, middle in enumerate(middles)
        for number, note in enumerate(notes)
        if (away := math.dist(middle, _middle(_quad(note)))) < NEAR * _side(note)
    )
    chosen: dict[int, int] = {}
    for _away, place, number in pairs:
        if place not in chosen and number not in chosen.values():
            chosen[place] = number
    return tuple(
        Match(one, notes[chosen[place]] if place in chosen else None) for place, one in enumerate(seen)
    )


def left_out(matches: Sequence[Match], notes: Sequence[HungNote]) -> tuple[HungNote, ...]:
    """The notes that no outline lies on."""
    found = [one.truth for one in matches]
    return tuple(note for note in notes if not any(note is other for other in found))


def counted(matches: Sequence[Match], missed: Sequence[HungNote]) -> WallCheck:
    """What there was to check."""
    real = [one for one in matches if one.truth is not None]
    exact = sum(one.truth is not None and one.seen.suggested == one.truth.text for one in real)
    return WallCheck(
        notes=len(real) + len(missed),
        found=len(real),
        exact=exact,
        corrected=len(real) - exact,
        rejected=len(matches) - len(real),
        drawn=len(missed),
    )


def _quad(note: HungNote) -> Quad:
    first, second, third, fourth = note.quad
    return first, second, third, fourth


def _middle(quad: Quad) -> Point:
    return sum(x for x, _y in quad) / 4, sum(y for _x, y in quad) / 4


def _side(note: HungNote) -> float:
    quad = _quad(note)
    return sum(math.dist(quad[at], quad[(at + 1) % 4]) for at in range(4)) / 4
