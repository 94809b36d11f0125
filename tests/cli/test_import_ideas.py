"""`cocreate import WORKSPACE ideas`: from a table whose columns say nothing, by their numbers."""

from pathlib import Path

from cocreate_desktop.apps.workspace import open_services
from tests.cli.conftest import Command, unusable


def test_that_columns_are_named_by_number_and_notes_hang_under_their_theme(
    buurt: Path, tmp_path: Path, cocreate: Command
) -> None:
    table = tmp_path / "formulier.csv"
    table.write_text(
        "Tijd;Wat wil je?;Waar?\n20:01;Bankjes;plein\n20:02;;plein\n20:03;Bomen;\n", encoding="utf-8"
    )
    said = cocreate("import", buurt, "ideas", table, "--column", "text=2", "--column", "theme=3", "--json")
    assert (said.code, said.json["imported"]) == (1, 2)
    assert [one["line"] for one in said.json["bad"]] == [3]
    again = cocreate("import", buurt, "ideas", table, "--column", "text=2", "--no-names", "--json")
    assert again.json["imported"] == 3
    opened = open_services(buurt)
    try:
        (evening,) = opened.services.evenings.all()
        board = opened.services.boards.board(evening.id)
    finally:
        opened.close()
    (theme,) = board.themes
    assert (theme.name, [note.text for note in board.of(theme.id)]) == ("plein", ["Bankjes"])
    assert sorted(note.text for note in board.of("")) == ["Bankjes", "Bomen", "Bomen", "Wat wil je?"]
    assert "WHAT=NUMBER" in unusable(
        cocreate("import", buurt, "ideas", table, "--column", "wie=1", "--lang", "en")
    )
    assert unusable(cocreate("import", buurt, "ideas", table, "--column", "text=0"))
