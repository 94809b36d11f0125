"""The evening's room of a laptop beside another one: it follows, says who plays the evening, takes over when somebody asks, and
lets go again."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.shortlabel import NameLabel
from cocreate_desktop.desktop.together.publishing import Publishing
from cocreate_desktop.desktop.together.strip import TogetherStrip
from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.together import Role, Sign
from tests.desktop.evening.conftest import Scene
from tests.desktop.evening.conftest import scene as scene  # noqa: PLC0414 - a fixture

OTHER = "0" * 32


@dataclass
class Beside:
    """The other laptop: what is heard of it, and what it does."""

    scene: Scene
    heard: Sign

    def signs(self) -> Mapping[str, Sign]:
        return {OTHER: self.heard}

    def speaks(self) -> None:
        now = utc_text(self.scene.clock.now())
        self.heard = Sign(now, now)

    def takes(self) -> None:
        """It takes the stage and the phones."""

        def work(unit: UnitOfWork) -> None:
            unit.change(Laptop, OTHER, address="http://192.168.8.2:8080", seen_at="")
            unit.change(Laptop, OTHER, seen_at=utc_text(self.scene.clock.now()))

        self.speaks()
        self.scene.services.store.run(work)
        self.scene.desk.relay.tell_now()

    def tick(self, seconds: int = 1) -> None:
        """So much later; the clock of the room has noticed."""
        self.scene.clock.pass_by(seconds=seconds)
        self.scene.room._beside.tick()  # else a test would wait for a second

    def role(self) -> Role:
        return self.scene.services.together.standing().role

    @property
    def strip(self) -> TogetherStrip:
        return self.scene.room.findChildren(TogetherStrip)[0]

    def says(self) -> str:
        title, words = forms.child(self.strip, QLabel, "title"), forms.child(self.strip, NameLabel, "words")
        return f"{title.text()} {words.accessibleName()}"

    def button(self, name: str) -> KeyButton:
        return forms.child(self.strip, KeyButton, name)


@pytest.fixture
def other(scene: Scene) -> Beside:
    """Another laptop joins, and has the stage and the phones."""
    made = Beside(scene, Sign())

    def work(unit: UnitOfWork) -> None:
        unit.add(Laptop(id=OTHER, project_id=unit.project_id, name="laptop bij de beamer"))
        unit.add(Laptop(id=unit.device, project_id=unit.project_id, name="laptop van de notulist", place=1))

    scene.services.store.run(work)
    scene.services.together.beside(made)
    made.takes()
    return made


def dialog() -> SafeDialog:
    (found,) = (
        one for one in QApplication.topLevelWidgets() if isinstance(one, SafeDialog) and one.isVisible()
    )
    return found


def test_that_a_laptop_follows_what_is_played_elsewhere_and_plays_nothing(
    scene: Scene, other: Beside
) -> None:
    assert other.strip.isVisible()
    assert "laptop bij de beamer" in other.says()
    assert "laptop bij de beamer" in forms.child(scene.room, QLabel, "pageWords").text()
    before = scene.services.overview.evening(scene.evening.id)
    forms.child(scene.room, KeyButton, "next").click()
    assert scene.services.overview.evening(scene.evening.id) == before, "it is played over there"
    assert "laptop bij de beamer" in scene.voice.messages[-1]
    scene.go(Kind.IDEAS)  # as it comes from the other one
    assert scene.room.view is not None
    assert scene.room.view.step is not None
    assert scene.room.view.step.kind is Kind.IDEAS, "the step of the other laptop is followed"


def test_that_a_laptop_takes_over_and_lets_go_again(scene: Scene, other: Beside, qtbot: QtBot) -> None:
    room, hall = scene.room, scene.hall
    other.button("take").click()
    dialog().reject()
    assert other.role() is Role.FOLLOWS, "while it is still there it is asked, and may be left"
    other.tick(9)
    assert other.button("take").property("role") == "plain"
    other.tick(1)
    assert other.button("take").property("role") == "main"
    assert "10" in other.says()
    other.button("take").click()
    assert other.role() is Role.LEADS
    assert not other.strip.isVisible()
    assert on_stage(room)
    qtbot.waitUntil(lambda: hall.running, timeout=15_000)
    scene.desk.relay.tell_now()
    mine = next(one for one in scene.services.together.laptops() if one.id != OTHER)
    qtbot.waitUntil(lambda: _address(scene, mine) == hall.address, timeout=5_000)
    forms.child(room, KeyButton, "next").click()
    assert scene.services.evenings.get(scene.evening.id).started_at

    other.takes()
    assert other.role() is Role.TAKEN
    assert "laptop bij de beamer" in other.says().lower()
    other.button("beside").click()
    assert other.role() is Role.FOLLOWS
    assert not on_stage(room)
    qtbot.waitUntil(lambda: not hall.running, timeout=15_000)
    room.enter(scene.evening.id)
    assert not hall.running, "whoever follows opens no page of its own"


def on_stage(room: EveningRoom) -> bool:
    return room.stage is not None and room.stage.wanted


def _address(scene: Scene, laptop: Laptop) -> str:
    return next(one.address for one in scene.services.together.laptops() if one.id == laptop.id)


def test_that_doubled_numbers_are_put_right_and_told(scene: Scene, other: Beside, qtbot: QtBot) -> None:
    assert other.role() is Role.FOLLOWS
    scene.services.pledges.add("Bankjes verven", past=True)
    (mine,) = scene.services.pledges.all()
    assert mine.number == 201, "the second laptop counts in a range of its own"
    twin = Pledge(id="twin", project_id=mine.project_id, number=mine.number, what="Bomen planten")
    scene.services.store.run(lambda unit: unit.add(twin))
    scene.desk.relay.tell_now()
    qtbot.waitUntil(lambda: "numbers" in scene.voice.standing, timeout=5_000)
    more, _button, understood = scene.voice.standing["numbers"]
    assert "Bomen planten" in more
    assert sorted(one.number for one in scene.services.pledges.all()) == [201, 202]
    assert understood is not None
    understood()
    assert "numbers" not in scene.voice.standing


def test_that_a_result_is_made_final_only_after_asking_while_a_laptop_has_not_handed_in(
    scene: Scene, other: Beside, qtbot: QtBot
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    scene.go(Kind.VOTE)
    voting = scene.services.voting
    found = voting.round_of(scene.step(Kind.VOTE).id)
    assert found is not None
    for verb in (voting.open, voting.close, voting.reveal):
        verb(found.id)
    publishing = Publishing(scene.desk, host)
    publishing.publish(found.id)
    asked = dialog()
    assert "laptop bij de beamer" in " ".join(one.text() for one in asked.findChildren(QLabel))
    asked.safe_button.click()
    assert _phase(scene, found.id) is Phase.REVEALED
    publishing.publish(found.id)
    dialog().deed_button.click()
    assert _phase(scene, found.id) is Phase.PUBLISHED
    assert other.role() is Role.FOLLOWS


def _phase(scene: Scene, round_id: str) -> Phase:
    (found,) = (
        one for one in scene.services.voting.rounds_of(scene.step(Kind.VOTE).id) if one.id == round_id
    )
    return found.phase
