"""Hands and stickers of a vote as they are typed per option, once or by a second person who does not see the first numbers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.notes import Channel
from ...domain.rounds import Phase
from ...language import _
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.countfield import CountChanged, CountField
from ..parts.keybutton import KeyButton
from . import acts, keys, votewords
from .votekeys import ButtonKey
from .voterow import RowCount, VoteRow

TYPED = (Channel.HANDS, Channel.DOTS)


class CountsPanel(QObject):
    """Wires what stands under the counts. ``photo_wanted`` carries the id of the round whose poster should be counted."""

    photo_wanted = Signal(object)
    # Emits: nothing; what stands in the rows is another number now.
    changed = Signal()

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._round: RoundView | None = None
        self._channel = Channel.DOTS
        self._again = ""  # the round and channel that a second person counts now
        host = forms.child(form, QWidget, "typedHost")
        part = forms.fill(host, "steps/vote_typed")
        self._host = host
        self._people_label = forms.child(part, QLabel, "peopleLabel")
        self._people = forms.child(part, CountField, "people")
        names = ("photo", "second", "compare", "stopSecond", "agree", "countAgain")
        self._buttons = {name: forms.child(part, KeyButton, name) for name in names}
        slots = (
            self._on_photo,
            self._on_second,
            self._on_compare,
            self._on_stop,
            self._on_agree,
            self._on_second,
        )
        for button, slot in zip(self._buttons.values(), slots, strict=True):
            button.clicked.connect(slot)
        self._people.edited.connect(self._on_people)
        ButtonKey(form, "Alt+F", self._buttons["photo"])
        keys.add(form, "Alt+S", self._on_key)
        for place in (part, forms.child(form, QWidget, "rows")):
            ButtonKey(place, "Escape", self._buttons["stopSecond"])

    @property
    def checking(self) -> bool:
        """Whether a second person counts now; the first numbers are hidden then."""
        found = self._round
        return found is not None and self._again == f"{found.round.id}:{self._channel}"

    def hear(self, row: VoteRow) -> None:
        """Listens to a new row."""
        row.counted.connect(self._on_counted)

    def take_half_typed(self, rows: Mapping[str, VoteRow]) -> None:
        """A remote may close the vote while a number stands there without Enter: it counts."""
        for field in (*(row.count for row in rows.values()), self._people):
            if field.isVisible():
                field.interpretText()

    def show_round(self, found: RoundView, channel: Channel, *, able: bool) -> None:
        """Shows what can be done with the counts of ``channel``; the part is hidden for channels where nobody counts."""
        if self._round is not None and found.round.id != self._round.round.id:
            self._again = ""
        self._round, self._channel = found, channel
        typed = able and channel in TYPED and found.tally is None
        able = typed and found.round.phase in (Phase.OPEN, Phase.CLOSED)
        if not able:
            self._again = ""
        differs = any(place[0] is channel for place in found.differing)
        checking = self.checking
        shown = {
            "photo": channel is Channel.DOTS and not checking and not differs,
            "second": not checking and not differs,
            "compare": checking,
            "stopSecond": checking,
            "agree": differs and not checking,
            "countAgain": differs and not checking,
        }
        # What goes, goes first: both at once would make a small window grow.
        for name in sorted(shown, key=lambda one: shown[one]):
            self._buttons[name].setVisible(able and shown[name])
        for widget in (self._people_label, self._people):
            widget.setVisible(not checking)
        self._people.show_count(found.typed.get((channel, ""), 0))
        self._people.setEnabled(able)
        self._host.setVisible(typed)

    def count(self, found: RoundView, option_id: str) -> RowCount:
        """What stands in the row of an option: the number, and whether two people say the same."""
        place = (self._channel, option_id)
        able = found.round.phase in (Phase.OPEN, Phase.CLOSED)
        first, second = found.typed.get(place, 0), found.second.get(place)
        if self.checking:
            return RowCount(second or 0, able)
        if second is None:
            return RowCount(first, able)
        if first == second:
            return RowCount(first, able, _("counted twice, the same"))
        words = _("{one} and {other}: count again").format(one=first, other=second)
        return RowCount(first, able, words, doubt=True)

    def told(self, found: RoundView) -> tuple[str, bool]:
        """Whether the counts add up, in a sentence; False when they cannot."""
        if self.checking:
            return _("The first numbers are hidden. Somebody else counts now."), True
        numbers = [found.typed.get((self._channel, option.id), 0) for option in found.options]
        people = found.typed.get((self._channel, ""), 0)
        most = max(numbers, default=0)
        return votewords.check(found.round, self._channel, sum(numbers), people, most)

    @Slot(object)
    def _on_counted(self, changed: CountChanged) -> None:
        self._type(changed.key, changed.count, second=self.checking)

    @Slot(object)
    def _on_people(self, changed: CountChanged) -> None:
        self._type("", changed.count)

    def _type(self, option_id: str, number: int, *, second: bool = False) -> None:
        found = self._round
        if found is None or self._channel not in TYPED:
            return
        counting, round_id, channel = self._desk.services.counting, found.round.id, self._channel
        kept = found.second if second else found.typed
        before = kept.get((channel, option_id), 0)
        done = acts.do(
            self._desk,
            _("Type a count"),
            lambda: counting.type_count(round_id, channel, option_id, number, second=second),
            lambda _count: counting.type_count(round_id, channel, option_id, before, second=second),
        )
        if done is None:
            self.changed.emit()

    @Slot()
    def _on_photo(self) -> None:
        if self._round is not None:
            self.photo_wanted.emit(self._round.round.id)

    @Slot()
    def _on_key(self) -> None:
        """The one key of what can be done with a second count."""
        for name in ("second", "compare", "agree"):
            if self._buttons[name].isVisible():
                self._buttons[name].click()
                return

    @Slot()
    def _on_second(self) -> None:
        """Somebody else counts: an earlier second count goes."""
        found = self._round
        if found is None:
            return
        self._again = f"{found.round.id}:{self._channel}"
        self._forget_second(found)
        self.changed.emit()

    @Slot()
    def _on_compare(self) -> None:
        """Lays the second numbers beside the first; what was left empty was counted as nothing."""
        found = self._round
        if found is None:
            return
        counting, round_id, channel = self._desk.services.counting, found.round.id, self._channel
        empty = [one.id for one in found.options if (channel, one.id) not in found.second]

        def fill_up() -> None:
            for option_id in empty:
                counting.type_count(round_id, channel, option_id, 0, second=True)

        self._again = ""
        self._desk.attempt(fill_up)
        if self._round is not None and not self._round.differing:
            self._desk.attempt(lambda: counting.agree(round_id, channel))
        self.changed.emit()

    @Slot()
    def _on_stop(self) -> None:
        """Nobody counts a second time after all: what was typed of it goes."""
        found = self._round
        self._again = ""
        if found is not None:
            self._forget_second(found)
        self.changed.emit()

    @Slot()
    def _on_agree(self) -> None:
        found = self._round
        if found is None:
            return
        counting, round_id, channel = self._desk.services.counting, found.round.id, self._channel
        before = {place[1]: found.typed.get(place, 0) for place in found.differing if place[0] is channel}

        def back() -> None:
            for option_id, number in before.items():
                counting.type_count(round_id, channel, option_id, number)

        acts.did(self._desk, _("Take the second count"), lambda: counting.agree(round_id, channel), back)

    def _forget_second(self, found: RoundView) -> None:
        """The second numbers of now go, when there are any."""
        counting, round_id, channel = self._desk.services.counting, found.round.id, self._channel
        kept = {place[1]: number for place, number in found.second.items() if place[0] is channel}

        def back() -> None:
            for option_id, number in kept.items():
                counting.type_count(round_id, channel, option_id, number, second=True)

        if kept:
            acts.did(self._desk, _("Count again"), lambda: counting.forget_second(round_id, channel), back)
