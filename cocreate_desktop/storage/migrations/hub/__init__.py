"""The history of the tables that only a hub has, beside that of the projects' tables and with a version table of its own."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

# Oldest first; a database with another revision was made by a newer version.
REVISIONS = ("0001", "0002", "0003")
HEAD = REVISIONS[-1]
VERSION_TABLE = "hub_version"
INDEXES = "ix_hub_"
"""How the indexes begin that a hub alone has, also those of tables that it shares with laptops."""


def revision_of(connection: Connection) -> str:
    """The revision of a database; empty for one without these tables."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return ""
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar() or ""


def upgrade(connection: Connection) -> None:
    """Brings the database to the newest revision, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
