"""Cursors: opaque to clients, and good only for the list and order that they came from."""

import base64
import binascii
import json
from datetime import UTC, datetime
from typing import TypeAlias, TypeGuard

from models.errors import BadCursor

__all__ = ["Position", "event_cursor", "make_cursor", "read_cursor", "read_event_cursor"]

Position: TypeAlias = tuple[datetime | int, int]
"""Where a row stands in a list: its sorting value and its id."""

_EVENTS = "events"


def make_cursor(scope: str, position: Position) -> str:
    """The cursor of a row in the list `scope` (its name and order)."""
    value, id_ = position
    text = value.isoformat() if isinstance(value, datetime) else value
    return _pack([scope, text, id_])


def read_cursor(cursor: str, scope: str, field: str, *, of_moments: bool) -> Position:
    """The position in a cursor of this very list; refuses any other.

    `of_moments` says that the list is sorted by a moment and not by a number.
    """
    parts = _unpack(cursor, field)
    if len(parts) == 3 and parts[0] == scope and _is_key(parts[2]):
        value = _read_moment(parts[1]) if of_moments else parts[1]
        if isinstance(value, datetime) or _is_key(value):
            return value, parts[2]
    raise BadCursor(field)


def event_cursor(shop_id: int, number: int) -> str:
    """The cursor after the shop's event `number`; both event streams take it."""
    return _pack([_EVENTS, shop_id, number])


def read_event_cursor(cursor: str, shop_id: int) -> int:
    """The number of the shop's last event that the client has seen."""
    parts = _unpack(cursor, "after")
    if len(parts) == 3 and parts[:2] == [_EVENTS, shop_id]:
        number = parts[2]
        if _is_key(number):
            return number
    raise BadCursor("after")


def _read_moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
        return moment.astimezone(UTC) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _is_key(value: object) -> TypeGuard[int]:
    return type(value) is int and 0 <= value < 2**63


def _pack(parts: list[object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def _unpack(cursor: str, field: str) -> list[object]:
    if len(cursor) > 300:
        raise BadCursor(field)
    try:
        raw = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        parts = json.loads(raw)
    except (binascii.Error, UnicodeError, ValueError, RecursionError):
        raise BadCursor(field) from None
    if not isinstance(parts, list):
        raise BadCursor(field)
    return parts
