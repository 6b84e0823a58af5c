"""The scalars whose values the specification leaves open, read strictly."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

__all__ = ["SCALARS", "Amount", "Moment"]

Amount = NewType("Amount", Decimal)
"""An amount of money in the API."""

Moment = NewType("Moment", datetime)
"""A moment in the API."""

# Python reads more than RFC 3339 and JSON: `1_000`, other scripts' digits, `2026-W01-1`, NUL.
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,9})?")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?"
    r"(?P<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})?)?"
)


def _read_amount(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise GraphQLError('Decimal: write a number or a string such as "25000" or "12.50".')
    text = str(value).strip()
    if len(text) > 40 or not _DECIMAL.fullmatch(text):
        raise GraphQLError(f"Decimal: {text[:40]!r} is not a decimal number.")
    return Decimal(text)


def _read_moment(value: object) -> datetime:
    found = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    try:
        if found and found["offset"]:
            return datetime.fromisoformat(found[0].upper()).astimezone(UTC)
    except (ValueError, OverflowError):  # 30 February; an offset that leads out of the calendar
        found = None
    if found:
        raise GraphQLError('DateTime: the offset from UTC is missing, such as "-05:00" or "Z".')
    raise GraphQLError('DateTime: write RFC 3339, such as "2026-11-24T09:30:00-05:00".')


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
