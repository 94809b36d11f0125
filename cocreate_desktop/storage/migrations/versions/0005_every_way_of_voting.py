"""Every method of voting and every channel: rules of a round, reasons of objections, the second count of a hand, cards that
were handed out, and the lines of the audit."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# A text unless it says otherwise; behind "=" what rows of before get.
COLUMNS = {
    "round": (
        "number:int=0 budget:int=0 utility=cost completion= scale_low:int=0 scale_high:int=5 chips:int=0 chip_step:int=0 "
        "chip_unit=euro quorum:int=0 entitled:int=0 follows= published_at= question="
    ),
    "ballot": "text= by_code:bool=0",
    "evening": "handed_out= card_form=turned",
}
TABLES = {
    "objection": "id project_id round_id text channel state answer rank added deleted",
    "audit": "id project_id round_id what at channel subject detail number:int rank added deleted",
}
# Rounds of before get the numbers that their posters will bear, in the order in which they were made.
NUMBERS = """
UPDATE "round" SET number = (
    SELECT count(*) FROM "round" AS other
    WHERE other.project_id = "round".project_id AND other.added <= "round".added
)
"""

# And those that were opened keep the question that they asked.
QUESTIONS = """
UPDATE "round" SET question = coalesce((
    SELECT CASE WHEN step.question <> '' THEN step.question ELSE step.title END FROM step
    WHERE step.project_id = "round".project_id AND step.id = "round".step_id
), '') WHERE opened_at <> ''
"""


def upgrade() -> None:
    """Adds them."""
    for table, columns in COLUMNS.items():
        for spec in columns.split():
            op.add_column(table, _column(spec))
    op.add_column("count", sa.Column("second", sa.BigInteger(), nullable=True, autoincrement=False))
    op.execute(NUMBERS)
    op.execute(QUESTIONS)
    for table, columns in TABLES.items():
        primary = sa.PrimaryKeyConstraint("project_id", "id", name=f"pk_{table}")
        op.create_table(table, *(_column(spec) for spec in columns.split()), primary)
        op.create_index(f"ix_{table}_project_id_round_id", table, ["project_id", "round_id"])


def downgrade() -> None:
    """Takes them away."""
    for table in TABLES:
        op.drop_table(table)
    op.drop_column("count", "second")
    for table, columns in COLUMNS.items():
        for spec in columns.split():
            op.drop_column(table, _column(spec).name)


def _column(spec: str) -> "sa.Column[Any]":
    described, given, value = spec.partition("=")
    name, _, kind = described.partition(":")
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    types: dict[str, Any] = {"": text, "int": sa.BigInteger(), "bool": sa.Boolean()}
    default = (sa.false() if kind == "bool" else value) if given else None
    return sa.Column(name, types[kind], nullable=False, autoincrement=False, server_default=default)
