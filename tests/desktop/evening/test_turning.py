"""What the foot says forward turns to within a step, and that beamer and desk show it: rounds of a talk, slides of a result."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cocreate_desktop import language
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.evening.words import deed_text
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.stage.state import Budget, Vote
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from tests.desktop.evening.conftest import Scene


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    language.use("en")
    yield
    language.use("nl")


def press(scene: Scene, key: Qt.Key) -> str:
    """What the foot says once a clicker has sent this key."""
    stage = scene.room.stage
    assert stage is not None
    QTest.keyClick(stage, key)
    scene.desk.relay.tell_now()
    assert scene.room.view is not None
    said = deed_text(scene.services.playing.next_deed(scene.evening.id), scene.room.view)
    # The face of a step has a button of that name too.
    assert said in [one.text() for one in scene.room.findChildren(KeyButton, "next")]
    return said


def talk(scene: Scene, **settings: object) -> list[str]:
    """What the foot says in a talk, from before its first round until it is left."""
    evenings = scene.services.evenings
    step = evenings.add_step(scene.evening.id, Kind.TALK, after=scene.step(Kind.IDEAS).id)
    evenings.change_settings(step.id, **settings)
    scene.go(Kind.IDEAS)
    said = [press(scene, Qt.Key.Key_PageDown)]
    while scene.services.evenings.get(scene.evening.id).current_step == step.id:
        said.append(press(scene, Qt.Key.Key_PageDown))
    evenings.remove_step(step.id)
    return said[:-2]


def test_that_the_foot_says_which_round_comes(scene: Scene) -> None:
    forms.child(scene.room, KeyButton, "beamer").click()
    assert talk(scene, form="cafe", rounds=2) == [
        "Next: start round 1", "Next: change tables for round 2", "Next: start round 2", "Next: back to all of us",
    ]  # fmt: skip
    assert talk(scene, form="tables", rounds=2) == [
        "Next: start round 1", "Next: start round 2", "Next: back to all of us",
    ]  # fmt: skip
    assert talk(scene, form="1-2-4-all")[:2] == ["Next: alone", "Next: in pairs"]
    assert not talk(scene, form="tables", rounds=1)


def test_that_a_clicker_turns_to_the_rest_of_the_plans_and_back(scene: Scene) -> None:
    voting = scene.services.voting
    found = voting.round_of(scene.step(Kind.VOTE).id)
    assert found is not None
    scene.go(Kind.VOTE)
    plans = voting.set_options(found.id, [f"Plan {number}" for number in range(7)])
    for plan in plans:
        voting.price_option(plan.id, 10)
    voting.change_rules(found.id, method="budget", budget=100)
    voting.open(found.id)
    scene.services.casting.cast(found.id, "anna", {plan.id: 1 for plan in plans}, Channel.PHONE)
    voting.close(found.id)
    voting.reveal(found.id)
    scene.desk.relay.tell_now()
    forms.child(scene.room, KeyButton, "beamer").click()
    seen = []
    for key in (Qt.Key.Key_Shift, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        foot = press(scene, key)
        assert scene.room.stage is not None
        body = scene.room.stage.canvas.state.body
        assert isinstance(body, Vote)
        assert isinstance(body.outcome, Budget)
        seen.append((foot == "Next: the rest of the plans", body.outcome.slide))
    assert seen == [(True, 1), (False, 2), (True, 1)]


def test_that_a_clicker_turns_from_the_marks_to_the_statements_once_they_are_shown(scene: Scene) -> None:
    services, evening = scene.services, scene.evening.id
    step = services.evenings.add_step(evening, Kind.EXIT).id
    forms.child(scene.room, KeyButton, "beamer").click()
    scene.go(Kind.EXIT)
    assert press(scene, Qt.Key.Key_Shift) == "Next: end the evening"
    services.exitpoll.show(step)
    assert press(scene, Qt.Key.Key_Shift) == "Next: the statements"
    assert press(scene, Qt.Key.Key_PageDown) == "Next: end the evening"
    assert services.exitpoll.view(step).at == 1
    assert press(scene, Qt.Key.Key_PageUp) == "Next: the statements"
