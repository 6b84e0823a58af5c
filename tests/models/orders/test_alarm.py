"""The alarm of an order that nobody accepts: raised once, standing until somebody does."""

import asyncio
from datetime import timedelta

import pytest
from tortoise.context import TortoiseContext

from models import (
    Action,
    Actor,
    ActorKind,
    CancelReason,
    Event,
    EventKind,
    Notification,
    NotificationKind,
    Order,
    Shop,
    Status,
)
from models.clock import now
from models.notifications import mark_read
from models.orders.alarm import due_alarms, next_alarm, raise_alarm
from models.orders.ledger import state_of
from models.orders.pay import PaymentForm, pay_order
from models.orders.progress import accept_order, cancel_order, revert_status
from models.orders.workflow import refusal
from tests.factories import (
    LINKS,
    a_shop,
    a_staff,
    an_actor,
    an_order,
    an_overdue_order,
    the_shop_itself,
)
from tests.models.everything import counts, written_between

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def ana(shop: Shop) -> Actor:
    return an_actor(await a_staff(shop))


async def as_kept(order: Order) -> Order:
    return await Order.get(id=order.id)


async def ringing(shop: Shop) -> Order:
    """An order whose alarm stands."""
    return (await raise_alarm(await an_overdue_order(shop))).order


async def rings(order: Order) -> list[tuple[NotificationKind, bool]]:
    """What the bells rang for an order: the kind, and whether it is unread."""
    rows = await Notification.filter(order_id=order.id).order_by("id")
    return [(row.kind, row.read_at is None) for row in rows]


async def test_an_alarm_is_an_event_of_the_systems_own_and_rings(shop: Shop) -> None:
    await a_staff(shop)
    order = await an_overdue_order(shop)
    before = await counts()

    done = await raise_alarm(order)

    kept, (event,) = await as_kept(order), done.events
    assert written_between(before, await counts()) == {"Event": 1, "Notification": 1}
    assert (event.kind, event.data) == (EventKind.ORDER_UNACCEPTED, {"minutes": 16})
    assert (event.actor_kind, event.actor_name) == (ActorKind.SYSTEM, "Mis Órdenes")
    assert (kept.version, kept.status) == (order.version + 1, Status.RECEIVED)
    assert kept.alarmed_at is not None
    assert kept.alarm_due_at is None
    assert refusal(Action.ACCEPT, state_of(kept)) is None
    assert (await rings(order))[-1] == (NotificationKind.ORDER_UNACCEPTED, True)


async def test_twenty_clocks_at_once_raise_an_alarm_once(shop: Shop) -> None:
    await a_staff(shop)
    order = await an_overdue_order(shop)

    done = await asyncio.gather(*(raise_alarm(order) for _ in range(20)))

    assert sum(len(one.events) for one in done) == 1
    assert await Event.filter(kind=EventKind.ORDER_UNACCEPTED).count() == 1
    assert (await as_kept(order)).version == order.version + 1
    assert len(await rings(order)) == 2


async def test_an_alarm_and_twenty_hands_that_accept_never_both_stand(shop: Shop) -> None:
    order, by = await an_overdue_order(shop), the_shop_itself(shop)

    accepting = [accept_order(order.id, by, LINKS) for _ in range(10)]
    alarms = [raise_alarm(order) for _ in range(10)]
    await asyncio.gather(*accepting, *alarms, return_exceptions=True)

    kept = await as_kept(order)
    assert (kept.status, kept.alarmed_at, kept.alarm_due_at) == (Status.ACCEPTED, None, None)


async def test_what_is_accepted_or_not_yet_due_is_not_raised(shop: Shop, ana: Actor) -> None:
    stale, early = await an_overdue_order(shop), await an_order(shop, "CASH_ON_DELIVERY")
    await accept_order(stale.id, ana, LINKS)
    before = await counts()

    for order in (stale, early):
        assert (await raise_alarm(order)).events == ()

    assert await counts() == before
    assert await due_alarms() == []
    assert await next_alarm() == early.alarm_due_at


async def test_the_longest_overdue_of_all_shops_come_first(shop: Shop) -> None:
    other = await a_shop("Otra")
    orders = [await an_overdue_order(where) for where in (shop, other, shop)]
    await Order.filter(id=orders[1].id).update(alarm_due_at=now() - 5 * MINUTE)

    due = [order.id for order in await due_alarms(limit=2)]

    assert due == [orders[1].id, orders[0].id]


@pytest.mark.parametrize("ending", ["accept", "cancel"])
async def test_an_alarm_stands_until_somebody_accepts_or_cancels(
    ending: str, shop: Shop, ana: Actor
) -> None:
    await a_staff(shop)
    order, other = await ringing(shop), await ringing(shop)
    await mark_read(ana.staff_id or 0, None)
    still = (await as_kept(order)).alarmed_at

    if ending == "accept":
        await accept_order(order.id, ana, LINKS)
    else:
        await cancel_order(order.id, ana, LINKS, reason=CancelReason.OTHER)

    unaccepted = NotificationKind.ORDER_UNACCEPTED
    assert still is not None
    assert (await as_kept(order)).alarmed_at is None
    assert [unread for kind, unread in await rings(order) if kind == unaccepted] == [False, False]
    assert [unread for kind, unread in await rings(other) if kind == unaccepted] == [False, True]
    assert (NotificationKind.NEW_ORDER, True) in await rings(order)  # is read by its readers alone


async def test_a_second_waiting_has_its_own_alarm(shop: Shop, ana: Actor) -> None:
    order = await ringing(shop)
    await accept_order(order.id, ana, LINKS)
    await revert_status(order.id, ana, "me equivoqué")
    await Order.filter(id=order.id).update(alarm_due_at=now() - MINUTE)

    done = await raise_alarm(await as_kept(order))

    assert [event.kind for event in done.events] == [EventKind.ORDER_UNACCEPTED]
    assert await Event.filter(kind=EventKind.ORDER_UNACCEPTED).count() == 2


async def test_who_pays_while_the_alarm_stands_does_not_end_it(shop: Shop, ana: Actor) -> None:
    order = await ringing(shop)

    await pay_order(order.id, ana, PaymentForm("EFE-1"))

    assert (await as_kept(order)).alarmed_at == order.alarmed_at
