"""The rules of a vote while it is a draft: the method, and only the fields that the method has. For evening and Prepare."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QSizePolicy, QStackedWidget, QWidget

from ...domain.rounds import Phase, Round
from ...domain.voting import RULES
from ...language import N_, _
from ...services import ballotwords
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.countfield import CountChanged, CountField
from ..parts.keybutton import KeyButton
from ..prepare.fields import SavedField
from . import acts, votewords
from .votechoice import RuleChoice, Wanted
from .voteflow import FlowBox
from .votekeys import ButtonKey
from .votemoney import WHOLE

LAST_RULE = "follows"
"""The field after which the options come with Tab."""
METHODS = tuple(ballotwords.METHOD_NAMES)
_COUNTS = {"dotsEach": "dots", "perOption": "max_per_option", "choicesEach": "max_choices"}
_NUMBERS = {
    "budget": "budget",
    "chips": "chips",
    "chipStep": "chip_step",
    "entitled": "entitled",
    "quorum": "quorum",
}
_OF_METHOD = {
    "dots": ("dotsEach", "perOption"),
    "approval": ("choicesEach",),
    "score": ("scale",),
    "ranking": ("rule",),
    "budget": ("budget", "rule"),
    "chips": ("chips", "chipStep", "chipUnit"),
}
_EQUAL = ("utility", "completion")
_SCALES = {(0, 5): N_("0 to 5"), (1, 10): N_("1 to 10")}
_UTILITIES = {"cost": N_("the money of plans"), "count": N_("the number of plans")}
_UNITS = {"euro": N_("euros"), "chip": N_("chips")}


class RulesPanel(QObject):
    """Wires method and rules of a form that has the hosts for both and the pages ``middle``."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._round: RoundView | None = None
        self._part = forms.child(form, QWidget, "methodHost")
        forms.fill(self._part, "steps/vote_method")
        rules = forms.fill(forms.child(form, QWidget, "rulesHost"), "steps/vote_rules")
        self._form, self._rules = form, rules
        self._method = forms.child(form, QComboBox, "method")
        self._rule_words = forms.child(form, QLabel, "methodRule")
        self.button = forms.child(form, KeyButton, "rulesButton")
        self._middle = forms.child(form, QStackedWidget, "middle")
        self._explained = forms.child(rules, QLabel, "explained")
        self._completion = forms.child(rules, QCheckBox, "completion")
        self._flow = forms.child(rules, FlowBox, "flow")
        self._counts = {name: forms.child(rules, CountField, name) for name in _COUNTS}
        self._numbers = {name: self._number(name, field) for name, field in _NUMBERS.items()}
        self._choices = {
            name: RuleChoice(forms.child(rules, QComboBox, name), self)
            for name in ("scale", "rule", "utility", "chipUnit", "base", "follows")
        }
        self._choices["follows"].widen_list()
        self._wire()

    def _number(self, name: str, field: str) -> SavedField:
        edit, error = (
            forms.child(self._rules, QLineEdit, name),
            forms.child(self._rules, QLabel, f"{name}Error"),
        )
        return SavedField(self._desk, field, edit, error, self._desk.services.voting.change_rules, WHOLE)

    def _wire(self) -> None:
        self._method.addItems([_(words) for words in ballotwords.METHOD_NAMES.values()])
        self._method.activated.connect(self._on_method)
        self.button.toggled.connect(self._on_toggled)
        self.button.clicked.connect(self._on_clicked)
        self._completion.clicked.connect(self._on_completion)
        ButtonKey(self._form, "Alt+R", self.button)
        for name, field in self._counts.items():
            field.setRange(0 if name == "choicesEach" else 1, 100)
            field.edited.connect(self._on_number)
        self._counts["choicesEach"].setSpecialValueText(_("free"))
        for choice in self._choices.values():
            choice.wanted.connect(self._on_wanted)

    def narrow(self) -> None:
        """There is no room beside the list of methods: what voters read stands on the stage's picture there."""
        self._rule_words.hide()
        self._method.setMinimumContentsLength(12)
        self._method.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.setProperty("keyHint", "")

    def show_round(self, found: RoundView) -> None:
        """Shows the rules; only those that the method has."""
        self._round = found
        voting, draft = found.round, found.round.phase is Phase.DRAFT
        self._part.setVisible(draft)
        if not draft:
            self.button.setChecked(False)
            return
        if voting.method in METHODS:
            self._method.setCurrentIndex(METHODS.index(voting.method))
        lacking = self._desk.services.voting.lacking(voting.id)
        self._rule_words.setText("" if voting.method == "budget" and lacking else ballotwords.rule_of(voting))
        why = votewords.not_yet(lacking)
        self._explained.setText("\n\n".join(part for part in (votewords.explained(voting), why) if part))
        self._explained.setVisible(bool(self._explained.text()))
        self._show_fields(voting)
        shown = self._shown(voting)
        for name in (*self._counts, *self._numbers, *self._choices, "completion"):
            forms.child(self._rules, QWidget, f"{name}Box").setVisible(name in shown)
        self._flow.arrange()

    def _shown(self, voting: Round) -> set[str]:
        shown = {"base", "quorum", *_OF_METHOD.get(voting.method, ())}
        if voting.method == "budget" and voting.rule == "equal-shares":
            shown |= set(_EQUAL)
        if voting.base == "entitled":
            shown.add("entitled")
        if self._choices["follows"].number > 1:
            shown.add("follows")
        return shown

    def _show_fields(self, voting: Round) -> None:
        for name, field in self._counts.items():
            field.show_count(int(getattr(voting, _COUNTS[name])))
        for saved in self._numbers.values():
            change = partial(self._desk.services.voting.change_rules, voting.id)
            saved.aim(voting.id, change, getattr(voting, saved.name))
        self._completion.setChecked(voting.completion == "add1")
        rules = RULES.get(voting.method, ())
        scales = {**_SCALES}
        scales.setdefault((voting.scale_low, voting.scale_high), f"{voting.scale_low}–{voting.scale_high}")
        now = (voting.scale_low, voting.scale_high)
        choices = self._choices
        choices["scale"].offer(
            [(_(words), {"scale_low": low, "scale_high": high}) for (low, high), words in scales.items()],
            list(scales).index(now),
        )
        choices["rule"].offer_words("rule", {one: ballotwords.RULE_NAMES[one] for one in rules}, voting.rule)
        choices["utility"].offer_words("utility", _UTILITIES, voting.utility)
        choices["chipUnit"].offer_words("chip_unit", _UNITS, voting.chip_unit)
        choices["base"].offer_words("base", votewords.BASES, voting.base)
        choices["follows"].offer_words("follows", self._earlier(voting), voting.follows)

    def _earlier(self, voting: Round) -> Mapping[str, str]:
        """The rounds that this one can be laid over, by id: their question and when they closed."""
        services = self._desk.services
        zone = services.clock.now().tzinfo
        mine = [one.id for one in services.voting.rounds_of(voting.step_id)]
        found = {"": N_("no other vote")}
        for one in services.voting.earlier(voting.id):
            name = votewords.poll_name(mine.index(one.id) + 1) if one.id in mine else ""
            name = name or services.overview.round(one.id).question
            found[one.id] = f"{name}, {votewords.clock(one.closed_at, zone)}"
        return found

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        page = forms.child(self._form, QWidget, "rulesPage" if on else "optionsPage")
        self._middle.setCurrentWidget(page)

    @Slot()
    def _on_clicked(self) -> None:
        """The keyboard goes to the first rule."""
        if self.button.isChecked():
            self._flow.focus_first()

    @Slot(int)
    def _on_method(self, place: int) -> None:
        self._change({"method": METHODS[place]})

    @Slot(object)
    def _on_number(self, changed: CountChanged) -> None:
        self._change({_COUNTS[changed.key]: changed.count})

    @Slot(object)
    def _on_wanted(self, wanted: Wanted) -> None:
        self._change(wanted.fields)

    @Slot(bool)
    def _on_completion(self, on: bool) -> None:
        self._change({"completion": "add1" if on else ""})

    def _change(self, fields: Mapping[str, object]) -> None:
        found = self._round
        if found is None or all(getattr(found.round, name) == value for name, value in fields.items()):
            return
        names = {*fields, "rule", "max_choices"} if "method" in fields else set(fields)
        before = {name: getattr(found.round, name) for name in names}
        change: Callable[..., object] = partial(self._desk.services.voting.change_rules, found.round.id)
        acts.do(self._desk, _("Change the rules"), lambda: change(**fields), lambda _round: change(**before))
