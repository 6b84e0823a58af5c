"""Five hundred clients that vanish in the middle of an action: nothing is lost, torn or locked."""

import asyncio
import random
import secrets
import sqlite3
from collections import Counter
from collections.abc import Coroutine
from time import perf_counter
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # it ships no types
from tortoise.context import TortoiseContext

from models import (
    Actor,
    CancelReason,
    Dispatch,
    Event,
    EventKind,
    Letter,
    Order,
    OrderLine,
    Shop,
    Transaction,
    TransactionStatus,
)
from models.errors import DomainError
from models.orders.notes import add_note
from models.orders.pay import PaymentForm, pay_order
from models.orders.place import place_order
from models.orders.progress import accept_order, advance_status, cancel_order, revert_status
from tests.engines import Engine
from tests.factories import LINKS, a_draft, a_shop, a_staff, an_actor, an_order

VANISHED, AT_ONCE = 500, 20
NO_STEP = (EventKind.ORDER_PLACED, EventKind.NOTE_ADDED)


async def test_five_hundred_vanished_clients_leave_whole_changes_and_nothing_else(
    database: TortoiseContext, database_url: str, engine: Engine
) -> None:
    seed = secrets.randbelow(2**32)
    print(f"seed {seed}")  # noqa: T201 (to look into a failure)
    dice = random.Random(seed)
    shop = await a_shop("Café Aurora", "ventas@aurora.example")
    ana = an_actor(await a_staff(shop))
    orders = [(await an_order(shop, "CASH_ON_DELIVERY")).id for _ in range(10)]
    length = await duration(accept_order(orders[0], ana, LINKS))

    ends: Counter[str] = Counter()
    while ends["vanished"] < VANISHED:
        clients = [vanish(act(dice, orders, ana), dice, length) for _ in range(AT_ONCE)]
        ends.update(await asyncio.gather(*clients))
    await all_others_end()

    await everything_is_whole(shop)
    await everybody_gets_through(shop, ana)
    assert await (open_on_sqlite if engine == "sqlite" else open_on_postgresql)(database_url) == 0


def act(dice: random.Random, orders: list[int], by: Actor) -> Coroutine[Any, Any, object]:
    """One of all the actions, most often on an order that others are changing too."""
    id, number = dice.choice(orders), dice.randrange(10**9)
    match dice.randrange(8):
        case 0 | 1:
            return place_order(a_draft(payment_method="CASH_ON_DELIVERY"), by, LINKS)
        case 2:
            return pay_order(id, by, PaymentForm(f"TRF-{number}", allow_overpayment=True))
        case 3:
            return accept_order(id, by, LINKS)
        case 4:
            return advance_status(id, by, LINKS)
        case 5:
            return cancel_order(id, by, LINKS, reason=dice.choice(list(CancelReason)))
        case 6:
            return revert_status(id, by, "me equivoqué")
        case _:
            return add_note(id, by, "llamar antes")


async def vanish(work: Coroutine[Any, Any, object], dice: random.Random, length: float) -> str:
    """Start `work` and cancel it at some moment up to the end of a full round."""
    task = asyncio.create_task(work)
    await asyncio.wait({task}, timeout=dice.uniform(0, length * AT_ONCE))
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return "vanished"
    except DomainError:
        return "refused"
    return "answered"


async def duration(work: Coroutine[Any, Any, object]) -> float:
    began = perf_counter()
    await work
    return perf_counter() - began


async def all_others_end() -> None:
    """Wait for what goes on without its caller."""
    while others := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(others)


async def everything_is_whole(shop: Shop) -> None:
    """Each change has all of its rows, each number comes after the one before."""
    kept, orders = await Shop.get(id=shop.id), await Order.all().order_by("number")
    events = await Event.all().order_by("number")
    assert [order.number for order in orders] == list(range(1001, kept.order_seq + 1))
    assert [event.number for event in events] == list(range(1, kept.event_seq + 1))
    for order in orders:
        await the_order_is_whole(order, [event for event in events if event.order_id == order.id])


async def the_order_is_whole(order: Order, events: list[Event]) -> None:
    kinds = Counter(event.kind for event in events)
    assert kinds[EventKind.ORDER_PLACED] == 1
    assert order.version == 1 + sum(n for kind, n in kinds.items() if kind not in NO_STEP)
    assert await OrderLine.filter(order_id=order.id).count() == 1
    assert await Dispatch.filter(order_id=order.id).count() == 1
    settled = await Transaction.filter(order_id=order.id, status=TransactionStatus.SETTLED)
    assert order.paid == sum(row.amount for row in settled)
    assert len(settled) == kinds[EventKind.PAYMENT_REGISTERED]
    steps = {event.data["to"] for event in events if event.kind.endswith(("ACCEPTED", "ADVANCED"))}
    steps |= {"CANCELLED"} if kinds[EventKind.ORDER_CANCELLED] else set()
    letters = {letter.key.split(":", 2)[2] for letter in await Letter.filter(order_id=order.id)}
    told = {f"{step}:customer" for step in steps}
    assert letters == {"RECEIVED:shop:0", "RECEIVED:customer"} | told


async def everybody_gets_through(shop: Shop, by: Actor) -> None:
    """No connection of the pool is lost and no lock stays: more come than a pool holds."""
    many = (place_order(a_draft(), by, LINKS) for _ in range(AT_ONCE))
    done = await asyncio.wait_for(asyncio.gather(*many), timeout=20)
    assert len({one.order.number for one in done}) == AT_ONCE


async def open_on_sqlite(url: str) -> int:
    """1 when somebody still holds the file for writing."""
    process = sqlite3.connect(url.removeprefix("sqlite://"), timeout=0, isolation_level=None)
    try:
        process.execute("BEGIN IMMEDIATE")
        process.rollback()
    except sqlite3.OperationalError:
        return 1
    finally:
        process.close()
    return 0


async def open_on_postgresql(url: str) -> int:
    """How many transactions are open, and locks held, in the database of `url`."""
    connection = await asyncpg.connect(url)
    try:
        count: int = await connection.fetchval(
            "SELECT (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND xact_start IS NOT NULL)"
            " + (SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)"
            " WHERE datname = current_database() AND pid <> pg_backend_pid())"
        )
    finally:
        await connection.close()
    return count
