"""Counting a round: later ballots replace earlier ones, broken ones are listed, channels stay apart and add up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cocreate_desktop.domain.voting import ranking, runoff
from cocreate_desktop.domain.voting.answers import CONSENT, OBJECTION
from cocreate_desktop.domain.voting.budget import by_votes
from cocreate_desktop.domain.voting.equal_shares import by_equal_shares
from cocreate_desktop.domain.voting.exact import Exact, exact, ratio
from cocreate_desktop.domain.voting.model import (
    BudgetResult,
    ConsentResult,
    OptionResult,
    RankingResult,
    Round,
    Settings,
    Tally,
    TooSmall,
)
from cocreate_desktop.domain.voting.piles import Pile, pile_up
from cocreate_desktop.domain.voting.rules import rule_of
from cocreate_desktop.domain.voting.scores import marks
from cocreate_desktop.domain.voting.standing import Standing, stands

# These are told from outside, so that more may have voted.
_TYPED_BASES = ("present", "entitled")


def tally(voting: Round) -> Tally:
    """The result of a round. Raises UnknownMethod.

    The last valid ballot of a voter counts: a broken later ballot is listed and leaves the earlier one standing. The base
    and the shares count people: voters (times the people they speak for), hands, and the people behind a channel's counts.
    """
    settings = replace(voting.settings, rule=rule_of(voting.settings))
    found = stands(voting)
    piles = pile_up(settings.method, found)
    ranked = ranking.rankings(found.valid) if settings.method == "ranking" else None
    for name, own in ranked.by_channel.items() if ranked is not None else ():
        piles[name].chose = ranking.who_ranked(found.ids, own)
        piles[name].totals = _points(settings.rule, found.ids, own)
    cast, base = _valid(found) + _lost(found), _base(voting, found)
    too_small = _too_small(base, cast if voting.base in _TYPED_BASES else 0, found, settings.method, piles)
    number = None if too_small is not None else base
    options = _options(settings, found, piles, number)
    whole = Tally(
        method=settings.method,
        rule=settings.rule,
        base=voting.base,
        base_number=number,
        cast=cast,
        invalid=found.invalid,
        options=options,
        winners=(),
        ties=(),
        by_channel={name: pile.told(found.people.get(name, 0)) for name, pile in piles.items()},
        quorum=voting.quorum,
        quorum_met=_quorum_met(voting.quorum, cast, found),
        ranking=_ranking(found, ranked.all) if ranked is not None else None,
        budget=_budget(settings, found, options) if settings.method == "budget" else None,
        consent=_consent(found, options) if settings.method == "consent" else None,
        too_small=too_small,
    )
    return _placed(whole)


def _points(rule: str, ids: Sequence[str], ranked: Sequence[ranking.Ranked]) -> dict[str, Exact]:
    """What rankings give: points after Borda, or first places where these are what counts."""
    return runoff.firsts(ids, ranked) if rule == "instant-runoff" else ranking.borda(ids, ranked)


def _options(
    settings: Settings, found: Standing, piles: Mapping[str, Pile], number: int | None
) -> tuple[OptionResult, ...]:
    """One result an option, as listed."""
    totals = {i: exact(sum((pile.totals[i] for pile in piles.values()), start=0)) for i in found.ids}
    everything = sum(totals.values()) if settings.method == "dots" else None
    marked = marks(found.valid) if settings.method == "score" else {}
    made = []
    for option in found.options:
        total, given = totals[option.id], marked.get(option.id)
        people = _people(option.id, settings.method, piles)
        made.append(
            OptionResult(
                option.id,
                total,
                people,
                ratio(people, number),
                ratio(total, everything),
                mean=given.mean if given else None,
                median=given.median if given else None,
                average=ratio(total, found.voters) if settings.method == "chips" else None,
                cost=option.cost,
            )
        )
    return tuple(made)


def _people(option: str, method: str, piles: Mapping[str, Pile]) -> int | None:
    """Who chose it. Stickers do not tell how many people put them, so a dots count leaves the number open."""
    chose = sum(pile.chose[option] for pile in piles.values())
    counted = sum(pile.counted[option] for pile in piles.values())
    return None if counted and method == "dots" else chose + counted


def _valid(found: Standing) -> int:
    return found.voters + sum(people or 0 for people in found.people.values())


def _lost(found: Standing) -> int:
    return sum(one.people for one in found.lost)


def _base(voting: Round, found: Standing) -> int | None:
    if voting.base == "present":
        return voting.present
    if voting.base == "entitled":
        return voting.entitled
    if None in found.people.values():
        return None
    return _valid(found) + (_lost(found) if voting.base == "cast" else 0)


def _too_small(
    number: int | None, voted: int, found: Standing, method: str, piles: Mapping[str, Pile]
) -> TooSmall | None:
    """Whether more people ``voted``, or chose one option, than the base has."""
    chose = (_people(option, method, piles) for option in found.ids)
    most = max((voted, *(people for people in chose if people is not None)))
    return TooSmall(number, most) if number is not None and most > number else None


def _quorum_met(quorum: int | None, cast: int, found: Standing) -> bool | None:
    """Where nobody counted the people behind a channel, more may have voted than are known."""
    if quorum is None:
        return None
    return True if cast >= quorum else None if None in found.people.values() else False


def _ranking(found: Standing, ranked: Sequence[ranking.Ranked]) -> RankingResult:
    ids = found.ids
    rounds = runoff.run_off(ids, ranked, found.voters - sum(people for _tiers, people in ranked))
    above = ranking.pairs(ids, ranked)
    return RankingResult(
        borda=ranking.borda(ids, ranked),
        runoff=rounds,
        runoff_winner=next(iter(rounds[-1].counts)) if rounds else "",
        condorcet=ranking.condorcet(ids, above) if ranked else "",
        above=above,
        stayed=runoff.stayed(ids, rounds),
    )


def _budget(settings: Settings, found: Standing, options: Sequence[OptionResult]) -> BudgetResult:
    votes = {one.id: one.people or 0 for one in options}
    budget = settings.budget or 0
    if settings.rule == "equal-shares":
        by_cost, add1 = settings.utility == "cost", settings.completion == "add1"
        return by_equal_shares(found, votes, budget, by_cost=by_cost, add1=add1)
    return by_votes(found.options, votes, budget, per_cost=settings.rule == "votes-per-cost")


def _consent(found: Standing, options: Sequence[OptionResult]) -> ConsentResult:
    reasons = [ballot.text.strip() for ballot in found.valid if ballot.choices.get(OBJECTION)]
    raised = sum(count.number for count in found.counts if count.option == OBJECTION)
    objections = (*reasons, *([""] * raised))
    return ConsentResult(any(one.total for one in options) and not objections, objections)


def _placed(whole: Tally) -> Tally:
    """With its options in order, its winners and its ties."""
    groups: dict[Exact, list[str]] = {}
    for option in whole.options:
        groups.setdefault(whole.measure(option.id), []).append(option.id)
    by_place = [tuple(groups[measure]) for measure in sorted(groups, reverse=True)]
    order = [option for group in by_place for option in group]
    return replace(
        whole,
        options=whole.options if whole.as_listed else tuple(whole.result(option) for option in order),
        winners=_winners(whole, by_place),
        ties=tuple(group for group in by_place if len(group) > 1) if whole.contest else (),
    )


def _winners(whole: Tally, by_place: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    if whole.budget is not None:
        return tuple(one.id for one in whole.budget.bought)
    if whole.consent is not None:
        return (CONSENT,) if whole.consent.holds else ()
    if not whole.contest or not by_place:
        return ()
    best = whole.result(by_place[0][0])
    return by_place[0] if best.total or best.people else ()
