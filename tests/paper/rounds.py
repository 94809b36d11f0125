"""Rounds of every method to print and to export: made, voted on over several channels, and closed through the services."""

from collections.abc import Mapping

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Option, Phase, Round
from cocreate_desktop.domain.steps import Kind
from tests.paper.evenings import Told

PLANS = (
    "Een grote tafel onder de bomen",
    "Speelplek voor alle leeftijden",
    "Meer groen",
    "Veilig oversteken",
)
COSTS = (6000, 12000, 1500, 5000)
RULES: Mapping[str, Mapping[str, object]] = {
    "score": {"scale_low": 1, "scale_high": 10},
    "ranking": {"rule": "instant-runoff"},
    "budget": {"budget": 20000, "rule": "equal-shares", "completion": "add1"},
    "chips": {"chips": 50000, "chip_step": 5000},
}
OF_A_BALLOT: Mapping[str, tuple[tuple[int, ...], ...]] = {
    "dots": ((2, 1, 0, 0), (0, 2, 1, 0), (1, 1, 0, 1)),
    "choice": ((1, 0, 0, 0), (0, 1, 0, 0), (1, 0, 0, 0)),
    "approval": ((1, 1, 0, 0), (0, 1, 0, 1), (1, 0, 0, 0)),
    "budget": ((1, 0, 1, 0), (1, 0, 0, 1), (0, 1, 1, 1)),
    "score": ((8, 6, 7, 4), (9, 5, 7, 6), (7, 7, 8, 3)),
    "ranking": ((1, 2, 3, 4), (2, 1, 3, 0), (3, 1, 2, 4)),
    "chips": ((20000, 15000, 15000, 0), (50000, 0, 0, 0), (10000, 10000, 10000, 20000)),
    "yes-no": ((1, 0, 0), (1, 0, 0), (0, 1, 0)),
    "support": ((1, 0, 0, 0, 0, 0), (0, 1, 0, 0, 0, 0), (0, 0, 0, 1, 0, 0), (0, 0, 0, 0, 0, 1)),
    "consent": ((1, 0, 0), (1, 0, 0), (0, 1, 0)),
}
"""What each option gets on some ballots that come again and again, in the order of the options; 0 is nothing."""


def a_round(told: Told, method: str, question: str = "", **rules: object) -> Round:
    """A draft with choices in a step of its own."""
    step = told.services.evenings.add_step(told.evening.id, Kind.VOTE)
    told.services.evenings.change_step(step.id, question=question or f"Stemmen met {method}?")
    voting = told.services.voting
    made = voting.round_of(step.id)
    assert made is not None
    made = voting.change_rules(made.id, method=method, **{**RULES.get(method, {}), **rules})
    if method not in ("yes-no", "support", "consent"):
        options = voting.set_options(made.id, PLANS)
        for option, cost in zip(options, COSTS, strict=True):
            if method == "budget":
                voting.price_option(option.id, cost)
    return made


def options_of(told: Told, made: Round) -> tuple[Option, ...]:
    """The options or fixed answers of a round that is there."""
    view = told.services.overview.evening(told.evening.id, step_id=made.step_id).round
    assert view is not None
    return view.options


def vote_on(told: Told, made: Round, ballots: int = 12, *, close: bool = True, reasons: str = "") -> Round:
    """Everybody votes by phone, with the ballots of the method again and again."""
    ids = [option.id for option in options_of(told, made)]
    told.services.voting.open(made.id)
    given = OF_A_BALLOT[made.method]
    for guest in range(ballots):
        weights = dict(zip(ids, given[guest % len(given)], strict=False))
        choices = {one: weight for one, weight in weights.items() if weight}
        words = f"{reasons} {guest}" if reasons and "objection" in choices else ""
        told.services.casting.cast(made.id, f"guest {guest}", choices, Channel.PHONE, words=words)
    if close:
        told.services.voting.close(made.id)
    return made


def show_all(told: Told) -> None:
    """The room sees every result that is there."""
    for view in told.services.overview.rounds(told.evening.id):
        if view.round.phase is Phase.CLOSED:
            told.services.voting.reveal(view.round.id)
