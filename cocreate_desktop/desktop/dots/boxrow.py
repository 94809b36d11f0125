"""One box of the poster in the list beside it: its option, what is doubtful about it, and its number with minus and plus."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ...language import _
from .. import forms
from ..parts.countfield import CountChanged, CountField
from ..steps.voterow import AnswerTile
from .counted import CountedBox


class BoxRow(QWidget):
    """``place`` is that of the option among all."""

    # Emits: CountChanged with the place of the option as its key.
    counted = Signal(object)

    def __init__(self, one: CountedBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = one.box.option
        form = forms.fill(self, "dots/row")
        forms.child(form, QHBoxLayout, "rowLayout").insertWidget(0, AnswerTile(one.option.letter, form))
        self._words = forms.child(form, QLabel, "words")
        self._doubt = forms.child(form, QLabel, "doubt")
        self.count = forms.child(form, CountField, "count")
        self._words.setText(one.option.text)
        name = _("Stickers for {option}").format(option=one.option.text)
        self.count.setAccessibleName(name)
        self.count.edited.connect(self._on_edited)
        self.show_box(one)

    def show_box(self, one: CountedBox) -> None:
        """Its number and its doubt now."""
        self.count.show_count(one.number)
        self.count.setAccessibleDescription(one.doubt)
        self._doubt.setText(one.doubt)
        self._doubt.setVisible(bool(one.doubt))

    @Slot(object)
    def _on_edited(self, changed: CountChanged) -> None:
        self.counted.emit(CountChanged(str(self.place), changed.count))
