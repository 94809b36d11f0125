"""What comes in on a vote and what came out: turnout, channels, the numbers in the rows, and the line under them.

Totals per option come from the services only once the round is revealed; until then the desk too says "hidden".
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.notes import Channel
from ...domain.rounds import Phase
from ...language import _
from ...services.tallying import RoundView
from .. import forms, theme
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..parts.meter import Meter
from . import votecells, votechannelwords, votewords
from .votecards import CardsLine
from .votecells import Cells
from .votechannels import ChannelRow
from .votecounts import TYPED, CountsPanel
from .voteentry import ENTERED, EntryPanel
from .votekeys import ButtonKey
from .voteobjections import ObjectionsPanel
from .voteoptions import OptionsPanel
from .voteresult import ResultPanel
from .voterow import RowCount, VoteRow


class VoteBody(QObject):
    """Wires what stands under the tiles. ``cards_wanted``, ``photo_wanted`` and ``sheets_wanted`` carry the id of a round."""

    cards_wanted = Signal(object)
    photo_wanted = Signal(object)
    sheets_wanted = Signal(object)

    def __init__(self, desk: Desk, form: QWidget, options: OptionsPanel) -> None:
        super().__init__(form)
        self._desk, self._options = desk, options
        self._round: RoundView | None = None
        self._mine = True
        self._turnout = forms.child(form, QWidget, "turnout")
        self._voted, self._voted_words, self._togo = (
            forms.child(form, QLabel, name) for name in ("voted", "votedWords", "toGo")
        )
        self._meter = forms.child(form, Meter, "meter")
        self._heads = forms.child(form, QWidget, "heads")
        self._head_labels = tuple(
            forms.child(form, QLabel, name) for name in ("channelHead", "earlierHead", "totalHead")
        )
        self._summary, self._line = (forms.child(form, QLabel, name) for name in ("summary", "line"))
        self._line_part = forms.child(form, QWidget, "linePart")
        self._line_undo = forms.child(form, KeyButton, "lineUndo")
        self._sheets = forms.child(form, KeyButton, "sheetsPhoto")
        self._channels = ChannelRow(form)
        self._counts, self._entry = CountsPanel(desk, form), EntryPanel(desk, form)
        self._cards, self._result = CardsLine(desk, form), ResultPanel(desk, form)
        self._objections = ObjectionsPanel(desk, form)
        self._wire()

    def _wire(self) -> None:
        for told in (self._channels.changed, self._counts.changed, self._entry.told):
            told.connect(self._on_changed)
        self._channels.changed.connect(self._on_channel)
        self._line_undo.clicked.connect(self._desk.undo.undo)
        self._sheets.clicked.connect(self._on_sheets)
        ButtonKey(self._line_part, "Alt+P", self._sheets)
        self._cards.wanted.connect(self.cards_wanted)
        self._counts.photo_wanted.connect(self.photo_wanted)

    def hear(self, row: VoteRow) -> None:
        """Listens to a new row."""
        self._counts.hear(row)

    def take_focus(self) -> None:
        """The line for paper, when that is what is typed."""
        if self._channels.chosen in ENTERED:
            self._entry.take_focus()

    def show_round(self, found: RoundView, *, mine: bool) -> None:
        """Shows what came in; nothing in a draft. What is not ``mine`` is an earlier poll, only to be looked at."""
        before, self._mine = self._round, mine
        other = before is None or before.round.id != found.round.id
        if other or found.round.phase is Phase.DRAFT:
            self._channels.begin(found)
        closing = not other and before is not None and before.round.phase is Phase.OPEN
        revealing = found.tally is not None and (other or before is None or before.tally is None)
        if revealing:
            self._channels.choose_used(found)
        self._round = found
        if closing and found.round.phase is Phase.CLOSED:
            self._counts.take_half_typed(self._options.rows)
        if self._round is found:  # what was half typed has been shown meanwhile
            self._show(found)
        if revealing or other:
            self._options.show_top()

    def _show(self, found: RoundView) -> None:
        draft, channel, able = found.round.phase is Phase.DRAFT, self._channels.chosen, self._mine
        self._turnout.setVisible(not draft)
        self._channels.show_round(found, shown=not draft)
        channel = self._channels.chosen
        self._counts.show_round(found, channel, able=able and not draft)
        self._entry.show_round(found, channel, able=able)
        self._cards.show_round(found, channel, able=able and not draft)
        self._result.show_round(found, able=able)
        self._objections.show_round(found, able=able and found.round.phase is not Phase.PUBLISHED)
        self._show_heads(found, channel)
        if draft:
            self._line_part.setVisible(False)
            self._summary.setVisible(False)
            return
        self._show_turnout(found)
        self._show_rows(found, channel)
        self._show_line(found, channel)
        self._options.show_hints(votechannelwords.overlap(found))
        said = votecells.outcome(found) if found.round.phase.over else ""
        self._summary.setText(said)
        self._summary.setVisible(bool(said))

    def _show_turnout(self, found: RoundView) -> None:
        number, words, more = votewords.turnout(found)
        self._voted.setText(number)
        self._voted_words.setText(words)
        self._togo.setText(more)
        self._meter.setVisible(found.present is not None and found.voted <= found.present)
        self._meter.show_part(found.voted, found.present or 0)

    def _show_heads(self, found: RoundView, channel: Channel) -> None:
        revealed = found.tally is not None
        self._heads.setVisible(revealed)
        earlier = found.earlier is not None and found.earlier.tally is not None
        name = _(votechannelwords.NAMES.get(channel, ""))
        for label, words, shown in zip(
            self._head_labels,
            (name, _("Earlier poll"), votecells.total_head(found)),
            (revealed, revealed and earlier, revealed),
            strict=True,
        ):
            label.setText(words)
            label.setVisible(shown)

    def _show_rows(self, found: RoundView, channel: Channel) -> None:
        typed = channel in TYPED and found.tally is None and self._mine
        for option in found.options:
            count = self._counts.count(found, option.id) if typed else RowCount()
            shown = votecells.cells(found, option, channel) if found.tally is not None else Cells()
            self._options.rows[option.id].show_cells(shown, count, hidden=found.tally is None)

    def _show_line(self, found: RoundView, channel: Channel) -> None:
        """What came in on the channel, whether it adds up, and what there is to say of the last entry."""
        entering = channel in ENTERED and found.round.phase is Phase.OPEN and self._mine
        tables = self._desk.services.casting.tables(found.round.id) if channel is Channel.TABLE else ()
        words, doubt = votechannelwords.told(found, channel, tables), False
        if channel in TYPED and found.tally is None and self._mine:
            said, fine = self._counts.told(found)
            words, doubt = f"{words} {said}".strip(), not fine
        if entering and self._entry.said:
            words, doubt = self._entry.said, self._entry.doubt
        elif entering and channel not in {one.channel for one in found.channels}:
            words = self._entry.hint
        self._line.setText(words)
        self._line_part.setVisible(found.tally is None or bool(tables))
        self._line_undo.setVisible(entering and self._entry.undoable)
        self._sheets.setVisible(entering)
        theme.set_style_property(self._line, "tone", "warn" if doubt else "ink2")

    @Slot()
    def _on_changed(self) -> None:
        if self._round is not None:
            self._show(self._round)

    @Slot()
    def _on_channel(self) -> None:
        """What was chosen is typed at once, from the first option on."""
        self._options.show_top()
        if self._channels.chosen in ENTERED:
            self._entry.take_focus()
        elif self._channels.chosen in TYPED:
            self._options.take_focus(draft=False)

    @Slot()
    def _on_sheets(self) -> None:
        if self._round is not None:
            self.sheets_wanted.emit(self._round.round.id)
