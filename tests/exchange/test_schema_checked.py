"""The documented schema of an export, by a reader of schemas that is not ours: it is one, and every line follows it."""

import json
from pathlib import Path

from cocreate_desktop.domain.voting import METHODS
from cocreate_desktop.exchange.sheets import export
from cocreate_desktop.services.notesupport import ReadBack, Statement
from cocreate_desktop.services.outside import Format
from tests.exchange.checkers import refused, verdicts
from tests.paper.evenings import HOSTILE, an_evening
from tests.paper.rounds import a_round, vote_on


def test_that_every_line_of_a_full_evening_follows_the_schema(tmp_path: Path) -> None:
    told = an_evening()
    told.write(*HOSTILE)
    for method in METHODS:
        vote_on(told, a_round(told, method, quorum=5), 6, reasons="Te duur")
    vote_on(told, a_round(told, "choice"), close=False)
    told.services.notesupport.take_in(ReadBack((Statement(2, HOSTILE[0], 3, 2, 1),), people=6))
    files = tmp_path / "files"
    files.mkdir()
    export(told.services, told.evening.id, Format.JSONL, tmp_path / "uit.jsonl").rename(files / "uit.jsonl")
    wrong = files / "fout.jsonl"
    wrong.write_text('{"type": "note", "id": 3}\n', encoding="utf-8")
    assert set(refused(verdicts(files))) == {wrong.name}
    lines = (files / "uit.jsonl").read_text(encoding="utf-8").splitlines()
    kinds = {json.loads(line)["type"] for line in lines}
    assert {"evening", "note", "round", "ballot", "objection", "audit", "project", "notesupport"} <= kinds
