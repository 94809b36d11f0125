"""A vote with cards in the real room of the evening, over a real, encrypted project, with real eyes on generated halls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.desktop.cards.evening import EveningCards
from cocreate_desktop.desktop.cards.screen import CardsScreen
from cocreate_desktop.desktop.dots.screen import DotsScreen
from cocreate_desktop.desktop.parts.phasetile import LIVE
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening, Option, Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Way
from cocreate_desktop.services.cards import CardsState
from cocreate_desktop.services.seeing import WholePhoto
from cocreate_desktop.services.tallying import RoundView
from tests.desktop.cards.halls import HallEyes, pictures
from tests.desktop.quiet import QuietProject
from tests.desktop.steps.conftest import Hands, hands_in_the_room

PATIENCE_MS = 60_000
CARDS, OPTIONS = 6, 3


class HallProject(QuietProject):
    """A real project, but for its phone server and its camera."""

    def __init__(self, opened: OpenWorkspace) -> None:
        super().__init__(opened)
        self.hall_eyes: HallEyes | None = None

    @property
    def eyes(self) -> HallEyes:
        assert self.hall_eyes is not None
        return self.hall_eyes


class Voting(Hands):
    """The hands of the facilitator at the step of a vote, with cards."""

    eyes: HallEyes

    def until(self, so: Callable[[], bool]) -> None:
        """Several tasks follow one another here, and reading cards takes a while on a busy machine."""
        self.qtbot.waitUntil(so, timeout=PATIENCE_MS)

    @property
    def cards(self) -> EveningCards:
        return self.room.cards

    @property
    def screen(self) -> CardsScreen:
        assert self.cards.cards is not None
        return self.cards.cards

    @property
    def found(self) -> RoundView:
        view = self.view.round
        assert view is not None
        return view

    @property
    def options(self) -> tuple[Option, ...]:
        return self.found.options

    def prepare(self, method: str, *, cards: int = CARDS, **rules: object) -> None:
        """A vote by this method is open, and so many cards are made."""
        voting, round_id = self.services.voting, self.found.round.id
        voting.change_rules(round_id, method=method, **rules)
        for place, option in enumerate(voting.options(round_id)):
            if method == "budget":
                voting.price_option(option.id, 50)
            if place >= OPTIONS:
                voting.remove_option(option.id)
        if cards:
            self.services.cards.make_codes(self.evening.id, cards)
        voting.open(round_id)
        self.see()

    def state(self, option_id: str = "") -> CardsState:
        return self.services.cards.state(self.found.round.id, option_id)

    def hall(self, sides: Mapping[int, str], seed: int = 5) -> None:
        """The neighbours hold these up from now on, in the form that the evening's cards have."""
        self.eyes.show(pictures(tuple(sides.items()), seed, self.view.evening.card_form))

    def open_screen(self) -> CardsScreen:
        self.cards.open_cards(self.found.round.id)
        if self.eyes.names:
            self.until(lambda: self.screen.camera.live)
        return self.screen

    def read(self) -> None:
        self.screen.camera.tile.click()
        assert self.cards.session.reading

    def sweep(self, number: int, option_id: str = "") -> None:
        """Reads until so many cards are written, and stops."""
        self.read()
        self.until(lambda: len(self.state(option_id).seen) == number)
        self.screen.camera.stop.click()
        self.settle()

    def settle(self) -> None:
        self.until(lambda: not self.cards.session.busy)
        self.see()

    def votes(self) -> dict[str, int]:
        """The result by option, once it is revealed."""
        voting, round_id = self.services.voting, self.found.round.id
        if self.found.round.phase is Phase.OPEN:
            voting.close(round_id)
        voting.reveal(round_id)
        tally = self.found.tally
        assert tally is not None
        return {one.id: int(one.total) for one in tally.options}

    def happened(self, what: Happening) -> list[str]:
        return [
            line.subject for line in self.services.auditing.lines(self.found.round.id) if line.what is what
        ]

    def by_phone(self, number: int, choices: Mapping[str, int]) -> None:
        """The holder of this card votes with its code on a phone."""
        code = self.services.cards.codes(self.evening.id)[number - 1]
        self.services.casting.cast(self.found.round.id, code.token, choices, Channel.PHONE, by_code=True)
        self.see()

    def send_photo(self, content: bytes) -> str:
        """A phone sends a photo for the vote."""
        whole: WholePhoto = self.eyes.take(content, "telefoon.jpg")
        photo = self.services.walls.arrive(self.step(Kind.VOTE).id, whole, way=Way.PHONE)
        self.see()
        return photo.id

    @property
    def dots(self) -> DotsScreen:
        assert self.cards.dots is not None
        return self.cards.dots

    def open_dots(self) -> DotsScreen:
        self.cards.open_dots(self.found.round.id)
        return self.dots

    def reads_now(self) -> bool:
        return str(self.screen.camera.tile.property("phase")) == LIVE

    def seen(self) -> tuple[int, ...]:
        """The numbers that the screen says were read for the question of now."""
        return self.cards.session.standing.seen

    @property
    def missing(self) -> list[int]:
        """The numbers in the list beside the picture."""
        return [row.number for row in self.screen.side.missing.rows]

    @property
    def unclear(self) -> list[int]:
        """Those that were read and are in doubt."""
        return [row.number for row in self.screen.side.unclear.rows]


@pytest.fixture
def vote(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Voting]:
    with hands_in_the_room(qtbot, qapp, tmp_path, (Voting, HallProject)) as (hands, project):
        project.hall_eyes = hands.eyes = HallEyes(tmp_path)
        hands.go(Kind.VOTE)
        yield hands
        hands.eyes.lose.set()
