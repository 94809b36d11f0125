"""How much a vote from home counts: whoever changes it after people voted leaves a line with each vote that it is about."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cocreate_desktop.apps.controls import lines as told_lines
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening, Round
from cocreate_desktop.exchange.controlcheck import check
from cocreate_desktop.exchange.controlfile import write_control
from cocreate_desktop.exchange.sheets import export
from cocreate_desktop.language import speaking
from cocreate_desktop.services.auditing import text_of
from cocreate_desktop.services.conflicts import Choice
from cocreate_desktop.services.outside import Format
from cocreate_desktop.services.votedwords import audit
from tests.laptops import NAMES, an_open_vote, meet, two_laptops
from tests.paper.evenings import Told, an_evening
from tests.paper.rounds import a_round, options_of


def voted(told: Told, *, home: bool = True) -> Round:
    """A vote that was closed and shown, in the hall and (where ``home``) at home."""
    made = a_round(told, "choice")
    first, second = (one.id for one in options_of(told, made)[:2])
    told.services.voting.open(made.id)
    for guest in range(6):
        told.services.casting.cast(made.id, f"hall {guest}", {first: 1}, Channel.PHONE)
        if home:
            told.services.casting.cast(made.id, f"home {guest}", {second: 1}, Channel.ONLINE)
    told.services.voting.close(made.id)
    told.services.voting.reveal(made.id)
    return made


def details(told: Told, made: Round) -> list[str]:
    return [one.detail for one in told.services.auditing.lines(made.id) if one.what is Happening.WEIGHT]


@pytest.mark.parametrize("road", ["online", "project"])
def test_that_a_changed_weight_stands_with_every_vote_that_was_asked_at_home(road: str) -> None:
    told = an_evening()
    made, hall = voted(told), voted(told, home=False)
    draft = a_round(told, "choice")
    for percent in (50, 50, 25):
        if road == "online":
            told.services.online.set_weight(percent)
        else:
            told.services.projects.change(online_weight=percent)
    assert details(told, made) == ["0 → 50", "50 → 25"]
    assert details(told, hall) == details(told, draft) == []
    told.services.projects.change(name="Ander plein")
    assert len(details(told, made)) == 2


def test_that_report_export_and_verify_tell_it(tmp_path: Path) -> None:
    told = an_evening()
    made = voted(told)
    control = told.services.overview.control(made.id)
    assert control is not None
    figure = control.last.seal.figure
    told.services.online.set_weight(50)
    told.services.voting.use_base(made.id, "cast")
    with speaking("en"):
        said = " ".join(audit(told.services.overview.round(made.id)))
        assert "How much a vote from home counts was changed: 0 % → 50 %." in said
        out = export(told.services, told.evening.id, Format.CSV, tmp_path / "out")
        control = told.services.overview.control(made.id)
        assert control is not None
        found = check(write_control(control, tmp_path / "vote.control.json"), figure)
        lines = told_lines(found)
    with (out / "audit.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["what"] == "weight"]
    assert [(row["subject"], row["detail"]) for row in rows] == [("", "0 → 50")]
    assert rows[0]["at"]
    assert (found.wrong, found.figure) == ((), figure), "it is under no figure, as the base is not"
    assert found.changed == (
        "After the close it was changed how much a vote from home counts: 0 % → 50 %.",
        "After the close the base of the percentages was changed: valid votes → votes cast.",
    )
    assert set(found.changed) < set(lines)
    assert "Nothing was changed since it was sealed." in lines


def test_that_the_desk_reads_on_which_laptop_and_a_choice_between_two_leaves_a_line(tmp_path: Path) -> None:
    with two_laptops(tmp_path, "weighed", {"name": "Plein", "question": "Wat mis je?"}) as (first, second):
        made = an_open_vote(first)
        option = first.services.voting.options(made.id)[0].id
        first.services.casting.cast(made.id, "A" * 26, {option: 1}, Channel.ONLINE)
        first.services.voting.close(made.id)
        meet(first, second)
        first.services.online.set_weight(25)
        second.services.online.set_weight(75)
        meet(first, second)

        def told() -> list[tuple[str, str]]:
            lines = first.services.auditing.lines(made.id)
            return [(one.subject, one.detail) for one in lines if one.what is Happening.WEIGHT]

        assert sorted(told()) == sorted([(NAMES[0], "0 → 25"), (NAMES[1], "0 → 75")])
        (case,) = first.services.conflicts.all()
        first.services.conflicts.keep(case.key, Choice.OTHER)
        assert told()[-1] == (NAMES[0], "75 → 25")
        with speaking("en"):
            line = first.services.auditing.lines(made.id)[-1]
            said = f"How much a vote from home counts was changed on “{NAMES[0]}”: 75 % → 25 %."
            assert text_of(line) == said
            report = " ".join(audit(first.services.overview.round(made.id)))
        assert NAMES[0] not in report
