"""Exitpeiling at the desk: how many filled it in, what comes on paper, by card and on the poster, and when the room sees the
result. No total stands here before it is shown."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QStackedWidget, QWidget

from ...domain.notes import Channel
from ...language import _, date_text, number_text
from ...services.exitpoll import CHANNEL_NAMES, CHANNELS, ExitView
from ...services.overview import EveningView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..parts.meter import Meter
from ..prepare.fields import DATE, SavedField
from . import acts
from .answersface import AnswersFace
from .exitcounts import ExitCounts
from .exitresult import OwnWords, ResultPage
from .exitslip import SlipLine

_TABS: Final = ("tabForms", "tabCards", "tabPoster", "tabWords", "tabResult")
# The page of each; cards and poster share one.
_PAGES: Final = (0, 1, 1, 2, 3)
_FORMS, _CARDS, _POSTER, _RESULT = 0, 1, 2, 4


class Face(AnswersFace):
    """The desk's face of an exit poll."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "steps/exit", ("filled", "channels", "promiseHint"))
        form = self.form
        self._meter = forms.child(form, Meter, "meter")
        self._meter.setAccessibleName(_("How many of those who came filled it in"))
        self._pages = forms.child(form, QStackedWidget, "pages")
        self._tabs = QButtonGroup(self)
        for place, name in enumerate(_TABS):
            self._tabs.addButton(forms.child(form, KeyButton, name), place)
        self._slip = SlipLine(desk, form)
        self._counts = ExitCounts(desk, forms.child(form, QWidget, "pageCounts"))
        self._words = OwnWords(desk, form)
        self._result = ResultPage(form)
        edit, error = forms.child(form, QLineEdit, "promised"), forms.child(form, QLabel, "promisedError")
        self._promised = SavedField(desk, "promised", edit, error, desk.services.exitpoll.promise, DATE)
        self._view: ExitView | None = None
        self._wire()

    def show_view(self, view: EveningView) -> None:
        """Shows the poll as it is now; what is being typed stays."""
        found, step = view.matter, view.step
        if not isinstance(found, ExitView) or step is None:
            return
        self._view = found
        self._show_heading(view)
        self._show_standing(found)
        self._show.setText(_("Hide the result") if found.shown else _("Show the result"))
        self._show.setProperty("iconName", "eye-slash" if found.shown else "eye")
        self._page.setVisible(found.pages > 1)
        self._page.setText(_("The marks") if found.at else _("The statements"))
        self._slip.show_view(found)
        self._counts.show_view(found, self._channel())
        self._words.show_view(found)
        self._result.show_view(found)
        change = partial(self.desk.services.exitpoll.promise, step.id)
        self._promised.aim(step.id, change, found.settings.promise)
        usual = found.promise if not found.settings.promise else ""
        told = _("Two weeks after the evening: {day}.")
        self._labels["promiseHint"].setText(
            told.format(day=date_text(date.fromisoformat(usual), year=True)) if usual else ""
        )

    def take_focus(self) -> None:
        """Forms are typed first."""
        if self._tabs.checkedId() in (_CARDS, _POSTER):
            self._counts.take_focus()
        else:
            self._slip.take_focus()

    def _show_standing(self, view: ExitView) -> None:
        self._labels["number"].setText(number_text(view.people))
        self._labels["filled"].setText(view.satisfaction.response_words)
        parts = (
            f"{_(CHANNEL_NAMES[channel])} {number_text(view.by_channel[channel].people)}"
            for channel in CHANNELS
            if view.by_channel[channel].people
        )
        self._labels["channels"].setText(" · ".join(parts))
        known = view.satisfaction.response is not None
        self._meter.setVisible(known)
        if known:
            self._meter.show_part(view.people, view.arrived or 0)

    def _channel(self) -> Channel:
        return Channel.DOTS if self._tabs.checkedId() == _POSTER else Channel.CARD

    def _wire(self) -> None:
        super()._wire()
        self._tabs.button(_FORMS).setChecked(True)
        self._tabs.idClicked.connect(self._on_tab)

    @Slot(int)
    def _on_tab(self, place: int) -> None:
        self._pages.setCurrentIndex(_PAGES[place])
        if self._view is not None:
            self._counts.show_view(self._view, self._channel())

    @Slot()
    def show_or_hide(self) -> None:
        """Lets the room see the result, or hides it."""
        view, polls = self._view, self.desk.services.exitpoll
        if view is None:
            return
        step_id, on = view.polls[-1].step.id, not view.shown
        acts.do(
            self.desk,
            _("Show the result") if on else _("Hide the result"),
            lambda: polls.show(step_id, on),
            lambda _step: polls.show(step_id, not on),
        )
        if on:
            self._tabs.button(_RESULT).setChecked(True)
            self._on_tab(_RESULT)

    @Slot()
    def other_page(self) -> None:
        """From the marks to the statements on the stage, and back."""
        view = self._view
        if view is None or view.pages < 2:
            return
        step_id, page = view.polls[-1].step.id, (view.at + 1) % view.pages
        evenings = self.desk.services.evenings
        self.desk.attempt(lambda: evenings.change_settings(step_id, page=page))
