"""Deurtelling at the desk: two taps for whoever comes in at the left, the totals with their corrections at the right. Never a
name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView, QVBoxLayout, QWidget

from ...domain.arrivals import Band, Role
from ...language import _, number_text
from ...services.arrivals import ArrivalsView
from ...services.overview import EveningView
from .. import forms
from ..arrivals import words
from ..arrivals.counter import CounterCard
from ..arrivals.dialogs import PerspectivesDialog, TabletDialog
from ..arrivals.strip import CountedStrip
from ..arrivals.table import CountTable
from ..arrivals.tile import WaysBars
from ..desk import Desk
from ..evening.stagepicture import LargePicture, StagePicture
from ..parts.keybutton import KeyButton
from ..stage.state import StageState
from . import acts, keys
from .face import StepFace, settle

_PICTURE = 160  # pixels
_LEAST = (620, 420)
_BUTTONS = ("follow", "takeOne", "addOne", "addMany", "tablet", "perspectives")
_LABELS = ("people", "peopleWords", "since", "typedWords", "cell", "waysTitle", "waysBase", "rest", "beyond")


class Face(StepFace):
    """The desk's face of the count at the door. It takes the whole width."""

    wide = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "steps/arrivals")
        self.counter = CounterCard(desk, form)
        self._strip = CountedStrip(self.counter, form)
        forms.child(form, QVBoxLayout, "counterPlace").addWidget(self.counter)
        forms.child(form, QVBoxLayout, "stripPlace").addWidget(self._strip)
        self._labels = {name: forms.child(form, QLabel, name) for name in _LABELS}
        self._buttons = {name: forms.child(form, KeyButton, name) for name in _BUTTONS}
        self._view_of_table = forms.child(form, QTableView, "table")
        self._table = CountTable(self._view_of_table)
        self._many = forms.child(form, QLineEdit, "many")
        self._bars = forms.child(form, WaysBars, "ways")
        self._picture = forms.child(form, StagePicture, "room")
        self._picture.fit(_PICTURE)
        self._large = LargePicture(self)
        self._evening: EveningView | None = None
        self._order()
        self._wire()

    def show_view(self, view: EveningView) -> None:
        """Shows the count as it is now; what is being typed stays."""
        found = view.matter
        if not isinstance(found, ArrivalsView):
            return
        self._evening = view
        self.counter.show_count(view.evening.id, found)
        self._strip.show_last()
        self._show_totals(view, found)
        count = found.count
        rows = words.ways(count)
        self._bars.show_rows(rows)
        for name in ("waysTitle", "waysBase"):
            self._labels[name].setVisible(bool(rows))
        self._labels["waysBase"].setText(words.ways_base(count))
        together = self.desk.services.arrivals.in_project().words if found.later else ""
        self._show_or_hide("rest", " ".join(filter(None, (words.rest(count), together))))
        self._show_or_hide("beyond", found.too_many)
        seen = len(view.evening.perspectives)
        self._buttons["perspectives"].setText(
            _("Who is in the room: {n}…").format(n=seen) if seen else _("Who is in the room…")
        )
        self._show_cell()

    def show_picture(self, state: StageState) -> None:
        """Shows what the room sees."""
        self._picture.show_state(state)
        if self._large.isVisible():
            self._large.show_state(state)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the stack that it stands in: the steps beside which run sheet and column stand are in it too."""
        return QSize(*_LEAST)

    def take_focus(self) -> None:
        """The first of the two taps."""
        self.counter.take_focus()

    def _show_totals(self, view: EveningView, found: ArrivalsView) -> None:
        people = found.count.people
        self._labels["people"].setText(number_text(people))
        self._labels["peopleWords"].setText(words.inside(people))
        self._labels["since"].setText(words.since(view.step, self.desk.services.clock.now().tzinfo))
        typed = found.typed
        told = _("For the evening the number {n} counts, which somebody typed.")
        self._show_or_hide("typedWords", told.format(n=number_text(typed)) if typed is not None else "")
        self._buttons["follow"].setVisible(typed is not None)
        self._table.show_count(found.count)

    def _show_or_hide(self, name: str, told: str) -> None:
        self._labels[name].setText(told)
        self._labels[name].setToolTip(told)
        self._labels[name].setVisible(bool(told))

    def _order(self) -> None:
        """The taps come first, then the way back, then the rest: their forms stand in this one and are not in its list."""
        before = self.counter.last_tap
        rest = (
            *(self._buttons[name] for name in ("tablet", "perspectives")),
            self._picture,
            self._buttons["follow"],
        )
        table = (self._view_of_table, self._buttons["takeOne"], self._buttons["addOne"], self._many)
        for part in (self._strip.undo, *rest, *table, self._buttons["addMany"]):
            QWidget.setTabOrder(before, part)
            before = part

    def _wire(self) -> None:
        for name, slot in (
            ("follow", self._on_follow), ("takeOne", self._on_take_one), ("addOne", self._on_add_one),
            ("addMany", self._on_add_many), ("tablet", self._on_tablet), ("perspectives", self._on_perspectives),
        ):  # fmt: skip
            self._buttons[name].clicked.connect(slot)
        self._many.returnPressed.connect(self._on_add_many)
        self._picture.clicked.connect(self._on_picture)
        self._view_of_table.selectionModel().currentChanged.connect(self._show_cell)
        for key in ("+", "="):
            keys.add(self._view_of_table, key, self._on_add_one)
        for key in ("-", "Del"):
            keys.add(self._view_of_table, key, self._on_take_one)
        self.counter.add_keys(self)

    @Slot()
    def _show_cell(self) -> None:
        """Which role and age a correction is about."""
        cell, evening = self._table.cell, self._evening
        found = evening.matter if evening is not None else None
        there = found.count.of(*cell) if cell is not None and isinstance(found, ArrivalsView) else 0
        self._labels["cell"].setText(
            words.called(*cell) if cell is not None else _("choose a role and an age")
        )
        self._buttons["takeOne"].setEnabled(there > 0)
        for part in (self._buttons["addOne"], self._buttons["addMany"], self._many):
            part.setEnabled(cell is not None)

    @Slot()
    def _on_take_one(self) -> None:
        cell, evening, arrivals = self._table.cell, self._evening, self.desk.services.arrivals
        if cell is None or evening is None or not self._buttons["takeOne"].isEnabled():
            return
        evening_id = evening.evening.id
        acts.do(
            self.desk,
            _("Take back {who}").format(who=words.called(*cell)),
            lambda: arrivals.take_one(evening_id, *cell),
            lambda taken: arrivals.restore((taken.id,)),
            lambda taken: arrivals.undo(taken.id),
        )

    @Slot()
    def _on_add_one(self) -> None:
        cell = self._table.cell
        if cell is not None:
            self._add(cell, 1)

    @Slot()
    def _on_add_many(self) -> None:
        """What a tally sheet says of one role and age; what is refused stays, marked."""
        cell, typed = self._table.cell, self._many.text().strip()
        if cell is None or not typed:
            return
        if self._add(cell, typed):
            self._many.clear()
            settle(self._many, "")
            self._view_of_table.setFocus()
        else:
            settle(self._many, None)

    def _add(self, cell: tuple[Role, Band], number: object) -> bool:
        evening, arrivals = self._evening, self.desk.services.arrivals
        if evening is None:
            return False
        evening_id = evening.evening.id
        done = acts.do(
            self.desk,
            _("Count {who}").format(who=words.called(*cell)),
            lambda: tuple(one.id for one in arrivals.add(evening_id, *cell, number)),
            arrivals.take_away,
            arrivals.restore,
        )
        return done is not None

    @Slot()
    def _on_follow(self) -> None:
        evening, services = self._evening, self.desk.services
        if evening is None:
            return
        evening_id, before = evening.evening.id, evening.evening.present
        acts.do(
            self.desk,
            _("Count people"),
            lambda: services.arrivals.follow(evening_id),
            lambda _evening: services.evenings.change(evening_id, present=before),
        )

    @Slot()
    def _on_tablet(self) -> None:
        if self._evening is not None:
            TabletDialog(self.desk, self._evening.evening, self.window()).open()

    @Slot()
    def _on_perspectives(self) -> None:
        if self._evening is not None:
            PerspectivesDialog(self.desk, self._evening.evening, self.window()).open()

    @Slot()
    def _on_picture(self) -> None:
        self._large.show()
        self._large.raise_()
