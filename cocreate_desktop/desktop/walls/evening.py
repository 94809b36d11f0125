"""Photos of walls in the room of the evening: opens the screen for photos and the check of what was seen, says at the faces
how much waits, and owns the work behind it. It knows no face and no step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ...domain.errors import CocreateError
from ...domain.steps import Kind
from ...domain.walls import SightingState
from ...language import _
from ...services.overview import EveningView
from ...services.seeing import WholePhoto
from .. import actions
from ..desk import Desk
from ..relay import Batch
from ..steps.face import WallDeed, WallStanding, WallWish
from . import bringwords
from .boardcorners import BoardShown
from .bringdialog import BringPhotos, BringTools
from .bringing import Bringing
from .bringlist import THUMB
from .drops import Brought
from .livecamera import LiveCamera
from .photoqueue import Refused
from .progress import Stage, WallProgress
from .thumbs import Thumbs
from .wantedpart import PhotoWanted
from .work import WallWork

if TYPE_CHECKING:
    from .review import ReviewScreen

ASKS: Final = (Kind.IDEAS, Kind.THEMES)
"""The steps that photos are taken for."""
FOUND, FAILED, REFUSED = "photos.found", "photos.failed", "photos.refused"
"""The keys of the bars."""


class EveningWalls(QObject):
    """``spread`` shows a screen in the place of everything between head and window's foot, or with None puts it all back;
    ``player`` are the keys of the evening."""

    # Emits: WallStanding; the faces show it.
    changed = Signal(object)
    # Emits: nothing; the check was left and the step's face is there again.
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        room: QWidget,
        spread: Callable[[QWidget | None], None],
        player: Mapping[str, QAction],
    ) -> None:
        super().__init__(room)
        self._desk, self._room, self._spread = desk, room, spread
        work, bringing, camera = WallWork(desk, self), Bringing(desk, self), LiveCamera(desk, self)
        self.tools = BringTools(work, bringing, camera, Thumbs(desk, THUMB, self))
        self.dialog: BringPhotos | None = None
        self.review: ReviewScreen | None = None
        self.reviewing = False
        self.standing = WallStanding(0, False)
        self._view: EveningView | None = None
        self._evening_id = self._photo_step = ""
        self._here = False
        self._letters = _Letters(player)
        self._keys = actions.build(room, "photos")
        self._keys["photos.bring"].triggered.connect(self.open_photos)
        self._keys["photos.check"].triggered.connect(self.open_review)
        desk.relay.happened.connect(self._on_happened)
        work.progressed.connect(self._on_progressed)
        work.turned.connect(self._show_standing)
        work.turned.connect(self._show_work)
        bringing.refused.connect(self._on_refused)
        camera.shot.connect(self._on_shot)

    def watch(self, evening_id: str) -> None:
        """Photos of this evening are looked at from now on."""
        other = evening_id != self._evening_id
        self._evening_id = evening_id
        if other and self.reviewing:
            self.close_review()
        self.tools.work.watch(evening_id)
        self._show_standing()

    def show_view(self, view: EveningView) -> None:
        """The evening of now: photos are for its step."""
        self._view = view
        asks = self._step_id() != ""
        self._keys["photos.bring"].setEnabled(asks and not self.reviewing)
        self._keys["photos.check"].setEnabled(not self.reviewing)

    def enter(self) -> bool:
        """The room is shown; says whether the check is what is shown in it, and then has the focus."""
        self._here = True
        return self.take_focus()

    def leave(self) -> None:
        """Another room is shown; work goes on."""
        self._here = False

    def take_focus(self) -> bool:
        """The check takes the focus when it is what is shown."""
        if self.reviewing and self.review is not None:
            self.review.take_focus()
        return self.reviewing

    def close(self) -> None:
        """The project closes: everything that runs ends soon."""
        self.tools.camera.stop()
        self.tools.bringing.stop()
        self.tools.work.close()
        for key in (FOUND, FAILED, REFUSED):
            self._desk.voice.solved(key)

    @Slot(object)
    def do(self, wish: WallWish) -> None:
        """What a face asks."""
        if wish.deed is WallDeed.CHECK:
            self.open_review()
            return
        dialog = self.open_photos()
        if dialog is not None and isinstance(wish.brought, Brought):
            dialog.bring(wish.brought)

    @Slot()
    def open_photos(self) -> BringPhotos | None:
        """The screen for photos; None where no step takes them."""
        if self.dialog is not None:
            return self.dialog
        step_id = self._step_id() or self._photo_step or self._first_step()
        if self._view is None or not step_id:
            return None
        self._photo_step = step_id
        for key in (FAILED, REFUSED, FOUND):
            self._desk.voice.solved(key)
        self.dialog = BringPhotos(self._desk, self.tools, self._view.evening, step_id, self._room)
        self.dialog.check_wanted.connect(self.open_review)
        self.dialog.finished.connect(self._on_dialog_gone)
        self.dialog.open()
        return self.dialog

    @Slot()
    def open_review(self) -> None:
        """The check of what was seen takes the room's place."""
        if self.reviewing or not self._evening_id:
            return
        if self.review is None:
            self.review = self._made()
        self.reviewing = True
        self._letters.take_off()
        self._desk.voice.solved(FOUND)
        self._spread(self.review)
        self.review.show_evening(self._evening_id, self._step_to_check())
        self.review.take_focus()
        self.tools.work.set_reviewing(True)
        self._show_work()
        self._update_keys()

    @Slot()
    def close_review(self) -> None:
        """Back to the step's face; what is not checked waits."""
        if not self.reviewing:
            return
        self.reviewing = False
        self._letters.put_back()
        self._spread(None)
        self.tools.work.set_reviewing(False)
        self._update_keys()
        self._show_standing()
        self.left.emit()

    def _made(self) -> ReviewScreen:
        # Asked for when the first photo is checked and not before: most evenings have none.
        from .review import ReviewScreen

        review = ReviewScreen(self._desk, self._room)
        review.left.connect(self.close_review)
        review.to_board.connect(self.close_review)
        review.photo_wanted.connect(self._on_photo_wanted)
        review.board_shown.connect(self._on_board_shown)
        return review

    @Slot(object)
    def _on_board_shown(self, shown: BoardShown) -> None:
        """The machine looks again where the facilitator says that the notes hang."""
        self.tools.work.try_again(shown.photo_id, shown.quad)

    def _step_id(self) -> str:
        step = self._view.step if self._view is not None else None
        return step.id if step is not None and step.kind in ASKS else ""

    def _first_step(self) -> str:
        """A photo is asked for from the check while another step is on, and none was taken since the program started."""
        steps = self._view.steps if self._view is not None and self.reviewing else ()
        return next((step.id for step in steps if step.kind in ASKS), "")

    def _step_to_check(self) -> str:
        """The step of now when notes wait for it, else the first one for which they do."""
        review = self._desk.walls.review(self._evening_id)
        open_in = {one.photo_id for one in review.sightings if one.state is SightingState.OPEN}
        steps = [photo.step_id for photo in review.photos if photo.id in open_in]
        now = self._step_id() or self._photo_step
        return now if now in steps or not steps else steps[0]

    def _update_keys(self) -> None:
        if self._view is not None:
            self.show_view(self._view)

    @Slot()
    def _show_work(self) -> None:
        """How far the machine is, for whoever checks meanwhile."""
        now = self.tools.work.now
        if self.review is None or not self.reviewing:
            return
        if now is None:
            self.review.show_progress(None)
        else:
            self.review.show_progress(now.photo_id, now.share, now.stage)

    @Slot()
    def _show_standing(self) -> None:
        try:
            review = self._desk.walls.review(self._evening_id) if self._evening_id else None
        except CocreateError as problem:
            self._desk.voice.problem(problem)
            return
        waiting = review.open if review is not None else 0
        standing = WallStanding(waiting, self.tools.work.busy)
        if not waiting:
            self._desk.voice.solved(FOUND)
        if standing != self.standing:
            self.standing = standing
            self.changed.emit(standing)

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if batch.entities & {"photo", "sighting"}:
            self._show_standing()

    @Slot(object)
    def _on_progressed(self, progress: WallProgress) -> None:
        self._show_work()
        quiet = not self._here or self.dialog is not None
        if progress.stage is Stage.FAILED and not quiet:
            words = _("A photo could not be looked at.")
            self._desk.voice.warning(FAILED, words, progress.words, _("Look at it"), self._show_photos)
        elif progress.stage is Stage.DONE and progress.found is not None and not quiet:
            self._tell_found(progress)

    def _tell_found(self, progress: WallProgress) -> None:
        """The bar that leads to the check; with a photo in which nothing was seen to the photos."""
        if self.reviewing:
            return
        waiting = self._desk.walls.review(self._evening_id).open
        if progress.found:
            words, more = bringwords.found_words(waiting), _("They hang on the board once you checked them.")
            self._desk.voice.warning(FOUND, words, more, _("Check them"), self.open_review)
        elif not waiting:
            words, more = (
                _("No new notes found on the photo."),
                _("Look whether it is sharp and near enough."),
            )
            self._desk.voice.warning(FAILED, words, more, _("Look at it"), self._show_photos)

    def _show_photos(self) -> None:
        self.open_photos()

    @Slot(object)
    def _on_refused(self, refused: Refused) -> None:
        if self.dialog is None:
            words = _("{name} did not come in.").format(name=refused.name)
            self._desk.voice.warning(REFUSED, words, refused.why, _("Photos"), self._show_photos)

    @Slot(object)
    def _on_shot(self, photo: WholePhoto) -> None:
        """A shot comes in even when the screen was closed right after it."""
        if self._photo_step:
            self.tools.bringing.take_photo(self._photo_step, photo)

    @Slot(object)
    def _on_photo_wanted(self, wanted: PhotoWanted | None) -> None:
        dialog = self.open_photos()
        if dialog is not None and wanted is not None:
            dialog.ask_for(wanted)

    @Slot()
    def _on_dialog_gone(self) -> None:
        self.dialog = None
        if self.reviewing:
            self.take_focus()


class _Letters:
    """Single letters blank the screen or show the codes, wherever the focus is. Among notes that are read and typed over they
    would do so by accident, so only the function keys stay."""

    def __init__(self, player: Mapping[str, QAction]) -> None:
        self._usual = {action: action.shortcuts() for action in player.values()}

    def take_off(self) -> None:
        for action, usual in self._usual.items():
            action.setShortcuts([key for key in usual if not _letter(key)])

    def put_back(self) -> None:
        for action, usual in self._usual.items():
            action.setShortcuts(usual)


def _letter(key: QKeySequence) -> bool:
    return len(key.toString(QKeySequence.SequenceFormat.PortableText)) == 1
