"""Twenty identical calls at once, on both engines: one effect, one event, one letter."""

import asyncio
from collections import Counter
from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import Event, Letter, Notification, Order, Session, Status, Transaction
from models.people.viewers import find_viewer
from tests.api import STRANGER, Answer, Client, a_person, a_storefront, an_input, ask_in, order_id
from tests.factories import a_shop, a_staff, an_order
from tests.models.everything import counts, written_between
from tests.schema.documents import MUTATIONS

AT_ONCE = 20

ONE_STEP = {"Event": 1, "Letter": 1}
ONE_EFFECT: dict[str, dict[str, int]] = {
    "acceptOrder": ONE_STEP,
    "advanceStatus": ONE_STEP,
    "payOrder": {"Event": 1, "Transaction": 1},
    "cancelOrder": ONE_STEP,
    "revertStatus": {"Event": 1},
    "addNote": {"Event": 1},
}
"""The rows that one effect of each mutation writes (the shop has one person, who rings nobody)."""

INPUT: dict[str, dict[str, Any]] = {
    "acceptOrder": {},
    "advanceStatus": {"to": "PREPARING"},
    "payOrder": {"reference": "TRF-77"},
    "cancelOrder": {"reason": "OUT_OF_STOCK"},
    "revertStatus": {"reason": "me equivoqué"},
    "addNote": {"text": "llamar antes"},
}
THE_OTHERS = {
    "acceptOrder": "TRANSITION_NOT_ALLOWED",
    "advanceStatus": "TRANSITION_NOT_ALLOWED",
    "payOrder": "NOTHING_OUTSTANDING",
    "cancelOrder": "TRANSITION_NOT_ALLOWED",
    "revertStatus": "TRANSITION_NOT_ALLOWED",
}


async def at_once(client: Client, mutation: str, values: dict[str, Any]) -> list[Answer]:
    return list(await asyncio.gather(*(client.do(mutation, values) for _ in range(AT_ONCE))))


async def a_desk(mutation: str) -> tuple[Client, dict[str, Any]]:
    """Somebody, and the mutation's input for an order that it fits."""
    ana = await a_person(shop := await a_shop())
    steps = ("advanceStatus", "revertStatus")
    status = Status.ACCEPTED if mutation in steps else Status.RECEIVED
    order = await an_order(shop, "CASH_ON_DELIVERY", status=status)
    return ana, INPUT[mutation] | {"orderId": order_id(order)}


@pytest.mark.parametrize("mutation", THE_OTHERS)
async def test_one_is_done_and_the_others_are_refused(
    mutation: str, database: TortoiseContext
) -> None:
    ana, values = await a_desk(mutation)
    before = await counts()

    answers = await at_once(ana, mutation, values)

    codes = Counter(answer.code for answer in answers)
    assert codes == {None: 1, THE_OTHERS[mutation]: AT_ONCE - 1}
    assert written_between(before, await counts()) == ONE_EFFECT[mutation]


@pytest.mark.parametrize("mutation", THE_OTHERS)
async def test_with_the_version_that_all_saw_one_is_done_and_the_others_are_stale(
    mutation: str, database: TortoiseContext
) -> None:
    ana, values = await a_desk(mutation)
    order = (await ana.read("order", id=values["orderId"])).payload
    before = await counts()

    answers = await at_once(ana, mutation, values | {"expectedVersion": order["version"]})

    codes = Counter(answer.code for answer in answers)
    assert codes == {None: 1, "STALE_VERSION": AT_ONCE - 1}
    assert written_between(before, await counts()) == ONE_EFFECT[mutation]


@pytest.mark.parametrize("mutation", INPUT)
async def test_with_one_key_all_have_the_same_result(
    mutation: str, database: TortoiseContext
) -> None:
    ana, values = await a_desk(mutation)
    before = await counts()

    first, *others = await at_once(ana, mutation, values | {"idempotencyKey": "una sola vez"})

    assert first.code is None
    assert all(other == first for other in others)
    expected = ONE_EFFECT[mutation] | {"IdempotencyKey": 1}
    assert written_between(before, await counts()) == expected


async def test_an_order_is_placed_once(database: TortoiseContext) -> None:
    shop = await a_shop("Café Aurora", "ventas@aurora.example")
    await a_person(shop)
    store, before = await a_storefront(shop), await counts()

    first, *others = await at_once(store, "placeOrder", an_input())

    assert first.code is None
    assert all(other == first for other in others)
    assert written_between(before, await counts()) == {
        "Customer": 1,
        "Dispatch": 1,
        "Event": 1,
        "Letter": 2,
        "Notification": 1,
        "Order": 1,
        "OrderLine": 1,
        "Transaction": 1,
    }


async def test_twenty_orders_at_once_have_twenty_numbers_in_a_row(
    database: TortoiseContext,
) -> None:
    store = await a_storefront(await a_shop())

    answers = await asyncio.gather(
        *(store.do("placeOrder", an_input()) for _ in range(AT_ONCE)),
    )

    numbers = sorted(answer.payload["order"]["number"] for answer in answers)
    events = await Event.all().order_by("number")
    assert numbers == list(range(1001, 1001 + AT_ONCE))
    assert [event.number for event in events] == list(range(1, AT_ONCE + 1))


async def test_parts_of_the_money_at_once_never_exceed_it(database: TortoiseContext) -> None:
    ana, values = await a_desk("payOrder")

    answers = await asyncio.gather(
        *(ana.do("payOrder", values, reference=f"TRF-{n}", amount="20000") for n in range(AT_ONCE))
    )

    codes = Counter(answer.code for answer in answers)
    settled = await Transaction.filter(status="SETTLED")
    assert codes == {None: 2, "AMOUNT_EXCEEDS_OUTSTANDING": AT_ONCE - 2}
    assert [row.amount for row in settled] == [20_000, 20_000]
    assert (await Order.get(id=settled[0].order_id)).paid == 40_000


async def test_of_links_made_at_once_one_opens_the_order(database: TortoiseContext) -> None:
    ana, values = await a_desk("acceptOrder")
    before = await counts()

    answers = await at_once(ana, "rotateTrackingLink", values)

    urls = {answer.payload["trackingUrl"] for answer in answers}
    opened = [
        url
        for url in urls
        if (await STRANGER.read("orderTracking", token=url.rpartition("/")[2])).code is None
    ]
    shown = (await ana.read("order", id=values["orderId"])).payload["trackingUrl"]
    assert len(urls) == AT_ONCE
    assert opened == [shown]
    assert written_between(before, await counts()) == {"Event": AT_ONCE}


async def test_a_bell_is_marked_once(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    for _ in range(3):
        await an_order(shop)

    answers = await at_once(ana, "markNotificationsRead", {})

    assert {answer.payload["unreadCount"] for answer in answers} == {0}
    assert await Notification.filter(read_at__isnull=True).count() == 0


async def test_a_session_is_closed_once_and_each_log_in_opens_its_own(
    database: TortoiseContext,
) -> None:
    staff = await a_staff(await a_shop(), password="una clave larga")
    login = {"email": staff.email, "password": "una clave larga"}

    entered = await asyncio.gather(*(STRANGER.do("logIn", login) for _ in range(5)))
    tokens = {answer.payload["token"] for answer in entered}
    ana = Client(tokens.pop())
    contexts = [await ana.context() for _ in range(5)]
    left = await asyncio.gather(*(ask_in(context, MUTATIONS["logOut"], {}) for context in contexts))

    assert len(tokens) == 4
    assert {answer.payload["loggedOut"] for answer in left} == {True}
    assert await Session.filter(revoked_at__isnull=False).count() == 1
    assert [(await find_viewer(token)).staff for token in tokens] == [staff] * 4


async def test_letters_are_written_once_whoever_comes_first(database: TortoiseContext) -> None:
    ana, values = await a_desk("acceptOrder")

    await asyncio.gather(
        *(ana.do("acceptOrder", values) for _ in range(5)),
        *(ana.do("cancelOrder", values, reason="OUT_OF_STOCK") for _ in range(5)),
        *(ana.do("revertStatus", values, reason="no") for _ in range(5)),
        *(ana.do("payOrder", values, reference=f"R-{n}") for n in range(5)),
    )

    keys = [letter.key for letter in await Letter.all()]
    events = await Event.all().order_by("number")
    assert len(keys) == len(set(keys))
    assert [event.number for event in events] == list(range(1, len(events) + 1))
