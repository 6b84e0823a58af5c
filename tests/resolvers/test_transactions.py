"""The movements of money: what is shown, how it is filtered, and what a pending one amounts to."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from tortoise.context import TortoiseContext

from models import CancelReason, Order, Shop
from models.clock import business_date, now
from models.orders.drafts import PaymentDraft
from models.orders.pay import PaymentForm, pay_order
from models.orders.progress import cancel_order
from tests.api import Client, a_person, order_id
from tests.factories import LINKS, a_shop, an_order, the_shop_itself


async def shown(client: Client, **filter: Any) -> list[tuple[str, str, str]]:
    """Status, amount and reference of the movements, newest first."""
    answer = await client.read("transactions", filter=filter)
    assert answer.payload["totalCount"] == len(answer.nodes)
    return [(row["status"], row["amount"]["amount"], row["reference"]) for row in answer.nodes]


async def pay(order: Order, reference: str, amount: int, days_ago: int = 0) -> None:
    shop = await Shop.get(id=order.shop_id)
    day = business_date(now(), shop.time_zone) - timedelta(days=days_ago)
    form = PaymentForm(reference, Decimal(amount), day)
    await pay_order(order.id, the_shop_itself(shop), form)


async def test_a_pending_movement_shows_what_is_left_of_it_and_then_nothing(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    order = await an_order(shop, "CASH_ON_DELIVERY")

    before = await shown(ana)
    await pay(order, "R-1", 20_000)
    half = await shown(ana)
    await pay(order, "R-2", 30_000)
    whole = await shown(ana)

    assert before == [("PENDING", "50000", "")]
    assert half == [("SETTLED", "20000", "R-1"), ("PENDING", "30000", "")]
    assert whole == [("SETTLED", "30000", "R-2"), ("SETTLED", "20000", "R-1")]


async def test_a_cancelled_order_expects_no_money_but_keeps_what_came_in(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    order = await an_order(shop, "CASH_ON_DELIVERY")
    await pay(order, "R-1", 20_000)

    await cancel_order(order.id, the_shop_itself(shop), LINKS, reason=CancelReason.OTHER)

    assert await shown(ana) == [("SETTLED", "20000", "R-1")]
    sheet = (await ana.read("order", id=order_id(order))).payload
    assert [row["status"] for row in sheet["transactions"]] == ["SETTLED"]
    assert sheet["paymentStatus"] == "REFUND_DUE"


async def test_movements_are_filtered_by_method_reference_and_day(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    await an_order(shop, "ONLINE", payment=PaymentDraft("PSE-1"))
    await pay(await an_order(shop, "CASH_ON_DELIVERY"), "R-1", 50_000, days_ago=3)
    await pay(await an_order(shop, "BANK_TRANSFER"), "R-10", 50_000, days_ago=1)
    await an_order(shop, "BANK_TRANSFER")
    today = business_date(now(), shop.time_zone)

    def day(ago: int) -> str:
        return (today - timedelta(days=ago)).isoformat()

    async def references(**filter: Any) -> set[str]:
        return {reference for _, _, reference in await shown(ana, **filter)}

    assert await references(paymentMethod=["ONLINE"]) == {"PSE-1"}
    assert await references(paymentMethod=["ONLINE", "BANK_TRANSFER"]) == {"PSE-1", "R-10", ""}
    assert await references(paymentMethod=["BITCOIN"]) == set()
    assert await references(paymentMethod=[]) == set()
    assert await references(reference="R-1") == {"R-1"}
    assert await references(reference="r-1") == set()
    assert await references(receivedFrom=day(1)) == {"PSE-1", "R-10"}
    assert await references(receivedUntil=day(1)) == {"R-1", "R-10"}
    assert await references(receivedFrom=day(1), receivedUntil=day(1)) == {"R-10"}
    assert await references(receivedFrom=day(0), receivedUntil=day(1)) == set()
    assert await references(reference="R-1", paymentMethod=["ONLINE"]) == set()


async def test_a_movement_is_found_again_by_its_id(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    order = await an_order(shop, "ONLINE", payment=PaymentDraft("PSE-1"))
    (row,) = (await ana.read("transactions")).nodes

    again = (await ana.read("node", id=row["id"])).payload

    assert again == {
        "__typename": "Transaction",
        "id": row["id"],
        "reference": "PSE-1",
        "money": "SETTLED",
    }
    assert row["order"]["id"] == order_id(order)
    assert (row["actorKind"], row["actorName"]) == ("STOREFRONT", "Tienda en línea")
