"""Do phones reach the laptop? A code to test with, a count that goes up as phones come, and what to try next when none does."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QWidget

from ...domain.events import HallChanged, PhonesReached
from ...domain.reaching import SelfCheck, Try, chosen, to_try
from ...language import _
from ...services.reaching import TEST_PAGE, trial_address
from .. import forms, theme
from ..desk import Desk
from ..parts.dialogs import SafeDialog
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..parts.qrpicture import QrPicture
from ..relay import Batch
from .reachwords import own_text, reached_text, try_text, way_text

WIDE = 560
PATIENCE_MS = 25_000
"""After so long without a phone the sheet points at what to try."""


class ReachDialog(SafeDialog):
    """Opened with ``open()``; it starts the page for phones when that is not there yet, and leaves it running."""

    def __init__(self, desk: Desk, evening_id: str, parent: QWidget | None = None) -> None:
        text = _("Scan this code with a phone that is on the Wi-Fi of the hall. Nobody joins by it.")
        super().__init__(_("Do phones reach the laptop?"), text, _("Close"), parent=parent)
        self._desk, self._evening_id = desk, evening_id
        self._tries: tuple[Try, ...] = ()
        self._place = 0
        self._check = SelfCheck()
        self._gone = False
        self.setFixedWidth(WIDE)
        form = forms.load("reach/reach", self)
        self.body.addWidget(form)
        self._code = forms.child(form, QrPicture, "code")
        self._reached = forms.child(form, QLabel, "reached")
        self._reached_words = forms.child(form, QLabel, "reachedWords")
        self._page = forms.child(form, QLabel, "page")
        self._way = forms.child(form, QComboBox, "way")
        self._own_icon = forms.child(form, IconLabel, "ownIcon")
        self._own = forms.child(form, QLabel, "own")
        self._again = forms.child(form, KeyButton, "again")
        self._card = forms.child(form, QFrame, "tryCard")
        self._title = forms.child(form, QLabel, "tryTitle")
        self._number = forms.child(form, QLabel, "tryPlace")
        self._words = forms.child(form, QLabel, "tryWords")
        self._before = forms.child(form, KeyButton, "tryBefore")
        self._next = forms.child(form, KeyButton, "tryNext")
        self._patience = QTimer(self)
        self._wire()

    def _wire(self) -> None:
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience)
        self._way.activated.connect(self._on_way)
        self._again.clicked.connect(self.look)
        self._before.clicked.connect(self._on_before)
        self._next.clicked.connect(self._on_next)
        self._desk.relay.happened.connect(self._on_happened)
        self.finished.connect(self._on_closed)

    def showEvent(self, event: QShowEvent) -> None:
        """Starts the page where it is not there, and looks."""
        hall = self._desk.project.hall
        if not hall.running:
            hall.start(self._evening_id)
        self._patience.start()
        self._show_way()
        self.look()
        super().showEvent(event)

    @Slot()
    def look(self) -> None:
        """Lets the laptop look at itself; what it finds comes when it is there."""
        self._own.setText(_("The laptop looks at itself …"))
        self._own_icon.show_icon("hourglass", "ink2")
        self._again.setEnabled(False)
        self._desk.aside(self._desk.project.reaching.check, self._show_check)

    def _show_way(self) -> None:
        """The page's address with its code, and the adapters to choose from."""
        reaching, page = self._desk.project.reaching, self._desk.project.hall.address
        self._code.show_words(trial_address(page))
        self._page.setText(
            f"{page.partition('://')[2]}/{TEST_PAGE}" if page else _("The page for phones starts.")
        )
        found = reaching.addresses()
        now = chosen(found, reaching.wanted, page)
        self._way.clear()
        for place, address in enumerate(found):
            self._way.addItem(way_text(address, place == 0), address)
            if address == now:
                self._way.setCurrentIndex(place)
        self._way.setEnabled(len(found) > 1)
        if not found:
            self._way.addItem(_("On no network"))
        self._show_reached(PhonesReached(reaching.reached, reaching.slowest))

    def _show_reached(self, told: PhonesReached) -> None:
        self._reached.setText(str(told.phones))
        self._reached_words.setText(reached_text(told.phones, told.slowest))
        if told.phones:
            self._patience.stop()
            theme.set_style_property(self._card, "card", "true")
            self._own_icon.show_icon("check-circle", "accent")
            self._own.setText(_("Phones get through. You are ready."))

    def _show_check(self, check: SelfCheck) -> None:
        if self._gone:
            return
        self._again.setEnabled(True)
        self._check = check
        words, fine = own_text(check)
        self._own.setText(words)
        self._own_icon.show_icon("check-circle" if fine else "warning-fill", "accent" if fine else "warn")
        tries = to_try(check)
        if tries != self._tries:
            self._tries, self._place = tries, 0
        self._show_try()
        reaching = self._desk.project.reaching
        if reaching.reached:
            self._show_reached(PhonesReached(reaching.reached, reaching.slowest))

    def _show_try(self) -> None:
        evening = self._desk.services.evenings.get(self._evening_id)
        title, words = try_text(self._tries[self._place], self._check, evening.wifi_name)
        self._title.setText(title)
        self._words.setText(words)
        self._number.setText(_("{n} of {m}").format(n=self._place + 1, m=len(self._tries)))
        self._before.setEnabled(self._place > 0)
        self._next.setEnabled(self._place + 1 < len(self._tries))

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        for event in batch.events:
            if isinstance(event, PhonesReached):
                self._show_reached(event)
            elif isinstance(event, HallChanged):
                self._show_way()
                self.look()

    @Slot(int)
    def _on_way(self, place: int) -> None:
        address = self._way.itemData(place)
        if address is not None:
            # The first is the likeliest: then it goes on following the laptop by itself.
            self._desk.project.reaching.choose(address.interface if place else "")
            self._desk.relay.tell_now()
            self._show_way()

    @Slot()
    def _on_patience(self) -> None:
        """No phone came: what to try comes forward."""
        theme.set_style_property(self._card, "card", "warn")

    @Slot()
    def _on_before(self) -> None:
        self._place = max(0, self._place - 1)
        self._show_try()

    @Slot()
    def _on_next(self) -> None:
        self._place = min(len(self._tries) - 1, self._place + 1)
        self._show_try()

    @Slot(int)
    def _on_closed(self, _result: int) -> None:
        self._gone = True
        self._patience.stop()
        self._desk.relay.happened.disconnect(self._on_happened)
