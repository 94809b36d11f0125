"""The screen on which stickers are counted from a photo: first the photo, by whichever road, then the check of what was
counted. It takes the place of the step while the foot stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from ...language import _
from ...services.overview import EveningView
from ...services.seeing import WholePhoto
from ...services.tallying import RoundView
from .. import actions, forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..steps.face import show_question
from ..walls.camerapane import CameraPane
from ..walls.choosing import PictureChoice
from ..walls.drops import PictureDrops
from ..walls.livecamera import LiveCamera
from ..walls.phonehint import show_phone
from ..walls.photoqueue import Refused
from . import dotwords
from .checking import PageCheck, PageTaken, pages_of
from .counted import PageCount

_TAKE, _CHECK = 0, 1


class DotsScreen(QWidget):
    """Shown for the vote of the step of now."""

    # Emits: nothing; back to the step.
    left = Signal()
    # Emits: Brought; a photo of the poster to look at.
    brought = Signal(object)
    # Emits: nothing; a page is checked from now on, or no longer.
    turned = Signal()
    # Emits: WholePhoto; a shot of the camera to look at.
    shot = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: RoundView | None = None
        self._round_id = ""
        self._taken: set[int] = set()
        self._busy = False
        self._form = form = forms.fill(self, "dots/dots")
        self.live = LiveCamera(desk, self)
        self.camera = CameraPane(self.live, form, self, dotwords.live_words)
        self.check = PageCheck(desk, form, self)
        self._stages = forms.child(form, QStackedWidget, "stages")
        self._problem_card = forms.child(form, QFrame, "problemCard")
        self._problem = forms.child(form, QLabel, "problem")
        self._question = forms.child(form, QLabel, "question")
        self.buttons = {
            name: forms.child(form, KeyButton, name) for name in ("files", "paste", "again", "back")
        }
        self.choice = PictureChoice(self, _("Photos of the poster"))
        self.drops = PictureDrops(self, any_file=True)
        self._keys = actions.build(self, "dots")
        self._wire()
        self._ask_for_photo()

    @property
    def problem(self) -> str:
        """Why the last photo did not do, empty when it did."""
        return self._problem.text()

    @property
    def checking(self) -> bool:
        """Whether a page is checked now."""
        return self._stages.currentIndex() == _CHECK

    def show_view(self, view: EveningView) -> None:
        """The evening as it is now."""
        self._found = found = view.round
        round_id = found.round.id if found is not None else ""
        if round_id != self._round_id:
            self._round_id = round_id
            self._taken.clear()
            self._ask_for_photo()
        forms.child(self._form, QLabel, "kicker").setText(_("Count stickers from a photo"))
        show_question(self._question, found.question if found is not None else "")
        address = self._desk.project.photo_address(view.evening.id)
        told = _(
            "Scan, and take a photo of the whole poster, straight from the front. It comes here by itself."
        )
        show_phone(self._form, view.evening, address, told)
        self.check.show_round(found)
        if dotwords.cannot_count(found):
            self.say(dotwords.cannot_count(found))
        self._show_side()

    def show_page(self, count: PageCount) -> None:
        """A page was seen: it is checked now."""
        self.live.stop()
        self.say("")
        self.check.begin(count)
        self._stages.setCurrentIndex(_CHECK)
        self._show_side()
        self.turned.emit()
        self.check.take_focus()

    def say(self, words: str) -> None:
        """Why a photo does not do, or empty."""
        self._problem.setText(words)
        self._problem_card.setVisible(bool(words))

    @Slot(object)
    def show_refused(self, refused: Refused) -> None:
        """A file that is no photo, in one sentence."""
        self.say(f"{refused.name}: {refused.why}")

    def set_busy(self, busy: bool) -> None:
        """A photo is looked at now, or no longer."""
        self._busy = busy
        self._show_side()

    def open(self) -> None:
        """It is shown from now on."""
        self.take_focus()

    def close_down(self) -> None:
        """It is not shown any more: the camera goes off."""
        self.live.stop()

    @Slot()
    def take_focus(self) -> None:
        """What is used first."""
        if self.checking:
            self.check.take_focus()
        else:
            first = self.camera.turn_on if self.camera.turn_on.isVisibleTo(self) else self.camera.shoot
            (first if first.isEnabled() else self.buttons["files"]).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar takes a photo wherever nothing else takes it, as long as the camera is on."""
        if event.key() == Qt.Key.Key_Space and self.camera.live and not self.checking:
            self.camera.take()
            event.accept()
            return
        super().keyPressEvent(event)

    def _wire(self) -> None:
        self.live.shot.connect(self._on_shot)
        self.drops.brought.connect(self.brought)
        self.choice.brought.connect(self.brought)
        self.choice.refused.connect(self.show_refused)
        self.check.taken.connect(self._on_taken)
        for name, slot in (
            ("files", self.choice.files),
            ("paste", self.choice.paste),
            ("again", self._ask_for_photo),
            ("back", self.left),
        ):
            self.buttons[name].clicked.connect(slot)
        for key, slot in (
            ("dots.take", self._on_take),
            ("dots.again", self._ask_for_photo),
            ("dots.file", self.choice.files),
            ("dots.back", self.left),
        ):
            self._keys[key].triggered.connect(slot)

    def _show_side(self) -> None:
        """What stands beside the picture: how to take a photo, or the numbers."""
        checking, pages = self.checking, pages_of(self._found) if self._found is not None else 1
        self.check.set_shown(checking)
        # While numbers are checked they need the room; another photo is one key away.
        for name in ("phonePart", "phoneRule"):
            forms.child(self._form, QWidget, name).setVisible(not checking)
        count = self.check.count
        title = _("A photo of the poster")
        if checking and count is not None:
            title = _("Page {page} of {count}").format(page=count.page.number, count=count.page.count)
            title = title if count.page.count > 1 else _("Counted in the photo")
        forms.child(self._form, QLabel, "sideTitle").setText(title)
        forms.child(self._form, QLabel, "sideText").setText(self._side_words(checking, pages))

    def _side_words(self, checking: bool, pages: int) -> str:
        if self._busy:
            return _("The photo is looked at…")
        if checking:
            return _("Look at the boxes in doubt first. The photo itself is not kept.")
        words = _("All four corners of the poster must be on it. You check each number before it counts.")
        left = sorted(set(range(1, pages + 1)) - self._taken)
        if self._taken and left:
            row = ", ".join(map(str, left))
            words = _("Still to photograph: page {pages}.").format(pages=row) + " " + words
        elif self._taken:
            words = _("Every page of the poster is taken over.") + " " + words
        return words

    @Slot()
    def _ask_for_photo(self) -> None:
        self._stages.setCurrentIndex(_TAKE)
        self.say("")
        self._show_side()
        self.turned.emit()
        if self.isVisible():
            self.take_focus()

    @Slot()
    def _on_take(self) -> None:
        if self.checking:
            self.check.take_over()

    @Slot(object)
    def _on_taken(self, taken: PageTaken) -> None:
        self._taken.add(taken.page)
        if len(self._taken) < taken.count:
            self._ask_for_photo()
        else:
            self.left.emit()

    @Slot(object)
    def _on_shot(self, photo: WholePhoto) -> None:
        self.shot.emit(photo)
