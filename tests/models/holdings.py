"""What a database holds, and what of it a later look no longer finds."""

from dataclasses import dataclass

from app.database import open_database
from tests.models.introspection import Structure, rows_of, structure_of

__all__ = ["Holdings", "holdings_at", "run_script"]


@dataclass(frozen=True)
class Holdings:
    """A database's structure, and how many rows each table holds."""

    structure: Structure
    rows: dict[str, int]

    def lost_in(self, later: "Holdings") -> list[str]:
        """What is here and no longer there."""
        was, now = self.structure, later.structure
        return [
            *(f"column {column}" for column in was.columns - now.columns),
            *(f"index {index}" for index in (was.indexes - now.indexes).elements()),
            *(f"foreign key {key}" for key in was.foreign_keys - now.foreign_keys),
            *(f"trigger {trigger}" for trigger in was.triggers - now.triggers),
            *(f"rows of {name}" for name, n in self.rows.items() if later.rows.get(name, 0) < n),
        ]


async def holdings_at(database_url: str) -> Holdings:
    """What the database of this address holds now."""
    async with open_database(database_url) as context:
        structure = await structure_of(context.db())
        return Holdings(structure, await rows_of(context.db(), structure.tables))


async def run_script(database_url: str, script: str) -> None:
    """Run SQL statements in the database of this address."""
    async with open_database(database_url) as context:
        await context.db().execute_script(script)
