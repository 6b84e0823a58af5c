"""What of an order everybody sees: contacts, money and reasons, by role and scope."""

from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import DispatchMethod, Order, Role, Scope, Shop, Status
from models.orders.drafts import CustomerDraft, DispatchDraft
from tests.api import Client, a_person, a_storefront, order_id
from tests.engines import only_sqlite
from tests.factories import LINKS, a_shop, an_order

EVERYBODY: list[Role | Scope] = [*Role, Scope.ORDERS_READ]
SEE_CONTACTS = {Role.OWNER, Role.ADMIN, Role.OPERATOR, Scope.ORDERS_READ}
SEE_MONEY = {Role.OWNER, Role.ADMIN}

CONTACTS = ["3177654321", "canario@cliente.example", "Calle Canario", "Torre Canario"]
CONTACTS += ["Canario Destinatario", "canario: timbrar", "/t/"]
MONEY = ["CANARIO-REF"]


async def a_desk(who: Role | Scope) -> tuple[Client, Order]:
    """Somebody, and a paid order full of private words."""
    shop = await a_shop()
    client = await (a_person(shop, who) if isinstance(who, Role) else a_storefront(shop, who))
    order = await an_order(
        shop,
        "CASH_ON_DELIVERY",
        status=Status.ACCEPTED,
        customer=CustomerDraft("José Peñaloza", "3177654321", "canario@cliente.example"),
        dispatch=DispatchDraft(
            DispatchMethod.DELIVERY,
            recipient="Canario Destinatario",
            address="Calle Canario 85",
            address_extra="Torre Canario",
            instructions="canario: timbrar",
        ),
    )
    ana = await a_person(shop)
    await ana.do("payOrder", orderId=order_id(order), reference="CANARIO-REF", amount="20000")
    return client, order


async def all_that_is_read(client: Client, order: Order) -> str:
    """Everything that a client can read of the order, by every way there is."""
    id = order_id(order)
    answers = [
        await client.read("order", id=id),
        await client.read("orders"),
        await client.read("node", id=id),
        await client.read("nodes", ids=[id]),
        await client.read("transactions"),
        await client.read("notifications"),
        await client.do("acceptOrder", orderId=id),
        await client.do("addNote", orderId=id, text="hola", expectedVersion=1),
    ]
    return " ".join(str(answer) for answer in answers)


@only_sqlite
@pytest.mark.parametrize("who", EVERYBODY)
async def test_contacts_are_read_by_those_who_may_and_nobody_else(
    who: Role | Scope, database: TortoiseContext
) -> None:
    client, order = await a_desk(who)

    told = await all_that_is_read(client, order)

    for word in CONTACTS:
        assert (word in told) == (who in SEE_CONTACTS), word
    assert "José Peñaloza" in told


@only_sqlite
@pytest.mark.parametrize("who", EVERYBODY)
async def test_money_is_read_by_those_who_may_and_nobody_else(
    who: Role | Scope, database: TortoiseContext
) -> None:
    client, order = await a_desk(who)

    told = await all_that_is_read(client, order)
    shown = (await client.read("order", id=order_id(order))).payload

    (paid,) = [event for event in shown["timeline"] if event["__typename"] == "PaymentRegistered"]
    if who in SEE_MONEY:
        assert [row["amount"]["amount"] for row in shown["transactions"]] == ["20000", "30000"]
        assert (paid["amount"]["amount"], paid["reference"]) == ("20000", "CANARIO-REF")
    else:
        assert shown["transactions"] is None
        assert (paid["amount"], paid["reference"]) == (None, None)
    for word in MONEY:
        assert (word in told) == (who in SEE_MONEY), word


@only_sqlite
async def test_the_dispatch_shows_a_picker_where_to_but_not_the_door(
    database: TortoiseContext,
) -> None:
    picker, order = await a_desk(Role.PICKER)

    shown = (await picker.read("order", id=order_id(order))).payload

    assert shown["dispatch"] == {
        "method": "DELIVERY",
        "recipient": None,
        "address": None,
        "addressExtra": None,
        "region": "",
        "postalCode": "",
        "country": "CO",
        "instructions": None,
        "pickupPoint": "",
    }
    assert shown["customer"] == {"name": "José Peñaloza", "phone": None, "email": None}
    assert shown["trackingUrl"] is None


@only_sqlite
async def test_what_was_not_given_is_null_and_not_hidden(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    order = await an_order(shop, customer=CustomerDraft("Solo Correo", None, "solo@correo.example"))

    shown = (await ana.read("order", id=order_id(order))).payload

    assert shown["customer"] == {
        "name": "Solo Correo",
        "phone": None,
        "email": "solo@correo.example",
    }
    assert shown["trackingUrl"] == LINKS.tracking_url(order.tracking_nonce)


VIEWERS: list[tuple[Role | Scope, set[str]]] = [
    (Role.OWNER, {"SEE_ORDERS", "SEE_CONTACTS", "MANAGE_ORDERS", "REGISTER_PAYMENTS"}),
    (Role.ADMIN, {"SEE_ORDERS", "SEE_CONTACTS", "MANAGE_ORDERS", "REGISTER_PAYMENTS"}),
    (Role.OPERATOR, {"SEE_ORDERS", "SEE_CONTACTS", "MANAGE_ORDERS"}),
    (Role.PICKER, {"SEE_ORDERS", "MANAGE_ORDERS"}),
    (Scope.ORDERS_READ, {"SEE_ORDERS", "SEE_CONTACTS"}),
    (Scope.ORDERS_PLACE, {"PLACE_ORDERS"}),
]


@only_sqlite
@pytest.mark.parametrize(("who", "rights"), VIEWERS)
async def test_everybody_is_told_what_they_may_do(
    who: Role | Scope, rights: set[str], database: TortoiseContext
) -> None:
    shop: Shop = await a_shop("Café Aurora")
    client = await (a_person(shop, who) if isinstance(who, Role) else a_storefront(shop, who))

    viewer: dict[str, Any] = (await client.read("viewer")).payload

    money = {"VOID_AND_REFUND", "EXPORT", "SETTINGS"} if who in SEE_MONEY else set()
    assert set(viewer["rights"]) == rights | money
    assert viewer["shop"]["name"] == "Café Aurora"
    assert (viewer["staff"] or {}).get("role") == (who if isinstance(who, Role) else None)
