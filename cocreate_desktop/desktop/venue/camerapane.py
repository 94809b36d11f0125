"""Camera and cards in the venue check: how far cards of each size are read, measured live with one card, and what helps."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QStackedWidget, QWidget

from ...domain.cardreach import LEAST, PHONE
from ...domain.cards import CardForm, CardSet
from ...domain.venue import CameraFacts, VenuePart, VenueState, sizes_of
from ...domain.venuewords import camera_told, size_text
from ...domain.viewing import Hall, hall_of
from ...language import _, begun, number_text
from .. import forms
from ..cards.cardview import CardView
from ..cards.sight import CardFrame, CardSight
from ..cards.standing import CardMark, Sign
from ..desk import Desk
from ..parts.countfield import CountField
from ..parts.keybutton import KeyButton
from ..prepare.fields import SavedCount
from ..prepare.halldialog import FARTHEST, NEAREST
from ..walls.camerachoice import CameraChoice
from ..walls.livecamera import CameraLost, CamerasFound, LiveCamera
from .cardmeter import CardMeter
from .pane import Pane, lead
from .reachbars import Reach, ReachBars

BARS, LIVE = 0, 1
VIEW = 276


class CameraPane(Pane):
    """The camera is on only while it measures."""

    part = VenuePart.CAMERA
    form_name = "venue/camera"
    # Emits: nothing; cards of A4 should be printed.
    print_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = self.form
        self._sight = CardSight()
        self.camera = LiveCamera(desk, self, self._sight)
        self.meter = CardMeter()
        self._choice = CameraChoice(form)
        self._held = forms.child(form, QComboBox, "held")
        self._stack = forms.child(form, QStackedWidget, "seen")
        self.bars = forms.child(form, ReachBars, "bars")
        self._live_view = forms.child(form, CardView, "view")
        self._live = forms.child(form, QLabel, "live")
        self._hint = forms.child(form, QLabel, "hint")
        self.buttons = {
            name: forms.child(form, KeyButton, name)
            for name in ("measure", "here", "stop", "a4", "phone", "leave")
        }
        distance = forms.child(form, CountField, "distance")
        distance.setRange(NEAREST, FARTHEST)
        self._distance = SavedCount(desk, "viewing_distance", distance)
        self._cures = tuple(forms.child(form, QWidget, name) for name in ("cureRule", "cureTitle"))
        self._lost = ""
        self._started = 0
        self._wire()

    @property
    def deed(self) -> str:
        """What the row's button does."""
        return _("Measure")

    @property
    def told(self) -> str:
        """Pixels there are, and pixels that are needed."""
        return camera_told(self.facts)

    @property
    def form_of_cards(self) -> CardForm:
        """How the evening's cards say their answer."""
        return self.view.evening.card_form if self.view is not None else CardForm.TURNED

    @property
    def facts(self) -> CameraFacts:
        """What is known of the camera of this laptop."""
        before = self.item.facts
        sizes = sizes_of(self.form_of_cards)
        mine = self.item.machine == self.desk.project.site.machine
        # What was measured here before with this very laptop is still so.
        facts = before if isinstance(before, CameraFacts) and mine else CameraFacts()
        size = facts.size if facts.size in sizes else sizes[0]
        held = facts.held if facts.held in sizes else sizes[0]
        names = self._choice.names
        camera = facts.camera if names is None else self._chosen_name()
        if facts.camera and camera != facts.camera:
            facts = replace(facts, pixels=0, wide=0)  # what another camera saw says nothing of this one
        row = hall_of(self.view.evening) if self.view is not None else Hall()
        return replace(facts, camera=camera, size=size, held=held).in_hall(row)

    def refresh(self) -> None:
        """Bars or live picture, and the buttons that help now."""
        if self.view is None:
            return
        facts, evening = self.facts, self.view.evening
        self._distance.aim(partial(self.desk.services.evenings.change, evening.id), facts.distance)
        self._fill_sizes(facts)
        self.bars.show_reaches(reaches_of(facts), facts.distance)
        self._show_state()

    def open(self) -> None:
        """Which cameras there are is asked anew: one may have been plugged in."""
        self.camera.look_for()
        self.refresh()

    def begin(self) -> None:
        """Turns the camera on and measures."""
        self._lost = ""
        self._sight.look_for(CardSet(self.form_of_cards))
        self._start(max(0, self._choice.combo.currentIndex()))
        self._live_view.show_words(_("The camera starts…"))
        self._show_state()
        self.buttons["stop"].setFocus()

    def close_down(self) -> None:
        """The camera goes off."""
        self._on_stop()

    def _wire(self) -> None:
        for signal, slot in (
            (self.camera.found, self._on_found),
            (self.camera.frame, self._on_frame),
            (self.camera.lost, self._on_lost),
            (self.camera.turned, self._show_state),
            (self._choice.combo.activated, self._on_camera),
            (self._held.activated, self._on_held),
            (self.buttons["measure"].clicked, self.begin),
            (self.buttons["here"].clicked, self._on_here),
            (self.buttons["stop"].clicked, self._on_stop),
            (self.buttons["a4"].clicked, self._on_a4),
            (self.buttons["phone"].clicked, self._on_phone),
            (self.buttons["leave"].clicked, self._on_leave),
        ):
            signal.connect(slot)

    def _start(self, number: int) -> None:
        self.meter.forget()
        self._started = number
        self.camera.start(number)

    def _chosen_name(self) -> str:
        names = self._choice.names or ()
        return names[max(0, min(self._choice.combo.currentIndex(), len(names) - 1))] if names else ""

    def _fill_sizes(self, facts: CameraFacts) -> None:
        sizes = sizes_of(self.form_of_cards)
        if [self._held.itemData(place) for place in range(self._held.count())] != list(sizes):
            self._held.clear()
            for size in sizes:
                self._held.addItem(_("folded") if size == "folded" else size, size)
        self._held.setCurrentIndex(max(0, self._held.findData(facts.held)))
        for part in (self._held, forms.child(self.form, QLabel, "heldLabel")):
            part.setVisible(len(sizes) > 1)

    @Slot()
    def _show_state(self) -> None:
        if self.view is None:
            return
        facts, on = self.facts, self.camera.on
        self._stack.setCurrentIndex(LIVE if on else BARS)
        self._stack.setFixedHeight(VIEW if on else self.bars.sizeHint().height())
        shown = {"measure": not on and bool(facts.camera), "here": on, "stop": on}
        for name, there in shown.items():
            self.buttons[name].setVisible(there)
        for name in ("a4", "phone", "leave"):
            self.buttons[name].setVisible(not on)
        self.buttons["a4"].setVisible(not on and self.form_of_cards is CardForm.TURNED)
        self.buttons["here"].setEnabled(bool(self.meter.pixels))
        self._live.setText(self._live_words() if on else self._lost)
        self._live.setVisible(bool(self._live.text()))
        self._hint.setText(hint_of(facts))
        for part in (self._hint, *self._cures):
            part.setVisible(not on)
        self._lead(facts, on=on)

    def _lead(self, facts: CameraFacts, *, on: bool) -> None:
        green = None
        if on:
            green = self.buttons["here"]
        elif facts.state is VenueState.OPEN and facts.camera:
            green = self.buttons["measure"]
        elif facts.state is VenueState.DOUBT and not facts.left:
            green = self.buttons[best_cure(facts)]
        lead(green, *(self.buttons[name] for name in ("measure", "here", "a4", "phone")))

    def _live_words(self) -> str:
        pixels = self.meter.pixels
        if not pixels:
            return _("Have one card held up in the last row, straight to the camera.")
        facts = self.facts
        far = CameraFacts(wide=self.meter.wide).lens.distance(pixels, facts.held)
        told = _("Card {number}: {pixels} pixels. That is about {n} metres away.")
        return told.format(number=self.meter.number, pixels=pixels, n=number_text(round(far, 1)))

    @Slot(object)
    def _on_found(self, found: CamerasFound) -> None:
        before = self.facts.camera
        self._choice.offer(found)
        if before in found.names:
            self._choice.combo.setCurrentIndex(found.names.index(before))
        chosen = self._choice.combo.currentIndex()
        if self.camera.on and chosen not in (-1, self._started):
            self._start(chosen)  # it was turned on before anybody knew which ones there are
        there = bool(found.names)
        for part in (self._choice.combo, forms.child(self.form, QLabel, "cameraLabel")):
            part.setVisible(there)
        self.refresh()
        if not there:
            self.keep(self.facts)

    @Slot(object)
    def _on_frame(self, seen: CardFrame) -> None:
        self.camera.painted()
        if seen.looked is not None:
            self.meter.look(seen.looked)
        quad = self.meter.quad
        marks = (CardMark(self.meter.number, quad, Sign.READ),) if quad is not None else ()
        self._live_view.show_seen(seen, marks)
        self._show_state()

    @Slot(object)
    def _on_lost(self, lost: CameraLost) -> None:
        self._lost = lost.words
        self._show_state()

    @Slot(int)
    def _on_camera(self, number: int) -> None:
        self.keep(replace(self.facts, pixels=0, wide=0))
        if self.camera.on:
            self._start(number)

    @Slot(int)
    def _on_held(self, _place: int) -> None:
        self.keep(replace(self.facts, held=str(self._held.currentData())))

    @Slot()
    def _on_here(self) -> None:
        pixels, wide = self.meter.pixels, self.meter.wide
        if pixels:
            self._on_stop()
            self.keep(replace(self.facts, pixels=pixels, wide=wide, by_phone=False, left=False))

    @Slot()
    def _on_stop(self) -> None:
        self._sight.look_for(None)
        self.camera.stop()

    @Slot()
    def _on_a4(self) -> None:
        self.keep(replace(self.facts, size="A4", by_phone=False, left=False))
        self.print_wanted.emit()

    @Slot()
    def _on_phone(self) -> None:
        self.keep(replace(self.facts, by_phone=True, left=False))

    @Slot()
    def _on_leave(self) -> None:
        self.keep(replace(self.facts, left=True))


def reaches_of(facts: CameraFacts) -> list[Reach]:
    """The bars: each size by the camera, and the smallest by a phone's photo."""
    sizes = ("folded",) if facts.size == "folded" else ("A5", "A4")
    lens = replace(facts, by_phone=False).lens
    seen = [(size_text(size), lens, size) for size in sizes]
    first = _("Photo") if facts.size == "folded" else _("Photo, {size}").format(size=sizes[0])
    seen.append((first, PHONE, sizes[0]))
    made = []
    for name, by, size in seen:
        pixels = by.pixels(size, facts.distance)
        made.append(Reach(begun(name), by.reach(size), pixels, pixels >= LEAST))
    return made


def best_cure(facts: CameraFacts) -> str:
    """What solves the doubt: cards of A4 where these reach, else the photo of a phone."""
    larger = replace(facts, by_phone=False, size="A4").lens.pixels("A4", facts.distance) >= LEAST
    return "a4" if facts.camera and facts.size == "A5" and larger else "phone"


def hint_of(facts: CameraFacts) -> str:
    """What the green button brings."""
    if facts.state is not VenueState.DOUBT:
        return _("Measured with one card in the last row, this holds for every seat that is nearer.")
    if best_cure(facts) == "a4":
        return _("A4 suits the distance. The cards of A5 stay valid: numbers and answers are the same.")
    if facts.camera:
        return _(
            "A phone in the middle of the hall photographs the cards: the photo comes to the laptop by itself."
        )
    return _("With a phone you photograph the cards, or count raised hands.")
