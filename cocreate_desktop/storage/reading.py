"""Reading one project from one connection: things without their tombstones, ballots, ops and blobs. Writes nothing."""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from cocreate_desktop.domain.catalogue import Thing
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.storage import mapping, tables
from cocreate_desktop.storage.lastballots import LastBallots

E = TypeVar("E", bound=Thing)


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
        return tuple(mapping.from_cells(kind, row) for row in rows.mappings())

    def last_rank(self, kind: type[E], **equal: object) -> str:
        """The greatest rank among those things, removed ones too, or empty."""
        return str(self._greatest(kind, "rank", equal) or "")

    def last_number(self, kind: type[E], **equal: object) -> int:
        """The greatest number among those things, removed ones too, or 0."""
        return int(self._greatest(kind, "number", equal) or 0)

    def _greatest(self, kind: type[E], field: str, equal: Mapping[str, object]) -> Any:
        given = {name: mapping.encode(kind, name, value) for name, value in equal.items()}
        table = tables.THINGS[kind]
        wanted = (table.c[name] == value for name, value in given.items())
        query = select(func.max(table.c[field])).where(table.c.project_id == self._project_id, *wanted)
        return self._connection.execute(query).scalar()

    def ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        """Every ballot of a round as it came, by stamp."""
        rows = self._connection.execute(
            _ballots_query(), {"project_id": self._project_id, "round_id": round_id}
        )
        return tuple(mapping.ballot_of(row) for row in rows.mappings())

    def last_ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        """The last ballot of each voter, by stamp."""
        return self._known.of(self._connection, self._project_id, round_id)

    def last_ballot(self, round_id: str, voter: str) -> CastBallot | None:
        """The ballot of this voter with the greatest stamp, None when there is none."""
        given = {"project_id": self._project_id, "round_id": round_id, "voter": voter}
        row = self._connection.execute(_last_ballot_query(), given).mappings().first()
        return mapping.ballot_of(row) if row is not None else None

    def voters(self, round_id: str) -> int:
        """How many different voters have cast a ballot in this round."""
        given = {"project_id": self._project_id, "round_id": round_id}
        return int(self._connection.execute(_voters_query(), given).scalar() or 0)

    def ops_after(self, device: str, seq: int) -> tuple[Op, ...]:
        """The ops of ``device`` after number ``seq``, in order."""
        given = {"project_id": self._project_id, "device": device, "seq": seq}
        rows = self._connection.execute(_ops_query(), given)
        return tuple(Op(**{**row, "kind": OpKind(row["kind"])}) for row in rows.mappings())

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
    order = (table.c.rank, table.c.id) if mapping.has_rank(kind) else (table.c.id,)
    return select(*(table.c[column.name] for column in mapping.columns(kind))).where(*wanted).order_by(*order)


@mapping.remembered
def _ballots_query() -> Select[Any]:
    table = tables.ballot
    wanted = (table.c.project_id == bindparam("project_id"), table.c.round_id == bindparam("round_id"))
    return select(table).where(*wanted).order_by(table.c.stamp)


@mapping.remembered
def _last_ballot_query() -> Select[Any]:
    table = tables.ballot
    return (
        _ballots_query()
        .where(table.c.voter == bindparam("voter"))
        .order_by(None)
        .order_by(table.c.stamp.desc())
    )


@mapping.remembered
def _voters_query() -> Select[Any]:
    table = tables.ballot
    wanted = (table.c.project_id == bindparam("project_id"), table.c.round_id == bindparam("round_id"))
    return select(func.count(table.c.voter.distinct())).where(*wanted)


@mapping.remembered
def _ops_query() -> Select[Any]:
    table = tables.op
    mine = (table.c.project_id == bindparam("project_id"), table.c.device == bindparam("device"))
    return select(table).where(*mine, table.c.seq > bindparam("seq")).order_by(table.c.seq)
