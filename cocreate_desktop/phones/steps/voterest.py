"""What a guest has left to give while she fills in her ballot, as the page's script says it with every tap."""

from dataclasses import dataclass

from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.language import MONEY, _, money_text, ngettext, number_text
from cocreate_desktop.services.ballotwords import amount


@dataclass(frozen=True, slots=True)
class Rest:
    """Of ``all`` there is to give. The other fields are sentences with an {n} for the number: for ``none`` left, for ``one``,
    for ``many`` and for so many too much (``over``, ``over_one``). A ``sum`` says what was chosen, and nothing is left or too
    much."""

    all: int
    none: str
    one: str
    many: str
    over_one: str
    over: str
    sum: bool = False

    def now(self, spent: int) -> str:
        """The sentence for so much given."""
        left = spent if self.sum else self.all - spent
        if self.sum or left > 1:
            said = self.many
        elif left >= 0:
            said = self.one if left else self.none
        else:
            said = self.over_one if left == -1 else self.over
        return said.format(n=number_text(abs(left)))


def rest_of(voting: Round) -> Rest | None:
    """The sentences of a round, or None where nothing is counted down."""
    if voting.method == "dots":
        return Rest(
            all=voting.dots,
            none=_("All dots placed"),
            one=ngettext("{n} dot left", "{n} dots left", 1),
            many=ngettext("{n} dot left", "{n} dots left", 2),
            over_one=ngettext("{n} dot too many", "{n} dots too many", 1),
            over=ngettext("{n} dot too many", "{n} dots too many", 2),
        )
    if voting.method == "chips" and voting.chips:
        return _chips(voting)
    if voting.method == "budget":
        said = _("Chosen: {money} of {all}").format(money=MONEY, all=money_text(voting.budget))
        return Rest(voting.budget, said, said, said, said, said, sum=True)
    return None


def step_of(voting: Round) -> int:
    """By how much the buttons of an amount go up and down."""
    if voting.method != "chips":
        return 1
    # Without steps of its own nobody wants to tap a thousand times.
    return voting.chip_step or max(1, voting.chips // 10)


def _chips(voting: Round) -> Rest:
    one, many = MONEY, MONEY
    if voting.chip_unit == "chip":
        one, many = (ngettext("{n} chip", "{n} chips", number) for number in (1, 2))
    left, over = _("{amount} left"), _("{amount} too much")
    return Rest(
        all=voting.chips,
        none=_("All {amount} divided").format(amount=amount(voting, voting.chips)),
        one=left.format(amount=one),
        many=left.format(amount=many),
        over_one=over.format(amount=one),
        over=over.format(amount=many),
    )
