"""Global ids: what the API calls a row, made of its type's name and its database id."""

import base64
import binascii

from models.errors import NotFound
from models.words import THE_KEY, THE_NOTIFICATION, THE_ORDER, THE_PERSON, THE_SESSION

__all__ = ["make_id", "read_id", "read_typed_id"]

_LARGEST = 2**63 - 1
_NAMES = {
    "ApiKey": THE_KEY,
    "Notification": THE_NOTIFICATION,
    "Order": THE_ORDER,
    "Session": THE_SESSION,
    "Staff": THE_PERSON,
}


def make_id(type_name: str, id_: int) -> str:
    """The opaque global id of a row."""
    return base64.b64encode(f"{type_name}:{id_}".encode()).decode()


def read_typed_id(global_id: str) -> tuple[str, int] | None:
    """The type's name and the database id in a global id; None when it is not one of ours."""
    try:
        name, _, number = (
            base64.b64decode(global_id.encode(), validate=True).decode().partition(":")
        )
    except (binascii.Error, UnicodeError, ValueError):
        return None
    if not (number.isascii() and number.isdigit() and len(number) < 20):
        return None
    return (name, int(number)) if int(number) <= _LARGEST else None


def read_id(global_id: str, type_name: str, field: str = "id") -> int:
    """The database id in a global id of `type_name`; anything else is unknown."""
    found = read_typed_id(global_id)
    if found is None or found[0] != type_name:
        raise NotFound(field, what=_NAMES[type_name])
    return found[1]
