"""The evenings of the project behind one button: go to another, plan one more, take one off that nothing came in on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ...domain.evening import Evening
from ...language import _, date_text, ngettext
from ..desk import Desk
from ..parts.keybutton import KeyButton
from .commands import CancelEvening, PlanEvening

_PLAN, _CANCEL = "+", "-"


@dataclass(frozen=True, slots=True)
class EveningWanted:
    """The window should go on with another evening of the project."""

    evening_id: str


class EveningMenu(QObject):
    """Held by the card of the evening; ``button`` is its button there."""

    # Emits: EveningWanted.
    wanted = Signal(object)

    def __init__(self, desk: Desk, button: KeyButton) -> None:
        super().__init__(button)
        self._desk = desk
        self._button = button
        self._evening: Evening | None = None
        self._menu: QMenu | None = None
        button.clicked.connect(self._on_pressed)

    def show_evening(self, evening: Evening) -> None:
        """Shows how many evenings there are."""
        self._evening = evening
        many = len(self._desk.services.evenings.all())
        self._button.setText(ngettext("{n} evening", "{n} evenings", many).format(n=many))

    @Slot()
    def _on_pressed(self) -> None:
        here, services = self._evening, self._desk.services
        if here is None:
            return
        menu = QMenu(self._button)
        for evening in services.evenings.all():
            line = menu.addAction(evening_words(evening))
            line.setCheckable(True)
            line.setChecked(evening.id == here.id)
            line.setData(evening.id)
        menu.addSeparator()
        menu.addAction(_("Plan another evening")).setData(_PLAN)
        cancel = menu.addAction(_("Take this evening off"))
        cancel.setData(_CANCEL)
        cancel.setEnabled(services.evenings.may_cancel(here.id))
        menu.triggered.connect(self._on_chosen)
        self._menu = menu
        menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height() + 4)))

    @Slot(QAction)
    def _on_chosen(self, line: QAction) -> None:
        here, chosen = self._evening, str(line.data())
        if here is None:
            return
        if chosen == _PLAN:
            self._plan(here)
        elif chosen == _CANCEL:
            self._cancel(here)
        elif chosen != here.id:
            self.wanted.emit(EveningWanted(chosen))

    def _plan(self, here: Evening) -> None:
        deed = PlanEvening(self._desk, here.template)
        self._desk.undo.push(deed)
        if deed.made:
            # Told at once: on the way to the evening a field that is left may store itself, as a deed of its own.
            self._desk.voice.message(_("An evening is planned. Fill in its date."), self._desk.undo.undo)
            self.wanted.emit(EveningWanted(deed.made))

    def _cancel(self, here: Evening) -> None:
        before = self._desk.undo.index()
        self._desk.undo.push(CancelEvening(self._desk, here.id))
        if self._desk.undo.index() == before:
            return  # refused, which was told
        words = _("“{name}” is off the list.").format(name=here.name)
        self._desk.voice.message(words, self._desk.undo.undo)


def evening_words(evening: Evening) -> str:
    """An evening in a list: its name and its day."""
    if not evening.date:
        return _("{name}, no date yet").format(name=evening.name)
    return f"{evening.name}, {date_text(datetime.fromisoformat(evening.date), weekday=True)}"
