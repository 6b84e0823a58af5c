"""Relay's `node` and `nodes`: any row by its global id, under the same rules as elsewhere."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from tortoise.queryset import QuerySet

from models import Letter, Notification, Order, Transaction
from models.errors import Forbidden, Unauthenticated
from models.people.viewers import Viewer
from resolvers.arguments import GlobalId, GlobalIds
from resolvers.context import Info
from resolvers.ids import read_typed_id
from resolvers.pages import refuse_long
from resolvers.seeing import (
    visible_letters,
    visible_notifications,
    visible_orders,
    visible_transactions,
)

__all__ = ["AnyNode", "node", "nodes"]

AnyNode: TypeAlias = Order | Transaction | Notification | Letter

_VISIBLE: Mapping[str, Callable[[Viewer], QuerySet[Any]]] = {
    "Order": visible_orders,
    "Transaction": visible_transactions,
    "Notification": visible_notifications,
    "Letter": visible_letters,
}
"""The rows of each kind that a viewer may see. `Any`: a query's type says one kind of row."""


async def node(info: Info, id: GlobalId) -> AnyNode | None:
    """The row, or None when there is none that the viewer may see."""
    found = read_typed_id(id)
    if found is None:
        return None
    name, key = found
    visible = _VISIBLE.get(name)
    if visible is None:
        return None
    try:
        return await visible(info.context.viewer).get_or_none(id=key)
    except (Forbidden, Unauthenticated):
        return None


async def nodes(info: Info, ids: GlobalIds) -> list[AnyNode | None]:
    """The rows in the order of the ids, None for each that is not there."""
    refuse_long(ids, "ids")
    return [await node(info, id_) for id_ in ids]
