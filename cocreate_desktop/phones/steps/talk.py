"""Gesprek on the phone: what to do now and until when, and at which table a card sits in each round."""

from cocreate_desktop.domain import talking, timing
from cocreate_desktop.domain.seating import Seating
from cocreate_desktop.domain.steps import Step, TalkSettings, read_settings
from cocreate_desktop.domain.talking import Form
from cocreate_desktop.language import _, time_text
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.services import roundwords


def shown(latest: Latest, _guest: Guest) -> Shown:
    """The page of a talk."""
    step, project = latest.view.step, latest.view.project
    settings = _settings(step)
    asked = (step.question if step is not None else "") or project.question
    asked = asked or (step.title if step is not None else "") or project.name
    return Shown(
        "talk.html",
        {
            "question": talking.question_of(settings, max(settings.at, 1), asked),
            **_now(settings),
            **_seats(talking.seats(settings)),
        },
    )


def _settings(step: Step | None) -> TalkSettings:
    settings = read_settings(step) if step is not None else None
    return settings if isinstance(settings, TalkSettings) else TalkSettings()


def _now(settings: TalkSettings) -> dict[str, object]:
    """What to do, and how the clock stands."""
    found, names = talking.timing_of(settings), roundwords.names(settings)
    end = timing.ends(found)
    part = names[max(found.at, 1) - 1] if not found.over else ""
    if len(names) > 1 and part and talking.form_of(settings) is not Form.THINK:
        part = _("Round {n} of {m}").format(n=max(found.at, 1), m=len(names))
    if found.over:
        task, lines = roundwords.together()
    elif found.at and found.begun:
        task, lines = roundwords.during(settings, found.at)
    else:
        task, lines = roundwords.seating_task(settings, max(found.at, 1))
    held = bool(found.at and not found.over and found.begun and end is None)
    # The phone server runs on the laptop in the hall, so the machine's own zone is that of the room.
    until = time_text(end.astimezone()) if end is not None else ""
    # Milliseconds, as scripts count them.
    ends = int(end.timestamp() * 1000) if end is not None else 0
    return {"round": part, "until": until, "ends": ends, "held": held, "task": task, "lines": lines}


def _seats(seats: Seating | None) -> dict[str, object]:
    """The table of every card in each round."""
    if seats is None:
        return {"cards": (), "rounds": 0}
    tables = tuple(zip(*seats.at, strict=True))
    return {"cards": tuple(enumerate(tables, 1)), "rounds": seats.rounds}
