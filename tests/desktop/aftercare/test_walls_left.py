"""Whole photos of a check that nobody ended are told in the room after the evening, and go with one button; notes stay."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.aftercare.wallsleft import WallsLeftLine
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import PhotoState, Way
from cocreate_desktop.services.seeing import WholePhoto
from cocreate_desktop.services.wallleft import WallsLeft, left
from tests.desktop.scene import Scene
from tests.photographed import Paper, a_photo, taken


def test_that_whole_photos_of_a_check_never_ended_are_told_and_go_with_one_button(
    qtbot: QtBot, scene: Scene
) -> None:
    services, walls, evening_id = scene.services, scene.services.walls, scene.evening_id
    ideas = next(one.id for one in services.evenings.steps(evening_id) if one.kind is Kind.IDEAS)
    line = WallsLeftLine(scene.desk, scene.host)
    scene.host.show()
    taken(services, ideas, [Paper("een bankje")])
    line.enter(evening_id)
    assert not line.isVisible()
    photo = a_photo(services, ideas, [Paper("rollator"), Paper("wip"), Paper("niet bekeken")])
    seen = walls.review(evening_id).of(photo.id)
    note = walls.take(seen[0].id, "rollator")
    walls.reject([seen[1].id])
    other = WholePhoto(b"another one", "image/jpeg", 400, 300, "later.jpg")
    arrived = walls.arrive(ideas, other, way=Way.PHONE)
    kept = walls.arrive(ideas, WholePhoto(b"to keep", "image/jpeg", 400, 300, "bewaar.jpg"), way=Way.FILE)
    walls.keep_whole(kept.id, True)
    scene.desk.relay.tell_now()
    assert (line.isVisible(), left(services, evening_id)) == (True, WallsLeft(2, 1))
    line.button.click()
    assert line.asking is not None
    line.asking.reject()
    assert left(services, evening_id).photos == 2, "what nobody looked at is asked for once more"
    line.button.click()
    assert line.asking is not None
    line.asking.accept()
    qtbot.waitUntil(lambda: not line.isVisible(), timeout=20_000)
    states = {one.id: (one.state, bool(one.whole)) for one in walls.review(evening_id).photos}
    assert states[photo.id] == (PhotoState.CHECKED, False)
    assert states[kept.id] == (PhotoState.ARRIVED, True)
    assert arrived.id not in states or states[arrived.id] == (PhotoState.THROWN, False)
    assert note.id in [one.id for one in services.overview.evening(evening_id).notes]
    assert scene.heard.messages
    line.close_down()
