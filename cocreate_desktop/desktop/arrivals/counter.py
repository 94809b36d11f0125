"""The two taps of the count at the door: who comes in, about how old, and the questions for the person just counted. It
stands in the face of the step, and in a dialog for whoever comes in at another moment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.arrivals import EXPECTATION_NAMES, KNOWN_BANDS, ROLE_ICONS, ROLE_NAMES, Arrival, Band, Role
from ...domain.outreach import CHANNEL_NAMES
from ...language import _, time_text
from ...services.arrivals import ArrivalsView
from .. import actions, forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..steps import acts, keys
from . import words
from .tile import DoorTile

_LOWER = 84  # pixels
_USUAL = 2  # the band that has the focus first: most people who come are of it


@dataclass(frozen=True, slots=True)
class Counted:
    """Somebody who was counted here, and when (as it is shown)."""

    arrival: Arrival
    at: str


class CounterCard(QWidget):
    """Fed with the count after each change; it counts, describes and takes back by itself. The role stays chosen for the next
    person."""

    # Emits: nothing; somebody was counted or taken back here.
    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evening_id = ""
        self._view: ArrivalsView | None = None
        self._role, self._band_next = Role.RESIDENT, False
        self._band = _USUAL
        self._here: list[tuple[str, str]] = []
        self._deeds: dict[str, int] = {}  # where on the undo stack the counting of each stands
        form = forms.fill(self, "arrivals/counter")
        self._chosen = forms.child(form, QLabel, "chosenRole")
        self._about = forms.child(form, QLabel, "heardAbout")
        self._ask = forms.child(form, QLabel, "expectsTitle")
        self._ask_hint = forms.child(form, QLabel, "expectsHint")
        self._unknown = forms.child(form, KeyButton, "unknown")
        self._again = forms.child(form, KeyButton, "again")
        self._roles = {role: forms.child(form, DoorTile, f"role{n}") for n, role in enumerate(Role)}
        self._bands = {band: forms.child(form, DoorTile, f"band{n}") for n, band in enumerate(KNOWN_BANDS)}
        self._ways = [forms.child(form, DoorTile, f"way{n}") for n in range(5)]
        self._expects = {
            key: forms.child(form, DoorTile, f"expects{n}") for n, key in enumerate(EXPECTATION_NAMES)
        }
        self._dress()
        self._wire()

    @property
    def last_tap(self) -> QWidget:
        """The last of its parts that the Tab key comes to."""
        return list(self._expects.values())[-1]

    @property
    def last(self) -> Counted | None:
        """The last one counted here who is still counted."""
        there = {one.id: one for one in self._view.arrivals} if self._view is not None else {}
        return next((Counted(there[name], at) for name, at in reversed(self._here) if name in there), None)

    def show_count(self, evening_id: str, view: ArrivalsView) -> None:
        """Shows the questions as they are now, and what the person just counted said."""
        if evening_id != self._evening_id:
            self._evening_id, self._here = evening_id, []
        self._view = view
        last = self.last
        arrival = last.arrival if last is not None else None
        about = _("belongs to the last one: {who} · may be skipped")
        self._about.setText(about.format(who=words.person(arrival)) if arrival else _("count somebody first"))
        for tile, way in zip(self._ways, (*view.ways, *(None,) * 5), strict=False):
            tile.setVisible(way is not None)
            if way is not None:
                tile.show_words(_(CHANNEL_NAMES[way]), icon=words.WAY_ICONS[way])
                tile.setChecked(arrival is not None and arrival.heard == way.value)
        for key, tile in self._expects.items():
            tile.setVisible(bool(view.asked))
            tile.setChecked(arrival is not None and arrival.expects is key)
        self._ask.setText(view.asked)
        self._ask_hint.setVisible(bool(view.asked))
        self._again.setVisible(view.later)
        self._again.setChecked(arrival is not None and arrival.again)
        for part in (*self._ways, *self._expects.values(), self._again):
            part.setEnabled(arrival is not None)

    def take_focus(self) -> None:
        """The role comes first."""
        self._band_next = False
        self._roles[self._role].setFocus(Qt.FocusReason.OtherFocusReason)

    def lower(self) -> None:
        """Tiles of less height, where it stands among other things."""
        for tile in (*self._roles.values(), *self._bands.values()):
            tile.setMaximumHeight(_LOWER)

    def add_keys(self, host: QWidget) -> None:
        """The digits, in ``host`` and all that is in it."""
        for action_id, slot in (("arrivals.tap", self._on_digit), ("arrivals.said", self._on_said_key)):
            for key in actions.spec(action_id).shortcuts:
                keys.add(host, key, slot, key[-1])

    @Slot()
    def take_back(self) -> None:
        """Takes back the last one counted here; as the key for undo when that is what it would do."""
        last, undo, arrivals = self.last, self._desk.undo, self._desk.services.arrivals
        if last is None:
            return
        name = last.arrival.id
        if undo.index() and self._deeds.get(name) == undo.index():
            undo.undo()
        else:
            acts.do(
                self._desk,
                _("Take back {who}").format(who=words.person(last.arrival)),
                partial(arrivals.undo, name),
                lambda _name: arrivals.restore((name,)),
            )
        self.changed.emit()

    def _dress(self) -> None:
        for role, tile in self._roles.items():
            tile.setCheckable(True)
            tile.show_words(_(ROLE_NAMES[role]), icon=ROLE_ICONS[role])
        for band, tile in self._bands.items():
            number, below = words.tile_of(band)
            tile.show_words(below, number=number, spoken=f"{number} {below}")
        for tile in (*self._ways, *self._expects.values()):
            tile.setCheckable(True)
        for key, tile in self._expects.items():
            tile.show_words(_(EXPECTATION_NAMES[key]))
        self._choose(self._role)

    def _wire(self) -> None:
        for tile in self._roles.values():
            tile.clicked.connect(self._on_role)
        for tile in self._bands.values():
            tile.clicked.connect(self._on_band)
        for tile in self._ways:
            tile.clicked.connect(self._on_way)
        for tile in self._expects.values():
            tile.clicked.connect(self._on_expects)
        self._unknown.clicked.connect(self._on_unknown)
        self._again.clicked.connect(self._on_again)

    def _choose(self, role: Role) -> None:
        self._role = role
        for one, tile in self._roles.items():
            tile.setChecked(one is role)
        self._chosen.setText(_("chosen: {role}").format(role=_(ROLE_NAMES[role])))

    def _count(self, band: Band) -> None:
        """The second tap."""
        arrivals, evening_id, role = self._desk.services.arrivals, self._evening_id, self._role
        now = self._desk.services.clock.now()

        def count() -> Arrival:
            made = arrivals.count(evening_id, role, band)
            self._here.append((made.id, time_text(now)))
            return made

        done = acts.do(
            self._desk,
            _("Count {who}").format(who=words.called(role, band)),
            count,
            lambda made: arrivals.undo(made.id),
            lambda made: arrivals.restore((made.id,)),
        )
        if done is not None:
            self._band = KNOWN_BANDS.index(band) if band in KNOWN_BANDS else self._band
            self._deeds[done.id] = self._desk.undo.index()
        self.take_focus()
        self.changed.emit()

    def _describe(self, name: str, value: object) -> None:
        """An answer of the last one; the same again takes it back."""
        last = self.last
        if last is None:
            return
        arrivals, arrival = self._desk.services.arrivals, last.arrival
        before = getattr(arrival, name)
        wanted = type(before)("") if before == value and name != "again" else value
        acts.do(
            self._desk,
            _("What {who} said").format(who=words.person(arrival)),
            lambda: arrivals.describe(arrival.id, **{name: wanted}),
            lambda _arrival: arrivals.describe(arrival.id, **{name: before}),
        )

    @Slot()
    def _on_role(self) -> None:
        self._choose(next(role for role, tile in self._roles.items() if tile is self.sender()))
        self._to_bands()

    def _to_bands(self) -> None:
        self._band_next = True
        self._bands[KNOWN_BANDS[self._band]].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_band(self) -> None:
        band = next(band for band, tile in self._bands.items() if tile is self.sender())
        self._count(band)

    @Slot()
    def _on_unknown(self) -> None:
        self._count(Band.UNKNOWN)

    @Slot()
    def _on_way(self) -> None:
        place = next(n for n, tile in enumerate(self._ways) if tile is self.sender())
        self._say_way(place)

    def _say_way(self, place: int) -> None:
        offered = self._view.ways if self._view is not None else ()
        if place < len(offered):
            self._describe("heard", offered[place].value)

    @Slot()
    def _on_expects(self) -> None:
        self._describe("expects", next(key for key, tile in self._expects.items() if tile is self.sender()))

    @Slot()
    def _on_again(self) -> None:
        self._describe("again", self._again.isChecked())

    @Slot()
    def _on_digit(self) -> None:
        """The first digit is the role, the second the age; 0 counts without an age."""
        place = int(keys.asked(self)) - 1
        if place < 0:
            self._count(Band.UNKNOWN)
        elif self._band_next:
            self._count(KNOWN_BANDS[place])
        else:
            self._choose(tuple(Role)[place])
            self._to_bands()

    @Slot()
    def _on_said_key(self) -> None:
        """Alt and a digit: how she heard of it, what she expects, whether she was here before."""
        place, view = int(keys.asked(self)), self._view
        if view is None:
            return
        if place == 0:
            last = self.last
            if view.later and last is not None:
                self._describe("again", not last.arrival.again)
        elif place <= len(self._ways):
            self._say_way(place - 1)
        elif view.asked:
            self._describe("expects", tuple(EXPECTATION_NAMES)[place - 1 - len(self._ways)])
