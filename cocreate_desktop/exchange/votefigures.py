"""The figures of votes as tables: rounds with their rules and what each option got, and the ballots."""

from collections.abc import Iterator

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.voting import OptionResult, Tally
from cocreate_desktop.exchange.columns import Cell, Column, Table, nfc, number_cell
from cocreate_desktop.exchange.votes import NOTHING_SAID, CountedRound, with_channel
from cocreate_desktop.language import N_
from cocreate_desktop.services.tallying import OnlineResult

VOTING_CHANNELS = (
    Channel.PHONE,
    Channel.PAPER,
    Channel.HANDS,
    Channel.DOTS,
    Channel.CARD,
    Channel.TABLE,
    Channel.ONLINE,
)
_RULES = (
    Column("round", N_("Round")),
    Column("question", N_("Question")),
    Column("method", N_("Method")),
    Column("rule", N_("Rule")),
    Column("dots", N_("Dots each")),
    Column("max_per_option", N_("At most on one")),
    Column("max_choices", N_("At most to choose")),
    Column("scale_low", N_("Lowest mark")),
    Column("scale_high", N_("Highest mark")),
    Column("budget", N_("Budget")),
    Column("utility", N_("Utility")),
    Column("completion", N_("Completion")),
    Column("chips", N_("To divide")),
    Column("chip_step", N_("In steps of")),
    Column("chip_unit", N_("Unit")),
    Column("quorum", N_("Quorum")),
    Column("entitled", N_("People who may vote")),
    Column("follows", N_("Laid over round")),
    Column("phase", N_("Phase")),
    Column("opened_at", N_("Opened")),
    Column("closed_at", N_("Closed")),
    Column("published_at", N_("Published")),
    Column("base", N_("Base")),
)
_WHOLE = (
    Column("base_number", N_("Base, people")),
    Column("base_too_small", N_("Base that was too small")),
    Column("cast", N_("People who voted")),
    Column("quorum_met", N_("Quorum met")),
)
_CHOICE = (
    Column("letter", N_("Letter")),
    Column("option", N_("Choice")),
    Column("cost", N_("Cost")),
)
_FIGURES = (
    Column("place", N_("Place")),
    Column("total", N_("Total")),
    Column("people", N_("People")),
    Column("share", N_("Share of the base")),
    Column("mean", N_("Mean")),
    Column("median", N_("Middle mark")),
    Column("average", N_("Average for each person")),
    Column("points", N_("Points")),
    Column("condorcet", N_("Wins two by two")),
    Column("bought", N_("Bought in place")),
    Column("pays", N_("Each pays at most")),
)
_AT_HOME = (
    Column("online_cast", N_("People at home who voted")),
    Column("online_people", N_("People at home")),
    Column("online_place", N_("Place at home")),
    Column("weight", N_("One online counts for, in %")),
    Column("together_total", N_("Hall and home together")),
    Column("together_place", N_("Place together")),
)
_BY_CHANNEL = {
    Channel.PHONE: Column("phone", N_("By phone")),
    Channel.PAPER: Column("paper", N_("On slips")),
    Channel.HANDS: Column("hands", N_("By hand")),
    Channel.DOTS: Column("dots_poster", N_("With stickers")),
    Channel.CARD: Column("card", N_("By card")),
    Channel.TABLE: Column("table", N_("At tables")),
    Channel.ONLINE: Column("online", N_("By internet")),
}


def rounds_table(rounds: tuple[CountedRound, ...]) -> Table:
    """A row for each option of each round; totals are empty, not zero, while a round is not closed."""
    channels = (_BY_CHANNEL[channel] for channel in VOTING_CHANNELS)
    columns = (*_RULES, *_WHOLE, *_CHOICE, *_FIGURES, *channels, *_AT_HOME)
    rows = [row for one in rounds for row in _round_rows(one)]
    return Table("rounds", N_("Rounds"), columns, tuple(rows))


def _round_rows(one: CountedRound) -> Iterator[tuple[Cell, ...]]:
    tally = one.tally
    about = {**rules(one), "question": nfc(one.view.question), "round": one.number}
    head = tuple(about[column.key] for column in _RULES)
    met = tally.quorum_met if tally else None
    whole = (
        number_cell(tally.base_number) if tally else None,
        number_cell(tally.too_small.number) if tally and tally.too_small else None,
        number_cell(tally.cast) if tally else None,
        None if met is None else int(met),
    )
    for option in one.view.options:
        figures = outcome(tally, option.id)
        yield (
            *head, *whole, option.letter, nfc(option.text), option.cost,
            *(figures[column.key] for column in _FIGURES), *_channels(one, option.id),
            *_at_home(one.online, option.id),
        )  # fmt: skip


def rules(one: CountedRound) -> dict[str, Cell]:
    """The rules of a round and where it stands, by the keys of the tables; what its method does not have is there too."""
    voting = one.view.round
    told: dict[str, Cell] = {
        column.key: getattr(voting, column.key) for column in _RULES if hasattr(voting, column.key)
    }
    return {**told, "phase": voting.phase.value, "follows": one.earlier or None}


def outcome(tally: Tally | None, option_id: str) -> dict[str, Cell]:
    """What an option got, by the keys of the table; empty cells while nothing may be told, and where a method has no such
    figure."""
    keys = [column.key for column in _FIGURES]
    if tally is None:
        return dict.fromkeys(keys)
    result = tally.result(option_id)
    return {
        **dict.fromkeys(keys),
        **_figures(tally, result),
        **_ranked(tally, option_id),
        **_paid(tally, option_id),
    }


def _figures(tally: Tally, result: OptionResult) -> dict[str, Cell]:
    return {
        "place": tally.place(result.id) if tally.contest else None,
        "total": number_cell(result.total),
        "people": number_cell(result.people),
        "share": number_cell(result.share),
        "mean": number_cell(result.mean),
        "median": number_cell(result.median),
        "average": number_cell(result.average),
    }


def _ranked(tally: Tally, option_id: str) -> dict[str, Cell]:
    if tally.ranking is None:
        return {}
    return {
        "points": number_cell(tally.ranking.borda.get(option_id)),
        "condorcet": int(tally.ranking.condorcet == option_id),
    }


def _paid(tally: Tally, option_id: str) -> dict[str, Cell]:
    for place, one in enumerate(tally.budget.bought if tally.budget is not None else (), 1):
        if one.id == option_id:
            return {"bought": place, "pays": number_cell(one.pays)}
    return {}


def _at_home(found: OnlineResult | None, option_id: str) -> tuple[Cell, ...]:
    """What an option got beside the hall, and with it; its total at home stands with the channels."""
    if found is None:
        return (None,) * len(_AT_HOME)
    home, both = outcome(found.tally, option_id), outcome(found.together, option_id)
    weight = found.weight if found.together is not None else None
    return (found.voters, home["people"], home["place"], weight, both["total"], both["place"])


def _channels(one: CountedRound, option_id: str) -> tuple[Cell, ...]:
    found = one.totals_by_channel
    return tuple(
        number_cell(found[channel.value].totals.get(option_id, 0)) if channel.value in found else None
        for channel in VOTING_CHANNELS
    )


def ballots_table(rounds: tuple[CountedRound, ...]) -> Table:
    """A row for each ballot that counts, shuffled, with a column for each letter; no codes and no voters."""
    letters = sorted(
        {option.letter for one in rounds for option in one.view.options}, key=lambda one: (len(one), one)
    )
    columns = (
        Column("round", N_("Round")),
        Column("channel", N_("Came in by")),
        Column("people", N_("People")),
        *(Column(letter, letter) for letter in letters),
    )
    rows = [row for one in rounds for row in _ballot_rows(one, letters)]
    return Table("ballots", N_("Ballots"), columns, tuple(rows))


def _ballot_rows(one: CountedRound, letters: list[str]) -> Iterator[tuple[Cell, ...]]:
    by_letter = {option.letter: option for option in one.view.options}
    nothing = None if one.view.round.method in NOTHING_SAID else 0
    for ballot, channel in with_channel(one):
        choices = tuple(
            number_cell(ballot.choices.get(by_letter[letter].id, nothing)) if letter in by_letter else None
            for letter in letters
        )
        yield (one.number, channel, ballot.people, *choices)
