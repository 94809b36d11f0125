"""How one stored thing is declared, and how one way out is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.domain.dataprotection.terms import Aim, Ground, Place, Seen, Sort, Term, Whose
from cocreate_desktop.language import N_


class Shelf(StrEnum):
    """Of which kind of store it is."""

    RECORD = "record"
    TABLE = "table"
    HUB = "hub"
    COOKIE = "cookie"
    STORAGE = "storage"
    FILE = "file"


SHELF_NAMES = {
    Shelf.RECORD: N_("In the project"),
    Shelf.TABLE: N_("Beside it in the same file"),
    Shelf.HUB: N_("At the hub only"),
    Shelf.COOKIE: N_("On phones: cookies"),
    Shelf.STORAGE: N_("On phones: what a page keeps"),
    Shelf.FILE: N_("On the laptop, outside the project"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Something that is kept. ``word`` is its name in the program (a kind, a table, a cookie, a file), ``fields`` each of its
    fields with what that is; ``kept_by`` the module that writes a file."""

    shelf: Shelf
    word: str
    what: str
    fields: Mapping[str, Sort]
    whose: Whose = Whose.NOBODY
    places: tuple[Place, ...]
    ground: Ground = Ground.NONE
    aim: Aim
    term: Term
    seen: Seen
    kept_by: str = ""

    @property
    def personal(self) -> dict[str, Sort]:
        """The fields that may say something about somebody."""
        return {name: sort for name, sort in self.fields.items() if sort is not Sort.PLAIN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaves:
    """What a way out holds on purpose of names, marks and keys: ``holds`` are fields such as "code.typed". ``everything``: the
    whole project goes, sealed. ``why``, where there is something to explain."""

    form: str
    holds: frozenset[str] = frozenset()
    everything: bool = False
    why: str = ""


def fields(plain: str = "", **others: str) -> Mapping[str, Sort]:
    """Each field with its sort: names in a row, under the word of the sort."""
    made = dict.fromkeys(plain.split(), Sort.PLAIN)
    for word, names in others.items():
        made |= dict.fromkeys(names.split(), Sort(word))
    return made
