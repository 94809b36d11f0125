"""A list to choose one rule of a vote from: what each line is called, and which fields it sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox

from ...language import _

_WIDE = 420  # pixels


@dataclass(frozen=True, slots=True)
class Wanted:
    """The fields of a round that were chosen, by name."""

    fields: Mapping[str, object]


class RuleChoice(QObject):
    """Ties a list to fields; ``wanted`` carries what a person chose."""

    # Emits: Wanted.
    wanted = Signal(object)

    def __init__(self, combo: QComboBox, parent: QObject) -> None:
        super().__init__(parent)
        self._combo = combo
        self._fields: tuple[Mapping[str, object], ...] = ()
        combo.activated.connect(self._on_activated)

    def widen_list(self) -> None:
        """The list that opens shows long lines whole; what was chosen may be cut in the field."""
        self._combo.view().setMinimumWidth(_WIDE)

    @property
    def number(self) -> int:
        """How many lines there are."""
        return len(self._fields)

    def offer(self, lines: Sequence[tuple[str, Mapping[str, object]]], now: int) -> None:
        """Offers these lines, each with its words and its fields; ``now`` is the place of the one that holds."""
        words = [words for words, _fields in lines]
        if words != [self._combo.itemText(place) for place in range(self._combo.count())]:
            self._combo.clear()
            self._combo.addItems(words)
        self._fields = tuple(fields for _words, fields in lines)
        self._combo.setCurrentIndex(now)

    def offer_words(
        self, name: str, words: Mapping[str, str], now: str, off: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Offers the values of one field, each with a message to translate. Those in ``off`` cannot be chosen, and say why."""
        lines = [(off.get(value) or _(said), {name: value}) for value, said in words.items()]
        self.offer(lines, list(words).index(now) if now in words else 0)
        model = self._combo.model()
        assert isinstance(model, QStandardItemModel), "the list of a combo box holds items"
        for place, value in enumerate(words):
            model.item(place).setEnabled(value not in off)

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        if 0 <= place < len(self._fields):
            self.wanted.emit(Wanted(self._fields[place]))
