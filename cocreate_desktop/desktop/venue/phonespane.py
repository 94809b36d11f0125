"""Wi-Fi and phones in the venue check: the page runs, one real phone comes in, and a hall full of simulated ones is borne."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from ...domain.events import GuestsChanged, HallChanged, PhonesReached
from ...domain.venue import SLOW_MS, PhonesFacts, VenuePart
from ...domain.venuewords import seconds_text
from ...language import _, ngettext
from ...services.onsite import CrowdFound
from ...services.reaching import TEST_PAGE, trial_address
from .. import forms, problems
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..parts.meter import Meter
from ..parts.qrpicture import QrPicture
from ..reach.reachdialog import ReachDialog
from ..relay import Batch
from ..walls.going import Going
from .pane import Pane, lead
from .realphones import RealPhones

CROWDS = (20, 60, 200)
USUAL = 60
QUIET_MS = 10_000
"""The phone server tells within a second or two who came and left."""


class PhonesPane(Pane):
    """Counts phones that stay; simulated ones are never counted as neighbours."""

    part = VenuePart.PHONES
    form_name = "venue/phones"
    _counted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = self.form
        self._qr = forms.child(form, QrPicture, "qr")
        self._labels = {
            name: forms.child(form, QLabel, name)
            for name in ("wifi", "address", "number", "numberWords", "progressWords", "hint")
        }
        self.people = forms.child(form, QComboBox, "people")
        for number in CROWDS:
            self.people.addItem(ngettext("{n} phone", "{n} phones", number).format(n=number), number)
        self.people.setCurrentIndex(CROWDS.index(USUAL))
        self.try_button, self.start_button = (forms.child(form, KeyButton, name) for name in ("try", "begin"))
        self._meter = forms.child(form, Meter, "progress")
        self._trying: Going | None = None
        self._real = RealPhones()
        self.quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self.quiet.timeout.connect(self._on_quiet)
        self._problem = self._crowd_problem = ""
        self._counted.connect(self._on_counted, Qt.ConnectionType.QueuedConnection)
        self.try_button.clicked.connect(self._on_try)
        self.start_button.clicked.connect(self.begin)
        self.help_button = forms.child(form, KeyButton, "help")
        self.help_button.clicked.connect(self._on_help)
        self.dialog: ReachDialog | None = None

    @property
    def deed(self) -> str:
        """What the row's button does."""
        return _("Try it")

    @property
    def trying(self) -> bool:
        """Whether simulated phones are there now."""
        return self._trying is not None

    @property
    def here(self) -> int:
        """How many real phones have the page open; 0 for as long as simulated ones may be among them."""
        return self._real.here(self.desk.project.hall.phones)

    @property
    def facts(self) -> PhonesFacts:
        """What was seen for this evening on this laptop; the most phones that were ever in count."""
        before = self.item.facts
        facts = before if isinstance(before, PhonesFacts) and not self.item.earlier else PhonesFacts()
        hall = self.desk.project.hall
        phones = max(facts.phones, self.here, self.desk.project.reaching.reached)
        problem = "" if hall.running else self._problem
        return replace(facts, address=hall.address or facts.address, phones=phones, problem=problem)

    def refresh(self) -> None:
        """The code, the phones, and how the last try went."""
        if self.view is None:
            return
        evening, hall = self.view.evening, self.desk.project.hall
        self._qr.show_words(trial_address(hall.address))
        self._qr.setVisible(hall.running)
        wifi = _("First the Wi-Fi: {name}").format(name=evening.wifi_name)
        told = wifi if evening.wifi_name else _("No Wi-Fi is filled in. The phone must be on the same Wi-Fi.")
        self._labels["wifi"].setText(told)
        address = f"{hall.address.partition('://')[2]}/{TEST_PAGE}"
        told = address if hall.running else _("The page for phones does not run yet.")
        self._labels["address"].setText(told)
        self._show_number()
        self._show_try()
        self._labels["hint"].setText(self._hint())
        self._labels["hint"].setVisible(bool(self._labels["hint"].text()))
        self.start_button.setVisible(not hall.running)
        for name in ("cureRule", "cureTitle"):
            forms.child(self.form, QWidget, name).setVisible(not hall.running)
        green = self.start_button if not hall.running else self.try_button
        done = hall.running and self.facts.crowd
        lead(None if done else green, self.start_button, self.try_button)

    def hear(self, batch: Batch) -> None:
        """A phone came in, or the page stopped."""
        told = [event for event in batch.events if isinstance(event, HallChanged)]
        if told:
            self._problem = told[-1].problem
        if not batch.of(HallChanged, GuestsChanged, PhonesReached):
            return
        self._real.heard(self.desk.project.hall.phones)
        self._wait()
        if self.view is None:
            return
        facts, before = self.facts, self.item.facts
        known = before.phones if isinstance(before, PhonesFacts) and not self.item.earlier else 0
        if facts.phones > known or (told and facts.problem):
            self.keep(facts)
        self.refresh()

    def _wait(self) -> None:
        """From now on it must be quiet for a while before whoever is counted is real for sure."""
        if self._real.waiting:
            self.quiet.start()
        else:
            self.quiet.stop()

    @Slot()
    def _on_quiet(self) -> None:
        self._real.quiet()
        self.open()

    def open(self) -> None:
        """Phones that came in while nobody looked count too."""
        self._real.look(self.desk.project.hall.phones)
        if self.view is not None and self.facts.phones:
            self.keep(self.facts)
        self.refresh()

    @Slot()
    def begin(self) -> None:
        """Starts the page for phones."""
        if self.view is not None and not self.desk.project.hall.running:
            self._problem = ""
            self.desk.project.hall.start(self.view.evening.id)
            self.refresh()

    def close_down(self) -> None:
        """Simulated phones leave."""
        self.quiet.stop()
        if self._trying is not None:
            self._trying.end()

    def _show_number(self) -> None:
        phones, most = self.here, self.facts.phones
        self._labels["number"].setText(str(max(phones, most)))
        words = ngettext("phone took part", "phones took part", max(phones, most))
        differs = phones != most and self._real.alone and self.desk.project.hall.running
        now = _("{n} now").format(n=phones) if differs else ""
        self._labels["numberWords"].setText(" · ".join(filter(None, (words, now))))

    def _show_try(self) -> None:
        facts = self.facts
        self.try_button.setEnabled(self.desk.project.hall.running)
        self.try_button.setText(_("Stop") if self.trying else _("Try it"))
        self.people.setEnabled(not self.trying)
        self._meter.setVisible(self.trying)
        if not self.trying:
            self._labels["progressWords"].setText(crowd_words(facts, self._crowd_problem))
        self._labels["progressWords"].setVisible(bool(self._labels["progressWords"].text()))

    def _hint(self) -> str:
        if self._problem and not self.desk.project.hall.running:
            return self._problem
        if not self.desk.project.hall.running:
            return _("It opens for this evening and stays open; what phones send is kept as on the evening.")
        return ""

    @Slot()
    def _on_help(self) -> None:
        if self.view is not None:
            self.dialog = ReachDialog(self.desk, self.view.evening.id, self.window())
            self.dialog.open()

    @Slot()
    def _on_try(self) -> None:
        if self._trying is not None:
            self._trying.end()
            return
        if self.view is None:
            return
        people, project = int(self.people.currentData()), self.desk.project
        self._real.tried(project.hall.phones)
        self._trying = going = Going(self.desk.tasks.going())
        address, site, told = project.join_address(self.view.evening.id), project.site, self._counted

        def work() -> CrowdFound:
            return site.crowd(address, people, going, told.emit)

        self.desk.tasks.run(work, self._on_crowd, self._on_failed)
        self._meter.show_part(0, people)
        self._labels["progressWords"].setText(_("The phones come in…"))
        self.refresh()

    @Slot(object)
    def _on_counted(self, number: int) -> None:
        if self._trying is not None:
            people = int(self.people.currentData())
            self._meter.show_part(number, people)
            self._labels["progressWords"].setText(
                _("{n} of {all} phones are in").format(n=number, all=people)
            )

    def _on_crowd(self, found: CrowdFound) -> None:
        stopped = self._trying is not None and not self._trying()
        before = self.facts
        self._trying = None
        self._real.gone(found.joined, self.desk.project.hall.phones)
        self._wait()
        self._crowd_problem = "" if stopped else found.problem
        if not stopped or found.joined == found.asked:
            self.keep(replace(before, crowd=found.asked, joined=found.joined, slowest=found.slowest))
        self.refresh()

    def _on_failed(self, problem: Exception) -> None:
        self._trying = None
        self._real.gone(0, self.desk.project.hall.phones)
        self._wait()
        self.refresh()
        self.desk.voice.problem(problems.foreseen(problem))


def crowd_words(facts: PhonesFacts, problem: str = "") -> str:
    """How it went with simulated phones, and why some did not come in where that is known; empty when nobody tried."""
    if not facts.crowd:
        return ""
    told = _("{n} of {all} phones came in. The slowest answer took {seconds} seconds.")
    said = told.format(n=facts.joined, all=facts.crowd, seconds=seconds_text(facts.slowest))
    if facts.joined < facts.crowd:
        paper = _("Put idea cards and voting slips of paper ready.")
        return " ".join(filter(None, (said, problem, paper)))
    if facts.slowest > SLOW_MS:
        return f"{said} " + _(
            "Votes are kept, they only come in slowly. Leave the vote open a little longer."
        )
    return f"{said} " + _("The laptop bears it; only a real phone tells whether the Wi-Fi does.")
