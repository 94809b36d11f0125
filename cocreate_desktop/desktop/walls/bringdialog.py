"""The screen for photos of the wall: every road by which one comes in, and what becomes of each. It can be closed at any
time: what was begun goes on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.errors import CocreateError
from ...domain.evening import Evening
from ...domain.walls import Photo, PhotoState, SightingState
from ...language import _, ngettext
from ...services.walls import WallReview
from .. import actions, forms
from ..desk import Desk
from ..parts.dialogs import Decided, SafeDialog
from ..parts.keybutton import KeyButton
from ..relay import Batch
from . import bringwords
from .bringing import Bringing
from .bringlist import BringList, BringRow
from .camerapane import CameraPane
from .choosing import PictureChoice
from .drops import Brought, PictureDrops
from .livecamera import LiveCamera
from .phonehint import show_phone
from .photoqueue import Refused
from .progress import Stage, WallProgress
from .thumbs import Thumbs
from .wantedpart import PhotoWanted, WantedPart
from .work import WallWork

WIDTH, SIDE, HIGH, FOOT = 1400, 246, 840, 76  # pixels
CHECK_KEYS = ("Ctrl+Return", "Ctrl+Enter")


@dataclass(frozen=True, slots=True)
class BringTools:
    """What works on behind the screen; it outlives it."""

    work: WallWork
    bringing: Bringing
    camera: LiveCamera
    thumbs: Thumbs


class BringPhotos(SafeDialog):
    """Opened with ``open()``, for the photos of one step."""

    # Emits: nothing; what was seen should be checked.
    check_wanted = Signal()

    def __init__(
        self, desk: Desk, tools: BringTools, evening: Evening, step_id: str, parent: QWidget
    ) -> None:
        text = _(
            "A part that you can read yourself fits well in one photo. You check each note before it hangs."
        )
        super().__init__(_("Photos of the wall"), text, _("Close"), _("Check"), parent=parent)
        self._desk, self._tools, self._evening, self._step_id = desk, tools, evening, step_id
        self._refused: list[Refused] = []
        self._review = WallReview((), ())
        self.sure: SafeDialog | None = None
        form = forms.load("walls/bring", self)
        self.body.addWidget(form)
        self.camera = CameraPane(tools.camera, form, self)
        self.wanted = WantedPart(desk, form, self)
        self.came = forms.child(form, BringList, "came")
        self._title = forms.child(form, QLabel, "cameTitle")
        names = ("files", "folder", "paste", "stop", "again", "throwAway")
        self.buttons = {name: forms.child(form, KeyButton, name) for name in names}
        self._choice = PictureChoice(self, _("Photos of the wall"))
        self.drops = PictureDrops(self, any_file=True)
        for part in (self.came, self.came.viewport()):
            self.drops.also(part)
        for button in (self.deed_button, self.safe_button):
            button.setDefault(False)
        self.deed_button.setProperty("keyHint", actions.key_text("Ctrl+Enter"))
        self._fit(parent.window())
        self._show_phone(form)
        self._wire()
        self.show_photos()

    @Slot(object)
    def bring(self, brought: Brought) -> None:
        """Brings in what was chosen, dropped or pasted."""
        self._tools.bringing.take(self._step_id, brought)

    def ask_for(self, wanted: PhotoWanted) -> None:
        """Says which part of the wall is to be photographed, when it is a part."""
        self.wanted.ask(wanted, self._review)

    @Slot()
    def show_photos(self) -> None:
        """Shows what came in, as it is now."""
        try:
            self._review = self._desk.walls.review(self._evening.id)
        except CocreateError as problem:
            self._desk.voice.problem(problem)
            return
        self.wanted.show_review(self._review)
        rows = [self._row(n, photo) for n, photo in enumerate(self._review.photos, 1) if _shown(photo)]
        rows += [BringRow("", one.name, one.why, "warning", "warn") for one in self._refused]
        if self._tools.bringing.now:
            rows.append(BringRow("", self._tools.bringing.now, _("Comes in…"), "hourglass"))
        self.came.show_rows(rows)
        number = sum(bool(row.photo_id) for row in rows)
        words = ngettext("{n} photo", "{n} photos", number).format(n=number)
        self._title.setText(words if rows else _("Nothing came in yet"))
        waiting = self._review.open
        self.deed_button.setText(bringwords.check_words(waiting))
        self.deed_button.setVisible(waiting > 0)
        self._show_buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar takes a photo wherever one is, as long as the camera is on."""
        if event.text() == " " and self.camera.live:
            self.camera.take()
            event.accept()
            return
        super().keyPressEvent(event)

    def _fit(self, window: QWidget) -> None:
        self.setFixedWidth(min(WIDTH, window.width() - SIDE))
        self.setFixedHeight(min(HIGH, window.height() - FOOT))

    def _show_phone(self, form: QWidget) -> None:
        address = self._desk.project.photo_address(self._evening.id)
        told = _("Scan the code and send a photo of the wall. It comes here by itself.")
        show_phone(form, self._evening, address, told)

    def _wire(self) -> None:
        tools = self._tools
        for signal, slot in (
            (self._desk.relay.happened, self._on_happened),
            (tools.work.progressed, self._on_progressed),
            (tools.work.turned, self.show_photos),
            (tools.bringing.turned, self.show_photos),
            (tools.bringing.refused, self._on_refused),
            (tools.thumbs.came, self.show_photos),
            (self.came.currentRowChanged, self._show_buttons),
            (self.camera.changed, self._show_buttons),
            (self.drops.brought, self.bring),
            (self._choice.brought, self.bring),
            (self._choice.refused, self._on_refused),
            (self.decided, self._on_decided),
            *((QShortcut(QKeySequence(key), self).activated, self._on_check) for key in CHECK_KEYS),
        ):
            signal.connect(slot)
        for name, slot in (
            ("files", self._choice.files),
            ("folder", self._choice.folder),
            ("paste", self._choice.paste),
            ("stop", self._on_stop),
            ("again", self._on_again),
            ("throwAway", self._on_throw_away),
        ):
            self.buttons[name].clicked.connect(slot)

    def _row(self, number: int, photo: Photo) -> BringRow:
        progress = self._tools.work.of(photo.id)
        stage = progress.stage if progress is not None else None
        words = bringwords.photo_words(photo, self._review.of(photo.id), progress)
        return BringRow(
            photo.id,
            bringwords.photo_title(number, photo),
            words,
            tone="warn" if stage is Stage.FAILED or photo.warnings else "ink2",
            share=progress.share if progress is not None and stage is Stage.LOOKING else -1.0,
            thumb=self._tools.thumbs.of(photo),
        )

    @Slot()
    def _show_buttons(self) -> None:
        """What can be done with the chosen row, and what Enter does where nothing else takes it."""
        row = self.came.chosen
        progress = self._tools.work.of(row.photo_id) if row is not None else None
        held = progress is not None and progress.stage in (Stage.FAILED, Stage.STOPPED)
        self.buttons["again"].setVisible(held)
        self.buttons["throwAway"].setVisible(row is not None and row.icon != "hourglass")
        self.buttons["stop"].setVisible(self._tools.work.busy or bool(self._tools.bringing.now))
        live = self.camera.live
        self.camera.shoot.setDefault(live)
        # One green deed at a time: while the camera looks, that is the photo.
        self.deed_button.setProperty("role", "plain" if live else "main")

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if batch.entities & {"photo", "sighting"}:
            self.show_photos()

    @Slot(object)
    def _on_progressed(self, progress: WallProgress) -> None:
        photo = next((one for one in self._review.photos if one.id == progress.photo_id), None)
        if photo is None or progress.stage is not Stage.LOOKING:
            self.show_photos()
            return
        words = bringwords.photo_words(photo, (), progress)
        self.came.show_share(photo.id, progress.share, words)

    @Slot(object)
    def _on_refused(self, refused: Refused) -> None:
        self._refused.append(refused)
        self.show_photos()

    @Slot()
    def _on_check(self) -> None:
        if self.deed_button.isVisibleTo(self):
            self.accept()

    @Slot()
    def _on_stop(self) -> None:
        self._tools.bringing.stop()
        self._tools.work.stop()

    @Slot()
    def _on_again(self) -> None:
        row = self.came.chosen
        if row is not None:
            self._tools.work.try_again(row.photo_id)
            self.show_photos()

    @Slot()
    def _on_throw_away(self) -> None:
        row = self.came.chosen
        if row is None:
            return
        if not row.photo_id:
            self._refused = [one for one in self._refused if (one.name, one.why) != (row.title, row.words)]
            self.show_photos()
            return
        taken = sum(one.state is SightingState.TAKEN for one in self._review.of(row.photo_id))
        kept = ngettext(
            "{n} note from it hangs already and stays.", "{n} notes from it hang already and stay.", taken
        )
        text = _("The photo goes, with what was seen in it. This cannot be undone.")
        self.sure = SafeDialog(
            _("Throw this photo away?"),
            " ".join(filter(None, (text, kept.format(n=taken) if taken else ""))),
            _("Keep it"),
            _("Throw the photo away"),
            danger=True,
            token=row.photo_id,
            parent=self,
        )
        self.sure.decided.connect(self._on_sure)
        self.sure.open()

    @Slot(object)
    def _on_sure(self, decided: Decided) -> None:
        if decided.deed:
            photo_id = str(decided.token)
            self._tools.work.drop(photo_id)
            self._desk.attempt(lambda: self._desk.services.walls.throw_away(photo_id))
            self.show_photos()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        """The screen closes: the camera goes off, what comes in goes on."""
        self._tools.camera.stop()
        if decided.deed:
            self.check_wanted.emit()


def _shown(photo: Photo) -> bool:
    return photo.state is not PhotoState.CHECKED
