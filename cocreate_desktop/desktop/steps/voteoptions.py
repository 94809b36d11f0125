"""The list of options of a vote at the desk: its rows, and in a draft adding, changing, pricing and removing, with undo."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ...domain.errors import BadValue
from ...domain.rounds import Option, Phase
from ...domain.voting import ANSWERS
from ...language import _
from ...services.overview import EveningView
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.countfield import CountField
from ..parts.keybutton import KeyButton
from . import acts, votewords
from .votemoney import whole
from .votepictures import OptionPictures
from .voterow import CountEntered, OptionDropped, OptionPriced, OptionRenamed, RowLook, VoteRow
from .voterules import LAST_RULE
from .votetaken import OptionsTaken


class OptionsPanel(QObject):
    """Wires the options of a form that has a host for them. ``rows`` are by option id, in order."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk, self._form = desk, form
        self._view: EveningView | None = None
        self._round: RoundView | None = None
        self.rows: dict[str, VoteRow] = {}
        forms.fill(forms.child(form, QWidget, "optionsPage"), "steps/vote_options")
        self._scroll = forms.child(form, QScrollArea, "scroll")
        self._host = forms.child(form, QWidget, "rows")
        self._list = QVBoxLayout(self._host)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._hints = forms.child(form, QLabel, "hints")
        self._draft = forms.child(form, QWidget, "draft")
        self._add = forms.child(form, QLineEdit, "add")
        self._add.returnPressed.connect(self._on_add)
        forms.child(form, KeyButton, "addButton").clicked.connect(self._on_add)
        self._taken = OptionsTaken(desk, form)
        self._pictures = OptionPictures(desk, form)

    def show_view(self, view: EveningView, found: RoundView, *, tight: bool) -> tuple[VoteRow, ...]:
        """Shows the options as they are; returns the rows that are new."""
        self._view, self._round = view, found
        self._pictures.show_view(view)
        fresh = self._make_rows(found)
        voting = found.round
        draft, fixed = voting.phase is Phase.DRAFT, voting.method in ANSWERS
        look = RowLook(draft, fixed, voting.method == "budget", tight)
        for option in found.options:
            content = self._desk.pictures.content(option.picture) if option.picture else b""
            self.rows[option.id].show_option(option, content, look)
        self._draft.setVisible(draft and not fixed)
        self._taken.show_view(view, found)
        lacking = self._desk.services.voting.lacking(voting.id) if draft else ""
        self.show_hints(votewords.hints(voting, found.options, lacking) if draft else "")
        return fresh

    def show_hints(self, words: str) -> None:
        """What one should know, under the list."""
        self._hints.setText(words)
        self._hints.setVisible(bool(words))

    def show_top(self) -> None:
        """The list stands at its first option again."""
        self._scroll.verticalScrollBar().setValue(0)

    def take_focus(self, *, draft: bool) -> None:
        """A draft begins with the next option; else the first count."""
        if draft:
            self._add.setFocus()
        elif self.rows:
            first = next(iter(self.rows.values())).count
            if first.isVisible():
                first.setFocus()
                first.selectAll()

    def _make_rows(self, found: RoundView) -> tuple[VoteRow, ...]:
        """Rows for these options: those that stay are kept, with what is being typed in them."""
        if tuple(self.rows) == tuple(option.id for option in found.options):
            return ()
        wanted: dict[str, VoteRow] = {}
        for option in found.options:
            wanted[option.id] = self.rows.pop(option.id) if option.id in self.rows else self._row(option)
        fresh = tuple(row for row in wanted.values() if self._list.indexOf(row) < 0)
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = wanted
        for place, row in enumerate(wanted.values()):
            self._list.insertWidget(place, row)
            row.show()
        self._order_tabs()
        return fresh

    def _order_tabs(self) -> None:
        """The rows come after the rules, then the line for a new one."""
        before: QWidget = forms.child(self._form, QComboBox, LAST_RULE)
        for row in self.rows.values():
            for part in (row.picture, row.field, row.price, row.drop, row.count):
                QWidget.setTabOrder(before, part)
                before = part
        QWidget.setTabOrder(before, self._add)

    def _row(self, option: Option) -> VoteRow:
        row = VoteRow(option, self._host)
        row.renamed.connect(self._on_renamed)
        row.priced.connect(self._on_priced)
        row.dropped.connect(self._on_dropped)
        row.entered.connect(self._on_entered)
        row.picture.wanted.connect(self._pictures.on_wanted)
        row.picture.dropped.connect(self._pictures.on_dropped)
        return row

    @Slot(object)
    def _on_entered(self, entered: CountEntered) -> None:
        """Enter goes down the list, as one counts a poster; after the last come the people."""
        ids = tuple(self.rows)
        place = ids.index(entered.option_id) + 1 if entered.option_id in self.rows else len(ids)
        people = self._form.findChild(CountField, "people")
        following = self.rows[ids[place]].count if place < len(ids) else people
        if following is None:
            return
        following.setFocus()
        following.selectAll()
        if place < len(ids):
            self._scroll.ensureWidgetVisible(following)

    @Slot()
    def _on_add(self) -> None:
        words = self._add.text()
        if words.strip() and self._round is not None and self._taken.add(self._round.round.id, words):
            self._add.clear()
            self._scroll.verticalScrollBar().setValue(self._scroll.verticalScrollBar().maximum())
        self._add.setFocus()

    def _option(self, option_id: str) -> Option | None:
        options = self._round.options if self._round is not None else ()
        return next((option for option in options if option.id == option_id), None)

    @Slot(object)
    def _on_renamed(self, renamed: OptionRenamed) -> None:
        option = self._option(renamed.option_id)
        before = option.text if option is not None else ""
        voting = self._desk.services.voting
        done = acts.do(
            self._desk,
            _("Change an option"),
            lambda: voting.change_option(renamed.option_id, renamed.words),
            lambda _option: voting.change_option(renamed.option_id, before),
        )
        if renamed.option_id in self.rows:
            self.rows[renamed.option_id].settle(done.text if done else None)

    @Slot(object)
    def _on_priced(self, priced: OptionPriced) -> None:
        option = self._option(priced.option_id)
        before = option.cost if option is not None else None
        voting = self._desk.services.voting

        def price() -> Option:
            cost = whole(priced.typed) if priced.typed else None
            if cost is not None and not isinstance(cost, int):
                raise BadValue(value=priced.typed, example="2500")
            return voting.price_option(priced.option_id, cost)

        done = acts.do(
            self._desk,
            _("Change a cost"),
            price,
            lambda _option: voting.price_option(priced.option_id, before),
        )
        if priced.option_id in self.rows:
            self.rows[priced.option_id].settle_price(kept=done is not None)

    @Slot(object)
    def _on_dropped(self, dropped: OptionDropped) -> None:
        voting = self._desk.services.voting
        self._add.setFocus()
        if acts.did(
            self._desk,
            _("Remove an option"),
            lambda: voting.remove_option(dropped.option_id),
            lambda: voting.restore_option(dropped.option_id),
        ):
            self._desk.voice.message(_("The option is gone."), self._desk.undo.undo)
