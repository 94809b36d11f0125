"""The command that makes pictures of every screen; what is on them is looked at in test_every_screen."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from cocreate_desktop import cli
from cocreate_desktop.apps.gallery import command
from cocreate_desktop.apps.gallery.before import prepare, start
from cocreate_desktop.apps.gallery.keeping import Keeping
from cocreate_desktop.apps.gallery.scenes import doors, vote
from cocreate_desktop.rehearsal.example import BUURTPLEIN


def test_that_the_command_keeps_only_what_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    some = ((BUURTPLEIN, BUURTPLEIN, (start, prepare, doors, vote)),)
    monkeypatch.setattr(command, "EVENINGS", some)  # as the whole gallery, with fewer scenes
    words = ["gallery", "--out", str(tmp_path / "g"), "--only", "phone-vote", "--theme", "light"]
    assert cli.main(words) == 0
    names = sorted(path.relative_to(tmp_path / "g").as_posix() for path in tmp_path.glob("g/*/*.png"))
    wanted = ("phone-vote-320", "phone-vote-result-320", "phone-vote-result", "phone-vote")
    assert names == sorted(f"{tongue}-light/{name}.png" for tongue in ("en", "nl") for name in wanted)
    assert (tmp_path / "g" / "index.html").read_text(encoding="utf-8").count("<img") == 8
    assert "8" in capsys.readouterr().out
    picture = QImage(str(tmp_path / "g" / "nl-light" / "phone-vote.png"))
    assert (picture.width(), picture.height()) == (780, 1688)


def test_that_pictures_of_screens_that_are_gone_leave_the_documentation(tmp_path: Path) -> None:
    for name in ("desk-start.webp", "desk-long-gone.webp", "notes.txt"):
        (tmp_path / name).write_bytes(b"x")
    keeping = Keeping(tmp_path, small=True)
    keeping.keep("desk-start", QImage(8, 8, QImage.Format.Format_RGB32))
    command._clear(tmp_path, keeping.kept)
    assert sorted(place.name for place in tmp_path.iterdir()) == ["desk-start.webp", "notes.txt"]
