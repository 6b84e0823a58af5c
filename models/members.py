"""For migrations: an enumeration that gains members."""

from tortoise.migrations.operations import AlterField
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_generator.state import State

__all__ = ["MoreMembers"]


class MoreMembers(AlterField):
    """Tells the migrations of new members; the column, which is text, stays as it is.

    `AlterField` would make the whole table anew on SQLite, and lose the rows that point to it.
    """

    async def database_forward(
        self,
        app_label: str,
        old_state: State,
        new_state: State,
        state_editor: BaseSchemaEditor | None = None,
    ) -> None:
        """Leave the database alone."""

    async def database_backward(
        self,
        app_label: str,
        old_state: State,
        new_state: State,
        state_editor: BaseSchemaEditor | None = None,
    ) -> None:
        """Leave the database alone."""
