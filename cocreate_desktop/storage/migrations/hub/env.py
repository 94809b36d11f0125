"""What Alembic runs for the hub's own tables: the migrations on the connection that it was given."""

from alembic import context

from cocreate_desktop.storage.accounttables import metadata
from cocreate_desktop.storage.migrations.hub import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=context.config.attributes["connection"].dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
