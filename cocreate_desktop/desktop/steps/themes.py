"""Ordenen at the desk: outline and board on one model, a line for notes that come late. Every act goes on the undo stack."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QCursor, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QToolButton, QWidget

from ...domain.notes import Note
from ...domain.themes import Theme
from ...language import _, ngettext
from ...services.overview import EveningView
from .. import forms
from ..board import commands
from ..board.naming import NameField
from ..board.outline import Outline
from ..board.scene import BoardScene, Chosen, Dropped, EditingWanted, NamingWanted
from ..board.view import BoardView
from ..desk import Desk
from ..models.board import BoardModel, BoardRow, RowKind, theme_words
from ..parts.keybutton import KeyButton
from ..parts.lettertile import LetterTile
from .captureline import CaptureLine
from .face import StepFace


class Face(StepFace):
    """The desk's face of putting in order. ``wide``: it wants the whole width of the room."""

    wide = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "steps/themes")
        self._model = BoardModel(self)
        self._scene = BoardScene(self._model, self)
        self._view: EveningView | None = None
        self._colour = "A"
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
        self._tile = forms.child(form, LetterTile, "tile")
        self._line = forms.child(form, CaptureLine, "line")
        self._outline.show_model(self._model)
        self._board.show_scene(self._scene)
        self._naming = NameField(self._board)
        self._wire(form)
        self._keys(form)

    def show_view(self, view: EveningView) -> None:
        """Shows the board as it is now; what is being typed stays."""
        self._view = view
        self._model.show_board(view.board)
        notes, themes = len(view.board.notes), len(view.board.themes)
        words = ngettext("{n} note", "{n} notes", notes).format(n=notes)
        self._counts.setText(
            ngettext("{notes} in {n} theme", "{notes} in {n} themes", themes).format(notes=words, n=themes)
        )
        self._show_choice()

    def take_focus(self) -> None:
        """The line to type on."""
        self._line.setFocus()

    def _wire(self, form: QWidget) -> None:
        self._scene.dropped.connect(self._on_dropped)
        self._scene.chosen.connect(self._on_scene_chosen)
        self._scene.wanted.connect(self._on_wanted)
        self._outline.chosen.connect(self._on_outline_chosen)
        self._outline.edited.connect(self._on_edited)
        self._outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._outline.customContextMenuRequested.connect(self._on_menu)
        self._board.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._board.customContextMenuRequested.connect(self._on_menu)
        self._board.zoomed.connect(self._on_zoomed)
        self._naming.named.connect(self._on_named)
        self._naming.reworded.connect(self._on_reworded)
        self._side_button.toggled.connect(self._side.setVisible)
        self._search.textChanged.connect(self._model.search)
        self._line.returnPressed.connect(self._on_hang)
        self._line.lines_pasted.connect(self._on_lines)
        self._group.clicked.connect(self.group)
        self._move.clicked.connect(self._on_move)
        self._undo.clicked.connect(self.desk.undo.undo)
        self.desk.undo.canUndoChanged.connect(self._undo.setEnabled)
        self._undo.setEnabled(self.desk.undo.canUndo())
        forms.child(form, KeyButton, "hang").clicked.connect(self._on_hang)
        forms.child(form, QToolButton, "zoomIn").clicked.connect(self._on_zoom_in)
        forms.child(form, QToolButton, "zoomOut").clicked.connect(self._on_zoom_out)

    def _keys(self, form: QWidget) -> None:
        self._key("Ctrl+G", form, self.group)
        self._key("Ctrl+F", form, self._search.setFocus)
        self._key("Ctrl+L", form, self._line.setFocus)
        for host in (self._outline, self._board):
            self._key("Delete", host, self.hide_chosen)
            self._key("M", host, self._on_move)
        for place, colour in enumerate("ABCDEF", 1):
            self._key(f"Alt+{place}", form, self._on_colour).setData(colour)

    def _key(self, key: str, host: QWidget, slot: object) -> QAction:
        action = QAction(host)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        host.addAction(action)
        return action

    @property
    def picked(self) -> tuple[str, ...]:
        """The chosen notes in the order of the board."""
        return tuple(note.id for note in self._model.board.notes if note.id in self._scene.picked)

    @Slot()
    def group(self) -> None:
        """Makes a theme of the chosen notes and asks for its sentence."""
        view = self._view
        if view is None or view.step is None or not self.picked:
            return
        command = commands.GroupNotes(self.desk, view.evening.id, view.step.id, self.picked)
        self.desk.undo.push(command)
        if command.theme_id:
            self._tell(
                ngettext("{n} note grouped.", "{n} notes grouped.", len(self.picked)), len(self.picked)
            )
            self._name(command.theme_id)

    @Slot()
    def hide_chosen(self) -> None:
        """Hides the chosen notes from the room."""
        if self.picked:
            many = len(self.picked)
            self.desk.undo.push(commands.HideNotes(self.desk, self.picked))
            self._tell(ngettext("{n} note hidden.", "{n} notes hidden.", many), many)

    def move_to(self, theme_id: str) -> None:
        """Moves the chosen notes into a theme (empty: loose)."""
        if self.picked:
            self.desk.undo.push(commands.MoveNotes(self.desk, self.picked, theme_id))

    def ungroup(self, theme_id: str) -> None:
        """Takes a theme away; its notes hang loose."""
        self.desk.undo.push(commands.Ungroup(self.desk, theme_id))
        self.desk.voice.message(_("The theme is gone, its notes hang loose."), self.desk.undo.undo)

    def _tell(self, words: str, number: int) -> None:
        self.desk.voice.message(words.format(n=number), self.desk.undo.undo)

    def _name(self, theme_id: str) -> None:
        theme = self._theme(theme_id)
        box = self._scene.head_of(theme_id)
        if theme is not None and box is not None:
            self._board.show_box(box)
            self._naming.ask_name(theme, box)

    def _theme(self, theme_id: str | None) -> Theme | None:
        return next((theme for theme in self._model.board.themes if theme.id == theme_id), None)

    def _note(self, note_id: str) -> Note | None:
        return next((note for note in self._model.board.notes if note.id == note_id), None)

    def _reword(self, note_id: str) -> None:
        note, box = self._note(note_id), self._scene.box_of(note_id)
        if note is not None and box is not None:
            self._board.show_box(box)
            self._naming.ask_words(note, box)

    def _show_choice(self) -> None:
        some = bool(self._scene.picked)
        self._group.setEnabled(some)
        self._move.setEnabled(some)

    @Slot(object)
    def _on_dropped(self, dropped: Dropped) -> None:
        if dropped.theme_id is None:
            self._scene.pick(frozenset(dropped.note_ids))
            self.group()
        else:
            self.desk.undo.push(commands.MoveNotes(self.desk, dropped.note_ids, dropped.theme_id))

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
    def _on_wanted(self, wish: object) -> None:
        if isinstance(wish, NamingWanted):
            self._name(wish.theme_id)
        elif isinstance(wish, EditingWanted):
            self._reword(wish.note_id)

    @Slot(object)
    def _on_edited(self, row: BoardRow) -> None:
        if row.kind is RowKind.NOTE:
            self._reword(row.id)
        elif row.kind is RowKind.THEME:
            self._name(row.id)

    @Slot(object, object)
    def _on_named(self, theme: Theme, words: str) -> None:
        if words.strip() != theme.name:
            self.desk.undo.push(commands.NameTheme(self.desk, theme.id, theme.name, words))
        self._outline.setFocus()

    @Slot(object, object)
    def _on_reworded(self, note: Note, words: str) -> None:
        if words.strip() and words.strip() != note.text:
            self.desk.undo.push(commands.EditNote(self.desk, note.id, note.text, words))
        self._outline.setFocus()

    @Slot()
    def _on_hang(self) -> None:
        view, words = self._view, self._line.text()
        if view is None or view.step is None or not words.strip():
            return
        command = commands.WriteNote(self.desk, view.step.id, words, self._colour)
        self.desk.undo.push(command)
        if command.note_id:
            self._line.clear()
        self._line.setFocus()

    @Slot()
    def _on_lines(self) -> None:
        view = self._view
        lines = [line for line in self._line.pasted.splitlines() if line.strip()]
        if view is None or view.step is None:
            return
        self.desk.undo.beginMacro(_("Paste notes"))
        for line in lines:
            self.desk.undo.push(commands.WriteNote(self.desk, view.step.id, line, self._colour))
        self.desk.undo.endMacro()
        self._tell(ngettext("{n} note hung up.", "{n} notes hung up.", len(lines)), len(lines))

    @Slot()
    def _on_colour(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._colour = str(action.data())
            self._tile.setProperty("letter", self._colour)

    @Slot()
    def _on_move(self) -> None:
        if self.picked:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._fill_places(menu)
            menu.popup(self._move.mapToGlobal(self._move.rect().bottomLeft()))

    @Slot()
    def _on_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.picked:
            menu.addAction(_("Group"), self.group)
            self._fill_places(menu.addMenu(_("Move to")))
            menu.addAction(_("Hide from the room"), self.hide_chosen)
        theme = self._theme(self._scene.theme)
        if theme is not None:
            menu.addAction(_("Name the theme"), self._on_name_chosen)
            menu.addAction(_("Take the theme away"), self._on_ungroup_chosen)
        if menu.isEmpty():
            menu.addAction(_("Choose notes first")).setEnabled(False)
        menu.popup(QCursor.pos())

    def _fill_places(self, menu: QMenu) -> None:
        for theme in self._model.board.themes:
            menu.addAction(theme_words(theme)).setData(theme.id)
        menu.addAction(_("Loose notes")).setData("")
        menu.triggered.connect(self._on_place)

    @Slot(QAction)
    def _on_place(self, action: QAction) -> None:
        if isinstance(action.data(), str):
            self.move_to(action.data())

    @Slot()
    def _on_name_chosen(self) -> None:
        self._name(self._scene.theme or "")

    @Slot()
    def _on_ungroup_chosen(self) -> None:
        if self._scene.theme:
            self.ungroup(self._scene.theme)

    @Slot(object)
    def _on_zoomed(self, percent: int) -> None:
        self._zoom.setText(f"{percent} %")

    @Slot()
    def _on_zoom_in(self) -> None:
        self._board.zoom_by(1)

    @Slot()
    def _on_zoom_out(self) -> None:
        self._board.zoom_by(-1)
