"""Events: dense numbers per shop, whatever happens at once."""

import asyncio

import pytest
from tortoise.context import TortoiseContext

from models import ActorKind, Event, EventKind, Shop
from models.actions import action
from models.events.record import next_number, record
from models.orders.notes import add_note
from tests.factories import a_shop, a_staff, an_actor, an_order, the_shop_itself


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


async def numbers(shop: Shop) -> list[int]:
    return [event.number for event in await Event.filter(shop_id=shop.id).order_by("number")]


async def test_each_shop_counts_its_own_events_and_orders(shop: Shop) -> None:
    other = await a_shop("Otra tienda")

    orders = [await an_order(one) for one in (shop, other, shop, other, shop)]

    assert [order.number for order in orders] == [1001, 1001, 1002, 1002, 1003]
    assert (await numbers(shop), await numbers(other)) == ([1, 2, 3], [1, 2])
    kept = await Shop.get(id=shop.id)
    assert (kept.event_seq, kept.order_seq) == (3, 1003)


async def test_numbers_are_dense_when_a_hundred_come_at_once_and_half_of_them_fail(
    shop: Shop,
) -> None:
    order, by = await an_order(shop), the_shop_itself(shop)

    @action
    async def fails() -> None:
        await add_note(order.id, by, "no queda")
        raise ZeroDivisionError

    notes = [add_note(order.id, by, "queda") if i % 2 else fails() for i in range(100)]
    ends = await asyncio.gather(*notes, return_exceptions=True)

    assert sum(isinstance(end, ZeroDivisionError) for end in ends) == 50
    assert await numbers(shop) == list(range(1, 52))


async def test_a_later_event_is_never_numbered_below_an_earlier_one(shop: Shop) -> None:
    order, by = await an_order(shop), the_shop_itself(shop)

    done = await asyncio.gather(*(add_note(order.id, by, str(i)) for i in range(30)))

    stored = await Event.filter(order_id=order.id, kind=EventKind.NOTE_ADDED).order_by("id")
    assert [event.number for event in stored] == sorted(event.number for event in stored)
    assert {d.events[0].number for d in done} == {event.number for event in stored}


async def test_an_event_says_who_and_what_and_when(shop: Shop) -> None:
    order, ana = await an_order(shop), an_actor(await a_staff(shop))

    made = await record(EventKind.NOTE_ADDED, order, ana, text="¿“comillas”? 👍", amount=2**53)

    kept = await Event.get(id=made.id)
    assert (kept.actor_kind, kept.actor_name) == (ActorKind.STAFF, ana.name)
    assert (kept.staff_id, kept.shop_id, kept.order_id) == (ana.staff_id, shop.id, order.id)
    assert kept.data == {"text": "¿“comillas”? 👍", "amount": 2**53}
    assert kept.at == made.at


async def test_the_next_number_is_one_more(shop: Shop) -> None:
    assert [await next_number(shop.id, "order_seq") for _ in range(3)] == [1001, 1002, 1003]
