"""Two versions on the screen: nothing chosen beforehand, two clicks or two keys, undo, and a calm end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.aftercare.room import PAGES, VERSIONS, AftercareRoom
from cocreate_desktop.desktop.conflicts import casewords
from cocreate_desktop.desktop.conflicts.casewords import Pick
from cocreate_desktop.desktop.conflicts.screen import ConflictsScreen
from cocreate_desktop.desktop.conflicts.versiontext import lay, marked
from cocreate_desktop.desktop.evening.head import EveningHead
from cocreate_desktop.desktop.forms import child
from cocreate_desktop.desktop.parts.chip import Chip
from cocreate_desktop.domain.difference import Mark, Run
from cocreate_desktop.domain.notes import Note, count
from cocreate_desktop.language import _
from cocreate_desktop.look import note_colour
from cocreate_desktop.services.conflictwords import Asks
from tests.desktop.conflicts.conftest import AtDesk
from tests.desktop.scene import Scene
from tests.services.apart import TABLE, THERE, THIRD

LEFT, RIGHT = "Lange tafel onder de lindes, ook voor feesten", "Lange tafel onder de lindes, met stopcontact"
BENCHES = Note(
    id="b",
    project_id="p",
    evening_id="e",
    step_id="s",
    text="Meer bankjes",
    original="Meer bankjes",
    colour="C",
)


@pytest.fixture
def texts(at_desk: AtDesk) -> AtDesk:
    """Two texts of one note, and a note that was changed while it was removed."""
    at_desk.add(BENCHES)
    at_desk.change(THERE, TABLE, text=RIGHT)
    at_desk.write("here", TABLE, text=LEFT)
    at_desk.change(THERE, BENCHES, text="Meer bankjes in de schaduw")
    at_desk.remove("here", BENCHES, unseen="text")
    at_desk.enter()
    return at_desk


def picked(screen: ConflictsScreen) -> Pick | None:
    return screen.pick


def asked(screen: ConflictsScreen) -> Asks | None:
    return screen.case.asks if screen.case is not None else None


def said(screen: QWidget, name: str) -> str:
    return child(screen, QLabel, name).text()


def test_that_two_keys_keep_a_version_with_undo_and_the_end_is_calm(qtbot: QtBot, texts: AtDesk) -> None:
    screen = texts.screen
    assert picked(screen) is None
    assert not screen.keep.isEnabled()
    assert screen.keep.text() == _("Choose left, right or both")
    assert said(screen, "leftWhen") == "dinsdag 24 november, 20:04"
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert texts.now(TABLE).text == LEFT, "Enter without a choice does nothing"
    qtbot.keyClick(screen.list, Qt.Key.Key_Right)
    assert (picked(screen), screen.keep.isEnabled()) == (Pick.RIGHT, True)
    assert [card.button.isChecked() for card in screen.cards.values()] == [False, True]
    assert texts.now(TABLE).text == LEFT, "chosen is not kept yet"
    qtbot.keyClick(screen.cards[Pick.RIGHT].button, Qt.Key.Key_Return)
    assert texts.now(TABLE).text == RIGHT
    assert picked(screen) is None
    assert asked(screen) is Asks.REMOVED
    assert texts.heard.messages == [_("The right version is kept.")]
    texts.desk.undo.undo()
    assert texts.now(TABLE).text == LEFT
    assert len(screen.cases) == 2
    texts.desk.undo.redo()
    assert texts.now(TABLE).text == RIGHT
    back = next(
        pick for pick in (Pick.LEFT, Pick.RIGHT) if screen.cards[pick].button.text() == _("Bring it back")
    )
    screen.cards[back].button.click()
    assert screen.keep.text() == _("{deed}, done").format(deed=_("Bring it back"))
    screen.keep.click()
    assert texts.now(BENCHES).text == "Meer bankjes in de schaduw"
    assert (asked(screen), screen.keep.text()) == (None, _("Back to the follow-up"))
    with qtbot.waitSignal(screen.left, timeout=1000):
        screen.keep.click()


def test_that_both_texts_are_kept_as_one_idea_and_later_is_always_possible(
    qtbot: QtBot, texts: AtDesk
) -> None:
    screen = texts.screen
    with qtbot.waitSignal(screen.left, timeout=1000):
        qtbot.keyClick(screen.list, Qt.Key.Key_Escape)
    assert len(screen.cases) == 2
    qtbot.keyClick(screen.list, Qt.Key.Key_2)
    assert screen.both.isChecked()
    screen.keep.click()
    notes = texts.store.read(lambda reader: reader.find(Note, step_id="s"))
    assert {note.text for note in notes} == {LEFT, RIGHT}
    assert count(notes) == 1
    screen.choose_both()
    assert picked(screen) is None, "there is no both for what was removed"


def test_that_a_change_from_elsewhere_takes_a_choice_off_but_not_one_beside_it(texts: AtDesk) -> None:
    screen = texts.screen
    screen.choose_left()
    texts.change(THERE, TABLE, table="4")
    texts.relay.tell_now()
    assert picked(screen) is Pick.LEFT
    texts.write(THIRD, TABLE, text="Korte tafel")
    texts.relay.tell_now()
    assert picked(screen) is None
    assert said(screen, "caseLeft") == casewords.waiting(3)
    assert casewords.row(screen.cases[0], now=False).startswith("3 ")


def test_that_what_differs_has_a_line_of_three_pixels_in_the_colour_of_the_note(texts: AtDesk) -> None:
    runs = (
        Run(Mark.SAME, "Een \N{DECIDUOUS TREE} en "),
        Run(Mark.ADDED, " een bank erbij "),
        Run(Mark.SAME, "hier"),
    )
    layout = lay(runs, 5000, 24, 32)
    (line,) = marked(layout, runs)
    assert line.height() == 3
    plain = lay((Run(Mark.SAME, "een bank erbij"),), 5000, 24, 32)
    assert line.width() > plain.lineAt(0).naturalTextWidth(), "bold is wider"
    narrow = lay(runs, 120, 24, 32)
    assert len(marked(narrow, runs)) > 1
    text = texts.screen.cards[Pick.LEFT].text
    picture = QImage(text.size(), QImage.Format.Format_RGB32)
    text.render(picture, QPoint())
    deep = note_colour(TABLE.colour).deep.lower()
    rows = [
        [picture.pixelColor(x, y).name() for x in range(picture.width())].count(deep) for y in range(60, 80)
    ]
    assert sum(many > 80 for many in rows) == 3
    assert text.accessibleName().endswith(LEFT)


def test_that_the_way_to_two_versions_is_there_while_there_are_some(texts: AtDesk) -> None:
    host = texts.screen.parentWidget()
    assert host is not None
    head = EveningHead(texts.desk, host)
    chip = child(head, Chip, "headVersions")
    assert (chip.text(), chip.isHidden()) == (_("{n} × 2 versions").format(n=2), False)
    for case in texts.screen.cases:
        texts.services.conflicts.keep(case.key, casewords.choice_of(case, Pick.LEFT))
    texts.relay.tell_now()
    assert chip.isHidden()


def test_that_the_room_after_the_evening_leads_there_and_back(scene: Scene, aftercare: AftercareRoom) -> None:
    assert aftercare.to_versions.isHidden()
    aftercare.go("overview")
    aftercare.go(VERSIONS)
    assert not aftercare.tabs["replies"].isVisible()
    assert not aftercare.head_items().report.isVisible()
    assert aftercare.versions.case is None
    aftercare.versions.keep.click()
    assert aftercare.tabs["overview"].isChecked()
    assert VERSIONS not in PAGES
    assert scene.heard.problems == []
