"""One of the two cards: who wrote it and when, what it says, and the button that takes it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ...language import _
from ...services.conflictwords import Case
from .. import forms, theme
from ..parts.iconlabel import IconLabel
from ..parts.shortlabel import NameLabel
from . import casewords
from .casewords import Pick
from .pickbutton import PickButton
from .versiontext import VersionText


class VersionCard:
    """Fed with cases; its button is wired by the screen."""

    def __init__(self, form: QWidget, pick: Pick) -> None:
        name = pick.value
        self.pick = pick
        self.card = forms.child(form, QFrame, f"{name}Card")
        self.text = forms.child(form, VersionText, f"{name}Text")
        self.button = forms.child(form, PickButton, f"{name}Pick")
        self._who = forms.child(form, NameLabel, f"{name}Who")
        self._when = forms.child(form, QLabel, f"{name}When")
        self._beneath = forms.child(form, QLabel, f"{name}Beneath")
        self._tick = forms.child(form, IconLabel, f"{name}Tick")
        self._chosen = forms.child(form, QLabel, f"{name}Chosen")

    def show_case(self, case: Case) -> None:
        """Shows its side of a case."""
        side = case.left if self.pick is Pick.LEFT else case.right
        self._who.show_words(side.who)
        self._when.setText(casewords.when(side))
        # A note's text alone hangs on its paper; more fields are listed.
        on_paper = case.on_paper and not side.gone
        self.text.show_side(side, case.letter if on_paper else "")
        told = casewords.beneath(case, side)
        self._beneath.setText(told)
        self._beneath.setVisible(bool(told))
        self.button.setText(casewords.button(case, self.pick))
        self.button.setAccessibleName(f"{self.button.text()}: {side.who}")

    def show_chosen(self, chosen: bool) -> None:
        """Marks it as the one that was chosen."""
        theme.set_style_property(self.card, "card", "chosen" if chosen else "true")
        self._tick.setVisible(chosen)
        self._chosen.setVisible(chosen)
        self.button.setChecked(chosen)
        self.card.setAccessibleName(_("chosen") if chosen else "")
