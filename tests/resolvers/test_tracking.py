"""What a customer's link shows, and all that it must never show."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
)
from tortoise.context import TortoiseContext

from models import CancelReason, DispatchMethod, Order, Role, Shop, Status
from models.orders.drafts import CustomerDraft, DispatchDraft
from models.orders.notes import add_note
from models.orders.pay import PaymentForm, pay_order
from models.orders.progress import accept_order, advance_status, cancel_order
from models.secrets import Links
from tests.api import STRANGER, Answer
from tests.contract import ONLY_OF, STEPS
from tests.factories import (
    DELIVERY,
    LINKS,
    PICKUP,
    a_shop,
    a_staff,
    an_actor,
    an_order,
    the_shop_itself,
)
from tests.schema.inputs import GRAPHQL

PRIVATE_WORDS = (
    "phone",
    "email",
    "mail",
    "address",
    "recipient",
    "instructions",
    "postal",
    "customer",
    "document",
    "staff",
    "actor",
    "reference",
    "note",
    "externalid",
    "nonce",
)


def tracked() -> GraphQLObjectType:
    type_ = GRAPHQL.type_map["OrderTracking"]
    assert isinstance(type_, GraphQLObjectType)
    return type_


def selection(type_: GraphQLNamedType) -> str:
    """Every field of a type, and of the types below it."""
    if is_leaf_type(type_):
        return ""
    assert isinstance(type_, GraphQLObjectType)
    inner = [f"{name} {selection(get_named_type(f.type))}" for name, f in type_.fields.items()]
    return f"{{ {' '.join(inner)} }}"


EVERYTHING = f"query($token: String!) {{ orderTracking(token: $token) {selection(tracked())} }}"


def fields(type_: GraphQLNamedType) -> Iterator[tuple[str, str]]:
    if isinstance(type_, GraphQLObjectType):
        for name, field in type_.fields.items():
            yield type_.name, name
            yield from fields(get_named_type(field.type))


async def track(order: Order, links: Links = LINKS) -> Answer:
    return await STRANGER.ask(EVERYTHING, token=links.tracking_token(order.tracking_nonce))


def test_no_field_that_the_link_reaches_is_private() -> None:
    found = sorted(set(fields(tracked())))

    assert len(found) > 20
    assert [
        place
        for place in found
        if place[0] != "TrackingShop"  # a shop's contacts are for its customers
        and any(word in place[1].lower() for word in PRIVATE_WORDS)
    ] == []
    assert {type_ for type_, _ in found}.isdisjoint(
        {"Order", "Customer", "Dispatch", "Transaction", "Staff", "Viewer", "Notification"}
    )


async def test_no_private_value_comes_through_the_link(database: TortoiseContext) -> None:
    shop = await a_shop("Café Aurora", "canario-tienda@aurora.example")
    ana = an_actor(await a_staff(shop, Role.OWNER))
    order = await an_order(
        shop,
        "CASH_ON_DELIVERY",
        external_id="CANARIO-EXTERNO",
        customer=CustomerDraft("Canario Nombre", "3177654321", "canario@cliente.example"),
        city="Canariápolis",
        note="canario nota del cliente",
        dispatch=DispatchDraft(
            DispatchMethod.DELIVERY,
            recipient="Canario Destinatario",
            address="Calle Canario 85",
            address_extra="Torre Canario",
            region="Departamento Canario",
            postal_code="110CANARIO",
            instructions="canario: timbrar",
            pickup_point="canario: no es de recoger",
        ),
    )
    form = PaymentForm("CANARIO-REF", note="canario nota del pago")
    await pay_order(order.id, ana, form)
    await add_note(order.id, ana, "canario nota interna")
    await accept_order(order.id, ana, LINKS)

    answer = await track(order)

    told = str(answer.payload).lower()
    assert "canar" not in told
    assert "3177654321" not in told
    assert ana.name.lower() not in told
    assert order.tracking_nonce not in told
    assert order.fingerprint not in told


async def test_the_pickup_point_of_the_shop_is_shown(database: TortoiseContext) -> None:
    order = await an_order(await a_shop(), dispatch=PICKUP)

    assert (await track(order)).payload["dispatch"] == {
        "method": "PICKUP",
        "text": "Local 12, C.C. Andino",
    }


@pytest.mark.parametrize("method", ["DELIVERY", "PICKUP"])
async def test_the_steps_are_those_of_the_dispatch_method(
    method: str, database: TortoiseContext
) -> None:
    shop = await a_shop()
    dispatch = {"DELIVERY": DELIVERY, "PICKUP": PICKUP}[method]
    order = await an_order(shop, "CASH_ON_DELIVERY", dispatch=dispatch)
    third = next(status for status, only in ONLY_OF.items() if only == method)
    path = ["ACCEPTED", "PREPARING", third, "COMPLETED"]
    by, reached = the_shop_itself(shop), 0

    while True:
        shown = (await track(order)).payload
        assert [step["status"] for step in shown["steps"]] == path
        assert [step["current"] for step in shown["steps"]] == [
            step == order.status for step in path
        ]
        assert [step["reachedAt"] is not None for step in shown["steps"]] == [
            index < reached for index in range(4)
        ]
        assert (shown["status"], shown["cancelled"]) == (order.status, False)
        if order.status == "COMPLETED":
            return
        step = Status(STEPS[method, order.status])
        act = accept_order if step is Status.ACCEPTED else advance_status
        order, reached = (await act(order.id, by, LINKS)).order, reached + 1


async def test_money_is_told_as_pending_or_received(database: TortoiseContext) -> None:
    shop = await a_shop()
    by = the_shop_itself(shop)
    order = await an_order(shop, "CASH_ON_DELIVERY")
    pending = (await track(order)).payload
    order = (await pay_order(order.id, by, PaymentForm("R-1"))).order
    received = (await track(order)).payload

    assert (pending["paymentStatus"], pending["paymentLabel"]) == (
        "PENDING",
        "Pago pendiente: $ 50.000",
    )
    assert (pending["total"]["amount"], pending["outstanding"]["amount"]) == ("50000", "50000")
    assert (received["paymentStatus"], received["paymentLabel"]) == ("PAID", "Pago recibido")
    assert received["outstanding"]["amount"] == "0"
    assert pending["items"] == [
        {
            "name": "Café Sierra Nevada 500 g",
            "quantity": 2,
            "lineTotal": {"amount": "50000", "currencyCode": "COP"},
        }
    ]


@pytest.mark.parametrize(
    ("language", "label", "cancelled"),
    [("es", "Pedido recibido", "Cancelada"), ("en", "Order received", "Cancelled")],
)
async def test_the_link_speaks_the_orders_language(
    language: str, label: str, cancelled: str, database: TortoiseContext
) -> None:
    shop = await a_shop()
    order = await an_order(shop, language=language)

    assert (await track(order)).payload["statusLabel"] == label
    await cancel_order(order.id, the_shop_itself(shop), LINKS, reason=CancelReason.OTHER)
    shown = (await track(order)).payload
    assert (shown["statusLabel"], shown["cancelled"]) == (cancelled, True)


async def test_a_token_made_with_another_secret_opens_nothing(database: TortoiseContext) -> None:
    order = await an_order(await a_shop())
    forger = Links(b"another secret of thirty-two bytes", LINKS.base_url)

    assert (await track(order, forger)).code == "NOT_FOUND"
    assert (await track(order)).code is None


async def test_what_opens_is_not_stored(database: TortoiseContext) -> None:
    order = await an_order(await a_shop())
    token = LINKS.tracking_token(order.tracking_nonce)

    rows: dict[str, Any] = (await Order.filter(id=order.id).values())[0]
    shops = await Shop.all().values()

    assert token not in str(rows) + str(shops)
    for stored in (order.tracking_hash, order.tracking_nonce, str(order.id), str(order.number)):
        assert (await STRANGER.read("orderTracking", token=stored)).code == "NOT_FOUND"


async def test_the_cursor_changes_with_the_order(database: TortoiseContext) -> None:
    shop = await a_shop()
    order = await an_order(shop, "CASH_ON_DELIVERY")
    before = (await track(order)).payload["cursor"]

    assert (await track(order)).payload["cursor"] == before
    await accept_order(order.id, the_shop_itself(shop), LINKS)
    assert (await track(order)).payload["cursor"] != before
