"""Reading a JSON file strictly: every key is asked for by its kind, and what is wrong is told by its place in the file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cocreate_desktop import held
from cocreate_desktop.domain.disk import unreadable
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.voting import Amount, is_amount
from cocreate_desktop.language import _


@dataclass(frozen=True, slots=True)
class Entry:
    """One JSON object of the file at ``path``; ``place`` is where it stands in it, such as ``ballots[3].``."""

    path: Path
    fields: Mapping[str, object]
    place: str = ""

    def bad(self, why: str) -> BadFile:
        """The error to raise for this file; ``why`` is a translated sentence."""
        return BadFile(path=self.path, why=why)

    def only(self, *known: str) -> None:
        """Raises BadFile for a key that is not ``known``: a misspelt rule must not pass for no rule."""
        for key in self.fields:
            if key not in known:
                raise self.bad(_("“{key}” is no key of a round.").format(key=self.place + key))

    def value(self, key: str) -> object:
        """Whatever stands at ``key``. Raises BadFile when there is no such key."""
        if key not in self.fields:
            raise self.bad(_("“{key}” is missing.").format(key=self.place + key))
        return self.fields[key]

    def text(self, key: str, *, default: str | None = None, allowed: tuple[str, ...] = ()) -> str:
        """A text that is not empty, one of ``allowed`` when given. Without the key (or null) ``default``. Raises BadFile."""
        if default is not None and self.fields.get(key) is None:
            return default
        found = self.value(key)
        if not isinstance(found, str) or (not found and default is None):
            raise self._wrong(key, _("a text"))
        if allowed and found not in allowed:
            raise self._wrong(key, " | ".join(allowed))
        return found

    def number(self, key: str, *, needed: bool = False, least: int = 0) -> int | None:
        """A whole number of at least ``least``; None without the key (or null) unless ``needed``. Raises BadFile."""
        if not needed and self.fields.get(key) is None:
            return None
        found = self.value(key)
        if type(found) is not int or found < least:
            raise self._wrong(key, _("a whole number from {least}").format(least=least))
        return found

    def money(self, key: str, *, needed: bool = False, some: bool = False) -> Amount | None:
        """An amount of at least nothing (``some``: more than that), exact; None without the key (or null) unless ``needed``.
        Raises BadFile."""
        if not needed and self.fields.get(key) is None:
            return None
        found = self.value(key)
        if not is_amount(found) or (some and not found):
            raise self._wrong(key, _("an amount above 0") if some else _("an amount"))
        return found

    def span(self, key: str) -> tuple[int, int] | None:
        """A list of two whole numbers, the lower one first; None without the key (or null). Raises BadFile."""
        found = self.fields.get(key)
        if found is None:
            return None
        if isinstance(found, list) and len(found) == 2 and all(type(one) is int for one in found):
            low, high = found
            if 0 <= low < high:
                return low, high
        raise self._wrong(key, _("the lowest and the highest number, such as [0, 5]"))

    def numbers(self, key: str) -> Mapping[str, int]:
        """An object of whole numbers; empty without the key (or null). Raises BadFile."""
        found = self.fields.get(key)
        if found is None:
            return {}
        if not isinstance(found, dict):
            raise self._wrong(key, _("an object"))
        inside = Entry(self.path, found, f"{self.place}{key}.")
        return {name: inside.number(name, needed=True) or 0 for name in found}

    def entries(self, key: str, *, needed: bool = False) -> tuple["Entry", ...]:
        """A list of objects; empty without the key (or null) unless ``needed``. Raises BadFile."""
        if not needed and self.fields.get(key) is None:
            return ()
        found = self.value(key)
        if not isinstance(found, list):
            raise self._wrong(key, _("a list"))
        return tuple(self._entry(f"{key}[{index}]", item) for index, item in enumerate(found))

    def _entry(self, place: str, item: object) -> "Entry":
        if not isinstance(item, dict):
            raise self._wrong(place, _("an object"))
        return Entry(self.path, item, f"{self.place}{place}.")

    def _wrong(self, key: str, wanted: str) -> BadFile:
        return self.bad(_("“{key}” must be {wanted}.").format(key=self.place + key, wanted=wanted))


class _Refused(ValueError):
    """JSON that parses and means nothing certain; its argument is a translated sentence."""


def document(path: Path) -> Entry:
    """The JSON object of a file in UTF-8. Decimals stay exact; doubled keys and NaN are refused. Raises BadFile."""
    try:
        held.refuse(path)
        found: object = json.loads(
            path.read_bytes().decode("utf-8-sig"),
            parse_float=Decimal,
            parse_constant=_no_number,
            object_pairs_hook=_each_once,
        )
        # half a surrogate pair can be written in JSON, and nowhere else afterwards
        json.dumps(found, ensure_ascii=False, default=str).encode()
    except OSError as problem:
        raise unreadable(problem, path) from problem
    except UnicodeError as problem:
        raise BadFile(path=path, why=_("it is no text in UTF-8.")) from problem
    except json.JSONDecodeError as problem:
        why = _("it is no JSON at line {line}, column {column}.")
        raise BadFile(path=path, why=why.format(line=problem.lineno, column=problem.colno)) from problem
    except _Refused as problem:
        raise BadFile(path=path, why=str(problem)) from problem
    except (ValueError, RecursionError) as problem:
        raise BadFile(path=path, why=_("it holds numbers or lists beyond all measure.")) from problem
    if not isinstance(found, dict):
        raise BadFile(path=path, why=_("it must hold one JSON object."))
    return Entry(path, found)


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _Refused(_("the key “{key}” stands twice in one object.").format(key=twice))
    return found


def _no_number(name: str) -> object:
    raise _Refused(_("{name} is no number.").format(name=name))
