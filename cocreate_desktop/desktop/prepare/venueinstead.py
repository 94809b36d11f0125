"""The venue check in place of the room's cards: made when it is first asked for, and gone again as soon as the room is left."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.evening import Evening
from .. import actions
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..stage.stageaction import StageAction
from ..venue.head import VenueHead
from ..venue.screen import VenueScreen


class VenueInstead(QObject):
    """``room`` shows ``cards`` or the check; ``head`` the buttons of the room or the time."""

    # Emits: nothing; the evening should begin.
    start_wanted = Signal()
    # Emits: nothing; the cards are shown again.
    left = Signal()

    def __init__(self, desk: Desk, room: QWidget, cards: QWidget, button: KeyButton, head: QWidget) -> None:
        super().__init__(room)
        self._desk, self._room, self._cards = desk, room, cards
        self._buttons = head.findChild(QWidget, "prepareHead")
        self._button = button
        self._evening_id = ""
        self.screen: VenueScreen | None = None
        self._stage: StageAction | None = None
        self._head = VenueHead(desk, head)
        self._head.hide()
        layout = head.layout()
        if isinstance(layout, QVBoxLayout | QHBoxLayout):
            layout.addWidget(self._head)
        self._key = actions.build(cards, "prepare")["prepare.venue"]
        self._button.setProperty("keyHint", actions.key_text(actions.spec("prepare.venue").shortcuts[0]))
        self._key.triggered.connect(self.open)
        self._button.clicked.connect(self.open)

    @property
    def showing(self) -> bool:
        """Whether the check is shown."""
        return self.screen is not None and self.screen.isVisibleTo(self._room)

    def show_evening(self, evening: Evening) -> None:
        """Of which evening it would be. In a dry run there is no hall to check."""
        self._evening_id = evening.id
        self._head.show_evening(evening)
        self._button.setVisible(self._desk.project.dry_run is None)
        self._key.setEnabled(self._desk.project.dry_run is None)

    @Slot()
    def open(self) -> None:
        """Shows the check."""
        if not self._evening_id:
            return
        screen = self.screen or self._made()
        self._turn(True)
        screen.enter(self._evening_id)

    @Slot()
    def close(self) -> None:
        """Back to the cards."""
        if self.screen is not None and self.showing:
            self.screen.leave()
            self._turn(False)
            self.left.emit()

    def close_down(self) -> None:
        """The project closes."""
        self.close()
        if self.screen is not None:
            self.screen.close_down()

    def _made(self) -> VenueScreen:
        self.screen = VenueScreen(self._desk, self._room)
        self.screen.hide()
        layout = self._room.layout()
        if layout is not None:
            layout.addWidget(self.screen)
        self.screen.left.connect(self.close)
        self.screen.start_wanted.connect(self._on_start)
        self._stage = StageAction(self.screen, guest=True)
        self._stage.wanted.connect(self.screen.show_trial)
        return self.screen

    def _turn(self, check: bool) -> None:
        self._cards.setVisible(not check)
        if self.screen is not None:
            self.screen.setVisible(check)
        if self._stage is not None:
            # The evening's picture must not come over the one that is being looked at.
            (self._stage.take if check else self._stage.give_back)()
        self._head.setVisible(check)
        if self._buttons is not None:
            self._buttons.setVisible(not check)

    @Slot()
    def _on_start(self) -> None:
        self.close()
        self.start_wanted.emit()
