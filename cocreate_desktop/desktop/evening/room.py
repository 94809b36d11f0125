"""The room of the evening: plays the run sheet and holds together the step's face, the hall's column and the stage.

Each change comes back as a batch of events; then the whole view is read once and handed round. The clock only repaints clocks.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget

from ...domain.errors import CocreateError
from ...domain.events import BackupMade, GuestsChanged, HallChanged
from ...domain.steps import Kind
from ...services.overview import EveningView
from .. import actions, forms
from ..desk import Desk
from ..handbook.places import of_step
from ..parts.chip import Chip
from ..parts.keybutton import KeyButton
from ..parts.typinghints import TypingHints
from ..relay import Batch
from ..rooms import Room
from ..stage.stageaction import StageAction
from ..stage.state import StageState
from ..stage.window import StageKey, StageWindow
from ..steps.face import StepFace, make_face
from ..together.beside import Beside
from .beamer import Beamer
from .changes import Changes
from .column import HallColumn
from .foot import Foot
from .frame import LINE, RoomFrame
from .head import EveningHead
from .held import HeldPicture
from .instead import Instead
from .player import Player
from .roompicture import room_picture
from .runsheet import RunSheet
from .shorten import ShortenMenu
from .words import behind_text

LOW = 740


class EveningRoom(Room):
    """One of the window's three rooms."""

    # Emits: nothing; the beamer was shown or put away.
    beamer_turned = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: EveningView | None = None
        self._faces: dict[Kind, StepFace] = {}
        self._shown_face: StepFace | None = None
        self._here = False
        self._aimed = ""
        form = forms.fill(self, "evening/room")
        self._sheet = forms.child(form, RunSheet, "sheet")
        self._stack = forms.child(form, QStackedWidget, "faces")
        self._behind = forms.child(form, Chip, "behind")
        self._shorten = ShortenMenu(desk, forms.child(form, KeyButton, "shorten"), self)
        self._foot = Foot(form)
        self._column = HallColumn(desk, self)
        self._head = EveningHead(desk)
        self._frame = RoomFrame(form, self._column, self._head)
        self._beamer = Beamer(
            desk.voice, self, (self._column.beamer, self._head.beamer), (self._column.where, self._head.where)
        )
        self._hints = TypingHints({self._foot.blank: ("B", "F9"), self._column.codes: ("Q", "F7")}, self)
        self._held = HeldPicture(desk.voice, self._column.codes, self._column.freeze, self)
        self._actions = actions.build(self, "evening")
        self._instead = Instead(desk, self, self._frame, self._actions)
        self.walls, self.cards = self._instead.walls, self._instead.cards
        self._changes = Changes(self)
        self._beside = Beside(desk, self)
        self._player = Player(desk, self._beside)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._wire()

    @property
    def view(self) -> EveningView | None:
        """The evening as it was last read."""
        return self._view

    @property
    def stage(self) -> StageWindow | None:
        """The projector's window, None until it was asked for."""
        return self._beamer.stage

    def turn_beamer(self) -> None:
        """Shows the stage to the room, or puts it away."""
        self._on_stage_wanted()

    def head_items(self) -> QWidget:
        """The clock, for the window's head."""
        return self._head

    def places(self) -> tuple[str, ...]:
        """The screen in the place of the step, and the step."""
        return (*self._instead.places(), *of_step(self._view))

    def aim(self, evening_id: str) -> None:
        """Which evening the beamer shows when it is tried before anybody came in here."""
        self._aimed = evening_id
        self.walls.watch(evening_id)

    def enter(self, evening_id: str) -> None:
        """Shows the evening and opens the phones' page for it."""
        self._here = True
        self._beside.enter(evening_id)
        self.walls.watch(evening_id)
        self._read(evening_id)
        self._column.show_backups()
        self._second.start()
        self._lift_messages()
        if not self._instead.enter():
            self._foot.next.setFocus(Qt.FocusReason.OtherFocusReason)
            self._face().take_focus()

    def leave(self) -> None:
        """Another room is shown; stage and phones go on."""
        self._here = False
        self._instead.leave()
        self._column.put_away()
        self._lift_messages()

    def close_down(self) -> None:
        """The project closes: clock and stage go."""
        self._second.stop()
        self._beside.close()
        self._changes.done()
        self._instead.close()
        self._column.put_away()
        self._held.put_away()
        self._beamer.close()
        self._head.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window gets tighter rows."""
        self._frame.fit(self.width())
        tight = self.window().height() < LOW
        for face in self._faces.values():
            face.setProperty("tight", tight)
        super().resizeEvent(event)

    def _wire(self) -> None:
        self._desk.relay.happened.connect(self._on_happened)
        self._second.timeout.connect(self._on_second)
        self._changes.due.connect(self._on_due)
        self._sheet.chosen.connect(self._player.on_step_chosen)
        self._player.stepped.connect(self._on_stepped)
        self._beside.led.connect(self._on_led)
        self._column.stage_wanted.connect(self._on_stage_wanted)
        self._head.beamer.clicked.connect(self._on_stage_wanted)
        self._head.picture.clicked.connect(self._column.show_large)
        self._beamer.pressed.connect(self._on_stage_key)
        self._beamer.turned.connect(self.beamer_turned)
        self._held.wire(self._actions["evening.codes"], self._actions["evening.freeze"])
        self._held.changed.connect(self._on_held)
        self._shorten.wire(self._actions["evening.time"])
        self.cards.changed.connect(self._on_held)
        self._instead.left.connect(self._on_left)
        for button, action_id, slot in (
            (self._foot.next, "evening.next", self._player.on_next),
            (self._foot.previous, "evening.previous", self._player.on_previous),
            (self._foot.blank, "evening.blank", self._player.on_blank),
        ):
            button.clicked.connect(slot)
            self._actions[action_id].setAutoRepeat(False)
            self._actions[action_id].triggered.connect(slot)
        self._actions["evening.door"].triggered.connect(self._column.count_at_door)
        StageAction(self).wanted.connect(self._on_stage_wanted)

    def _read(self, evening_id: str) -> None:
        self._changes.done()
        try:
            self._view = self._player.view = self._desk.services.overview.evening(evening_id)
        except CocreateError as problem:
            self._desk.voice.problem(problem)
            return
        self._show(self._view)

    def _count(self, view: EveningView) -> None:
        """Votes come by the hundred: only how many is read again, and shown where it stands."""
        assert view.round is not None, "only a vote is counted"
        try:
            found = self._desk.services.overview.counted_again(view.round)
        except CocreateError as problem:
            self._desk.voice.problem(problem)
            return
        self._view = self._player.view = view = replace(view, round=found)
        self._face().show_turnout(view)
        self._instead.show_view(view)
        self._show_picture(view)

    def _show(self, view: EveningView) -> None:
        now = self._desk.services.clock.now()
        here = self._has_focus()
        self._sheet.show_view(view, now)
        face = self._face()
        if self._shown_face is not face:
            # Asked of ourselves: the stack shows the first face it gets without being told.
            self._shown_face = face
            self._stack.setCurrentWidget(face)
            self._frame.spread(face.wide)
            self._lift_messages()
        face.show_view(view)
        self._instead.show_view(view)
        self._column.elsewhere = self._beside.elsewhere
        self._column.show_view(view)
        self._show_foot(view)
        self._show_clocks(view)
        elsewhere = QApplication.focusWidget()
        if here and elsewhere is not None and not self._has_focus():
            # What had the focus is gone, and Qt went on to the window's head: the next key must press nothing there.
            elsewhere.clearFocus()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _lift_messages(self) -> None:
        """A wide face has its line at the foot, where else a message would lie over it."""
        lifted = self._here and self._face().wide and not self._instead.showing
        self.window().setProperty("messageLift", LINE if lifted else 0)

    def _show_foot(self, view: EveningView) -> None:
        deed = self._desk.services.playing.next_deed(view.evening.id)
        self._foot.show(view, deed, acting=self.cards.acting or not self._beside.leads)

    def _show_clocks(self, view: EveningView) -> None:
        now = self._desk.services.clock.now()
        self._sheet.tick(view, now)
        self._head.show_time(view, now)
        self._head.show_hall(self._column.summary(), self._column.trouble())
        self._behind.show_state(*behind_text(view, now), "clock-afternoon")
        self._shorten.show_view(view, now)
        self._show_picture(view)

    def _show_picture(self, view: EveningView) -> None:
        state = self._state(view)
        self._column.show_state(state)
        self._head.show_state(state)
        self._face().show_picture(state)
        self._beamer.show_state(state)

    def _state(self, view: EveningView) -> StageState:
        return room_picture(self._desk, view, self._held, self.cards.on_stage)

    def _face(self) -> StepFace:
        step = self._view.step if self._view is not None else None
        kind = step.kind if step is not None else Kind.WELCOME
        if kind not in self._faces:
            face = make_face(kind, self._desk, self._stack)
            face.setProperty("tight", self.window().height() < LOW)
            self._instead.hear(face)
            self._faces[kind] = face
            self._stack.addWidget(face)
        return self._faces[kind]

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        for event in batch.events:
            if isinstance(event, HallChanged):
                self._column.show_hall(event)
            elif isinstance(event, GuestsChanged):
                self._column.show_phones(event.phones)
            elif isinstance(event, BackupMade):
                self._column.show_backups()
        if self._view is None:
            return
        if self._changes.votes_only(batch.events, self._view):
            self._count(self._view)
        elif self._changes.now(batch.events, checking=self.walls.reviewing):
            self._read(self._view.evening.id)

    @Slot()
    def _on_due(self) -> None:
        if self._view is not None:
            self._read(self._view.evening.id)

    @Slot()
    def _on_second(self) -> None:
        self._beside.tick()
        self._column.show_backups()
        if self._view is not None:
            self._show_clocks(self._view)
            # Also while another room is shown: a bell does not wait for it.
            self._face().tick(self._view)

    @Slot()
    def _on_held(self) -> None:
        if self._view is not None:
            self._show_foot(self._view)
            self._show_clocks(self._view)

    @Slot()
    def _on_left(self) -> None:
        self._changes.settle()
        self._lift_messages()
        self._face().take_focus()

    @Slot()
    def _on_stepped(self) -> None:
        """The face of another step takes the focus, unless somebody is typing."""
        if not self._instead.take_focus():
            self._face().take_focus()

    @Slot(object)
    def _on_led(self, leads: bool) -> None:
        """The stage goes with the phones: it opens where the evening is played, and goes where it is not."""
        if leads != (self.stage is not None and self.stage.wanted):
            self._on_stage_wanted()

    @Slot()
    def _on_stage_wanted(self) -> None:
        if self._aimed and not self._here and (self._view is None or self._view.evening.id != self._aimed):
            self._read(self._aimed)
        self._beamer.toggle(self._state(self._view) if self._view is not None else None)

    @Slot(object)
    def _on_stage_key(self, key: StageKey) -> None:
        deeds = {
            "next": self._player.on_next,
            "previous": self._player.on_previous,
            "blank": self._player.on_blank,
            "codes": self._held.toggle_codes,
            "freeze": self._held.toggle_freeze,
            "stage": self._on_stage_wanted,
        }
        if key.deed in deeds:
            deeds[key.deed]()
            return
        self.window().activateWindow()
        writing = self.window().focusWidget()
        if key.text and isinstance(writing, QLineEdit):
            writing.insert(key.text)
