"""Reading what stands beside the values that won: a few queries for all things together, judged by the rules of
``domain.merge``."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from cocreate_desktop.domain.catalogue import ENTITIES
from cocreate_desktop.domain.chains import canonical
from cocreate_desktop.domain.laptops import Settled
from cocreate_desktop.domain.merge import DELETED, SEEN, Beaten, Cell, two_versions
from cocreate_desktop.storage import mapping, tables

_AT_ONCE = 500  # ids in one query

Cells = dict[tuple[str, str, str], Cell]


def beaten(connection: Connection, project_id: str) -> tuple[Beaten, ...]:
    """The values that lost and that nobody has settled, of the kinds that this version knows, by stamp."""
    lost = _lost(connection, project_id)
    found: list[Beaten] = []
    for entity in {entity for entity, _id in lost}:
        ids = sorted(thing_id for one, thing_id in lost if one == entity)
        for first in range(0, len(ids), _AT_ONCE):
            portion = ids[first : first + _AT_ONCE]
            # Thing by thing: the rules look through all that they are handed, and hundreds of things may be removed.
            for thing_id, now in _cells(connection, project_id, entity, portion, lost).items():
                found += two_versions(lost[entity, thing_id], now)
    settled = _settled(connection, project_id) if found else set()
    return tuple(sorted((one for one in found if one.stamp not in settled), key=lambda one: one.stamp))


def _lost(connection: Connection, project_id: str) -> dict[tuple[str, str], list[Beaten]]:
    """What is kept of values that lost, and what whoever removed a thing had seen; by thing."""
    table = tables.beaten
    lost: dict[tuple[str, str], list[Beaten]] = {}
    for row in connection.execute(select(table).where(table.c.project_id == project_id)):
        if row.entity in ENTITIES:
            one = Beaten(row.entity, row.entity_id, row.field, row.stamp, row.value)
            lost.setdefault((row.entity, row.entity_id), []).append(one)
    return lost


def stamps(connection: Connection, project_id: str, entity: str, thing_id: str) -> Mapping[str, str]:
    """When each field was changed last, when the thing was "added", and when it was "deleted" or brought back (empty:
    never)."""
    table = tables.THINGS[ENTITIES[entity]]
    its = (table.c.project_id == project_id, table.c.id == thing_id)
    row = connection.execute(select(table.c.added, table.c.deleted).where(*its)).first()
    found = {"added": row.added if row else "", DELETED: ""}
    found |= _changes(connection, project_id, entity, (thing_id,)).get(thing_id, {})
    if row is not None and row.deleted:
        found[DELETED] = row.deleted
    return found


def _settled(connection: Connection, project_id: str) -> set[str]:
    table = tables.THINGS[Settled]
    query = select(table.c.id).where(table.c.project_id == project_id, table.c.deleted == "")
    return {row.id for row in connection.execute(query)}


def _cells(
    connection: Connection,
    project_id: str,
    entity: str,
    ids: Sequence[str],
    lost: Mapping[tuple[str, str], Sequence[Beaten]],
) -> dict[str, Cells]:
    """Every field of these things with its stamp, the tombstone among them. Of a thing that was only removed the stamps say
    enough, and its values are left out."""
    kind = ENTITIES[entity]
    table = tables.THINGS[kind]
    changes = _changes(connection, project_id, entity, ids)
    whole = [one for one in ids if any(each.field != SEEN for each in lost[entity, one])]
    its = (table.c.project_id == project_id, table.c.id.in_(ids))
    found: dict[str, Cells] = {}
    for row in connection.execute(select(table.c.id, table.c.added, table.c.deleted).where(*its)):
        stamped = {"": row.added, **changes.get(row.id, {})}
        cells = {(entity, row.id, name): Cell(stamp, "") for name, stamp in stamped.items()}
        stamp = row.deleted or stamped.get(DELETED, row.added)
        cells[entity, row.id, DELETED] = Cell(stamp, "true" if row.deleted else "false")
        found[row.id] = cells
    query = select(table).where(its[0], table.c.id.in_(whole))
    for values in connection.execute(query).mappings() if whole else ():
        thing_id = values["id"]
        for column in mapping.columns(kind):
            stamp = changes.get(thing_id, {}).get(column.name, values["added"])
            found[thing_id][entity, thing_id, column.name] = Cell(stamp, canonical(values[column.name]))
    return found


def _changes(
    connection: Connection, project_id: str, entity: str, ids: Sequence[str]
) -> dict[str, dict[str, str]]:
    """The last stamp of each field that was ever changed, by thing."""
    table = tables.field_stamp
    its = (table.c.project_id == project_id, table.c.entity == entity, table.c.entity_id.in_(ids))
    found: dict[str, dict[str, str]] = {}
    rows: Any = connection.execute(select(table.c.entity_id, table.c.field, table.c.stamp).where(*its))
    for row in rows:
        found.setdefault(row.entity_id, {})[row.field] = row.stamp
    return found
