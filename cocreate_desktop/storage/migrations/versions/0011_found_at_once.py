"""The last note of an evening, offer of a step and reaction to a proposal are found at once, and so are the notes of a theme
and the copies and doubles of a note, however many a project has."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

IN_ORDER = (("note", "evening_id"), ("offer", "step_id"), ("reaction", "proposal_id"))
FOUND_BY = ("linked_to", "merged_into", "theme_id")
BEFORE = IN_ORDER[:2]
"""These could be found already, in no order."""


def upgrade() -> None:
    """Makes the indexes; one that goes by order as well takes the place of the one before."""
    for table, parent in BEFORE:
        op.drop_index(f"ix_{table}_project_id_{parent}", table)
    for table, parent in IN_ORDER:
        op.create_index(f"ix_{table}_project_id_{parent}_rank", table, ["project_id", parent, "rank"])
    for name in FOUND_BY:
        op.create_index(f"ix_note_project_id_{name}", "note", ["project_id", name])


def downgrade() -> None:
    """Takes them away."""
    for name in FOUND_BY:
        op.drop_index(f"ix_note_project_id_{name}", "note")
    for table, parent in IN_ORDER:
        op.drop_index(f"ix_{table}_project_id_{parent}_rank", table)
    for table, parent in BEFORE:
        op.create_index(f"ix_{table}_project_id_{parent}", table, ["project_id", parent])
