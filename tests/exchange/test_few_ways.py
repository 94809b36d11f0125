"""Fewer than five by one of several ways: what they said by that way stands in no report, page or export."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from cocreate_desktop.domain.answers import ALMOST, MARK, NO, YES
from cocreate_desktop.domain.few import FEW, few_alone, few_ways
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.exchange import htmlreport
from cocreate_desktop.exchange.sheets import export
from cocreate_desktop.language import speaking
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.outside import Format, Paper
from tests.paper import pages
from tests.paper.evenings import Told, an_evening
from tests.paper.rounds import a_round, options_of


def _reports(told: Told, folder: Path) -> tuple[str, str]:
    """The words of the report on paper, and its page."""
    with speaking("en"):
        paper = print_paper(told.services, Paper.REPORT, told.evening.id, folder / "report.pdf")
        page = htmlreport.export(told.services, told.evening.id, folder / "report.html")
    plain = re.sub("<[^>]*>", " ", page.read_text(encoding="utf-8").split("</style>")[-1])
    return " ".join(pages.words(paper)), " ".join(plain.split())


def _voted(slips: int) -> Told:
    """Twenty dots for the first choice by phone, and three for the second on each of so many slips."""
    told = an_evening()
    made = a_round(told, "dots", max_per_option=3)
    first, second = (one.id for one in options_of(told, made)[:2])
    told.services.voting.open(made.id)
    for guest in range(10):
        told.services.casting.cast(made.id, f"guest {guest}", {first: 2}, Channel.PHONE)
    for _slip in range(slips):
        told.services.casting.enter_loose(made.id, {second: 3})
    told.services.voting.close(made.id)
    told.services.voting.reveal(made.id)
    return told


@pytest.mark.parametrize("slips", [FEW, FEW - 1])
def test_that_a_way_of_five_is_told_in_the_report_and_one_of_four_is_not(slips: int, tmp_path: Path) -> None:
    few = "So few voted by paper slip that it is not told here what came by which way."
    people = f"People 10 {slips} {10 + slips}"
    for said in _reports(_voted(slips), tmp_path):
        assert re.search(f"Speelplek voor alle leeftijden (B )?{3 * slips} ", said), (
            "the result itself is told"
        )
        assert people in said
        by_way = "Speelplek voor alle leeftijden 0 15 15" in said
        dots = f"Ballot slips: {3 * slips} dots from {slips} people." in said
        assert (by_way, dots, few in said) == ((True, True, False) if slips == FEW else (False, False, True))
        assert (f"Choice Phone Slips Together {people}" in said) is (slips < FEW), "how many is all"


def _right(told: Told, phones: int) -> None:
    """A readback that so many answered by phone, beside hands and paper."""
    step = told.services.evenings.add_step(told.evening.id, Kind.READBACK).id
    readbacks = told.services.readbacks
    told.services.playing.go_to(told.evening.id, step)
    for number in range(phones):
        sending = readbacks.sending(told.evening.id, step, NO, "", author=f"guest {number}")
        told.services.store.run(sending)
    readbacks.count(step, Channel.HANDS, {YES: 20, ALMOST: 3})
    readbacks.count(step, Channel.PAPER, {YES: 6})


@pytest.mark.parametrize("phones", [FEW, FEW - 1])
def test_that_a_readback_is_told_by_way_under_the_same_rule(phones: int, tmp_path: Path) -> None:
    told = an_evening()
    _right(told, phones)
    out = export(told.services, told.evening.id, Format.CSV, tmp_path / "out")
    with (out / "readback.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["channel"], row["value"], int(row["people"])) for row in csv.DictReader(file)]
    apart = [
        ("phone", "no", 5), ("hands", "yes", 20), ("hands", "almost", 3), ("paper", "yes", 6),
    ]  # fmt: skip
    together = [("", "yes", 26), ("", "almost", 3), ("", "no", 4)]
    assert rows == (apart if phones == FEW else together)
    for said in _reports(told, tmp_path):
        assert f"26 yes, 3 almost, {phones} no" in said
        assert ("By Yes Almost No" in said) is (phones == FEW)


@pytest.mark.parametrize("papers", [FEW, FEW - 1])
def test_that_marks_at_the_exit_are_told_by_way_under_the_same_rule(papers: int, tmp_path: Path) -> None:
    told = an_evening()
    step = told.services.evenings.add_step(told.evening.id, Kind.EXIT).id
    polls = told.services.exitpoll
    told.services.playing.go_to(told.evening.id, step)
    for number in range(6):
        told.services.store.run(polls.sending(told.evening.id, step, {MARK: "8"}, author=f"guest {number}"))
    for _form in range(papers):
        polls.enter(step, "3")
    out = export(told.services, told.evening.id, Format.CSV, tmp_path / "out")
    with (out / "satisfaction.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["channel"], row["value"], int(row["people"])) for row in csv.DictReader(file)}
    apart, together = {("phone", "8", 6), ("paper", "3", FEW)}, {("", "8", 6), ("", "3", FEW - 1)}
    assert rows == (apart if papers == FEW else together)


@pytest.mark.parametrize(
    ("people", "beside", "few"),
    [
        ({}, 0, ()),
        ({"phone": 3}, 0, ()),
        ({"phone": 3}, 1, ("phone",)),
        ({"phone": 5, "paper": 4}, 0, ("paper",)),
        ({"phone": 5, "paper": 5}, 1, ()),
        ({"phone": 2, "paper": 0}, 0, ()),
        ({"phone": 2, "paper": 1}, 0, ("phone", "paper")),
    ],
)
def test_that_ways_of_a_few_are_named_where_there_are_several(
    people: dict[str, int], beside: int, few: tuple[str, ...]
) -> None:
    assert few_ways(people, beside=beside) == few


@pytest.mark.parametrize(
    ("people", "few"),
    [
        ({"phone": 3, "hands": None}, ("phone",)),
        ({"phone": 3, "hands": 0}, ()),
        ({"phone": 5, "hands": 1}, ()),
        ({"hands": 1}, ()),
    ],
)
def test_that_a_way_that_everybody_saw_sets_a_few_others_apart_counted_or_not(
    people: dict[str, int | None], few: tuple[str, ...]
) -> None:
    assert few_alone(people, ("hands",)) == few
