"""Rights, and the roles and scopes that bundle them. Pure."""

from collections.abc import Mapping
from enum import StrEnum

__all__ = ["ROLE_RIGHTS", "SCOPE_RIGHTS", "Right", "Role", "Scope"]


class Right(StrEnum):
    """One thing that somebody may do in a shop."""

    SEE_ORDERS = "SEE_ORDERS"
    SEE_CONTACTS = "SEE_CONTACTS"
    MANAGE_ORDERS = "MANAGE_ORDERS"
    REGISTER_PAYMENTS = "REGISTER_PAYMENTS"
    VOID_AND_REFUND = "VOID_AND_REFUND"
    EXPORT = "EXPORT"
    SETTINGS = "SETTINGS"
    PLACE_ORDERS = "PLACE_ORDERS"


class Role(StrEnum):
    """What a member of the staff is."""

    OWNER = "OWNER"
    ADMIN = "ADMIN"
    OPERATOR = "OPERATOR"
    PICKER = "PICKER"


class Scope(StrEnum):
    """What a storefront's API key may do."""

    ORDERS_PLACE = "orders:place"
    ORDERS_READ = "orders:read"


_OPERATOR = frozenset({Right.SEE_ORDERS, Right.SEE_CONTACTS, Right.MANAGE_ORDERS})
_ADMIN = _OPERATOR | {
    Right.REGISTER_PAYMENTS,
    Right.VOID_AND_REFUND,
    Right.EXPORT,
    Right.SETTINGS,
}

ROLE_RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.OWNER: _ADMIN,
    Role.ADMIN: _ADMIN,
    Role.OPERATOR: _OPERATOR,
    Role.PICKER: frozenset({Right.SEE_ORDERS, Right.MANAGE_ORDERS}),
}

SCOPE_RIGHTS: Mapping[Scope, frozenset[Right]] = {
    Scope.ORDERS_PLACE: frozenset({Right.PLACE_ORDERS}),
    Scope.ORDERS_READ: frozenset({Right.SEE_ORDERS, Right.SEE_CONTACTS}),
}
