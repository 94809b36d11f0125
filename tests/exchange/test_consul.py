"""Ballots for CONSUL: each line a ballot with its own numbers, the same totals as ours, and nothing where the numbers lack."""

import re
from collections import Counter
from pathlib import Path

import pytest

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.exchange.leaving import made
from cocreate_desktop.exchange.leavingideas import Facts, read_facts
from cocreate_desktop.services.leaving import Platform
from tests.exchange.ideafacts import asked
from tests.exchange.receivers import consul
from tests.paper.evenings import Told, an_evening

PLANS = {"Een bank; bij de vijver": 300, "Meer bomen": 800, "Een podium": 900}
BALLOTS = [(0, 1), (0, 1, 2), (1,), (0,), (1, 2), ()]


@pytest.fixture(scope="module")
def voted() -> tuple[Told, Facts]:
    """A budget of € 1500, six ballots of which one is blank, and some raised hands."""
    told = an_evening()
    voting, round_id = told.services.voting, told.round.id
    voting.change_rules(round_id, method="budget", rule="most-votes", budget=1500)
    options = [voting.add_option(round_id, words, cost=cost) for words, cost in PLANS.items()]
    voting.open(round_id)
    for guest, chosen in enumerate(BALLOTS):
        told.services.casting.cast(
            round_id, f"guest {guest}", {options[place].id: 1 for place in chosen}, Channel.PHONE
        )
    told.services.counting.type_count(round_id, Channel.HANDS, options[0].id, 4)
    voting.close(round_id)
    voting.reveal(round_id)
    return told, read_facts(told.services)


def _export(path: Path, names: list[str]) -> str:
    rows = [f'{number};"{name}";12' for number, name in enumerate(names, 40)]
    path.write_text("\n".join(["ID;Title;Supports", *rows]) + "\n", encoding="utf-8")
    return str(path)


def test_that_every_ballot_is_a_line_and_the_totals_are_ours(
    voted: tuple[Told, Facts], tmp_path: Path
) -> None:
    told, facts = voted
    path = _export(tmp_path / "investments.csv", ["Iets anders", *PLANS])
    ready = made(facts, asked(Platform.CONSUL, ids=path))
    prices = dict(zip((41, 42, 43), PLANS.values(), strict=True))
    text = ready.files[0].data.decode()
    assert len(consul(text, prices, 1_000_000)) == 5
    total = Counter(number for ballot in consul(text, prices, 1_000_000) for number in ballot)
    by_hand = [4, 0, 0]
    tally = told.services.overview.rounds(told.evening.id)[0].tally
    assert tally is not None
    letters = [tally.result(option.id).total for option in told.services.voting.options(told.round.id)]
    assert [total[number] + hands for number, hands in zip(prices, by_hand, strict=True)] == letters
    assert not any(one.refused for one in ready.preview.troubles)
    dear = sum(
        len(kept) < line.count(",") + 1
        for kept, line in zip(consul(text, prices, 1500), text.splitlines(), strict=True)
    )
    said = [re.findall(r"\d+", one.why) for one in ready.preview.troubles]
    assert dear == 2
    assert sorted(said) == [["1"], ["2"], ["4"]]  # a blank one, those that are too dear, the raised hands


def test_that_without_the_numbers_there_nothing_leaves(voted: tuple[Told, Facts], tmp_path: Path) -> None:
    _told, facts = voted
    bare = made(facts, asked(Platform.CONSUL))
    assert (bare.files, bare.preview.goes) == ((), 0)
    path = _export(tmp_path / "investments.csv", [*list(PLANS)[:2], next(iter(PLANS))])
    twice = made(facts, asked(Platform.CONSUL, ids=path))
    assert twice.files == ()
    why = next(one.why for one in twice.preview.troubles if one.refused)
    assert all(f"“{name}”" in why for name in ("Een bank; bij de vijver", "Een podium"))
    assert "Meer bomen" not in why
    assert any("CONSUL" in one.why for one in bare.preview.troubles if one.refused)


def test_that_dots_are_no_ballots_there(tmp_path: Path) -> None:
    told = an_evening()
    told.vote(("Bomen", "Bankjes"))
    path = _export(tmp_path / "investments.csv", ["Bomen", "Bankjes"])
    ready = made(read_facts(told.services), asked(Platform.CONSUL, ids=path))
    assert ready.files == ()
    assert [one.refused for one in ready.preview.troubles] == [True]
