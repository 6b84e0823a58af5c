"""Notes on the timeline."""

import pytest
from tortoise.context import TortoiseContext

from models import Actor, Event, Order, Shop
from models.errors import InvalidInput
from models.orders.notes import add_note
from tests.factories import a_shop, a_staff, an_actor, an_order
from tests.models.everything import counts, written_between


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def ana(shop: Shop) -> Actor:
    return an_actor(await a_staff(shop))


async def test_a_note_is_one_event_and_changes_nothing_of_the_order(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop)
    before, was = await counts(), await Order.filter(id=order.id).values()

    done = await add_note(order.id, ana, " Llamar\r\nantes ")

    assert written_between(before, await counts()) == {"Event": 1}
    assert await Order.filter(id=order.id).values() == was
    assert (await Event.get(id=done.events[0].id)).data == {"text": "Llamar\nantes"}


@pytest.mark.parametrize(
    "text", ["", " \n", "x" * 2001, "a\x00b", "\ud800", "x" * 10_000_000], ids=len
)
async def test_a_bad_note_is_refused(text: str, shop: Shop, ana: Actor) -> None:
    order = await an_order(shop)

    with pytest.raises(InvalidInput) as refused:
        await add_note(order.id, ana, text)

    assert refused.value.field == "text"


@pytest.mark.parametrize(
    "text", ['\'; DROP TABLE "order"; --', "{0} {total} %s", "<b>hola</b>", "👩‍👩‍👧"]
)
async def test_a_note_keeps_what_people_wrote(text: str, shop: Shop, ana: Actor) -> None:
    order = await an_order(shop)

    done = await add_note(order.id, ana, text)

    assert (await Event.get(id=done.events[0].id)).data["text"] == text
