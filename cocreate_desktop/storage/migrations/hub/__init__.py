"""The history of the tables that only a hub has, beside that of the projects' tables and with a version table of its own."""

from pathlib import Path

from sqlalchemy import Connection

from cocreate_desktop.storage import migrations

# Oldest first; a database with another revision was made by a newer version.
REVISIONS = ("0001", "0002", "0003")
HEAD = REVISIONS[-1]
VERSION_TABLE = "hub_version"
INDEXES = "ix_hub_"
"""How the indexes begin that a hub alone has, also those of tables that it shares with laptops."""


def revision_of(connection: Connection) -> str:
    """The revision of a database; empty for one without these tables."""
    return migrations.revision_of(connection, VERSION_TABLE)


def upgrade(connection: Connection) -> None:
    """Brings the database to the newest revision, inside the caller's transaction."""
    migrations.upgrade(connection, Path(__file__).parent)
