"""Relay's `node` and `nodes`: any row by its global id, under the same rules as elsewhere."""

from typing import TypeAlias

from models import Notification, Order, Transaction
from models.errors import DomainError
from resolvers.arguments import GlobalId, GlobalIds
from resolvers.context import Info
from resolvers.ids import read_typed_id
from resolvers.pages import refuse_long
from resolvers.seeing import visible_notifications, visible_orders, visible_transactions

__all__ = ["AnyNode", "node", "nodes"]

AnyNode: TypeAlias = Order | Transaction | Notification


async def node(info: Info, id: GlobalId) -> AnyNode | None:
    """The row, or None when there is none that the viewer may see."""
    found = read_typed_id(id)
    if found is None:
        return None
    name, key = found
    viewer = info.context.viewer
    try:
        if name == "Order":
            return await visible_orders(viewer).get_or_none(id=key)
        if name == "Transaction":
            return await visible_transactions(viewer).get_or_none(id=key)
        if name == "Notification":
            return await visible_notifications(viewer).get_or_none(id=key)
    except DomainError:
        return None
    return None


async def nodes(info: Info, ids: GlobalIds) -> list[AnyNode | None]:
    """The rows in the order of the ids, None for each that is not there."""
    refuse_long(ids, "ids")
    return [await node(info, id_) for id_ in ids]
