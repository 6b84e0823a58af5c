"""Registering money through the API: references, amounts, days, and what everybody reads of it."""

import pytest
from tortoise.context import TortoiseContext

from models import Role, Shop, Status, Transaction
from models.clock import business_date, now
from tests.api import Client, a_person, order_id
from tests.factories import a_shop, an_order


async def pay(client: Client, shop: Shop, **values: object) -> tuple[str | None, str | None]:
    """What paying a new order of 50,000 pesos meets: the code and the field."""
    order = await an_order(shop, "CASH_ON_DELIVERY")
    answer = await client.do("payOrder", values, orderId=order_id(order))
    return answer.code, answer.refusal["field"] if answer.code else None


async def test_a_payment_needs_its_reference_code(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())

    assert await pay(ana, shop) == ("INVALID_INPUT", "reference")
    assert await pay(ana, shop, reference=" \n ") == ("INVALID_INPUT", "reference")


async def test_a_reference_of_another_order_is_refused_and_the_order_named(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    first = await an_order(shop, "CASH_ON_DELIVERY")
    await ana.do("payOrder", orderId=order_id(first), reference="TRF-77")
    second = order_id(await an_order(shop, "CASH_ON_DELIVERY"))

    refused = await ana.do("payOrder", orderId=second, reference=" TRF-77 ")
    with_a_reason = await ana.do(
        "payOrder", orderId=second, reference="TRF-77", duplicateReason="pagó dos órdenes juntas"
    )

    assert refused.code == "DUPLICATE_REFERENCE"
    assert refused.refusal["order"] == {"id": order_id(first), "number": first.number}
    assert str(first.number) in refused.refusal["message"]
    assert with_a_reason.payload["order"]["paymentStatus"] == "PAID"


async def test_a_reference_of_another_shop_is_no_duplicate(database: TortoiseContext) -> None:
    ana, bea = await a_person(one := await a_shop()), await a_person(other := await a_shop())

    assert await pay(ana, one, reference="TRF-77") == (None, None)
    assert await pay(bea, other, reference="TRF-77") == (None, None)


async def test_the_same_reference_may_come_again_on_its_own_order(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    order = order_id(await an_order(shop, "CASH_ON_DELIVERY"))

    for _ in range(2):
        paid = await ana.do("payOrder", orderId=order, reference="TRF-77", amount="25000")

    assert paid.payload["order"]["paymentStatus"] == "PAID"


async def test_more_than_is_outstanding_needs_a_word(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    order = order_id(await an_order(shop, "CASH_ON_DELIVERY"))

    refused = await ana.do("payOrder", orderId=order, reference="TRF-1", amount="50001")
    taken = await ana.do(
        "payOrder", orderId=order, reference="TRF-1", amount="50001", allowOverpayment=True
    )

    assert refused.code == "AMOUNT_EXCEEDS_OUTSTANDING"
    assert refused.refusal["outstanding"] == {"amount": "50000"}
    assert taken.payload["order"]["paymentStatus"] == "OVERPAID"
    assert taken.payload["order"]["outstanding"] == {"amount": "0"}


async def test_the_ledger_keeps_who_when_how_much_and_which_day(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    order = await an_order(shop, "CASH_ON_DELIVERY", status=Status.COMPLETED)
    day = business_date(now(), shop.time_zone).replace(day=1).isoformat()

    await ana.do(
        "payOrder",
        orderId=order_id(order),
        reference="TRF-77",
        amount="20000",
        receivedOn=day,
        note="Bancolombia",
    )

    settled, pending = (await ana.read("order", id=order_id(order))).payload["transactions"]
    who = (await ana.read("viewer")).payload["name"]
    assert settled["amount"] == {"amount": "20000", "currencyCode": "COP"}
    assert (settled["reference"], settled["note"], settled["receivedOn"]) == (
        "TRF-77",
        "Bancolombia",
        day,
    )
    assert (settled["actorKind"], settled["actorName"]) == ("STAFF", who)
    assert (pending["status"], pending["amount"]["amount"], pending["receivedOn"]) == (
        "PENDING",
        "30000",
        None,
    )


@pytest.mark.parametrize("status", [Status.RECEIVED, Status.SHIPPED, Status.COMPLETED])
async def test_cash_is_registered_at_any_time(status: Status, database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    order = await an_order(shop, "CASH_ON_DELIVERY", status=status)

    paid = (await ana.do("payOrder", orderId=order_id(order), reference="R-1")).payload["order"]

    assert (paid["status"], paid["paymentStatus"]) == (status, "PAID")


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.PICKER])
async def test_who_has_no_money_right_registers_none(role: Role, database: TortoiseContext) -> None:
    olga = await a_person(shop := await a_shop(), role)
    settled = Transaction.filter(status="SETTLED")

    assert await pay(olga, shop, reference="TRF-1") == ("FORBIDDEN", None)
    assert await settled.count() == 0
