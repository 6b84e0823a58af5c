"""Writing down what happened, in the transaction that makes it happen."""

from typing import Any, Protocol

from tortoise import connections

from models.clock import now
from models.events.actors import Actor
from models.events.tables import Event, EventKind
from models.ring import ring

__all__ = ["lock_shop", "next_number", "record"]


class _Numbered(Protocol):
    id: int
    shop_id: int
    number: int


async def lock_shop(shop_id: int) -> None:
    """Take the shop's row for writing: the first statement of every action.

    It puts the actions of one shop in a row, and it makes SQLite's transaction a writing one from
    its start, without which two processes could fail with "database is locked".
    """
    await _write(f'UPDATE "shop" SET "event_seq" = "event_seq" WHERE "id" = {int(shop_id)}')


async def next_number(shop_id: int, column: str) -> int:
    """The next dense number of the shop's orders (`order_seq`) or events (`event_seq`)."""
    rows = await _write(
        f'UPDATE "shop" SET "{column}" = "{column}" + 1'
        f' WHERE "id" = {int(shop_id)} RETURNING "{column}" AS "n"'
    )
    return int(rows[0]["n"])


async def record(kind: EventKind, order: _Numbered, actor: Actor, **data: Any) -> Event:
    """Write the event that `actor` caused on `order`, and tell the staff of it."""
    event = await Event.create(
        shop_id=order.shop_id,
        order_id=order.id,
        number=await next_number(order.shop_id, "event_seq"),
        kind=kind,
        actor_kind=actor.kind,
        actor_name=actor.name,
        staff_id=actor.staff_id,
        data=data,
        at=actor.at or now(),
    )
    await ring(event, order.number, actor)
    return event


async def _write(sql: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = await connections.get("default").execute_query_dict(sql)
    return rows
