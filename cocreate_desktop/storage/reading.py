"""Reading one project from one connection: things without their tombstones, ballots, ops and blobs. Writes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, bindparam, func, select

from cocreate_desktop.domain.catalogue import Thing
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.merge import Beaten
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.rounds import CastBallot, Round, in_time, read_counted
from cocreate_desktop.storage import mapping, tables, versions
from cocreate_desktop.storage.cells import read_op
from cocreate_desktop.storage.lastballots import LastBallots, ballots_of_round
from cocreate_desktop.storage.logreading import whole_log_of

E = TypeVar("E", bound=Thing)
_AT_ONCE = 1000
"""Rows that are fetched together where many are gone through."""


class SqlReader:
    """Fulfils ``services.ports.Reader`` on a connection that is inside a transaction."""

    def __init__(self, connection: Connection, project_id: str, known: LastBallots | None = None) -> None:
        """``known`` keeps what was read before of a round's last ballots; None reads them whole."""
        self._connection = connection
        self._project_id = project_id
        self._known = known or LastBallots()

    @property
    def project_id(self) -> str:
        """The project that is read."""
        return self._project_id

    def get(self, kind: type[E], thing_id: str) -> E:
        """The thing with this id. Raises Gone."""
        found = self.find(kind, id=thing_id)
        if not found:
            raise Gone(what=mapping.word_of(kind), id=thing_id)
        return found[0]

    def find(self, kind: type[E], **equal: object) -> tuple[E, ...]:
        """All things of ``kind`` whose fields equal the given values, by rank and then id."""
        given = {name: mapping.encode(kind, name, value) for name, value in equal.items()}
        missing = frozenset(name for name, value in given.items() if value is None)
        rows = self._connection.execute(
            _finding(kind, frozenset(given) - missing, missing), {"project_id": self._project_id, **given}
        )
        found = [mapping.from_cells(kind, row) for row in rows.mappings()]
        return tuple(found if mapping.has_rank(kind) else sorted(found, key=attrgetter("id")))

    def count(self, kind: type[E], **equal: object) -> int:
        """How many of these things there are, without reading them."""
        table, its = self._where(kind, equal)
        query = select(func.count()).select_from(table).where(*its)
        return int(self._connection.execute(query).scalar_one())

    def counts(self, kind: type[E], by: Sequence[str], **equal: object) -> Mapping[tuple[str, ...], int]:
        """How many of these things there are for each value of the text fields ``by``."""
        table, its = self._where(kind, equal)
        fields = [table.c[name] for name in by]
        query = select(*fields, func.count()).where(*its).group_by(*fields)
        return {tuple(map(str, row[:-1])): int(row[-1]) for row in self._connection.execute(query)}

    def texts(self, kind: type[E], fields: Sequence[str], **equal: object) -> Iterator[tuple[str, ...]]:
        """Only these text fields of all such things, in no order, one after another as they are read."""
        table, its = self._where(kind, equal)
        rows = self._connection.execute(select(*(table.c[name] for name in fields)).where(*its))
        for some in rows.partitions(_AT_ONCE):
            yield from map(tuple, some)

    def newest(self, kind: type[E], most: int, each: Sequence[str] = (), **equal: object) -> tuple[E, ...]:
        """The ``most`` of these things that came last, the newest first. With ``each`` so many of each value of these text
        fields, in one read."""
        table, its = self._where(kind, equal)
        order = (table.c.added.desc(), table.c.id)
        query = select(table).where(*its).order_by(*order)
        if each:
            place = func.row_number().over(partition_by=[table.c[name] for name in each], order_by=order)
            ranked = select(table.c.project_id, table.c.id, place.label("place")).where(*its).subquery()
            same = and_(table.c.project_id == ranked.c.project_id, table.c.id == ranked.c.id)
            query = query.join(ranked, same).where(ranked.c.place <= most)
        else:
            query = query.limit(most)
        return tuple(mapping.from_cells(kind, row) for row in self._connection.execute(query).mappings())

    def added(self, kind: type[E], **equal: object) -> Mapping[str, str]:
        """The stamp of what brought each of these things in."""
        table, its = self._where(kind, equal)
        found = self._connection.execute(select(table.c.id, table.c.added).where(*its))
        return {row.id: row.added for row in found}

    def _where(self, kind: type[E], equal: Mapping[str, object]) -> tuple[Table, list[ColumnElement[bool]]]:
        table = tables.THINGS[kind]
        given = {name: mapping.encode(kind, name, value) for name, value in equal.items()}
        its = [table.c[name] == value for name, value in given.items()]
        return table, [table.c.project_id == self._project_id, table.c.deleted == "", *its]

    def gone(self, kind: type[E]) -> tuple[str, ...]:
        """The ids of all things that were there once and are no longer: of what was erased its ops still tell them."""
        op, table = tables.op, tables.THINGS[kind]
        there = select(table.c.id).where(table.c.project_id == self._project_id, table.c.deleted == "")
        brought = (op.c.entity == mapping.word_of(kind), op.c.kind == str(OpKind.ADD))
        query = select(op.c.entity_id).where(op.c.project_id == self._project_id, *brought)
        return tuple(self._connection.execute(query.where(op.c.entity_id.not_in(there)).distinct()).scalars())

    def removed(self, kind: type[E], thing_id: str) -> E | None:
        """A thing that was removed, as it is under its tombstone."""
        table = tables.THINGS[kind]
        its = (table.c.project_id == self._project_id, table.c.id == thing_id, table.c.deleted != "")
        row = self._connection.execute(select(table).where(*its)).mappings().first()
        return mapping.from_cells(kind, row) if row is not None else None

    def beaten(self) -> tuple[Beaten, ...]:
        """Values that were written beside those that won, and that nobody has settled."""
        return versions.beaten(self._connection, self._project_id)

    def stamps(self, kind: type[E], thing_id: str) -> Mapping[str, str]:
        """When each field was changed last."""
        return versions.stamps(self._connection, self._project_id, mapping.word_of(kind), thing_id)

    def written(self) -> Mapping[str, int]:
        """How many changes each device has written."""
        clock = tables.device_clock
        query = select(clock.c.device, clock.c.seq).where(clock.c.project_id == self._project_id)
        return {row.device: row.seq for row in self._connection.execute(query)}

    def last_rank(self, kind: type[E], **equal: object) -> str:
        """The greatest rank among those things, removed ones too, or empty."""
        return str(self._greatest(kind, "rank", equal) or "")

    def last_number(self, kind: type[E], within: range | None = None, **equal: object) -> int:
        """The greatest number among those things, removed ones too, or 0; ``within``: only of those in this range."""
        return int(self._greatest(kind, "number", equal, within) or 0)

    def _greatest(
        self, kind: type[E], field: str, equal: Mapping[str, object], within: range | None = None
    ) -> Any:
        given = {name: mapping.encode(kind, name, value) for name, value in equal.items()}
        table = tables.THINGS[kind]
        wanted = [table.c[name] == value for name, value in given.items()]
        if within is not None:
            wanted.append(table.c[field].between(within.start, within.stop - 1))
        query = select(func.max(table.c[field])).where(table.c.project_id == self._project_id, *wanted)
        return self._connection.execute(query).scalar()

    def ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        """Every ballot of a round as it came, by stamp; of a published one those that were counted."""
        counted = self._counted(round_id)
        return tuple(one for one in self._every_ballot(round_id) if in_time(one, counted))

    def late_ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        """Ballots that came in after a round was counted and published."""
        counted = self._counted(round_id)
        return tuple(one for one in self._every_ballot(round_id) if not in_time(one, counted))

    def last_ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        """The last ballot of each voter, by stamp."""
        if not self._counted(round_id):
            return self._known.of(self._connection, self._project_id, round_id)
        last = {ballot.voter: ballot for ballot in self.ballots(round_id)}
        return tuple(sorted(last.values(), key=attrgetter("stamp")))

    def last_ballot(self, round_id: str, voter: str) -> CastBallot | None:
        """The ballot of this voter with the greatest stamp, None when there is none."""
        counted = self._counted(round_id)
        given = {"project_id": self._project_id, "round_id": round_id, "voter": voter}
        rows = self._connection.execute(_last_ballot_query(), given).mappings()
        return next((one for one in map(mapping.ballot_of, rows) if in_time(one, counted)), None)

    def voters(self, round_id: str) -> int:
        """How many different voters have cast a ballot in this round."""
        if self._counted(round_id):
            return len({one.voter for one in self.ballots(round_id)})
        given = {"project_id": self._project_id, "round_id": round_id}
        return int(self._connection.execute(_voters_query(), given).scalar() or 0)

    def ballots_mark(self, round_id: str) -> tuple[int, str]:
        """How many ballots came in a round, and the greatest stamp among them."""
        table = tables.ballot
        its = (table.c.project_id == self._project_id, table.c.round_id == round_id)
        found = self._connection.execute(select(func.count(), func.max(table.c.stamp)).where(*its)).one()
        return int(found[0]), str(found[1] or "")

    def _every_ballot(self, round_id: str) -> tuple[CastBallot, ...]:
        given = {"project_id": self._project_id, "round_id": round_id}
        rows = self._connection.execute(ballots_of_round(), given)
        return tuple(mapping.ballot_of(row) for row in rows.mappings())

    def _counted(self, round_id: str) -> Mapping[str, int]:
        """How far each device had come when the round was published; nothing for one that counts all."""
        found = self.find(Round, id=round_id)
        return read_counted(found[0].counted) if found else {}

    def ops_after(self, device: str, seq: int) -> tuple[Op, ...]:
        """The ops of ``device`` after number ``seq``, in order."""
        return whole_log_of(self._connection, self._project_id, device, seq)

    def ops_saying(self, words: str) -> tuple[Op, ...]:
        """Ops in whose value these words may stand. Not only letters without accents have a case, but an engine knows no
        other."""
        pattern = "".join(sign if sign.isascii() and sign.isalnum() else "%" for sign in words)
        table = tables.op
        mine = (table.c.project_id == self._project_id, table.c.value.ilike(f"%{pattern}%"))
        rows = self._connection.execute(select(table).where(*mine).order_by(table.c.hlc))
        return tuple(map(read_op, rows.mappings()))

    def blob(self, sha256: str) -> bytes:
        """The bytes of a blob. Raises Gone."""
        table = tables.blob
        query = select(table.c.content).where(
            table.c.project_id == self._project_id, table.c.sha256 == sha256
        )
        found = self._connection.execute(query).scalar()
        if found is None:
            raise Gone(what="blob", id=sha256)
        return bytes(found)


@mapping.remembered
def _finding(kind: mapping.Kind, given: frozenset[str], missing: frozenset[str]) -> Select[Any]:
    """One statement for each set of fields asked for, so that SQLAlchemy compiles it once."""
    table = tables.THINGS[kind]
    wanted: list[ColumnElement[bool]] = [
        table.c.project_id == bindparam("project_id"),
        table.c.deleted == "",
    ]
    wanted += [table.c[name] == bindparam(name) for name in sorted(given - {"project_id"})]
    wanted += [table.c[name].is_(None) for name in sorted(missing)]
    # Things without a rank are put in order by whoever reads them: SQLite, asked for the order of the primary key, goes through
    # all of the project by that key instead of by the index of what is asked for.
    order = (table.c.rank, table.c.id) if mapping.has_rank(kind) else ()
    return select(*(table.c[column.name] for column in mapping.columns(kind))).where(*wanted).order_by(*order)


class SqlSnapshot(SqlReader):
    """Reads one snapshot, in which nothing changes: what was found is not read again. A view of a whole project asks for the
    arrivals of an evening from four sides; where it has found all arrivals before, none of these is a read."""

    def __init__(self, connection: Connection, project_id: str, known: LastBallots | None = None) -> None:
        super().__init__(connection, project_id, known)
        self._found: dict[tuple[object, ...], tuple[Any, ...]] = {}
        self._sorted: dict[tuple[object, ...], dict[tuple[object, ...], list[Any]]] = {}

    def find(self, kind: type[E], **equal: object) -> tuple[E, ...]:
        """All things of ``kind`` whose fields equal the given values, by rank and then id."""
        given = {name: mapping.encode(kind, name, equal[name]) for name in sorted(equal)}
        asked = (kind, *given.items())
        if asked not in self._found:
            all_there = given and (kind,) in self._found
            self._found[asked] = self._among(kind, given) if all_there else super().find(kind, **equal)
        return self._found[asked]

    def _among(self, kind: type[E], given: Mapping[str, mapping.Cell]) -> tuple[E, ...]:
        """Those of all things of ``kind``, which were found, that are so."""
        names = (kind, *given)
        if names not in self._sorted:
            self._sorted[names] = {}
            for thing in self._found[(kind,)]:
                cells = tuple(mapping.encode(kind, name, getattr(thing, name)) for name in given)
                self._sorted[names].setdefault(cells, []).append(thing)
        return tuple(self._sorted[names].get(tuple(given.values()), ()))


@mapping.remembered
def _last_ballot_query() -> Select[Any]:
    table = tables.ballot
    return (
        ballots_of_round()
        .where(table.c.voter == bindparam("voter"))
        .order_by(None)
        .order_by(table.c.stamp.desc())
    )


@mapping.remembered
def _voters_query() -> Select[Any]:
    table = tables.ballot
    wanted = (table.c.project_id == bindparam("project_id"), table.c.round_id == bindparam("round_id"))
    return select(func.count(table.c.voter.distinct())).where(*wanted)
