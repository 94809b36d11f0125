"""What the facilitator did on the board, as commands for undo. They hold ids and intent, ask the services again, and say so
when a note or theme is gone meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.suggesting import Refusal
from ...language import _, ngettext
from ...services.board import Absorbed, Joined, Place
from ..deed import Deed
from ..desk import Desk


class MoveNotes(Deed):
    """Notes into a theme (empty: loose)."""

    def __init__(self, desk: Desk, note_ids: Sequence[str], theme_id: str, before: str = "") -> None:
        super().__init__(desk, _("Move notes"))
        self._ids, self._theme, self._before = tuple(note_ids), theme_id, before
        self._places: tuple[Place, ...] = ()

    def act(self) -> None:
        """Moves and remembers where they were."""
        self._places = self._desk.services.boards.move(self._ids, self._theme, before=self._before)

    def take_back(self) -> None:
        """Puts back those that are still there."""
        back = self._desk.services.boards.put_back(self._places)
        lost = len(self._places) - len(back)
        if lost:
            words = ngettext("{n} note was gone and stays so.", "{n} notes were gone and stay so.", lost)
            self._desk.voice.message(words.format(n=lost))


class GroupNotes(Deed):
    """A new theme of notes."""

    def __init__(
        self, desk: Desk, evening_id: str, step_id: str, note_ids: Sequence[str], name: str = ""
    ) -> None:
        super().__init__(desk, _("Group notes"))
        self._evening, self._step, self._ids, self._name = evening_id, step_id, tuple(note_ids), name
        self._before: tuple[Place, ...] = ()
        self._inside: tuple[Place, ...] = ()
        self.theme_id = ""

    def act(self) -> None:
        """Makes the theme; again after an undo it is the same theme, with what others put in it meanwhile."""
        boards = self._desk.services.boards
        if self.theme_id:
            boards.regroup(self.theme_id, self._inside)
            self._before = boards.move(self._ids, self.theme_id)
            return
        board = boards.board(self._evening)
        self._before = tuple(Place(n.id, n.theme_id, n.rank) for n in board.notes if n.id in self._ids)
        self.theme_id = self._make()

    def take_back(self) -> None:
        """The notes go back where they hung."""
        boards = self._desk.services.boards
        self._inside = boards.ungroup(self.theme_id)
        there = {place.note_id for place in self._inside}
        boards.put_back([place for place in self._before if place.note_id in there])

    def _make(self) -> str:
        boards = self._desk.services.boards
        return boards.group(self._evening, self._step, self._ids, self._name).id


class SplitTheme(GroupNotes):
    """Notes of one theme get a theme of their own, with its name."""

    def __init__(self, desk: Desk, evening_id: str, note_ids: Sequence[str], name: str) -> None:
        super().__init__(desk, evening_id, "", note_ids, name)
        self.setText(_("Split the theme"))

    def _make(self) -> str:
        return self._desk.services.boards.split(self._ids, self._name).id


class DuplicateNotes(Deed):
    """Notes hang in a second theme too (empty: loose), linked to what they are copies of."""

    def __init__(self, desk: Desk, note_ids: Sequence[str], theme_id: str) -> None:
        super().__init__(desk, _("Hang in a second place"))
        self._ids, self._theme = tuple(note_ids), theme_id
        self.copies: tuple[str, ...] = ()

    def act(self) -> None:
        """Hangs the copies; again after an undo they are the same ones."""
        services = self._desk.services
        if self.copies:
            services.capturing.restore(self.copies)
            return
        made = [services.boards.duplicate(note_id, theme_id=self._theme) for note_id in self._ids]
        self.copies = tuple(note.id for note in made)

    def take_back(self) -> None:
        """Takes the copies away; the first note stays where it is."""
        self._desk.services.capturing.remove(self.copies)


class TakeCopies(Deed):
    """Linked copies are taken away; their notes stay."""

    def __init__(self, desk: Desk, note_ids: Sequence[str]) -> None:
        super().__init__(desk, _("Take the copy away"))
        self._ids = tuple(note_ids)

    def act(self) -> None:
        """Takes them away."""
        self._desk.services.capturing.remove(self._ids)

    def take_back(self) -> None:
        """They hang again."""
        self._desk.services.capturing.restore(self._ids)


class Ungroup(Deed):
    """A theme is taken away, its notes hang loose."""

    def __init__(self, desk: Desk, theme_id: str) -> None:
        super().__init__(desk, _("Take the theme away"))
        self._theme = theme_id
        self._places: tuple[Place, ...] = ()

    def act(self) -> None:
        """Takes it away."""
        self._places = self._desk.services.boards.ungroup(self._theme)

    def take_back(self) -> None:
        """Brings it back with its notes."""
        self._desk.services.boards.regroup(self._theme, self._places)


class MergeNotes(Deed):
    """The first note stands for the others, which say the same."""

    def __init__(self, desk: Desk, note_ids: Sequence[str]) -> None:
        super().__init__(desk, _("Join notes"))
        self._ids = tuple(note_ids)
        self._before: tuple[Joined, ...] = ()

    def act(self) -> None:
        """Joins them."""
        self._before = self._desk.services.boards.merge(self._ids)

    def take_back(self) -> None:
        """Each hangs as it did."""
        self._desk.services.boards.join(self._before)


class PartNotes(Deed):
    """The doubles of a note hang by themselves again."""

    def __init__(self, desk: Desk, note_id: str) -> None:
        super().__init__(desk, _("Take notes apart"))
        self._note = note_id
        self._before: tuple[Joined, ...] = ()

    def act(self) -> None:
        """Takes them apart."""
        self._before = self._desk.services.boards.part(self._note)

    def take_back(self) -> None:
        """Joins them again."""
        self._desk.services.boards.join(self._before)


class NameTheme(Deed):
    """A theme gets its sentence."""

    def __init__(self, desk: Desk, theme_id: str, old: str, new: str) -> None:
        super().__init__(desk, _("Name the theme"))
        self._theme, self._old, self._new = theme_id, old, new

    def act(self) -> None:
        """Names it."""
        self._desk.services.boards.name(self._theme, self._new)

    def take_back(self) -> None:
        """Gives it the name it had."""
        self._desk.services.boards.name(self._theme, self._old)


class MergeThemes(Deed):
    """A theme goes up into another."""

    def __init__(self, desk: Desk, theme_id: str, into: str) -> None:
        super().__init__(desk, _("Merge themes"))
        self._theme, self._into = theme_id, into
        self._absorbed: Absorbed | None = None

    def act(self) -> None:
        """Its notes go over and it goes."""
        self._absorbed = self._desk.services.boards.absorb(self._theme, self._into)

    def take_back(self) -> None:
        """It comes back with its notes and what was agreed about it."""
        if self._absorbed is not None:
            self._desk.services.boards.release(self._theme, self._into, self._absorbed)


class MoveTheme(Deed):
    """A theme gets another place among the themes."""

    def __init__(self, desk: Desk, theme_id: str, after: str) -> None:
        super().__init__(desk, _("Move the theme"))
        self._theme, self._after, self._stood_after = theme_id, after, ""

    def act(self) -> None:
        """Puts it after another theme (empty: first)."""
        self._stood_after = self._desk.services.boards.move_theme(self._theme, after=self._after)

    def take_back(self) -> None:
        """Puts it where it was."""
        self._desk.services.boards.move_theme(self._theme, after=self._stood_after)


class EditNote(Deed):
    """A note is put in better words; the original stays in the record."""

    def __init__(self, desk: Desk, note_id: str, old: str, new: str) -> None:
        super().__init__(desk, _("Change the words"))
        self._note, self._old, self._new = note_id, old, new

    def act(self) -> None:
        """Changes the words."""
        self._desk.services.capturing.edit(self._note, self._new)

    def take_back(self) -> None:
        """Gives the words back that stood there."""
        self._desk.services.capturing.edit(self._note, self._old)


class RecolourNotes(Deed):
    """Notes get another colour."""

    def __init__(self, desk: Desk, colours: Sequence[tuple[str, str]], colour: str) -> None:
        super().__init__(desk, _("Give another colour"))
        self._old, self._new = tuple(colours), colour

    def act(self) -> None:
        """Colours them."""
        self._desk.services.capturing.recolour([note for note, _colour in self._old], self._new)

    def take_back(self) -> None:
        """Gives each its own colour back."""
        for note, colour in self._old:
            self._desk.services.capturing.recolour([note], colour)


class RefuseSuggestion(Deed):
    """A suggestion is not made again."""

    def __init__(self, desk: Desk, step_id: str, refusal: Refusal) -> None:
        super().__init__(desk, _("Refuse a suggestion"))
        self._step, self._refusal = step_id, refusal

    def act(self) -> None:
        """Remembers it."""
        self._desk.services.boards.refuse(self._step, self._refusal)

    def take_back(self) -> None:
        """Forgets it."""
        self._desk.services.boards.refuse(self._step, self._refusal, refused=False)
