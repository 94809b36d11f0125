"""What the columns of a table of ideas hold: asked once where nobody can tell, and remembered by their names."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cocreate_desktop import settings
from cocreate_desktop.desktop.prepare import ideacolumns
from cocreate_desktop.desktop.prepare.columnsdialog import ColumnsDialog
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.services.outside import IdeaColumns, IdeaTable
from tests.desktop.scene import Scene

FORM = (
    "Tijdstip;Wat wil je?;Waar?\n20:01;een lange tafel;het plein\n20:02;bomen;de straat\n20:03;;het plein\n"
)


def name_columns(asked: ColumnsDialog) -> None:
    """Says what they hold, with a change of mind on the way."""
    asked.head.setChecked(True)
    assert "Wat wil je?" in asked.rows[1].box.accessibleName()
    assert asked.rows[1]._cells.accessibleName() == "een lange tafel · bomen"
    assert [row.role for row in asked.rows] == ["", "text", ""], "where most words are"
    asked.rows[1].take("")
    assert not asked.deed_button.isEnabled()
    asked.rows[2].take("text")
    asked.rows[1].take("text")
    assert [row.role for row in asked.rows] == ["", "text", ""], "the last one chosen holds it"
    asked.rows[2].take("theme")
    asked.deed_button.click()


def test_that_columns_nobody_knows_are_asked_for_once_and_remembered(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, tmp_path: Path
) -> None:
    file = tmp_path / "formulier.csv"
    file.write_text(FORM, encoding="utf-8")
    room.bring._button.click()
    dialog = room.bring.dialog
    assert dialog is not None
    dialog.read_file(file)
    qtbot.waitUntil(lambda: dialog.columns is not None)
    assert dialog.columns is not None
    name_columns(dialog.columns)
    qtbot.waitUntil(lambda: dialog._lines.stringList() != [] and dialog.deed_button.isEnabled())
    assert dialog._lines.stringList() == ["Regel 4: Er staat geen tekst in."]
    dialog.columns = None
    dialog.read_file(file)
    qtbot.waitUntil(lambda: not scene.desk.tasks.busy)
    assert dialog.columns is None, "what was said holds for the next file"
    assert not dialog.columns_button.isHidden()
    dialog.deed_button.click()
    boards, capturing = scene.services.boards, scene.services.capturing
    board = boards.board(scene.evening_id)
    assert [(one.name, [note.text for note in board.of(one.id)]) for one in board.themes] == [
        ("het plein", ["een lange tafel"]),
        ("de straat", ["bomen"]),
    ]
    scene.desk.undo.undo()
    assert (capturing.notes(scene.evening_id), boards.board(scene.evening_id).themes) == ((), ())
    scene.desk.undo.redo()
    assert boards.board(scene.evening_id) == board
    kept = settings.load().settings.idea_columns
    assert list(kept.values()) == ["text=1 colour=-1 table=-1 theme=2 head=1"]
    assert "Wat wil je" not in settings.file().read_text(encoding="utf-8")


def test_that_only_so_many_are_remembered_and_only_what_fits() -> None:
    def table(*names: str) -> IdeaTable:
        return IdeaTable((names, ("een boom",) * len(names)), IdeaColumns(), sure=False)

    ideacolumns.remember(table("zonder naam"), IdeaColumns())
    assert ideacolumns.remembered(table("zonder naam")) is None
    for number in range(ideacolumns.MOST_REMEMBERED + 3):
        ideacolumns.remember(table("a", f"vraag {number}"), IdeaColumns(text=1, head=True))
    assert len(settings.load().settings.idea_columns) == ideacolumns.MOST_REMEMBERED
    assert ideacolumns.remembered(table("a", "vraag 0")) is None
    assert ideacolumns.remembered(table(" A", "Vraag  42")) == IdeaColumns(text=1, head=True)
