"""The screen on which voting cards are read: the room as the camera sees it with what was seen painted over it, and beside it
who is missing. It takes the place of the step while the foot stays."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ...language import _
from ...services.overview import EveningView
from .. import actions, forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..steps.face import show_question
from ..walls.choosing import PictureChoice
from ..walls.drops import PictureDrops
from ..walls.phonehint import show_phone
from . import standing
from .cardcamera import CardCamera
from .cardrows import CardRows, CardTapped
from .session import CardSession
from .sidecard import SideCard

LOW: Final = 620  # pixels


class CardsScreen(QWidget):
    """Shown for the vote that ``session`` watches."""

    # Emits: nothing; back to the step.
    left = Signal()
    # Emits: Brought; photos of the room to look at.
    brought = Signal(object)
    # Emits: Refused; what was pasted is no picture.
    refused = Signal(object)

    def __init__(self, desk: Desk, session: CardSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self._form = form = forms.fill(self, "cards/cards")
        self.camera = CardCamera(desk, session, form, self)
        self.side = SideCard(desk, session, form, self)
        self._question = forms.child(form, QLabel, "question")
        self._kicker = forms.child(form, QLabel, "kicker")
        self._place = forms.child(form, QLabel, "questionPlace")
        names = ("previousQuestion", "nextQuestion", "back", "files", "paste")
        self.buttons = {name: forms.child(form, KeyButton, name) for name in names}
        self.choice = PictureChoice(self, _("Photos of the room"))
        self.drops = PictureDrops(self, any_file=True)
        self._keys = actions.build(self, "cards")
        # The space bar presses a button that has the focus, as everywhere; elsewhere on the screen it reads.
        self._keys["cards.read"].setShortcuts([])
        for name, key in (("previousQuestion", "Alt+Left"), ("nextQuestion", "Alt+Right")):
            self.buttons[name].setProperty("keyHint", actions.key_text(key))
        self._wire()

    def show_view(self, view: EveningView) -> None:
        """The evening as it is now."""
        self.side.show_evening(view.evening)
        address = self._desk.project.photo_address(view.evening.id)
        told = _(
            "For who sits far away. Scan, and take one photo of the room. The cards come in by themselves."
        )
        show_phone(self._form, view.evening, address, told)
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        """Question, picture and list as they are now."""
        session = self._session
        found, question = session.found, session.question
        option = standing.option_of(found, question) if found and question else None
        asked = found.question if found is not None else ""
        several = len(session.questions) > 1
        way = _("question by question") if several else _("one answer per card")
        kicker = _("Voting with cards"), asked if option is not None else way
        self._kicker.setText(" · ".join(kicker))
        show_question(self._question, option.text if option is not None else asked)
        self._place.setText(_("{n} of {total}").format(n=session.place + 1, total=len(session.questions)))
        for part in (self._place, self.buttons["previousQuestion"], self.buttons["nextQuestion"]):
            part.setVisible(several)
        self.buttons["previousQuestion"].setEnabled(session.place > 0)
        self.buttons["nextQuestion"].setEnabled(session.place + 1 < len(session.questions))
        self.camera.show_state()
        self.side.show_state()

    def open(self) -> None:
        """It is shown from now on."""
        self.camera.open()
        self.take_focus()

    def close_down(self) -> None:
        """It is not shown any more: the camera goes off."""
        self.camera.close()

    @Slot()
    def take_focus(self) -> None:
        """The tile that reads is what is used first."""
        self.camera.tile.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar reads or stops wherever nothing else takes it."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.camera.toggle()
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window shows fewer rows."""
        super().resizeEvent(event)
        self.side.set_tight(self.height() < LOW)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody reads cards while another screen is in its place."""
        if not event.spontaneous():
            self._session.read(False)
        super().hideEvent(event)

    def _wire(self) -> None:
        self._session.changed.connect(self.show_state)
        self.drops.brought.connect(self.brought)
        self.choice.brought.connect(self.brought)
        self.choice.refused.connect(self.refused)
        self.side.done.connect(self.take_focus)
        for rows in (self.side.missing, self.side.unclear):
            rows.tapped.connect(self._on_tapped)
        for name, slot in (
            ("previousQuestion", self._on_previous),
            ("nextQuestion", self._on_next),
            ("back", self.left),
            ("files", self.choice.files),
            ("paste", self.choice.paste),
        ):
            self.buttons[name].clicked.connect(slot)
        for key, slot in (
            ("cards.previous", self._on_previous),
            ("cards.next", self._on_next),
            ("cards.missing", self._on_missing),
            ("cards.handedOut", self._on_handed_out),
            ("cards.file", self.choice.files),
            ("cards.back", self.left),
        ):
            self._keys[key].triggered.connect(slot)

    @Slot(object)
    def _on_tapped(self, tapped: CardTapped) -> None:
        self._session.enter(tapped.number, tapped.side)

    @Slot()
    def _on_previous(self) -> None:
        self._session.go(self._session.place - 1)

    @Slot()
    def _on_next(self) -> None:
        self._session.go(self._session.place + 1)

    @Slot()
    def _on_missing(self) -> None:
        """To the list, through the doubts, and back to reading."""
        lists = [rows for rows in (self.side.missing, self.side.unclear) if rows.rows]
        here = next((n for n, rows in enumerate(lists) if rows.hasFocus()), -1)
        if here + 1 >= len(lists):
            self.take_focus()
            return
        _enter(lists[here + 1])

    @Slot()
    def _on_handed_out(self) -> None:
        self.side.handed_out.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.side.handed_out.selectAll()


def _enter(rows: CardRows) -> None:
    rows.setFocus(Qt.FocusReason.ShortcutFocusReason)
    if not rows.currentIndex().isValid():
        rows.setCurrentIndex(rows.model().index(0, 0))
