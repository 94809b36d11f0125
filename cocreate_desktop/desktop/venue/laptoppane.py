"""Backup and laptop in the venue check: where the copy is, what room there is, and whether the power lasts."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from ...domain.events import BackupMade
from ...domain.venue import LITTLE_ON_DISK, LITTLE_ON_STICK, BackupFacts, VenuePart, VenueState
from ...domain.venuewords import room_text, when_text
from ...language import _
from .. import forms, problems
from ..desk import Desk
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..relay import Batch
from ..secondplace import ask_second_place
from .pane import Pane, lead

LINES = ("place", "made", "disk", "power", "sleep")


class LaptopPane(Pane):
    """Looks by itself when it is opened; what it makes is a backup."""

    part = VenuePart.BACKUP
    form_name = "venue/laptop"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = self.form
        self._words = {name: forms.child(form, QLabel, name) for name in LINES}
        self._icons = {name: forms.child(form, IconLabel, f"{name}Icon") for name in LINES}
        self._hint = forms.child(form, QLabel, "hint")
        self.buttons = {name: forms.child(form, KeyButton, name) for name in ("make", "choose", "again")}
        self.asking: QFileDialog | None = None
        self._busy = self._here = False
        self.buttons["make"].clicked.connect(self._on_make)
        self.buttons["choose"].clicked.connect(self._on_choose)
        self.buttons["again"].clicked.connect(self.begin)

    @property
    def deed(self) -> str:
        """What the row's button does."""
        return _("Look")

    @property
    def facts(self) -> BackupFacts:
        """What was seen for this evening on this laptop."""
        before = self.item.facts
        return before if isinstance(before, BackupFacts) and not self.item.earlier else BackupFacts()

    def refresh(self) -> None:
        """Each line with its sign."""
        facts, zone = self.facts, self.desk.services.clock.now().tzinfo
        seen = self.item.facts is not None and not self.item.earlier
        place = _("{place}, {n} free").format(place=facts.place, n=room_text(facts.free))
        if facts.made and not facts.stick:
            place = f"{place} · " + _("the same disk as the evening")
        power = _power_words(facts)
        lines = {
            "place": (
                place if facts.place else _("nowhere yet"),
                facts.stick and not 0 <= facts.free < LITTLE_ON_STICK,
            ),
            "made": (when_text(facts.made, zone) or _("none yet"), bool(facts.made)),
            "disk": (_disk_words(facts), not 0 <= facts.disk < LITTLE_ON_DISK),
            "power": (power, not facts.weak),
        }
        for name, (words, well) in lines.items():
            self._words[name].setText(words if seen else "–")
            tone = "edge" if not seen else "accent" if well else "warn"
            self._icons[name].show_icon("check-circle-fill" if seen and well else _sign(name, seen), tone)
        self._words["sleep"].setText(
            _("Set sleep off for tonight: a laptop that sleeps shuts the page for phones.")
        )
        self._hint.setText(self._hint_words(facts))
        self._hint.setVisible(bool(self._hint.text()))
        self._lead(facts)

    def hear(self, batch: Batch) -> None:
        """A backup was made, by whatever road."""
        made = any(isinstance(event, BackupMade) and not event.problem for event in batch.events)
        if made and self._here and not self._busy and self.view is not None:
            self.begin()

    def open(self) -> None:
        """Looks at once: it costs nothing."""
        self._here = True
        self.begin()

    def close_down(self) -> None:
        """It looks no more by itself."""
        self._here = False

    @Slot()
    def begin(self) -> None:
        """Looks at disks and power, aside."""
        self._aside(None, look=True)

    def _aside(self, folder: Path | None, *, look: bool = False) -> None:
        if self._busy:
            return
        self._busy = True
        for button in self.buttons.values():
            button.setEnabled(False)
        site = self.desk.project.site
        work = site.laptop if look else partial(site.back_up, folder)
        self.desk.tasks.run(work, self._on_seen, self._on_failed)

    def _lead(self, facts: BackupFacts) -> None:
        green = None
        if facts.state is VenueState.DOUBT and self.item.facts is not None:
            full = 0 <= facts.free < LITTLE_ON_STICK
            only_power = bool(facts.made) and facts.stick and not full and not facts.problem
            green = None if only_power else self.buttons["choose" if facts.made or facts.problem else "make"]
        lead(green, self.buttons["make"], self.buttons["choose"])

    def _hint_words(self, facts: BackupFacts) -> str:
        if facts.problem:
            return facts.problem
        if facts.weak:
            return _("Plug the laptop in and tape the cable down: an evening takes three hours.")
        if facts.made and not facts.stick:
            return _("Put a stick in and choose it. From then on each copy goes there too, encrypted.")
        return _("Within five minutes after each change a copy is made.")

    def _rest(self) -> None:
        self._busy = False
        for button in self.buttons.values():
            button.setEnabled(True)

    def _on_failed(self, problem: Exception) -> None:
        self._rest()
        self.desk.voice.problem(problems.foreseen(problem))

    def _on_seen(self, facts: BackupFacts) -> None:
        self._rest()
        self.keep(facts)
        self.refresh()

    @Slot()
    def _on_make(self) -> None:
        self._aside(None)

    @Slot()
    def _on_choose(self) -> None:
        self.asking = ask_second_place(self, self._on_folder)

    @Slot(str)
    def _on_folder(self, chosen: str) -> None:
        self._aside(Path(chosen))


def _sign(name: str, seen: bool) -> str:
    return (
        "circle-half-fill" if seen else {"place": "usb", "made": "clock", "disk": "laptop"}.get(name, "sun")
    )


def _disk_words(facts: BackupFacts) -> str:
    return _("{n} free").format(n=room_text(facts.disk)) if facts.disk >= 0 else _("not known")


def _power_words(facts: BackupFacts) -> str:
    if facts.battery < 0:
        return _("No battery was found: the laptop must stay on its cable.")
    if facts.plugged:
        return _("On the mains, battery {n} %").format(n=facts.battery)
    return _("On its battery: {n} %").format(n=facts.battery)
