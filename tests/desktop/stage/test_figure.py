"""The control figure on the stage: there when a vote is closed, before its result, and nowhere in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.stage.letters import SMALLEST
from cocreate_desktop.desktop.stage.painting import HIGH
from cocreate_desktop.desktop.stage.votefacts import vote
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.controlfigure import Seal, last_seal, sha
from cocreate_desktop.domain.rounds import AuditLine, Happening, Phase
from cocreate_desktop.services.tallying import RoundView
from tests.desktop.stage import ballots, rooms
from tests.desktop.stage.seen import WALL, said, touching, words

SEEN = ((WALL, 1.0), (QSize(1280, 800), 1.0), (QSize(1024, 768), 1.0), (WALL, 1.6), (QSize(1024, 768), 2.0))


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture(scope="module")
def closed() -> Mapping[str, RoundView]:
    line = AuditLine(
        id="sealed",
        project_id="p",
        round_id="r",
        what=Happening.SEALED,
        at="2026-11-24T19:40:00+00:00",
        number=44,
        detail=Seal("00" * 32, sha("counts"), sha("ballots"), sha("a link with wide signs")).written(),
    )
    return {name: replace(one, audit=(line,)) for name, one in ballots.every_method(Phase.CLOSED).items()}


def test_that_the_room_can_write_down_the_figure_of_a_closed_vote(closed: Mapping[str, RoundView]) -> None:
    for method, view in closed.items():
        seal = last_seal(view.audit)
        assert seal is not None, method
        state = rooms.vote(view)
        assert seal.figure in said(state), method
        assert seal.figure not in said(rooms.vote(replace(view, audit=()))), method
        for size, larger in SEEN if method in ("dots", "support") else SEEN[2:3]:
            drawn = words(replace(state, larger=larger), size)
            inside = QRectF(8, 0, size.width() * HIGH / size.height() - 16, HIGH)
            assert [one.text for one in drawn if not inside.contains(one.box)] == [], (method, size, larger)
            assert touching(drawn) == [], (method, size, larger)
            assert [one.text for one in drawn if one.size < SMALLEST or one.text.endswith("…")] == [], size


def test_that_an_open_vote_has_no_figure(closed: Mapping[str, RoundView]) -> None:
    view = closed["dots"]
    opened = replace(view, round=replace(view.round, phase=Phase.OPEN))
    body = vote(opened, rooms.PROJECT, rooms.NOW)
    assert body.figure == ""
