"""The line on which offers and wishes are typed, with kind, level and idea beside it. Enter anywhere on it puts up what stands
there and the focus is on the line again; what is typed stays until then, for each step by itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from ...domain.offers import LEVEL_NAMES, Level, Offer, OfferKind
from ...language import _
from ...services.offers import Offering, OffersView
from .. import forms
from ..parts.keybutton import KeyButton
from . import keys
from .captureline import CaptureLine
from .offersrows import kind_name


@dataclass(frozen=True, slots=True)
class Typed:
    """What is to be put up, or with ``offer_id`` what one that is there becomes."""

    offering: Offering
    offer_id: str = ""


class OffersLine(QObject):
    """Wires the bar of the form ``steps/offers``."""

    # Emits: Typed.
    entered = Signal(object)

    def __init__(self, form: QWidget, face: QWidget) -> None:
        super().__init__(face)
        self.line = forms.child(form, CaptureLine, "line")
        self._kind, self._level = forms.child(form, QComboBox, "kind"), forms.child(form, QComboBox, "level")
        self._theme, self._put = forms.child(form, QComboBox, "theme"), forms.child(form, KeyButton, "put")
        self._step_id = self._editing = ""
        self._drafts: dict[str, str] = {}
        self._kept: Offering | None = None
        self._themes: tuple[tuple[str, str], ...] = ()
        for kind in OfferKind:
            self._kind.addItem(kind_name(kind), kind.value)
        for level, name in LEVEL_NAMES.items():
            self._level.addItem(_(name), level.value)
        self._level.setCurrentIndex(self._level.findData(Level.ONCE.value))
        self.line.returnPressed.connect(self._on_enter)
        self._put.clicked.connect(self._on_enter)
        for box in (self._kind, self._level, self._theme):
            for key in ("Return", "Enter"):
                keys.add(box, key, self._on_enter)

    def show_view(self, step_id: str, view: OffersView) -> None:
        """Another step brings back what was typed for it; the ideas to choose from are those of now."""
        if step_id != self._step_id:
            self.leave_editing()
            if self._step_id:
                self._drafts[self._step_id] = self.line.text()
            self._step_id = step_id
            self.line.start_anew(self._drafts.pop(step_id, ""))
        themes = tuple((one.theme_id, one.name or _("An idea without a sentence yet")) for one in view.themes)
        if themes != self._themes or not self._theme.count():
            chosen, self._themes = self._theme.currentData(), themes
            self._theme.clear()
            self._theme.addItem(_("For whatever comes"), "")
            for theme_id, name in themes:
                self._theme.addItem(name, theme_id)
            self._theme.setCurrentIndex(max(self._theme.findData(chosen), 0))

    def edit(self, offer: Offer) -> None:
        """The line is about one that is there; what was typed comes back afterwards."""
        if not self._editing:
            self._kept = self._offering()
        self._editing = offer.id
        self._show(Offering(offer.kind, offer.text, offer.level, offer.theme_id))
        self._put.setText(_("Change number {n}").format(n=offer.number))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def leave_editing(self) -> bool:
        """Back to what was typed before; says whether something was being changed."""
        if not self._editing:
            return False
        self._editing = ""
        self._put.setText(_("Put it up"))
        if self._kept is not None:
            self._show(self._kept)
        self._kept = None
        return True

    def taken(self) -> None:
        """What stood there is kept: the line is free for the next, of the same kind and for the same idea."""
        if not self.leave_editing():
            self.line.start_anew()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_kind(self) -> None:
        """From offered to sought and back."""
        self._kind.setCurrentIndex((self._kind.currentIndex() + 1) % self._kind.count())

    @Slot()
    def _on_enter(self) -> None:
        if self._step_id and self.line.text().strip():
            self.entered.emit(Typed(self._offering(), self._editing))

    def _offering(self) -> Offering:
        return Offering(
            OfferKind(str(self._kind.currentData())),
            self.line.text(),
            Level(str(self._level.currentData())),
            str(self._theme.currentData() or ""),
        )

    def _show(self, offering: Offering) -> None:
        self.line.start_anew(offering.words)
        for box, value in (
            (self._kind, offering.kind.value),
            (self._level, offering.level.value),
            (self._theme, offering.theme_id),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))
