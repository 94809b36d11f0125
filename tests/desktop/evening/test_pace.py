"""An evening that runs late: the foot says how late, one key brings what can be done, and the room sees nothing of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.evening.offerpanel import OfferPanel
from cocreate_desktop.desktop.parts.chip import Chip
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.stage.canvas import description
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.domain.drift import Way
from cocreate_desktop.domain.steps import Kind
from tests.desktop.evening.conftest import Scene


def run(scene: Scene, minutes: int) -> None:
    """Plays the first step for so many minutes, then the next one."""
    scene.go(Kind.WELCOME)
    scene.clock.pass_by(minutes=minutes)
    scene.go(Kind.IDEAS)


def late(scene: Scene, by: int = 8) -> None:
    run(scene, scene.step(Kind.WELCOME).minutes + by)


def open_offers(scene: Scene) -> OfferPanel:
    """With its key, from wherever the focus is."""
    scene.room.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or scene.room, Qt.Key.Key_F4)
    return panel(scene)


def panel(scene: Scene) -> OfferPanel:
    (found,) = (one for one in scene.room.findChildren(OfferPanel) if one.isVisible())
    return found


def minutes(scene: Scene) -> list[int]:
    return [step.minutes for step in scene.services.evenings.steps(scene.evening.id)]


def behind(scene: Scene) -> str:
    return forms.child(scene.room, Chip, "behind").text()


def test_that_the_foot_says_how_late_it_is_and_the_button_comes_forward(scene: Scene) -> None:
    button = forms.child(scene.room, KeyButton, "shorten")
    scene.go(Kind.WELCOME)
    assert button.property("role") == "quiet"
    late(scene)
    assert "8" in behind(scene)
    assert button.property("role") == "plain"


def test_that_each_offer_says_when_the_evening_ends_before_it_is_taken(scene: Scene) -> None:
    late(scene)
    rows = open_offers(scene).rows
    ways = [row.told.offer.way for row in rows]
    assert (ways[0], ways[-1]) == (Way.SPREAD, Way.LATER)
    assert all(row.told.ends in row.accessibleDescription() for row in rows)
    assert len({row.told.ends for row in rows}) > 1
    assert [row.key for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


def test_that_one_digit_takes_an_offer_and_undo_gives_it_back(scene: Scene) -> None:
    late(scene)
    before = minutes(scene)
    QTest.keyClick(open_offers(scene), Qt.Key.Key_1)
    scene.desk.relay.tell_now()
    assert sum(before) - sum(minutes(scene)) == 8
    assert "8" not in behind(scene)
    assert scene.voice.undo is not None
    scene.voice.undo()
    scene.desk.relay.tell_now()
    assert minutes(scene) == before
    assert "8" in behind(scene)


def test_that_escape_leaves_all_as_it_is_and_the_arrows_go_along_the_offers(scene: Scene) -> None:
    late(scene)
    before, shown = minutes(scene), open_offers(scene)
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert shown.rows[1].hasFocus()
    QTest.keyClick(shown, Qt.Key.Key_Up)
    QTest.keyClick(shown, Qt.Key.Key_Up)
    assert shown.rows[-1].hasFocus()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not any(one.isVisible() for one in scene.room.findChildren(OfferPanel))
    assert minutes(scene) == before


def test_that_an_evening_that_is_ahead_can_give_time_back(scene: Scene) -> None:
    run(scene, scene.step(Kind.WELCOME).minutes - 5)
    before = sum(minutes(scene))
    QTest.keyClick(open_offers(scene), Qt.Key.Key_1)
    scene.desk.relay.tell_now()
    assert sum(minutes(scene)) - before == 5


def test_that_the_room_never_sees_that_it_is_late(scene: Scene) -> None:
    late(scene, 25)
    for kind in (Kind.IDEAS, Kind.THEMES, Kind.PAUSE, Kind.VOTE):
        scene.go(kind)
        for passed in (0, 40):
            scene.clock.pass_by(minutes=passed)
            view = scene.services.overview.evening(scene.evening.id)
            told = description(stage_state(view, address="", now=scene.clock.now(), language="en"))
            assert not {"behind", "late", "over time"} & set(told.lower().split())
            assert "-" not in told or kind is not Kind.PAUSE
