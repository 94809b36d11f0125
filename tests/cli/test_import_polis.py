"""`cocreate import WORKSPACE polis FILE`: what people said comes in, strangers and bad rows are named, nothing else changes."""

import json
from pathlib import Path

import pytest

from cocreate_desktop import cli
from cocreate_desktop.apps.workspace import open_services

COMMENTS = "comment-id,agrees,disagrees,moderated,comment-body\n0,2,1,0,Meer groen\n1,4,0,0,Gratis bier\n2,1,1,-1,Reclame\n"


def test_that_what_people_said_comes_in_and_the_rest_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, folder = tmp_path / "plein.cocreate", tmp_path / "polis"
    folder.mkdir()
    (tmp_path / "ideas.txt").write_text("Meer groen\nBankjes\n", encoding="utf-8")
    (folder / "comments.csv").write_text(COMMENTS, encoding="utf-8")
    (folder / "participants-votes.csv").write_text("participant,0,1\na,1,1\nb,1,0\nc,-1,\n", encoding="utf-8")
    assert cli.main(["new", str(path)]) == 0
    assert cli.main(["import", str(path), "ideas", str(tmp_path / "ideas.txt")]) == 0
    capsys.readouterr()
    assert cli.main(["import", str(path), "polis", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "3: Gratis bier" in told
    assert "Reclame" not in told
    (folder / "comments.csv").write_text(COMMENTS + "3,1,1,0,\n", encoding="utf-8")
    assert cli.main(["import", str(path), "polis", str(folder), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["notes"], said["themes"], said["people"], said["refused"]) == (1, 0, 3, 1)
    assert ([one["text"] for one in said["strange"]], said["bad"][0]["line"]) == (["Gratis bier"], 5)
    assert cli.main(["import", str(path), "polis", str(tmp_path / "ideas.txt")]) == 2
    assert "comment-body" in capsys.readouterr().err
    opened = open_services(path)
    (support,) = opened.services.notesupport.all()
    opened.close()
    assert (support.agrees, support.disagrees, support.passes, support.people) == (2, 1, 0, 3)
