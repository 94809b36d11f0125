"""Offers to make up for lost time: shorter later steps, in a small menu. Each is one act that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ...domain.steps import Step
from ...language import _, ngettext
from ...services.overview import EveningView
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..steps import acts

LEAST = 2
STEPS = (1, 5)


@dataclass(frozen=True, slots=True)
class Offer:
    """New minutes by step id, and the words that offer them."""

    words: str
    minutes: Mapping[str, int]


def later(view: EveningView) -> tuple[Step, ...]:
    """The steps that are still to come."""
    ids = [step.id for step in view.steps]
    place = ids.index(view.step.id) + 1 if view.step else 0
    return view.steps[place:]


def offers(view: EveningView) -> tuple[Offer, ...]:
    """What can be offered: every later step a minute or five shorter, then five minutes off one step."""
    coming = later(view)
    found = []
    for less in STEPS:
        short = {step.id: step.minutes - less for step in coming if step.minutes - less >= LEAST}
        saved = less * len(short)
        if short:
            words = ngettext(
                "Each later step {n} minute shorter", "Each later step {n} minutes shorter", less
            ).format(n=less)
            found.append(Offer(_("{offer} (saves {saved} min)").format(offer=words, saved=saved), short))
    for step in coming:
        if step.minutes - 5 >= LEAST:
            words = _("{title}: {minutes} → {fewer} min").format(
                title=step.title, minutes=step.minutes, fewer=step.minutes - 5
            )
            found.append(Offer(words, {step.id: step.minutes - 5}))
    return tuple(found)


def take(desk: Desk, view: EveningView, offer: Offer) -> None:
    """Shortens, with undo and a message."""
    before = {step.id: step.minutes for step in view.steps if step.id in offer.minutes}
    evenings = desk.services.evenings

    def set_minutes(minutes: Mapping[str, int]) -> bool:
        for step_id, number in minutes.items():
            evenings.change_step(step_id, minutes=number)
        return True

    done = acts.do(desk, _("Shorten"), lambda: set_minutes(offer.minutes), lambda _done: set_minutes(before))
    if done:
        desk.voice.message(_("The run sheet is shorter."), desk.undo.undo)


def menu(view: EveningView, parent: QWidget) -> QMenu:
    """The offers as a menu; each action carries its Offer as data."""
    made = QMenu(parent)
    for offer in offers(view):
        action = QAction(offer.words.replace("&", "&&"), made)
        action.setData(offer)
        made.addAction(action)
    if made.isEmpty():
        made.addAction(_("There is nothing left to shorten.")).setEnabled(False)
    return made


class ShortenMenu(QObject):
    """The button for the offers, and its menu above it."""

    def __init__(self, desk: Desk, button: KeyButton, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._button, self._host = desk, button, host
        self._view: EveningView | None = None
        self._menu: QMenu | None = None
        button.clicked.connect(self._on_wanted)

    def show_view(self, view: EveningView) -> None:
        """The button works while there is something to offer."""
        self._view = view
        self._button.setEnabled(bool(offers(view)))

    @Slot()
    def _on_wanted(self) -> None:
        if self._view is None:
            return
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu(self._view, self._host)
        self._menu.triggered.connect(self._on_offer)
        top = self._button.mapToGlobal(self._button.rect().topLeft())
        self._menu.popup(top - self._menu.rect().bottomLeft())
        self._menu.move(top.x(), top.y() - self._menu.sizeHint().height() - 4)

    @Slot(QAction)
    def _on_offer(self, action: QAction) -> None:
        offer = action.data()
        if isinstance(offer, Offer) and self._view is not None:
            take(self._desk, self._view, offer)
