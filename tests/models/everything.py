"""All rows of all tables, to see that nothing was written or what was."""

from typing import Any

from tortoise.models import Model

import models

__all__ = ["MODELS", "columns_of", "counts", "everything", "written_between"]

MODELS: list[type[Model]] = [
    kind for kind in vars(models).values() if isinstance(kind, type) and issubclass(kind, Model)
]

Rows = dict[str, list[dict[str, Any]]]


async def everything() -> Rows:
    """Each table's rows, by the model's name and in the order of their ids."""
    return {kind.__name__: list(await kind.all().order_by("id").values()) for kind in MODELS}


def columns_of(row: Model) -> dict[str, Any]:
    """One row's columns, as they were read."""
    return {name: getattr(row, name) for name in row._meta.db_fields}


async def counts() -> dict[str, int]:
    """How many rows each table has."""
    return {kind.__name__: await kind.all().count() for kind in MODELS}


def written_between(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """How many rows each table gained; tables that gained none are left out."""
    return {name: n - before[name] for name, n in after.items() if n != before[name]}
