"""The demo's window: drives desk and stage through the evening as a facilitator would, and takes pictures of both.

Everything that takes time runs aside; the window's own loop goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

from cocreate_desktop.apps.demo import DemoProblem, Players, Story, print_all, print_and_export
from cocreate_desktop.apps.demo_steps import RunSheet
from cocreate_desktop.apps.demo_wall import WallRound
from cocreate_desktop.apps.desktop import Window, make_application, make_window
from cocreate_desktop.apps.example import fill_example
from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.wholestory import AT_FIRST, WholeStory
from cocreate_desktop.desktop.aftercare.room import PAGES, AftercareRoom
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.stage.canvas import render
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.events import Event, HallChanged
from cocreate_desktop.domain.walls import PhotoState
from cocreate_desktop.language import _
from cocreate_desktop.rehearsal.example import ExampleNote
from cocreate_desktop.rehearsal.roomphoto import room_photo
from cocreate_desktop.services.seeing import Eyes
from cocreate_desktop.services.services import Services

T = TypeVar("T")

DESK = QSize(1366, 768)
STAGE = QSize(1920, 1080)
WAIT_MS = 20_000
# A slow laptop reads forty notes in half a minute.
LOOK_MS = 120_000
_TURNS = 50


def play_in_window(story: Story, project: LocalProject, players: Players, *, full: bool) -> None:
    """Plays everything and closes everything; ``full``: to the last evening and the last reply."""
    app = make_application()
    window = make_window(app, LocalProjects(0), theme="light", still=True)
    window.shell.resize(DESK)
    window.shell.show()
    try:
        Show(app, window, story, project, players).play(full=full)
    finally:
        players.close()
        window.close()


class Show:
    """One performance."""

    def __init__(
        self, app: QApplication, window: Window, story: Story, project: LocalProject, players: Players
    ) -> None:
        self._app = app
        self._window = window
        self._story = story
        self._project = project
        self._players = players
        self._services = project.services
        self._evening: Evening = fill_example(self._services, story.name)
        self._whole = WholeStory(self._services, story.name, seed=players.seed, look=self.look)

    @property
    def services(self) -> Services:
        """Those of the project."""
        return self._services

    @property
    def eyes(self) -> Eyes:
        """Whoever looks at its photos."""
        return self._project.eyes

    @property
    def evening_id(self) -> str:
        """The evening that is played."""
        return self._evening.id

    @property
    def players(self) -> Players:
        """The neighbours."""
        return self._players

    def play(self, *, full: bool) -> None:
        """The whole evening, and with ``full`` those after it."""
        part = self._story.part
        with part(_("window")):
            self._window.opener.refresh()
            self.desk_picture("start")
            self._whole.before()
            self._window.shell.show_project(self._project)
            self._window.shell.choose_evening(self._evening.id)
            self._services.evenings.change(self._evening.id, moderated=False)
            self.desk_picture("prepare")
        with part(_("phones join")):
            self._open_doors()
        RunSheet(self).play(part)
        with part(_("aftercare")):
            self._services.playing.finish(self._evening.id)
            self.pictures("thanks")
            self._whole.answer(AT_FIRST)
            self._look_back("aftercare")
        if full:
            self._go_on()
        self.aside(lambda: print_and_export(self._story, self._project, self._evening.id))

    def _go_on(self) -> None:
        """The evenings that follow, and the aftercare to the last reply."""
        evenings = self._whole.evenings
        for place, evening in enumerate(evenings[1:], 1):
            with self._story.part(evening.name):
                self._window.shell.choose_evening(evening.id, "evening")
                self._whole.come(place)
        with self._story.part(_("replies and pledges")):
            self._whole.after()
            self._look_back("aftercare-whole")
        for place, evening in enumerate(evenings[1:], 2):
            folder = self._story.out / f"evening-{place}"
            self.aside(partial(print_all, self._story, self._project, evening.id, folder))

    def _look_back(self, name: str) -> None:
        """Each page of the room after the evening."""
        self._window.shell.go("aftercare")
        room = self._window.shell.room("aftercare")
        assert isinstance(room, AftercareRoom), "the room after the evening is an AftercareRoom"
        for page in reversed(PAGES):
            room.go(page)
            self.desk_picture(name if page == PAGES[0] else f"{name}-{page}")

    def _open_doors(self) -> None:
        loop = QEventLoop()
        stop = self._services.bus.subscribe(_opened(loop))
        self._window.shell.go("evening")
        self._project.hall.start(self._evening.id)
        if not self._project.hall.running:
            QTimer.singleShot(WAIT_MS, loop.quit)
            loop.exec()
        stop()
        if not self._project.hall.running:
            raise DemoProblem("the phone server did not start")
        self._players.address = self._project.join_address(self._evening.id)
        self.aside(self._players.look)

    def phone(self, name: str) -> None:
        """A picture of a phone."""
        self.aside(lambda: self._players.picture(name))

    def pictures(self, name: str) -> None:
        """A picture of desk and stage."""
        self._stage_picture(self._evening.id, name)
        self.desk_picture(name)

    def look(self, evening_id: str, name: str) -> None:
        """A picture of desk and stage in an evening after the first one."""
        place = [evening.id for evening in self._whole.evenings].index(evening_id) + 1
        self._stage_picture(evening_id, f"{place}-{name}")
        self.desk_picture(f"{place}-{name}")

    def _stage_picture(self, evening_id: str, name: str) -> None:
        view = self._services.overview.evening(evening_id)
        state = stage_state(
            view,
            address=self._project.hall.address,
            now=self._services.clock.now(),
            pictures=self._services.showing.picture,
        )
        render(state, STAGE).save(str(self._file(f"stage-{name}")))

    def wall(self, step_id: str, notes: Sequence[ExampleNote]) -> None:
        """Takes in a photo of the wall on which these notes hang."""
        self._story.wall = WallRound(self._project, self, self._players.seed).take_in(step_id, notes)

    def cards(self, round_id: str, option_id: str, sides: Mapping[int, str], name: str) -> None:
        """The room holds up these cards: it is photographed and read, and what was read counts."""
        cards = self._services.cards

        def sweep() -> None:
            content = room_photo(sides, self._players.seed)
            if name:
                self._file(f"hall-{name}").with_suffix(".jpg").write_bytes(content)
            looked = self.eyes.cards(content, cards.card_set(self._evening.id))
            cards.read(round_id, {card.number: card.answer for card in looked.cards}, option_id)

        self.aside(sweep)
        if name:
            self.pictures(f"{name}-open")

    def looked_at(self, photo_id: str) -> None:
        """The evening's room looks at a photo and reads it by itself; waits until it has. Raises DemoProblem."""
        work = self._room.walls.tools.work
        loop = QEventLoop()

        def over() -> bool:
            failed = work.of(photo_id) is not None
            return not work.busy and (failed or self._state(photo_id) is not PhotoState.ARRIVED)

        def hear() -> None:
            if over():
                loop.quit()

        if not over():
            work.turned.connect(hear)
            QTimer.singleShot(LOOK_MS, loop.quit)
            loop.exec()
            work.turned.disconnect(hear)
        if work.busy or self._state(photo_id) is PhotoState.ARRIVED:
            raise DemoProblem("the photo of the wall was not looked at")

    def checking(self, begins: bool) -> None:
        """The screen of the check comes in the room's place, with the first note that waits, or goes."""
        walls = self._room.walls
        if begins and walls.review is not None and walls.reviewing:
            walls.review.show_evening(self._evening.id)
        elif begins:
            walls.open_review()
        else:
            walls.close_review()

    @property
    def _room(self) -> EveningRoom:
        room = self._window.shell.room("evening")
        assert isinstance(room, EveningRoom), "the evening's room is an EveningRoom"
        return room

    def _state(self, photo_id: str) -> PhotoState:
        photos = self._services.walls.review(self._evening.id).photos
        return next(photo.state for photo in photos if photo.id == photo_id)

    def desk_picture(self, name: str) -> None:
        """A picture of the desk."""
        desk = self._window.shell.desk
        if desk is not None:
            desk.relay.tell_now()
        self._settle()
        for _turn in range(_TURNS):  # what is read aside comes a moment later
            if not self._window.shell.tasks.busy:
                break
            self._settle()
        self._window.shell.grab().save(str(self._file(f"desk-{name}")))

    def _file(self, name: str) -> Path:
        return self._story.out / f"{name}.png"

    def _settle(self) -> None:
        """Lets the window lay itself out and paint."""
        loop = QEventLoop()
        QTimer.singleShot(80, loop.quit)
        loop.exec()

    def aside(self, work: Callable[[], T]) -> None:
        """Does ``work`` outside the window's thread while the window lives on; its error becomes ours."""
        loop = QEventLoop()
        problems: list[BaseException] = []

        def failed(problem: BaseException) -> None:
            problems.append(problem)
            loop.quit()

        def done(_found: T) -> None:
            loop.quit()

        self._window.shell.tasks.run(work, done, failed)
        loop.exec()
        if problems:
            raise problems[0]


def _opened(loop: QEventLoop) -> Callable[[Event], None]:
    """Ends the loop when phones are served."""

    def hear(event: Event) -> None:
        if isinstance(event, HallChanged) and event.running:
            loop.quit()

    return hear
