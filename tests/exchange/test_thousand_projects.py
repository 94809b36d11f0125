"""A thousand small projects, and what other systems make of their votes and statements: nothing is refused, and what their own
readers count is what was counted here. Their ideas are in ``test_thousand_ideas``."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from cocreate_desktop.domain.text import folded
from cocreate_desktop.domain.voting import Exact
from cocreate_desktop.exchange.consul import METHODS
from cocreate_desktop.exchange.fitting import SHORTEN
from cocreate_desktop.exchange.leaving import made
from cocreate_desktop.exchange.leavingideas import Facts
from cocreate_desktop.exchange.leavingrounds import Side, Vote, votes_of
from cocreate_desktop.exchange.pabulib import DEAR, pabulib
from cocreate_desktop.exchange.polis import COLUMN, LINES, LONGEST, polis
from cocreate_desktop.exchange.preflib import FORM, NUMBER, preflib
from cocreate_desktop.exchange.ready import Ready
from cocreate_desktop.services.leaving import Asked, Platform, Records
from tests.exchange import receivers
from tests.exchange.checkers import Verdicts, refused, verdicts
from tests.exchange.many import projects

MENDED = frozenset({DEAR, NUMBER, SHORTEN})
ROUNDS = (
    (pabulib, Asked(Platform.PABULIB, mends=MENDED)),
    (preflib, Asked(Platform.PREFLIB, mends=MENDED)),
    (preflib, Asked(Platform.PREFLIB, mends=MENDED, options={FORM: "orders"})),
)
Written = dict[str, tuple[Vote, bytes]]


@pytest.fixture(scope="module")
def thousand() -> Sequence[Facts]:
    """All of them."""
    return tuple(projects(1000))


@pytest.fixture(scope="module")
def written(thousand: Sequence[Facts]) -> Written:
    """Every file of every round, with the round that it is of, by a name of its own."""
    found: Written = {}
    for place, facts in enumerate(thousand):
        votes = _votes(facts)
        for way, (make, asked) in enumerate(ROUNDS):
            ready = make(facts, asked)
            for vote, leaf in zip(_going(ready, votes), ready.files, strict=True):
                found[f"{place}-{way}-{leaf.name}"] = (vote, leaf.data)
    return found


def _going(ready: Ready, votes: dict[str, Vote]) -> list[Vote]:
    return [vote for vote in votes.values() if vote.id not in ready.preview.refused]


@pytest.fixture(scope="module")
def told(written: Written, tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """What their own readers say, asked once."""
    folder = tmp_path_factory.mktemp("many")
    for name, (_vote, data) in written.items():
        (folder / name).write_bytes(data)
    return verdicts(folder)


def test_that_no_reader_of_votes_refuses_a_file(told: Verdicts) -> None:
    assert len(told) > 1000
    assert {Path(name).suffix for name in told} == {".pb", ".soc", ".soi", ".toc", ".toi", ".cat"}
    assert refused(told) == {}


def test_that_plans_get_the_votes_that_they_got_here(written: Written, told: Verdicts) -> None:
    files = [(vote, data) for name, (vote, data) in written.items() if name.endswith(".pb")]
    rules: Counter[str] = Counter()
    for vote, data in files:
        meta, plans = _sections(data)
        eyes = by_eye_of(vote)
        got = {option.id: vote.tally.result(option.id) for option in vote.options}
        for number, plan in plans.items():
            result = got[vote.options[int(number) - 1].id]
            assert int(plan["votes"]) == (result.people or 0) - eyes[result.id]
            assert "score" not in plan or int(plan["score"]) == result.total
            assert "selected" not in plan or bool(int(plan["selected"])) == (result.id in vote.tally.winners)
        rules[meta["rule"]] += 1
    # Those that name a rule were counted again by their checker: equal shares, too.
    assert {"greedy", "greedy-threshold", "greedy-custom", "equalshares", "equalshares/add1"} < set(rules)
    assert rules["unknown"] * 2 < rules.total()


def by_eye_of(vote: Vote) -> Counter[str]:
    """How many stickers and hands each option got: they are in no file."""
    found: Counter[str] = Counter()
    for (channel, option), number in vote.view.typed.items():
        found[option] += number * vote.side.holds(channel)
    return found


def _sections(data: bytes) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """META and PROJECTS, as any reader of CSV has them."""
    rows = list(csv.reader(io.StringIO(data.decode()), delimiter=";"))
    plans, votes = (rows.index([name]) for name in ("PROJECTS", "VOTES"))
    header = rows[plans + 1]
    made = (dict(zip(header, row, strict=True)) for row in rows[plans + 2 : votes])
    return {row[0]: row[1] for row in rows[2:plans]}, {one["project_id"]: one for one in made}


def test_that_the_ballots_there_add_up_to_the_result_here(written: Written, told: Verdicts) -> None:
    methods: set[tuple[str, str]] = set()
    sides: set[Side] = set()
    for name, (vote, _data) in written.items():
        kind = Path(name).suffix
        if kind == ".cat":
            eyes = by_eye_of(vote)
            here = {one.id: Fraction(one.total) - eyes[one.id] for one in vote.tally.options}
            assert _totals(vote, told[name]) == here, vote
        elif kind != ".pb":
            assert _above(told[name], len(vote.options)) == _above_here(vote), vote
        methods.add((vote.method, kind))
        sides.add(vote.side)
    assert {(one, ".cat") for one in ("score", "dots", "chips", "budget", "support")} < methods
    assert sides == set(Side)
    assert {("ranking", one) for one in (".soc", ".soi", ".toc", ".toi")} < methods


def _totals(vote: Vote, found: dict[str, Any]) -> dict[str, Fraction]:
    """What the options got by the categories that the reader found."""
    weighed = vote.method in ("score", "dots", "chips")
    worth = [int(next(iter(re.findall(r"\d+", one)), 0)) if weighed else None for one in found["categories"]]
    totals = dict.fromkeys((option.id for option in vote.options), Fraction(0))
    for often, groups in found["ballots"]:
        for place, (weight, group) in enumerate(zip(worth, groups, strict=True)):
            for option in group:
                totals[vote.options[option - 1].id] += often * ((not place) if weight is None else weight)
    return totals


def _above(found: dict[str, Any], options: int) -> dict[tuple[int, int], int]:
    """How many people put one above another: what is not ranked lies below what is."""
    above: Counter[tuple[int, int]] = Counter()
    for often, groups in found["ballots"]:
        ranks = {option: rank for rank, group in enumerate(groups) for option in group}
        for one, other in permutations(range(1, options + 1), 2):
            above[one, other] += often * (ranks.get(one, options) < ranks.get(other, options))
    return dict(above)


def _above_here(vote: Vote) -> dict[tuple[int, int], Exact]:
    pairs = permutations(enumerate(vote.options, 1), 2)
    if vote.tally.ranking is not None:
        above = vote.tally.ranking.above
        return {(one, other): above[first.id, second.id] for (one, first), (other, second) in pairs}
    return {
        (one, other): sum(
            ballot.weights.get(one, -1) > ballot.weights.get(other, -1) for ballot in vote.given
        )
        for (one, _first), (other, _second) in pairs
    }


def test_that_polis_takes_every_statement_as_it_was_written(thousand: Sequence[Facts]) -> None:
    went = 0
    for facts in thousand:
        for records in (Records.NOTES, Records.THEMES):
            ready = polis(facts, Asked(Platform.POLIS, records=records, mends=MENDED))
            for leaf in ready.files:
                header, *statements = list(csv.reader(io.StringIO(leaf.data.decode(), newline="")))
                assert header == [COLUMN]
                assert len(leaf.data.decode().splitlines()) == len(statements) + 1 <= LINES
                assert len({folded(one) for (one,) in statements}) == len(statements)
                assert all(0 < len(one) <= LONGEST for (one,) in statements)
                went += len(statements)
    assert went > 2000


# Ballots by number


def test_that_consul_counts_each_plan_as_often_as_it_was_chosen(
    thousand: Sequence[Facts], tmp_path: Path
) -> None:
    went = 0
    for place, facts in enumerate(thousand):
        if not any(vote.method in METHODS for vote in _votes(facts).values()):
            continue
        options = [one for held in facts.evenings for each in held.rounds for one in each.view.options]
        numbers = {one.id: number for number, one in enumerate({one.id: one for one in options}.values(), 7)}
        path = tmp_path / f"{place}.csv"
        rows = "".join(f"{number};cocreate:{name}\n" for name, number in numbers.items())
        path.write_text(f"ID;Description\n{rows}", encoding="utf-8")
        ready = made(facts, Asked(Platform.CONSUL, options={"ids": str(path)}))
        for vote, leaf in zip(_going(ready, _votes(facts)), ready.files, strict=True):
            ballots = receivers.consul(leaf.data.decode(), dict.fromkeys(numbers.values(), 0), 0)
            total = Counter(number for ballot in ballots for number in ballot)
            eyes = by_eye_of(vote)
            here = {one.id: vote.tally.result(one.id).total - eyes[one.id] for one in vote.options}
            assert {name: total[numbers[name]] for name in here} == here
            went += len(ballots)
    assert went > 1000


def _votes(facts: Facts) -> dict[str, Vote]:
    return {vote.id: vote for vote in votes_of(facts, Asked(Platform.CONSUL))}
