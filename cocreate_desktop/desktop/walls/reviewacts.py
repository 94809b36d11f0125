"""What the facilitator does in a review, on the undo stack: takes, rejects, adds, splits, merges. Cutting a new outline
out of the photo is long work and goes aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImageReader

from ...domain.errors import CocreateError
from ...domain.notes import Note
from ...domain.walls import Photo, Quad, Sighting, SightingState, box_of
from ...language import N_, _
from ...services.seeing import Eyes
from ...services.walls import Drawn, Walls
from ..desk import Desk
from ..steps import acts
from .pencil import Made, Making

_WORDS: Final = {
    Making.ADD: N_("Add a note from the photo"),
    Making.SPLIT: N_("Split a note in the photo"),
    Making.MERGE: N_("Merge notes in the photo"),
}


class ReviewActs(QObject):
    """Each act is one command. A note that is drawn again by redo is another one; ids are followed to it."""

    # Emits: str, the id of the note that the act or its undoing is about: it is the current one next.
    about = Signal(str)
    # Emits: nothing; a new outline is being cut, or that is over.
    turned = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._newer: dict[str, str] = {}
        self._cutting = 0

    @property
    def cutting(self) -> bool:
        """Whether an outline is being cut."""
        return self._cutting > 0

    def take(self, one: Sighting, words: str, letter: str, before: Note | None) -> bool:
        """It becomes a note, or that note (``before``) gets these words. ``letter`` is empty for the paper's own colour. False
        when the services refused."""
        walls = self._desk.services.walls

        def verb() -> Note:
            return walls.take(self._now(one.id), words, colour=letter)

        def back(_note: Note) -> None:
            if before is not None:
                walls.take(self._now(one.id), before.text, colour=before.colour)
            else:
                walls.reopen([self._now(one.id)])
            self.about.emit(self._now(one.id))

        return acts.do(self._desk, _("Check a note"), verb, back) is not None

    def reject(self, one: Sighting, before: Note | None) -> bool:
        """It is no note."""
        walls = self._desk.services.walls

        def verb() -> None:
            walls.reject([self._now(one.id)])

        def back() -> None:
            walls.reopen([self._now(one.id)])
            if before is not None:
                walls.take(self._now(one.id), before.text, colour=before.colour)
            self.about.emit(self._now(one.id))

        return acts.did(self._desk, _("Not a note"), verb, back)

    def reopen(self, one: Sighting) -> bool:
        """What was no note, or was seen before, waits for a look of its own."""
        walls = self._desk.services.walls

        def verb() -> None:
            walls.reopen([self._now(one.id)])

        def back() -> None:
            if one.state is SightingState.DOUBLE:
                walls.doubled({self._now(one.id): self._now(one.same_as)})
            else:
                walls.reject([self._now(one.id)])
            self.about.emit(self._now(one.id))

        return acts.did(self._desk, _("A note after all"), verb, back)

    def make(
        self, made: Made, before: Sequence[tuple[Sighting, Note | None]], told: Callable[[Sighting], None]
    ) -> None:
        """Cuts the outlines aside and then puts them in their place; ``told`` hears of the first new note. ``before`` are the
        notes that they replace."""
        walls, eyes = self._desk.services.walls, self._desk.project.eyes
        self._turn(1)

        def work() -> tuple[Drawn, ...] | CocreateError:
            try:
                return cut_out(walls, eyes, made.photo, made.quads)
            except CocreateError as problem:
                return problem

        def done(found: tuple[Drawn, ...] | CocreateError) -> None:
            self._turn(-1)
            if isinstance(found, CocreateError):
                self._desk.voice.problem(found)
                return
            if not made.photo.whole:
                self._desk.voice.message(
                    _("The whole photo is not kept any more. This comes from the part that is.")
                )
            if (first := self._put(made, before, found)) is not None:
                told(first)

        self._desk.aside(work, done)

    def _put(
        self, made: Made, before: Sequence[tuple[Sighting, Note | None]], drawn: tuple[Drawn, ...]
    ) -> Sighting | None:
        walls = self._desk.services.walls
        names: list[str] = []

        def verb() -> Sighting:
            if made.making is Making.ADD:
                new: tuple[Sighting, ...] = (walls.draw(made.photo.id, drawn[0]),)
            else:
                new = walls.reshape([self._now(name) for name in made.sighting_ids], drawn)
            self._newer.update(zip(names, (one.id for one in new), strict=False))
            names[:] = [one.id for one in new]
            self.about.emit(new[0].id)
            return new[0]

        def back(_first: Sighting) -> None:
            if made.making is Making.ADD:
                walls.erase(names[0])
                return
            walls.put_back(names, [self._now(name) for name in made.sighting_ids])
            for one, note in before:
                if note is not None:
                    walls.take(self._now(one.id), note.text, colour=note.colour)
            self.about.emit(self._now(made.sighting_ids[0]))

        return acts.do(self._desk, _(_WORDS[made.making]), verb, back)

    def _now(self, sighting_id: str) -> str:
        while sighting_id in self._newer:
            sighting_id = self._newer[sighting_id]
        return sighting_id

    def _turn(self, by: int) -> None:
        self._cutting += by
        self.turned.emit()


def cut_out(walls: Walls, eyes: Eyes, photo: Photo, quads: Sequence[Quad]) -> tuple[Drawn, ...]:
    """Each outline with what lies in it, out of the whole photo, or out of the part that is kept. Long work. Raises Gone,
    BadFile."""
    if photo.whole:
        content = walls.whole(photo.id)
        return tuple(Drawn(quad, eyes.cut(content, quad)) for quad in quads)
    content = walls.picture(photo.picture)
    return tuple(Drawn(quad, eyes.cut(content, _in_part(quad, photo, content))) for quad in quads)


def _in_part(quad: Quad, photo: Photo, content: bytes) -> Quad:
    """The outline in pixels of the picture that is kept."""
    left, top, wide, high = box_of(photo.cut)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    size = QImageReader(buffer).size()
    across, down = size.width() / max(1, wide), size.height() / max(1, high)
    a, b, c, d = (((x - left) * across, (y - top) * down) for x, y in quad)
    return a, b, c, d
