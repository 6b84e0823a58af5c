"""The payment's form: a bad field is refused by its name, and nothing is written."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import Actor, Shop
from models.clock import business_date, now
from models.errors import InvalidInput
from models.orders.pay import PaymentForm, pay_order
from tests.factories import a_shop, a_staff, an_actor, an_order
from tests.models.everything import everything


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def ana(shop: Shop) -> Actor:
    return an_actor(await a_staff(shop))


@pytest.mark.parametrize("reference", [None, "", "  \n"], ids=repr)
async def test_a_payment_without_a_reference_is_refused(
    reference: str | None, shop: Shop, ana: Actor
) -> None:
    order = await an_order(shop)

    with pytest.raises(InvalidInput) as refused:
        await pay_order(order.id, ana, PaymentForm(reference))

    assert refused.value.field == "reference"


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("reference", {"reference": "x" * 101}),
        ("reference", {"reference": "a\x00b"}),
        ("amount", {"amount": Decimal(0)}),
        ("amount", {"amount": Decimal(-1)}),
        ("amount", {"amount": Decimal("0.5")}),
        ("amount", {"amount": Decimal("NaN")}),
        ("amount", {"amount": Decimal("Infinity")}),
        ("amount", {"amount": Decimal("1E+400"), "allow_overpayment": True}),
        ("note", {"note": "x" * 501}),
        ("duplicateReason", {"duplicate_reason": "\ud800"}),
        ("receivedOn", {"received_on": date(2000, 1, 1)}),
        ("receivedOn", {"received_on": date.max}),
    ],
    ids=lambda value: ascii(value)[:40],
)
async def test_a_bad_field_is_refused_by_its_name_and_nothing_is_written(
    field: str, changes: dict[str, Any], shop: Shop, ana: Actor
) -> None:
    order = await an_order(shop)
    before = await everything()

    with pytest.raises(InvalidInput) as refused:
        await pay_order(order.id, ana, replace(PaymentForm("TRF-1"), **changes))

    assert refused.value.field == field
    assert await everything() == before


async def test_money_cannot_have_arrived_tomorrow(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop)
    tomorrow = business_date(now(), shop.time_zone) + timedelta(days=1)

    with pytest.raises(InvalidInput) as refused:
        await pay_order(order.id, ana, PaymentForm("TRF-1", received_on=tomorrow))

    assert refused.value.field == "receivedOn"
