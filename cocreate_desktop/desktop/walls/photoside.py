"""The photos beside the review: which one is shown, read aside and kept at hand, how near, what is wrong with it, and
what becomes of it afterwards."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from ...domain.errors import CocreateError
from ...domain.walls import Photo, SightingState, box_of
from ...language import N_, _
from ...services.wallwords import keep_words
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..parts.messages import WarningBar
from ..parts.meter import Meter
from . import againwords
from .photomarks import Mark
from .photoview import PhotoView
from .reviewstate import Numbers, ReviewState, look_of, outline_of
from .wantedpart import PhotoWanted

_KEPT: Final = 2
_STAGES: Final = {"looking": N_("Looking for notes"), "reading": N_("Reading what they say")}


class PhotoSide(QObject):
    """Wires the photo's part of the form ``walls/review``."""

    # Emits: str, the id of the photo whose tab was pressed.
    turned_to = Signal(str)
    # Emits: PhotoWanted.
    wanted = Signal(object)
    # Emits: nothing; she wants to show where the board is.
    board_wanted = Signal()

    def __init__(self, desk: Desk, form: QWidget, numbers: Numbers, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._numbers = desk, numbers
        self.view = forms.child(form, PhotoView, "photo")
        self._warning = forms.child(form, WarningBar, "warning")
        self._tabs = forms.child(form, QWidget, "tabs")
        self._tab_row = forms.child(form, QHBoxLayout, "tabsLayout")
        self._group = QButtonGroup(self)
        self._progress = forms.child(form, QWidget, "progressRow")
        self._progress_words = forms.child(form, QLabel, "progressWords")
        self._meter = forms.child(form, Meter, "progressMeter")
        self._throw = forms.child(form, QFrame, "throwRow")
        self._throw_no = forms.child(form, KeyButton, "throwNo")
        self._menu_button = forms.child(form, QToolButton, "photoMenu")
        self._menu: QMenu | None = None
        self._state = ReviewState()
        self._photo: Photo | None = None
        self._images: dict[str, QImage] = {}
        self._asked = self._shown = ""
        self._wire(form)
        for part in (self._throw, self._progress, self._tabs):
            part.hide()

    @property
    def photo(self) -> Photo | None:
        """The photo that is shown."""
        return self._photo

    def show_state(self, state: ReviewState, photo_id: str) -> None:
        """Shows a photo of the review with all its marks."""
        photo = state.photo(photo_id) or (state.photos[0] if state.photos else None)
        if photo is None or self._photo is None or photo.id != self._photo.id:
            self._throw.hide()
        self._state, self._photo = state, photo
        self._show_tabs()
        if photo is None:
            self._warning.solve(self._warning.key)
            self.view.show_marks((), ())
            return
        self._show_picture(photo)
        marks = [
            Mark(one.id, outline_of(one), look_of(one), self._numbers.of(one.id))
            for one in state.of(photo.id)
        ]
        self.view.show_marks(marks, againwords.parts_of(photo, state.of(photo.id)))
        self._show_warning(photo)
        self._show_name(photo)

    def show_progress(self, photo_id: str | None, share: float, stage: str) -> None:
        """How far the machine is with a photo; None when it is done."""
        words = _(_STAGES[stage]) if stage in _STAGES else ""
        if photo_id is None or not words:
            self._progress.hide()
            return
        if len(self._state.photos) > 1 and (number := self._number(photo_id)):
            words = _("{words}, photo {n}").format(words=words, n=number)
        self._progress_words.setText(words)
        self._meter.show_part(round(share * 100), 100)
        self._progress.show()

    def turn(self) -> None:
        """To the next photo."""
        if self._photo is not None and len(self._state.photos) > 1:
            names = [photo.id for photo in self._state.photos]
            self.turned_to.emit(names[(names.index(self._photo.id) + 1) % len(names)])

    def ask_again(self) -> None:
        """Asks for a new photo: of the first part that cannot be read, when there is one."""
        photo = self._photo
        parts = againwords.parts_of(photo, self._state.of(photo.id)) if photo is not None else ()
        self.wanted.emit(PhotoWanted(photo.id if photo is not None else "", parts[0].box if parts else None))

    def leave_question(self) -> bool:
        """Escape: the photo is not thrown away. False when nothing was asked."""
        asked = not self._throw.isHidden()
        self._throw.hide()
        return asked

    def forget(self) -> None:
        """Another evening."""
        self.let_go()
        self._photo = None

    def let_go(self) -> None:
        """The pictures need not stay in memory; they are read again when they are shown."""
        self._images.clear()
        self._asked = self._shown = ""
        self.view.let_go()

    def _wire(self, form: QWidget) -> None:
        for name, slot in (
            ("zoomIn", self.view.larger),
            ("zoomOut", self.view.smaller),
            ("zoomAll", self.view.fit_all),
        ):
            forms.child(form, QToolButton, name).clicked.connect(slot)
        self._menu_button.clicked.connect(self._on_menu)
        self._throw_no.clicked.connect(self._throw.hide)
        forms.child(form, KeyButton, "throwYes").clicked.connect(self._on_throw)
        self._warning.pressed.connect(self._on_warning)
        self._group.idClicked.connect(self._on_tab)

    def _show_tabs(self) -> None:
        """A tab for each photo, when there are several."""
        photos = self._state.photos
        for place, photo in enumerate(photos):
            if place >= len(self._group.buttons()):
                tab = KeyButton(self._tabs)
                tab.setCheckable(True)
                tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                self._group.addButton(tab, place)
                self._tab_row.insertWidget(place, tab)
            words = _("Photo {n} of {all}").format(n=place + 1, all=len(photos))
            waits = sum(one.state is SightingState.OPEN for one in self._state.of(photo.id))
            button = self._group.button(place)
            button.setText(f"{words} · {waits}" if waits else words)
            button.setAccessibleName(_("{photo}, {n} to go").format(photo=words, n=waits))
            button.setProperty("iconName", "" if waits or not self._state.of(photo.id) else "check")
            button.setChecked(self._photo is not None and photo.id == self._photo.id)
        for button in self._group.buttons()[len(photos) :]:
            self._group.removeButton(button)
            button.deleteLater()
        self._tabs.setVisible(len(photos) > 1)

    def _show_picture(self, photo: Photo) -> None:
        """The whole photo while it is there, else the part that is kept; read aside."""
        sha256 = photo.whole or photo.picture
        size = (max(1, photo.width), max(1, photo.height))
        place = box_of(photo.cut) if photo.cut and not photo.whole else (0, 0, *size)
        image = self._images.get(sha256, QImage())
        key = f"{sha256} {place} {image.isNull()}"
        if image.isNull() and sha256 and sha256 != self._asked:
            self._asked = sha256
            walls = self._desk.services.walls

            def work() -> tuple[str, QImage]:
                try:
                    return sha256, QImage.fromData(walls.picture(sha256))
                except CocreateError:
                    return sha256, QImage()

            self._desk.aside(work, self._on_read)
        if key != self._shown:
            self._shown = key
            self.view.show_photo(size, image, place)

    def _on_read(self, found: tuple[str, QImage]) -> None:
        sha256, image = found
        if image.isNull():
            return
        while len(self._images) >= _KEPT:
            self._images.pop(next(iter(self._images)))
        self._images[sha256] = image
        self._asked = ""
        if self._photo is not None and sha256 in (self._photo.whole, self._photo.picture):
            self._show_picture(self._photo)

    def _show_warning(self, photo: Photo) -> None:
        happened, more = againwords.warning_of(photo, self._state.of(photo.id))
        if happened:
            self._warning.warn(photo.id, happened, more, _("New photo"))
        else:
            self._warning.solve(self._warning.key)

    def _show_name(self, photo: Photo) -> None:
        number, all_of_them = self._number(photo.id), len(self._state.photos)
        name = _("Photo {n} of {all}").format(n=number, all=all_of_them)
        self.view.setAccessibleName(_("{photo} of the wall").format(photo=name))
        kinds = [look_of(one) for one in self._state.of(photo.id)]
        told = _("{n} notes: {checked} checked, {doubt} in doubt, {sure} sure, {double} seen before.")
        counts = {kind: kinds.count(kind) for kind in ("checked", "doubt", "sure", "double")}  # type: ignore[arg-type]  # a StrEnum
        self.view.setAccessibleDescription(
            told.format(n=len(kinds), **counts) + " " + _("The list beside it says the same.")
        )

    def _number(self, photo_id: str) -> int:
        return next((n for n, photo in enumerate(self._state.photos, 1) if photo.id == photo_id), 0)

    @Slot(int)
    def _on_tab(self, place: int) -> None:
        self.turned_to.emit(self._state.photos[place].id)

    @Slot(object)
    def _on_warning(self, _pressed: object) -> None:
        self.ask_again()

    @Slot()
    def _on_menu(self) -> None:
        if self._photo is None:
            return
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self._menu_button)
        again = self._menu.addAction(_("Take a new photo"))
        again.setData("again")
        self._menu.addAction(_("Show the board")).setData("board")
        until = self._desk.services.projects.current().photos_until
        keep = self._menu.addAction(keep_words(until))
        keep.setData("keep")
        keep.setCheckable(True)
        keep.setChecked(self._photo.keep_whole)
        keep.setEnabled(bool(self._photo.whole))
        self._menu.addSeparator()
        self._menu.addAction(_("Throw this photo away…")).setData("throw")
        self._menu.triggered.connect(self._on_chosen)
        self._menu.popup(self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height())))

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        if self._photo is None:
            return
        if action.data() == "again":
            self.ask_again()
        elif action.data() == "board":
            self.board_wanted.emit()
        elif action.data() == "throw":
            self._throw.show()
            self._throw_no.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            photo_id, keep = self._photo.id, action.isChecked()
            self._desk.attempt(lambda: self._desk.services.walls.keep_whole(photo_id, keep))

    @Slot()
    def _on_throw(self) -> None:
        self._throw.hide()
        if self._photo is None:
            return
        photo_id = self._photo.id

        def gone() -> bool:
            self._desk.services.walls.throw_away(photo_id)
            return True

        if self._desk.attempt(gone):
            self._desk.voice.message(_("The photo is gone. Notes that were taken in stay."))
