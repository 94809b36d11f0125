"""Ordenen at the desk: outline and board on one model, a line for notes that come late. Every act goes on the undo stack."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QToolButton, QWidget

from ...language import _, ngettext
from ...services.overview import EveningView
from .. import actions, forms
from ..board import acts
from ..board.finding import Finding
from ..board.hand import Hand
from ..board.lateline import LateLine
from ..board.legend import Legend
from ..board.menus import BoardMenus
from ..board.noteinfo import detail_words
from ..board.outline import Outline
from ..board.roomboard import RoomBoard
from ..board.scene import BoardScene
from ..board.suggester import Suggester
from ..board.view import BoardView
from ..board.waitingnotes import WaitingNotes
from ..board.wishes import Chosen, Dropped
from ..board.writing import Writing
from ..desk import Desk
from ..models.board import BoardModel, BoardRow, RowKind
from ..parts.keybutton import KeyButton
from ..parts.shortlabel import NameLabel
from . import keys
from .face import StepFace, WallStanding
from .wallbuttons import WallButtons

# Under this width (pixels) the outline is closed until somebody opens it.
ROOM_FOR_OUTLINE = 1500


class Face(StepFace):
    """The desk's face of putting in order."""

    wide = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "steps/themes")
        self._model = BoardModel(self)
        self._scene = BoardScene(self._model, self)
        self.hand = Hand(desk, self._model, self._scene)
        self._view: EveningView | None = None
        self._asked = False
        self._side = forms.child(form, QWidget, "side")
        self._side_button = forms.child(form, QToolButton, "outlineButton")
        self._counts = forms.child(form, QLabel, "counts")
        self._question = forms.child(form, NameLabel, "question")
        self._room_question = forms.child(form, QLabel, "roomQuestion")
        self._detail = forms.child(form, QLabel, "detail")
        self._detail_card = forms.child(form, QFrame, "detailCard")
        self._zoom = forms.child(form, QLabel, "zoom")
        self._legend = forms.child(form, Legend, "legend")
        self._outline = forms.child(form, Outline, "outline")
        self._board = forms.child(form, BoardView, "board")
        self._outline.show_model(self._model)
        self._board.show_scene(self._scene)
        self._writing = Writing(self.hand, self._model, self._scene, self._board, self._shown_view)
        self._late = LateLine(desk, form, self._shown_view)
        self._photos = WallButtons(self, form, self._board.viewport(), forms.child(form, QLineEdit, "line"))
        search, found = forms.child(form, QLineEdit, "search"), forms.child(form, QLabel, "found")
        self._finding = Finding(search, found, self._model, self._scene, self._board)
        self._acts = actions.build(self, "board")
        move = forms.child(form, KeyButton, "moveTo")
        self._menus = BoardMenus(self.hand, self._model, self._acts, move)
        self._suggester = Suggester(desk, self._scene, form)
        self._waiting = WaitingNotes(desk, form)
        self._room = RoomBoard(self, self._board, self._scene)
        self._buttons = {"group": forms.child(form, KeyButton, "group"), "move": move}
        self._wire(form)
        self._wire_acts()
        self._wire_buttons(form)
        self._show_choice()

    def show_view(self, view: EveningView) -> None:
        """Shows the board as it is now; what is being typed stays."""
        self._view = view
        self._model.show_board(view.board)
        notes, themes = view.board.count, len(view.board.themes)
        words = ngettext("{n} note", "{n} notes", notes).format(n=notes)
        inside = ngettext("{notes} in {n} theme", "{notes} in {n} themes", themes)
        if not themes:
            inside = _("{notes}, no themes yet")
        self._counts.setText(inside.format(notes=words, n=themes))
        question = (view.step.question if view.step else "") or view.project.question
        self._question.show_words(question)
        self._room_question.setText(question)
        self._legend.show_notes(view.board.notes)
        self._suggester.look(view)
        self._waiting.show_view(view)
        self._show_choice()

    def show_wall(self, standing: WallStanding) -> None:
        """How much of photos waits for a look."""
        self._photos.show_wall(standing)

    def take_focus(self) -> None:
        """The line to type on."""
        self._late.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The outline is there when there is room for it, until somebody says otherwise."""
        super().resizeEvent(event)
        if not self._asked and not self._room.on:
            self._side_button.setChecked(self.width() >= ROOM_FOR_OUTLINE)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another step or room: the window is the desk's again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._room.leave()

    def _shown_view(self) -> EveningView | None:
        return self._view

    def _wire(self, form: QWidget) -> None:
        self._scene.dropped.connect(self._on_dropped)
        self._scene.chosen.connect(self._on_scene_chosen)
        self._outline.chosen.connect(self._on_outline_chosen)
        self._outline.edited.connect(self._on_edited)
        self._menus.follow(self._outline, self._board, self._scene)
        self._board.zoomed.connect(self._on_zoomed)
        self._writing.left.connect(self._back_to_board)
        self._finding.left.connect(self._back_to_board)
        self._finding.changed.connect(self._show_choice)
        self._suggester.changed.connect(self._show_choice)
        self._side_button.toggled.connect(self._side.setVisible)
        self._side_button.clicked.connect(self._on_side_asked)
        self._room.changed.connect(self._suggester.put_away)
        self._room.changed.connect(self._legend.set_far)
        never = ("bar", "side", "foot")
        self._room.parts(
            (forms.child(form, QWidget, "roomBar"),), [forms.child(form, QWidget, name) for name in never]
        )

    def _wire_buttons(self, form: QWidget) -> None:
        undo = forms.child(form, KeyButton, "undo")
        undo.clicked.connect(self.desk.undo.undo)
        self.desk.undo.canUndoChanged.connect(undo.setEnabled)
        undo.setEnabled(self.desk.undo.canUndo())
        self._buttons["group"].clicked.connect(self._writing.group)
        self._buttons["move"].clicked.connect(self._menus.ask_place)
        forms.child(form, KeyButton, "suggestionYes").clicked.connect(self._on_accept)
        forms.child(form, QToolButton, "zoomIn").clicked.connect(self._on_larger)
        forms.child(form, QToolButton, "zoomOut").clicked.connect(self._on_smaller)
        forms.child(form, QToolButton, "fitAll").clicked.connect(self._board.fit_all)
        forms.child(form, QToolButton, "roomButton").clicked.connect(self._room.toggle)
        forms.child(form, KeyButton, "roomBack").clicked.connect(self._room.leave)

    def _wire_acts(self) -> None:
        hand, menus, finding = self.hand, self._menus, self._finding
        slots = {
            "group": self._writing.group,
            "split": self._writing.ask_split,
            "move": menus.ask_place,
            "duplicate": menus.ask_copy,
            "merge": hand.merge,
            "part": hand.part,
            "colour": menus.ask_colour,
            "paint": self._on_letter_key,
            "name": self._writing.ask_chosen,
            "firstWords": hand.put_first_words_back,
            "hide": hand.hide,
            "mergeInto": menus.ask_theme,
            "ungroup": hand.ungroup,
            "up": hand.up,
            "down": hand.down,
            "waiting": self._waiting.ask,
            "accept": self._on_accept,
            "refuse": self._suggester.refuse,
            "search": self._on_search,
            "nextHit": finding.next,
            "previousHit": finding.previous,
            "capture": self._on_capture,
            "larger": self._on_larger,
            "smaller": self._on_smaller,
            "fitAll": self._board.fit_all,
            "room": self._room.toggle,
            "menu": menus.open_by_key,
        }
        acts.wire(self._acts, slots)
        paint = self._acts["board.paint"]
        for key, letter in zip(paint.shortcuts(), "ABCDEF", strict=True):
            keys.add(self, key.toString(), self._on_letter_key, letter)
        paint.setShortcuts([])

    @Slot()
    def _show_choice(self) -> None:
        choice = self.hand.choice
        there = choice.beside(suggestion=self._suggester.now is not None, waiting=self._waiting.some)
        acts.allow(self._acts, there)
        for name, button in self._buttons.items():
            button.setEnabled(self._acts[f"board.{name}"].isEnabled())
        note = self.hand.notes[0] if choice.notes == 1 else None
        told = ""
        if note is not None:
            told = detail_words(note, self._model.also(note.id), self._model.board.times.get(note.id, 1))
        self._detail.setText(told)
        self._detail_card.setVisible(bool(told))

    @Slot()
    def _back_to_board(self) -> None:
        (self._outline if self._side.isVisible() else self._board).setFocus()

    @Slot(object)
    def _on_dropped(self, dropped: Dropped) -> None:
        if dropped.theme_id is None:
            self._scene.pick(frozenset(dropped.note_ids))
            self._writing.group()
        else:
            self.hand.move(dropped.note_ids, dropped.theme_id, dropped.before)

    @Slot(object)
    def _on_scene_chosen(self, chosen: Chosen) -> None:
        self._outline.pick(chosen)
        self._show_choice()

    @Slot(object)
    def _on_outline_chosen(self, chosen: Chosen) -> None:
        self._scene.pick(chosen.note_ids, chosen.theme_id)
        for note in tuple(chosen.note_ids)[:1]:
            box = self._scene.box_of(note)
            if box is not None:
                self._board.show_box(box)

    @Slot(object)
    def _on_edited(self, row: BoardRow) -> None:
        if row.kind is RowKind.NOTE:
            self._writing.ask_words(row.id)
        elif row.kind is RowKind.THEME:
            self._writing.ask_name(row.id)

    @Slot()
    def _on_accept(self) -> None:
        if self._suggester.now is not None:
            self._scene.pick(frozenset(self._suggester.now.note_ids))
            self._writing.group()

    @Slot()
    def _on_capture(self) -> None:
        self._room.leave()
        self._late.take_focus()

    @Slot()
    def _on_search(self) -> None:
        self._room.leave()
        self._on_side_asked()
        self._side_button.setChecked(True)
        self._finding.ask()

    @Slot()
    def _on_side_asked(self) -> None:
        """Who opened or closed the outline decides about it from now on."""
        self._asked = True

    @Slot()
    def _on_letter_key(self) -> None:
        """On outline and board it colours what is chosen, else what is typed next."""
        letter = keys.asked(self)
        if QApplication.focusWidget() in (self._outline, self._board) and self.hand.ids:
            self.hand.recolour(letter)
        elif letter:
            self._late.take_colour(letter)

    @Slot(object)
    def _on_zoomed(self, percent: int) -> None:
        self._zoom.setText(f"{percent} %")

    @Slot()
    def _on_larger(self) -> None:
        self._board.zoom_by(1)

    @Slot()
    def _on_smaller(self) -> None:
        self._board.zoom_by(-1)
