"""Rounds of every method to paint: ballots are counted as they are in the hall."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.desktop.stage.state import CardsOnStage, StageState
from cocreate_desktop.domain import turned, voting
from cocreate_desktop.domain.ids import letter
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import Objection, ObjectionState, Option, Phase, Round
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import speaking
from cocreate_desktop.services.tallying import ChannelTurnout, RoundView, plain_options, settings_of
from tests.athome import beside
from tests.desktop.stage import rooms

Choices = Mapping[str, int]
PLANS = (
    "Grote tafel onder de bomen", "Speelplek voor alle leeftijden", "Bomen en schaduw", "Buurthuiskamer met koffie",
    "Veilig oversteken bij de school", "Regenton en moestuin",
)  # fmt: skip
COSTS = (6000, 12000, 4500, 4000, 5000, 1500)
# In this order: who supports what, so that four plans come and two do not.
SUPPORT: Sequence[tuple[int, str]] = (
    (8, "0245"), (4, "024"), (6, "04"), (4, "025"), (2, "0"), (2, "145"), (5, "135"), (3, "13"), (3, "123"), (3, "3"),
)  # fmt: skip


def many(*given: tuple[int, Choices]) -> tuple[Choices, ...]:
    """So many ballots of each kind."""
    return tuple(choices for number, choices in given for _ in range(number))


def ids(places: str) -> Choices:
    """One for each of these options, by place."""
    return {f"o{place}": 1 for place in places}


def ranked(order: str) -> Choices:
    """These options in order, by place."""
    return {f"o{place}": number + 1 for number, place in enumerate(order)}


def _options(method: str, texts: Sequence[str], costs: Sequence[int]) -> tuple[Option, ...]:
    answers = voting.ANSWERS.get(method)
    if answers is not None:
        return tuple(
            Option(id=one.id, project_id="p", round_id="r", letter=one.letter, text=one.text)
            for one in answers
        )
    return tuple(
        Option(
            id=f"o{place}", project_id="p", round_id="r", letter=letter(place), text=text,
            cost=costs[place % len(costs)] if costs else None,
        )
        for place, text in enumerate(texts)
    )  # fmt: skip


def held(
    method: str,
    ballots: Sequence[Choices],
    phase: Phase = Phase.REVEALED,
    *,
    texts: Sequence[str] = rooms.TEXTS[:5],
    costs: Sequence[int] = (),
    people: int = 1,
    present: int | None = 44,
    question: str = rooms.QUESTION,
    more: Mapping[str, Any] | None = None,
    home: Sequence[Choices] = (),
    weight: int = 0,
    **values: Any,
) -> RoundView:
    """A round with these ballots, each for ``people``, and ``home`` with its weight beside them; ``values`` are those of the
    round, ``more`` those of its view."""
    values = {"closed_at": "2026-11-24T20:05:00+00:00", "secret": "s", **values}
    stored = Round(
        id="r", project_id="p", evening_id="e", step_id="vote", method=method, phase=phase, **values
    )
    options = _options(method, texts, costs)
    whole = voting.Round(
        settings_of(stored), plain_options(options), present=present, base=stored.base, quorum=stored.quorum or None,
        ballots=tuple(voting.Ballot(f"v{n}", "phone", one, people) for n, one in enumerate(ballots)),
    )  # fmt: skip
    voted = len(ballots) * people
    channels = (
        (ChannelTurnout(Channel.PHONE, voted, sum(sum(one.values()) for one in ballots)),) if ballots else ()
    )
    tally = voting.tally(whole) if phase.shown else None
    made = RoundView(stored, question, options, voted, present, channels, {}, tally, **(more or {}))
    return beside(made, ballots, home, weight, people=people) if home and phase.shown else made


def picture(
    view: RoundView,
    *,
    project: Project = rooms.PROJECT,
    language: str = "en",
    slide: int = 1,
    **values: Any,
) -> StageState:
    """The picture of a round, in English where the other language is not yet filled in; of two slides the first."""
    step = rooms.step(Kind.VOTE, question=view.question)
    step = replace(step, settings=turned.at_slide(step, view.round.id, slide))
    shown = rooms.view(step, round_view=view, project=project)
    with speaking(language):
        return stage_state(shown, address=rooms.ADDRESS, now=rooms.NOW, language=language, **values)


def budget(phase: Phase = Phase.REVEALED, *, rule: str = "equal-shares", **values: Any) -> RoundView:
    """Twenty thousand euros for six plans."""
    ballots = many(*((number, ids(places)) for number, places in SUPPORT))
    given = {
        "texts": PLANS,
        "costs": COSTS,
        "question": "Wat kopen we van 20.000 euro?",
        "budget": 20000,
        **values,
    }
    return held("budget", ballots, phase, rule=rule, **given)


def polled(numbers: Sequence[int], phase: Phase = Phase.REVEALED, **values: Any) -> RoundView:
    """How many give each answer, from wholeheartedly to "don't know"."""
    answers = [one.id for one in voting.ANSWERS["support"]]
    ballots = many(*((number, {one: 1}) for number, one in zip(numbers, answers, strict=True)))
    question = "Tafel onder de bomen, speelplek ernaast, autovrij op woensdagmiddag"
    return held("support", ballots, phase, **{"question": question, **values})


def twice(
    phase: Phase = Phase.REVEALED, now: Sequence[int] = (15, 13, 7, 2, 1, 1), **values: Any
) -> RoundView:
    """A second poll over the first."""
    first = polled((9, 11, 8, 6, 3, 1), closed_at="2026-11-24T19:10:00+00:00")
    return polled(now, phase, more={"earlier": first}, follows="r0", **values)


OBJECTIONS = (
    ("De school kan er ’s morgens niet meer bij met de fiets.", ObjectionState.SOLVED, "Er komt een pad langs de haag."),
    ("Ik ben bang voor lawaai in de avond, mijn kinderen slapen aan die kant.", ObjectionState.OPEN, ""),
    ("Bel mij maar op 06 12345678", ObjectionState.OPEN, ""),
    ("", ObjectionState.WITHDRAWN, ""),
)  # fmt: skip


def consent(
    along: int = 31,
    against: int = 4,
    phase: Phase = Phase.REVEALED,
    objections: Sequence[tuple[str, ObjectionState, str]] = OBJECTIONS,
) -> RoundView:
    """So many who go along with it and who object, and one who abstains."""
    ballots = many((along, {"consent": 1}), (against, {"objection": 1}), (1, {"abstain": 1}))
    made = tuple(
        Objection(
            id=f"b{place}",
            project_id="p",
            round_id="r",
            text=text,
            channel=Channel.PHONE,
            state=state,
            answer=answer,
        )
        for place, (text, state, answer) in enumerate(objections)
    )
    return held(
        "consent",
        ballots,
        phase,
        question="Gaan we zo verder met het plan voor het plein?",
        more={"objections": made},
    )


_RANKINGS = many(
    (9, ranked("01234")), (8, ranked("12043")), (7, ranked("21340")), (6, ranked("4312")), (5, ranked("3")),
)  # fmt: skip


def ranking(phase: Phase = Phase.REVEALED, rule: str = "borda", **values: Any) -> RoundView:
    """Five options in order."""
    return held("ranking", _RANKINGS, phase, rule=rule, **values)


def scores(phase: Phase = Phase.REVEALED, **values: Any) -> RoundView:
    """Marks from 0 to 5; the last option has none."""
    marks = many(
        (12, {"o0": 5, "o1": 3, "o2": 4}),
        (9, {"o0": 4, "o1": 1, "o3": 2}),
        (7, {"o0": 2, "o1": 5}),
        (3, {"o2": 4}),
    )
    return held("score", marks, phase, **values)


def chips(phase: Phase = Phase.REVEALED, **values: Any) -> RoundView:
    """Tables of four spread a hundred euros a person."""
    all_of_it = values.get("chips", 100)
    tenth = all_of_it // 10
    spread = many(
        (4, {"o0": 5 * tenth, "o1": 5 * tenth}),
        (3, {"o1": 8 * tenth, "o2": 2 * tenth}),
        (3, {"o3": all_of_it}),
        (1, {"o0": 3 * tenth}),
    )
    return held("chips", spread, phase, **{"people": 4, "chips": 100, "chip_step": tenth, **values})


def chosen(method: str, phase: Phase = Phase.REVEALED, **values: Any) -> RoundView:
    """Choice or approval."""
    ballots = many((14, ids("1")), (14, ids("2")), (7, ids("0")), (4, ids("3")))
    return held(method, ballots, phase, **values)


def yes_no(yes: int = 24, no: int = 13, phase: Phase = Phase.REVEALED, **values: Any) -> RoundView:
    """So many for and against, and three who abstain."""
    ballots = many((yes, {"yes": 1}), (no, {"no": 1}), (3, {"abstain": 1}))
    return held("yes-no", ballots, phase, **values)


@cache
def every_method(phase: Phase) -> Mapping[str, RoundView]:
    """One round of each method and rule in ``phase``."""
    return {
        "dots": held("dots", many((20, {"o0": 2, "o1": 1}), (14, {"o2": 3})), phase, max_per_option=3),
        "choice": chosen("choice", phase),
        "approval": chosen("approval", phase),
        "yes-no": yes_no(phase=phase),
        "score": scores(phase),
        "borda": ranking(phase),
        "instant-runoff": ranking(phase, "instant-runoff"),
        "support": polled((9, 11, 8, 6, 3, 1), phase),
        "support-twice": twice(phase),
        "consent": consent(phase=phase),
        "most-votes": budget(phase, rule="most-votes"),
        "votes-per-cost": budget(phase, rule="votes-per-cost"),
        "equal-shares": budget(phase),
        "equal-shares-add1": budget(phase, completion="add1"),
        "equal-shares-count": budget(phase, utility="count"),
        "chips": chips(phase),
        "coins": chips(phase, chip_unit="chip", chips=10, chip_step=1),
    }


@cache
def without_votes(phase: Phase = Phase.REVEALED) -> Mapping[str, RoundView]:
    """One round of each method in which nobody voted."""
    rules = {
        "ranking": ("borda", "instant-runoff"),
        "budget": ("most-votes", "votes-per-cost", "equal-shares"),
    }
    found = {}
    for method in voting.METHODS:
        for rule in rules.get(method, ("",)):
            costs = COSTS if method == "budget" else ()
            found[f"{method} {rule}".strip()] = held(
                method, (), phase, rule=rule, costs=costs, budget=20000, chips=100
            )
    return found


def swept(
    method: str, seen: int, of: int, *, option: str = "", reading: bool = True, **values: Any
) -> StageState:
    """A sweep in which the first so many cards were seen, of those that people hold."""
    view = budget(Phase.OPEN) if method == "budget" else held(method, (), Phase.OPEN, **values)
    numbers = tuple(range(1, of + 1))
    missing = {number for number in numbers if number * 7 % 11 == 3}
    read = tuple(number for number in numbers if number not in missing)[:seen]
    return picture(view, cards=CardsOnStage(reading, option, numbers, read))
