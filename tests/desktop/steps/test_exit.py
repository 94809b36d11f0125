"""The exit poll and the readback at the desk, in the real room: typed fast, undone, hidden until shown, and on the stage."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QSpinBox, QStackedWidget, QTableWidget

from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.desktop.stage.state import ExitOnStage
from cocreate_desktop.desktop.steps.exitcards import CardPhotos
from cocreate_desktop.desktop.walls.drops import Brought
from cocreate_desktop.domain.answererrors import BadSlip
from cocreate_desktop.domain.answers import ALMOST, MARK, YES
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Way
from cocreate_desktop.services.exitpoll import ExitView
from cocreate_desktop.services.readback import ReadbackView
from tests.desktop.cards.halls import pictures
from tests.desktop.steps.conftest import Hands


def begun(hands: Hands, kind: Kind) -> str:
    there = {one.kind: one for one in hands.services.evenings.steps(hands.evening.id)}
    step = there.get(kind) or hands.services.evenings.add_step(hands.evening.id, kind)
    hands.go(kind)
    return step.id


def poll(hands: Hands, step_id: str) -> ExitView:
    return hands.services.exitpoll.view(step_id)


def readback(hands: Hands, step_id: str) -> ReadbackView:
    return hands.services.readbacks.view(step_id)


def on_stage(hands: Hands) -> ExitOnStage:
    body = stage_state(hands.view, address="", now=hands.clock.now()).body
    assert isinstance(body, ExitOnStage)
    return body


def test_that_forms_stickers_and_cards_are_typed_fast_and_undone(hands: Hands) -> None:
    step_id = begun(hands, Kind.EXIT)
    line = hands.part(QLineEdit, "slip")
    hands.type(line, "8 33231")
    hands.type(line, "9 33 Mooi")
    assert (poll(hands, step_id).people, line.text()) == (2, "")
    hands.type(line, "8 34", None)
    assert "8 33231" in hands.part(QLabel, "slipRead").text()
    hands.press(Qt.Key.Key_Return)
    assert hands.problems == [BadSlip]
    assert line.text() == "8 34"  # what was refused is still there
    line.clear()
    hands.undo()
    assert poll(hands, step_id).people == 1
    hands.desk.undo.redo()
    assert poll(hands, step_id).people == 2
    hands.part(KeyButton, "tabPoster").click()
    field = hands.part(QSpinBox, "m7")
    hands.focus(field)
    field.setValue(4)
    hands.part(QSpinBox, "s2yes").setValue(3)
    found = poll(hands, step_id)
    assert (found.by_channel[Channel.DOTS].histogram[6], found.statements[1].yes) == (4, 5)
    hands.part(KeyButton, "tabCards").click()
    assert not hands.part(QSpinBox, "m7").isVisible()
    assert hands.part(QSpinBox, "s2yes").value() == 0
    hands.part(QSpinBox, "s2yes").setValue(6)
    assert poll(hands, step_id).by_channel[Channel.CARD].people == 6
    hands.focus(hands.part(QSpinBox, "s2yes"))
    hands.part(KeyButton, "askCards").click()
    assert on_stage(hands).asking == on_stage(hands).asked[1]
    hands.part(KeyButton, "askCards").click()
    assert on_stage(hands).asking == ""
    for _time in range(3):
        hands.undo()
    hands.see()
    assert hands.part(QSpinBox, "s2yes").value() == 0


def test_that_no_total_stands_there_before_it_is_shown(hands: Hands) -> None:
    step_id = begun(hands, Kind.EXIT)
    hands.services.exitpoll.count(step_id, Channel.DOTS, MARK, {"8": 11, "5": 1})
    hands.see()
    hands.part(KeyButton, "tabResult").click()
    assert not hands.part(QTableWidget, "said").isVisibleTo(hands.room)
    assert "8" not in hands.part(QLabel, "resultMarks").text()
    assert hands.part(QLabel, "number").text() == "12"
    assert not hands.part(KeyButton, "page").isVisible()
    assert on_stage(hands).result is None
    hands.focus(hands.part(QLineEdit, "promised"))
    hands.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert poll(hands, step_id).shown
    assert hands.part(QStackedWidget, "pages").currentIndex() == 3
    assert "92" in hands.part(QLabel, "resultMarks").text()
    assert on_stage(hands).result is not None
    assert on_stage(hands).statements == ()
    hands.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert [one.outcome for one in on_stage(hands).statements] == [False] * 4 + [True]
    assert poll(hands, step_id).settings.page == 1
    hands.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert not poll(hands, step_id).shown


def test_that_a_promise_in_the_past_is_refused_under_its_field(hands: Hands) -> None:
    step_id = begun(hands, Kind.EXIT)
    today = hands.clock.now().date()
    field, error = hands.part(QLineEdit, "promised"), hands.part(QLabel, "promisedError")
    hands.type(field, (today - timedelta(days=1)).strftime("%d-%m-%Y"))
    assert error.isVisible()
    assert poll(hands, step_id).settings.promise == ""
    soon = today + timedelta(days=9)
    hands.type(field, soon.strftime("%d-%m-%Y"))
    assert not error.isVisible()
    assert poll(hands, step_id).promise == soon.isoformat()


def test_that_a_tick_lets_others_read_what_somebody_wrote(hands: Hands) -> None:
    step_id = begun(hands, Kind.EXIT)
    hands.services.exitpoll.enter(step_id, "9 Mooi")
    hands.see()
    hands.part(KeyButton, "tabWords").click()
    item = hands.part(QListWidget, "words").item(0)
    item.setCheckState(Qt.CheckState.Checked)
    assert poll(hands, step_id).words_shown == ("Mooi",)
    hands.undo()
    assert poll(hands, step_id).words_shown == ()


def test_that_a_summary_is_written_answered_and_completed_by_keyboard(hands: Hands) -> None:
    step_id = begun(hands, Kind.READBACK)
    line, points = hands.part(QLineEdit, "point"), hands.part(QListWidget, "points")
    before = readback(hands, step_id).points
    hands.type(line, "Er komt een tafel.")
    hands.type(line, "De buren passen op.")
    assert readback(hands, step_id).points == (*before, "Er komt een tafel.", "De buren passen op.")
    hands.focus(points)
    points.setCurrentRow(points.count() - 1)
    hands.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert readback(hands, step_id).points[-1] == "Er komt een tafel."
    hands.press(Qt.Key.Key_Delete)
    assert readback(hands, step_id).points[-1] == "Er komt een tafel."
    assert len(readback(hands, step_id).points) == len(before) + 1
    hands.undo()
    assert len(readback(hands, step_id).points) == len(before) + 2


def test_that_what_people_miss_becomes_a_point_with_one_key(hands: Hands) -> None:
    step_id = begun(hands, Kind.READBACK)
    services, line = hands.services, hands.part(QLineEdit, "point")
    work = services.readbacks.sending(hands.evening.id, step_id, ALMOST, "De bomen", author="buur")
    services.store.run(work)
    hands.see()
    missed = hands.part(QListWidget, "missed")
    hands.focus(missed)
    hands.press(Qt.Key.Key_Return)
    assert readback(hands, step_id).points[-1] == "De bomen"
    assert missed.count() == 0
    hands.undo()
    assert missed.count() == 1
    hands.press(Qt.Key.Key_Delete)  # what a neighbour sent stays
    assert missed.count() == 1
    hands.type(hands.part(QLineEdit, "said"), "Ook de speelplek")
    assert missed.count() == 2
    hands.part(QSpinBox, "handsYes").setValue(20)
    found = readback(hands, step_id)
    assert (found.people, found.by_channel[Channel.HANDS].yes) == (21, 20)
    told = hands.part(QLabel, "counts").text()
    hands.focus(line)
    hands.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert readback(hands, step_id).shown
    assert hands.part(QLabel, "counts").text() != told
    assert YES in found.together.told or "20" in found.together.told
    services.readbacks.write(step_id, [f"Punt {n}" for n in range(8)])
    hands.see()
    hands.part(KeyButton, "page").click()
    assert readback(hands, step_id).settings.page == 1


def test_that_cards_are_counted_in_a_photo_for_the_statement_in_hand(hands: Hands, tmp_path: Path) -> None:
    step_id = begun(hands, Kind.EXIT)
    hands.services.cards.make_codes(hands.evening.id, 8)
    form = hands.services.evenings.get(hands.evening.id).card_form
    sides = ((1, "A"), (2, "A"), (3, "B"), (5, "C"), (6, "D"))
    pictures(sides, 5, form)[0].save(str(tmp_path / "hall.png"))
    hands.part(KeyButton, "tabCards").click()
    hands.focus(hands.part(QSpinBox, "s3no"))
    counts = hands.room.findChild(CardPhotos)
    assert counts is not None
    counts.ask(step_id, hands.evening.id, "s3")
    counts.choice.brought.emit(Brought(Way.FILE, (tmp_path / "hall.png",)))
    hands.until(lambda: poll(hands, step_id).by_channel[Channel.CARD].people > 0)
    found = poll(hands, step_id).statements[2]
    assert (found.no, found.so_so, found.yes) == (1, 1, 2)
    hands.undo()
    assert poll(hands, step_id).people == 0
