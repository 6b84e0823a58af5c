"""What holds for every change of an order: version, key, shop, number, one effect."""

import asyncio
from collections import Counter

import pytest
from tortoise.context import TortoiseContext

from models import Event, IdempotencyKey, Order, Precondition, Shop
from models.errors import (
    DomainError,
    IdempotencyConflict,
    InvalidInput,
    NotFound,
    StaleVersion,
)
from tests.factories import a_shop, a_staff, an_actor
from tests.models.everything import counts, everything, written_between
from tests.models.orders.every_action import EVERY_ACTION, Act

ANYHOW = Precondition()
every_action = pytest.mark.parametrize("act", EVERY_ACTION, ids=str)


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@every_action
async def test_a_change_makes_one_event_and_the_next_version(act: Act, shop: Shop) -> None:
    order, ana = await act.fits(shop), an_actor(await a_staff(shop))
    before = await counts()

    done = await act.run(order.id, ana, ANYHOW)

    assert written_between(before, await counts()) == act.writes
    assert [event.kind for event in done.events] == [act.kind]
    assert [event.staff_id for event in done.events] == [ana.staff_id]
    assert done.order.version == order.version + act.version
    assert (await Order.get(id=order.id)).version == done.order.version


@every_action
async def test_a_stale_version_is_refused_and_nothing_is_written(act: Act, shop: Shop) -> None:
    order, ana = await act.fits(shop), an_actor(await a_staff(shop))
    before = await everything()

    with pytest.raises(StaleVersion) as refused:
        await act.run(order.id, ana, Precondition(expected_version=order.version - 1))

    assert refused.value.facts["current_version"] == order.version
    assert refused.value.facts["order"].id == order.id
    assert await everything() == before


@every_action
async def test_the_version_that_was_seen_is_taken(act: Act, shop: Shop) -> None:
    order, ana = await act.fits(shop), an_actor(await a_staff(shop))

    done = await act.run(order.id, ana, Precondition(expected_version=order.version))

    assert len(done.events) == 1


@every_action
async def test_the_same_key_and_body_answer_again_without_a_second_effect(
    act: Act, shop: Shop
) -> None:
    order, ana = await act.fits(shop), an_actor(await a_staff(shop))
    asked = Precondition(order.version, "clave-1")
    first = await act.run(order.id, ana, asked)
    before = await everything()

    again = await act.run(order.id, ana, asked)

    assert again.events == ()
    assert (again.order.version, again.order.status) == (first.order.version, first.order.status)
    assert await everything() == before


@every_action
async def test_the_same_key_with_another_body_is_refused(act: Act, shop: Shop) -> None:
    order, ana = await act.fits(shop), an_actor(await a_staff(shop))
    await act.run(order.id, ana, Precondition(idempotency_key="clave-1"))
    before = await everything()

    with pytest.raises(IdempotencyConflict):
        await act.other(order.id, ana, Precondition(idempotency_key="clave-1"))

    assert await everything() == before


@every_action
async def test_the_same_key_on_another_order_is_refused(act: Act, shop: Shop) -> None:
    one, other, ana = await act.fits(shop), await act.fits(shop), an_actor(await a_staff(shop))
    await act.run(one.id, ana, Precondition(idempotency_key="clave-1"))

    with pytest.raises(IdempotencyConflict):
        await act.run(other.id, ana, Precondition(idempotency_key="clave-1"))


async def test_a_refused_change_does_not_use_up_its_key(shop: Shop) -> None:
    accept, ana = EVERY_ACTION[0], an_actor(await a_staff(shop))
    order = await accept.fits(shop)
    asked = Precondition(idempotency_key="clave-1")

    with pytest.raises(DomainError):
        await accept.other(order.id, ana, asked)

    assert await IdempotencyKey.all().count() == 0
    assert len((await accept.run(order.id, ana, asked)).events) == 1


@pytest.mark.parametrize("key", ["x" * 101, "a\x00b", "\ud800", "x" * 10_000_000], ids=len)
async def test_a_bad_key_is_refused_by_its_name(key: str, shop: Shop) -> None:
    accept, ana = EVERY_ACTION[0], an_actor(await a_staff(shop))
    order = await accept.fits(shop)

    with pytest.raises(InvalidInput) as refused:
        await accept.run(order.id, ana, Precondition(idempotency_key=key))

    assert refused.value.field == "idempotencyKey"


@every_action
async def test_another_shops_order_looks_like_an_unknown_one(act: Act, shop: Shop) -> None:
    order, stranger = await act.fits(shop), an_actor(await a_staff(await a_shop("Otra tienda")))
    before = await everything()
    told = set()

    for id in (order.id, order.id + 999, 0, -1, 2**63 - 1):
        with pytest.raises(NotFound) as refused:
            await act.run(id, stranger, ANYHOW)
        told.add((refused.value.code, refused.value.field, refused.value.sentence("en")))

    assert told == {("NOT_FOUND", None, "We could not find that order. Check the identifier.")}
    assert await everything() == before


@every_action
async def test_twenty_at_once_have_one_effect(act: Act, shop: Shop) -> None:
    order, ana = await act.fits(shop), an_actor(await a_staff(shop))
    before = await counts()

    outcomes = await asyncio.gather(
        *(act.run(order.id, ana, ANYHOW) for _ in range(20)), return_exceptions=True
    )

    met = Counter(outcome.code if isinstance(outcome, DomainError) else "" for outcome in outcomes)
    effects = 1 if act.again else 20
    assert met == Counter([""] * effects + [act.again] * (20 - effects))
    assert written_between(before, await counts()) == {
        name: effects * n for name, n in act.writes.items()
    }
    assert (await Order.get(id=order.id)).version == order.version + act.version
    numbers = [event.number for event in await Event.all().order_by("number")]
    assert numbers == list(range(1, len(numbers) + 1))


@every_action
async def test_twenty_with_one_key_have_one_effect_and_twenty_answers(act: Act, shop: Shop) -> None:
    order, ana = await act.fits(shop), an_actor(await a_staff(shop))
    asked = Precondition(idempotency_key="clave-1")
    before = await counts()

    answers = await asyncio.gather(*(act.run(order.id, ana, asked) for _ in range(20)))

    assert Counter(len(answer.events) for answer in answers) == {1: 1, 0: 19}
    assert len({answer.order.version for answer in answers}) == 1
    assert written_between(before, await counts()) == act.writes | {"IdempotencyKey": 1}
