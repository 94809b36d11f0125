"""The channels of a vote as a row of choices: those that fit the method, each with what came in on it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ...domain.notes import Channel
from ...language import _
from ...services.tallying import RoundView
from ...services.ways import ways_of
from .. import forms
from . import keys, votechannelwords
from .votechannel import ChannelTile
from .votechannelwords import ORDER


class ChannelRow(QObject):
    """Wires the tiles. ``chosen`` is the channel whose numbers stand in the rows."""

    # Emits: nothing; another channel was chosen by a person.
    changed = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self.chosen = Channel.DOTS
        self._ways: tuple[Channel, ...] = ()
        self._part = forms.child(form, QWidget, "channels")
        self._tiles = {channel: forms.child(form, ChannelTile, str(channel)) for channel in ORDER}
        for channel, tile in self._tiles.items():
            tile.clicked.connect(self._on_tile)
            keys.add(form, f"Alt+{ORDER.index(channel) + 1}", self._on_key, str(channel))

    def begin(self, found: RoundView) -> None:
        """Before anybody chose: the channel that has counts already, else what the method asks for."""
        ways = ways_of(found.round.method)
        there = {channel for channel, _option in found.typed}
        if Channel.DOTS in ways and (Channel.DOTS in there or (not there and found.round.method == "dots")):
            self.chosen = Channel.DOTS
        else:
            self.chosen = Channel.HANDS if Channel.HANDS in ways else Channel.PHONE

    def choose_used(self, found: RoundView) -> None:
        """A result is looked at: a channel on which something came in, when nothing did on the chosen one."""
        used = [one.channel for one in found.channels if one.people or one.units]
        if used and self.chosen not in used:
            self.chosen = next((one for one in ORDER if one in used), used[0])

    def show_round(self, found: RoundView, *, shown: bool) -> None:
        """Shows what came in on each; nothing in a draft."""
        used = [one.channel for one in found.channels if one.people or one.units]
        self._ways = tuple(one for one in ORDER if one in ways_of(found.round.method) or one in used)
        if self.chosen not in self._ways:
            self.begin(found)
        self._part.setVisible(shown)
        for place, channel in enumerate(ORDER, 1):
            tile = self._tiles[channel]
            tile.setText(_(votechannelwords.NAMES[channel]))
            tile.setProperty("keyHint", f"Alt {place}")
            tile.show_count(votechannelwords.short(votechannelwords.turnout_of(found, channel)))
            tile.setChecked(channel is self.chosen)
            tile.setVisible(channel in self._ways)

    @Slot()
    def _on_tile(self) -> None:
        tile = self.sender()
        if isinstance(tile, ChannelTile):
            self._choose(Channel(tile.objectName()))

    @Slot()
    def _on_key(self) -> None:
        if self._part.isVisible():
            self._choose(Channel(keys.asked(self)))

    def _choose(self, channel: Channel) -> None:
        if channel in self._ways:
            self.chosen = channel
            for one, tile in self._tiles.items():
                tile.setChecked(one is channel)
            self.changed.emit()
