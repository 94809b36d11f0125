"""Two versions: what two laptops wrote apart stands beside one another, and two clicks say which one holds. Nothing is chosen
beforehand; what is decided later waits in the list."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from ...language import _
from ...services.conflictcases import CaseKey
from ...services.conflicts import Kept
from ...services.conflictwords import Asks, Case
from .. import actions, forms, theme
from ..aftercare.projectpage import ProjectPage
from ..desk import Desk
from ..parts.chip import Chip
from ..parts.emptystate import EmptyState
from ..parts.keybutton import KeyButton
from ..parts.shortlabel import NameLabel
from ..steps import acts
from . import casewords
from .caselist import CaseList, CaseRow
from .casewords import Pick
from .pickbutton import PickButton
from .versioncard import VersionCard
from .versiontext import LEAST
from .wallpicture import WallPicture

CARD: Final = 364
"""Pixels: how high a card is with few words."""
_CASE, _DONE = 0, 1  # the stages


class ConflictsScreen(ProjectPage):
    """A page of the room after the evening that takes its whole room."""

    # Emits: nothing; somebody goes on with something else.
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.cases: tuple[Case, ...] = ()
        self.pick: Pick | None = None
        self._place = 0
        self._filling = False
        form = self._form = forms.fill(self, "conflicts/conflicts")
        self._stages = forms.child(form, QStackedWidget, "stages")
        self.list = forms.child(form, CaseList, "caseList")
        self.cards = {pick: VersionCard(form, pick) for pick in (Pick.LEFT, Pick.RIGHT)}
        self.both = forms.child(form, PickButton, "bothPick")
        self.keep = forms.child(form, KeyButton, "keep")
        self.later = forms.child(form, KeyButton, "later")
        self._both_card = forms.child(form, QFrame, "bothCard")
        self._picture = forms.child(form, WallPicture, "firstPicture")
        self._kicker = forms.child(form, NameLabel, "kicker")
        names = ("question", "firstTitle", "firstWords", "consequence", "merged")
        self._labels = {name: forms.child(form, QLabel, name) for name in names}
        self._waiting = forms.child(form, Chip, "caseLeft")
        self._done = forms.child(form, EmptyState, "allDone")
        self._keys = actions.build(self, "conflicts")
        self._wire()
        self._fit_cards()

    @property
    def case(self) -> Case | None:
        """The one that is shown."""
        return self.cases[self._place] if self._place < len(self.cases) else None

    @Slot()
    def choose_left(self) -> None:
        """Chooses the left version; it is not kept yet."""
        self._choose(Pick.LEFT)

    @Slot()
    def choose_right(self) -> None:
        """Chooses the right version; it is not kept yet."""
        self._choose(Pick.RIGHT)

    @Slot()
    def choose_both(self) -> None:
        """Chooses both texts of a note; they are not kept yet."""
        if self.case is not None and self.case.asks is Asks.TEXT:
            self._choose(Pick.BOTH)

    @Slot()
    def keep_chosen(self) -> None:
        """Keeps what was chosen and goes on to the next; at the end it goes back."""
        case, pick = self.case, self.pick
        if case is None:
            self.left.emit()
        elif pick is not None:
            self._keep(case, pick)

    def _wire(self) -> None:
        for pick, slot in ((Pick.LEFT, self.choose_left), (Pick.RIGHT, self.choose_right)):
            self.cards[pick].button.clicked.connect(slot)
            self.cards[pick].text.fitted.connect(self._fit_cards)
            self._keys[f"conflicts.{pick}"].triggered.connect(slot)
        self.both.clicked.connect(self.choose_both)
        self.keep.clicked.connect(self.keep_chosen)
        self.later.clicked.connect(self.left)
        self._done.button.hide()
        self._keys["conflicts.both"].triggered.connect(self.choose_both)
        self._keys["conflicts.keep"].triggered.connect(self.keep_chosen)
        self._keys["conflicts.later"].triggered.connect(self.left)
        self.list.selectionModel().currentChanged.connect(self._on_row)

    def _take_focus(self) -> None:
        (self.list if self.cases else self.keep).setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, case: Case, pick: Pick) -> None:
        conflicts = self._desk.services.conflicts
        self.pick = None

        def verb() -> Kept:
            return conflicts.keep(case.key, casewords.choice_of(case, pick))

        kept = acts.do(
            self._desk, _("Pick one of two versions"), verb, conflicts.take_back, conflicts.do_again
        )
        self._read()
        if kept is not None:
            self._take_focus()
            self._desk.voice.message(casewords.done(case, pick), self._desk.undo.undo)

    def _read(self) -> None:
        """Everything anew; the case that is looked at stays, with what was chosen, for as long as nothing changed in it."""
        conflicts = self._desk.services.conflicts
        before = self.case
        self.cases = conflicts.all()
        keys = [case.key for case in self.cases]
        if before is None or before.key not in keys:
            self.pick = None
            self._place = self._near(before.key if before is not None else None)
        else:
            self._place = keys.index(before.key)
        self._labels["merged"].setText(casewords.merged(conflicts.merged()))
        self._show()

    def _near(self, gone: CaseKey | None) -> int:
        """Where to go on: at another case of the same thing, else at the same place of the list."""
        same = [
            place
            for place, case in enumerate(self.cases)
            if gone is not None and (case.key.entity, case.key.entity_id) == (gone.entity, gone.entity_id)
        ]
        return same[0] if same else max(0, min(self._place, len(self.cases) - 1))

    def _show(self) -> None:
        case = self.case
        self._stages.setCurrentIndex(_DONE if case is None else _CASE)
        self._show_foot()
        if case is None:
            self._done.setProperty("sentence", self._labels["merged"].text())
            return
        self._show_list()
        self._kicker.show_words(casewords.kicker(case))
        self._labels["question"].setText(casewords.question(case))
        for card in self.cards.values():
            card.show_case(case)
        self._show_first(case)
        self._show_pick()

    def _show_list(self) -> None:
        self._filling = True
        rows = [
            CaseRow(case.letter, case.icon, case.title, casewords.row(case, now=place == self._place))
            for place, case in enumerate(self.cases)
        ]
        self.list.show_rows(rows, self._place)
        self._filling = False
        left = sum(case.versions - 1 for case in self.cases)
        self._waiting.show_state(casewords.waiting(left), "warn", "circle-half")

    def _show_first(self, case: Case) -> None:
        self._picture.show_picture(self._desk.pictures, case.first.picture if case.first else "")
        self._labels["firstTitle"].setText(casewords.first_title(case))
        self._labels["firstWords"].setText(casewords.first_words(case))
        self._both_card.setVisible(case.asks is Asks.TEXT)

    def _show_pick(self) -> None:
        for pick, card in self.cards.items():
            card.show_chosen(pick is self.pick)
        both = self.pick is Pick.BOTH
        self.both.setChecked(both)
        theme.set_style_property(self._both_card, "card", "chosen" if both else "true")
        self._show_foot()

    def _show_foot(self) -> None:
        case = self.case
        self.later.setVisible(case is not None)
        if case is None:
            self.keep.setText(_("Back to the follow-up"))
            self.keep.setEnabled(True)
            self._labels["consequence"].clear()
        else:
            last = sum(one.versions - 1 for one in self.cases) == 1
            self.keep.setText(casewords.deed(case, self.pick, last=last))
            self.keep.setEnabled(self.pick is not None)
            self._labels["consequence"].setText(casewords.consequence(case, self.pick))
        # Without a choice Enter belongs to the button that has the focus.
        self._keys["conflicts.keep"].setEnabled(self.keep.isEnabled())

    def _choose(self, pick: Pick) -> None:
        """A second time does the same: a choice is taken off by another, never by itself."""
        if self.case is None:
            return
        self.pick = pick
        self._show_pick()
        button = self.both if pick is Pick.BOTH else self.cards[pick].button
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _fit_cards(self) -> None:
        """Both cards are as high as the longer text needs, and no higher; a text for which there is no room is set smaller."""
        wanted = max(card.text.wanted for card in self.cards.values())
        for card in self.cards.values():
            card.card.setMaximumHeight(CARD + wanted - LEAST)

    @Slot(QModelIndex, QModelIndex)
    def _on_row(self, index: QModelIndex, _before: QModelIndex) -> None:
        if self._filling or not 0 <= index.row() < len(self.cases):
            return
        if index.row() != self._place:
            self._place, self.pick = index.row(), None
            self._show()
