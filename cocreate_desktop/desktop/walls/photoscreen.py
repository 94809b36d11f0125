"""The screen that takes the place of a step while paper of its vote is read from a photo: first the photo, by whichever road,
then the check of what was seen in it. What is read and how it is checked is for the screens made of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from ...language import _
from ...services.overview import EveningView
from ...services.tallying import RoundView
from .. import actions, forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..steps.face import show_question
from .bringwords import paper_words
from .camerapane import CameraPane
from .choosing import PictureChoice
from .drops import PictureDrops
from .livecamera import LiveCamera
from .phonehint import show_phone
from .photoqueue import Refused

TAKE: Final = 0
CHECK: Final = 1
"""The stages of the form."""


class PhotoScreen(QWidget):
    """Shown for the vote of the step of now. ``title`` stands over the choice of files."""

    # Emits: nothing; back to the step.
    left = Signal()
    # Emits: Brought; photos to look at.
    brought = Signal(object)
    # Emits: nothing; something is checked from now on, or no longer.
    turned = Signal()
    # Emits: WholePhoto; a shot of the camera to look at.
    shot = Signal(object)

    name: ClassVar[str] = ""
    """What the form and its group of keys are called."""
    glare: ClassVar[str] = ""
    """What helps when a light shines on the paper, as it stands in English."""

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: RoundView | None = None
        self._busy = False
        self._form = form = forms.fill(self, f"{self.name}/{self.name}")
        self.live = LiveCamera(desk, self)
        self.camera = CameraPane(self.live, form, self, self._live_words)
        self._stages = forms.child(form, QStackedWidget, "stages")
        self._problem_card = forms.child(form, QFrame, "problemCard")
        self._problem = forms.child(form, QLabel, "problem")
        self._question = forms.child(form, QLabel, "question")
        self.buttons = {
            name: forms.child(form, KeyButton, name) for name in ("files", "paste", "again", "back")
        }
        self.choice = PictureChoice(self, title)
        self.drops = PictureDrops(self, any_file=True)
        self._keys = actions.build(self, self.name)
        self._wire_taking()

    @property
    def problem(self) -> str:
        """Why the last photo did not do, empty when it did."""
        return self._problem.text()

    @property
    def checking(self) -> bool:
        """Whether what was seen is checked now."""
        return self._stages.currentIndex() == CHECK

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
            self._focus_check()
            return
        first = self.camera.turn_on if self.camera.turn_on.isVisibleTo(self) else self.camera.shoot
        (first if first.isEnabled() else self.buttons["files"]).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar takes a photo wherever nothing else takes it, as long as the camera is on."""
        if event.key() == Qt.Key.Key_Space and self.camera.live and not self.checking:
            self.camera.take()
            event.accept()
            return
        super().keyPressEvent(event)

    def _focus_check(self) -> None:
        """Where the check of what was seen begins; a screen says so itself, as it says both of the words below."""

    def _side_title(self) -> str:
        """What stands over the words beside the picture."""
        return ""

    def _side_words(self) -> str:
        """How to take a photo, or how far the check is."""
        return ""

    def _hindrance(self) -> str:
        """What is said at once where a photo is asked for; empty where there is nothing to say."""
        return ""

    def _show_side(self) -> None:
        """What stands beside the picture. While something is checked that needs the room; another photo is one key away."""
        for name in ("phonePart", "phoneRule"):
            forms.child(self._form, QWidget, name).setVisible(not self.checking)
        words = _("The photo is looked at…") if self._busy else self._side_words()
        forms.child(self._form, QLabel, "sideTitle").setText(self._side_title())
        forms.child(self._form, QLabel, "sideText").setText(words)

    def _show_head(self, view: EveningView, kicker: str, told: str) -> None:
        """The question of the vote, and the code for phones with what is ``told`` beside it."""
        forms.child(self._form, QLabel, "kicker").setText(kicker)
        show_question(self._question, self._found.question if self._found is not None else "")
        show_phone(self._form, view.evening, self._desk.project.photo_address(view.evening.id), told)

    @Slot()
    def _ask_for_photo(self) -> None:
        self._stages.setCurrentIndex(TAKE)
        self.say(self._hindrance())
        self._show_side()
        self.turned.emit()
        if self.isVisible():
            self.take_focus()

    def _live_words(self, warnings: Iterable[str]) -> str:
        return paper_words(warnings, self.glare)

    def _wire_taking(self) -> None:
        self.live.shot.connect(self.shot)
        self.drops.brought.connect(self.brought)
        self.choice.brought.connect(self.brought)
        self.choice.refused.connect(self.show_refused)
        for name, slot in (
            ("files", self.choice.files),
            ("paste", self.choice.paste),
            ("again", self._ask_for_photo),
            ("back", self.left),
        ):
            self.buttons[name].clicked.connect(slot)
        for key, slot in (
            ("again", self._ask_for_photo),
            ("file", self.choice.files),
            ("back", self.left),
        ):
            self._keys[f"{self.name}.{key}"].triggered.connect(slot)
