"""Placing an order: sums, decimals, payment methods, and the facts that a refusal carries."""

from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import Order
from tests.api import Answer, a_person, a_storefront, an_input
from tests.engines import only_sqlite
from tests.factories import a_shop


def priced(price: str, total: str, quantity: int = 3, **more: Any) -> dict[str, Any]:
    line = {"name": "Café", "quantity": quantity, "unitPrice": price}
    return an_input(lines=[line], total=total, **more)


async def place(currency: str, values: dict[str, Any]) -> Answer:
    return await (await a_storefront(await a_shop(currency=currency))).do("placeOrder", values)


@only_sqlite
@pytest.mark.parametrize(
    ("currency", "price", "total", "off"),
    [
        ("COP", "9999", "29997", "29998"),
        ("USD", "0.10", "0.30", "0.31"),
        ("USD", "33.33", "99.99", "100"),
        ("KWD", "0.001", "0.003", "0.004"),
        ("JPY", "1", "3", "2"),
    ],
)
async def test_a_total_is_exact_to_the_minor_unit(
    currency: str, price: str, total: str, off: str, database: TortoiseContext
) -> None:
    refused = await place(currency, priced(price, off))
    done = await place(currency, priced(price, total))

    assert (refused.code, refused.refusal["field"]) == ("TOTAL_MISMATCH", "total")
    assert refused.refusal["expected"] == {"amount": total}
    assert done.payload["order"]["outstanding"]["amount"] == total


@only_sqlite
@pytest.mark.parametrize(
    ("currency", "price"), [("COP", "0.5"), ("USD", "0.001"), ("KWD", "0.0001"), ("JPY", "0.1")]
)
async def test_an_amount_has_no_more_decimals_than_its_currency(
    currency: str, price: str, database: TortoiseContext
) -> None:
    refused = await place(currency, priced(price, "0", quantity=1))

    assert (refused.code, refused.refusal["field"]) == ("INVALID_INPUT", "lines.0.unitPrice")
    assert currency in refused.refusal["message"]


@only_sqlite
async def test_every_part_counts_in_the_total(database: TortoiseContext) -> None:
    parts: dict[str, Any] = {
        "shippingCost": "9000",
        "tax": "500",
        "discount": "1000",
        "fees": [{"name": "Empaque", "amount": "300"}, {"name": "Propina", "amount": "200"}],
    }

    done = await place("COP", priced("1000", "12000", **parts))
    off = await place("COP", priced("1000", "12001", **parts))
    free = await place("COP", priced("1000", "0", discount="3000"))
    below = await place("COP", priced("1000", "0", discount="3001"))

    assert (done.code, free.code) == (None, None)
    assert off.refusal["expected"] == {"amount": "12000"}
    assert free.payload["order"]["paymentStatus"] == "PAID"
    assert below.refusal["expected"] == {"amount": "-1"}


@only_sqlite
async def test_an_amount_may_be_a_number_or_a_string(database: TortoiseContext) -> None:
    line = {"name": "Café", "quantity": 2}
    for price, total in (("12.50", "25"), (12.5, 25), ("12.5", 25.0), ("1.25e1", "2.5E+1")):
        values = an_input(lines=[line | {"unitPrice": price}], total=total)

        assert (await place("USD", values)).payload["order"]["outstanding"]["amount"] == "25.00"


@only_sqlite
async def test_an_unknown_payment_method_is_told_what_the_shop_offers(
    database: TortoiseContext,
) -> None:
    refused = await place("COP", an_input(paymentMethod="BITCOIN"))

    assert (refused.code, refused.refusal["field"]) == ("UNKNOWN_PAYMENT_METHOD", "paymentMethod")
    for code in ("BITCOIN", "ONLINE", "BANK_TRANSFER", "PAYMENT_LINK", "CASH_ON_DELIVERY"):
        assert code in refused.refusal["message"]


@only_sqlite
@pytest.mark.parametrize("method", ["BANK_TRANSFER", "PAYMENT_LINK", "CASH_ON_DELIVERY"])
async def test_a_gateways_payment_comes_with_online_methods_only(
    method: str, database: TortoiseContext
) -> None:
    refused = await place("COP", an_input(paymentMethod=method, payment={"reference": "PSE-1"}))

    assert (refused.code, refused.refusal["field"]) == ("INVALID_INPUT", "payment")
    assert await Order.all().count() == 0


async def test_part_of_an_online_payment_leaves_the_rest_outstanding(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    store = await a_storefront(shop)
    payment = {"reference": "PSE-1", "amount": "20000", "paidAt": "2026-01-06T02:30:00+09:00"}

    placed = await store.do("placeOrder", an_input(paymentMethod="ONLINE", payment=payment))

    order = placed.payload["order"]
    assert (order["paymentStatus"], order["outstanding"]["amount"]) == ("PARTIALLY_PAID", "30000")
    settled, pending = (await ana.read("order", id=order["id"])).payload["transactions"]
    assert (settled["amount"]["amount"], settled["receivedOn"]) == ("20000", "2026-01-05")
    assert (pending["status"], pending["amount"]["amount"]) == ("PENDING", "30000")
    assert (await ana.do("acceptOrder", orderId=order["id"])).code == "PAYMENT_REQUIRED"


@only_sqlite
@pytest.mark.parametrize(
    ("dispatch", "field"),
    [
        ({"method": "DELIVERY"}, "dispatch.address"),
        ({"method": "DELIVERY", "pickupPoint": "Local 12"}, "dispatch.address"),
        ({"method": "PICKUP"}, "dispatch.pickupPoint"),
        ({"method": "PICKUP", "address": "Calle 85"}, "dispatch.pickupPoint"),
    ],
)
async def test_each_dispatch_method_needs_its_place(
    dispatch: dict[str, str], field: str, database: TortoiseContext
) -> None:
    refused = await place("COP", an_input(dispatch=dispatch))

    assert (refused.code, refused.refusal["field"]) == ("INVALID_INPUT", field)


@only_sqlite
async def test_a_customer_leaves_a_phone_or_an_e_mail(database: TortoiseContext) -> None:
    for customer in ({"name": "José"}, {"name": "José", "phone": " ", "email": ""}):
        refused = await place("COP", an_input(customer=customer))
        assert (refused.code, refused.refusal["field"]) == ("INVALID_INPUT", "customer.phone")
    for contact in ({"phone": "3001234567"}, {"email": "jose@cliente.example"}):
        assert (await place("COP", an_input(customer={"name": "José"} | contact))).code is None
