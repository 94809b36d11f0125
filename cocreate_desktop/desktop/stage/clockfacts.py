"""What a step with a clock brings to the picture for the room: 1-2-4-All while ideas come in, and the rounds of a talk. Facts
alone, purely from the step and the time."""

from collections.abc import Sequence
from datetime import datetime

from ...domain import talking, timing
from ...domain import thinking as phases
from ...domain.steps import IdeasSettings, Step, TalkSettings, read_settings
from ...domain.talking import Form, form_of
from ...domain.thinking import PHASE_LINES, PHASE_NAMES, PHASE_TASKS, THINKING
from ...domain.timing import PartClock, Timing
from ...language import _, ngettext
from ...services import roundwords
from ...services.overview import EveningView
from .state import Places, Thinking, ThinkTile

PAGE_SECONDS = 12
"""So long hangs each page of who sits where, when there are several."""
_PEOPLE = (1, 2, 4, 0)
_FEW = 4


def thinking(view: EveningView, now: datetime) -> Thinking | None:
    """The clock of 1-2-4-All while people think alone, in pairs and in fours; None when the room looks at notes."""
    settings = read_settings(view.step) if view.step is not None else None
    if not isinstance(settings, IdeasSettings):
        return None
    found = phases.timing(settings)
    clock = timing.clock(found, now)
    if clock is None or clock.part not in THINKING:
        return None
    phase = phases.phase_of(settings)
    names = [_(name) for name in PHASE_NAMES.values()]
    return Thinking(
        clock.part,
        clock.left,
        clock.planned,
        _(PHASE_TASKS[phase]),
        tuple(_(line) for line in PHASE_LINES[phase]),
        _tiles(found, names, people=_PEOPLE),
        *_told(clock, _("Time is up. Round off together.")),
        after=roundwords.soon(names, clock.part),
    )


def talk(view: EveningView, now: datetime) -> Thinking | Places:
    """Where a talk stands: who sits where, the clock of a round, or the room together again."""
    settings = talk_settings(view.step)
    found = talking.timing_of(settings)
    clock = timing.clock(found, now)
    names = roundwords.names(settings)
    if clock is None or not clock.begun:
        return _places(settings, found, names, now)
    last = clock.part == len(names)
    change = form_of(settings) is Form.CAFE and not last
    up = _("Time is up. Change tables.") if change else _("Time is up. Round off together.")
    return Thinking(
        clock.part,
        clock.left,
        clock.planned,
        *roundwords.during(settings, clock.part),
        _talk_tiles(settings, found, names),
        *_told(clock, up),
        after=roundwords.soon(names, clock.part),
    )


def talk_settings(step: Step | None) -> TalkSettings:
    """The settings of a talk; the usual ones for another kind."""
    settings = read_settings(step) if step is not None else None
    return settings if isinstance(settings, TalkSettings) else TalkSettings()


def heading(step: Step, asked: str) -> tuple[str, str]:
    """What stands above a talk: its title with the round of now, and what is talked about in it."""
    settings = talk_settings(step)
    names = roundwords.names(settings)
    part = max(settings.at, 1)
    kicker = step.title
    if len(names) > 1 and form_of(settings) is not Form.THINK and part <= len(names):
        kicker = _("{title} · round {n} of {m}").format(title=step.title, n=part, m=len(names))
    return kicker, talking.question_of(settings, part, asked)


def _places(settings: TalkSettings, found: Timing, names: Sequence[str], now: datetime) -> Places:
    tiles = _talk_tiles(settings, found, names)
    if found.over:
        return Places(found.at, *roundwords.together(), (), 0, tiles)
    part = max(found.at, 1)
    seats = talking.seats(settings)
    task, lines = roundwords.seating_task(settings, part, _("Left your card, right your table."))
    shown: tuple[tuple[int, int], ...] = ()
    if seats is not None:
        shown = tuple((card, talking.table_of(seats, card, part)) for card in range(1, seats.people + 1))
    turn = int(now.timestamp()) // PAGE_SECONDS if shown else 0
    return Places(
        found.at, task, lines, shown, turn, tiles, roundwords.begins(names[part - 1], found.minutes[part - 1])
    )


def _told(clock: PartClock, up: str) -> tuple[str, bool]:
    """What is said under the clock instead of how much has passed, and whether the room must not miss it."""
    if not clock.left:
        return up, True
    if not clock.running:
        return _("The clock stands still for a moment."), False
    if clock.last_minute:
        return _("The last minute: round off."), True
    return "", False


def _talk_tiles(settings: TalkSettings, found: Timing, names: Sequence[str]) -> tuple[ThinkTile, ...]:
    if form_of(settings) is Form.THINK:
        return _tiles(found, names, people=_PEOPLE)
    return _tiles(found, names, numbers=tuple(range(1, len(names) + 1))) if len(names) > 1 else ()


def _tiles(
    found: Timing, names: Sequence[str], *, people: Sequence[int] = (), numbers: Sequence[int] = ()
) -> tuple[ThinkTile, ...]:
    tiles, short = [], len(names) > _FEW
    for place, (name, planned) in enumerate(zip(names, found.minutes, strict=True)):
        length = ngettext("{n} minute", "{n} minutes", planned).format(n=planned)
        if short:
            length = _("{n} min").format(n=planned)
        state, words = "later", length
        if place + 1 < found.at:
            state, words = "done", _("done")
        elif place + 1 == found.at and found.begun:
            state, words = "now", _("now") if short else _("now, {length}").format(length=length)
        elif place + 1 == found.at:
            state = "now"
        tiles.append(
            ThinkTile(name, people[place] if people else 0, state, words, numbers[place] if numbers else 0)
        )
    return tuple(tiles)
