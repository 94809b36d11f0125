"""The result of a round as rows of cells, for people who read a terminal."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from cocreate_desktop.domain.voting import (
    ANSWERS,
    BudgetResult,
    ConsentResult,
    Option,
    OptionResult,
    RankingResult,
    Tally,
)
from cocreate_desktop.language import _, number_text
from cocreate_desktop.services.auditing import BASE_NAMES
from cocreate_desktop.services.ballotwords import too_small

Row = list[str]
Words = Mapping[str, str]


def as_table(tally: Tally, options: Sequence[Option] = ()) -> list[Row]:
    """The result: one row an option, then the base, what was cast, what only this method has to tell, and what did not count.

    ``options`` give the words beside the ids.
    """
    texts = {option.id: option.text for option in options}
    texts |= {answer.id: _(answer.text) for answer in ANSWERS.get(tally.method, ())}
    words = {name: f"{name}  {text}".rstrip() for name, text in texts.items()}
    own = _own_heads(tally)
    head = [_("place"), _("option"), _("total"), _("people"), _("of the base"), *own, *tally.by_channel]
    rows = [head, *(_option(tally, one, words) for one in tally.options)]
    base = [_("base"), _(BASE_NAMES[tally.base]), _known(tally.base_number)]
    rows.append(_past(len(head), too_small(tally), *base) if tally.too_small is not None else base)
    rows.append([_("cast"), "", _known(tally.cast)])
    rows += [*_quorum(tally), *_more(tally, words, len(head))]
    broken = [(one.voter, _(one.problem.text)) for one in tally.invalid]
    return rows + [_past(len(head), why, _("not counted"), voter) for voter, why in broken]


def _option(tally: Tally, one: OptionResult, words: Words) -> Row:
    place = str(tally.place(one.id)) if tally.contest else ""
    share = "–" if one.share is None else f"{round(one.share * 100)}%"
    channels = [_known(channel.totals[one.id]) for channel in tally.by_channel.values()]
    cells = [place, words.get(one.id, one.id), _known(one.total), _known(one.people), share]
    return [*cells, *_own(tally, one), *channels]


def _own_heads(tally: Tally) -> Row:
    """Of the columns that only this method has."""
    if tally.method == "score":
        return [_("mean"), _("median")]
    if tally.method == "chips":
        return [_("average")]
    return [_("cost"), _("bought")] if tally.method == "budget" else []


def _own(tally: Tally, one: OptionResult) -> Row:
    if tally.method == "score":
        return [_known(one.mean), _known(one.median)]
    if tally.method == "chips":
        return [_known(one.average)]
    if tally.method == "budget":
        return [_known(one.cost), _("yes") if one.id in tally.winners else _("no")]
    return []


def _quorum(tally: Tally) -> list[Row]:
    if tally.quorum is None:
        return []
    met = {True: _("met"), False: _("not met"), None: _("nobody can know")}[tally.quorum_met]
    return [[_("quorum"), met, str(tally.quorum)]]


def _more(tally: Tally, words: Words, wide: int) -> list[Row]:
    """What only this method has to tell; sentences stand past the ``wide`` columns, so that they widen none."""
    if tally.ranking is not None:
        return _ranking(tally.ranking, tally.rule, words, wide)
    if tally.budget is not None:
        return _budget(tally.budget, words, wide)
    return _consent(tally.consent, wide) if tally.consent is not None else []


def _ranking(found: RankingResult, rule: str, words: Words, wide: int) -> list[Row]:
    winner = words.get(found.condorcet, found.condorcet) or _("none")
    rows = []
    for place, one in enumerate(found.runoff if rule == "instant-runoff" else (), 1):
        counts = "; ".join(f"{words.get(i, i)}: {_known(number)}" for i, number in one.counts.items())
        rows.append(_past(wide, counts, _("round {n}").format(n=place)))
    return [*rows, _past(wide, winner, _("wins from every other"))]


def _budget(found: BudgetResult, words: Words, wide: int) -> list[Row]:
    rows = [[_("budget"), "", _known(found.budget)], [_("spent"), "", _known(found.spent)]]
    if found.share is not None:
        rows.append([_("for each"), "", _known(found.share)])
    for one in found.bought:
        if one.pays is not None:
            most = _("each pays {money}") if one.equally else _("each pays {money} at most")
            paid = most.format(money=_known(one.pays))
            cells = [words.get(one.id, one.id), _known(one.cost), _known(one.supporters)]
            rows.append(_past(wide, paid, _("bought"), *cells))
    return rows


def _consent(found: ConsentResult, wide: int) -> list[Row]:
    rows = [[_("consent"), "", _("holds") if found.holds else _("does not hold")]]
    return rows + [_past(wide, text or _("no reason given"), _("objection")) for text in found.objections]


def _past(wide: int, sentence: str, *cells: str) -> Row:
    return [*cells, *[""] * (wide - len(cells)), sentence]


def _known(number: int | Decimal | Fraction | None) -> str:
    """As people read it, with two decimals at most."""
    if isinstance(number, Fraction) and number > 10**15:
        number = round(number)
    return "–" if number is None else number_text(number)
