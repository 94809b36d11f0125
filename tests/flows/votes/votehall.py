"""Votes in the hall of a flow test: an evening with a vote by every method, neighbours with phones, what the facilitator does
at the desk for each channel, and what must come of it, added up plainly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.desktop import make_window
from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.workspace import create_services
from cocreate_desktop.desktop.cards.evening import EveningCards
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.evening.runsheet import RunSheet
from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.phasetile import PhaseTile
from cocreate_desktop.desktop.stage.state import Vote
from cocreate_desktop.desktop.steps.votechannel import ChannelTile
from cocreate_desktop.desktop.steps.votechannelwords import ORDER
from cocreate_desktop.desktop.steps.voterow import VoteRow
from cocreate_desktop.domain import voting
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import number_text
from cocreate_desktop.phones.network import page_address
from cocreate_desktop.rehearsal.packing import jpeg
from cocreate_desktop.rehearsal.phone import Phone
from cocreate_desktop.rehearsal.rooms import RoomPlan, make_room
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tallying import RoundView
from tests.domain.voting import plain
from tests.flows.hall import CTRL, LOCAL, Hall

ALT = Qt.KeyboardModifier.AltModifier
PLANS = {"Bankjes met een rug": 400, "Meer bomen": 300, "Een waterpomp": 250}
"""What is voted on, and what it costs."""
RULES: Mapping[str, Mapping[str, object]] = {
    "choice": {},
    "approval": {"max_choices": 2},
    "yes-no": {},
    "dots": {"dots": 3, "max_per_option": 2},
    "score": {},
    "ranking": {"rule": "borda"},
    "support": {},
    "consent": {},
    "budget": {"rule": "equal-shares", "budget": 700, "utility": "cost"},
    "chips": {"chips": 100, "chip_step": 10},
}
CODES = 12
PATIENCE_MS = 60_000
Choices = Mapping[str, int]
"""By the letter of an option or answer."""
_RESULT = re.compile(r'aria-hidden="true"><b>([^<]+)</b></span>.*?<b>([^<]+)</b></p>', re.DOTALL)


@dataclass
class Came:
    """What came in by one method, as the neighbours meant it: ballots with their channel and people, and what was counted by
    eye for each option."""

    method: str
    ballots: list[tuple[Channel, Choices, int]] = field(default_factory=list)
    counts: dict[Channel, tuple[Choices, int]] = field(default_factory=dict)

    def round(self, channel: Channel | None = None) -> voting.Round:
        """All of it, or what came by one channel, for the plain count."""
        ids = {one.letter: one.id for one in voting.ANSWERS.get(self.method, ())}
        rules = RULES[self.method]
        ballots = [one for one in self.ballots if channel in (None, one[0])]
        counts = {by: one for by, one in self.counts.items() if channel in (None, by)}
        return voting.Round(
            settings=voting.Settings(
                method=self.method,
                rule=str(rules.get("rule", "")),
                budget=rules["budget"] if self.method == "budget" else None,  # type: ignore[arg-type]
            ),
            options=tuple(
                voting.Option(letter, cost=cost) for letter, cost in zip("ABC", PLANS.values(), strict=True)
            ),
            ballots=tuple(
                voting.Ballot(
                    f"v{place}", by, {ids.get(one, one): weight for one, weight in choices.items()}, people
                )
                for place, (by, choices, people) in enumerate(ballots)
            ),
            counts=tuple(
                voting.Count(ids.get(one, one), by, number)
                for by, (numbers, _people) in counts.items()
                for one, number in numbers.items()
            ),
            people_by_channel={by: people for by, (_numbers, people) in counts.items()},
        )

    @property
    def channels(self) -> set[Channel]:
        """Those on which something came in."""
        return {channel for channel, _choices, _people in self.ballots} | set(self.counts)

    @property
    def people(self) -> int:
        """How many people voted."""
        by_eye = sum(people for _numbers, people in self.counts.values())
        return sum(people for _by, _choices, people in self.ballots) + by_eye

    def totals(self, channel: Channel | None = None) -> list[str]:
        """What each option got, in the order of the list."""
        whole = self.round(channel)
        found = plain.borda(whole) if self.method == "ranking" else plain.totals(whole)
        return [number_text(found[one]) for one in plain.ids_of(whole)]

    def measures(self) -> list[str]:
        """What each option got as its method measures it: a mean, an average amount, or the total."""
        whole = self.round()
        if self.method == "score":
            marks = [plain.marks(whole, one) for one in plain.ids_of(whole)]
            return [number_text(one[0]) if one else "–" for one in marks]
        if self.method == "chips":
            return [number_text(one / self.people) for one in plain.totals(whole).values()]
        return self.totals()


class VoteHall(Hall):
    """A hall whose evening has a vote by every method."""

    phones: list[Phone]

    @property
    def found(self) -> RoundView:
        view = self.view.round
        assert view is not None, "this step votes"
        return view

    def until(self, so: Callable[[], bool]) -> None:
        """Photos take a while on a busy machine."""
        self.qtbot.waitUntil(so, timeout=PATIENCE_MS)

    def go(self, method: str) -> None:
        """A click on the step of the run sheet, and the round that is voted on there."""
        self.cards.close_screen()
        steps = [step.id for step in self.view.steps]
        wanted = next(step.id for step in self.view.steps if step.title == method)
        sheet = self.part(RunSheet, "sheet")
        row = sheet.model().index(steps.index(wanted), 0)
        sheet.scrollTo(row)
        self.activate()
        QTest.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=sheet.visualRect(row).center())
        assert self.view.step is not None
        assert self.view.step.id == wanted
        assert self.found.round.method == method

    def open_vote(self) -> None:
        """With the remote, and the phones show it."""
        self.press(Qt.Key.Key_PageDown)
        assert self.phase is Phase.OPEN
        self.until(lambda: self.phase is Phase.OPEN and self.asked(self.phones[0]))

    def close_vote(self) -> None:
        """With the remote; a key more reveals nothing."""
        self.press(Qt.Key.Key_PageDown)
        assert self.phase is Phase.CLOSED
        self.press(Qt.Key.Key_PageDown)
        self.assert_hidden()

    def reveal_vote(self) -> None:
        """With the tile of the desk; the room sees it."""
        self.click(self.part(PhaseTile, "reveal"))
        assert self.phase is Phase.REVEALED
        self.until(lambda: self.wall.phase is Phase.REVEALED)

    def choose(self, channel: Channel) -> None:
        """With its key."""
        self.press(Qt.Key(Qt.Key.Key_1 + ORDER.index(channel)), ALT)
        assert self.part(ChannelTile, str(channel)).isChecked()

    def phone(self, code: Code | None = None) -> Phone:
        """A neighbour scans the code of the page, or her own, and has joined."""
        project = self.desk.project
        address = project.join_address(self.evening.id)
        made = Phone(address if code is None else page_address(project.hall.address, code.token))
        made.join()
        return made

    @property
    def codes(self) -> tuple[Code, ...]:
        """The personal codes, by number from 1."""
        return self.services.cards.codes(self.evening.id)

    def by_phone(self, phone: Phone, choices: Choices, reason: str = "") -> None:
        """A neighbour fills in the form on her phone and sends it."""
        letters = [option.letter for option in self.found.options]
        self.until(lambda: self.asked(phone))
        phone.vote({letters.index(letter): weight for letter, weight in choices.items()}, reason)

    def on_slip(self, line: str, code: Code) -> None:
        """A slip with a code is typed."""
        self.choose(Channel.PAPER)
        self.fill(self.part(QLineEdit, "slipCode"), code.typed)
        self.type(line)
        assert self.part(QLineEdit, "slipLetters").text() == ""

    def at_table(self, name: str, people: int, line: str) -> None:
        """What a table agreed on is typed."""
        self.choose(Channel.TABLE)
        self.fill(self.part(QLineEdit, "tableName"), name)
        self.type(str(people))
        self.type(line)
        assert self.part(QLineEdit, "slipLetters").text() == ""

    def counted(self, channel: Channel, numbers: Sequence[int], people: int) -> None:
        """What was counted by eye is typed from top to bottom, then how many people stand behind it."""
        self.choose(channel)
        rows = self.parts(VoteRow)
        assert len(rows) == len(numbers)
        self.focus(rows[0].count)
        for number in numbers:
            self.press(Qt.Key.Key_A, CTRL)
            self.type(str(number))
        self.until(lambda: QApplication.focusWidget() is self.part(CountField, "people"))
        self.press(Qt.Key.Key_A, CTRL)
        self.type(str(people))

    @property
    def cards(self) -> EveningCards:
        """The screens for cards and for the poster."""
        room = self.shell.room("evening")
        assert isinstance(room, EveningRoom)
        return room.cards

    def drop(self, widget: QWidget, *files: Path) -> None:
        """Photos are dragged onto a screen that hears of them before anything on it does."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        middle, copy, left = widget.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QDragEnterEvent(middle, copy, data, left, none))
        QApplication.sendEvent(widget, QDropEvent(QPointF(middle), copy, data, left, none))

    @property
    def wall(self) -> Vote:
        """The vote as the room sees it."""
        seen = self.room_sees.body
        assert isinstance(seen, Vote)
        return seen

    def assert_hidden(self) -> None:
        """Nobody sees what an option got: not the desk, not the room, no phone."""
        assert self.phase in (Phase.OPEN, Phase.CLOSED)
        assert self.found.tally is None
        for row in self.parts(VoteRow):
            assert not row.total.isVisible()
            assert not row.note.text()
            assert not row.channel.isVisible() or row.channel.text() == "verborgen"
        self.assert_hidden_from_the_room()

    def assert_hidden_from_the_room(self) -> None:
        """Neither the wall nor a phone tells what an option got."""
        assert not self.wall.results
        assert self.wall.outcome is None
        assert all('class="bars"' not in phone.page() for phone in self.phones)

    def assert_shown(self, came: Came) -> None:
        """Desk, room and phones say what the plain count says, together and for each channel."""
        letters = [option.letter for option in self.found.options]
        self.until(lambda: self.found.voted == came.people)
        rows = self.parts(VoteRow)
        on_desk = [_number(row.total.text()) for row in rows]
        assert on_desk == came.measures(), (on_desk, came.measures())
        on_wall = {one.letter: one.said or number_text(one.total) for one in self.wall.results}
        wanted = came.measures() if came.method == "score" else came.totals()
        assert [on_wall[letter] for letter in letters] == wanted
        self.until(lambda: 'class="bars"' in self.phones[0].page())
        on_phone = dict(_RESULT.findall(self.phones[0].page()))
        assert [_number(on_phone[letter]) for letter in letters] == wanted
        for channel in sorted(came.channels):
            self.choose(channel)
            assert [row.channel.text() for row in rows] == came.totals(channel), channel

    def asked(self, phone: Phone) -> bool:
        """Whether this phone shows the form of the vote of now."""
        return f'-{self.found.round.id}"' in phone.page()


def room(sides: Mapping[int, str]) -> bytes:
    """A photo of a small room in which these cards are held up, side by number: a JPEG."""
    plan = RoomPlan(
        cards=sides,
        seed=5,
        width=800,
        height=450,
        sides=(30, 34),
        tilt=8,
        askew=5,
        blur=0.3,
        noise=0.004,
        fingers=0.0,
    )
    return jpeg(make_room(plan).picture)


def _number(words: str) -> str:
    """Without its unit."""
    return words.removeprefix("€").split()[0]


@contextmanager
def evening_of_votes(request: pytest.FixtureRequest, qapp: QApplication, folder: Path) -> Iterator[VoteHall]:
    """The real window with such an evening: stage and phones are open, two neighbours have joined, codes are made."""
    made = make_window(qapp, LocalProjects(0, LOCAL), theme="light", still=True)
    opened = create_services(folder / "plein.cocreate", {"name": "Plein", "question": "Wat komt er?"}, key="")
    _plan(opened.services)
    made.shell.resize(1366, 768)
    made.shell.show()
    made.shell.show_project(LocalProject(opened, port=0, host=LOCAL))
    hall = VoteHall(QtBot(request), made)
    hall.press(Qt.Key.Key_2, CTRL)
    hall.until(lambda: hall.desk.project.hall.running)
    hall.press(Qt.Key.Key_F5)
    hall.press(Qt.Key.Key_PageDown)
    hall.breathe()
    with ExitStack() as phones:
        hall.phones = [phones.enter_context(hall.phone()) for _neighbour in range(2)]
        yield hall
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _plan(services: Services) -> None:
    """A welcome and a vote by every method, ready to be opened; and codes for slips, cards and phones."""
    (evening,) = services.evenings.all()
    for step in services.evenings.steps(evening.id):
        if step.kind is not Kind.WELCOME:
            services.evenings.remove_step(step.id)
    for method, rules in RULES.items():
        step = services.evenings.add_step(evening.id, Kind.VOTE)
        services.evenings.change_step(step.id, title=method, question=f"Wat eerst, {method}?")
        found = services.voting.round_of(step.id)
        assert found is not None
        services.voting.change_rules(found.id, method=method, **rules)
        for words, cost in PLANS.items() if method not in voting.ANSWERS else ():
            services.voting.add_option(found.id, words, cost=cost if method == "budget" else None)
    services.cards.make_codes(evening.id, CODES)
