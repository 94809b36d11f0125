"""What the desk asks of the picture for the room and keeps nowhere: the codes alone for a while, or to stand still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from ...language import _
from ..desk import Voice
from ..parts.keybutton import KeyButton
from ..stage.state import Face, Join, StageState

FROZEN = "frozen"


class HeldPicture(QObject):
    """Stands between the evening as it is and the picture that the room sees of it.

    The codes belong to the step they were asked at; a picture that stands still does so until it is let go, except that
    blanking always works. ``changed`` says that the picture must be made again.
    """

    # Emits: nothing; the picture is another one now.
    changed = Signal()

    def __init__(self, voice: Voice, codes: KeyButton, freeze: KeyButton, host: QObject) -> None:
        super().__init__(host)
        self._voice = voice
        self._codes, self._freeze = codes, freeze
        self._codes_at: str | None = None  # the step they were asked at; empty before the first
        self._own = False  # of the codes alone, the one for the phone's own internet
        self._step = ""
        self._evening = ""
        self._frozen: StageState | None = None
        self._last: StageState | None = None
        codes.clicked.connect(self.toggle_codes)
        freeze.clicked.connect(self.toggle_freeze)

    @property
    def frozen(self) -> bool:
        """Whether the room's picture stands still."""
        return self._frozen is not None

    def wire(self, codes: QAction, freeze: QAction) -> None:
        """The keys that do the same as the buttons."""
        for action, slot in ((codes, self.toggle_codes), (freeze, self.toggle_freeze)):
            action.setAutoRepeat(False)
            action.triggered.connect(slot)

    def picture(self, evening: str, step: str, make: Callable[[bool], StageState]) -> StageState:
        """What the room sees; ``make`` gives the picture of now, with the codes alone when it is called with True."""
        if evening != self._evening:
            self._evening, self._codes_at = evening, None
            self._let_go()
        self._step = step
        if self._codes_at != step:
            self._codes_at = None
        now = make(self._codes_at is not None)
        if self._own and now.qr_only and now.join.online_code:
            way = Join(page=now.join.online, page_code=now.join.online_code, own=True)
            now = replace(now, join=way, scene=f"{now.scene}/own")
        if self._frozen is not None and now.face is not Face.BLANK:
            now = self._frozen
        self._last = now
        self._tell(now)
        return now

    def put_away(self) -> None:
        """The project closes: nothing is held any more."""
        self._let_go()

    def _let_go(self) -> None:
        if self._frozen is not None:
            self._frozen = None
            self._voice.solved(FROZEN)

    def _tell(self, now: StageState) -> None:
        frozen = self._frozen is not None
        has_code = bool(now.join.page_code or now.join.wifi_code)
        alone = now.qr_only if frozen else self._codes_at is not None
        self._codes.setChecked(alone)
        self._codes.setEnabled(not frozen and (has_code or alone) and now.face is not Face.THANKS)
        self._freeze.setChecked(frozen)
        self._freeze.setText(_("Stands still") if frozen else _("Hold still"))

    @Slot()
    def toggle_codes(self) -> None:
        """The codes alone, as large as they can be; where a second way is offered then that one alone; or the step's picture
        again."""
        if not self.frozen:
            shown = self._codes_at is not None
            self._own = shown and self._last is not None and bool(self._last.join.online_code)
            self._codes_at = self._step if self._own or not shown else None
        self.changed.emit()

    @Slot()
    def toggle_freeze(self) -> None:
        """The picture stands still while the desk goes on, or follows the desk again."""
        if self._frozen is not None:
            self._let_go()
        elif self._last is not None and self._last.face is not Face.BLANK:
            self._frozen = self._last
            self._voice.warning(
                FROZEN,
                _("The picture for the room stands still."),
                _("The room does not see what you do now. Blanking works."),
                _("Let it follow again"),
                self.toggle_freeze,
            )
        self.changed.emit()
