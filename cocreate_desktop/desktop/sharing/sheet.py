"""Everything of sharing in one sheet: how it stands, with whom, go on or pause, and the ways to bring another side in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ...language import _
from ...services.sharing import Shared, SharePhase, SharingChanged
from .. import forms, problems, theme
from ..desk import Desk
from ..parts.dialogs import Decided, SafeDialog
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..parts.meter import Meter
from ..relay import Batch
from ..start.rowbutton import RowButton
from .offerdialog import OfferDialog
from .pairdialog import PairDialog
from .roadrow import ForgetWanted, RoadRow
from .sticks import TakeStickDialog, WriteStickDialog
from .words import told

WIDE, ROW, MOST_ROWS = 640, 52, 3
MINUTE_MS: Final = 60_000
_TONES = {"ok": "accent", "warn": "warn"}


class SharingSheet(SafeDialog):
    """Opened with ``open()``; nothing in it waits for another side."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Sharing this project"), "", _("Close"), parent=parent)
        self.setFixedWidth(WIDE)
        self._desk = desk
        self.gone = False
        form = forms.load("sharing/sheet", self)
        self.body.addWidget(form)
        self._card = forms.child(form, QFrame, "stateCard")
        self._icon = forms.child(form, IconLabel, "stateIcon")
        self.title = forms.child(form, QLabel, "stateTitle")
        self.more = forms.child(form, QLabel, "stateMore")
        self.meter = forms.child(form, Meter, "meter")
        self.share_now = forms.child(form, KeyButton, "shareNow")
        self.pause = forms.child(form, KeyButton, "pause")
        self._roads_title = forms.child(form, QLabel, "roadsTitle")
        self._scroll = forms.child(form, QScrollArea, "roadsScroll")
        self._column = QVBoxLayout(forms.child(form, QWidget, "roads"))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[RoadRow] = []
        self._minute = QTimer(self)
        self.dialog: SafeDialog | None = None
        self._wire(form)
        self.show_state()

    def _wire(self, form: QWidget) -> None:
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.show_state)
        self._minute.start()
        self.share_now.clicked.connect(self._on_share)
        self.pause.clicked.connect(self._on_pause)
        for name, slot in (
            ("pairHub", self._on_pair),
            ("offer", self._on_offer),
            ("writeStick", self._on_write),
            ("takeStick", self._on_take),
        ):
            forms.child(form, RowButton, name).clicked.connect(slot)
        self._desk.relay.happened.connect(self._on_happened)
        self.finished.connect(self._on_closed)

    @Slot()
    def show_state(self) -> None:
        """Shows how it stands now."""
        sharing, now = self._desk.project.sharing, self._desk.services.clock.now()
        state, roads = sharing.state, sharing.roads
        found = told(state, roads, now)
        self._icon.show_icon(found.icon, _TONES.get(found.kind, "ink2"))
        theme.set_style_property(self._card, "card", "warn" if found.kind == "warn" else "true")
        self.title.setText(found.title)
        self.more.setText(found.more)
        busy = state.phase is SharePhase.BUSY
        self.meter.setVisible(busy)
        self.meter.setMaximum(max(state.total, 1))
        self.meter.setValue(min(state.done, state.total))
        paused = state.phase is SharePhase.PAUSED
        self.pause.setText(_("&Go on") if paused else _("&Pause"))
        self.pause.setProperty("iconName", "play" if paused else "pause")
        pressing = state.phase in (SharePhase.BEHIND, SharePhase.TROUBLE)
        self.share_now.setProperty("role", "main" if pressing else "plain")
        self.pause.setProperty("role", "main" if paused else "quiet")
        self.share_now.setEnabled(not busy and not paused)
        for button in (self.share_now, self.pause):
            button.setVisible(bool(roads))
        self._show_roads()
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as it must be."""
        super().showEvent(event)
        self.fit()

    def _show_roads(self) -> None:
        roads, now = self._desk.project.sharing.roads, self._desk.services.clock.now()
        if [road.id for road in roads] != [row.road_id for row in self._rows]:
            for row in self._rows:
                self._column.removeWidget(row)
                row.deleteLater()
            self._rows = [RoadRow(road) for road in roads]
            for row in self._rows:
                self._column.addWidget(row)
                row.wanted.connect(self._on_forget)
        for row, road in zip(self._rows, roads, strict=True):
            row.show_road(road, now)
        self._scroll.setFixedHeight(ROW * min(MOST_ROWS, len(roads)))
        for widget in (self._roads_title, self._scroll):
            widget.setVisible(bool(roads))

    def _aside(self, work: Callable[[], object]) -> None:
        self._desk.tasks.run(work, self._done, self._failed)

    def _done(self, _result: object) -> None:
        if not self.gone:
            self.show_state()

    def _failed(self, problem: BaseException) -> None:
        """What did not work stands in the state; the sheet shows it and says no more."""
        known = problems.foreseen(problem)
        if not self.gone:
            self.show_state()
            if self._desk.project.sharing.state.phase is not SharePhase.TROUBLE:
                self._desk.voice.problem(known)

    @Slot()
    def _on_share(self) -> None:
        sharing = self._desk.project.sharing
        self.share_now.setEnabled(False)

        def work() -> tuple[Shared, ...]:
            return sharing.share()

        self._aside(work)

    @Slot()
    def _on_pause(self) -> None:
        sharing = self._desk.project.sharing
        self._aside(sharing.resume if sharing.state.phase is SharePhase.PAUSED else sharing.pause)

    @Slot(object)
    def _on_forget(self, wanted: ForgetWanted) -> None:
        name = wanted.road.name
        text = _("What is there stays there, and what is here stays here. To share again you pair anew.")
        title, deed = _("Share no longer with {name}?"), _("Forget {name}")
        dialog = SafeDialog(
            title.format(name=name),
            text,
            _("Go on sharing"),
            deed.format(name=name),
            danger=True,
            token=wanted.road.id,
            parent=self,
        )
        dialog.decided.connect(self._on_forget_decided)
        self._open(dialog)

    @Slot(object)
    def _on_forget_decided(self, decided: Decided) -> None:
        sharing, road_id = self._desk.project.sharing, str(decided.token)
        if decided.deed:

            def work() -> None:
                sharing.forget(road_id)

            self._aside(work)

    @Slot()
    def _on_pair(self) -> None:
        self._open(PairDialog(self._desk, self))

    @Slot()
    def _on_offer(self) -> None:
        self._open(OfferDialog(self._desk, self))

    @Slot()
    def _on_write(self) -> None:
        self._open(WriteStickDialog(self._desk, self))

    @Slot()
    def _on_take(self) -> None:
        self._open(TakeStickDialog(self._desk, self))

    def _open(self, dialog: SafeDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_dialog_gone)
        dialog.open()

    @Slot(int)
    def _on_dialog_gone(self, _result: int) -> None:
        self.dialog = None
        self._done(None)

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if batch.of(SharingChanged):
            self.show_state()

    def leave(self) -> None:
        """The project is closed: this goes, with what stands over it."""
        if isinstance(self.dialog, OfferDialog):
            self.dialog.leave()
        elif self.dialog is not None:
            self.dialog.reject()
        self.gone = True
        self.reject()

    @Slot(int)
    def _on_closed(self, _result: int) -> None:
        self.gone = True
        self._minute.stop()
        self._desk.relay.happened.disconnect(self._on_happened)
