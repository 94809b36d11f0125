"""What comes next in a project that is not open, in words: the line, the chip and the icon of its room. It has no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from ...domain import reminders
from ...domain.moments import moment_of
from ...domain.retention import is_over
from ...domain.standing import Phase, Standing
from ...language import _, date_text, ngettext, time_text
from ...services.lately import RecentProject

ICONS = {
    Phase.PREPARE: "clipboard-text-fill",
    Phase.EVENING: "presentation-fill",
    Phase.AFTERCARE: "leaf-fill",
}


@dataclass(frozen=True, slots=True)
class Next:
    """``words`` say what comes next; the ``chip`` (empty: none) is of a ``kind`` and has an icon, its ``mark``."""

    icon: str
    words: str
    chip: str = ""
    kind: str = "plain"
    mark: str = ""


def what_next(project: RecentProject, now: datetime) -> Next:
    """In words for a moment, which carries the hall's time zone."""
    if not project.there:
        return Next("archive-fill", opened_text(project, now), _("file not found"), "warn", "warning-fill")
    if project.standing is None:
        return Next(ICONS[Phase.EVENING], opened_text(project, now))
    stands = project.standing.on(now.date().isoformat())
    if is_over(stands.kept_until, now.date()) and stands.phase is not Phase.EVENING:
        told = _("Was to be kept until {day}. Open it to erase it, or to keep it longer.")
        day = date_text(date.fromisoformat(stands.kept_until), year=True)
        return Next(
            ICONS[stands.phase], told.format(day=day), _("past its last day"), "warn", "clock-countdown"
        )
    words = _words(stands, now)
    if stands.phase is Phase.EVENING:
        return Next(ICONS[stands.phase], words, _until(stands, now), "ok", "clock-countdown")
    late = reminders.late_words(stands.pledges, now.date())
    if stands.phase is Phase.AFTERCARE:
        words = reminders.next_words(stands.pledges, now.date()) or words
        found = Next(ICONS[stands.phase], words, _("follow-up"), "plain", "leaf")
    else:
        found = Next(ICONS[stands.phase], words, _("prepare"), "plain", "clipboard-text")
    # What is late is said in whatever room the project stands; that an evening goes on comes first.
    return replace(found, chip=late, kind="warn", mark="warning-fill") if late else found


def _words(stands: Standing, now: datetime) -> str:
    day = _day(stands)
    if day is None:
        return _("{evening}, no date yet").format(evening=stands.evening or _("The evening"))
    if day == now.date():
        return _("{evening}, today at {time}").format(
            evening=stands.evening or _("The evening"), time=stands.starts
        )
    told = date_text(day, year=day.year != now.year)
    if stands.phase is Phase.AFTERCARE:
        return _("{evening} was on {date}").format(evening=stands.evening or _("The evening"), date=told)
    return _("{evening}, {date}").format(evening=stands.evening or _("The evening"), date=told)


def _until(stands: Standing, now: datetime) -> str:
    day = _day(stands)
    if day is None or not stands.starts:
        return _("the evening goes on")
    begins = datetime.combine(day, time.fromisoformat(stands.starts), now.tzinfo)
    minutes = round((begins - now).total_seconds() / 60)
    if minutes <= 0:
        return _("the evening goes on") if stands.date != now.date().isoformat() else _("now")
    if minutes <= 90:
        return ngettext("in {n} minute", "in {n} minutes", minutes).format(n=minutes)
    hours = round(minutes / 60)
    return ngettext("in {n} hour", "in {n} hours", hours).format(n=hours)


def _day(stands: Standing) -> date | None:
    return date.fromisoformat(stands.date) if stands.date else None


def opened_text(project: RecentProject, now: datetime) -> str:
    """When the project was opened last, in words."""
    local = _local(project.opened_at, now)
    if local is None:
        return ""
    if local.date() == now.date():
        return _("opened today at {time}").format(time=time_text(local))
    return _("opened on {date}").format(date=date_text(local.date(), year=local.year != now.year))


def backup_text(projects: Sequence[RecentProject], now: datetime) -> str:
    """When the newest backup of all was made, empty without any."""
    local = _local(max((one.backup_at for one in projects), default=""), now)
    if local is None:
        return ""
    if local.date() == now.date():
        return _("backup today {time}").format(time=time_text(local))
    return _("backup of {date}").format(date=date_text(local.date(), year=local.year != now.year))


def _local(stored: str, now: datetime) -> datetime | None:
    moment = moment_of(stored)
    return moment.astimezone(now.tzinfo) if moment is not None else None
