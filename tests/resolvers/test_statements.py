"""The SQL statements of each page query: a pinned number that no number of rows changes."""

from typing import Any

from tortoise.context import TortoiseContext

from models import Order, Role, Shop
from models.orders.drafts import LineDraft, OptionDraft
from tests.api import STRANGER, Client, a_person, a_storefront, ask_in, order_id
from tests.engines import only_sqlite
from tests.factories import LINKS, a_draft, a_shop, an_order
from tests.resolvers.statements import statements
from tests.schema.documents import QUERIES

FULL = {
    "status": ["RECEIVED"],
    "paymentStatus": ["PENDING"],
    "paymentMethod": ["CASH_ON_DELIVERY"],
}
COUNTS: dict[tuple[str, str], int] = {
    ("orders", "the whole sheet of each row"): 9,
    ("orders", "filtered and searched"): 10,
    ("orders", "with two statuses"): 11,
    ("orderCounts", ""): 2,
    ("transactions", ""): 4,
    ("notifications", ""): 5,
    ("letters", ""): 3,
}
"""Statements of each list, whatever its number of rows; who asks is known already."""

VARIABLES: dict[str, dict[str, Any]] = {
    "filtered and searched": {"filter": FULL, "search": "José"},
    "with two statuses": {"filter": {"status": ["RECEIVED", "ACCEPTED"]}},
}
DETAIL, TRACKING, VIEWER = 8, 4, 2
SETTINGS = {"staff": 3, "apiKeys": 2, "sessions": 1, "paymentMethods": 1, "letterPreview": 1}
"""Statements of each list of the settings; they have no pages."""


async def count(client: Client, query: str, **variables: Any) -> int:
    """How many statements a query sends, after its viewer was found."""
    context = await client.context()
    with statements() as sent:
        answer = await ask_in(context, QUERIES[query], variables)
    assert answer.errors == []
    return len(sent)


async def grow(shop: Shop, to: int) -> None:
    """More orders, every second one paid."""
    for number in range(await Order.filter(shop_id=shop.id).count(), to):
        await an_order(shop, "CASH_ON_DELIVERY", paid=number % 2 == 1)


async def test_a_list_sends_as_many_statements_for_a_hundred_rows_as_for_two(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())

    for rows in (2, 20, 100):
        await grow(shop, rows)
        found = {}
        for query, how in COUNTS:
            paging = {} if query == "orderCounts" else {"first": 100}
            found[query, how] = await count(ana, query, **VARIABLES.get(how, {}), **paging)
        assert found == COUNTS, rows


async def test_the_detail_sends_as_many_statements_for_much_as_for_little(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    small = await an_order(shop, "CASH_ON_DELIVERY")
    lines = [
        LineDraft(f"Café {n}", 1, a_draft().total, options=[OptionDraft("Molienda", "Media")])
        for n in range(50)
    ]
    large = await an_order(
        shop, "CASH_ON_DELIVERY", lines=lines, total=a_draft().total * len(lines)
    )
    for n in range(20):
        await ana.do("payOrder", orderId=order_id(large), reference=f"R-{n}", amount="1000")
        await ana.do("addNote", orderId=order_id(large), text="hola")

    assert await count(ana, "order", id=order_id(small)) == DETAIL
    assert await count(ana, "order", id=order_id(large)) == DETAIL
    assert await count(ana, "node", id=order_id(large)) == DETAIL


async def test_the_tracking_page_and_the_viewer_are_pinned(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    order = await an_order(shop)
    token = LINKS.tracking_token(order.tracking_nonce)

    assert await count(STRANGER, "orderTracking", token=token) == TRACKING
    assert await count(ana, "viewer") == VIEWER


async def test_the_settings_send_as_many_statements_for_many_rows_as_for_one(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())

    for _ in range(2):
        found = {name: await count(ana, name, status="RECEIVED") for name in SETTINGS}
        assert found == SETTINGS
        for _ in range(5):
            await a_storefront(shop)
            await a_person(shop)


@only_sqlite
async def test_finding_out_who_asks_is_one_statement(database: TortoiseContext) -> None:
    for client in (await a_person(await a_shop(), Role.PICKER), STRANGER):
        with statements() as sent:
            await client.context()
        assert len(sent) == (1 if client.token else 0)


@only_sqlite
async def test_the_count_is_sqlites_own(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    await grow(shop, 3)
    connection: Any = database.db()
    traced: list[str] = []
    await connection._connection.set_trace_callback(traced.append)

    with statements() as sent:
        await ana.read("orders")
        await ana.do("payOrder", orderId=order_id(await an_order(shop)), reference="R-9")

    await connection._connection.set_trace_callback(None)
    frame = ("BEGIN", "COMMIT", "SELECT last_insert_rowid()")
    work = [sql for sql in traced if sql not in frame]
    assert len(sent) == len(work) > 20
