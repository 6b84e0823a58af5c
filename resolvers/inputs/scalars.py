"""The scalars whose values the specification leaves open, read strictly."""

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

__all__ = ["SCALARS", "Amount", "Moment"]

Amount = NewType("Amount", Decimal)
"""An amount of money in the API."""

Moment = NewType("Moment", datetime)
"""A moment in the API."""


def _read_amount(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise GraphQLError('Decimal: write a number or a string such as "25000" or "12.50".')
    text = str(value)
    try:
        amount = Decimal(text) if len(text) <= 40 else Decimal("NaN")
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite():
        raise GraphQLError(f"Decimal: {text[:40]!r} is not a decimal number.")
    return amount


def _read_moment(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None:
        raise GraphQLError('DateTime: write RFC 3339, such as "2026-11-24T09:30:00-05:00".')
    if moment.tzinfo is None:
        raise GraphQLError('DateTime: the offset from UTC is missing, such as "-05:00" or "Z".')
    return moment.astimezone(UTC)


SCALARS: dict[object, ScalarDefinition] = {
    Amount: strawberry.scalar(
        name="Decimal",
        description=(
            "A decimal number, sent as a string so that no digit is lost; read from a string or a"
            " number. How many decimals an amount may have is decided by its currency."
        ),
        serialize=lambda value: format(value, "f"),
        parse_value=_read_amount,
    ),
    Moment: strawberry.scalar(
        name="DateTime",
        description="A moment in RFC 3339 with its offset from UTC: `2026-11-24T09:30:00-05:00`.",
        specified_by_url="https://scalars.graphql.org/andimarek/date-time",
        serialize=lambda value: value.isoformat(),
        parse_value=_read_moment,
    ),
}
