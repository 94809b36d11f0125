"""What the evening's room does when two laptops hold one evening: it opens the phones' page only where it belongs, keeps the
strip in step with what is heard of the other one, takes over when somebody asks, and tells what got a new number."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.events import Changed, HallChanged
from ...domain.ops import OpKind
from ...language import _
from ...services.doubles import NUMBERED
from ...services.together import Role, Standing
from ..desk import Desk
from ..parts.dialogs import Decided, SafeDialog
from ..relay import Batch
from .strip import TogetherStrip, name_of

STANDS_BY_S = 30
"""How often, in seconds, the address is looked up at which phones may come to this laptop."""


class Beside(QObject):
    """Made with the room; ``enter`` says which evening. The strip stands above everything in the room."""

    # Emits: bool, this laptop took the stage and the phones (True), or lets the other have them.
    led = Signal(object)

    def __init__(self, desk: Desk, room: QWidget) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        self._evening_id = ""
        self._standing = Standing()
        self._since = self._now()
        self._seconds = 0
        self._strip = TogetherStrip(room)
        layout = room.layout()
        assert isinstance(layout, QVBoxLayout), "the room is filled by its form"
        layout.insertWidget(0, self._strip)
        self._strip.take.connect(self._on_take)
        self._strip.beside.connect(self._on_beside)
        desk.relay.happened.connect(self._on_happened)

    @property
    def leads(self) -> bool:
        """Whether the evening is played on this laptop."""
        return self._standing.role.serves

    @property
    def elsewhere(self) -> str:
        """Where the phones are while another laptop has them, in words; empty: here, or nowhere yet."""
        found = self._standing
        if found.role not in (Role.FOLLOWS, Role.TAKEN):
            return ""
        return _("With {laptop}, which has the stage too.").format(laptop=name_of(found.other))

    def may_play(self) -> bool:
        """The same; where it is not the facilitator is told on which it is."""
        if self.leads:
            return True
        words = _("The evening is played on {laptop}. Take it over first if it should be played here.")
        if self._standing.role is Role.FREE:
            words = _("Take the stage and the phones first; then the evening is played here.")
        self._desk.voice.message(words.format(laptop=name_of(self._standing.other)))
        return False

    def enter(self, evening_id: str) -> None:
        """The evening is shown: the phones' page opens, unless another laptop has it."""
        self._evening_id = evening_id
        self._since = self._now()
        self._seconds = 0
        self._read()
        if self._standing.role.serves:
            self._desk.project.hall.start(evening_id)
            self._serving()
        self._stand_by()

    def tick(self) -> None:
        """A second went by."""
        if self._standing.role is Role.ALONE:
            return
        self._seconds += 1
        if self._seconds % STANDS_BY_S == 0:
            self._stand_by()
        self._standing = self._desk.services.together.heard_again(self._standing)
        self._show()

    def close(self) -> None:
        """The project closes: whoever works beside this laptop sees at once that nobody has the stage any more."""
        if self._standing.role is Role.LEADS:
            self._desk.attempt(self._desk.services.together.follow)

    def _read(self) -> None:
        # Who practises works alone, whatever the project's other laptops do.
        practises = self._desk.project.dry_run is not None
        self._standing = Standing() if practises else self._desk.services.together.standing()
        self._show()

    def _show(self) -> None:
        self._strip.show_standing(self._standing, self._now(), self._since)

    def _now(self) -> datetime:
        return self._desk.services.clock.now()

    def _serving(self) -> None:
        address = self._desk.project.hall.address
        if address and self._standing.role is Role.LEADS:
            self._desk.attempt(lambda: self._desk.services.together.serving(address))

    def _stand_by(self) -> None:
        """Looking up the addresses of this laptop takes a while."""
        if self._standing.role is not Role.ALONE:
            self._desk.aside(self._desk.project.page, self._stands_by)

    def _stands_by(self, page: str) -> None:
        if page:
            self._desk.attempt(lambda: self._desk.services.together.stand_by(page))

    def _settle(self) -> None:
        self._desk.aside(self._desk.services.together.settle, self._settled)

    def _settled(self, told: tuple[str, ...]) -> None:
        if told:
            title = _("Two laptops counted in one range of numbers. Nothing is lost.")
            self._desk.voice.warning("numbers", title, " ".join(told), _("Understood"), self._understood)

    def _understood(self) -> None:
        self._desk.voice.solved("numbers")

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        changed = [event for event in batch.events if isinstance(event, Changed)]
        if any(event.entity == "laptop" for event in changed):
            before = self._standing.role
            self._read()
            if before is Role.ALONE:
                self._stand_by()
                self._serving()
        if self._standing.role is Role.ALONE:
            return
        if batch.of(HallChanged):
            self._serving()
        if any(event.entity in NUMBERED and event.kind is OpKind.ADD for event in changed):
            self._settle()

    @Slot()
    def _on_take(self) -> None:
        """At once when the other one is gone; while it is there it is asked."""
        found = self._standing
        if found.role is Role.FREE or found.silent(self._now(), self._since):
            self._take_over()
            return
        name = name_of(found.other)
        dialog = SafeDialog(
            _("Take over from {laptop}?").format(laptop=name),
            _(
                "It is still there and shows the evening now. It sees that you take over and puts its stage and its page away "
                "when somebody there agrees; phones then come to this laptop by themselves."
            ),
            _("Go on beside it"),
            _("Take over"),
            icon="laptop",
            parent=self._room.window(),
        )
        dialog.decided.connect(self._on_decided)
        dialog.open()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.deed:
            self._take_over()

    def _take_over(self) -> None:
        together, hall = self._desk.services.together, self._desk.project.hall
        if self._desk.attempt(lambda: together.take_over(hall.address)) is None:
            return
        self._read()
        if self._evening_id:
            hall.start(self._evening_id)
        self.led.emit(True)
        self._desk.voice.message(
            _("You have the stage and the phones now. Phones come by themselves within some seconds.")
        )

    @Slot()
    def _on_beside(self) -> None:
        self._desk.attempt(self._desk.services.together.follow)
        self._read()
        # A page that goes on here would keep phones from going where the evening is played.
        self._desk.aside(self._desk.project.hall.stop, self._stopped)
        self.led.emit(False)

    def _stopped(self, _nothing: None) -> None:
        self._desk.voice.message(_("The stage and the phones are with the other laptop now."))
