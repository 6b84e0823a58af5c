"""Column types and relations that the ORM does not get right by itself."""

from datetime import UTC, datetime
from typing import Any

from tortoise import fields
from tortoise.models import Model

__all__ = ["UtcDatetimeField", "belongs_to"]


def belongs_to(
    model: str,
    *,
    index: bool = True,
    null: bool = False,
    on_delete: fields.OnDelete = fields.CASCADE,
) -> Any:
    """A foreign key to `model`, with its index unless a composite one begins with it.

    Typed `Any` because Tortoise's own types make the row awaitable; read `<name>_id` instead.
    """
    options: dict[str, Any] = {"db_index": index, "null": null, "on_delete": on_delete}
    return fields.ForeignKeyField(f"models.{model}", related_name=False, **options)


class UtcDatetimeField(fields.DatetimeField[datetime]):
    """A moment, converted to UTC on every write and in every filter.

    SQLite stores a datetime as text in the offset it was given and compares text, so the same
    instant in two offsets is neither equal nor ordered rightly. A naive datetime is refused.
    """

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> Any:
        self._refuse_naive(value)
        return super().to_db_value(
            value.astimezone(UTC) if isinstance(value, datetime) else value, instance
        )

    def to_python_value(self, value: Any) -> datetime | None:
        self._refuse_naive(value)  # the ORM would take it for one in UTC
        moment = super().to_python_value(value)
        if isinstance(moment, datetime):
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        return None

    def _refuse_naive(self, value: Any) -> None:
        if isinstance(value, datetime) and value.tzinfo is None:
            raise ValueError(f"{self.model_field_name}: a moment needs its offset from UTC")
