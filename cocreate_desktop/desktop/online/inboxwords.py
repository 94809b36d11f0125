"""What came in from home as the desk tells it: rows with their flags, the things they are about, and what one may do. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ...domain.notes import NoteState
from ...domain.offers import LEVEL_NAMES
from ...domain.online import ABOUT_NAMES, About
from ...domain.privacy import FLAG_NAMES
from ...domain.proposals import REACTION_NAMES
from ...language import _, apart, date_text, ngettext, number_text
from ...services.athome import Thing
from ...services.online import Came, Inbox
from ...services.onlineinbox import CAME_NAMES, InboxItem
from ..steps.noteflags import Flag

_ICONS = {Came.REMARK: "chat-circle", Came.OFFER: "hand-heart", Came.REACTION: "file-text"}


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One thing as its row shows it: ``head`` what it is about and when, ``answer`` what was said to it (empty: nothing);
    ``quiet``: it was hidden."""

    item: InboxItem
    icon: str
    head: str
    text: str
    answer: str
    flags: tuple[Flag, ...]
    quiet: bool

    @property
    def spoken(self) -> str:
        """All of it for the ear."""
        flags = ", ".join(flag.words for flag in self.flags)
        answer = _("Answer: {words}").format(words=self.answer) if self.answer else ""
        return ". ".join(part for part in (flags, self.head, self.text, answer) if part)


@dataclass(frozen=True, slots=True)
class AboutRow:
    """A thing that something was sent about, or that people stand behind; ``thing`` None: everything."""

    thing: Thing | None
    name: str
    told: str
    waits: bool

    @property
    def spoken(self) -> str:
        """All of it for the ear."""
        return f"{self.name}, {self.told}" if self.told else self.name


def rows_of(inbox: Inbox, thing: Thing | None, ways: Mapping[str, str], now: datetime) -> list[SaidRow]:
    """The rows about a ``thing``, what waits first, then the newest; ``ways`` has the names of the invitations."""
    items = inbox.items if thing is None else inbox.about(*thing)
    ordered = sorted(items, key=lambda one: not one.waits)
    return [_row(one, ways.get(one.outreach_id, ""), now) for one in ordered]


def _row(one: InboxItem, way: str, now: datetime) -> SaidRow:
    when = day_of(one.at, now)
    head = " · ".join(part for part in (kind_text(one), about_text(one), when, way) if part)
    words, hidden = " ".join(one.text.split()), one.state is NoteState.HIDDEN
    return SaidRow(one, _ICONS[one.kind], head, words, one.answer, _flags(one), hidden)


def kind_text(one: InboxItem) -> str:
    """What it is: a remark, an objection, help once."""
    if one.reaction is not None:
        return _(REACTION_NAMES[one.reaction]).capitalize()
    if one.level is not None:
        level = _(LEVEL_NAMES[one.level])
        return _("Help offered, {level} (number {n})").format(level=level, n=one.number)
    return _(CAME_NAMES[one.kind]).capitalize()


def about_text(one: InboxItem) -> str:
    """What it is about, in the words of that."""
    if one.about is About.PROJECT or not one.called:
        return _(ABOUT_NAMES[one.about])
    return _("“{name}”").format(name=apart(" ".join(one.called.split())))


def day_of(at: str, now: datetime) -> str:
    """The day of a moment (UTC), short, where the facilitator is."""
    if not at:
        return ""
    day = datetime.fromisoformat(at).astimezone(now.tzinfo).date()
    return _("today") if day == now.date() else date_text(day, short=True)


def _flags(one: InboxItem) -> tuple[Flag, ...]:
    found = []
    if one.waits:
        found.append(Flag(_("waits"), "warn", "hourglass"))
    elif one.state is NoteState.HIDDEN:
        found.append(Flag(_("hidden"), icon="eye-slash"))
    found += [Flag(_(FLAG_NAMES[flag]), "warn", "warning") for flag in one.flags]
    if one.link:
        found.append(Flag(_("link?"), "warn", "link"))
    if one.note_id:
        found.append(Flag(_("on the wall"), icon="push-pin"))
    return tuple(found)


def abouts_of(inbox: Inbox) -> list[AboutRow]:
    """Everything, then each thing: those where something waits first, then those behind which most people stand."""
    numbers = Counter((one.about, one.about_id) for one in inbox.items)
    waits = Counter((one.about, one.about_id) for one in inbox.waiting)
    names = {(one.about, one.about_id): one.called for one in inbox.items} | dict(inbox.called)
    things = sorted(
        {*numbers, *inbox.backed},
        key=lambda thing: (-waits[thing], -inbox.backed.get(thing, 0), -numbers[thing], names[thing]),
    )
    whole = AboutRow(None, _("Everything"), told_text(len(inbox.items), 0, len(inbox.waiting)), bool(waits))
    return [whole, *(_about(inbox, thing, names[thing], numbers[thing], waits[thing]) for thing in things)]


def _about(inbox: Inbox, thing: Thing, name: str, number: int, waits: int) -> AboutRow:
    words = " ".join(name.split()) or _(ABOUT_NAMES[thing[0]]).capitalize()
    return AboutRow(thing, words, told_text(number, inbox.backed.get(thing, 0), waits), bool(waits))


def told_text(number: int, backed: int, waits: int) -> str:
    """How much there is: "1 waits · 12 behind it · 3 messages"."""
    parts = []
    if waits:
        parts.append(ngettext("{n} waits", "{n} wait", waits).format(n=number_text(waits)))
    if backed:
        words = ngettext("{n} behind it", "{n} behind it", backed)
        parts.append(words.format(n=number_text(backed)))
    if number:
        parts.append(ngettext("{n} message", "{n} messages", number).format(n=number_text(number)))
    return " · ".join(parts)


def may_answer(one: InboxItem) -> bool:
    """Whether an answer can stand under it: help that was offered is answered by asking for it."""
    return one.kind is not Came.OFFER


def may_hang(one: InboxItem) -> bool:
    """Whether it can become a note on the wall."""
    return one.kind is Came.REMARK and not one.note_id


def day_text(day: str) -> str:
    """A stored day as it is read; empty for none."""
    return date_text(date.fromisoformat(day), short=True) if day else ""
