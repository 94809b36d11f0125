"""What is to come as a calendar file (iCalendar, RFC 5545): open pledges and the moments at which people hear from us, each a
day with a reminder. Importing a newer file again changes the same entries. Nobody's name is in it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.replies import AFTER_NAMES
from cocreate_desktop.exchange import writing
from cocreate_desktop.language import _, current
from cocreate_desktop.services.pledges import Agenda
from cocreate_desktop.services.services import Services

OCTETS = 75
"""The most octets of one line, without its end (RFC 5545, 3.1)."""
_DAY = "%Y%m%d"
_DAYS_BEFORE = 3
# The day before the morning at nine: midnight of the day less fifteen hours; and some days before at nine.
_ALARMS = ("-PT15H", f"-P{_DAYS_BEFORE - 1}DT15H")


@dataclass(frozen=True, slots=True)
class Entry:
    """A whole day. ``key`` is the same whenever it is written: it makes the UID."""

    key: str
    day: date
    title: str
    told: str = ""


def export(services: Services, out: Path) -> Path:
    """Writes what is to come and returns ``out``. Raises FileProblem."""
    agenda = services.pledges.agenda()
    writing.write(out, calendar(agenda.project.name, entries(agenda), services.clock.now()))
    return out


def entries(agenda: Agenda) -> tuple[Entry, ...]:
    """The entries in the language spoken now."""
    project = agenda.project
    found = [
        Entry(
            f"pledge-{one.id}",
            date.fromisoformat(one.due),
            # Words that seem to hold something personal stay in the laptop; the number finds the pledge there.
            _("Pledge: {what}").format(what=one.number if privacy.flags(one.what) else one.what),
            "\n".join(line for line in (one.who, project.name) if line and not privacy.flags(line)),
        )
        for one in agenda.pledges
    ]
    for after, day in agenda.moments:
        title = _("Tell people how it stands: {project}").format(project=project.name)
        found.append(
            Entry(f"reply-{project.id}-{after}", date.fromisoformat(day), title, _(AFTER_NAMES[after]))
        )
    return tuple(found)


def calendar(name: str, found: tuple[Entry, ...], now: datetime) -> bytes:
    """A whole calendar, as bytes of UTF-8 with CRLF; ``now`` has a time zone. An entry written later has a higher SEQUENCE."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//CoCreate Desktop//{current().upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for one in found:
        lines += _event(one, now)
    lines.append("END:VCALENDAR")
    return b"".join(b"\r\n".join(folded(line)) + b"\r\n" for line in lines)


def _event(one: Entry, now: datetime) -> Iterator[str]:
    stamp = now.astimezone(UTC)
    uid = hashlib.sha256(one.key.encode()).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@cocreate"
    yield f"DTSTAMP:{stamp.strftime('%Y%m%dT%H%M%SZ')}"
    # Minutes since 2020: calendars take the entry with the higher number for the newer one.
    yield f"SEQUENCE:{int((stamp - datetime(2020, 1, 1, tzinfo=UTC)).total_seconds() // 60)}"
    yield f"DTSTART;VALUE=DATE:{one.day.strftime(_DAY)}"
    yield f"DTEND;VALUE=DATE:{(one.day + timedelta(days=1)).strftime(_DAY)}"
    yield f"SUMMARY:{escaped(one.title)}"
    if one.told:
        yield f"DESCRIPTION:{escaped(one.told)}"
    yield "TRANSP:TRANSPARENT"
    for before in _ALARMS:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{before}")
        yield f"DESCRIPTION:{escaped(one.title)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def escaped(words: str) -> str:
    """A text value: backslash, semicolon, comma and line break are written so that they end nothing (3.3.11)."""
    plain = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def folded(line: str) -> Iterator[bytes]:
    """A line in pieces of 75 octets at most, each but the first with a blank before it; no letter is cut in two."""
    piece = b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > OCTETS:
            yield piece
            piece = b" "
        piece += octets
    yield piece
