"""The shop's settings through the API: who may, what is told to whom, and what ends."""

import asyncio
from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import ApiKey, Order, Role, Scope, Shop
from models.errors import Unauthenticated
from models.people.viewers import find_viewer
from resolvers.bus import Bus
from tests.api import Client, a_person, a_storefront, an_input
from tests.engines import only_sqlite
from tests.factories import PICKUP, a_shop, an_order
from tests.schema.documents import QUERIES


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop("Café Aurora", "ventas@aurora.example")


@pytest.fixture
async def ana(shop: Shop, bus: Bus) -> Client:
    return (await a_person(shop)).on(bus)


async def shop_seen_by(client: Client) -> dict[str, Any]:
    seen: dict[str, Any] = (await client.read("viewer")).payload["shop"]
    return seen


async def test_a_change_is_seen_by_everybody_in_the_shop(shop: Shop, ana: Client) -> None:
    picker = await a_person(shop, Role.PICKER)

    answer = await ana.do("updateShop", name="Café La Loma", color="#0B6B5B", acceptWithin=30)

    changed = answer.payload["shop"]
    assert (changed["name"], changed["color"], changed["acceptWithin"]) == (
        *("Café La Loma", "#0b6b5b"),
        30,
    )
    assert changed["emails"] == ["ventas@aurora.example"]
    assert await shop_seen_by(picker) == changed | {"emails": None}


async def test_null_and_an_empty_text_clear_and_what_is_absent_stays(
    shop: Shop, ana: Client
) -> None:
    full = {"contactPhone": "3001234567", "address": "Carrera 9 # 57-32", "color": "#0b6b5b"}
    await ana.do("updateShop", full)

    less = (await ana.do("updateShop", contactPhone=None, address="")).payload["shop"]
    same = (await ana.do("updateShop", name=None, emails=None, timeZone=None)).payload["shop"]

    assert (less["contactPhone"], less["address"], less["color"]) == (None, None, "#0b6b5b")
    assert (same["name"], same["emails"]) == ("Café Aurora", ["ventas@aurora.example"])
    assert same["timeZone"] == "America/Bogota"


async def test_a_stale_version_is_told_what_the_shop_is_now(shop: Shop, ana: Client) -> None:
    await ana.do("updateShop", name="Otra", expectedVersion=1)

    stale = await ana.do("updateShop", name="Una", expectedVersion=1)

    assert (stale.code, stale.refusal["currentVersion"]) == ("STALE_SHOP", 2)
    assert stale.refusal["shop"] == {"name": "Otra", "version": 2}


async def test_the_alarms_follow_a_new_time(shop: Shop, ana: Client) -> None:
    order = await an_order(shop, "CASH_ON_DELIVERY")

    await ana.do("updateShop", acceptWithin=0)

    assert (await Order.get(id=order.id)).alarm_due_at is None


@only_sqlite
async def test_a_customer_sees_the_shop_and_how_to_find_it_when_collecting(
    shop: Shop, ana: Client
) -> None:
    front = {"color": "#0b6b5b", "logoUrl": "https://aurora.example/logo.svg"}
    contacts = {"contactPhone": "+573001234567", "contactEmail": "hola@aurora.example"}
    place = {
        "address": "Carrera 9 # 57-32",
        "mapUrl": "https://mapas.example/a",
        "openingHours": "8 a 7",
    }
    await ana.do("updateShop", front | contacts | place)

    async def seen(order: Order) -> Any:
        token = ana.links.tracking_token(order.tracking_nonce)
        return (await ana.read("orderTracking", token=token)).payload["shop"]

    always = {"name": "Café Aurora"} | front | contacts
    assert await seen(await an_order(shop, dispatch=PICKUP)) == always | place
    assert await seen(await an_order(shop)) == always | dict.fromkeys(place)


async def test_a_payment_method_is_added_named_and_switched_off(shop: Shop, ana: Client) -> None:
    nequi = {"code": "NEQUI", "nameEs": "Nequi", "nameEn": "Nequi wallet", "policy": "PREPAID"}

    added = (await ana.do("addPaymentMethod", nequi)).payload["paymentMethod"]
    again = await ana.do("addPaymentMethod", nequi)
    off = (await ana.do("updatePaymentMethod", code="NEQUI", active=False)).payload["paymentMethod"]

    assert added == nequi | {"name": "Nequi", "active": True}
    assert (again.code, again.refusal["field"]) == ("INVALID_INPUT", "code")
    assert off == added | {"active": False}
    assert (await ana.read("paymentMethods")).payload[-1] == off
    store = await a_storefront(shop)
    refused = await store.do("placeOrder", an_input(paymentMethod="NEQUI"))
    assert refused.code == "UNKNOWN_PAYMENT_METHOD"


@only_sqlite
async def test_another_shops_methods_are_unknown(shop: Shop, ana: Client) -> None:
    theirs = (await a_person(await a_shop("Otra"))).on(ana.bus)
    nequi = {"code": "NEQUI", "nameEs": "Nequi", "nameEn": "Nequi", "policy": "PREPAID"}
    await theirs.do("addPaymentMethod", nequi)

    assert (await ana.do("updatePaymentMethod", code="NEQUI", active=False)).code == "NOT_FOUND"
    assert len((await ana.read("paymentMethods")).payload) == 4


async def test_a_key_is_told_once_and_opens_what_its_scopes_say(shop: Shop, ana: Client) -> None:
    made = (await ana.do("addApiKey", name="Tienda web", scopes=["ORDERS_PLACE"])).payload

    store, key = Client(made["key"]), made["apiKey"]
    assert (key["name"], key["scopes"], key["hint"]) == (
        *("Tienda web", ["ORDERS_PLACE"]),
        made["key"][:8],
    )
    assert (await ana.read("apiKeys")).payload == [key]
    assert (await store.do("placeOrder", an_input())).code is None
    assert (await store.read("orders")).code == "FORBIDDEN"
    assert made["key"] not in str(await ApiKey.all().values())


async def test_a_revoked_key_opens_nothing_and_its_streams_end(
    shop: Shop, ana: Client, bus: Bus
) -> None:
    made = (await ana.do("addApiKey", name="Lectora", scopes=["ORDERS_READ"])).payload
    reader = Client(made["key"]).on(bus)
    async with reader.watching("orderEvents") as stream:
        ending = asyncio.create_task(stream.next())
        await (await a_storefront(shop)).on(bus).do("placeOrder", an_input())
        assert (await ending).code is None
        ending = asyncio.create_task(stream.next())

        answers = [await ana.do("revokeApiKey", keyId=made["apiKey"]["id"]) for _ in range(2)]

        assert (await ending).code == "UNAUTHENTICATED"
    assert answers[0] == answers[1]
    assert answers[0].payload["apiKey"]["revokedAt"] is not None
    with pytest.raises(Unauthenticated):
        await find_viewer(made["key"])


@only_sqlite
async def test_keys_in_use_are_listed_before_revoked_ones(shop: Shop, ana: Client) -> None:
    ids = [
        (await ana.do("addApiKey", name=f"{n}", scopes=["ORDERS_READ"])).payload["apiKey"]["id"]
        for n in range(3)
    ]
    await ana.do("revokeApiKey", keyId=ids[2])

    listed = [
        (key["name"], key["revokedAt"] is None) for key in (await ana.read("apiKeys")).payload
    ]

    assert listed == [("1", True), ("0", True), ("2", False)]


@only_sqlite
async def test_a_preview_is_the_letter_in_its_language(shop: Shop, ana: Client) -> None:
    spanish = (await ana.read("letterPreview", status="SHIPPED")).payload
    english = (await ana.read("letterPreview", status="SHIPPED", language="en")).payload
    sellers = (await ana.read("letterPreview", status="RECEIVED", forShop=True)).payload

    assert spanish["subject"] == "Pedido #1001 en camino"
    assert english["subject"] == "Order #1001 on its way"
    assert sellers["subject"].startswith("Nueva orden #1001 por $")
    assert spanish["html"].startswith("<!doctype html>")


@only_sqlite
async def test_a_storefront_is_not_told_who_hears_of_orders(shop: Shop) -> None:
    for scope in Scope:
        assert (await shop_seen_by(await a_storefront(shop, scope)))["emails"] is None
    assert "emails" in QUERIES["viewer"]
