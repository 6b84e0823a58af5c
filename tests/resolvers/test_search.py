"""Searching orders: what is looked through, how, and by whom."""

from decimal import Decimal

from tortoise.context import TortoiseContext

from models import Order, Role, Scope, Shop
from models.orders.drafts import CustomerDraft, LineDraft, PaymentDraft
from models.orders.pay import PaymentForm, pay_order
from tests.api import Client, a_person, a_storefront, order_id
from tests.factories import a_shop, an_order, the_shop_itself

ALVARO = CustomerDraft("Álvaro Núñez Ñañez", "310 456 7821", "Alvaro.Nunez@correo.example")


async def a_desk(role: Role = Role.ADMIN) -> tuple[Client, Order]:
    """Somebody, and Álvaro's order among others."""
    ana = await a_person(shop := await a_shop(), role)
    await an_order(shop)
    order = await an_order(shop, external_id="WEB-100%_A\\B", customer=ALVARO)
    await pay_order(order.id, the_shop_itself(shop), PaymentForm("TRF-É/2026"))
    await an_order(shop, external_id="WEB-100xyAzB")
    return ana, order


async def found(client: Client, words: str) -> list[str]:
    return [row["id"] for row in (await client.read("orders", search=words)).nodes]


FOUND_BY = [
    "WEB-100%_A\\B",
    "web-100%",
    "%_a",
    "a\\b",
    "Álvaro",
    "alvaro",
    "ÁLVARO NUÑEZ",
    "alvaro nunez nanez",
    "A\u0301lvaro",
    "  núñez   álvaro  ",
    "ñañ",
    "+573104567821",
    "3104567821",
    "6782",
    "alvaro.nunez@correo.example",
    "ALVARO.NUNEZ@",
    "trf-e/2026",
    "TRF-É",
    "álvaro TRF-É 310",
]


async def by_words(client: Client, all_words: list[str]) -> dict[str, list[str]]:
    return {words: await found(client, words) for words in all_words}


async def test_an_order_is_found_by_any_of_its_words(database: TortoiseContext) -> None:
    ana, order = await a_desk()

    assert await by_words(ana, FOUND_BY) == {words: [order_id(order)] for words in FOUND_BY}


async def test_an_order_is_found_by_its_number(database: TortoiseContext) -> None:
    ana, order = await a_desk()

    for words in (f"{order.number}", f"#{order.number}", f" #{order.number} álvaro"):
        assert await found(ana, words) == [order_id(order)]


async def test_a_wildcard_is_a_letter_like_any_other(database: TortoiseContext) -> None:
    ana, order = await a_desk()
    literal = [f"{words}{more}" for words in ("%", "_", "\\", "100%_") for more in ("", " álvaro")]

    assert await by_words(ana, literal) == {words: [order_id(order)] for words in literal}


NOT_FOUND_BY = ["W%B", "100__A", "Alvar_", "%%", "\\%", "álvaro pérez", "álvaro xyz", "' OR 1=1 --"]


async def test_all_words_have_to_be_found_to_the_letter(database: TortoiseContext) -> None:
    ana, _ = await a_desk()

    assert await by_words(ana, NOT_FOUND_BY) == {words: [] for words in NOT_FOUND_BY}


async def test_an_empty_search_finds_all(database: TortoiseContext) -> None:
    ana, _ = await a_desk()

    for words in ("", "  ", "\n", "#"):
        assert len(await found(ana, words)) == 3


async def test_what_came_in_online_is_found_by_the_gateways_reference(
    database: TortoiseContext,
) -> None:
    ana = await a_person(shop := await a_shop())
    order = await an_order(shop, "ONLINE", payment=PaymentDraft("PSE-48151623"))
    await an_order(shop, "ONLINE")

    assert await found(ana, "pse-48151623") == [order_id(order)]


async def test_products_and_notes_are_not_looked_through(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    line = LineDraft("Prensa francesa", 1, Decimal(50_000))
    await an_order(shop, lines=[line], note="para regalo", city="Leticia")

    for words in ("prensa", "regalo", "leticia"):
        assert await found(ana, words) == []


CONTACTS = ["+573104567821", "4567821", "alvaro.nunez@correo.example", "@correo", "TRF-É/2026"]


async def test_a_picker_finds_nobody_by_contact_data(database: TortoiseContext) -> None:
    picker, order = await a_desk(Role.PICKER)
    tried = [*CONTACTS, *(f"álvaro {words}" for words in CONTACTS)]
    open_words = ["álvaro núñez", str(order.number), "WEB-100%_A\\B"]

    assert await by_words(picker, tried) == {words: [] for words in tried}
    assert await by_words(picker, open_words) == {words: [order_id(order)] for words in open_words}


async def by_everybody(shop: Shop, words: str) -> dict[str, int]:
    people = {role.value: await a_person(shop, role) for role in Role}
    people["orders:read"] = await a_storefront(shop, Scope.ORDERS_READ)
    return {who: len(await found(client, words)) for who, client in people.items()}


async def test_who_sees_contacts_finds_by_them(database: TortoiseContext) -> None:
    _, order = await a_desk()
    shop = await Shop.get(id=order.shop_id)

    assert await by_everybody(shop, "4567821") == {
        "OWNER": 1,
        "ADMIN": 1,
        "OPERATOR": 1,
        "PICKER": 0,
        "orders:read": 1,
    }
