"""What the facilitator does with the chosen notes and theme, by mouse, key or menu: each act once, on the undo stack."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QUndoCommand

from ...domain.notes import Note, NoteState, first_words
from ...domain.themes import Theme
from ...language import _, ngettext
from ...services.overview import EveningView
from ..desk import Desk
from ..models.board import BoardModel, theme_words
from ..pictures import PictureBook
from ..steps import noteacts
from . import commands
from .acts import Choice
from .scene import BoardScene


class Hand:
    """Acts on what is chosen on the scene; says what it did, with a way back."""

    def __init__(self, desk: Desk, model: BoardModel, scene: BoardScene) -> None:
        self._desk = desk
        self._model = model
        self._scene = scene

    @property
    def notes(self) -> tuple[Note, ...]:
        """The chosen notes as they stand: theme by theme, the loose ones last."""
        return tuple(note for note in self._model.board.in_order() if note.id in self._scene.picked)

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(note.id for note in self.notes)

    @property
    def theme(self) -> Theme | None:
        """The chosen theme."""
        return self.theme_of(self._scene.theme)

    def theme_of(self, theme_id: str | None) -> Theme | None:
        """A theme that is on the board."""
        return next((theme for theme in self._model.board.themes if theme.id == theme_id), None)

    @property
    def pictures(self) -> PictureBook:
        """The pictures of the project."""
        return self._desk.pictures

    @property
    def photographed(self) -> Note | None:
        """The chosen note when it is the only one and has a photo; none on the board for the room."""
        if len(self._scene.picked) != 1 or self._scene.far:
            return None
        return next((note for note in self.notes if note.picture), None)

    @property
    def choice(self) -> Choice:
        """What can be done with it."""
        return Choice(
            notes=len(self.ids),
            splitting=bool(self.splitting),
            joined=bool(self.joined),
            changed=bool(self.changed),
            photographed=self.photographed is not None,
            theme=self.theme is not None,
            themes=len(self._model.board.themes),
            hits=bool(self._model.hits),
        )

    def group(self, view: EveningView) -> str:
        """Makes a theme of the chosen notes, named as it was on the wall when these were suggested; gives its id, empty when it
        was not made."""
        if view.step is None or not self.ids:
            return ""
        many = len(self.ids)
        name = self._scene.picked_name
        command = commands.GroupNotes(self._desk, view.evening.id, view.step.id, self.ids, name)
        self._desk.undo.push(command)
        if command.theme_id:
            self._tell(ngettext("{n} note grouped.", "{n} notes grouped.", many).format(n=many))
        return command.theme_id

    @property
    def splitting(self) -> tuple[str, ...]:
        """The chosen notes when they are some of those in one theme, else none: only then it can be split."""
        themes = {note.theme_id for note in self.notes}
        rest = {note.theme_id for note in self._model.board.notes if note.id not in self._scene.picked}
        return self.ids if len(themes) == 1 and themes <= rest and "" not in themes else ()

    def split(self, view: EveningView, note_ids: Sequence[str], name: str) -> None:
        """Gives notes of one theme a theme of their own."""
        if self._do(commands.SplitTheme(self._desk, view.evening.id, note_ids, name)):
            many = ngettext(
                "{n} note in a theme of its own.", "{n} notes in a theme of their own.", len(note_ids)
            )
            self._tell(many.format(n=len(note_ids)))

    def duplicate(self, theme_id: str) -> None:
        """Hangs the chosen notes in a second place too; the copies are chosen then."""
        if not self.ids:
            return
        command = commands.DuplicateNotes(self._desk, self.ids, theme_id)
        self._desk.undo.push(command)
        if command.copies:
            self._scene.pick(frozenset(command.copies))
            told = ngettext(
                "{n} note hangs in two places now and counts once.",
                "{n} notes hang in two places now and count once.",
                len(command.copies),
            )
            self._tell(told.format(n=len(command.copies)))

    @property
    def changed(self) -> tuple[Note, ...]:
        """The chosen notes whose first words can be put back."""
        return tuple(note for note in self.notes if first_words(note))

    def put_first_words_back(self) -> None:
        """The chosen notes say again what they said first."""
        found = [
            commands.EditNote(self._desk, note.id, note.text, first_words(note)) for note in self.changed
        ]
        self._in_one(_("Put the first words back"), found)

    def move(self, note_ids: Sequence[str], theme_id: str, before: str = "") -> None:
        """Moves notes into a theme (empty: loose)."""
        if note_ids:
            self._desk.undo.push(commands.MoveNotes(self._desk, note_ids, theme_id, before))

    def hide(self) -> None:
        """Hides the chosen notes from the room, wherever they hang; of a linked copy only the copy goes."""
        there = {note.id for note in self._model.board.notes}
        copies = [note for note in self.notes if note.linked_to in there]
        noteacts.set_state(self._desk, [note for note in self.notes if note not in copies], NoteState.HIDDEN)
        left = {note.id for note in self._model.board.notes}
        taken = [note.id for note in copies if note.id in left]
        if taken and self._do(commands.TakeCopies(self._desk, taken)):
            told = ngettext(
                "{n} copy is gone. The note still hangs in its other place.",
                "{n} copies are gone. The notes still hang in their other places.",
                len(taken),
            )
            self._tell(told.format(n=len(taken)))

    def merge(self) -> None:
        """The first of the chosen notes stands for all of them."""
        many = len(self.ids)
        if many > 1 and self._do(commands.MergeNotes(self._desk, self.ids)):
            self._scene.pick(frozenset(self.ids[:1]))
            self._tell(_("{n} notes count as one.").format(n=many))

    def part(self) -> None:
        """What the chosen notes stand for hangs by itself again."""
        found = [commands.PartNotes(self._desk, note_id) for note_id in self.joined]
        self._in_one(_("Take joined notes apart"), found)

    @property
    def joined(self) -> tuple[str, ...]:
        """The chosen notes that stand for more than themselves."""
        return tuple(note_id for note_id in self.ids if note_id in self._model.board.times)

    def absorb(self, into: str) -> None:
        """The chosen theme goes up into another."""
        theme, other = self.theme, self.theme_of(into)
        if theme is None or other is None or theme.id == into:
            return
        if self._do(commands.MergeThemes(self._desk, theme.id, into)):
            self._tell(_("The notes now hang under “{name}”.").format(name=theme_words(other)))

    def ungroup(self) -> None:
        """Takes the chosen theme away; its notes hang loose."""
        theme = self.theme
        if theme is not None and self._do(commands.Ungroup(self._desk, theme.id)):
            self._tell(_("The theme is gone, its notes hang loose."))

    def recolour(self, colour: str) -> None:
        """Gives the chosen notes another colour."""
        others = [(note.id, note.colour) for note in self.notes if note.colour != colour]
        if others:
            self._desk.undo.push(commands.RecolourNotes(self._desk, others, colour))

    def name(self, theme: Theme, words: str) -> None:
        """Gives a theme its sentence."""
        if words.strip() != theme.name:
            self._desk.undo.push(commands.NameTheme(self._desk, theme.id, theme.name, words))

    def reword(self, note: Note, words: str) -> None:
        """Puts a note in other words; none at all changes nothing."""
        if words.strip() and words.strip() != note.text:
            self._desk.undo.push(commands.EditNote(self._desk, note.id, note.text, words))

    def up(self) -> None:
        """One place up."""
        self.shift(-1)

    def down(self) -> None:
        """One place down."""
        self.shift(1)

    def shift(self, steps: int) -> None:
        """One place up (-1) or down (1): the chosen notes in their theme, or the chosen theme among the themes."""
        if self.notes:
            self._shift_notes(steps)
        elif self.theme is not None:
            self._shift_theme(self.theme, steps)

    def _shift_notes(self, steps: int) -> None:
        theme_id = self.notes[0].theme_id
        row = [note.id for note in self._model.board.of(theme_id)]
        mine = [note for note in self.ids if note in row]
        staying = [note for note in row if note not in mine]
        above = sum(row.index(note) < row.index(mine[0]) for note in staying)
        spot = above + steps
        if 0 <= spot <= len(staying):
            before = staying[spot] if spot < len(staying) else ""
            self.move(mine, theme_id, before)

    def _shift_theme(self, theme: Theme, steps: int) -> None:
        ids = [one.id for one in self._model.board.themes if one.id != theme.id]
        here = [one.id for one in self._model.board.themes].index(theme.id)
        spot = here + steps
        if 0 <= spot <= len(ids):
            after = ids[spot - 1] if spot else ""
            self._desk.undo.push(commands.MoveTheme(self._desk, theme.id, after))

    def _do(self, command: QUndoCommand) -> bool:
        """Whether it was done: one that the services refused leaves the stack, and nothing may be told about it."""
        before = self._desk.undo.index()
        self._desk.undo.push(command)
        return self._desk.undo.index() > before

    def _in_one(self, words: str, found: Sequence[QUndoCommand]) -> None:
        """One act of the facilitator is one step back, however many notes it was about."""
        if len(found) == 1:
            self._desk.undo.push(found[0])
        elif found:
            self._desk.undo.beginMacro(words)
            for command in found:
                self._desk.undo.push(command)
            self._desk.undo.endMacro()

    def _tell(self, words: str) -> None:
        self._desk.voice.message(words, self._desk.undo.undo)
