"""Replies to the themes, and the moments at which people hear how it stands."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Hung, hanging, times
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.reminders import days_late
from cocreate_desktop.domain.replies import After, Promise, Reply, Taken
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.language import N_, _, date_text, ngettext
from cocreate_desktop.services import dossier
from cocreate_desktop.services.board import read_hung
from cocreate_desktop.services.contacts import by_name, stands_for
from cocreate_desktop.services.lines import day, line, words
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork

_DAYS = {After.WEEKS_2: 14, After.MONTHS_6: 182, After.MONTHS_12: 365}
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """A theme with how many notes fall under it and its reply (an empty one when nobody answered yet)."""

    theme: Theme
    evening: Evening
    notes: int
    reply: Reply

    @property
    def waits(self) -> bool:
        """Neither an answer nor a day on which it comes."""
        return self.reply.taken is Taken.OPEN and not self.reply.due

    def late(self, today: date) -> bool:
        """Whether the day on which the answer was to come has passed without one."""
        return self.reply.taken is Taken.OPEN and days_late(self.reply.due, today) > 0


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A moment at which people hear from us. ``due`` YYYY-MM-DD, empty while there is no evening to count from; ``late``: whole
    days since, 0 or less when it is not late or done."""

    after: After
    due: str
    done_on: str
    told: str
    late: int


class Replies:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> tuple[ReplyLine, ...]:
        """Every theme of the project with its reply, evening by evening."""
        return self._store.read(read_replies)

    def answer(self, theme_id: str, **fields: object) -> Reply:
        """Writes (part of) the reply to a theme: ``taken``, ``words``, ``why``, ``who`` (a name from the vault becomes its
        number), ``due``. A no without a reason is kept and keeps the report a draft. Raises Gone, BadValue, TextTooLong."""
        checked = {name: _value(name, value) for name, value in fields.items()}

        def work(unit: UnitOfWork) -> Reply:
            unit.get(Theme, theme_id)
            if not unit.find(Reply, id=theme_id):
                unit.add(Reply(id=theme_id, project_id=unit.project_id))
            person = by_name(unit, str(checked.get("who", "")))
            named = {"who": stands_for(person.number)} if person is not None else {}
            return unit.change(Reply, theme_id, **{**checked, **named})

        return self._store.run(work)

    def promises(self) -> tuple[PromiseLine, ...]:
        """When people hear from us: two weeks, six months and a year after the last evening, or as was set."""
        today = self._clock.now().date()
        return self._store.read(lambda reader: read_promises(reader, today))

    def promise(self, after: After, **fields: object) -> Promise:
        """Sets the day of a moment (``due``), or that it was done (``done_on``, ``told``). Raises BadValue, TextTooLong."""
        made = {"due": day, "done_on": day, "told": words}
        checked = {name: made[name](value) for name, value in fields.items()}

        def work(unit: UnitOfWork) -> Promise:
            name = after.value
            if not unit.find(Promise, id=name):
                unit.add(Promise(id=name, project_id=unit.project_id, after=after))
            return unit.change(Promise, name, **checked)

        return self._store.run(work)

    def draft_because(self) -> tuple[str, ...]:
        """Why the report is still a draft, as translated sentences; none when it can be final."""
        today = self._clock.now().date()
        return self._store.read(lambda reader: draft_because(reader, today, read_replies(reader)))


def read_replies(reader: Reader) -> tuple[ReplyLine, ...]:
    """The replies, inside a read. Themes that were merged into another are left out: their notes hang there."""
    return replies_on(reader, read_hung(reader))


def replies_on(reader: Reader, hung: Mapping[str, Sequence[Hung]]) -> tuple[ReplyLine, ...]:
    """The same for whoever has read the notes of each evening already."""
    return tuple(_lines(reader, hung))


def _lines(reader: Reader, hung: Mapping[str, Sequence[Hung]]) -> Iterator[ReplyLine]:
    known = {reply.id: reply for reply in reader.find(Reply)}
    for evening in reader.find(Evening):
        notes = hung.get(evening.id, ())
        said, under = times(notes), Counter[str]()
        for note in hanging(notes):
            under[note.theme_id] += said.get(note.id, 1)
        for theme in reader.find(Theme, evening_id=evening.id):
            reply = known.get(theme.id) or Reply(id=theme.id, project_id=reader.project_id)
            yield ReplyLine(theme, evening, under[theme.id], reply)


def read_promises(reader: Reader, today: date) -> tuple[PromiseLine, ...]:
    """The moments, inside a read."""
    known = {promise.after: promise for promise in reader.find(Promise)}
    last = max((evening.date for evening in reader.find(Evening) if evening.date), default="")
    found = []
    for after, days in _DAYS.items():
        counted = (date.fromisoformat(last) + timedelta(days=days)).isoformat() if last else ""
        one = known.get(after) or Promise(id=after.value, project_id=reader.project_id, after=after)
        due = one.due or counted
        late = (today - date.fromisoformat(due)).days if due and not one.done_on else 0
        found.append(PromiseLine(after, due, one.done_on, one.told, late))
    return tuple(found)


def draft_because(reader: Reader, today: date, lines: Sequence[ReplyLine]) -> tuple[str, ...]:
    """Why the report is still a draft on a day, with these replies; inside a read."""
    lacks = dossier.lacking(reader.get(Project, reader.project_id))
    said = [
        _("The reply “no” to “{theme}” has no reason yet.").format(theme=_name(one.theme))
        for one in lines
        if one.reply.lacks_reason
    ]
    said += [
        _("The reply to “{theme}” was to come on {day}, and is not there yet.").format(
            theme=_name(one.theme), day=date_text(date.fromisoformat(one.reply.due), year=True)
        )
        for one in lines
        if one.late(today)
    ]
    waiting = [one for one in lines if one.waits]
    if waiting:
        said.append(_waiting(waiting, every=len(waiting) == len(lines)))
    missing = [_(dossier.LACKING[key]) for key in lacks if key in dossier.REQUIRED]
    if missing:
        said.append(_("The project lacks: {what}.").format(what=", ".join(missing)))
    return tuple(said)


def _waiting(waiting: Sequence[ReplyLine], *, every: bool) -> str:
    """That these have no reply yet: by name as long as somebody would remember them, else how many."""
    many = len(waiting)
    if every and many > 1:
        return _("No theme has a reply yet.")
    if many > _MOST_NAMED:
        return ngettext("{n} theme has no reply yet.", "{n} themes have no reply yet.", many).format(n=many)
    names = ", ".join(f"“{_name(one.theme)}”" for one in waiting)
    said = ngettext("{n} theme has no reply yet: {names}.", "{n} themes have no reply yet: {names}.", many)
    return said.format(n=many, names=names)


_NAMELESS = N_("a theme without a sentence yet")


def _name(theme: Theme) -> str:
    return theme.name or _(_NAMELESS)


def _value(name: str, value: object) -> object:
    if name == "taken":
        try:
            return Taken(str(value))
        except ValueError as problem:
            raise BadValue(value=value, example=Taken.PARTLY.value) from problem
    return {"words": words, "why": words, "who": line, "due": day}[name](value)
