"""A case of two versions in plain words: what it is about, who wrote which version and when, and what differs. A device is
called by its laptop, never by a person. Pure: a reader and a case in, words out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Any

from cocreate_desktop.domain.difference import Mark, Run, words
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.rounds import Option, Round
from cocreate_desktop.domain.stamps import device_of, moment_of
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.language import _, begun, date_text
from cocreate_desktop.services import conflictfields as says
from cocreate_desktop.services import conflictsteps
from cocreate_desktop.services.conflictcases import CaseKey, Found
from cocreate_desktop.services.conflictfields import Facet
from cocreate_desktop.services.conflictkinds import FACETS
from cocreate_desktop.services.ports import Reader

_WORDED = (says.text, says.lines)


class Asks(StrEnum):
    """What is asked: the ``TEXT`` of a note, other ``FIELDS``, or whether what was ``REMOVED`` comes back."""

    TEXT = "text"
    FIELDS = "fields"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Line:
    """A field in one version: ``name`` what it is called, ``runs`` its value, with ADDED for what only this version says;
    no runs: there is nothing."""

    name: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The value as one text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions: ``who`` wrote it at ``at`` (time of the hall). ``here``: on this laptop. ``holds``: it is what
    stands now. ``gone``: it is that the thing was removed. ``added`` and ``dropped``: words beside the note's first text."""

    who: str
    at: datetime
    here: bool
    holds: bool
    lines: tuple[Line, ...] = ()
    gone: bool = False
    added: int = 0
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class First:
    """The note as it hung on the wall: what it said first, the SHA-256 of its picture (empty: none) and when it came."""

    text: str
    picture: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """Two versions of one thing. ``what`` the kind in a word or two, ``title`` its own words, ``letter`` of its colour (empty:
    it has none, then ``icon``); ``about`` where it belongs. ``versions``: how many there are in all. ``on_paper``: all that
    differs is what stands on a note."""

    key: CaseKey
    asks: Asks
    what: str
    title: str
    letter: str
    icon: str
    about: tuple[str, ...]
    left: Side
    right: Side
    versions: int
    on_paper: bool
    first: First | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """What the words need: the laptops by device, which of them is ``here``, and the hall's time zone."""

    reader: Reader
    laptops: Mapping[str, Laptop]
    here: str
    zone: tzinfo | None

    def who(self, stamp: str) -> str:
        """How the laptop that wrote ``stamp`` is called."""
        device = device_of(stamp)
        laptop = self.laptops.get(device)
        name = laptop.name if laptop is not None else ""
        if device == self.here:
            return _("This laptop, {name}").format(name=name) if name else _("This laptop")
        if laptop is None:
            return _("Another laptop")
        return begun(name) if name else _("Laptop {n}").format(n=laptop.place + 1)

    def when(self, stamp: str) -> datetime:
        """When it was written."""
        return moment_of(stamp).astimezone(self.zone)

    def side(self, stamp: str, *, holds: bool, lines: tuple[Line, ...] = (), gone: bool = False) -> Side:
        """A version by whoever wrote ``stamp``."""
        here = device_of(stamp) == self.here
        return Side(self.who(stamp), self.when(stamp), here, holds, lines, gone)


def case_of(speaker: Speaker, found: Found) -> Case:
    """The case in words. This laptop's version stands left; of two others that which holds now."""
    facets = FACETS[found.kind]
    left, right = _removal(speaker, found) if found.removed else _versions(speaker, found)
    title = facets.title(speaker.reader, found.thing) or _(facets.name)
    if isinstance(found.thing, Note) and "text" in found.asked:
        title = found.thing.original or title
    return Case(
        key=found.key,
        asks=_asks(found),
        what=_(facets.name),
        title=" ".join(title.split()),
        letter=str(getattr(found.thing, "colour", "") or getattr(found.thing, "letter", "")),
        icon=facets.icon,
        about=_about(speaker.reader, found.thing),
        left=left,
        right=right,
        versions=2 + found.behind,
        on_paper=_on_paper(found),
        first=_first(speaker, found.thing),
    )


def _asks(found: Found) -> Asks:
    if found.removed:
        return Asks.REMOVED
    return Asks.TEXT if _on_paper(found) else Asks.FIELDS


def _on_paper(found: Found) -> bool:
    return found.kind is Note and found.asked == ("text",)


def _versions(speaker: Speaker, found: Found) -> tuple[Side, Side]:
    held, lost = found.held_at, found.lost_at
    lost_left = device_of(lost) == speaker.here
    now: list[Line] = []
    other: list[Line] = []
    for name, holds, lot in _said(speaker.reader, found):
        one, two = _laid(lot, holds) if lost_left else _laid(holds, lot)
        now.append(Line(name, two if lost_left else one))
        other.append(Line(name, one if lost_left else two))
    standing = _counted(found, speaker.side(held, holds=True, lines=tuple(now)))
    beaten = _counted(found, speaker.side(lost, holds=False, lines=tuple(other)))
    return (beaten, standing) if lost_left else (standing, beaten)


def _said(reader: Reader, found: Found) -> list[tuple[str, "_Worded", "_Worded"]]:
    """Each field that is asked about: its name, what holds and what lost."""
    said = []
    for name in found.asked:
        facet, value, now = FACETS[found.kind].asked[name], found.values[name], getattr(found.thing, name)
        if isinstance(found.thing, Step) and name == "settings":
            said += _settings(reader, found.thing, str(value))
        else:
            said.append((_(facet.name), _worded(facet, reader, now), _worded(facet, reader, value)))
    return said


def _settings(reader: Reader, step: Step, value: str) -> list[tuple[str, "_Worded", "_Worded"]]:
    names = conflictsteps.differing(step, value)
    holds = conflictsteps.said(reader, step, step.settings, names)
    lost = conflictsteps.said(reader, step, value, names)
    return [(name, _Worded(a), _Worded(b)) for (name, a), (_name, b) in zip(holds, lost, strict=True)]


@dataclass(frozen=True, slots=True)
class _Worded:
    """A value in words; ``by_word``: people wrote it, so it is compared word by word."""

    text: str
    by_word: bool = False


def _worded(facet: Facet, reader: Reader, value: Any) -> _Worded:
    return _Worded(facet.say(reader, value), facet.say in _WORDED)


def _laid(left: _Worded, right: _Worded) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The two laid over each other: in each, what only it says is marked."""
    if left.by_word and left.text and right.text:
        runs = words(left.text, right.text)
        return _only(runs, Mark.ADDED), _only(runs, Mark.REMOVED)
    mark = Mark.SAME if left.text == right.text else Mark.ADDED
    return _whole(left, mark), _whole(right, mark)


def _whole(one: _Worded, mark: Mark) -> tuple[Run, ...]:
    return (Run(mark, one.text),) if one.text else ()


def _only(runs: Iterable[Run], left_out: Mark) -> tuple[Run, ...]:
    kept = (run for run in runs if run.mark is not left_out)
    return tuple(Run(Mark.SAME if run.mark is Mark.SAME else Mark.ADDED, run.text) for run in kept)


def _counted(found: Found, side: Side) -> Side:
    """With how many words of a note's text are not in the first one, and how many of that are no more."""
    if not isinstance(found.thing, Note) or "text" not in found.asked:
        return side
    text = found.thing.text if side.holds else str(found.values["text"])
    runs = words(found.thing.original, text)
    many = {mark: _words(run.text for run in runs if run.mark is mark) for mark in Mark}
    return replace(side, added=many[Mark.ADDED], dropped=many[Mark.REMOVED])


def _words(texts: Iterable[str]) -> int:
    """How many words these are; a comma by itself is none."""
    return sum(any(sign.isalnum() for sign in word) for text in texts for word in text.split())


def _removal(speaker: Speaker, found: Found) -> tuple[Side, Side]:
    """What was changed, and that it was removed."""
    changed = speaker.side(found.lost_at, holds=False, lines=_changed_lines(speaker.reader, found))
    gone = speaker.side(found.held_at, holds=True, gone=True)
    return (gone, changed) if gone.here and not changed.here else (changed, gone)


def _changed_lines(reader: Reader, found: Found) -> tuple[Line, ...]:
    """The fields that were changed; the thing was brought back by hand: the first that it has."""
    facets, thing = FACETS[found.kind].asked, found.thing
    names = found.asked or tuple(name for name in facets if getattr(thing, name))[:3]
    lines = []
    for name in names:
        said = _worded(facets[name], reader, getattr(thing, name)) if name != "settings" else _Worded("")
        first = _Worded(thing.original, by_word=True) if isinstance(thing, Note) and name == "text" else said
        if said.text:
            lines.append(Line(_(facets[name].name), _laid(first, said)[1]))
    return tuple(lines)


def _first(speaker: Speaker, thing: Any) -> First | None:
    if not isinstance(thing, Note):
        return None
    return First(thing.original, thing.picture, speaker.when(speaker.reader.stamps(Note, thing.id)["added"]))


def _about(reader: Reader, thing: Any) -> tuple[str, ...]:
    """Where a thing belongs: its evening, its theme, the vote that it is an option of."""
    said = []
    for kind, field in ((Evening, "evening_id"), (Step, "step_id")):
        said += [_place(reader, one) for one in reader.find(kind, id=str(getattr(thing, field, "") or "-"))]
    if isinstance(thing, Option):
        said += [FACETS[type(one)].title(reader, one) for one in reader.find(Round, id=thing.round_id)]
    return tuple(one for one in said if one)


def _place(reader: Reader, thing: Any) -> str:
    if isinstance(thing, Evening):
        day = date_text(date.fromisoformat(thing.date), weekday=True) if thing.date else ""
        return " · ".join(part for part in (thing.name, day) if part)
    return FACETS[type(thing)].title(reader, thing)
