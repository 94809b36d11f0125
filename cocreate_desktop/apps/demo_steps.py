"""What happens in each step of the demo's run sheet: what hangs on the wall, is typed or comes from phones, what the room sees.

It knows no window: whoever plays hands it the services, the neighbours and a way to take pictures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from cocreate_desktop.apps.demo_said import Said
from cocreate_desktop.apps.demo_stage import Performance
from cocreate_desktop.apps.demo_votes import VoteRound
from cocreate_desktop.apps.example import put_in_order
from cocreate_desktop.domain import talking
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.domain.steps import Kind, Step, TalkSettings, read_settings
from cocreate_desktop.domain.thinking import THINKING, Phase
from cocreate_desktop.domain.timing import Timing
from cocreate_desktop.rehearsal.example import ExampleNote, ExampleStep
from cocreate_desktop.services.playing import DeedKind


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the run sheet. ``name`` is that of its pictures; ``vote`` the place of its vote, from 0."""

    step: Step
    planned: ExampleStep
    name: str
    first: bool
    vote: int = 0


class RunSheet:
    """Plays the whole run sheet, from its first step to its last."""

    def __init__(self, performance: Performance) -> None:
        self._on = performance
        self._services = performance.services
        self._example = performance.players.example
        self._said = Said(performance)
        self._play: dict[Kind, Callable[[Line], None]] = {
            Kind.ARRIVALS: self._arrivals,
            Kind.WELCOME: self._welcome,
            Kind.SHOW: self._show,
            Kind.IDEAS: self._ideas,
            Kind.TALK: self._talk,
            Kind.THEMES: self._themes,
            Kind.PAUSE: self._pause,
            Kind.VOTE: self._vote,
            Kind.OFFERS: self._offers,
            Kind.READBACK: self._readback,
            Kind.EXIT: self._exit,
        }

    def play(self, part: Callable[[str], AbstractContextManager[None]]) -> None:
        """Every step; ``part`` times one."""
        for line in self._lines():
            with part(line.step.title):
                self._services.playing.go_to(self._on.evening_id, line.step.id)
                self._play[line.step.kind](line)

    def _lines(self) -> Iterator[Line]:
        seen: Counter[Kind] = Counter()
        steps = self._services.evenings.steps(self._on.evening_id)
        for step, planned in zip(steps, self._example.evening.steps, strict=True):
            seen[step.kind] += 1
            number = seen[step.kind]
            name = f"{step.kind}-{number}" if number > 1 else str(step.kind)
            yield Line(step, planned, name, number == 1, number - 1)

    def _arrivals(self, line: Line) -> None:
        """People come in and are counted; whoever sits down opens the page."""
        self._on.pictures(f"{line.name}-empty")
        self._on.aside(self._on.players.join)
        self._on.aside(self._said.come_in)
        self._on.pictures(line.name)
        self._on.phone(line.name)

    def _welcome(self, line: Line) -> None:
        self._on.pictures(line.name)
        self._on.aside(self._on.players.join)
        self._on.phone(line.name)

    def _show(self, line: Line) -> None:
        self._on.pictures(line.name)
        while self._services.playing.next_deed(self._on.evening_id).kind is DeedKind.PAGE:
            page = self._services.playing.forward(self._on.evening_id).page
            self._on.pictures(f"{line.name}-page-{page}")
        self._on.phone(line.name)

    def _pause(self, line: Line) -> None:
        self._on.pictures(line.name)

    def _talk(self, line: Line) -> None:
        """Everybody finds a table and talks, round after round, and comes back to the room."""
        self._on.pictures(line.name)
        for number in range(1, len(talking.lengths(self._talk_settings(line))) + 1):
            if number > 1:
                self._talk_clock(line, talking.following)
                self._on.pictures(f"{line.name}-round-{number}-seats")
            self._talk_clock(line, talking.press)
            self._on.pictures(f"{line.name}-round-{number}")
            if number == 1:
                self._on.phone(line.name)
        self._talk_clock(line, talking.following)
        self._on.pictures(f"{line.name}-done")

    def _talk_clock(self, line: Line, deed: Callable[[TalkSettings, datetime], Timing]) -> None:
        found = deed(self._talk_settings(line), self._services.clock.now())
        self._services.evenings.change_settings(line.step.id, **talking.changes(found))

    def _talk_settings(self, line: Line) -> TalkSettings:
        steps = self._services.evenings.steps(self._on.evening_id)
        found = read_settings(next(step for step in steps if step.id == line.step.id))
        assert isinstance(found, TalkSettings), "a talk has such settings"
        return found

    def _ideas(self, line: Line) -> None:
        if line.planned.think:
            self._think(line)
        players, key = self._on.players, line.planned.key
        self._paper_notes(line, players.desk_notes(key))
        self._on.aside(lambda: players.wait_for(line.step.id))
        self._on.aside(lambda: players.send_notes(key))
        self._recolour(line.step.id)
        self._on.phone(line.name)
        self._on.pictures(line.name)
        waiting = self._services.overview.evening(self._on.evening_id).waiting
        safe = [note.id for note in waiting if not note.flags]
        self._services.capturing.set_state(safe, NoteState.SHOWN)

    def _paper_notes(self, line: Line, notes: Sequence[ExampleNote]) -> None:
        """Those of the first question hang on the wall, the others lie on the tables and are typed."""
        if line.first and notes:
            self._on.wall(line.step.id, notes)
            return
        for note in notes:
            self._services.capturing.write(line.step.id, note.text, colour=note.colour, table=note.table)

    def _think(self, line: Line) -> None:
        """1-2-4-All: the room thinks first; with all it looks at the notes again."""
        for phase in THINKING:
            self._clock(line.step.id, phase)
            self._on.pictures(f"{line.name}-{phase.name.lower()}")
        self._on.phone(f"{line.name}-thinking")
        self._clock(line.step.id, Phase.NONE)

    def _clock(self, step_id: str, phase: Phase) -> None:
        began = utc_text(self._services.clock.now()) if phase else ""
        self._services.evenings.change_settings(step_id, think_phase=int(phase), think_started=began)

    def _recolour(self, step_id: str) -> None:
        """What came from phones gets the colour of the table at which it was written."""
        colours = self._on.players.colours
        found: dict[str, list[str]] = defaultdict(list)
        for note in self._services.capturing.notes(self._on.evening_id):
            if note.step_id == step_id and note.channel is Channel.PHONE and note.text in colours:
                found[colours[note.text]].append(note.id)
        for colour, ids in sorted(found.items()):
            self._services.capturing.recolour(ids, colour)

    def _themes(self, line: Line) -> None:
        if line.first:
            self._on.pictures(f"{line.name}-loose")
        put_in_order(self._services, self._on.evening_id, self._example)
        self._on.pictures(line.name)
        self._on.phone(line.name)

    def _vote(self, line: Line) -> None:
        VoteRound(self._on, self._example.votes[line.vote], line.vote).play(line.step)

    def _offers(self, line: Line) -> None:
        self._by_phone(line, self._said.offer)
        self._said.let_through(line.step.id)
        self._on.pictures(line.name)

    def _readback(self, line: Line) -> None:
        self._by_phone(line, self._said.say_right)
        self._on.pictures(f"{line.name}-open")
        self._said.raise_hands(line.step.id)
        self._on.pictures(line.name)

    def _exit(self, line: Line) -> None:
        self._by_phone(line, self._said.fill_in)
        self._on.pictures(f"{line.name}-open")
        self._said.type_forms(line.step.id)
        self._on.pictures(line.name)

    def _by_phone(self, line: Line, deed: Callable[[str], None]) -> None:
        """Waits until phones ask for it, does it, and takes a picture of one."""
        self._on.aside(lambda: self._on.players.wait_for(line.step.id))
        self._on.aside(lambda: deed(line.step.id))
        self._on.phone(line.name)
