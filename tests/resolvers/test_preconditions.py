"""`expectedVersion` and `idempotencyKey` of every mutation that has them."""

from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import Order
from resolvers.ids import read_id
from tests.api import Answer, a_storefront, an_input
from tests.engines import only_sqlite
from tests.factories import a_shop
from tests.models.everything import everything
from tests.schema.inputs import Sender

CHANGES = ["acceptOrder", "advanceStatus", "payOrder", "cancelOrder", "revertStatus", "addNote"]

OTHER_BODY: dict[str, dict[str, Any]] = {
    "acceptOrder": {"expectedVersion": None},
    "advanceStatus": {"to": "SHIPPED"},
    "payOrder": {"amount": "49999"},
    "cancelOrder": {"reason": "OTHER"},
    "revertStatus": {"reason": "otro motivo"},
    "addNote": {"text": "no llamar"},
}


async def a_change(mutation: str) -> tuple[Sender, dict[str, Any]]:
    """Somebody, and a valid input with its version and key."""
    sender = await Sender.of(await a_shop())
    values: dict[str, Any] = (await sender.valid(f"mutation {mutation}"))["input"]
    return sender, values


async def send(sender: Sender, mutation: str, values: dict[str, Any], **more: Any) -> Answer:
    return await sender.person.do(mutation, values | more)


@only_sqlite
@pytest.mark.parametrize("mutation", CHANGES)
@pytest.mark.parametrize("off", [-1, 1])
async def test_another_version_than_the_callers_is_refused(
    mutation: str, off: int, database: TortoiseContext
) -> None:
    sender, values = await a_change(mutation)
    order = await Order.get(id=read_id(values["orderId"], "Order"))
    before = await everything()

    answer = await send(sender, mutation, values, expectedVersion=order.version + off)

    assert answer.refusal | {"message": ""} == {
        "__typename": "StaleVersion",
        "code": "STALE_VERSION",
        "field": "expectedVersion",
        "message": "",
        "currentVersion": order.version,
        "order": {
            "id": values["orderId"],
            "number": order.number,
            "version": order.version,
            "status": order.status,
        },
    }
    assert await everything() == before


@pytest.mark.parametrize("mutation", CHANGES)
async def test_the_same_call_again_has_the_first_result_and_no_second_effect(
    mutation: str, database: TortoiseContext
) -> None:
    sender, values = await a_change(mutation)

    first = await send(sender, mutation, values)
    after = await everything()
    again = await send(sender, mutation, values)

    assert first.code is None
    assert again == first
    assert await everything() == after


@only_sqlite
@pytest.mark.parametrize("mutation", CHANGES)
async def test_the_key_with_another_body_is_refused(
    mutation: str, database: TortoiseContext
) -> None:
    sender, values = await a_change(mutation)
    await send(sender, mutation, values)
    after = await everything()

    answer = await send(sender, mutation, values, **OTHER_BODY[mutation])

    assert (answer.code, answer.refusal["field"]) == ("IDEMPOTENCY_CONFLICT", "idempotencyKey")
    assert await everything() == after


@only_sqlite
@pytest.mark.parametrize("mutation", CHANGES)
async def test_the_key_of_another_order_or_mutation_is_refused(
    mutation: str, database: TortoiseContext
) -> None:
    sender, values = await a_change(mutation)
    await send(sender, mutation, values)
    another = CHANGES[CHANGES.index(mutation) - 1]
    key = values["idempotencyKey"]
    elsewhere = {"idempotencyKey": key, "expectedVersion": None}

    for name in (mutation, another):
        fresh = (await sender.valid(f"mutation {name}"))["input"]
        answer = await send(sender, name, fresh, **elsewhere)
        assert answer.code == "IDEMPOTENCY_CONFLICT", name
    same_order = (await sender.valid(f"mutation {another}"))["input"]
    answer = await send(sender, another, same_order, orderId=values["orderId"], **elsewhere)
    assert answer.code == "IDEMPOTENCY_CONFLICT"


@only_sqlite
async def test_a_refused_call_does_not_use_up_its_key(database: TortoiseContext) -> None:
    sender, values = await a_change("payOrder")

    refused = await send(sender, "payOrder", values, amount="0")
    done = await send(sender, "payOrder", values)

    assert (refused.code, done.code) == ("INVALID_INPUT", None)


async def test_the_same_order_placed_again_is_the_first_one(database: TortoiseContext) -> None:
    store = await a_storefront(await a_shop())
    order = an_input()

    first = await store.do("placeOrder", order)
    after = await everything()
    again = await store.do("placeOrder", order)

    assert again == first
    assert await everything() == after


@only_sqlite
@pytest.mark.parametrize(
    "change",
    [
        {"city": "Cali"},
        {"note": "otra"},
        {"customer": {"name": "Otra Persona", "phone": "3001234567"}},
        {"lines": [{"name": "Café Sierra Nevada 500 g", "quantity": 1, "unitPrice": "50000"}]},
        {"shippingCost": "9000", "total": "59000"},
        {"paymentMethod": "CASH_ON_DELIVERY"},
    ],
    ids=lambda change: next(iter(change)),
)
async def test_another_order_under_the_same_external_id_names_the_first(
    change: dict[str, Any], database: TortoiseContext
) -> None:
    store = await a_storefront(await a_shop())
    order = an_input()
    first = (await store.do("placeOrder", order)).payload["order"]
    after = await everything()

    answer = await store.do("placeOrder", order | change)

    assert (answer.code, answer.refusal["field"]) == ("IDEMPOTENCY_CONFLICT", "externalId")
    assert answer.refusal["known"] == {"id": first["id"], "number": first["number"]}
    assert await everything() == after
