"""Alembic runs this for every command; the connection, and the transaction around it, are the program's."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
