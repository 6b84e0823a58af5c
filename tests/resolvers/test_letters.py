"""The outbox through the API: newest first, by status, each letter as its reader gets it."""

from tortoise.context import TortoiseContext

from models import Letter, LetterStatus, Role, Shop, Status
from models.letters.outbox import claim_letters, give_up, mark_sent, put_off
from tests.api import Client, a_person, order_id
from tests.engines import only_sqlite
from tests.factories import LINKS, a_shop, an_order

SHOP, JOSE = "ventas@aurora.example", "jose@cliente.example"


TIMELINE = """query($id: ID!) { order(id: $id) { timeline {
    ... on LetterFailed { __typename to subject error actorKind actorName } } } }"""


async def a_desk() -> tuple[Shop, Client]:
    """A shop that is told of each new order, and its administrator."""
    shop = await a_shop("Café Aurora", SHOP)
    return shop, await a_person(shop)


async def test_letters_are_listed_newest_first_as_their_readers_get_them(
    database: TortoiseContext,
) -> None:
    shop, ana = await a_desk()
    order = await an_order(shop, "CASH_ON_DELIVERY", status=Status.ACCEPTED)

    rows = (await ana.read("letters")).nodes

    assert [(row["to"], row["subject"]) for row in rows] == [
        (JOSE, "Pedido #1001 aceptado"),
        (JOSE, "Recibimos tu pedido #1001"),
        (SHOP, rows[2]["subject"]),
    ]
    link = LINKS.tracking_url(order.tracking_nonce)
    for row in rows[:2]:
        assert row["text"].count(link) == row["html"].count(link) == 1
    assert LINKS.panel_url(order.id) in rows[2]["text"]
    assert {(row["status"], row["attempts"], row["language"]) for row in rows} == {
        ("QUEUED", 0, "es")
    }
    assert {row["order"]["id"] for row in rows} == {order_id(order)}
    assert rows[0]["lastError"] is rows[0]["sentAt"] is None


async def test_letters_are_filtered_by_where_they_are(database: TortoiseContext) -> None:
    shop, ana = await a_desk()
    await an_order(shop)
    sent, waiting = await claim_letters(2)
    await mark_sent(sent)
    await put_off(waiting, "451 later")

    async def at(status: LetterStatus) -> list[tuple[str, str | None]]:
        answer = await ana.read("letters", status=status)
        assert answer.payload["totalCount"] == len(answer.nodes)
        return [(row["to"], row["lastError"]) for row in answer.nodes]

    assert await at(LetterStatus.SENT) == [(sent.to, None)]
    assert await at(LetterStatus.QUEUED) == [(waiting.to, "451 later")]
    assert await at(LetterStatus.FAILED) == []


async def test_the_pages_of_the_outbox_have_every_letter_once(database: TortoiseContext) -> None:
    shop, ana = await a_desk()
    for _ in range(4):
        await an_order(shop)

    found, after = [], None
    while True:
        answer = await ana.read("letters", first=3, after=after)
        found += [row["id"] for row in answer.nodes]
        if not answer.payload["pageInfo"]["hasNextPage"]:
            break
        after = answer.payload["pageInfo"]["endCursor"]

    assert len(found) == len(set(found)) == await Letter.all().count() == 8


@only_sqlite
async def test_a_letter_is_found_again_by_its_id_by_who_may_see_it(
    database: TortoiseContext,
) -> None:
    shop, ana = await a_desk()
    await an_order(shop)
    row = (await ana.read("letters")).nodes[0]

    found = (await ana.read("node", id=row["id"])).payload

    assert found == {"__typename": "Letter", "id": row["id"], "to": JOSE, "subject": row["subject"]}
    picker = await a_person(shop, Role.PICKER)
    assert (await picker.read("node", id=row["id"])).payload is None
    assert (await picker.read("letters")).code == "FORBIDDEN"


@only_sqlite
async def test_a_letter_given_up_stands_on_the_timeline_its_address_for_who_sees_contacts(
    database: TortoiseContext,
) -> None:
    shop, ana = await a_desk()
    order = await an_order(shop)
    (_, letter) = await claim_letters(2)
    await give_up(letter, "550 5.1.1 no such user")
    picker = await a_person(shop, Role.PICKER)

    seen = [
        (await who.ask(TIMELINE, {"id": order_id(order)})).payload["timeline"][-1]
        for who in (ana, picker)
    ]

    told = {
        "__typename": "LetterFailed",
        "to": JOSE,
        "subject": "Recibimos tu pedido #1001",
        "error": "550 5.1.1 no such user",
        "actorKind": "SYSTEM",
        "actorName": "Mis Órdenes",
    }
    assert seen == [told, told | {"to": None, "error": None}]  # which may name the address
