"""What came out of the evening: bars, numbers with their base, exports and backups; hidden stays hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.aftercare.backups import backup_lines
from cocreate_desktop.desktop.aftercare.bars import ResultBars
from cocreate_desktop.desktop.aftercare.eveningpage import TILES, EveningPage
from cocreate_desktop.desktop.aftercare.room import AftercareRoom
from cocreate_desktop.desktop.saving import Saved, SavedDialog
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import Option, Phase, Round
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.voting import METHODS
from cocreate_desktop.language import _
from cocreate_desktop.services import onlinewords
from cocreate_desktop.services.outside import Format, Paper
from tests.desktop.scene import Scene

# What a file of this form begins with.
BEGINS: dict[Paper | Format, bytes] = {
    Paper.REPORT: b"%PDF",
    Paper.TAKE_HOME: b"%PDF",
    Paper.AGREEMENT: b"%PDF",
    Paper.SUPPORT_SHEET: b"%PDF",
    Paper.CHALLENGE: b"%PDF",
    Format.HTML: b"<!doctype html>",
    Format.CSV: b"round,channel,people",
    Format.XLSX: b"PK",
    Format.JSONL: b"{",
}


def open_round(scene: Scene, options: int = 3) -> tuple[Round, tuple[Option, ...]]:
    steps = scene.services.evenings.steps(scene.evening_id)
    voting = scene.services.voting.round_of(next(step.id for step in steps if step.kind is Kind.VOTE))
    assert voting is not None
    made = scene.services.voting.set_options(voting.id, [f"Keuze {n}" for n in range(1, options + 1)])
    return scene.services.voting.open(voting.id), made


def vote(scene: Scene, voting: Round, *choices: Option) -> None:
    for number, option in enumerate(choices):
        scene.services.casting.cast(voting.id, f"gast {number}", {option.id: 1}, Channel.PHONE)


def texts(room: EveningPage) -> list[str]:
    return [label.text() for block in room.blocks for label in block.findChildren(QLabel)]


def test_that_without_a_vote_it_says_so(scene: Scene, room: EveningPage) -> None:
    assert not room._none.isHidden()
    assert room._labels["notes"].text() == "0"
    assert room._labels["present"].text() == "–"


def test_that_a_result_is_hidden_until_it_is_revealed(scene: Scene, room: EveningPage) -> None:
    voting, options = open_round(scene)
    vote(scene, voting, options[1], options[1], options[0])
    scene.desk.relay.tell_now()
    assert room.findChildren(ResultBars) == []
    assert texts(room)[-1] == "Verborgen tot je de uitslag onthult."
    scene.services.voting.close(voting.id)
    scene.desk.relay.tell_now()
    assert room.blocks[0].findChildren(ResultBars) == []
    scene.services.voting.reveal(voting.id)
    scene.desk.relay.tell_now()
    (block,) = room.blocks
    assert [(bar.letter, bar.total, bar.place) for bar in block.bars] == [
        ("B", 2, 1),
        ("A", 1, 2),
        ("C", 0, 3),
    ]
    assert block.bars[0].people == "2 van 3 mensen, 67 %"
    assert "Basis: 3 mensen met een geldige stem." in texts(room)


def test_that_a_result_is_made_final_after_one_question(scene: Scene, room: EveningPage) -> None:
    voting, options = open_round(scene)
    vote(scene, voting, options[0])
    scene.services.voting.close(voting.id)
    scene.services.voting.reveal(voting.id)
    scene.desk.relay.tell_now()
    room.blocks[0].ask.click()
    assert room.blocks[0].sure.isVisible()
    room.blocks[0].not_yet.click()
    assert not room.blocks[0].sure.isVisible()
    room.blocks[0].ask.click()
    room.blocks[0].sure.click()
    assert scene.services.overview.round(voting.id).round.phase is Phase.PUBLISHED
    assert room.blocks[0].bars[0].total == 1
    assert _("This result is final.") in texts(room)


@pytest.mark.parametrize("method", METHODS)
def test_that_a_result_of_every_method_is_drawn(scene: Scene, room: EveningPage, method: str) -> None:
    steps = scene.services.evenings.steps(scene.evening_id)
    voting = scene.services.voting.round_of(next(step.id for step in steps if step.kind is Kind.VOTE))
    assert voting is not None
    made = scene.services.voting.set_options(voting.id, ["Keuze 1", "Keuze 2"])
    for option in made:
        scene.services.voting.price_option(option.id, 500)
    scene.services.voting.change_rules(voting.id, method=method, budget=600, chips=100)
    scene.services.voting.open(voting.id)
    first = scene.services.overview.round(voting.id).options[0].id
    scene.services.casting.cast(voting.id, "gast", {first: 1}, Channel.PHONE)
    scene.services.voting.close(voting.id)
    scene.services.voting.reveal(voting.id)
    scene.desk.relay.tell_now()
    assert room.grab().width() > 0
    assert room.blocks[0].bars[0].said


def test_that_typed_totals_without_people_give_no_percentage(scene: Scene, room: EveningPage) -> None:
    voting, options = open_round(scene)
    scene.services.counting.type_count(voting.id, Channel.DOTS, options[0].id, 8)
    scene.services.voting.close(voting.id)
    scene.services.voting.reveal(voting.id)
    scene.desk.relay.tell_now()
    assert room.blocks[0].bars[0].total == 8
    assert {bar.people for bar in room.blocks[0].bars} == {""}
    assert not any("%" in text for text in texts(room))


def test_that_the_numbers_bring_their_base(scene: Scene, room: EveningPage) -> None:
    steps = scene.services.evenings.steps(scene.evening_id)
    scene.services.capturing.write(next(s.id for s in steps if s.kind is Kind.IDEAS), "Een lange tafel")
    voting, options = open_round(scene)
    vote(scene, voting, options[0], options[1])
    scene.desk.relay.tell_now()
    assert room._labels["notes"].text() == "1"
    assert room._labels["votesWords"].text() == "mensen stemden"
    scene.services.evenings.change(scene.evening_id, present=8)
    scene.desk.relay.tell_now()
    assert room._labels["votesWords"].text() == "mensen stemden, 25 % van 8 in de zaal"


def test_that_more_votes_than_people_counted_are_no_percentage(scene: Scene, room: EveningPage) -> None:
    voting, options = open_round(scene)
    vote(scene, voting, options[0], options[1])
    scene.services.evenings.change(scene.evening_id, present=1)
    scene.desk.relay.tell_now()
    words = _("people voted, more than the {n} counted in the hall").format(n=1)
    assert room._labels["votesWords"].text() == words


@pytest.mark.parametrize("name", list(TILES))
def test_that_each_tile_writes_its_file(
    qtbot: QtBot, scene: Scene, room: EveningPage, tmp_path: Path, name: str
) -> None:
    room.tiles[name].click()
    if room.signing is not None:
        room.signing.deed_button.click()
    assert room.asking is not None
    room.asking.dialog.close()
    room.asking.saved.emit(Saved(tmp_path / "uit", TILES[name]))
    qtbot.waitUntil(lambda: bool(scene.host.findChildren(SavedDialog)), timeout=30_000)
    written = tmp_path / "uit"
    first = min(written.iterdir()) if written.is_dir() else written
    assert first.read_bytes().startswith(BEGINS[TILES[name]])


def test_that_the_green_button_makes_the_report(scene: Scene, aftercare: AftercareRoom) -> None:
    aftercare.head_items().report.click()
    room = aftercare.evening
    assert room.asking is not None
    assert "Verslag" in room.asking.dialog.selectedFiles()[0]
    room.asking.dialog.close()


def test_that_backups_are_listed_and_made(qtbot: QtBot, scene: Scene, room: EveningPage) -> None:
    qtbot.waitUntil(lambda: len(room._backups.stringList()) == 1)  # the one of opening
    room._back_up.click()
    qtbot.waitUntil(lambda: len(room._backups.stringList()) == 2)
    assert Path(scene.project.backups.all()[0]).name in scene.heard.messages[0]
    assert room._folder.isEnabled()


def test_that_a_backup_that_is_gone_is_left_out(tmp_path: Path) -> None:
    assert backup_lines([str(tmp_path / "weg.cocreate")]) == []


def test_that_those_at_home_stand_beside_the_hall_in_lower_rows(scene: Scene, room: EveningPage) -> None:
    scene.services.store.run(lambda unit: unit.change(Project, unit.project_id, online_weight=25))
    voting, (a, b, _c) = open_round(scene)
    vote(scene, voting, a, a, b)
    for number, option in enumerate((b, b, b, b)):
        scene.services.casting.cast(voting.id, f"thuis {number}", {option.id: 1}, Channel.ONLINE)
    scene.services.voting.close(voting.id)
    scene.services.voting.reveal(voting.id)
    room.enter(scene.evening_id)
    (block,) = room.blocks
    hall, home, both = block.findChildren(ResultBars)
    assert [bar.total for bar in block.bars][:2] == [2, 1]
    assert [one.tally.result(b.id).total for one in block.besides] == [4, 2]
    assert home.sizeHint().height() == both.sizeHint().height() < hall.sizeHint().height()
    told = texts(room)
    assert onlinewords.title(4) in told
    assert onlinewords.together_title(25) in told
