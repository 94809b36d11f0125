"""The demo's window: drives desk and stage through the evening as a facilitator would, and takes pictures of both.

Everything that takes time runs aside; the window's own loop goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

from cocreate_desktop.apps.desktop import Window, make_application, make_window
from cocreate_desktop.apps.example import fill_example
from cocreate_desktop.apps.projects import LocalProject, LocalProjects
from cocreate_desktop.desktop.stage.canvas import render
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.events import Event, HallChanged
from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.language import _
from cocreate_desktop.rehearsal.example import load_buurtplein
from cocreate_desktop.services.playing import DeedKind

if TYPE_CHECKING:
    from cocreate_desktop.apps.demo import Players, Story

T = TypeVar("T")

DESK = QSize(1366, 768)
STAGE = QSize(1920, 1080)
PRESENT = 41
WAIT_MS = 20_000


class DemoProblem(Exception):
    """The demo could not go on; says which part."""


def play_in_window(story: Story, project: LocalProject, players: Players) -> None:
    """Plays everything and closes everything."""
    app = make_application()
    window = make_window(app, LocalProjects(0), theme="light", still=True)
    window.shell.resize(DESK)
    window.shell.show()
    try:
        Show(app, window, story, project, players).play()
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
        self._evening: Evening = fill_example(self._services)
        self._steps: Mapping[Kind, Step] = {
            step.kind: step for step in self._services.evenings.steps(self._evening.id)
        }

    def play(self) -> None:
        """The whole evening."""
        part = self._story.part
        with part(_("window")):
            self._window.opener.refresh()
            self._desk_picture("start")
            self._window.shell.show_project(self._project)
            self._services.evenings.change(self._evening.id, present=PRESENT, moderated=False)
            self._desk_picture("prepare")
        with part(_("phones join")):
            self._open_doors()
        with part(_("ideas")):
            self._collect_ideas()
        with part(_("put in order")):
            self._put_in_order()
        with part(_("break")):
            self._to(Kind.PAUSE, "pause")
        with part(_("vote")):
            self._vote()
        with part(_("aftercare")):
            self._services.playing.finish(self._evening.id)
            self._window.shell.go("aftercare")
            self._desk_picture("aftercare")
        self._papers()

    def _open_doors(self) -> None:
        address: list[str] = []
        loop = QEventLoop()
        stop = self._services.bus.subscribe(_listening(address, loop))
        self._window.shell.go("evening")
        self._project.hall.start(self._evening.id)
        if not self._project.hall.running:
            QTimer.singleShot(WAIT_MS, loop.quit)
            loop.exec()
        stop()
        if not self._project.hall.running:
            raise DemoProblem("the phone server did not start")
        self._to(Kind.WELCOME, "welcome")
        join = self._project.join_address(self._evening.id)
        self._aside(lambda: self._players.join(join))
        self._aside(lambda: self._players.picture("welcome"))

    def _collect_ideas(self) -> None:
        self._to(Kind.IDEAS, "")
        ideas = self._steps[Kind.IDEAS].id
        for words, colour in self._players.desk_notes:
            self._services.capturing.write(ideas, words, colour=colour)
        self._aside(self._players.send_notes)
        colours = self._players.colours
        for note in self._services.capturing.notes(self._evening.id):
            if note.channel is Channel.PHONE and note.text in colours:
                self._services.capturing.recolour([note.id], colours[note.text])
        self._aside(lambda: self._players.picture("ideas"))
        self._pictures("ideas")
        waiting = self._services.overview.evening(self._evening.id).waiting
        safe = [note.id for note in waiting if not note.flags]
        self._services.capturing.set_state(safe, NoteState.SHOWN)

    def _put_in_order(self) -> None:
        self._to(Kind.THEMES, "")
        belongs = self._players.themes
        board = self._services.boards.board(self._evening.id)
        for theme in load_buurtplein().themes:
            mine = [note.id for note in board.notes if belongs.get(note.text) == theme.key]
            if mine:
                self._services.boards.group(self._evening.id, self._steps[Kind.THEMES].id, mine, theme.title)
        self._pictures("themes")

    def _vote(self) -> None:
        self._to(Kind.VOTE, "vote-draft")
        self._forward(DeedKind.OPEN_ROUND)
        early = self._players.ballots * 3 // 4
        self._aside(lambda: self._players.vote(0, early))
        self._aside(lambda: self._players.picture("vote"))
        self._type_stickers()
        self._pictures("vote-open")
        self._aside(lambda: self._players.vote(early))
        self._forward(DeedKind.CLOSE_ROUND)
        self._pictures("vote-closed")
        # The key that closes does not reveal within two seconds; the facilitator's own button does.
        found = self._services.voting.round_of(self._steps[Kind.VOTE].id)
        if found is not None:
            self._services.voting.reveal(found.id)
        self._pictures("vote-result")
        self._aside(lambda: self._players.picture("result"))

    def _type_stickers(self) -> None:
        found = self._services.voting.round_of(self._steps[Kind.VOTE].id)
        if found is None:
            raise DemoProblem("the vote has no round")
        vote = load_buurtplein().vote
        for option, example in zip(self._services.voting.options(found.id), vote.options, strict=True):
            self._services.voting.type_count(found.id, Channel.DOTS, option.id, example.stickers)
        people = -(-sum(option.stickers for option in vote.options) // vote.dots)
        self._services.voting.type_count(found.id, Channel.DOTS, "", people)

    def _papers(self) -> None:
        from cocreate_desktop.apps.demo import print_and_export

        self._aside(lambda: print_and_export(self._story, self._project, self._evening.id))

    def _to(self, kind: Kind, name: str) -> None:
        self._services.playing.go_to(self._evening.id, self._steps[kind].id)
        if name:
            self._pictures(name)

    def _forward(self, wanted: DeedKind) -> None:
        deed = self._services.playing.forward(self._evening.id)
        if deed.kind is not wanted:
            raise DemoProblem(f"forward did {deed.kind} instead of {wanted}")

    def _pictures(self, name: str) -> None:
        view = self._services.overview.evening(self._evening.id)
        state = stage_state(
            view,
            address=self._project.hall.address,
            now=self._services.clock.now(),
            pictures=self._services.showing.picture,
        )
        render(state, STAGE).save(str(self._file(f"stage-{name}")))
        self._desk_picture(name)

    def _desk_picture(self, name: str) -> None:
        desk = self._window.shell.desk
        if desk is not None:
            desk.relay.tell_now()
        self._settle()
        self._window.shell.grab().save(str(self._file(f"desk-{name}")))

    def _file(self, name: str) -> Path:
        return self._story.out / f"{name}.png"

    def _settle(self) -> None:
        """Lets the window lay itself out and paint."""
        loop = QEventLoop()
        QTimer.singleShot(80, loop.quit)
        loop.exec()

    def _aside(self, work: Callable[[], T]) -> None:
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


def _listening(address: list[str], loop: QEventLoop) -> Callable[[Event], None]:
    def hear(event: Event) -> None:
        if isinstance(event, HallChanged) and event.running:
            address.append(event.address)
            loop.quit()

    return hear
