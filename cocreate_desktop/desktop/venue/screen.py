"""The screen of the venue check: the five parts as a list with how they stand, the open one beside it, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ...domain.errors import CocreateError, Gone
from ...domain.venue import Facts, VenuePart, VenueState
from ...domain.venuewords import PART_NAMES, STATE_NAMES
from ...language import _, ngettext
from ...services.venue import VenueView
from .. import actions, forms
from ..desk import Desk
from ..parts.chip import Chip
from ..parts.keybutton import KeyButton
from ..parts.meter import Meter
from ..relay import Batch
from .beamerpane import BeamerPane
from .camerapane import CameraPane
from .laptoppane import LaptopPane
from .pane import STATE_CHIPS, Pane
from .papers import VenuePapers
from .phonespane import PhonesPane
from .printerpane import PrinterPane
from .row import RowPressed, VenueRow, row_words


class VenueScreen(QWidget):
    """Lives as long as the project; shown in place of the cards of the room to prepare."""

    # Emits: nothing; back to the cards.
    left = Signal()
    # Emits: nothing; the evening should begin.
    start_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evening_id = ""
        self._open = VenuePart.BEAMER
        self.view: VenueView | None = None
        self._form = form = forms.fill(self, "venue/venue")
        self._stack = forms.child(form, QStackedWidget, "panes")
        self.beamer, self.camera = BeamerPane(desk, self), CameraPane(desk, self)
        self.phones, self.printer = PhonesPane(desk, self), PrinterPane(desk, self)
        self.laptop = LaptopPane(desk, self)
        self.panes: dict[VenuePart, Pane] = {
            pane.part: pane for pane in (self.beamer, self.camera, self.phones, self.printer, self.laptop)
        }
        self.rows: dict[VenuePart, VenueRow] = {}
        self._rules: list[QFrame] = []
        self._fill()
        self.papers = VenuePapers(desk, self)
        self._keys = actions.build(self, "venue")
        self._wire()

    @property
    def open_part(self) -> VenuePart:
        """The part beside the list."""
        return self._open

    def enter(self, evening_id: str) -> None:
        """Shows the place of this evening, beginning with the first part that is not in order."""
        self._evening_id = evening_id
        self._desk.attempt(lambda: self._desk.services.venues.recall(evening_id))
        self._read()
        view = self.view
        first = VenuePart.BEAMER
        if view is not None:
            first = next((one.part for one in view.items if one.state is not VenueState.OK), first)
        self._choose(first)
        self.rows[first].act.setFocus()

    @Slot()
    def show_trial(self) -> None:
        """The test picture on the beamer, or away again."""
        self._on_row(RowPressed(VenuePart.BEAMER, True))

    def leave(self) -> None:
        """It is not shown any more: camera, test picture and simulated phones go."""
        for pane in self.panes.values():
            pane.close_down()
        self._evening_id = ""

    def close_down(self) -> None:
        """The project closes."""
        self.leave()
        self.beamer.end()
        self._desk.relay.happened.disconnect(self._on_happened)

    def _fill(self) -> None:
        rows = forms.child(self._form, QVBoxLayout, "rows")
        for place, (part, pane) in enumerate(self.panes.items()):
            if place:
                rule = QFrame(self)
                rule.setProperty("rule", "h")
                rows.addWidget(rule)
                self._rules.append(rule)
            row = VenueRow(part, pane.deed, self)
            row.pressed.connect(self._on_row)
            rows.addWidget(row, 1)
            self.rows[part] = row
            self._stack.addWidget(pane)
            pane.kept.connect(self._on_kept)

    def _wire(self) -> None:
        self._desk.relay.happened.connect(self._on_happened)
        self.camera.print_wanted.connect(self._on_print_cards)
        for name, slot in (("back", self.left), ("start", self.start_wanted), ("sheet", self._on_sheet)):
            forms.child(self._form, KeyButton, name).clicked.connect(slot)
        self._keys["venue.back"].triggered.connect(self.left)
        self._keys["venue.sheet"].triggered.connect(self._on_sheet)
        for key, slot in (("venue.next", self._on_next), ("venue.previous", self._on_previous)):
            self._keys[key].triggered.connect(slot)

    def _read(self) -> None:
        if not self._evening_id:
            return
        try:
            site = self._desk.project.site
            self.view = self._desk.services.venues.view(self._evening_id, site.machine)
        except Gone:
            return  # taken off elsewhere; the window goes to another evening
        except CocreateError as problem:
            self._desk.voice.problem(problem)
            return
        for pane in self.panes.values():
            pane.show_view(self.view)
        self._show()

    def _show(self) -> None:
        view = self.view
        if view is None:
            return
        zone = self._desk.services.clock.now().tzinfo
        for part, row in self.rows.items():
            row.show_item(view.item(part), zone, chosen=part is self._open)
        parts = list(self.panes)
        for place, rule in enumerate(self._rules):
            # The ground of the open row has an edge of its own.
            hidden = self._open in (parts[place], parts[place + 1])
            rule.setStyleSheet("background: transparent" if hidden else "")
        done, total = view.count(VenueState.OK), len(view.items)
        number = forms.child(self._form, QLabel, "number")
        number.setText(_("{n} of {total}").format(n=done, total=total))
        forms.child(self._form, Meter, "meter").show_part(done, total)
        still = forms.child(self._form, QLabel, "still")
        still.setText(still_words(view.count(VenueState.DOUBT), view.count(VenueState.OPEN)))
        self._show_head(view)

    def _show_head(self, view: VenueView) -> None:
        item, pane = view.item(self._open), self.panes[self._open]
        zone = self._desk.services.clock.now().tzinfo
        forms.child(self._form, QLabel, "partTitle").setText(_(PART_NAMES[self._open]))
        kind, icon = STATE_CHIPS[item.state]
        forms.child(self._form, Chip, "partChip").show_state(_(STATE_NAMES[item.state]), kind, icon)
        forms.child(self._form, QLabel, "partTold").setText(pane.told or row_words(item, zone))
        when = forms.child(self._form, QLabel, "partWhen")
        other = item.earlier and item.machine != self._desk.project.site.machine
        when.setText(_("That was on another laptop.") if other else "")
        when.setVisible(bool(when.text()))

    def _choose(self, part: VenuePart) -> None:
        before = self.panes[self._open]
        if part is not self._open:
            before.close_down()
        self._open = part
        self._stack.setCurrentWidget(self.panes[part])
        self._show()
        self.panes[part].open()
        self._show()

    @Slot(object)
    def _on_row(self, pressed: RowPressed) -> None:
        self._choose(pressed.part)
        pane = self.panes[pressed.part]
        if pressed.deed:
            pane.begin()
        if not pane.take_focus():
            self.rows[pressed.part].act.setFocus()

    @Slot(object)
    def _on_kept(self, facts: Facts) -> None:
        evening_id, machine = self._evening_id, self._desk.project.site.machine
        if evening_id:
            self._desk.attempt(lambda: self._desk.services.venues.keep(evening_id, facts, machine))
            self._read()

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if not self._evening_id:
            return
        for pane in self.panes.values():
            pane.hear(batch)
        touched = batch.entities
        if touched & {"venue", "evening"}:
            self._read()
        else:
            self._show()

    @Slot()
    def _on_next(self) -> None:
        self._step(1)

    @Slot()
    def _on_previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        parts = list(self.panes)
        part = parts[(parts.index(self._open) + by) % len(parts)]
        self._choose(part)
        self.rows[part].act.setFocus()

    @Slot()
    def _on_print_cards(self) -> None:
        self.papers.print_cards(self._evening_id)

    @Slot()
    def _on_sheet(self) -> None:
        self.papers.print_sheet(self._evening_id)


def still_words(doubts: int, left: int) -> str:
    """What there is still to do, in a few words; empty when all is in order."""
    doubt = ngettext("{n} doubt", "{n} doubts", doubts).format(n=doubts) if doubts else ""
    undone = ngettext("{n} not done yet", "{n} not done yet", left).format(n=left) if left else ""
    return ", ".join(filter(None, (doubt, undone)))
