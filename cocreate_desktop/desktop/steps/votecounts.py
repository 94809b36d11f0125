"""Turnout and counts of a vote at the desk: which channel is typed, what each option has, and whether it adds up.

Totals per option come from the services only once the round is revealed; until then the desk too says "hidden".
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.notes import Channel
from ...domain.rounds import Phase
from ...language import _, ngettext
from ...services.tallying import RoundView
from .. import forms, theme
from ..desk import Desk
from ..parts.countfield import CountChanged, CountField
from ..parts.keybutton import KeyButton
from ..parts.meter import Meter
from . import acts, votewords
from .voterow import RowTotals, VoteRow

TYPED = (Channel.DOTS, Channel.HANDS)


class CountsPanel(QObject):
    """Wires turnout, heads and sums of the vote's form."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._round: RoundView | None = None
        self._rows: dict[str, VoteRow] = {}
        self._channel = Channel.DOTS
        self._turnout = forms.child(form, QWidget, "turnout")
        self._voted, self._voted_words, self._togo = (
            forms.child(form, QLabel, name) for name in ("voted", "votedWords", "toGo")
        )
        self._meter = forms.child(form, Meter, "meter")
        self._heads = forms.child(form, QWidget, "heads")
        self._switch = {
            Channel.DOTS: forms.child(form, KeyButton, "stickers"),
            Channel.HANDS: forms.child(form, KeyButton, "hands"),
        }
        self._switch_box = forms.child(form, QWidget, "switch")
        self._results = forms.child(form, QWidget, "results")
        self._sums = forms.child(form, QWidget, "sums")
        self._all, self._phone_sum, self._count_sum = (
            forms.child(form, QLabel, name) for name in ("allSum", "phoneSum", "countSum")
        )
        self._people = forms.child(form, CountField, "people")
        self._check = forms.child(form, QLabel, "check")
        self._switch[Channel.DOTS].clicked.connect(self._on_stickers)
        self._switch[Channel.HANDS].clicked.connect(self._on_hands)
        self._people.edited.connect(self._on_people)

    def hear(self, row: VoteRow) -> None:
        """Listens to a new row."""
        row.counted.connect(self._on_counted)

    def choose_channel(self, found: RoundView) -> None:
        """Before anything is typed here: the channel that has counts already, else what the method asks for."""
        there = {channel for channel, _option in found.typed}
        stickers = Channel.DOTS in there or (not there and found.round.method == "dots")
        self._channel = Channel.DOTS if stickers else Channel.HANDS

    def show_round(self, found: RoundView, rows: dict[str, VoteRow]) -> None:
        """Shows what came in; nothing in a draft."""
        closing = self._round is not None and self._round.round.phase is Phase.OPEN
        self._round, self._rows = found, rows
        if closing and found.round.phase is Phase.CLOSED:
            self._take_half_typed()
        if self._round is not found:  # what was half typed has been shown meanwhile
            return
        draft, revealed = found.round.phase is Phase.DRAFT, found.tally is not None
        for widget in (self._turnout, self._heads, self._sums):
            widget.setVisible(not draft)
        self._switch_box.setVisible(not revealed)
        self._results.setVisible(revealed)
        if not draft:
            self._show_turnout(found)
            self._show_rows(found)
            self._show_sums(found)
            self._show_check(found)

    def _take_half_typed(self) -> None:
        """A remote may close the vote while a number stands there without Enter: it counts."""
        for field in (*(row.count for row in self._rows.values()), self._people):
            field.interpretText()

    def _show_turnout(self, found: RoundView) -> None:
        number, words, more = votewords.turnout(found)
        self._voted.setText(number)
        self._voted_words.setText(words)
        self._togo.setText(more)
        self._meter.setVisible(found.present is not None)
        self._meter.show_part(found.voted, found.present or 0)

    def _show_rows(self, found: RoundView) -> None:
        able = found.round.phase in (Phase.OPEN, Phase.CLOSED)
        for channel, button in self._switch.items():
            button.setChecked(channel is self._channel)
        for option_id, row in self._rows.items():
            row.show_totals(self._totals(found, option_id), able=able)

    def _totals(self, found: RoundView, option_id: str) -> RowTotals:
        if found.tally is None:
            return RowTotals(None, found.typed.get((self._channel, option_id), 0))
        together = next(one.total for one in found.tally.options if one.id == option_id)
        ballots = votewords.ballots(found.tally, option_id)
        return RowTotals(ballots, together - ballots, together)

    def _show_sums(self, found: RoundView) -> None:
        total = sum(turnout.units for turnout in found.channels)
        units = ngettext("{n} dot", "{n} dots", total) if found.round.method == "dots" else None
        units = units or ngettext("{n} vote", "{n} votes", total)
        self._all.setText(_("Together {units}").format(units=units.format(n=total)))
        other = [turnout for turnout in found.channels if turnout.channel not in TYPED]
        voters = sum(turnout.people or 0 for turnout in other)
        who = ngettext("{n} person", "{n} people", voters).format(n=voters)
        self._phone_sum.setText(f"{sum(turnout.units for turnout in other)} · {who}")
        shown = TYPED if found.tally is not None else (self._channel,)
        self._count_sum.setText(str(sum(t.units for t in found.channels if t.channel in shown)))

    def _show_check(self, found: RoundView) -> None:
        by_eye = sum(found.typed.get((self._channel, option.id), 0) for option in found.options)
        people = found.typed.get((self._channel, ""), 0)
        self._people.show_count(people)
        self._people.setEnabled(found.round.phase in (Phase.OPEN, Phase.CLOSED))
        words, fine = votewords.check(found.round, self._channel, by_eye, people)
        self._check.setText(words)
        theme.set_style_property(self._check, "tone", "ink2" if fine else "warn")

    @Slot()
    def _on_stickers(self) -> None:
        self._show_channel(Channel.DOTS)

    @Slot()
    def _on_hands(self) -> None:
        self._show_channel(Channel.HANDS)

    def _show_channel(self, channel: Channel) -> None:
        self._channel = channel
        if self._round is not None:
            self.show_round(self._round, self._rows)

    @Slot(object)
    def _on_counted(self, changed: CountChanged) -> None:
        self._type(changed.key, changed.count)

    @Slot(object)
    def _on_people(self, changed: CountChanged) -> None:
        self._type("", changed.count)

    def _type(self, option_id: str, number: int) -> None:
        found = self._round
        if found is None:
            return
        voting, round_id, channel = self._desk.services.voting, found.round.id, self._channel
        before = found.typed.get((channel, option_id), 0)
        done = acts.do(
            self._desk,
            _("Type a count"),
            lambda: voting.type_count(round_id, channel, option_id, number),
            lambda _count: voting.type_count(round_id, channel, option_id, before),
        )
        if done is None:
            self.show_round(found, self._rows)
