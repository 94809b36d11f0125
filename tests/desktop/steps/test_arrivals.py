"""The count at the door at the desk: two taps or two keys, the way back, what the last one said, corrections by keyboard,
and the same from any other step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QTableView

from cocreate_desktop import language
from cocreate_desktop.desktop.arrivals.dialogs import DoorDialog, PerspectivesDialog, TabletDialog
from cocreate_desktop.desktop.arrivals.tile import DoorTile
from cocreate_desktop.desktop.evening.stagepicture import StagePicture
from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.domain.arrivals import Band, Expectation, Role
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.secrecy import door_token
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.arrivals import ArrivalsView
from tests.desktop.steps.conftest import Hands

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def at_the_door(hands: Hands) -> Iterator[None]:
    language.use("en")
    hands.services.evenings.add_step(hands.evening.id, Kind.ARRIVALS)
    hands.go(Kind.ARRIVALS)
    yield
    language.use("nl")


def count(hands: Hands) -> ArrivalsView:
    return hands.services.arrivals.view(hands.evening.id)


def tap(hands: Hands, *names: str) -> None:
    for name in names:
        QTest.mouseClick(hands.part(DoorTile, name), Qt.MouseButton.LeftButton, pos=QPoint(30, 30))


def text(hands: Hands, name: str) -> str:
    return hands.part(QLabel, name).text()


def table(hands: Hands) -> tuple[QTableView, QAbstractItemModel]:
    view = hands.part(QTableView, "table")
    return view, view.model()


def cells(hands: Hands) -> list[list[str]]:
    model = table(hands)[1]
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_that_two_taps_count_and_the_role_stays_for_the_next_person(hands: Hands) -> None:
    assert text(hands, "lastWords") == "nobody counted here just now"
    assert not hands.part(KeyButton, "undo").isEnabled()
    tap(hands, "role1", "band2")
    assert hands.part(DoorTile, "role1").isChecked()
    tap(hands, "band3")
    assert [(one.role, one.band) for one in sorted(count(hands).arrivals, key=lambda one: one.band)] == [
        (Role.BUSINESS, Band.UP_TO_44), (Role.BUSINESS, Band.UP_TO_64),
    ]  # fmt: skip
    assert (text(hands, "people"), text(hands, "lastWords")) == ("2", "entrepreneur, 45–64")
    assert cells(hands)[1] == ["0", "0", "1", "1", "0", "2"]
    assert hands.part(StagePicture, "room").width() == 160
    # the way back is the key for undo, and says who is next
    hands.part(KeyButton, "undo").click()
    assert (count(hands).count.people, text(hands, "lastWords")) == (1, "entrepreneur, 25–44")
    assert hands.desk.undo.canRedo()
    hands.desk.undo.redo()
    hands.undo()
    hands.undo()
    assert (count(hands).count.people, hands.services.evenings.get(hands.evening.id).present) == (0, None)


def test_that_two_digits_count_and_alt_says_what_the_last_one_answered(hands: Hands) -> None:
    hands.focus(hands.part(DoorTile, "role0"))
    for role, band in ((Qt.Key.Key_1, Qt.Key.Key_5), (Qt.Key.Key_4, Qt.Key.Key_2)):
        hands.press(role)
        hands.press(band)
    hands.press(Qt.Key.Key_0)
    found = count(hands)
    assert found.count.of(Role.RESIDENT, Band.FROM_65) == 1
    assert found.count.of(Role.OFFICIAL, Band.UP_TO_24) == 1
    # only the age is not known
    assert found.count.of(Role.OFFICIAL, Band.UNKNOWN) == 1
    assert cells(hands)[5] == ["0", "1", "0", "0", "1", "1", "3"]
    hands.press(Qt.Key.Key_2, ALT)
    hands.press(Qt.Key.Key_7, ALT)
    (told,) = (one for one in count(hands).arrivals if one.heard)
    assert (told.band, told.heard, told.expects) == (Band.UNKNOWN, "whatsapp", Expectation.SOME)
    assert "civil servant, age not known" in text(hands, "heardAbout")
    assert text(hands, "waysBase") == "1 of 3 people said so"
    assert "Influence tonight: much 0 · some 1" in text(hands, "rest")
    hands.press(Qt.Key.Key_2, ALT)
    assert count(hands).count.heard_known == 0
    hands.undo()
    assert count(hands).count.heard_known == 1
    # the person goes although an answer was the last deed
    hands.part(KeyButton, "undo").click()
    assert count(hands).count.people == 2
    hands.undo()
    assert count(hands).count.heard_known == 1


def test_that_the_table_is_corrected_by_keyboard_and_takes_a_tally_sheet(hands: Hands) -> None:
    view, model = table(hands)
    view.setCurrentIndex(model.index(0, 3))
    hands.focus(view)
    assert not hands.part(KeyButton, "takeOne").isEnabled()
    hands.press(Qt.Key.Key_Plus, times=2)
    hands.press(Qt.Key.Key_Minus)
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Plus)
    assert cells(hands)[0] == ["0", "0", "0", "1", "1", "2"]
    hands.type(hands.part(QLineEdit, "many"), "12")
    assert cells(hands)[0] == ["0", "0", "0", "1", "13", "14"]
    hands.type(hands.part(QLineEdit, "many"), "900")
    assert hands.problems == [BadValue]
    assert hands.part(QLineEdit, "many").text() == "900"
    hands.undo()
    assert cells(hands)[5][-1] == "2"
    # a sum is no place to correct
    view.setCurrentIndex(model.index(5, 5))
    assert not hands.part(KeyButton, "addOne").isEnabled()
    # a number that somebody typed is told, and the count can take its place
    hands.services.evenings.change(hands.evening.id, present=40)
    hands.see()
    assert "40" in text(hands, "typedWords")
    hands.part(KeyButton, "follow").click()
    assert hands.services.evenings.get(hands.evening.id).present == 2
    assert not hands.part(KeyButton, "follow").isVisible()


def dialog(
    kind: type[DoorDialog | TabletDialog | PerspectivesDialog],
) -> DoorDialog | TabletDialog | PerspectivesDialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_that_somebody_who_comes_late_is_counted_from_any_step_before_and_after(hands: Hands) -> None:
    hands.go(Kind.IDEAS)
    hands.part(KeyButton, "door").click()
    late = dialog(DoorDialog)
    hands.until(lambda: isinstance(QApplication.focusWidget(), DoorTile))
    hands.press(Qt.Key.Key_3)
    hands.press(Qt.Key.Key_4)
    assert count(hands).count.of(Role.ORGANISATION, Band.UP_TO_64) == 1
    assert hands.part(CountField, "people").value() == 1
    late.close()
    hands.services.playing.finish(hands.evening.id)
    hands.see()
    hands.part(KeyButton, "door").click()
    dialog(DoorDialog).close()


def test_that_the_code_for_a_tablet_and_the_perspectives_open_beside_it(hands: Hands) -> None:
    hands.part(KeyButton, "tablet").click()
    shown = dialog(TabletDialog)
    address = shown.findChild(QLabel, "tabletAddress")
    assert address is not None
    secret = hands.services.evenings.get(hands.evening.id).secret
    assert address.text() == f"HTTP://192.168.8.2:8080/D/{door_token(secret)}"
    shown.close()
    hands.part(KeyButton, "perspectives").click()
    boxes = dialog(PerspectivesDialog).findChildren(QCheckBox)
    assert len(boxes) == 12
    boxes[0].click()
    assert hands.services.evenings.get(hands.evening.id).perspectives == ("parents",)
    assert hands.part(KeyButton, "perspectives").text() == "Who is in the room: 1…"
    dialog(PerspectivesDialog).close()
    hands.undo()
    assert hands.services.evenings.get(hands.evening.id).perspectives == ()


def test_that_a_later_evening_asks_who_was_there_before_and_adds_up_by_people(hands: Hands) -> None:
    services = hands.services
    services.arrivals.add(hands.evening.id, Role.RESIDENT, Band.UP_TO_44, 3)
    services.playing.finish(hands.evening.id)
    hands.clock.pass_by(days=7)
    later = services.evenings.plan("ideas")
    step = next(one for one in services.evenings.steps(later.id) if one.kind is Kind.ARRIVALS)
    services.playing.go_to(later.id, step.id)
    hands.room.enter(later.id)
    hands.see()
    assert hands.part(KeyButton, "again").isVisible()
    tap(hands, "role0", "band4")
    hands.part(KeyButton, "again").click()
    tap(hands, "band4")
    assert not hands.part(KeyButton, "again").isChecked()
    found = services.arrivals.view(later.id)
    assert (found.count.people, found.count.again) == (2, 1)
    assert "4 people at 2 evenings" in text(hands, "rest")
    assert "1 person said to have been before." in text(hands, "rest")
