"""A talk at tables: its forms, its rounds and their clock, and what each round asks of people. Pure; the settings of the step
and the time make it, nothing else."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from cocreate_desktop.domain import seating, thinking, timing
from cocreate_desktop.domain.seating import Seating
from cocreate_desktop.domain.steps.talk import TalkSettings
from cocreate_desktop.domain.thinking import PHASE_LINES, PHASE_TASKS, Phase
from cocreate_desktop.domain.timing import Timing
from cocreate_desktop.language import N_

LONGEST = 120
"""Minutes of one round at most."""


class Form(StrEnum):
    """How people talk."""

    TABLES = "tables"
    THINK = "1-2-4-all"
    CAFE = "cafe"


FORM_NAMES = {
    Form.TABLES: N_("Table talk"),
    Form.THINK: N_("1-2-4-All"),
    Form.CAFE: N_("World café"),
}
TABLE_TASK = N_("Talk at your table")
_LISTEN, _AGREE = N_("Listen to each other first."), N_("What do you agree about?")
_WRITE = N_("Write it on the sheet, in a few words.")
TABLE_LINES = (_LISTEN, _AGREE, _WRITE)
NEXT_LINES = (N_("The host tells what was said here."), N_("What do you add from your last table?"), _WRITE)
"""What to do at a table, in three short lines, and what from the second round on where a host stays; messages to translate."""


def form_of(settings: TalkSettings) -> Form:
    """The form; that of a newer version is table talk."""
    return Form(settings.form) if settings.form in tuple(Form) else Form.TABLES


def timing_of(settings: TalkSettings) -> Timing:
    """The clock as the step keeps it."""
    return Timing(lengths(settings), settings.at, settings.started, settings.gone, settings.more)


def lengths(settings: TalkSettings) -> tuple[int, ...]:
    """The minutes of each round."""
    if form_of(settings) is Form.THINK:
        return thinking.minutes_of(settings)
    return (_within(settings.length, LONGEST),) * _within(settings.rounds, seating.MOST_ROUNDS)


def _within(number: int, most: int) -> int:
    """A number from 1 on, whatever another version wrote."""
    return min(max(number, 1), most)


def changes(found: Timing) -> Mapping[str, object]:
    """The fields of the settings that keep this clock."""
    return {"at": found.at, "started": found.started, "gone": found.gone, "more": found.more}


def seats(settings: TalkSettings) -> Seating | None:
    """Who sits where in each round, for as many people as there are seats; None where no cards are drawn."""
    form = form_of(settings)
    if not settings.cards or form is Form.THINK:
        return None
    tables = tables_of(settings)
    people = tables * seats_of(settings)
    if form is Form.TABLES:
        return seating.seated(people, tables, 1)
    return seating.seated(people, tables, len(lengths(settings)), hosts=settings.hosts)


def tables_of(settings: TalkSettings) -> int:
    """How many tables there are."""
    return _within(settings.tables, seating.MOST_TABLES)


def seats_of(settings: TalkSettings) -> int:
    """How many people sit at each."""
    return _within(settings.seats, seating.MOST_SEATS)


def table_of(found: Seating, card: int, part: int) -> int:
    """The table of a card in a round; in a talk without changing tables it stays the same."""
    return found.table_of(card, min(part, found.rounds))


def press(settings: TalkSettings, now: datetime) -> Timing:
    """What the one key does: start, hold, go on after a halt; when a round is over, to the next. After the last nothing."""
    found = timing_of(settings)
    clock = timing.clock(found, now)
    if found.at < 1:
        return timing.running(found, 1, now)
    if clock is None:
        return found
    if not clock.left:
        return following(settings, now)
    return timing.held(found, now) if clock.running else timing.going_on(found, now)


def following(settings: TalkSettings, now: datetime) -> Timing:
    """The next round. In a world café people change tables before it begins; elsewhere it begins at once."""
    found = timing_of(settings)
    part = min(found.at + 1, len(found.minutes) + 1)
    if form_of(settings) is Form.CAFE or part > len(found.minutes):
        return timing.waiting(found, part)
    return timing.running(found, part, now)


def stopped(settings: TalkSettings) -> Timing:
    """Back to before the first round."""
    return timing.waiting(timing_of(settings), 0)


def question_of(settings: TalkSettings, part: int, asked: str) -> str:
    """What is talked about in a round: its own question, else ``asked``. Own ones are only asked where there are rounds of a
    talk at tables; what another form or number of rounds left behind stays kept, and unseen."""
    several = form_of(settings) is not Form.THINK and len(lengths(settings)) > 1
    own = settings.questions[part - 1] if several and 1 <= part <= len(settings.questions) else ""
    return own or asked


def task_of(settings: TalkSettings, part: int) -> str:
    """What to do in a round; a message to translate."""
    return PHASE_TASKS[Phase(part)] if form_of(settings) is Form.THINK else TABLE_TASK


def lines_of(settings: TalkSettings, part: int) -> tuple[str, ...]:
    """How to do it; messages to translate."""
    form = form_of(settings)
    if form is Form.THINK:
        return PHASE_LINES[Phase(part)]
    return NEXT_LINES if form is Form.CAFE and settings.hosts and part > 1 else TABLE_LINES
