"""The control of a vote: the figure that the room saw, and what is found when somebody changes something after it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cocreate_desktop.apps.controls import lines as told_lines
from cocreate_desktop.domain.controlfigure import PARTS, chain, commitment, commitment_of, figure_of, root_of
from cocreate_desktop.domain.errors import RoundNotOpen
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot, Happening, Round
from cocreate_desktop.domain.secrecy import voter_of
from cocreate_desktop.domain.voting import METHODS, RULES, tally
from cocreate_desktop.exchange import controlround, rounds
from cocreate_desktop.exchange.controlcheck import check
from cocreate_desktop.exchange.controlfile import control_of, plain, seal_in, write_control
from cocreate_desktop.exchange.controlround import write_rounds
from cocreate_desktop.exchange.sheets import export
from cocreate_desktop.services.auditing import text_of
from cocreate_desktop.services.outside import Format
from cocreate_desktop.services.ports import UnitOfWork
from tests.exchange.tampering import TAMPERED, told_anew
from tests.paper.evenings import Told, an_evening
from tests.paper.rounds import OF_A_BALLOT, a_round, options_of

Json = dict[str, Any]
COUNTED = ("choice", "approval", "dots", "yes-no", "support", "consent", "budget")


def played(told: Told, method: str, rule: str = "") -> Round:
    """A round with ballots on every channel: changed ones, one by code on two channels, a table that was taken back, a broken
    one from elsewhere, counts by eye, and votes from home."""
    services, made = told.services, a_round(told, method, rule=rule or RULES.get(method, ("",))[0])
    services.voting.open(made.id)
    ids = [option.id for option in options_of(told, made)]
    given = [
        {one: weight for one, weight in zip(ids, weights, strict=False) if weight}
        for weights in OF_A_BALLOT[method]
    ]
    cast = services.casting.cast
    for number in range(16):
        channel = (Channel.PHONE, Channel.ONLINE)[number % 2]
        words = "Te duur" if "objection" in given[number % len(given)] else ""
        cast(made.id, f"guest {number}", given[number % len(given)], channel, words=words)
    cast(made.id, "guest 0", given[1], Channel.PHONE)
    codes = services.cards.make_codes(told.evening.id, 8)
    cast(made.id, codes[0].token, given[0], Channel.PHONE, by_code=True)
    for code in codes[:6]:
        services.casting.enter_slip(made.id, code.typed, given[1])
    for table in range(5):
        services.casting.enter_table(made.id, f"Tafel {table}", 3 + table, given[0])
    services.casting.take_back(services.casting.enter_table(made.id, "Tafel 9", 4, given[0]))
    if method in COUNTED:
        services.counting.type_count(made.id, Channel.HANDS, ids[0], 4)
        services.counting.type_count(made.id, Channel.HANDS, "", 9)
    broken(told, made, "from elsewhere")
    services.voting.close(made.id)
    return made


def broken(told: Told, made: Round, voter: str) -> None:
    """A ballot outside the rules, as another version might have sent it."""
    project = told.services.store.read(lambda reader: reader.project_id)
    ballot = CastBallot(
        project_id=project, round_id=made.id, voter=voter, channel=Channel.PHONE, choices=(("nowhere", 1),)
    )
    told.services.store.run(lambda unit: unit.record(ballot))


def file_of(told: Told, made: Round, folder: Path) -> Path:
    control = told.services.overview.control(made.id)
    assert control is not None
    return write_control(control, folder / "vote.control.json")


RULED = [(method, rule) for method in METHODS for rule in RULES.get(method, ("",))]


@pytest.mark.parametrize(("method", "rule"), RULED)
def test_that_a_vote_counted_again_from_its_control_alone_gives_the_same_result(
    method: str, rule: str, tmp_path: Path
) -> None:
    told = an_evening(online_weight=50)
    made = played(told, method, rule=rule)
    before = check(file_of(told, made, tmp_path))
    assert (before.wrong, before.counted) == ((), False)
    assert '"salt"' not in (tmp_path / "vote.control.json").read_text(encoding="utf-8"), "blind until shown"
    told.services.voting.reveal(made.id)
    told.services.voting.publish(made.id)
    found = check(file_of(told, made, tmp_path), before.figure.lower().replace(" ", "-"))
    assert (found.wrong, found.counted, found.figure) == ((), True, before.figure)
    whole = json.loads((tmp_path / "vote.control.json").read_text(encoding="utf-8"))
    assert set(whole["result"]) == {"hall", "online", "together"}
    view = told.services.overview.round(made.id)
    assert view.tally is not None
    assert whole["result"]["hall"]["winners"] == list(view.tally.winners)
    assert whole["result"]["hall"]["cast"] == float(view.tally.cast)
    assert len(whole["result"]["hall"]["invalid"]) == 1
    sides = {
        "vote.round.json": view.tally,
        "vote-home.round.json": view.online.tally if view.online else None,
    }
    control = told.services.overview.control(made.id)
    assert control is not None
    for path in write_rounds(control, tmp_path / "vote"):
        there = sides.pop(path.name)
        assert there is not None
        assert plain(tally(rounds.read(path)), True) == plain(there, True)
    assert not sides


def test_that_whatever_is_changed_after_the_closing_is_found(tmp_path: Path) -> None:
    told = an_evening(online_weight=50)
    made = played(told, "approval")
    told.services.voting.reveal(made.id)
    sound = file_of(told, made, tmp_path)
    words = sound.read_text(encoding="utf-8")
    assert check(sound).wrong == ()
    for tamper in TAMPERED:
        whole: Json = json.loads(words)
        tamper(whole)
        sound.write_text(json.dumps(whole), encoding="utf-8")
        assert check(sound).wrong, tamper.__name__


def test_that_a_seal_put_behind_the_true_one_is_never_said_to_be_what_the_room_saw(tmp_path: Path) -> None:
    told = an_evening(online_weight=50)
    made = played(told, "approval")
    told.services.voting.reveal(made.id)
    sound = file_of(told, made, tmp_path)
    whole: Json = json.loads(sound.read_text(encoding="utf-8"))
    figure, first = whole["figure"], whole["seals"][0]
    # Three ballots in place of all, under a second seal; the list of the first is cut to them.
    whole["ballots"] = whole["ballots"][:3]
    kept = sorted(commitment([seal_in(one[part]) for part in PARTS]) for one in whole["ballots"])
    first["ballots"] = kept
    counts = whole["events"][first["events"][-1]][3]
    whole["events"].append(["sealed", "2026-11-23T23:59:00Z", 3, counts, root_of(kept)])
    link = chain(whole["rules"], whole["events"])
    under = list(range(len(whole["events"])))
    forged = {"figure": figure_of(link), "link": link, "events": under, "ballots": kept}
    whole["seals"].append(forged)
    whole["figure"] = forged["figure"]
    told_anew(whole)
    sound.write_text(json.dumps(whole), encoding="utf-8")
    found = check(sound, figure)
    assert (found.figure, found.counted) == (forged["figure"], True)
    assert len(found.doubts) == 2
    assert figure in found.notes[-1]
    said = told_lines(found)
    assert not {
        "Nothing was changed since it was sealed.",
        "Nothing was changed since the last figure.",
    } & set(said)


def _sealed_anew(told: Told, made: Round, write: Callable[[UnitOfWork], object]) -> tuple[str, str]:
    """The figures before and after somebody writes into the file, past the program's own rules."""
    before = told.services.overview.control(made.id)
    told.services.store.run(write)
    told.services.voting.reveal(made.id)
    after = told.services.overview.control(made.id)
    assert before is not None
    assert after is not None
    return before.last.seal.figure, after.last.seal.figure


def test_that_a_ballot_slipped_in_after_the_closing_changes_the_figure_and_stands_in_the_list(
    tmp_path: Path,
) -> None:
    told = an_evening()
    made = played(told, "choice")
    option = options_of(told, made)[1].id
    project = told.services.store.read(lambda reader: reader.project_id)
    slipped = CastBallot(
        project_id=project, round_id=made.id, voter="x", channel=Channel.PHONE, choices=((option, 1),)
    )
    before, after = _sealed_anew(told, made, lambda unit: unit.record(slipped))
    assert before != after
    found = check(file_of(told, made, tmp_path), before)
    assert (found.wrong, found.figure) == ((), after)
    assert len(found.notes) == 2
    assert all(before in note for note in found.notes)
    assert after in found.notes[-1]
    lines = [line for line in told.services.auditing.lines(made.id) if line.what is Happening.SEALED]
    assert [line.number for line in lines] == [found.ballots - 1, found.ballots]
    assert before in text_of(lines[0])


def test_that_a_few_on_one_channel_hide_by_which_way_anybody_voted(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "choice")
    told.services.voting.open(made.id)
    first, second = (option.id for option in options_of(told, made)[:2])
    for guest in range(9):
        told.services.casting.cast(made.id, f"guest {guest}", {first: 1}, Channel.PHONE)
    told.services.casting.enter_loose(made.id, {second: 1})
    told.services.voting.close(made.id)
    told.services.voting.reveal(made.id)
    whole = control_of_round(told, made)
    assert all(set(one["channel"]) == {"seal"} for one in whole["ballots"])
    assert "by_channel" not in whole["result"]["hall"]
    assert check(file_of(told, made, tmp_path)).wrong == ()


def test_that_a_vote_opened_again_for_one_neighbour_does_not_show_what_she_chose(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "choice")
    told.services.voting.open(made.id)
    first, second = (option.id for option in options_of(told, made)[:2])
    for guest in range(9):
        told.services.casting.cast(made.id, f"guest {guest}", {first: 1}, Channel.PHONE)
    told.services.voting.close(made.id)
    before = control_of_round(told, made)
    told.services.voting.open(made.id)
    told.services.casting.cast(made.id, "late", {second: 1}, Channel.PHONE)
    told.services.voting.close(made.id)
    told.services.voting.reveal(made.id)
    after = control_of_round(told, made)
    assert len(set(after["seals"][-1]["ballots"]) - set(before["seals"][-1]["ballots"])) == 1
    assert "salt" not in json.dumps(after), "of ten ballots everybody could open this one"
    found = check(file_of(told, made, tmp_path), before["figure"])
    assert (found.wrong, found.doubts, found.few, found.ballots) == ((), (), True, 10)
    control = told.services.overview.control(made.id)
    assert control is not None
    (path,) = write_rounds(control, tmp_path / "vote")
    assert [one.total for one in tally(rounds.read(path)).options][:2] == [9, 1]
    listed = sorted(control.ballots, key=lambda one: commitment_of(control.last.seal.secret, one))
    there = [set(one.choices) for one in rounds.read(path).ballots]
    assert sum(second in one for one in there) == 1
    in_order = controlround._in_order(control, control.ballots)
    assert [one for _name, one in in_order] != listed, "one time in three million"
    # With five of them nobody is alone any more.
    told.services.voting.conceal(made.id)
    told.services.voting.open(made.id)
    for guest in range(5):
        told.services.casting.cast(made.id, f"later {guest}", {second: 1}, Channel.PHONE)
    told.services.voting.close(made.id)
    told.services.voting.reveal(made.id)
    assert control_of_round(told, made)["few"] is True, "that one still is"


def control_of_round(told: Told, made: Round) -> Json:
    control = told.services.overview.control(made.id)
    assert control is not None
    return dict(control_of(control))


ADDED_UP = ("choice", "approval", "dots", "yes-no", "support", "consent", "budget", "score", "chips")


def test_that_the_ballots_of_an_export_add_up_to_its_totals(tmp_path: Path) -> None:
    told = an_evening(online_weight=50)
    for method in ADDED_UP:
        made = played(told, method)
        told.services.voting.reveal(made.id)
    out = export(told.services, told.evening.id, Format.CSV, tmp_path / "csv")
    with (out / "rounds.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (out / "ballots.csv").open(encoding="utf-8") as file:
        ballots = list(csv.DictReader(file))
    out = export(told.services, told.evening.id, Format.JSONL, tmp_path / "out.jsonl")
    lines: list[Json] = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    given = [line for line in lines if line["type"] == "ballot"]
    assert {row["method"] for row in rows} == set(ADDED_UP)
    for row in rows:
        mine = [one for one in ballots if one["round"] == row["round"]]
        again = [one for one in given if str(one["round"]) == row["round"]]
        for home, total in ((False, row["total"]), (True, row["online"])):
            side = [one for one in mine if (one["channel"] == "online") is home]
            weighed = sum(int(one[row["letter"]] or 0) * int(one["people"]) for one in side)
            assert weighed + (0 if home else int(row["hands"] or 0)) == int(total)
            other_side = [one for one in again if (one["channel"] == "online") is home]
            other = sum(one["choices"].get(row["letter"], 0) * one["people"] for one in other_side)
            assert other == weighed


def test_that_a_vote_erased_on_request_after_the_closing_is_told_and_is_no_false_alarm(
    tmp_path: Path,
) -> None:
    told = an_evening()
    made = a_round(told, "choice")
    codes = told.services.cards.make_codes(told.evening.id, 6)
    told.services.voting.open(made.id)
    option = options_of(told, made)[0].id
    for code in codes:
        told.services.casting.enter_slip(made.id, code.typed, {option: 1})
    told.services.voting.close(made.id)
    before = control_of_round(told, made)
    lost = voter_of(made.secret, codes[2].token)
    told.services.store.run(lambda unit: unit.erase([lost]))
    told.services.voting.reveal(made.id)
    found = check(file_of(told, made, tmp_path), before["figure"])
    assert (found.wrong, found.ballots, found.counted) == ((), 5, True)
    assert before["figure"] in found.notes[0]
    assert before["figure"] in found.doubts[0]
    after = control_of_round(told, made)
    assert set(after["seals"][-1]["ballots"]) < set(before["seals"][-1]["ballots"])
    assert after["people"] == {"paper": 5}


def test_that_the_control_counts_what_was_replaced_taken_back_and_refused(tmp_path: Path) -> None:
    told = an_evening()
    made = played(told, "choice")
    with pytest.raises(RoundNotOpen):
        told.services.casting.enter_loose(made.id, {})
    lines = {(what, channel): number for what, channel, number in control_of_round(told, made)["lines"]}
    assert lines["replaced", "paper"] == 1
    assert lines["taken_back", "table"] == 1
    assert lines["late", "paper"] == 1
    assert not {what for what, _channel in lines} & {"opened", "closed", "sealed"}
