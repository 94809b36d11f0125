"""What a guest has left to give while she fills in her ballot, as the page's script says it with every tap."""

from collections.abc import Mapping
from dataclasses import dataclass

from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.language import (
    _,
    money_pattern,
    money_text,
    number_text,
    plural_forms,
    plural_kind,
    plural_kinds,
)
from cocreate_desktop.services.ballotwords import amount


@dataclass(frozen=True, slots=True)
class Rest:
    """Of ``all`` there is to give. The other fields are sentences with an {n} for the number: for ``none`` left, and by the
    kind of number for so many ``left`` and so many too much (``over``). A ``sum`` says what was chosen, and nothing is left or
    too much."""

    all: int
    none: str
    left: Mapping[str, str]
    over: Mapping[str, str]
    sum: bool = False

    def now(self, spent: int) -> str:
        """The sentence for so much given."""
        left = spent if self.sum else self.all - spent
        said = self.left if self.sum or left > 0 else self.over
        words = said[plural_kind(abs(left))] if self.sum or left else self.none
        return words.format(n=number_text(abs(left)))


def rest_of(voting: Round) -> Rest | None:
    """The sentences of a round, or None where nothing is counted down."""
    if voting.method == "dots":
        return Rest(
            all=voting.dots,
            none=_("All dots placed"),
            left=plural_forms("{n} dot left", "{n} dots left"),
            over=plural_forms("{n} dot too many", "{n} dots too many"),
        )
    if voting.method == "chips" and voting.chips:
        return _chips(voting)
    if voting.method == "budget":
        said = _("Chosen: {money} of {all}").format(money=money_pattern(), all=money_text(voting.budget))
        each = dict.fromkeys(plural_kinds(), said)
        return Rest(voting.budget, said, each, each, sum=True)
    return None


def step_of(voting: Round) -> int:
    """By how much the buttons of an amount go up and down."""
    if voting.method != "chips":
        return 1
    # Without steps of its own nobody wants to tap a thousand times.
    return voting.chip_step or max(1, voting.chips // 10)


def _chips(voting: Round) -> Rest:
    counted = plural_forms("{n} chip", "{n} chips")
    if voting.chip_unit != "chip":
        counted = dict.fromkeys(counted, money_pattern())
    left, over = _("{amount} left"), _("{amount} too much")
    return Rest(
        all=voting.chips,
        none=_("All {amount} divided").format(amount=amount(voting, voting.chips)),
        left={kind: left.format(amount=said) for kind, said in counted.items()},
        over={kind: over.format(amount=said) for kind, said in counted.items()},
    )
