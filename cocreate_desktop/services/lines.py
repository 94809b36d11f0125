"""Lists that one writes line by line (phases, risks, outreach …): added at the end, changed, moved, taken away and back; and
what is typed in one field, checked and made into what is kept."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Generic, TypeVar

from cocreate_desktop.domain import text
from cocreate_desktop.domain.catalogue import Thing
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.order import between, between_any
from cocreate_desktop.services.ports import Store, UnitOfWork

L = TypeVar("L", bound=Thing)
Fields = Mapping[str, object]
MOST = 1_000_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2199


class Lines(Generic[L]):
    """Lines of one kind, which has an order of its own. ``checked`` makes what was typed into what is kept; it raises what the
    verbs here raise: BadValue, TextTooLong."""

    def __init__(self, store: Store, kind: type[L], checked: Callable[[Fields], dict[str, object]]) -> None:
        self._store = store
        self._kind = kind
        self._checked = checked

    def all(self, **equal: object) -> tuple[L, ...]:
        """The lines whose fields equal these, in their order."""
        return self._store.read(lambda reader: reader.find(self._kind, **equal))

    def add(self, **fields: object) -> L:
        """A new line at the end."""
        checked = self._checked(fields)

        def work(unit: UnitOfWork) -> L:
            rank = rank_at_end(unit, self._kind)
            made = self._kind(id=new_id(), project_id=unit.project_id, **{**checked, "rank": rank})  # type: ignore[arg-type]  # by name
            unit.add(made)
            return made

        return self._store.run(work)

    def change(self, line_id: str, **fields: object) -> L:
        """Changes fields. Raises Gone too."""
        checked = self._checked(fields)
        return self._store.run(lambda unit: unit.change(self._kind, line_id, **checked))

    def move(self, line_id: str, *, after: str) -> L:
        """Puts the line after the line ``after`` (empty: first). Raises Gone."""

        def work(unit: UnitOfWork) -> L:
            others = [one for one in unit.find(self._kind) if one.id != line_id]
            ids = [one.id for one in others]
            place = ids.index(after) + 1 if after in ids else 0
            ranks = [str(getattr(one, "rank", "")) for one in others]
            rank = between_any(ranks[place - 1] if place else None, ranks[place:])
            return unit.change(self._kind, line_id, rank=rank)

        return self._store.run(work)

    def remove(self, line_id: str) -> None:
        """Takes the line away; ``restore`` takes it back."""
        self._store.run(lambda unit: unit.delete(self._kind, line_id))

    def restore(self, line_id: str) -> L:
        """Undoes ``remove``. Raises Gone when it never was."""
        return self._store.run(lambda unit: unit.revive(self._kind, line_id))


def rank_at_end(unit: UnitOfWork, kind: type[L], **equal: object) -> str:
    """The rank of what comes behind all things of a kind with these fields, also behind those that were removed."""
    return between(unit.last_rank(kind, **equal) or None, None)


def line(value: object) -> str:
    """One line of text. Raises TextTooLong."""
    return text.clean(str(value), limit=text.LINE, lines=False)


def words(value: object) -> str:
    """A longer text. Raises TextTooLong."""
    return text.clean(str(value), limit=text.NOTE)


def day(value: object) -> str:
    """A day as YYYY-MM-DD, or empty. Raises BadValue, also for a day that nobody now living means."""
    typed = str(value).strip()
    try:
        found = date.fromisoformat(typed) if typed else None
    except ValueError as problem:
        raise BadValue(value=typed, example="2026-12-16") from problem
    if found is not None and not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise BadValue(value=typed, example="2026-12-16")
    return found.isoformat() if found is not None else ""


def number(value: object, *, most: int = MOST, example: str = "640") -> int | None:
    """A whole number from 0 to ``most``, or None for nothing. Raises BadValue."""
    return None if value is None or value == "" else whole(value, most=most, example=example)


def whole(value: object, *, least: int = 0, most: int = MOST, example: str) -> int:
    """A whole number within bounds, however long it is typed. Raises BadValue with an ``example`` of what works."""
    typed = str(value).strip()
    if not typed.isdecimal() or len(typed) > len(str(most)) or not least <= int(typed) <= most:
        raise BadValue(value=value, example=example)
    return int(typed)
