"""Rights, and the roles and scopes that bundle them. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from models.errors import Forbidden
from models.words import Label

__all__ = ["DEEDS", "ROLE_RIGHTS", "SCOPE_RIGHTS", "Right", "Role", "Scope", "forbidden"]


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

DEEDS: Mapping[Right, Label] = {
    Right.SEE_ORDERS: Label("ver órdenes", "see orders"),
    Right.SEE_CONTACTS: Label("ver datos de contacto", "see customers' contact data"),
    Right.MANAGE_ORDERS: Label("gestionar órdenes", "manage orders"),
    Right.REGISTER_PAYMENTS: Label("registrar pagos ni ver transacciones", "handle payments"),
    Right.VOID_AND_REFUND: Label("anular ni devolver pagos", "void or refund payments"),
    Right.EXPORT: Label("exportar datos", "export data"),
    Right.SETTINGS: Label("cambiar los ajustes", "change the settings"),
    Right.PLACE_ORDERS: Label("crear órdenes", "place orders"),
}
"""What each right allows, in words that follow "may not"."""


def forbidden(right: Right) -> Forbidden:
    """The refusal of somebody who lacks `right`."""
    return Forbidden(right=right, deed=DEEDS[right])
