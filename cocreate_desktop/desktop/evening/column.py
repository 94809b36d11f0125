"""The right of the evening: what the room sees now, how many phones and people, and how hall, backup and page are doing."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QWidget

from ...domain.events import HallChanged
from ...domain.sharestate import SharingChanged
from ...language import _, ngettext
from ...services.overview import EveningView
from .. import forms
from ..arrivals.dialogs import DoorDialog
from ..backuplights import row_told as backups_told
from ..desk import Desk
from ..parts.countfield import CountChanged, CountField
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..reach.addresswatch import AddressWatch
from ..relay import Batch
from ..sharing.rowwords import row_told
from ..stage.canvas import EMPTY
from ..stage.state import StageState
from ..steps import acts
from .stagepicture import LargePicture, StagePicture

# Pixels; the words of the picture are not read here, its layout is.
LEAST_PICTURE = 160


class HallColumn(QWidget):
    """Fed with views, stage states and events; it asks for the stage with ``stage_wanted``."""

    # Emits: nothing; the beamer button was pressed.
    stage_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evening_id = ""
        form = self._form = forms.fill(self, "evening/column")
        self.beamer = forms.child(form, KeyButton, "beamer")
        self.where = forms.child(form, KeyButton, "where")
        self.codes = forms.child(form, KeyButton, "codes")
        self.freeze = forms.child(form, KeyButton, "freeze")
        self._picture = forms.child(form, StagePicture, "picture")
        self._phones = forms.child(form, QLabel, "phones")
        self._phones_words = forms.child(form, QLabel, "phonesWords")
        self._people = forms.child(form, CountField, "people")
        self._people_words = forms.child(form, QLabel, "peopleWords")
        self._card = forms.child(form, QFrame, "rowsCard")
        self._rows = {name: _Row(form, name, self._pack) for name in ("wifi", "backup", "page", "sync")}
        self._large = LargePicture(self)
        self.watch = AddressWatch(desk, self)
        self._reach = forms.child(form, KeyButton, "reach")
        self._reach.clicked.connect(self.watch.test)
        self._problem = ""
        self.elsewhere = ""
        """Where phones are when another laptop has them, in words."""
        self._state = EMPTY
        self._packed = (0, 0, 0)
        self._people.setSpecialValueText("–")
        self.beamer.clicked.connect(self.stage_wanted)
        self._picture.clicked.connect(self.show_large)
        self._people.edited.connect(self._on_people)
        forms.child(form, KeyButton, "door").clicked.connect(self.count_at_door)
        self.show_backups()
        desk.relay.happened.connect(self._on_happened)
        self.show_sharing()

    def fit(self, width: int) -> None:
        """Takes this width in pixels; the picture keeps 16:9."""
        self.setFixedWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height."""
        super().resizeEvent(event)
        self._pack()

    def minimumSizeHint(self) -> QSize:
        """As low as the room is: it packs itself. Its words, folded as narrow as they can be, say nothing about the height."""
        return QSize(super().minimumSizeHint().width(), 0)

    def _pack(self) -> None:
        """Where the lines have no room, those that say that all is well leave out their sentence; then the picture shrinks."""
        self._picture.fit(self.width())
        missing = 0
        for short in (False, True):
            for row in self._rows.values():
                row.shorten(short)
            self._reach.setFixedHeight(20 if short else 36)
            for layout in self._form.findChildren(QLayout):
                layout.invalidate()  # else those of the rows answer with the height they had before
            self._card.updateGeometry()
            missing = self._form.heightForWidth(self.width()) - self.height()
            if missing <= 0:
                break
        else:
            self._picture.fit(max(LEAST_PICTURE, self.width() - math.ceil(missing * 16 / 9)))
        self._packed = self._measures()

    def _measures(self) -> tuple[int, int, int]:
        """What the packing hangs on: width, height, and the height that all would take now; pixels."""
        return self.width(), self.height(), self._form.heightForWidth(self.width())

    def show_view(self, view: EveningView) -> None:
        """Shows the counted people, the Wi-Fi and the page."""
        self._evening_id = view.evening.id
        self.watch.aim(view.evening.id)
        present = view.evening.present
        self._people.show_count(present or 0)
        self._people_words.setText(_("people counted") if present is not None else _("nobody counted yet"))
        if view.evening.wifi_name:
            self._rows["wifi"].show("wifi-high", "accent", _("Wi-Fi of the hall"), view.evening.wifi_name)
        else:
            self._rows["wifi"].show(
                "wifi-slash",
                "warn",
                _("No Wi-Fi filled in"),
                _("Fill it in at Welcome, then it gets a code."),
            )
        self.show_hall()
        if self._measures() != self._packed:
            self._pack()

    def show_state(self, state: StageState) -> None:
        """Shows what the room sees."""
        self._picture.show_state(state)
        if self._large.isVisible():
            self._large.show_state(state)
        self._state = state

    def show_hall(self, told: HallChanged | None = None) -> None:
        """Shows the phones' page as it is now; ``told`` brings what went wrong."""
        hall = self._desk.project.hall
        if told is not None:
            self._problem = told.problem
            self.watch.hear(told)
        if self.elsewhere:
            self._rows["page"].show("device-mobile", "accent", _("Phones are elsewhere"), self.elsewhere)
        elif hall.running and not self._problem:
            address = hall.address.partition("://")[2] or hall.address
            self._rows["page"].show("device-mobile", "accent", _("Phones can join"), address)
        elif self._problem:
            self._rows["page"].show("warning-fill", "warn", _("Phones cannot join now"), self._problem)
        else:
            words = _("The evening goes on by hand until then.")
            self._rows["page"].show("device-mobile", "ink2", _("Page for phones starts"), words)
        self.show_phones(hall.phones)

    def show_phones(self, number: int) -> None:
        """How many phones are connected."""
        self._phones.setText(str(number))
        self._phones_words.setText(ngettext("phone", "phones", number))

    def show_backups(self) -> None:
        """How the backups stand at this moment; a dry run has none, and nothing is amiss with that."""
        if self._desk.project.dry_run is not None:
            none = _("This is a dry run: nothing of it is kept.")
            self._rows["backup"].show("hard-drives", "ink2", _("No backup now"), none)
            return
        told = backups_told(self._desk.project.backups.health, self._desk.services.clock.now())
        self._rows["backup"].show(told.icon, told.token, told.title, told.words)

    def show_sharing(self) -> None:
        """Shows where else this project is."""
        sharing = self._desk.project.sharing
        row = row_told(sharing.state, sharing.roads, self._desk.services.clock.now())
        self._rows["sync"].show(row.icon, row.token, row.title, row.words)

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if batch.of(SharingChanged):
            self.show_sharing()

    def summary(self) -> str:
        """Who is there, in a few words."""
        phones, people = int(self._phones.text() or 0), self._people.value()
        told = ngettext("{n} phone", "{n} phones", phones).format(n=phones)
        counted = ngettext("{n} person", "{n} people", people).format(n=people)
        return f"{told} · {counted}" if people else told

    def trouble(self) -> str:
        """The first thing in the hall that is not well, empty when all is."""
        return next((row.title for row in self._rows.values() if not row.calm), "")

    @Slot()
    def show_large(self) -> None:
        """The picture of what the room sees, large."""
        self._large.show_state(self._state)
        self._large.show()
        self._large.raise_()
        self._large.activateWindow()

    @Slot()
    def count_at_door(self) -> None:
        """The two taps for somebody who comes in, over whatever step is on."""
        if self._evening_id:
            DoorDialog(self._desk, self._evening_id, self.window()).open()

    def put_away(self) -> None:
        """Another room is shown: the large picture goes."""
        self._large.hide()

    @Slot(object)
    def _on_people(self, changed: CountChanged) -> None:
        evenings, evening_id = self._desk.services.evenings, self._evening_id
        before, wanted = evenings.get(evening_id).present, changed.count or None
        acts.do(
            self._desk,
            _("Count people"),
            lambda: evenings.change(evening_id, present=wanted),
            lambda _evening: evenings.change(evening_id, present=before),
        )


class _Row:
    """A line with an icon, a bold word and a sentence under it."""

    def __init__(self, form: QWidget, name: str, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._icon = forms.child(form, IconLabel, f"{name}Icon")
        self._title = forms.child(form, QLabel, f"{name}Title")
        self._words = forms.child(form, QLabel, f"{name}Words")
        self.calm = True
        self._shown: tuple[str, str, str, str] | None = None

    @property
    def title(self) -> str:
        """What its bold word says."""
        return self._title.text()

    def show(self, icon: str, token: str, title: str, words: str) -> None:
        if (icon, token, title, words) == self._shown:
            return  # packing the column costs more than all its words
        self._shown = (icon, token, title, words)
        self._icon.show_icon(icon, token)
        self._title.setText(title)
        self._words.setText(words)
        self.calm = token not in ("warn", "danger")
        for part in (self._icon, self._title):
            part.setToolTip(words)
        self._changed()

    def shorten(self, short: bool) -> None:
        """Leaves out the sentence, unless something is wrong; it stays in the tool tip."""
        self._words.setVisible(not (short and self.calm))
