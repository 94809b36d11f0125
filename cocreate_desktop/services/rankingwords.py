"""The result of a ranking: the run-off round by round in a table, and whether one choice wins from each of the others."""

from collections.abc import Mapping

from cocreate_desktop.domain.rounds import Option
from cocreate_desktop.domain.voting import RankingResult, Tally
from cocreate_desktop.language import _, number_text
from cocreate_desktop.services.ballotwords import RULE_NAMES
from cocreate_desktop.services.reportparts import Table, figure_table, figures
from cocreate_desktop.services.tallying import RoundView

_MOST_ROUNDS = 6


def runoff_table(view: RoundView, tally: Tally) -> Table | None:
    """A row for each choice, the winner first and then who stayed longest, with a column for each round (the last six of many);
    None when nobody ranked anything."""
    ranking = tally.ranking
    if ranking is None or not ranking.runoff_winner:
        return None
    options = {option.id: option for option in view.options}
    fought = [one for one in ranking.runoff if len(one.counts) > 1]
    shown = fought[-_MOST_ROUNDS:]
    if not shown:
        return None
    first = len(fought) - len(shown) + 1
    names = tuple(_("Round {n}").format(n=number) for number in range(first, first + len(shown)))
    order = sorted(options, key=lambda one: (one != ranking.runoff_winner, -ranking.stayed.get(one, 0)))
    rows = tuple(
        figures(options[one], *(_cell(ranking, one, place) for place in range(first - 1, len(fought))))
        for one in order
    )
    return figure_table(_("Round by round"), (_("Choice"), *names), rows)


def _cell(ranking: RankingResult, option_id: str, place: int) -> str:
    """The first places of a choice in a round (by its place from 0); a choice that is out has none."""
    fought = [one for one in ranking.runoff if len(one.counts) > 1]
    if option_id not in fought[place].counts:
        return "–"
    count = number_text(fought[place].counts[option_id])
    return _("{n}, out").format(n=count) if fought[place].out == option_id else count


def sentences_of(view: RoundView, tally: Tally) -> tuple[str, ...]:
    """Who wins, by which rule; whether one wins from each of the others two by two; whether the other rule says the same; and
    where only the order of the list decided."""
    ranking = tally.ranking
    options = {option.id: option for option in view.options}
    if ranking is None or not ranking.runoff_winner:
        return (_("Nobody put anything in order."),)
    return (
        _condorcet(ranking, options),
        _other_rule(tally, ranking, options),
        *_by_the_list(tally, ranking, options),
        *_spent(tally, ranking),
    )


def _condorcet(ranking: RankingResult, options: Mapping[str, Option]) -> str:
    if ranking.condorcet in options:
        words = _("Compared two by two, {letter} wins from each of the others.")
        return words.format(letter=options[ranking.condorcet].letter)
    return _("Compared two by two, no choice wins from all the others.")


def _other_rule(tally: Tally, ranking: RankingResult, options: Mapping[str, Option]) -> str:
    """Whoever comes first by the rule that was not chosen."""
    most = max(ranking.borda.values())
    by_points = {one for one, points in ranking.borda.items() if points == most}
    by_runoff = {ranking.runoff_winner}
    runoff = tally.rule == "instant-runoff"
    mine, theirs = (by_runoff, by_points) if runoff else (by_points, by_runoff)
    other = "borda" if runoff else "instant-runoff"
    rule = _(RULE_NAMES[other])
    letters = ", ".join(sorted(options[one].letter for one in theirs))
    if theirs <= mine:
        return _("Counted in the other way ({rule}), {letters} comes first too.").format(
            rule=rule, letters=letters
        )
    return _("Counted in the other way ({rule}), {letters} would come first.").format(
        rule=rule, letters=letters
    )


def _by_the_list(tally: Tally, ranking: RankingResult, options: Mapping[str, Option]) -> list[str]:
    if tally.rule != "instant-runoff":
        return []
    words = _("{letters} had equally few votes: the one listed last dropped out.")
    return [
        words.format(
            letters=", ".join(
                sorted(options[name].letter for name in (one.out, *one.tied) if name in options)
            )
        )
        for one in ranking.runoff
        if one.tied
    ]


def _spent(tally: Tally, ranking: RankingResult) -> list[str]:
    fought = [one for one in ranking.runoff if len(one.counts) > 1]
    if tally.rule != "instant-runoff" or not fought or not fought[-1].spent:
        return []
    said = _("{n} had no choice left in the last round.")
    return [said.format(n=number_text(fought[-1].spent))]
