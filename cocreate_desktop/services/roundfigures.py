"""The result of a round in figures, whoever draws it: bars, tables, what is bought, and the sentences that it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.privacy import flags
from cocreate_desktop.domain.rounds import Objection, ObjectionState
from cocreate_desktop.domain.voting import LIVES_WITH_IT, BudgetResult, Exact, OptionResult, Tally
from cocreate_desktop.language import N_, _, money_text, ngettext, number_text
from cocreate_desktop.services import budgetwords, consentwords, rankingwords, resultwords, votedwords
from cocreate_desktop.services.ballotwords import amount, people_text
from cocreate_desktop.services.reportparts import Cell, Table, Text, figure_table, figures, heads, row
from cocreate_desktop.services.tallying import RoundView

_SHORT = {
    Channel.PHONE: N_("Phone"),
    Channel.CARD: N_("Voting cards"),
    Channel.HANDS: N_("Hands"),
    Channel.DOTS: N_("Stickers"),
    Channel.PAPER: N_("Slips"),
    Channel.TABLE: N_("At tables"),
    Channel.ONLINE: N_("Online"),
}
_STATES = {
    ObjectionState.OPEN: N_("open"),
    ObjectionState.SOLVED: N_("solved"),
    ObjectionState.WITHDRAWN: N_("withdrawn"),
    ObjectionState.STAYS: N_("stays"),
}
_ONLY_PEOPLE = ("score", "ranking")
"""Methods whose sums by channel say nothing."""
_WITHOUT_SHARE = ("dots", "ranking", "consent", "support")


@dataclass(frozen=True, slots=True)
class Bar:
    """An option with its bar of ``share`` (0 to 1) of the longest, and its count in words; ``picture`` a SHA-256 or empty."""

    letter: str
    text: str
    share: float
    count: str
    picture: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of a budget: its ``place`` in the order of buying (empty: not bought), what is told of it, what it costs."""

    place: str
    letter: str
    text: str
    told: str
    cost: str
    share: float


@dataclass(frozen=True, slots=True)
class Bought:
    """The result of a budget: the rule, the plans that come and those that do not, what was spent and is left (or empty)."""

    rule: str
    comes: tuple[Plan, ...]
    rest: tuple[Plan, ...]
    spent: str
    left: str


def bars(view: RoundView, tally: Tally) -> tuple[Bar, ...]:
    """A bar for each option by result; with percentages where people can be counted. A mean is shown on its whole scale, and
    never without how many people gave a mark."""
    options = {option.id: option for option in view.options}
    longest = max((result.total for result in tally.options), default=0)
    return tuple(
        Bar(
            options[result.id].letter,
            options[result.id].text,
            _on_scale(view, result) if tally.method == "score" else _part(result.total, longest),
            _count(view, tally, result),
            options[result.id].picture,
        )
        for result in tally.options
    )


def _part(total: Exact, longest: Exact) -> float:
    return float(total / longest) if longest else 0.0


def _on_scale(view: RoundView, result: OptionResult) -> float:
    low, high = view.round.scale_low, view.round.scale_high
    return float((result.mean - low) / (high - low)) if result.mean is not None and high > low else 0.0


def _count(view: RoundView, tally: Tally, result: OptionResult) -> str:
    if tally.method == "score":
        people = people_text(result.people or 0)
        if result.mean is None:
            return _("no marks")
        return _("{mean} from {people}").format(mean=number_text(result.mean), people=people)
    if tally.method == "chips":
        return amount(view.round, result.total)
    count = number_text(result.total)
    if tally.method in _WITHOUT_SHARE or result.share is None:
        return count
    return f"{count} ({round(result.share * 100)} %)"


def outcome(view: RoundView, tally: Tally) -> str:
    """What came of it in a sentence, for methods where the bars alone do not say it; empty else."""
    if tally.method == "support":
        return living_with_it(tally)
    if tally.method == "consent":
        return " ".join(filter(None, (_holds(view, tally), consentwords.before(view))))
    if tally.ranking is None or tally.rule != "instant-runoff":
        return ""
    winner = {option.id: option for option in view.options}.get(tally.ranking.runoff_winner)
    if winner is None:
        return ""
    return _("{letter} stayed to the end: {option}.").format(letter=winner.letter, option=winner.text)


def living_with_it(tally: Tally) -> str:
    """How many can live with it, of how many who answered."""
    everybody = tally.total
    if not everybody:
        return _("Nobody has answered.")
    along = sum(tally.result(one).total for one in LIVES_WITH_IT)
    said = ngettext(
        "{n} of the {m} person who answered can live with it (answers 1, 2 and 3).",
        "{n} of the {m} people who answered can live with it (answers 1, 2 and 3).",
        everybody,
    )
    return said.format(n=number_text(along), m=number_text(everybody))


def _holds(view: RoundView, tally: Tally) -> str:
    if said := consentwords.verdict(view, tally):
        return said
    left = consentwords.left(view, tally)
    said = ngettext(
        "It does not hold: {n} objection is left.", "It does not hold: {n} objections are left.", left
    )
    return said.format(n=number_text(left))


def tables(view: RoundView, tally: Tally) -> tuple[Table, ...]:
    """What a method has to tell in figures, and how much each option got on each channel."""
    made = (
        rankingwords.runoff_table(view, tally) if tally.rule == "instant-runoff" else None,
        _marks(view, tally) if tally.method == "score" else None,
        _chips(view, tally) if tally.method == "chips" else None,
        _objections(view) if tally.method == "consent" else None,
        _by_channel(view, tally),
    )
    return tuple(one for one in made if one is not None)


def _by_channel(view: RoundView, tally: Tally) -> Table | None:
    """A column for each channel; none for one channel alone, of which the bars say the same."""
    channels = tuple(tally.by_channel)
    if len(channels) < 2:
        return None
    options = {option.id: option for option in view.options}
    names = (_(_SHORT.get(Channel(one), resultwords.LAPTOP)) for one in channels)
    rows = []
    people_alone = tally.method in _ONLY_PEOPLE or votedwords.told_apart(tally)
    for result in () if people_alone else tally.options:
        counts = [tally.by_channel[one].totals.get(result.id, 0) for one in channels]
        rows.append(figures(options[result.id], *(number_text(count) for count in (*counts, result.total))))
    cast = [tally.by_channel[one].cast for one in channels]
    together = None if None in cast else sum(found or 0 for found in cast)
    people = ("–" if found is None else number_text(found) for found in (*cast, together))
    strong = (Cell(one, strong=True, number=True) for one in people)
    rows.append((Cell(_("People"), strong=True), *strong))
    return figure_table(_("By channel"), (_("Choice"), *names, _("Together")), rows)


def _marks(view: RoundView, tally: Tally) -> Table:
    """Mean, the mark in the middle, and how many people gave one; never a mean without these."""
    options = {option.id: option for option in view.options}
    rows = [
        figures(
            options[one.id],
            *("–" if n is None else number_text(n) for n in (one.mean, one.median, one.people or 0)),
        )
        for one in tally.options
    ]
    return figure_table(_("The marks"), (_("Choice"), _("Mean"), _("Middle mark"), _("People")), rows)


def _chips(view: RoundView, tally: Tally) -> Table:
    """What was divided: on average for each person, together, and how many people gave something."""
    options = {option.id: option for option in view.options}
    rows = []
    for one in tally.options:
        average = "–" if one.average is None else amount(view.round, one.average)
        people = "–" if one.people is None else number_text(one.people)
        rows.append(figures(options[one.id], average, amount(view.round, one.total), people))
    names = (_("Choice"), _("For each person"), _("Together"), _("People"))
    return figure_table(_("What was divided"), names, rows)


def _objections(view: RoundView) -> Table | None:
    if not view.objections:
        return None
    names = heads("", _("Objection"), _("Now"), _("How it was dealt with"))
    rows = tuple(_objection(place, one) for place, one in enumerate(view.objections, 1))
    return Table(_("Objections"), names, (1, 9, 3, 8.4), rows)


def _objection(place: int, one: Objection) -> tuple[Cell, ...]:
    reason = printable(one.text) if one.text.strip() else _("No reason was given.")
    return row(f"{place}.", reason, Cell(_(_STATES[one.state]), strong=True), printable(one.answer))


def printable(said: str) -> str:
    """What somebody said as it may stand in a report: something personal stays out."""
    return _("(Something personal stands in it, so it is not printed.)") if flags(said) else said


def bought(view: RoundView, result: BudgetResult) -> Bought:
    """The rule in words, what is bought, what is not, and what is left."""
    options = {option.id: option for option in view.options}
    budget = Fraction(result.budget)
    comes = []
    for place, one in enumerate((one for one in result.bought if one.id in options), 1):
        option = options[one.id]
        same = budgetwords.first_in_list([options[name].letter for name in one.tied if name in options])
        told = f"{budgetwords.payers(view.round, one, _money)}. {same}".strip()
        share = float(Fraction(str(one.cost)) / budget) if budget else 0.0
        comes.append(Plan(str(place), option.letter, option.text, told, money_text(one.cost), share))
    rest = []
    for left in (left for left in result.rest if left.id in options):
        option, told = options[left.id], budgetwords.not_bought(view.round, left, _money)
        rest.append(Plan("", option.letter, option.text, told, money_text(left.cost), 0.0))
    over = budget - Fraction(result.spent)
    return Bought(
        " ".join(budgetwords.rule_told(view.round, result, _money)),
        tuple(comes),
        tuple(rest),
        _spent(view, result, over),
        _("{money} left").format(money=money_text(over)) if over > 0 else "",
    )


def _money(number: Exact, _down: bool) -> str:
    """On paper to the cent."""
    return money_text(number)


def _spent(view: RoundView, result: BudgetResult, over: Fraction) -> str:
    said = _("{spent} of the {budget} is spent.")
    told = said.format(spent=money_text(result.spent), budget=money_text(result.budget))
    if over <= 0:
        return told
    left = _("{money} is left.").format(money=money_text(over))
    letters = {option.id: option.letter for option in view.options}
    return f"{told} {left} {budgetwords.why_over(view.round, result, letters)}"


def rests_on(view: RoundView, tally: Tally) -> Iterator[Text]:
    """Everything that a result rests on: who voted and how, the base, ties, room for doubt, and what happened."""
    if tally.ranking is not None:
        yield Text(" ".join(rankingwords.sentences_of(view, tally)))
    facts = (
        votedwords.turnout(view, tally),
        votedwords.by_channel(view, tally),
        votedwords.base(tally),
        resultwords.rules_then(view.round),
        votedwords.quorum(view, tally),
        _("The score was hidden until the close."),
        votedwords.few(tally),
    )
    yield Text(" ".join(part for part in facts if part), lead=votedwords.ties(view, tally), quiet=True)
    for name, said in (
        (_("Room for doubt:"), votedwords.doubts(view, tally)),
        (_("What happened:"), votedwords.audit(view)),
        (_("How to check this vote:"), votedwords.checking(view)),
    ):
        if said:
            yield Text(" ".join(said), lead=name, quiet=True)
