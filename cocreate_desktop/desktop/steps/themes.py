"""Ordenen at the desk: outline and board on one model, a line for notes that come late. Every act goes on the undo stack."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QWidget

from ...language import _, ngettext
from ...services.overview import EveningView
from .. import actions, forms
from ..board.hand import Hand
from ..board.menus import BoardMenus
from ..board.naming import NameField
from ..board.outline import Outline
from ..board.scene import BoardScene
from ..board.suggester import Suggester
from ..board.view import BoardView
from ..board.wishes import Chosen, Dropped, EditingWanted, Named, NamingWanted, Reworded
from ..desk import Desk
from ..models.board import BoardModel, BoardRow, RowKind
from ..parts.keybutton import KeyButton
from . import noteacts
from .captureline import CaptureLine
from .colourchoice import ColourChoice, ColourChosen
from .face import StepFace

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
        self._colour = "A"
        self._fresh = True
        self._side = forms.child(form, QWidget, "side")
        self._side_button = forms.child(form, QToolButton, "outlineButton")
        self._counts = forms.child(form, QLabel, "counts")
        self._group = forms.child(form, KeyButton, "group")
        self._move = forms.child(form, KeyButton, "moveTo")
        self._undo = forms.child(form, KeyButton, "undo")
        self._zoom = forms.child(form, QLabel, "zoom")
        self._search = forms.child(form, QLineEdit, "search")
        self._outline = forms.child(form, Outline, "outline")
        self._board = forms.child(form, BoardView, "board")
        self._colours = forms.child(form, ColourChoice, "colours")
        self._line = forms.child(form, CaptureLine, "line")
        self._outline.show_model(self._model)
        self._board.show_scene(self._scene)
        self._naming = NameField(self._board)
        self._acts = actions.build(self, "board")
        self._menus = BoardMenus(self.hand, self._model, self._acts, self._move)
        self._suggester = Suggester(desk, self._scene, form)
        self._wire(form)
        self._wire_acts()
        self._colours.show_letter(self._colour)
        self._show_choice()

    def show_view(self, view: EveningView) -> None:
        """Shows the board as it is now; what is being typed stays."""
        self._view = view
        self._model.show_board(view.board)
        notes, themes = len(view.board.notes), len(view.board.themes)
        words = ngettext("{n} note", "{n} notes", notes).format(n=notes)
        inside = ngettext("{notes} in {n} theme", "{notes} in {n} themes", themes)
        if not themes:
            inside = _("{notes}, no themes yet")
        self._counts.setText(inside.format(notes=words, n=themes))
        self._suggester.look(view)
        self._show_choice()

    def take_focus(self) -> None:
        """The line to type on."""
        self._line.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first time it is seen, the outline is there when there is room for it."""
        super().resizeEvent(event)
        if self._fresh and self.isVisible():
            self._fresh = False
            self._side_button.setChecked(self.width() >= ROOM_FOR_OUTLINE)

    def _wire(self, form: QWidget) -> None:
        self._scene.dropped.connect(self._on_dropped)
        self._scene.chosen.connect(self._on_scene_chosen)
        self._scene.wanted.connect(self._on_wanted)
        self._outline.chosen.connect(self._on_outline_chosen)
        self._outline.edited.connect(self._on_edited)
        self._outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._outline.customContextMenuRequested.connect(self._on_outline_menu)
        self._board.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._board.customContextMenuRequested.connect(self._on_board_menu)
        self._board.zoomed.connect(self._on_zoomed)
        self._naming.typed.connect(self._on_typed)
        self._naming.left.connect(self._back_to_board)
        self._side_button.toggled.connect(self._side.setVisible)
        self._search.textChanged.connect(self._model.search)
        self._line.returnPressed.connect(self._on_hang)
        self._line.lines_pasted.connect(self._on_lines)
        self._colours.chosen.connect(self._on_colour_chosen)
        self._group.clicked.connect(self._on_group)
        self._move.clicked.connect(self._menus.ask_place)
        self._undo.clicked.connect(self.desk.undo.undo)
        self.desk.undo.canUndoChanged.connect(self._undo.setEnabled)
        self._undo.setEnabled(self.desk.undo.canUndo())
        forms.child(form, KeyButton, "suggestionYes").clicked.connect(self._on_accept)
        forms.child(form, KeyButton, "hang").clicked.connect(self._on_hang)
        forms.child(form, QToolButton, "zoomIn").clicked.connect(self._on_larger)
        forms.child(form, QToolButton, "zoomOut").clicked.connect(self._on_smaller)

    def _wire_acts(self) -> None:
        for name, slot in (
            ("search", self._on_search),
            ("capture", self._line.setFocus),
            ("group", self._on_group),
            ("move", self._menus.ask_place),
            ("colour", self._menus.ask_colour),
            ("name", self._on_name),
            ("up", self._on_up),
            ("down", self._on_down),
            ("hide", self.hand.hide),
            ("merge", self.hand.merge),
            ("accept", self._on_accept),
            ("refuse", self._suggester.refuse),
            ("part", self.hand.part),
            ("mergeInto", self._menus.ask_theme),
            ("ungroup", self.hand.ungroup),
            ("larger", self._on_larger),
            ("smaller", self._on_smaller),
        ):
            self._acts[f"board.{name}"].triggered.connect(slot)
        for place, letter in enumerate("ABCDEF", 1):
            action = QAction(self)
            action.setData(letter)
            action.setShortcut(QKeySequence(f"Alt+{place}"))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(self._on_letter_key)
            self.addAction(action)

    def _show_choice(self) -> None:
        notes, theme = bool(self.hand.ids), self.hand.theme is not None
        for button in (self._group, self._move):
            button.setEnabled(notes)
        for name in ("group", "move", "colour", "hide"):
            self._acts[f"board.{name}"].setEnabled(notes)
        for name in ("name", "up", "down"):
            self._acts[f"board.{name}"].setEnabled(notes or theme)
        self._acts["board.merge"].setEnabled(len(self.hand.ids) > 1)
        self._acts["board.part"].setEnabled(bool(self.hand.joined))
        self._acts["board.mergeInto"].setEnabled(theme and len(self._model.board.themes) > 1)
        self._acts["board.ungroup"].setEnabled(theme)

    def _ask_name(self, theme_id: str) -> None:
        theme, box = self.hand.theme_of(theme_id), self._scene.head_of(theme_id)
        if theme is not None and box is not None:
            self._board.show_box(box)
            self._naming.ask_name(theme, box)

    def _ask_words(self, note_id: str) -> None:
        note = next((note for note in self._model.board.notes if note.id == note_id), None)
        box = self._scene.box_of(note_id)
        if note is not None and box is not None:
            self._board.show_box(box)
            self._naming.ask_words(note, box)

    @Slot()
    def _back_to_board(self) -> None:
        (self._outline if self._side.isVisible() else self._board).setFocus()

    @Slot(object)
    def _on_dropped(self, dropped: Dropped) -> None:
        if dropped.theme_id is None:
            self._scene.pick(frozenset(dropped.note_ids))
            self._on_group()
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
    def _on_wanted(self, wish: NamingWanted | EditingWanted) -> None:
        if isinstance(wish, NamingWanted):
            self._ask_name(wish.theme_id)
        else:
            self._ask_words(wish.note_id)

    @Slot(object)
    def _on_edited(self, row: BoardRow) -> None:
        if row.kind is RowKind.NOTE:
            self._ask_words(row.id)
        elif row.kind is RowKind.THEME:
            self._ask_name(row.id)

    @Slot(object)
    def _on_typed(self, typed: Named | Reworded) -> None:
        if isinstance(typed, Named):
            self.hand.name(typed.theme, typed.words)
        else:
            self.hand.reword(typed.note, typed.words)

    @Slot()
    def _on_hang(self) -> None:
        view, words = self._view, self._line.text()
        if view is None or view.step is None or not words.strip():
            return
        if noteacts.hang(self.desk, view.step.id, words, self._colour) is not None:
            self._line.clear()
        self._line.setFocus()

    @Slot()
    def _on_lines(self) -> None:
        if self._view is not None and self._view.step is not None:
            noteacts.take_pasted(self.desk, self._view.step.id, self._line.pasted, self._colour)

    @Slot()
    def _on_group(self) -> None:
        if self._view is not None:
            self._ask_name(self.hand.group(self._view))

    @Slot()
    def _on_accept(self) -> None:
        if self._suggester.now is not None:
            self._scene.pick(frozenset(self._suggester.now.note_ids))
            self._on_group()

    @Slot()
    def _on_name(self) -> None:
        if self.hand.ids:
            self._ask_words(self.hand.ids[0])
        elif self.hand.theme is not None:
            self._ask_name(self.hand.theme.id)

    @Slot()
    def _on_up(self) -> None:
        self.hand.shift(-1)

    @Slot()
    def _on_down(self) -> None:
        self.hand.shift(1)

    @Slot()
    def _on_search(self) -> None:
        self._side_button.setChecked(True)
        self._search.setFocus()
        self._search.selectAll()

    @Slot(object)
    def _on_colour_chosen(self, chosen: ColourChosen) -> None:
        self._colour = chosen.letter

    @Slot()
    def _on_letter_key(self) -> None:
        """On outline and board it colours what is chosen, else what is typed next."""
        action = self.sender()
        if not isinstance(action, QAction):
            return
        letter = str(action.data())
        if QApplication.focusWidget() in (self._outline, self._board) and self.hand.ids:
            self.hand.recolour(letter)
        else:
            self._colours.show_letter(letter)
            self._on_colour_chosen(ColourChosen(letter))

    @Slot(QPoint)
    def _on_board_menu(self, place: QPoint) -> None:
        self._scene.pick_at(self._board.mapToScene(place))
        self._menus.open_at(self._board.viewport().mapToGlobal(place))

    @Slot(QPoint)
    def _on_outline_menu(self, place: QPoint) -> None:
        self._menus.open_at(self._outline.viewport().mapToGlobal(place))

    @Slot(object)
    def _on_zoomed(self, percent: int) -> None:
        self._zoom.setText(f"{percent} %")

    @Slot()
    def _on_larger(self) -> None:
        self._board.zoom_by(1)

    @Slot()
    def _on_smaller(self) -> None:
        self._board.zoom_by(-1)
