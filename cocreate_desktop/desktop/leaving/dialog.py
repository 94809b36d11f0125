"""Files for other systems: one chooses which, sees what goes along and what would be refused, mends it, and saves. Until then
nothing is written, and in the project nothing is changed at all."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, QTimer, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ...domain.errors import CocreateError
from ...language import _, ngettext, number_text
from ...services.leaving import Asked, Left, Platform, Preview
from .. import forms
from ..desk import Desk
from ..parts.dialogs import SafeDialog
from ..parts.keybutton import KeyButton
from ..saving import SaveAs, Saved, SavedDialog
from .asking import AskRows, Known
from .outcome import Outcome
from .platformlist import PlatformList
from .platforms import PLATFORMS
from .readback import PolisReader

WIDTH, HEIGHT, SIDE = 1240, 820, 48
WAIT_MS = 200
NAMED = 3


class LeavingDialog(SafeDialog):
    """Opened with ``open()``, for the evening that is looked at; it stays until it is closed."""

    def __init__(self, desk: Desk, evening_id: str, parent: QWidget | None = None) -> None:
        text = _(
            "You see first what goes along and what the other system would refuse. Your project stays as it is."
        )
        super().__init__(_("For other systems"), text, _("Close"), _("Save the file…"), parent=parent)
        self._desk = desk
        self._left = False
        self._mends: frozenset[str] = frozenset()
        self._asked = Asked(Platform.DECIDIM)
        self._found: Preview | None = None
        self.asking: SaveAs | None = None
        form = forms.load("leaving/leaving", self)
        self.body.addWidget(form)
        self.platforms = forms.child(form, PlatformList, "platforms")
        self._name, self._words = (
            forms.child(form, QLabel, one) for one in ("platformName", "platformWords")
        )
        host = forms.child(form, QWidget, "asks")
        self.rows = AskRows(host, forms.child(form, QGridLayout, "asksLayout"), _known(desk), evening_id)
        self.outcome = Outcome(form)
        forms.child(form, QGridLayout, "outcomeLayout").addWidget(self.outcome)
        self.polis = PolisReader(desk, self)
        self.read_back = forms.child(form, KeyButton, "readBack")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._fit(parent)
        self._wire()
        self._on_platform()
        self.platforms.setFocus()

    @property
    def ready(self) -> bool:
        """Whether what is shown is what is asked."""
        return self._found is not None

    def accept(self) -> None:
        """Asks where the file goes; the dialog stays."""
        found = self._found
        if found is None or not found.goes:
            return
        title = _(PLATFORMS[found.platform].name)
        one = len(found.files) == 1
        folder = f"{title} {self._desk.services.projects.current().name}".replace(".", "")
        file = found.files[0] if one else folder
        kinds = f"{title} (*{Path(file).suffix})" if one else _("Folder") + " (*)"
        self.asking = SaveAs(self, title, file, kinds, self._asked)
        self.asking.saved.connect(self._on_place)
        self.asking.open()

    def _fit(self, parent: QWidget | None) -> None:
        """As wide and high as the window has room for."""
        size = QSize(WIDTH, HEIGHT)
        if parent is not None:
            size = size.boundedTo(parent.window().size() - QSize(SIDE, SIDE))
        self.setFixedWidth(size.width())
        self.resize(size)

    def _wire(self) -> None:
        self.platforms.selectionModel().currentChanged.connect(self._on_platform)
        self.rows.changed.connect(self._on_asked)
        self.outcome.toggled.connect(self._on_mend)
        self.read_back.clicked.connect(self.polis.ask)
        self._wait.timeout.connect(self._look)
        self.finished.connect(self._on_left)

    @Slot()
    @Slot(QModelIndex, QModelIndex)
    def _on_platform(self) -> None:
        platform = self.platforms.chosen
        self._mends = frozenset()
        self._name.setText(_(PLATFORMS[platform].name))
        self._words.setText(_(PLATFORMS[platform].words))
        self.read_back.setVisible(platform is Platform.POLIS)
        self.rows.show_platform(platform)
        self._look()

    @Slot()
    def _on_asked(self) -> None:
        """Somebody may still be typing."""
        self._forget()
        self._wait.start()

    @Slot(str)
    def _on_mend(self, key: str) -> None:
        self._mends ^= {key}
        self._look()

    def _forget(self) -> None:
        self._found = None
        self.deed_button.setEnabled(False)
        self.outcome.show_waiting()

    @Slot()
    def _look(self) -> None:
        """Looks aside what would leave; an answer to an earlier question is not shown."""
        self._wait.stop()
        self._forget()
        asked = self._asked = self.rows.asked(self._mends)
        leaving = self._desk.project.files.leaving

        def work() -> tuple[Asked, Preview | CocreateError]:
            try:
                return asked, leaving.preview(asked)
            except CocreateError as problem:
                return asked, problem

        self._desk.aside(work, self._show)

    def _show(self, answer: tuple[Asked, Preview | CocreateError]) -> None:
        asked, found = answer
        if self._left or asked is not self._asked or self._wait.isActive():
            return
        if isinstance(found, CocreateError):
            self.outcome.show_problem(" ".join((found.happened, found.next)))
        else:
            self._found = found
            self.outcome.show_preview(found)
            self.deed_button.setEnabled(bool(found.goes))
        self._order()

    def _order(self) -> None:
        """Tab goes as one reads: what is asked, what mends it, what is refused. Rows and buttons are made anew all the time."""
        parts = [self.platforms, self.read_back, *self.rows.controls, *self.outcome.controls]
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)

    @Slot(object)
    def _on_place(self, place: Saved) -> None:
        leaving, asked = self._desk.project.files.leaving, place.token
        if isinstance(asked, Asked):
            self._desk.aside(lambda: (place.path, leaving.write(asked, place.path)), self._saved)

    def _saved(self, done: tuple[Path, Left]) -> None:
        path, left = done
        if not self._left:
            SavedDialog(path, self, stayed_words(left)).open()

    @Slot()
    def _on_left(self) -> None:
        self._left = True
        self._wait.stop()


def stayed_words(left: Left) -> str:
    """How much went along, and what stayed out by its title."""
    went = ngettext("{n} is in it.", "{n} are in it.", left.records).format(n=number_text(left.records))
    titles = list(dict.fromkeys(one.title for one in left.troubles if one.refused))
    if not titles:
        return went
    some = ", ".join(_("“{name}”").format(name=title) for title in titles[:NAMED])
    words = ngettext("{n} stayed out: {some}", "{n} stayed out: {some}", len(titles))
    more = " …" if len(titles) > NAMED else "."
    return f"{went} {words.format(n=number_text(len(titles)), some=some)}{more}"


def _known(desk: Desk) -> Known:
    """The evenings, and the votes of each that were opened."""
    evenings, overview = desk.services.evenings.all(), desk.services.overview
    rounds = {
        one.id: [(vote.round.id, vote.question) for vote in overview.rounds(one.id)] for one in evenings
    }
    return Known([(one.id, one.name) for one in evenings], rounds)
