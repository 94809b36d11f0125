"""Keys never mean two things at once, and every action has words."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop import paths
from cocreate_desktop.desktop import actions
from cocreate_desktop.desktop.actions import ACTIONS, EVERYWHERE, ActionSpec


def clashes(specs: Sequence[ActionSpec]) -> list[str]:
    """Shortcuts that two actions claim at the same time; empty when all is well."""
    everywhere = {key: one.id for one in specs if one.context == EVERYWHERE for key in one.shortcuts}
    seen: dict[tuple[str, str], str] = {}
    found: list[str] = []
    for one in specs:
        for key in one.shortcuts:
            owner = seen.setdefault((one.context, key), one.id)
            wide = everywhere.get(key, one.id)
            found += [f"{key}: {other} and {one.id}" for other in {owner, wide} - {one.id}]
    return found


def test_that_no_key_means_two_things_in_one_place() -> None:
    assert clashes(ACTIONS) == []


def test_that_a_clash_is_found_within_a_context_and_with_everywhere() -> None:
    one = ActionSpec("one", "One", ("Ctrl+D",), "board")
    other = ActionSpec("other", "Other", ("Ctrl+D",), "board")
    wide = ActionSpec("wide", "Wide", ("Ctrl+D",))
    apart = ActionSpec("apart", "Apart", ("Ctrl+D",), "evening")
    assert clashes([one, other]) == ["Ctrl+D: one and other"]
    assert clashes([one, wide]) == ["Ctrl+D: wide and one"]
    assert clashes([one, apart]) == []


def test_that_every_action_has_an_id_of_its_own() -> None:
    ids = [spec.id for spec in ACTIONS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_that_an_action_has_words_keys_and_icon_that_exist(spec: ActionSpec) -> None:
    assert spec.text.replace("&", "").strip()
    for key in spec.shortcuts:
        assert not QKeySequence(key).isEmpty()
    if spec.icon:
        assert (paths.resources() / "icons" / f"{spec.icon}.svg").is_file()


def test_that_a_window_gets_the_actions_of_its_context_only(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    board = actions.build(window, "board")
    assert set(board) == {spec.id for spec in ACTIONS if spec.context == "board"}
    assert board["board.group"].shortcutContext() == Qt.ShortcutContext.WidgetWithChildrenShortcut
    everywhere = actions.build(window, EVERYWHERE)
    assert everywhere["quit"].shortcuts() == [QKeySequence("Ctrl+Q")]
    assert len(window.actions()) == len(board) + len(everywhere)


def test_that_a_key_reads_as_it_stands_on_the_keyboard() -> None:
    assert actions.key_text("Ctrl+F") == "Ctrl F"
    assert actions.key_text("PgDown") == "PgDn"
    assert actions.key_text("B") == "B"
