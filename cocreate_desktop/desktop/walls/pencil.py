"""Outlines that the facilitator makes: a note that is missing, one note that is two, two that are one, the board. By mouse or
by keys; nothing changes until Enter, and Escape leaves everything as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from ...domain.walls import Box, Photo, Quad
from ...language import N_, _
from . import boardcorners, shapes
from .photolens import BoxDrawn, LineDrawn, Nudged, Tool

_LEAST: Final = 4  # pixels of the photo
_STEPS: Final = 8  # an arrow moves an eighth of a note
_WAYS: Final = {
    (2, 1): N_("2 notes beside each other."),
    (1, 2): N_("2 notes below each other."),
    (3, 1): N_("3 notes beside each other."),
    (1, 3): N_("3 notes below each other."),
    (2, 2): N_("4 notes, two by two."),
}


class Making(StrEnum):
    """What is being made."""

    NOTHING = ""
    ADD = "add"
    SPLIT = "split"
    MERGE = "merge"
    BOARD = "board"


_TOOLS = {Making.ADD: Tool.BOX, Making.SPLIT: Tool.LINE, Making.MERGE: Tool.TOGETHER}
_DEEDS = {
    Making.ADD: N_("Add this note"),
    Making.SPLIT: N_("Split"),
    Making.MERGE: N_("Merge"),
    Making.BOARD: N_("Look again"),
}


@dataclass(frozen=True, slots=True)
class Made:
    """Outlines are to come in the place of these notes (none when a note is added), in one photo. Or the one outline is that
    of the board."""

    making: Making
    photo: Photo
    sighting_ids: tuple[str, ...]
    quads: tuple[Quad, ...]


class Pencil(QObject):
    """What is being made, and what it looks like. It asks no service."""

    # Emits: nothing; ask ``making``, ``outlines`` and ``words``.
    changed = Signal()
    # Emits: Made.
    made = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.making = Making.NOTHING
        self._photo: Photo | None = None
        self._ids: tuple[str, ...] = ()
        self._quads: Mapping[str, Quad] = {}
        self._numbers: Mapping[str, int] = {}
        self._near: tuple[str, ...] = ()
        self._outlines: tuple[Quad, ...] = ()
        self._turn = 0
        self._box: Box = (0, 0, 1, 1)

    @property
    def outlines(self) -> tuple[Quad, ...]:
        """What is drawn now; the board apart."""
        return () if self.making is Making.BOARD else self._outlines

    @property
    def board(self) -> Quad | None:
        """The board that is being shown."""
        return self._outlines[0] if self.making is Making.BOARD else None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the photo that is drawn on."""
        return (self._photo.width, self._photo.height) if self._photo is not None else (1, 1)

    @property
    def tool(self) -> Tool:
        """What the pointer does meanwhile."""
        return _TOOLS.get(self.making, Tool.CHOOSE)

    @property
    def picked(self) -> frozenset[str]:
        """What goes together with the first."""
        return frozenset(self._ids[1:]) if self.making is Making.MERGE else frozenset()

    @property
    def words(self) -> str:
        """What can be done now, in words."""
        if self.making is Making.ADD:
            return _(
                "Drag a rectangle round the note. Or move it with the arrows, and size it with Shift and the arrows."
            )
        if self.making is Making.SPLIT:
            way = shapes.ways(self._quads[self._ids[0]])[self._turn]
            return " ".join((_(_WAYS[way]), _("Or draw a line over the note with the mouse.")))
        if self.making is Making.MERGE:
            numbers = ", ".join(map(str, sorted(self._numbers.get(name, 0) for name in self._ids)))
            return " ".join(
                (_("Notes {numbers} become one.").format(numbers=numbers), _("Or click others on the photo."))
            )
        if self.making is Making.BOARD:
            return _(
                "Drag the four corners to those of the board. Or choose one with Tab and move it with the arrows, "
                "with Shift further."
            )
        return ""

    @property
    def deed(self) -> str:
        """What Enter does."""
        return _(_DEEDS[self.making]) if self.making else ""

    @property
    def has_other_ways(self) -> bool:
        """Whether the same key shows another way."""
        return self.making is Making.SPLIT or (self.making is Making.MERGE and len(self._near) > 1)

    def add(self, photo: Photo, known: Iterable[Quad], near: Quad | None) -> None:
        """A rectangle as large as a note, in a free place beside the one that was looked at last."""
        size, there = (photo.width, photo.height), tuple(known)
        side = round(shapes.usual_side(there, size))
        here = shapes.centre(near) if near is not None else (size[0] / 2 - side, size[1] / 2)
        self._photo, self._ids = photo, ()
        self._box = shapes.free_box(here, side, there, size)
        self._begin(Making.ADD, (shapes.box_quad(*self._box),))

    def split(self, photo: Photo, sighting_id: str, quad: Quad) -> None:
        """One note into two, across its longer side at first."""
        self._photo, self._ids, self._quads, self._turn = photo, (sighting_id,), {sighting_id: quad}, 0
        self._begin(Making.SPLIT, shapes.parts(quad, shapes.ways(quad)[0]))

    def merge(
        self,
        photo: Photo,
        sighting_id: str,
        quads: Mapping[str, Quad],
        numbers: Mapping[str, int],
        picked: Sequence[str] = (),
    ) -> None:
        """One note with its nearest neighbour, or with those that were picked. Does nothing when it is alone."""
        others = [(name, quad) for name, quad in quads.items() if name != sighting_id]
        if not others:
            return
        self._photo, self._quads, self._numbers, self._turn = photo, quads, numbers, 0
        self._near = shapes.nearest(quads[sighting_id], others)
        self._ids = (sighting_id, *(picked or self._near[:1]))
        self._begin(Making.MERGE, (self._together(),))

    def show_board(self, photo: Photo) -> None:
        """Where the board is, from what was found on."""
        self._photo, self._ids = photo, ()
        self._begin(Making.BOARD, (boardcorners.begin(photo.board, self.size),))

    def again(self) -> None:
        """Another way to split, or another neighbour."""
        if self.making is Making.SPLIT:
            quad = self._quads[self._ids[0]]
            self._turn = (self._turn + 1) % len(shapes.ways(quad))
            self._show(shapes.parts(quad, shapes.ways(quad)[self._turn]))
        elif self.making is Making.MERGE:
            self._turn = (self._turn + 1) % len(self._near)
            self._ids = (self._ids[0], self._near[self._turn])
            self._show((self._together(),))

    def pick(self, sighting_id: str) -> None:
        """Another note goes together with the first, or no longer."""
        first, *others = self._ids
        if self.making is not Making.MERGE or sighting_id == first or sighting_id not in self._quads:
            return
        if sighting_id not in others:
            self._ids = (*self._ids, sighting_id)
        elif len(others) > 1:
            self._ids = tuple(name for name in self._ids if name != sighting_id)
        self._show((self._together(),))

    def hear(self, fact: object) -> None:
        """What hands drew on the photo: a rectangle or a line is the deed at once, arrows only move."""
        if self._photo is None:
            return
        size = (self._photo.width, self._photo.height)
        if isinstance(fact, BoxDrawn) and self.making is Making.ADD:
            self._box = shapes.resized(shapes.moved(fact.box, (0, 0), size), (0, 0), _LEAST, size)
            self._show((shapes.box_quad(*self._box),))
            self.confirm()
        elif isinstance(fact, LineDrawn) and self.making is Making.SPLIT:
            halves = shapes.parted(self._quads[self._ids[0]], fact.start, fact.end)
            if halves:
                self._show(halves)
                self.confirm()
        elif isinstance(fact, Nudged) and self.making is Making.ADD:
            self._nudge(fact, size)
        elif (board := self.board) is not None:
            self._hear_corner(board, fact)

    def confirm(self) -> None:
        """So be it."""
        if self.making is Making.NOTHING or self._photo is None:
            return
        made = Made(self.making, self._photo, self._ids, self._outlines)
        self.leave()
        self.made.emit(made)

    def leave(self) -> None:
        """Everything stays as it was."""
        if self.making is not Making.NOTHING:
            self._begin(Making.NOTHING, ())

    def _nudge(self, fact: Nudged, size: tuple[int, int]) -> None:
        step = max(1, min(self._box[2:]) // _STEPS)
        by = (fact.direction[0] * step, fact.direction[1] * step)
        if fact.size:
            self._box = shapes.resized(self._box, by, 4 * _LEAST, size)
        else:
            self._box = shapes.moved(self._box, by, size)
        self._show((shapes.box_quad(*self._box),))

    def _hear_corner(self, board: Quad, fact: object) -> None:
        if isinstance(fact, boardcorners.CornerMoved):
            self._show((boardcorners.moved(board, fact.corner, fact.to, self.size),))
        elif isinstance(fact, boardcorners.CornerNudged):
            self._show((boardcorners.nudged(board, fact, self.size),))

    def _together(self) -> Quad:
        return shapes.union([self._quads[name] for name in self._ids])

    def _begin(self, making: Making, outlines: tuple[Quad, ...]) -> None:
        self.making = making
        self._show(outlines)

    def _show(self, outlines: tuple[Quad, ...]) -> None:
        self._outlines = outlines
        self.changed.emit()
