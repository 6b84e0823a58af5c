"""The main story of the contract, told by clients that know nothing but the contract."""

from typing import Any

import httpx

from models import Role
from models.people.adding import add_staff
from tests.app.clients import Desk, a_browser, a_socket

LOG_IN = """mutation($email: String!, $password: String!) {
  logIn(input: { email: $email, password: $password }) {
    token viewer { name } userErrors { code message field } } }"""
PLACE = """mutation($input: PlaceOrderInput!) { placeOrder(input: $input) {
  order { id number externalId version status paymentStatus } trackingUrl
  userErrors { code message field } } }"""
ACCEPT = """mutation($id: ID!, $version: Int) {
  acceptOrder(input: { orderId: $id, expectedVersion: $version }) {
    order { id status version } userErrors { code message field } } }"""
PAY = """mutation($id: ID!, $reference: String!) {
  payOrder(input: { orderId: $id, reference: $reference }) {
    order { paymentStatus outstanding { amount } } userErrors { code message field } } }"""
ADVANCE = """mutation($id: ID!) {
  advanceStatus(input: { orderId: $id }) { order { status } userErrors { code } } }"""
CANCEL = """mutation($id: ID!) { cancelOrder(input: { orderId: $id, reason: OUT_OF_STOCK,
  note: "se agotó" }) { order { status } userErrors { code } } }"""
ORDER = """query($id: ID!) { order(id: $id) {
  id number externalId version status paymentStatus paymentMethod { code name policy }
  dispatch { method } total { amount currencyCode } outstanding { amount }
  customer { name phone email } city placedAt
  lines { sku name quantity unitPrice { amount } lineTotal { amount } }
  timeline { __typename } transactions { amount { amount } }
  availableActions { action allowed code reason } } }"""
TRACKING = """query($token: String!) { orderTracking(token: $token) {
  number status steps { status label reachedAt current } paymentStatus
  total { amount } cursor } }"""
WATCH = """subscription($token: String!) { orderTracking(token: $token) {
  number status paymentStatus cursor } }"""
EVENTS = """subscription($after: String) { orderEvents(after: $after) {
  cursor event { __typename } order { number status } } }"""
BELL = """subscription { notificationAdded {
  cursor notification { id kind title order { id } readAt } unreadCount } }"""

BASKET = {
    "externalId": "WEB-1001",
    "customer": {"name": "José Peñaloza", "phone": "3001234567", "email": "jose@c.example"},
    "city": "Bogotá",
    "paymentMethod": "BANK_TRANSFER",
    "dispatch": {"method": "DELIVERY", "address": "Calle 85 # 11-53"},
    "lines": [{"sku": "CAF-500", "name": "Café", "quantity": 2, "unitPrice": "25000"}],
    "shippingCost": "9000",
    "discount": "1000",
    "total": "58000",
}


class Program:
    """A client that somebody wrote from the contract."""

    def __init__(self, http: httpx.AsyncClient, authorization: str | None = None) -> None:
        self.http, self.headers = http, {}
        if authorization:
            self.headers["Authorization"] = authorization

    async def call(self, document: str, **variables: Any) -> Any:
        """The value of the one root field."""
        body = {"query": document, "variables": variables}
        answer = (await self.http.post("/graphql", json=body, headers=self.headers)).json()
        assert "errors" not in answer, answer
        (value,) = answer["data"].values()
        return value


async def test_an_order_lives_from_the_storefront_to_the_customers_door(desk: Desk) -> None:
    password = "la clave de ana"
    await add_staff(
        desk.shop.id,
        name="Ana Ríos",
        email=f"ana{desk.shop.id}@a.example",
        role=Role.ADMIN,
        password=password,
    )
    async with a_browser(desk.server) as http, a_browser(desk.server) as other:
        session = await Program(http).call(
            LOG_IN, email=f"ana{desk.shop.id}@a.example", password=password
        )
        assert (session["viewer"], session["userErrors"]) == ({"name": "Ana Ríos"}, [])
        ana = Program(other, f"Bearer {session['token']}")
        store = Program(other, f"Bearer {desk.store.token}")

        async with a_socket(desk.server, session["token"]) as panel, a_socket(desk.server) as page:
            await panel.begin("events", EVENTS)
            await panel.begin("bell", BELL)
            await panel.ask("are you listening?", "{ viewer { name } }")

            placed = await store.call(PLACE, input=BASKET)
            order, token = placed["order"], placed["trackingUrl"].rsplit("/", 1)[1]
            assert (order["status"], order["paymentStatus"]) == ("RECEIVED", "PENDING")
            assert (await store.call(PLACE, input=BASKET)) == placed

            rung = (await panel.answer("bell")).payload
            assert (rung["notification"]["kind"], rung["unreadCount"]) == ("NEW_ORDER", 1)
            assert rung["notification"]["order"]["id"] == order["id"]
            await page.begin("order", WATCH, token=token)
            assert (await page.answer("order")).payload["status"] == "RECEIVED"

            refused = await ana.call(ACCEPT, id=order["id"])
            assert refused["order"] is None
            assert refused["userErrors"][0]["code"] == "PAYMENT_REQUIRED"
            assert "58.000" in refused["userErrors"][0]["message"]

            paid = await ana.call(PAY, id=order["id"], reference="TRF-778")
            assert paid["order"] == {"paymentStatus": "PAID", "outstanding": {"amount": "0"}}
            assert (await page.answer("order")).payload["paymentStatus"] == "PAID"

            stale = await ana.call(ACCEPT, id=order["id"], version=order["version"])
            assert stale["userErrors"][0]["code"] == "STALE_VERSION"
            accepted = await ana.call(ACCEPT, id=order["id"], version=order["version"] + 1)
            assert accepted["order"]["status"] == "ACCEPTED"
            steps = [(await ana.call(ADVANCE, id=order["id"]))["order"] for _ in range(3)]
            assert [step["status"] for step in steps] == ["PREPARING", "SHIPPED", "COMPLETED"]

            seen = ["RECEIVED"]
            while seen[-1] != "COMPLETED":
                seen.append((await page.answer("order")).payload["status"])
            assert seen == sorted(set(seen), key=PATH.index)
            told = [(await panel.answer("events")).payload for _ in range(6)]
            assert [message["event"]["__typename"] for message in told] == HAPPENED

        await everything_is_told(ana, order["id"])
        await the_customer_sees_it_without_a_log_in(Program(http), token)


PATH = ["RECEIVED", "ACCEPTED", "PREPARING", "SHIPPED", "COMPLETED"]
HAPPENED = ["OrderPlaced", "PaymentRegistered", "OrderAccepted", *["StatusAdvanced"] * 3]


async def everything_is_told(ana: Program, order_id: str) -> None:
    order = await ana.call(ORDER, id=order_id)
    assert order["paymentMethod"] | {"name": ""} == {
        "code": "BANK_TRANSFER",
        "name": "",
        "policy": "PREPAID",
    }
    assert order["customer"]["phone"] == "+573001234567"
    assert order["lines"][0]["lineTotal"] == {"amount": "50000"}
    assert order["total"] == {"amount": "58000", "currencyCode": "COP"}
    assert [event["__typename"] for event in order["timeline"]] == HAPPENED
    actions = {one["action"]: (one["allowed"], one["code"]) for one in order["availableActions"]}
    assert actions["ADVANCE"] == (False, "TRANSITION_NOT_ALLOWED")
    assert actions["PAY"] == (False, "NOTHING_OUTSTANDING")


async def the_customer_sees_it_without_a_log_in(anybody: Program, token: str) -> None:
    tracked = await anybody.call(TRACKING, token=token)
    assert (tracked["status"], tracked["paymentStatus"]) == ("COMPLETED", "PAID")
    assert [step["status"] for step in tracked["steps"]] == PATH[1:]
    assert all(step["reachedAt"] for step in tracked["steps"])


async def test_cash_on_delivery_is_accepted_unpaid_and_paid_at_the_end(desk: Desk) -> None:
    ana = Program(desk.ana.http, f"Bearer {desk.ana.token}")
    store = Program(desk.store.http, f"Bearer {desk.store.token}")
    basket = BASKET | {"paymentMethod": "CASH_ON_DELIVERY"}
    order = (await store.call(PLACE, input=basket))["order"]

    assert (await ana.call(ACCEPT, id=order["id"]))["order"]["status"] == "ACCEPTED"
    for status in ("PREPARING", "SHIPPED", "COMPLETED"):
        assert (await ana.call(ADVANCE, id=order["id"]))["order"]["status"] == status
    paid = await ana.call(PAY, id=order["id"], reference="EFECTIVO-1")

    assert paid["order"]["paymentStatus"] == "PAID"


async def test_an_online_order_arrives_paid_and_can_be_cancelled(desk: Desk) -> None:
    ana = Program(desk.ana.http, f"Bearer {desk.ana.token}")
    store = Program(desk.store.http, f"Bearer {desk.store.token}")
    basket = BASKET | {"paymentMethod": "ONLINE", "payment": {"reference": "PSE-9"}}
    order = (await store.call(PLACE, input=basket))["order"]
    assert order["paymentStatus"] == "PAID"

    by_hand = await ana.call(PAY, id=order["id"], reference="PSE-10")
    assert by_hand["userErrors"][0]["code"] == "PAID_THROUGH_GATEWAY"
    cancelled = await ana.call(CANCEL, id=order["id"])

    assert cancelled["order"] == {"status": "CANCELLED"}
    assert (await ana.call(ORDER, id=order["id"]))["paymentStatus"] == "REFUND_DUE"
