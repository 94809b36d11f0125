"""The votes of an evening as JSON Lines (docs/export.schema.json): a line for each round, ballot, objection and happening."""

from collections.abc import Iterator, Mapping

from cocreate_desktop.domain.voting import BudgetResult, RankingResult, Tally
from cocreate_desktop.exchange.columns import number_cell
from cocreate_desktop.exchange.votefigures import outcome, rules
from cocreate_desktop.exchange.votes import (
    CountedRound,
    audit_records,
    channel_records,
    choices_of,
    objection_records,
    with_channel,
)

Line = dict[str, object]


def vote_lines(rounds: tuple[CountedRound, ...]) -> Iterator[Line]:
    """All lines: rounds, then ballots, objections, and what happened."""
    yield from (_round(one) for one in rounds)
    for one in rounds:
        yield from _ballots(one)
    for one in rounds:
        for record in objection_records(one):
            yield {"type": "objection", **record}
    for one in rounds:
        for record in audit_records(one):
            yield {"type": "audit", **record}


def _round(one: CountedRound) -> Line:
    voting, tally = one.view.round, one.tally
    letters = {option.id: option.letter for option in one.view.options}
    return {
        **rules(one),
        "type": "round",
        "number": one.number,
        "id": voting.id,
        "question": one.view.question,
        "base_number": number_cell(tally.base_number) if tally else None,
        "base_too_small": number_cell(tally.too_small.number) if tally and tally.too_small else None,
        "cast": number_cell(tally.cast) if tally else None,
        "quorum_met": tally.quorum_met if tally else None,
        "winners": [letters[winner] for winner in tally.winners] if tally else [],
        "ties": [[letters[name] for name in group] for group in tally.ties] if tally else [],
        "channels": list(channel_records(one)),
        "ranking": _ranking(tally.ranking, letters) if tally and tally.ranking else None,
        "money": _money(tally.budget) if tally and tally.budget else None,
        "options": [
            {
                "id": option.id,
                "letter": option.letter,
                "text": option.text,
                "cost": option.cost,
                **outcome(tally, option.id),
                "by_channel": _by_channel(one, option.id),
            }
            for option in one.view.options
        ],
        **_at_home(one),
    }


def _at_home(one: CountedRound) -> Line:
    """What those at home said beside the hall, and both with their weight; nothing of it where only one side voted."""
    found = one.online
    if found is None:
        return {"online": None, "together": None}
    both = found.together
    added = {"weight": found.weight, **_side(one, both)} if both is not None else None
    return {"online": _side(one, found.tally), "together": added}


def _side(one: CountedRound, tally: Tally) -> Line:
    letters = {option.id: option.letter for option in one.view.options}
    return {
        "cast": number_cell(tally.cast),
        "winners": [letters[winner] for winner in tally.winners],
        "options": [{"letter": letters[id_], **outcome(tally, id_)} for id_ in letters],
    }


def _by_channel(one: CountedRound, option_id: str) -> Line:
    found = one.totals_by_channel.items()
    return {str(name): number_cell(channel.totals.get(option_id, 0)) for name, channel in found}


def _ranking(ranking: RankingResult, letters: Mapping[str, str]) -> Line:
    return {
        "condorcet": letters.get(ranking.condorcet, ""),
        "runoff_winner": letters.get(ranking.runoff_winner, ""),
        "runoff": [
            {
                "counts": {letters[name]: number_cell(count) for name, count in one.counts.items()},
                "out": letters.get(one.out, ""),
                "tied": [letters[name] for name in one.tied],
                "spent": number_cell(one.spent),
            }
            for one in ranking.runoff
        ],
    }


def _money(result: BudgetResult) -> Line:
    return {
        "spent": number_cell(result.spent),
        "share": number_cell(result.share),
        "raised": result.raised,
    }


def _ballots(one: CountedRound) -> Iterator[Line]:
    for ballot, channel in with_channel(one):
        yield {
            "type": "ballot",
            "round": one.number,
            "channel": channel,
            "people": ballot.people,
            "choices": choices_of(ballot, one.view.options, one.view.round.method),
        }
