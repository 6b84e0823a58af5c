"""Two shops side by side: nothing of one is visible to the other; foreign looks like unknown."""

from typing import Any

import pytest
from graphql import GraphQLInputObjectType, GraphQLType, get_named_type
from tortoise.context import TortoiseContext

from models import (
    ApiKey,
    Letter,
    Notification,
    Order,
    Scope,
    Session,
    Shop,
    Staff,
    Status,
    Transaction,
)
from resolvers.ids import make_id
from tests.api import Client, a_person, a_storefront, an_input, order_id
from tests.engines import only_sqlite
from tests.factories import a_shop, an_order
from tests.models.everything import everything
from tests.schema.inputs import DOCUMENTS, Sender, changed, leaves, variable_types

BY_ID = [
    name
    for name in DOCUMENTS
    if name.split()[1]
    in {
        *("order", "node", "nodes", "acceptOrder", "advanceStatus", "payOrder", "cancelOrder"),
        *("revertStatus", "addNote", "rotateTrackingLink", "markNotificationsRead"),
        *("updateStaff", "revokeApiKey", "endSession", "orderPresence"),
    }
]
NOBODYS = 999_999


async def a_foreign_desk() -> tuple[Shop, dict[str, str]]:
    """Another shop, and the global ids of one row of each kind that it has."""
    shop = await a_shop("Otra tienda")
    await a_person(shop)
    await a_storefront(shop)
    staff = await Staff.get(shop_id=shop.id)
    order = await an_order(shop, "CASH_ON_DELIVERY", status=Status.ACCEPTED, paid=True)
    ids = {
        "Order": order.id,
        "Transaction": (await Transaction.get(order_id=order.id, status="SETTLED")).id,
        "Notification": (await Notification.filter(shop_id=shop.id))[0].id,
        "Letter": (await Letter.filter(shop_id=shop.id))[0].id,
        "Staff": staff.id,
        "Session": (await Session.get(staff_id=staff.id)).id,
        "ApiKey": (await ApiKey.get(shop_id=shop.id)).id,
    }
    return shop, {kind: make_id(kind, id) for kind, id in ids.items()}


def test_every_operation_that_takes_an_id_is_here() -> None:
    found = {
        name
        for name, text in DOCUMENTS.items()
        if any(takes_an_id(type_) for type_ in variable_types(text).values())
    }
    assert set(BY_ID) == found


def takes_an_id(type_: GraphQLType) -> bool:
    named = get_named_type(type_)
    if isinstance(named, GraphQLInputObjectType):
        return any(takes_an_id(field.type) for field in named.fields.values())
    return named.name == "ID"


@only_sqlite
@pytest.mark.parametrize("operation", BY_ID)
async def test_another_shops_id_is_answered_like_an_unknown_one(
    operation: str, database: TortoiseContext
) -> None:
    sender = await Sender.of(await a_shop())
    _, foreign = await a_foreign_desk()
    good = await sender.valid(operation)
    before = await everything()

    (place,) = [leaf.path for leaf in leaves(DOCUMENTS[operation], good) if leaf.type.name == "ID"]
    for kind, id in foreign.items():
        theirs = await sender.send(operation, changed(good, place, id))
        nobodys = await sender.send(operation, changed(good, place, make_id(kind, NOBODYS)))

        assert theirs == nobodys, kind
    assert await everything() == before


@only_sqlite
async def test_the_lists_and_counts_are_the_shops_own(database: TortoiseContext) -> None:
    shop = await a_shop()
    ana = await a_person(shop)
    mine = [await an_order(shop, "CASH_ON_DELIVERY", paid=True) for _ in range(2)]
    await a_foreign_desk()

    orders = await ana.read("orders")
    counts = (await ana.read("orderCounts")).payload
    transactions = await ana.read("transactions")
    bell = await ana.read("notifications")
    letters = await ana.read("letters")

    mine_by_id = [order_id(order) for order in reversed(mine)]
    assert [row["id"] for row in orders.nodes] == mine_by_id
    assert orders.payload["totalCount"] == counts["all"] == 2
    assert sum(line["count"] for line in counts["byStatus"]) == 2
    assert {row["order"]["id"] for row in transactions.nodes} == set(mine_by_id)
    assert transactions.payload["totalCount"] == len(transactions.nodes) == 2
    assert {row["order"]["id"] for row in bell.nodes} == set(mine_by_id)
    assert bell.payload["totalCount"] == bell.payload["unreadCount"] == len(bell.nodes)
    assert {row["order"]["id"] for row in letters.nodes} == set(mine_by_id)
    assert letters.payload["totalCount"] == len(letters.nodes) == 2


@only_sqlite
async def test_a_search_finds_nothing_of_another_shop(database: TortoiseContext) -> None:
    ana = await a_person(await a_shop())
    shop, _ = await a_foreign_desk()
    theirs = await Order.get(shop_id=shop.id)
    paid = await Transaction.get(order_id=theirs.id, status="SETTLED")

    for words in (str(theirs.number), theirs.external_id, "José", "573001234567", paid.reference):
        assert (await ana.read("orders", search=words)).nodes == []
    filtered = await ana.read("transactions", filter={"reference": paid.reference})
    assert (filtered.nodes, filtered.payload["totalCount"]) == ([], 0)


async def place(client: Client, **changes: Any) -> dict[str, Any]:
    placed: dict[str, Any] = (await client.do("placeOrder", an_input(**changes))).payload
    return placed


async def test_external_ids_keys_and_references_are_each_shops_own(
    database: TortoiseContext,
) -> None:
    ids = []
    for shop in (await a_shop("una"), await a_shop("otra")):
        store, ana = await a_storefront(shop, Scope.ORDERS_PLACE), await a_person(shop)
        placed = await place(store, externalId="WEB-1", note=shop.name)
        paid = await ana.do(
            "payOrder",
            orderId=placed["order"]["id"],
            reference="TRF-1",
            idempotencyKey="una sola vez",
        )
        assert (placed["userErrors"], paid.code) == ([], None)
        ids.append(placed["order"]["id"])

    assert len(set(ids)) == 2
    assert await Order.all().count() == 2


@only_sqlite
async def test_a_bell_is_its_owners_alone(database: TortoiseContext) -> None:
    shop = await a_shop()
    ana, bea = await a_person(shop), await a_person(shop)
    await an_order(shop)
    (beas,) = (await bea.read("notifications")).nodes

    marked = await ana.do("markNotificationsRead", ids=[beas["id"]])
    seen = await ana.read("node", id=beas["id"])

    assert marked.payload["unreadCount"] == 1
    assert seen.payload is None
    assert (await bea.read("notifications")).payload["unreadCount"] == 1


@only_sqlite
async def test_a_key_of_one_shop_opens_no_other(database: TortoiseContext) -> None:
    shop = await a_shop()
    reader = await a_storefront(shop, Scope.ORDERS_READ)
    other, foreign = await a_foreign_desk()
    store = await a_storefront(other, Scope.ORDERS_PLACE)
    await place(store)

    assert (await reader.read("orders")).nodes == []
    assert (await reader.read("order", id=foreign["Order"])).code == "NOT_FOUND"
    assert await Order.filter(shop_id=shop.id).count() == 0
