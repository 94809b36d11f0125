"""How a value of any field is said in plain words, when two laptops disagree about it. Pure: a reader and a value in, words
out; empty words mean that there is nothing."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, get_origin, get_type_hints

from cocreate_desktop.domain.catalogue import Thing
from cocreate_desktop.domain.notes import table_words
from cocreate_desktop.domain.walls import COLOUR_NAMES, LETTERS
from cocreate_desktop.language import _, date_text, money_text, ngettext, number_text
from cocreate_desktop.services.ports import Reader

Say = Callable[[Reader, Any], str]


@dataclass(frozen=True, slots=True)
class Facet:
    """A field that people know: its ``name`` is a message to translate, ``say`` tells a value of it."""

    name: str
    say: Say


@dataclass(frozen=True, slots=True)
class KindFacets:
    """A kind of thing. ``name`` (a message) and ``icon`` say what it is, ``title`` calls one by its own words. ``asked`` are
    the fields of which a person must say which version is right. Of the ``quiet`` ones the last change holds by itself."""

    name: str
    icon: str
    title: Callable[[Reader, Any], str]
    asked: Mapping[str, Facet]
    quiet: frozenset[str]


def value_of(kind: type[Any], field: str, told: str) -> Any:
    """The value that ``told`` (canonical JSON of a cell) stands for. Raises ValueError or KeyError for a word or field that
    this version does not know."""
    found, hint = json.loads(told), get_type_hints(kind)[field]
    if get_origin(hint) is tuple:
        return tuple(json.loads(found) if isinstance(found, str) else found)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(found)
    return bool(found) if hint is bool else found


def own(*fields: str) -> Callable[[Reader, Any], str]:
    """Titles a thing by the first of its own ``fields`` that is filled in."""

    def title(_reader: Reader, thing: Any) -> str:
        return next((str(getattr(thing, name)) for name in fields if getattr(thing, name)), "")

    return title


def text(_reader: Reader, value: Any) -> str:
    """As somebody wrote it."""
    return str(value or "")


def number(_reader: Reader, value: Any) -> str:
    """A count; nothing when nobody filled it in."""
    return "" if value is None else number_text(int(value))


def plain(_reader: Reader, value: Any) -> str:
    """A year, or a number that is a name: no grouping, and 0 is nothing."""
    return str(value or "")


def money(_reader: Reader, value: Any) -> str:
    """Whole euros."""
    return "" if value is None else money_text(int(value))


def day(_reader: Reader, value: Any) -> str:
    """A date; what is none stands as it was written."""
    try:
        return date_text(date.fromisoformat(value), year=True) if value else ""
    except ValueError:
        return str(value)


def yes_no(_reader: Reader, value: Any) -> str:
    """Yes or no."""
    return _("yes") if value else _("no")


def percent(_reader: Reader, value: Any) -> str:
    """A share."""
    return f"{number_text(int(value))} %"


def metres(_reader: Reader, value: Any) -> str:
    """A distance; 0 is not known."""
    return _("{n} metres").format(n=number_text(int(value))) if value else ""


def centimetres(_reader: Reader, value: Any) -> str:
    """A height; 0 is not known."""
    return _("{n} centimetres").format(n=number_text(int(value))) if value else ""


def minutes(_reader: Reader, value: Any) -> str:
    """How long something lasts."""
    return ngettext("{n} minute", "{n} minutes", int(value)).format(n=number_text(int(value)))


def at_most(_reader: Reader, value: Any) -> str:
    """A number of which 0 means that there is no limit."""
    return number_text(int(value)) if value else _("no limit")


def pages(_reader: Reader, value: Any) -> str:
    """How many pages there are."""
    many = len(value)
    return ngettext("{n} page", "{n} pages", many).format(n=number_text(many)) if many else ""


def colour(_reader: Reader, value: Any) -> str:
    """A letter of the board with the colour that it stands for."""
    known = {letter: name for name, letter in LETTERS.items()}
    return f"{value}, {_(COLOUR_NAMES[known[value]])}" if value in known else str(value)


def table(_reader: Reader, value: Any) -> str:
    """The table at which a note was written."""
    return table_words(str(value))


def lines(_reader: Reader, value: Any) -> str:
    """Sentences, each on a line of its own."""
    return "\n".join(str(one) for one in value if one)


def choice(names: Mapping[Any, str]) -> Say:
    """One of a few words; one of a newer version stands as it is."""

    def say(_reader: Reader, value: Any) -> str:
        return _(names[value]) if value in names else str(value)

    return say


def several(names: Mapping[Any, str]) -> Say:
    """Some of a few words."""

    def say(_reader: Reader, value: Any) -> str:
        return ", ".join(_(names[one]) if one in names else str(one) for one in value)

    return say


def of(kind: type[Thing], title: Callable[[Reader, Any], str]) -> Say:
    """Another thing, called by its own words and never by its id."""

    def say(reader: Reader, value: Any) -> str:
        if not value:
            return ""
        found = reader.find(kind, id=str(value))
        return (title(reader, found[0]) or _("one without a name")) if found else _("one that is gone")

    return say


def or_else(say: Say, nothing: str) -> Say:
    """With the message ``nothing`` where ``say`` has no words."""

    def said(reader: Reader, value: Any) -> str:
        return say(reader, value) or _(nothing)

    return said


def each_of(kind: type[Thing], title: Callable[[Reader, Any], str]) -> Say:
    """Other things, each on a line of its own."""
    one = of(kind, title)

    def say(reader: Reader, value: Any) -> str:
        return "\n".join(one(reader, found) for found in value)

    return say
