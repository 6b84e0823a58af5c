"""What every change of an order shares: read under the lock, refuse, save as the next version."""

from dataclasses import dataclass, field
from typing import Any

from models.clock import now
from models.errors import DomainError, NotFound, StaleVersion
from models.events.actors import Actor
from models.events.record import lock_shop
from models.events.tables import Event
from models.idempotency import is_replay
from models.orders.tables import REACHED_AT, Order
from models.orders.workflow import Status
from models.text import fold
from models.words import THE_ORDER

__all__ = ["Done", "Precondition", "move", "obey", "open_order", "save_next_version", "words_of"]


@dataclass(frozen=True)
class Done:
    """What an action on an order leaves: the order as it now is, and the events to announce.

    A repeated (idempotent) action answers with no events. `tracking_url` and `created` are told by
    placing only.
    """

    order: Order
    events: tuple[Event, ...] = field(default=())
    tracking_url: str | None = None
    created: bool = True


@dataclass(frozen=True)
class Precondition:
    """What a caller may ask of a change: the version it has seen, a key to do it once."""

    expected_version: int | None = None
    idempotency_key: str | None = None


async def open_order(
    order_id: int, by: Actor, asked: Precondition, *body: Any
) -> tuple[Order, bool]:
    """The order under its shop's lock, and whether this very change was done before.

    `body` names the change and its values; the same key with another body is refused. A version
    that is not the caller's is refused too.
    """
    await lock_shop(by.shop_id)
    order = await Order.get_or_none(id=order_id, shop_id=by.shop_id)
    if order is None:
        raise NotFound(None, what=THE_ORDER)
    key, version = asked.idempotency_key, asked.expected_version
    if await is_replay(by.shop_id, key, order_id, version, *body):
        return order, True
    if version is not None and version != order.version:
        raise StaleVersion("expectedVersion", current_version=order.version, order=order)
    return order, False


def obey(refusal: DomainError | None) -> None:
    """Raise the table's refusal, if it is one."""
    if refusal is not None:
        raise refusal


def move(order: Order, to: Status, actor: Actor) -> tuple[str, ...]:
    """Put `order` on a status it reaches now; the columns to save."""
    order.status = to
    setattr(order, REACHED_AT[to], actor.at or now())
    return "status", REACHED_AT[to]


async def save_next_version(order: Order, *columns: str) -> None:
    """Write the named columns, if nobody changed the order since it was read."""
    values = {name: getattr(order, name) for name in columns}
    known = order.version
    changed = await Order.filter(id=order.id, version=known).update(**values, version=known + 1)
    if changed != 1:
        raise StaleVersion("expectedVersion", current_version=known + 1, order=order)
    order.version = known + 1


def words_of(*parts: str) -> str:
    """What a search looks through: the parts, folded, one after the other."""
    return fold(" ".join(part for part in parts if part))
