"""The history of the tables. Making and upgrading a database goes through here; Alembic is loaded only when there is work."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

# Oldest first; a database with another revision was made by a newer version.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
HEAD = REVISIONS[-1]


def revision_of(connection: Connection, kept_in: str = "alembic_version") -> str:
    """The revision of a database; empty for one without our tables. ``kept_in`` is the table that says so."""
    if not inspect(connection).has_table(kept_in):
        return ""
    return connection.execute(text(f"SELECT version_num FROM {kept_in}")).scalar() or ""


def upgrade(connection: Connection, folder: Path = Path(__file__).parent) -> None:
    """Brings the database to the newest revision of ``folder``, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
