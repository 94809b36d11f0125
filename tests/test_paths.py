"""Names of files are free of what a file system refuses, and never those of a file that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreate_desktop.paths import file_name, free


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ('Poster: "Plein/Straat"?.pdf', "Poster Plein Straat .pdf"),
        ("Plein: nieuw", "Plein nieuw"),
        ("a\x00b\tc", "a b c"),
        ("  . plein . ", "plein"),
        ("...", "cocreate"),
    ],
)
def test_that_a_name_of_a_file_holds_no_strange_signs(words: str, name: str) -> None:
    assert file_name(words) == name


def test_that_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    wanted = tmp_path / "plein.cocreate"
    for name in ("plein.cocreate", "plein 2.cocreate", "plein 3.cocreate"):
        assert free(wanted) == tmp_path / name
        free(wanted).touch()
