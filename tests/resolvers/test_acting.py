"""An order's life through the API: placed, paid, taken on, sent, finished, cancelled, undone."""

from typing import Any

from tortoise.context import TortoiseContext

from models import Letter, Order, Role, Scope, Shop
from tests.api import STRANGER, Client, a_person, a_storefront, an_input
from tests.factories import a_shop
from tests.schema.inputs import ORDER

PICKUP = {"method": "PICKUP", "pickupPoint": "Local 12, C.C. Andino"}


async def placed(shop: Shop, **changes: Any) -> str:
    """The id of an order that the storefront has just placed."""
    store = await a_storefront(shop, Scope.ORDERS_PLACE)
    order: dict[str, Any] = (await store.do("placeOrder", an_input(**changes))).payload["order"]
    return str(order["id"])


async def whole(client: Client, id: str) -> dict[str, Any]:
    order: dict[str, Any] = (await client.read("order", id=id)).payload
    return order


async def test_a_transfer_is_accepted_once_all_its_money_is_registered(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    id = await placed(shop)

    unpaid = await ana.do("acceptOrder", orderId=id)
    part = await ana.do("payOrder", orderId=id, reference="TRF-1", amount="20000")
    still_owed = await ana.do("acceptOrder", orderId=id)
    rest = await ana.do("payOrder", orderId=id, reference="TRF-2")
    accepted = await ana.do("acceptOrder", orderId=id)

    assert (unpaid.code, unpaid.refusal["outstanding"]) == ("PAYMENT_REQUIRED", {"amount": "50000"})
    assert part.payload["order"]["paymentStatus"] == "PARTIALLY_PAID"
    assert (still_owed.code, still_owed.refusal["outstanding"]["amount"]) == (
        "PAYMENT_REQUIRED",
        "30000",
    )
    assert rest.payload["order"]["paymentStatus"] == "PAID"
    assert accepted.payload["order"]["status"] == "ACCEPTED"
    assert [event["__typename"] for event in (await whole(ana, id))["timeline"]] == [
        "OrderPlaced",
        "PaymentRegistered",
        "PaymentRegistered",
        "OrderAccepted",
    ]


async def test_cash_on_delivery_is_accepted_and_finished_unpaid_and_paid_later(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    id = await placed(shop, paymentMethod="CASH_ON_DELIVERY")

    steps = [await ana.do("acceptOrder", orderId=id)]
    steps += [await ana.do("advanceStatus", orderId=id) for _ in range(3)]
    owed = (await ana.read("orderCounts")).payload["toCollect"]
    paid = await ana.do("payOrder", orderId=id, reference="RECIBO 12")

    assert [step.payload["order"]["status"] for step in steps] == [
        "ACCEPTED",
        "PREPARING",
        "SHIPPED",
        "COMPLETED",
    ]
    assert steps[-1].payload["order"]["paymentStatus"] == "PENDING"
    assert owed == 1
    assert (paid.payload["order"]["status"], paid.payload["order"]["paymentStatus"]) == (
        "COMPLETED",
        "PAID",
    )
    assert (await ana.read("orderCounts")).payload["toCollect"] == 0


async def test_an_online_order_arrives_paid_with_one_settled_transaction(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    id = await placed(shop, paymentMethod="ONLINE", payment={"reference": "PSE-99"})

    order = await whole(ana, id)
    accepted = await ana.do("acceptOrder", orderId=id)

    (money,) = order["transactions"]
    assert order["paymentStatus"] == "PAID"
    assert (money["status"], money["kind"], money["reference"]) == ("SETTLED", "PAYMENT", "PSE-99")
    assert money["amount"] == {"amount": "50000", "currencyCode": "COP"}
    assert accepted.payload["order"]["status"] == "ACCEPTED"


async def test_an_online_order_without_its_payment_waits_for_the_gateway(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    id = await placed(shop, paymentMethod="ONLINE")

    order = await whole(ana, id)
    accepted = await ana.do("acceptOrder", orderId=id)
    paid = await ana.do("payOrder", orderId=id, reference="PSE-1")

    assert order["paymentStatus"] == "PENDING"
    assert [money["status"] for money in order["transactions"]] == ["PENDING"]
    assert (accepted.code, paid.code) == ("PAYMENT_REQUIRED", "PAID_THROUGH_GATEWAY")


async def test_a_pickup_order_becomes_ready_and_is_collected(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    id = await placed(shop, paymentMethod="CASH_ON_DELIVERY", dispatch=PICKUP)
    await ana.do("acceptOrder", orderId=id)
    await ana.do("advanceStatus", orderId=id, to="PREPARING")

    shipped = await ana.do("advanceStatus", orderId=id, to="SHIPPED")
    ready = await ana.do("advanceStatus", orderId=id, to="READY_FOR_PICKUP")
    collected = await ana.do("advanceStatus", orderId=id, to="COMPLETED")

    assert shipped.code == "TRANSITION_NOT_ALLOWED"
    assert ready.payload["order"]["status"] == "READY_FOR_PICKUP"
    assert collected.payload["order"]["status"] == "COMPLETED"


async def test_an_order_of_nothing_is_paid_and_has_no_transaction(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    id = await placed(shop, discount="50000", total="0")

    order = await whole(ana, id)

    assert (order["paymentStatus"], order["transactions"]) == ("PAID", [])
    assert (await ana.do("acceptOrder", orderId=id)).code is None


async def test_everything_that_a_storefront_sends_is_there_to_read(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    id = await placed(shop, **ORDER)

    order = await whole(ana, id)

    sent = ORDER["dispatch"] | ORDER["customer"]
    for part in ("dispatch", "customer"):
        given = {name: value for name, value in sent.items() if name in order[part]}
        assert order[part] == given | ({"phone": "+573001234567"} if part == "customer" else {})
    (line,), (fee,) = order["lines"], order["fees"]
    assert line == ORDER["lines"][0] | {
        "unitPrice": {"amount": "25000"},
        "lineTotal": {"amount": "50000"},
    }
    assert fee == {"name": "Empaque", "amount": {"amount": "2000"}}
    for name in ("subtotal", "shippingCost", "tax", "discount", "total"):
        assert order[name]["amount"] == (ORDER | {"subtotal": "50000"})[name]
    assert [order[name] for name in ("externalId", "city", "language", "note")] == [
        ORDER[name] for name in ("externalId", "city", "language", "note")
    ]


async def test_the_tracking_address_is_told_at_placing_and_at_the_same_call_again(
    database: TortoiseContext,
) -> None:
    store = await a_storefront(await a_shop(), Scope.ORDERS_PLACE)
    order = an_input()

    first = (await store.do("placeOrder", order)).payload
    again = (await store.do("placeOrder", order)).payload

    token = first["trackingUrl"].removeprefix("https://pedidos.example/t/")
    tracked = await STRANGER.read("orderTracking", token=token)
    assert tracked.payload["number"] == first["order"]["number"]
    assert again == first
    assert await Order.all().count() == 1


async def test_a_rotated_link_closes_the_old_one(database: TortoiseContext) -> None:
    olga = await a_person(shop := await a_shop(), Role.OPERATOR)
    id = await placed(shop)
    old = (await whole(olga, id))["trackingUrl"]

    new = (await olga.do("rotateTrackingLink", orderId=id)).payload["trackingUrl"]

    closed, opened = [
        await STRANGER.read("orderTracking", token=url.rpartition("/")[2]) for url in (old, new)
    ]
    assert closed.code == "NOT_FOUND"
    assert opened.payload["status"] == "RECEIVED"
    assert (await whole(olga, id))["trackingUrl"] == new


async def test_undoing_a_step_sends_no_second_letter(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    id = await placed(shop, paymentMethod="CASH_ON_DELIVERY")
    await ana.do("acceptOrder", orderId=id)
    letters = await Letter.all().count()

    reverted = await ana.do("revertStatus", orderId=id, reason="me equivoqué")
    again = await ana.do("acceptOrder", orderId=id)

    assert reverted.payload["order"]["status"] == "RECEIVED"
    assert again.payload["order"]["status"] == "ACCEPTED"
    assert await Letter.all().count() == letters
    undone = (await whole(ana, id))["timeline"][2]
    assert (undone["__typename"], undone["origin"], undone["to"], undone["reason"]) == (
        "StatusReverted",
        "ACCEPTED",
        "RECEIVED",
        "me equivoqué",
    )


async def test_a_note_stands_on_the_timeline_and_leaves_the_order_alone(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    id = await placed(shop)
    before = await whole(ana, id)

    noted = (await ana.do("addNote", orderId=id, text="llamar antes\nde llegar")).payload["order"]

    after = await whole(ana, id)
    assert noted["version"] == before["version"]
    assert after["timeline"][-1]["text"] == "llamar antes\nde llegar"
    assert after | {"timeline": before["timeline"]} == before
