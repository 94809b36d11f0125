"""A project's log played again in memory: what its rows must be. Verifying a file compares with it, and so do the simulations
of laptops that meet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from cocreate_desktop.domain.chains import LogEnd, in_order
from cocreate_desktop.domain.merge import ERASED, SEALED, Beaten, Cell, absorb, names_of
from cocreate_desktop.domain.ops import Op, OpKind

Fields = Callable[[str], Mapping[str, str]]
"""The fields of an entity with the canonical JSON that each has when nothing was said; none for one that is not known."""
Place = tuple[str, str]


@dataclass(slots=True)
class Row:
    """One thing: the stamp it was added with, and what was said of its fields."""

    added: str
    cells: dict[str, Cell] = field(default_factory=dict)


@dataclass(slots=True)
class MemoryGround:
    """Fulfils ``domain.merge.Ground``."""

    known: Fields
    logs: dict[str, list[Op]] = field(default_factory=dict)
    rows: dict[Place, Row] = field(default_factory=dict)
    kept: dict[tuple[str, str, str], dict[str, str]] = field(default_factory=dict)
    facts: dict[tuple[str, int], Op] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def end(self, device: str) -> LogEnd:
        """Where a log stands."""
        log = self.logs.get(device)
        return LogEnd(log[-1].seq, log[-1].hlc, log[-1].link) if log else LogEnd()

    def keep(self, op: Op) -> None:
        """Puts an op at the end."""
        self.logs.setdefault(op.device, []).append(op)

    def erased(self, name: str) -> bool:
        """Whether it is remembered."""
        return name in self.names

    def wipe(self, names: frozenset[str]) -> None:
        """Takes everything of these names away."""
        self.names |= names
        for log in self.logs.values():
            for place, op in enumerate(log):
                if op.subject != ERASED and not names.isdisjoint(names_of(op)):
                    self._lose(op)
                    about = "" if op.kind is OpKind.FACT else op.entity_id
                    log[place] = replace(op, value=None, salt=None, subject=ERASED, entity_id=about)

    def _lose(self, op: Op) -> None:
        self.facts.pop((op.device, op.seq), None)
        self.rows.pop((op.entity, op.entity_id), None)
        for about in [one for one in self.kept if one[:2] == (op.entity, op.entity_id)]:
            del self.kept[about]

    def fields(self, entity: str) -> Mapping[str, str]:
        """The fields of this entity."""
        return self.known(entity)

    def there(self, entity: str, thing_id: str) -> bool:
        """Whether there is a row."""
        return (entity, thing_id) in self.rows

    def add(self, entity: str, thing_id: str, stamp: str) -> None:
        """Makes a row, or finds that it was added earlier."""
        row = self.rows.setdefault((entity, thing_id), Row(stamp))
        row.added = min(row.added, stamp)

    def cell(self, entity: str, thing_id: str, name: str) -> Cell:
        """A field."""
        row = self.rows[entity, thing_id]
        return row.cells.get(name) or Cell(row.added, self.known(entity)[name])

    def put(self, entity: str, thing_id: str, name: str, cell: Cell) -> None:
        """Writes a field."""
        self.rows[entity, thing_id].cells[name] = cell

    def lost(self, entity: str, thing_id: str, name: str) -> Mapping[str, str]:
        """What lost there, as it is now."""
        return dict(self.kept.get((entity, thing_id, name), {}))

    def beat(self, entity: str, thing_id: str, name: str, cell: Cell) -> None:
        """Keeps what lost."""
        self.kept.setdefault((entity, thing_id, name), {})[cell.stamp] = cell.value

    def unbeat(self, entity: str, thing_id: str, name: str, stamp: str) -> None:
        """Keeps it no longer."""
        about = (entity, thing_id, name)
        if about in self.kept and self.kept[about].pop(stamp, None) is not None and not self.kept[about]:
            del self.kept[about]

    def fact(self, op: Op) -> None:
        """Stores a row that only grows."""
        self.facts[op.device, op.seq] = op

    def blank(self, entity: str, thing_id: str, name: str, before: str, added: tuple[str, ...]) -> None:
        """Takes values out of the log; of one that is sealed here stays that it was."""
        for log in self.logs.values():
            for place, op in enumerate(log):
                its = (op.entity, op.entity_id) == (entity, thing_id)
                said = op.kind is OpKind.SET and op.field == name and op.hlc < before
                if its and (said or (op.kind is OpKind.ADD and op.hlc in added)):
                    sealed = (op.value or "").startswith(SEALED)
                    log[place] = replace(op, value=SEALED if sealed else None, salt=None)

    def beaten(self) -> list[Beaten]:
        """All that lost, as it is kept."""
        return [
            Beaten(*about, stamp, value) for about, lost in self.kept.items() for stamp, value in lost.items()
        ]

    def cells(self, place: Place) -> dict[str, Cell]:
        """All fields of a thing that is there."""
        return {name: self.cell(*place, name) for name in self.known(place[0])}


def replay(ops: Iterable[Op], known: Fields) -> MemoryGround:
    """The ground that a whole log makes; its links were verified before."""
    ground = MemoryGround(known)
    for op in in_order((ops,)):
        ground.keep(op)
        absorb(op, ground)
    return ground
