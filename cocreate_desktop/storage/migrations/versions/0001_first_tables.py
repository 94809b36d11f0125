"""The first tables of a workspace and of the hub, as they were; later revisions change them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Per table: its key, then its columns; a text unless it says otherwise, "?" where nothing may stand.
TABLES: dict[str, tuple[str, str]] = {
    "ballot": (
        "project_id round_id voter device seq",
        "project_id round_id voter device seq:int channel choices people:int stamp",
    ),
    "blob": (
        "project_id sha256",
        "project_id sha256 media_type size:int content:bytes",
    ),
    "code": (
        "project_id id",
        "id project_id evening_id number:int token typed rank added deleted",
    ),
    "contact": (
        "project_id id",
        "id project_id name reach_at purpose consent delete_on added deleted",
    ),
    "count": (
        "project_id id",
        "id project_id round_id channel option_id number:int added deleted",
    ),
    "device_clock": (
        "project_id device",
        "project_id device seq:int hlc link",
    ),
    "erasure": (
        "project_id subject_hash",
        "project_id subject_hash salt at_hlc",
    ),
    "evening": (
        "project_id id",
        "id project_id name template date starts hall wifi_name wifi_password house_rules "
        "moderated:bool present:int? current_step blank:bool started_at ended_at join_token "
        "secret rank added deleted",
    ),
    "field_stamp": (
        "project_id entity entity_id field",
        "project_id entity entity_id field stamp",
    ),
    "meta": (
        "key",
        "key value",
    ),
    "note": (
        "project_id id",
        "id project_id evening_id step_id text original colour table channel state theme_id rank "
        "merged_into linked_to picture author flags added deleted",
    ),
    "op": (
        "project_id device seq",
        "project_id device seq:int hlc base kind entity entity_id field value? salt? subject link",
    ),
    "option": (
        "project_id id",
        "id project_id round_id letter text rank picture cost:int? note_id theme_id added deleted",
    ),
    "picture": (
        "project_id id",
        "id project_id evening_id blob kind media_type width:int height:int added deleted",
    ),
    "project": (
        "project_id id",
        "id project_id name question rung money:int? time quality not_about decides_who "
        "decides_on responsible keep_until base base_number:int? base_source goal_reach:int "
        "goal_satisfied:int follow_up language created_on recovery_saved:bool added deleted",
    ),
    "round": (
        "project_id id",
        "id project_id evening_id step_id method rule dots:int max_per_option:int max_choices:int "
        "base phase opened_at closed_at secret rank added deleted",
    ),
    "step": (
        "project_id id",
        "id project_id evening_id kind title question minutes:int settings started_at ended_at "
        "rank added deleted",
    ),
    "theme": (
        "project_id id",
        "id project_id evening_id step_id name rank merged_into added deleted",
    ),
}
# Each also begins with the project.
INDEXES = (
    ("code", "evening_id"),
    ("count", "round_id"),
    ("note", "evening_id"),
    ("note", "step_id"),
    ("option", "round_id"),
    ("picture", "evening_id"),
    ("round", "evening_id"),
    ("round", "step_id"),
    ("step", "evening_id"),
    ("theme", "evening_id"),
    ("theme", "step_id"),
)


def upgrade() -> None:
    """Makes everything."""
    for table, (key, columns) in TABLES.items():
        names = key.split()
        primary = sa.PrimaryKeyConstraint(*names, name=f"pk_{table}")
        op.create_table(table, *(_column(spec) for spec in columns.split()), primary)
    for table, name in INDEXES:
        op.create_index(f"ix_{table}_project_id_{name}", table, ["project_id", name])


def downgrade() -> None:
    """Takes everything away."""
    for table in TABLES:
        op.drop_table(table)


def _column(spec: str) -> "sa.Column[Any]":
    name, _, kind = spec.rstrip("?").partition(":")
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    types: dict[str, Any] = {
        "": text,
        "int": sa.BigInteger(),
        "bool": sa.Boolean(),
        "bytes": sa.LargeBinary(),
    }
    return sa.Column(name, types[kind], nullable=spec.endswith("?"), autoincrement=False)
