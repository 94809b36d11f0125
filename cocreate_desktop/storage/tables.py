"""The tables of a workspace, the same on SQLite and PostgreSQL; every synced row's key begins with its project.

One table a kind, made from the fields of the domain's dataclasses; beside them ballots, the op-log and what storage keeps.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from cocreate_desktop.storage import mapping

# Bytes decide the order of texts on both engines: stamps and ranks sort so.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
_CELLS: Mapping[type, TypeEngine[Any]] = {str: _TEXT, int: BigInteger(), bool: Boolean()}
_PARENTS = ("evening_id", "step_id", "round_id", "photo_id", "about_id")
# Of these the last in order is asked for whenever one more comes.
_IN_ORDER = (("note", "evening_id"), ("offer", "step_id"), ("reaction", "proposal_id"))
# Those of which there may be a million, and of which somebody at home looks for her own; and notes, of which an edit looks for
# the copies and doubles of that one.
_ALSO = (
    *((word, "author") for word in ("remark", "backing", "offer", "reaction")),
    *(("note", name) for name in ("linked_to", "merged_into", "theme_id")),
)

metadata = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(table_name)s_%(column_0_N_name)s"},
)


def _text(name: str) -> "Column[str]":
    return Column(name, _TEXT, nullable=False)


def _number(name: str) -> "Column[int]":
    return Column(name, BigInteger, nullable=False, autoincrement=False)


def _thing_table(word: str, kind: mapping.Kind) -> Table:
    """``added`` is the stamp of the op that brought the thing, ``deleted`` that of its tombstone or empty."""
    of_fields = [
        Column(c.name, _CELLS[c.cell], nullable=c.nullable, autoincrement=False)
        for c in mapping.columns(kind)
    ]
    names = {column.name for column in of_fields}
    table = Table(
        word, metadata, *of_fields, _text("added"), _text("deleted"), PrimaryKeyConstraint("project_id", "id")
    )
    for parent in _PARENTS:
        if parent in names and (word, parent) not in _IN_ORDER:
            Index(None, table.c.project_id, table.c[parent])
    for name in (name for of, name in _IN_ORDER if of == word):
        Index(None, table.c.project_id, table.c[name], table.c.rank)
    for name in (name for of, name in _ALSO if of == word):
        Index(None, table.c.project_id, table.c[name])
    return table


THINGS: Mapping[mapping.Kind, Table] = {
    kind: _thing_table(word, kind) for word, kind in mapping.kinds().items()
}

ballot = Table(
    "ballot",
    metadata,
    _text("project_id"),
    _text("round_id"),
    _text("voter"),
    _text("device"),
    _number("seq"),
    _text("channel"),
    _text("choices"),
    _number("people"),
    _text("stamp"),
    _text("text"),
    Column("by_code", Boolean, nullable=False),
    PrimaryKeyConstraint("project_id", "round_id", "voter", "device", "seq"),
)

op = Table(
    "op",
    metadata,
    _text("project_id"),
    _text("device"),
    _number("seq"),
    _text("hlc"),
    _text("base"),
    _text("kind"),
    _text("entity"),
    _text("entity_id"),
    _text("field"),
    Column("value", _TEXT),
    Column("salt", _TEXT),
    _text("subject"),
    _text("link"),
    PrimaryKeyConstraint("project_id", "device", "seq"),
)

# Where each device's log stands: the last number, stamp and link. Read and written inside the transaction of the ops. A device
# that others know more of than this file does has a ``successor``: whoever wrote as the one goes on as the other.
device_clock = Table(
    "device_clock",
    metadata,
    _text("project_id"),
    _text("device"),
    _number("seq"),
    _text("hlc"),
    _text("link"),
    _text("successor"),
    PrimaryKeyConstraint("project_id", "device"),
)

# The stamp of a field's last change; a field without a row still has the stamp of its thing's ``added``.
field_stamp = Table(
    "field_stamp",
    metadata,
    _text("project_id"),
    _text("entity"),
    _text("entity_id"),
    _text("field"),
    _text("stamp"),
    PrimaryKeyConstraint("project_id", "entity", "entity_id", "field"),
)

# Values that were written without knowing of the one that won, until somebody has settled it.
beaten = Table(
    "beaten",
    metadata,
    _text("project_id"),
    _text("entity"),
    _text("entity_id"),
    _text("field"),
    _text("stamp"),
    _text("value"),
    PrimaryKeyConstraint("project_id", "entity", "entity_id", "field", "stamp"),
)

blob = Table(
    "blob",
    metadata,
    _text("project_id"),
    _text("sha256"),
    _text("media_type"),
    _number("size"),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("project_id", "sha256"),
)

# Parts of pictures that have not come whole yet, in the order of where they start.
blob_part = Table(
    "blob_part",
    metadata,
    _text("project_id"),
    _text("sha256"),
    _number("start"),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("project_id", "sha256", "start"),
)

erasure = Table(
    "erasure",
    metadata,
    _text("project_id"),
    _text("subject_hash"),
    _text("salt"),
    _text("at_hlc"),
    PrimaryKeyConstraint("project_id", "subject_hash"),
)

# What this file knows of itself: never synced.
DRAFT = "draft "
"""So begin the keys under which ``meta`` has what is half typed on this laptop."""
meta = Table("meta", metadata, _text("key"), _text("value"), PrimaryKeyConstraint("key"))
NO_DRAFTS = meta.delete().where(meta.c.key.startswith(DRAFT))
