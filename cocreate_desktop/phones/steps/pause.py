"""Pauze on the phone: until when, and what comes after."""

from datetime import datetime, timedelta

from cocreate_desktop.domain.moments import moment_of
from cocreate_desktop.domain.steps import PauseSettings, read_settings
from cocreate_desktop.language import time_text
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.shown import Shown


def shown(latest: Latest, _guest: Guest) -> Shown:
    """The pause page."""
    step, following = latest.view.step, latest.view.following
    settings = read_settings(step) if step is not None else PauseSettings()
    return Shown(
        "pause.html",
        {
            "until": _until(step.started_at, step.minutes) if step is not None else "",
            "message": settings.message if isinstance(settings, PauseSettings) else "",
            "after": following.title if following is not None else "",
        },
    )


def _until(started_at: str, minutes: int) -> str:
    started = moment_of(started_at)
    end: datetime | None = started + timedelta(minutes=minutes) if started is not None else None
    # The phone server runs on the laptop in the hall, so the machine's own zone is that of the room.
    return time_text(end.astimezone()) if end is not None else ""
