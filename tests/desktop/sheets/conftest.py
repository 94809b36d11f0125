"""A vote on paper in the real room of the evening, over a real, encrypted project, with real eyes on sheets laid out on a
table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.cards.evening import EveningCards
from cocreate_desktop.desktop.sheets.screen import SheetsScreen
from cocreate_desktop.desktop.walls.drops import Brought
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.sheets import code_text
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Way
from cocreate_desktop.rehearsal.sheetphoto import TablePlan, lay_out, made_up
from cocreate_desktop.services.tallying import RoundView
from tests.desktop.cards.conftest import PATIENCE_MS, HallProject
from tests.desktop.cards.halls import HallEyes
from tests.desktop.steps.conftest import Hands, hands_in_the_room


@lru_cache(maxsize=16)
def photo_of(codes: tuple[str, ...], seed: int = 1, cut: float = 0.0) -> bytes:
    """A JPEG of sheets with these codes, beside one another."""
    return lay_out([made_up(code) for code in codes], TablePlan(seed=seed, tilt=0.2, cut=cut)).content


class Entering(Hands):
    """The hands of the facilitator who enters sheets from photos."""

    folder: Path

    @property
    def cards(self) -> EveningCards:
        return self.room.cards

    @property
    def screen(self) -> SheetsScreen:
        assert self.cards.sheets is not None
        return self.cards.sheets

    @property
    def found(self) -> RoundView:
        view = self.view.round
        assert view is not None
        return view

    def prepare(self, method: str = "choice", slips: int = 3) -> None:
        voting, round_id = self.services.voting, self.found.round.id
        voting.change_rules(round_id, method=method)
        self.services.cards.make_codes(self.evening.id, slips)
        voting.open(round_id)
        self.see()

    def code(self, kind: str, number: int, other: int = 0) -> str:
        return code_text(self.found.round.number + other, kind, number)

    def open_screen(self) -> SheetsScreen:
        self.cards.open_sheets(self.found.round.id)
        return self.screen

    def bring(self, codes: Sequence[str], *, seed: int = 1, cut: float = 0.0) -> None:
        """A photo of sheets with these codes comes in, and is looked at."""
        self.drop(photo_of(tuple(codes), seed, cut), f"vellen {seed} {len(codes)}.jpg")

    def drop(self, content: bytes, name: str) -> None:
        """A file is dropped on the screen, and looked at."""
        path = self.folder / name
        path.write_bytes(content)
        self.screen.drops.brought.emit(Brought(Way.FILE, (path,)))
        self.looked()

    def looked(self) -> None:
        self.qtbot.waitUntil(lambda: not self.cards.taking.photos.busy, timeout=PATIENCE_MS)
        self.see()

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The list beside the sheet: name and words."""
        return [(row.title, row.words) for row in self.screen.list.rows]

    def field(self, name: str) -> QLineEdit:
        return forms.child(self.screen, QLineEdit, name)

    def words(self, name: str) -> str:
        return forms.child(self.screen, QLabel, name).text()

    def enter(self, letters: str) -> None:
        """Types what stands on the sheet of now, and Enter."""
        field = self.field("slipLetters")
        field.setText(letters)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def shows(self, name: str) -> bool:
        return forms.child(self.screen, QWidget, name).isVisible()

    def channel(self, channel: Channel) -> int:
        """How many people are in by this channel."""
        return sum(one.people or 0 for one in self.found.channels if one.channel is channel)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Entering]:
    with hands_in_the_room(qtbot, qapp, tmp_path, (Entering, HallProject)) as (hands, project):
        project.hall_eyes = eyes = HallEyes(tmp_path)
        eyes.names = ()
        hands.folder = tmp_path
        hands.go(Kind.VOTE)
        yield hands
        eyes.lose.set()
