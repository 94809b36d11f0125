"""Small projects by the thousand, in memory: what neighbours write, every way of voting, ties and empty rounds, drawn from a
seed. No file is opened and no store filled: adapters take frozen facts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.replies import Reply, Taken
from cocreate_desktop.domain.rounds import Option, Phase, Round
from cocreate_desktop.domain.voting import (
    ANSWERS,
    COUNTED_BY_EYE,
    METHODS,
    RULES,
    Ballot,
    Count,
    Tally,
    check_choices,
    sides,
    tally,
)
from cocreate_desktop.domain.voting import Round as Counted
from cocreate_desktop.exchange.leavingideas import Facts, Held, Idea, Said
from cocreate_desktop.exchange.votes import CountedRound
from cocreate_desktop.services.tallying import OnlineResult, RoundView, plain_options, settings_of

WORDS = (
    "Meer groen", "meer groen", "- meer groen", "=1+1", "+31", "@SUM(A1)", "2026", "1e5", "007", "true", "null", "a", "é",
    "e\u0301", "Bomen; banken; licht", 'Het "grote" plein', "'s avonds licht", "een regel\nen nog een", "los\rgezet",
    "met\ttab", "  met ruimte  ", "META", "VOTES", "#1: eerst dit", "# TITLE: plein", "{1, 2}", "1,2,3", "<b>vet</b> & <i>",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 spelen \U0001f333", "\U0001f1f3\U0001f1f1", "مرحبا بكم في الساحة 2026",
    "שלום לכולם", "Парк для всех", "漢字", "regel\u2028deler", "a\u0301\u0301\u0301", "ĳsbaan \ufb01ets", '{"thema": "groen"}',
    "comment_text",
    "Een lange tafel onder de bomen waar de hele straat aan past",
    "Een heel lang verhaal over het plein waar iedereen wat van vindt. " * 5, "x" * 300, "Bankje", "Speelplek voor jong en oud",
)  # fmt: skip
_CHANNELS = (Channel.PHONE, Channel.PAPER, Channel.CARD, Channel.ONLINE, Channel.TABLE)
_DAY = date(2026, 11, 24)


def projects(number: int, seed: int = 2026) -> Iterator[Facts]:
    """So many, each with one evening."""
    draw = Random(seed)
    for place in range(number):
        yield _project(draw, place)


def _project(draw: Random, place: int) -> Facts:
    held = Held(f"e{place}", draw.choice(WORDS), _DAY.isoformat(), draw.choice(("", *WORDS)), None)
    themes = tuple(_theme(draw, held, f"t{place}-{number}") for number in range(draw.randrange(3)))
    notes = tuple(_note(draw, held, f"n{place}-{number}") for number in range(draw.randrange(5)))
    rounds = tuple(a_round(draw, f"r{place}-{number}") for number in range(1, draw.choice((1, 1, 2)) + 1))
    return Facts(
        project_id=f"p{place}",
        project=draw.choice(("", *WORDS)),
        question=draw.choice(WORDS),
        made_on=_DAY,
        evenings=(replace(held, rounds=rounds),),
        themes=themes,
        notes=notes,
    )


def _theme(draw: Random, held: Held, name: str) -> Idea:
    notes = tuple(Said(draw.choice(WORDS), draw.randrange(1, 4)) for _ in range(draw.randrange(4)))
    taken = draw.choice(tuple(Taken))
    reply = Reply(
        id=name, project_id="p", taken=taken, words=draw.choice(WORDS), why=draw.choice(("", *WORDS))
    )
    return Idea(
        id=name,
        title=draw.choice(("", *WORDS)) if notes else draw.choice(WORDS),
        evening=held.name,
        date=held.date,
        hall=held.hall,
        neighbourhood=draw.choice(("", "Rivierenwijk")),
        notes=notes,
        reply=draw.choice((None, reply)),
    )


def _note(draw: Random, held: Held, name: str) -> Idea:
    text, theme = draw.choice(WORDS), draw.choice(("", *WORDS))
    return Idea(
        id=name,
        title=text.partition("\n")[0].strip(),
        text=text,
        theme=theme,
        tags=(theme,) if theme else (),
        evening=held.name,
        date=held.date,
        times=draw.randrange(1, 4),
    )


# Rounds


def a_round(draw: Random, name: str) -> CountedRound:
    """One round of any method, with whatever ballots its rules allow; now and then it is still open."""
    voting = _rules(draw, name)
    options = _options(draw, voting)
    ballots = tuple(_ballots(draw, voting, options))
    counts = tuple(_counts(draw, voting, options))
    hall, online = _results(Counted(settings_of(voting), plain_options(options), ballots, counts))
    view = RoundView(
        round=voting,
        question=draw.choice(("", *WORDS)),
        options=options,
        voted=sum(ballot.people for ballot in ballots),
        present=None,
        channels=(),
        typed={(Channel(one.channel), one.option): one.number for one in counts},
        tally=hall,
        online=online,
    )
    if voting.phase is Phase.OPEN:
        return CountedRound(1, view, ())
    return CountedRound(1, view, ballots)


def _rules(draw: Random, name: str) -> Round:
    method = draw.choice((*METHODS, "budget", "budget", "budget"))
    return Round(
        id=name,
        project_id="p",
        evening_id="e",
        step_id="s",
        method=method,
        rule=draw.choice(RULES.get(method, ("",))),
        phase=draw.choice((*[Phase.CLOSED, Phase.REVEALED, Phase.PUBLISHED] * 4, Phase.OPEN)),
        opened_at="2026-11-24T19:00:00+00:00",
        closed_at=draw.choice(("2026-11-24T19:05:00+00:00", "2026-12-08T20:00:00+00:00")),
        max_choices=draw.randrange(4),
        budget=draw.randrange(20, 200) if method == "budget" or draw.random() < 0.2 else 0,
        utility=draw.choice(("cost", "cost", "count")),
        completion=draw.choice(("", "", "add1")),
        scale_low=draw.randrange(2),
        scale_high=draw.choice((5, 10)),
        chips=draw.choice((0, 1000)),
        chip_step=draw.choice((0, 50)),
    )


def _options(draw: Random, voting: Round) -> tuple[Option, ...]:
    fixed = [(one.id, one.letter, one.text) for one in ANSWERS.get(voting.method, ())]
    drawn = [
        (f"{voting.id}-{letter}", letter, draw.choice(WORDS)) for letter in "ABCDEF"[: draw.randrange(1, 7)]
    ]
    return tuple(
        Option(
            id=name, project_id="p", round_id=voting.id, letter=letter, text=text,
            cost=draw.randrange(1, 120) if voting.budget else None,
        )
        for name, letter, text in fixed or drawn
    )  # fmt: skip


def _ballots(draw: Random, voting: Round, options: tuple[Option, ...]) -> Iterator[Ballot]:
    ids = [option.id for option in options]
    channels = draw.sample(_CHANNELS, draw.randrange(1, 3))
    for number in range(draw.choice((0, 1, 3, 8, 20))):
        weights = _weights(draw, voting, ids)
        choices = weights if check_choices(settings_of(voting), ids, weights) is None else {}
        channel = draw.choice(channels)
        people = draw.randrange(1, 5) if channel is Channel.TABLE else 1
        yield Ballot(f"v{number}", channel, choices, people)


def _weights(draw: Random, voting: Round, ids: list[str]) -> dict[str, int]:
    some = draw.sample(ids, draw.randrange(len(ids) + 1))
    if voting.method == "ranking":
        places = sorted(draw.randrange(1, len(ids) + 1) for _ in some)
        return dict(zip(some, places if draw.random() < 0.5 else range(1, len(some) + 1), strict=True))
    if voting.method == "score":
        return {one: draw.randrange(voting.scale_low, voting.scale_high + 1) for one in some}
    if voting.method == "dots":
        return {one: draw.randrange(1, 3) for one in some[:2]}
    if voting.method == "chips":
        return {one: draw.randrange(1, 5) * 50 for one in some}
    return dict.fromkeys(some[: draw.choice((1, voting.max_choices or len(ids)))], 1)


def _counts(draw: Random, voting: Round, options: tuple[Option, ...]) -> Iterator[Count]:
    if voting.method in COUNTED_BY_EYE and draw.random() < 0.2:
        for option in options:
            yield Count(option.id, draw.choice((Channel.HANDS, Channel.DOTS)), draw.randrange(1, 9))


def _results(whole: Counted) -> tuple[Tally, OnlineResult | None]:
    """The hall and those at home apart, as the program has them."""
    both = sides(whole)
    hall, home = tally(both.hall), tally(both.online)
    if not home.by_channel:
        return hall, None
    return (hall, OnlineResult(home, int(home.cast))) if hall.by_channel else (home, None)
