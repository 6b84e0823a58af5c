"""`node` and `nodes`: the rows of global ids, in their order, and null where none is to be seen."""

import base64

from tortoise.context import TortoiseContext

from tests.api import STRANGER, a_person, order_id
from tests.engines import only_sqlite
from tests.factories import a_shop, an_order


def packed(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@only_sqlite
async def test_rows_come_in_the_order_of_their_ids_with_null_where_none_is(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    order = await an_order(shop, paid=True)
    ring = (await ana.read("notifications")).nodes[0]["id"]
    money = (await ana.read("transactions")).nodes[0]["id"]
    ids = [ring, "nada", order_id(order), money, order_id(order), packed("Order:999999")]

    rows = (await ana.read("nodes", ids=ids)).payload

    assert [row and (row["__typename"], row["id"]) for row in rows] == [
        ("Notification", ring),
        None,
        ("Order", order_id(order)),
        ("Transaction", money),
        ("Order", order_id(order)),
        None,
    ]
    assert (await ana.read("nodes", ids=[])).payload == []
    assert (await STRANGER.read("nodes", ids=ids)).payload == [None] * len(ids)


STRANGE = ["", "=", "x", "é", "\0", "\ud800", "x" * 100_000, packed(""), packed("Order")]
STRANGE += [packed(f"Order:{n}") for n in ("", "-1", "0", "1.0", "٣", " 1", "1 ", "1\n", 2**63)]
STRANGE += [packed(text) for text in ("order:1", "Shop:1", "Staff:1", "Customer:1", "Order:1:1")]
STRANGE += [packed("Order:1").rstrip("="), packed("Order:1") + "\n", f" {packed('Order:1')}"]


async def test_an_id_that_is_none_is_like_one_of_nothing(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    await an_order(shop)

    for id in STRANGE:
        assert (await ana.read("node", id=id)).payload is None, id
        assert (await ana.read("nodes", ids=[id])).payload == [None], id
        assert (await ana.read("order", id=id)).code == "NOT_FOUND", id
        assert (await ana.do("addNote", orderId=id, text="hola")).code == "NOT_FOUND", id


@only_sqlite
async def test_an_id_of_another_kind_is_no_order(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    await an_order(shop)
    ring = (await ana.read("notifications")).nodes[0]["id"]

    assert (await ana.read("order", id=ring)).code == "NOT_FOUND"
    marked = await ana.do("markNotificationsRead", ids=[ring, packed("Order:1")])
    assert (marked.code, marked.refusal["field"]) == ("NOT_FOUND", "ids")
    assert (await ana.read("notifications")).payload["unreadCount"] == 1
