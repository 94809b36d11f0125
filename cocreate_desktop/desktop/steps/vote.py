"""The vote at the desk: open, close, reveal; options while it is a draft; counts by eye and slips by code while it runs.

Totals per option come from the services only once the round is revealed; until then the desk too says "hidden".
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ...domain.notes import Channel
from ...domain.rounds import Option, Phase
from ...language import _, ngettext
from ...services.overview import EveningView
from ...services.tallying import RoundView
from .. import forms, theme
from ..desk import Desk
from ..parts.countfield import CountChanged, CountField
from ..parts.keybutton import KeyButton
from ..parts.meter import Meter
from ..parts.phasetile import PhaseTile
from . import acts, votewords
from .face import StepFace
from .voterow import OptionDropped, OptionRenamed, VoteRow
from .voterules import RulesPanel
from .voteslips import SlipPanel

TYPED = (Channel.DOTS, Channel.HANDS)


class Face(StepFace):
    """The desk's face of a vote."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = self._form = forms.fill(self, "steps/vote")
        self._kicker = forms.child(form, QLabel, "kicker")
        self._title = forms.child(form, QStackedWidget, "title")
        self._question = forms.child(form, QLabel, "question")
        self._ask = forms.child(form, QLineEdit, "ask")
        self._tiles = tuple(forms.child(form, PhaseTile, name) for name in ("open", "close", "reveal"))
        self._turnout = forms.child(form, QWidget, "turnout")
        self._voted, self._voted_words, self._togo = (
            forms.child(form, QLabel, name) for name in ("voted", "votedWords", "toGo")
        )
        self._meter = forms.child(form, Meter, "meter")
        self._draft = forms.child(form, QWidget, "draft")
        self._add = forms.child(form, QLineEdit, "add")
        self._hints = forms.child(form, QLabel, "hints")
        self._counted = forms.child(form, QWidget, "counted")
        self._heads = forms.child(form, QWidget, "heads")
        self._switch = {
            Channel.DOTS: forms.child(form, KeyButton, "stickers"),
            Channel.HANDS: forms.child(form, KeyButton, "hands"),
        }
        self._all, self._phone_sum, self._count_sum = (
            forms.child(form, QLabel, name) for name in ("allSum", "phoneSum", "countSum")
        )
        self._people = forms.child(form, CountField, "people")
        self._check = forms.child(form, QLabel, "check")
        self._rows: dict[str, VoteRow] = {}
        self._list = QVBoxLayout(forms.child(form, QWidget, "rows"))
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self._view: EveningView | None = None
        self._channel = Channel.DOTS
        self._rules = RulesPanel(desk, form)
        self._slips = SlipPanel(desk, form)
        self._wire(form)

    def show_view(self, view: EveningView) -> None:
        """Shows the round as it is now."""
        fresh = self._view is None or self._view.step != view.step
        self._view = view
        found = view.round
        if found is None:
            return
        if fresh and found.round.method != "dots" and not any(c is Channel.DOTS for c, _o in found.typed):
            self._channel = Channel.HANDS
        draft = found.round.phase is Phase.DRAFT
        self._show_head(found, draft)
        self._show_rows(found, draft)
        for widget in (self._turnout, self._counted, self._heads):
            widget.setVisible(not draft)
        self._draft.setVisible(draft)
        self._hints.setText(votewords.hints(found.options) if draft else "")
        self._hints.setVisible(bool(self._hints.text()))
        self._rules.show_round(found)
        self._slips.show_round(found)
        if not draft:
            self._show_turnout(found)
            self._show_counts(found)

    def take_focus(self) -> None:
        """A draft begins with the next option; else the first count."""
        found = self._view.round if self._view else None
        if found is None:
            return
        if found.round.phase is Phase.DRAFT:
            self._add.setFocus()
        elif self._rows:
            next(iter(self._rows.values())).count.setFocus()

    def _wire(self, form: QWidget) -> None:
        slots = (self._on_open, self._on_close, self._on_reveal)
        for tile, slot in zip(self._tiles, slots, strict=True):
            tile.clicked.connect(slot)
        self._ask.editingFinished.connect(self._on_ask)
        self._add.returnPressed.connect(self._on_add)
        self._switch[Channel.DOTS].clicked.connect(self._on_stickers)
        self._switch[Channel.HANDS].clicked.connect(self._on_hands)
        self._people.edited.connect(self._on_people)
        forms.child(form, KeyButton, "addButton").clicked.connect(self._on_add)
        forms.child(form, KeyButton, "fromThemes").clicked.connect(self._on_themes)
        forms.child(form, KeyButton, "slipButton").clicked.connect(self._slips.toggle)

    def _show_head(self, found: RoundView, draft: bool) -> None:
        self._kicker.setText(votewords.kicker(found.round))
        self._question.setText(found.question)
        if not self._ask.hasFocus():
            self._ask.setText(self._view.step.question if self._view and self._view.step else "")
        self._title.setCurrentIndex(1 if draft else 0)
        zone = self.desk.services.clock.now().tzinfo
        for tile, (words, phase, caption) in zip(
            self._tiles, votewords.tiles(found.round, zone), strict=True
        ):
            tile.setText(words)
            tile.setAccessibleName(words)
            tile.show_phase(phase, caption)

    def _show_rows(self, found: RoundView, draft: bool) -> None:
        ids = tuple(option.id for option in found.options)
        if ids != tuple(self._rows):
            for row in self._rows.values():
                self._list.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows = {option.id: self._row(option) for option in found.options}
            for place, row in enumerate(self._rows.values()):
                self._list.insertWidget(place, row)
                row.show()
        tight = bool(self.property("tight"))
        for option in found.options:
            self._rows[option.id].show_option(option, draft=draft, tight=tight)

    def _row(self, option: Option) -> VoteRow:
        row = VoteRow(option, self)
        row.renamed.connect(self._on_renamed)
        row.dropped.connect(self._on_dropped)
        row.counted.connect(self._on_counted)
        return row

    def _show_turnout(self, found: RoundView) -> None:
        number, words, more = votewords.turnout(found)
        self._voted.setText(number)
        self._voted_words.setText(words)
        self._togo.setText(more)
        self._meter.setVisible(found.present is not None)
        self._meter.show_part(found.voted, found.present or 0)

    def _show_counts(self, found: RoundView) -> None:
        able = found.round.phase in (Phase.OPEN, Phase.CLOSED)
        for channel, button in self._switch.items():
            button.setChecked(channel is self._channel)
        for option_id, row in self._rows.items():
            row.show_totals(
                _ballots(found, option_id), found.typed.get((self._channel, option_id), 0), able=able
            )
        by_eye = sum(found.typed.get((self._channel, option.id), 0) for option in found.options)
        people = found.typed.get((self._channel, ""), 0)
        other = [turnout for turnout in found.channels if turnout.channel not in TYPED]
        total = sum(turnout.units for turnout in found.channels)
        units = ngettext("{n} dot", "{n} dots", total) if found.round.method == "dots" else None
        units = units or ngettext("{n} vote", "{n} votes", total)
        self._all.setText(_("Together {units}").format(units=units.format(n=total)))
        voters = sum(turnout.people or 0 for turnout in other)
        self._phone_sum.setText(
            f"{sum(turnout.units for turnout in other)} · "
            + ngettext("{n} person", "{n} people", voters).format(n=voters)
        )
        self._count_sum.setText(str(by_eye))
        self._people.show_count(people)
        self._people.setEnabled(able)
        words, fine = votewords.check(found.round, self._channel, by_eye, people)
        self._check.setText(words)
        theme.set_style_property(self._check, "tone", "ink2" if fine else "warn")

    def _round_verb(self, verb: Callable[[str], object]) -> None:
        found = self._view.round if self._view else None
        if found is not None:
            round_id = found.round.id
            self.desk.attempt(lambda: verb(round_id))

    @Slot()
    def _on_open(self) -> None:
        self._round_verb(self.desk.services.voting.open)

    @Slot()
    def _on_close(self) -> None:
        found = self._view.round if self._view else None
        voting = self.desk.services.voting
        revealed = found is not None and found.round.phase is Phase.REVEALED
        self._round_verb(voting.conceal if revealed else voting.close)

    @Slot()
    def _on_reveal(self) -> None:
        self._round_verb(self.desk.services.voting.reveal)

    @Slot()
    def _on_ask(self) -> None:
        step = self._view.step if self._view else None
        words = self._ask.text().strip()
        if step is None or words == step.question:
            return
        evenings = self.desk.services.evenings
        acts.do(
            self.desk,
            _("Change the question"),
            lambda: evenings.change_step(step.id, question=words),
            lambda _step: evenings.change_step(step.id, question=step.question),
        )

    @Slot()
    def _on_add(self) -> None:
        words = self._add.text()
        if words.strip() and self._add_option(words) is not None:
            self._add.clear()
        self._add.setFocus()

    @Slot()
    def _on_themes(self) -> None:
        view = self._view
        if view is None or view.round is None:
            return
        there = {option.theme_id for option in view.round.options}
        for found in view.board.themes:
            if found.name and found.id not in there and not found.merged_into:
                self._add_option(found.name, found.id)

    def _add_option(self, words: str, theme_id: str = "") -> Option | None:
        found = self._view.round if self._view else None
        if found is None:
            return None
        voting, round_id = self.desk.services.voting, found.round.id
        return acts.do(
            self.desk,
            _("Add an option"),
            lambda: voting.add_option(round_id, words, theme_id=theme_id),
            lambda option: voting.remove_option(option.id),
            lambda option: voting.restore_option(option.id),
        )

    @Slot(object)
    def _on_renamed(self, renamed: OptionRenamed) -> None:
        found = self._view.round if self._view else None
        before = next((o.text for o in found.options if o.id == renamed.option_id), "") if found else ""
        voting = self.desk.services.voting
        acts.do(
            self.desk,
            _("Change an option"),
            lambda: voting.change_option(renamed.option_id, renamed.words),
            lambda _option: voting.change_option(renamed.option_id, before),
        )

    @Slot(object)
    def _on_dropped(self, dropped: OptionDropped) -> None:
        voting = self.desk.services.voting

        def remove() -> bool:
            voting.remove_option(dropped.option_id)
            return True

        done = acts.do(
            self.desk,
            _("Remove an option"),
            remove,
            lambda _done: voting.restore_option(dropped.option_id),
        )
        if done:
            self.desk.voice.message(_("The option is gone."), self.desk.undo.undo)

    @Slot()
    def _on_stickers(self) -> None:
        self._show_channel(Channel.DOTS)

    @Slot()
    def _on_hands(self) -> None:
        self._show_channel(Channel.HANDS)

    def _show_channel(self, channel: Channel) -> None:
        self._channel = channel
        if self._view is not None and self._view.round is not None:
            self._show_counts(self._view.round)

    @Slot(object)
    def _on_counted(self, changed: CountChanged) -> None:
        self._type(changed.key, changed.count)

    @Slot(object)
    def _on_people(self, changed: CountChanged) -> None:
        self._type("", changed.count)

    def _type(self, option_id: str, number: int) -> None:
        found = self._view.round if self._view else None
        if found is None:
            return
        voting, round_id, channel = self.desk.services.voting, found.round.id, self._channel
        before = found.typed.get((channel, option_id), 0)
        acts.do(
            self.desk,
            _("Type a count"),
            lambda: voting.type_count(round_id, channel, option_id, number),
            lambda _count: voting.type_count(round_id, channel, option_id, before),
        )


def _ballots(found: RoundView, option_id: str) -> int | None:
    """What came by ballot (phones, slips) for an option; None while it is hidden."""
    if found.tally is None:
        return None
    channels = found.tally.by_channel.items()
    return sum(int(one.totals.get(option_id, 0)) for name, one in channels if Channel(name) not in TYPED)
