"""Letters: who gets which, what stands in them, and that hostile words stay words."""

import re
from decimal import Decimal
from html import unescape

import pytest
from tortoise.context import TortoiseContext

from models import ActorKind, CancelReason, Letter, LetterStatus, Order, Shop, Status
from models.letters.read import read_body
from models.orders.drafts import CustomerDraft, LineDraft
from models.orders.place import place_order
from models.orders.progress import accept_order, advance_status, cancel_order
from models.orders.tracking import rotate_tracking
from tests.factories import LINKS, a_draft, a_shop, an_order, the_shop_itself

HOSTILE = '<script>alert("x")</script> {total} {{ 7*7 }} %s'


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop("Café Aurora", "ventas@aurora.example", "bodega@aurora.example")


async def the_letter(order: Order, end: str) -> Letter:
    return await Letter.get(key=f"order:{order.id}:{end}")


async def test_a_new_order_is_told_to_each_address_of_the_shop_and_to_the_customer(
    shop: Shop,
) -> None:
    order = await an_order(shop)

    letters = await Letter.all().order_by("id")

    assert [(letter.key, letter.to) for letter in letters] == [
        (f"order:{order.id}:RECEIVED:shop:0", "ventas@aurora.example"),
        (f"order:{order.id}:RECEIVED:shop:1", "bodega@aurora.example"),
        (f"order:{order.id}:RECEIVED:customer", "jose@cliente.example"),
    ]
    assert {(letter.status, letter.attempts, letter.sender_name) for letter in letters} == {
        (LetterStatus.QUEUED, 0, "Café Aurora")
    }


async def test_the_shops_letter_says_who_bought_what_and_leads_to_the_panel(shop: Shop) -> None:
    order = await an_order(shop)

    letter = await the_letter(order, "RECEIVED:shop:0")

    text = letter.text.replace("\xa0", " ")
    assert letter.subject.replace("\xa0", " ") == "Nueva orden #1001 por $ 50.000"
    assert "José Peñaloza hizo la orden #1001 por $ 50.000 (Transferencia)." in text
    assert "2 × Café Sierra Nevada 500 g: $ 50.000" in text
    assert LINKS.panel_url(order.id) in letter.text
    assert f'href="{LINKS.panel_url(order.id)}"' in letter.html
    assert LINKS.tracking_url(order.tracking_nonce) not in letter.text + letter.html


async def test_what_stands_between_the_products_and_the_total_is_named(shop: Shop) -> None:
    order = await an_order(
        shop, shipping_cost=Decimal(9_000), discount=Decimal(4_000), total=Decimal(55_000)
    )

    text = (await the_letter(order, "RECEIVED:customer")).text.replace("\xa0", " ")

    assert "Envío: $ 9.000\nDescuento: -$ 4.000\nTotal: $ 55.000" in text


async def test_the_customers_letter_greets_and_leads_to_the_tracking_page(shop: Shop) -> None:
    order = await an_order(shop)

    letter = await the_letter(order, "RECEIVED:customer")

    assert letter.subject == "Recibimos tu pedido #1001"
    body = await read_body(letter, LINKS)
    assert body.text.startswith("Hola, José Peñaloza:\n\nRecibimos tu pedido #1001 por")
    assert body.text.count(LINKS.tracking_url(order.tracking_nonce)) == 1
    assert body.html.count(LINKS.tracking_url(order.tracking_nonce)) == 1


async def test_a_customer_reads_their_own_language_and_the_shop_its_own(shop: Shop) -> None:
    order = await an_order(shop, language="en")

    customers, shops = await the_letter(order, "RECEIVED:customer"), await Letter.all().first()

    assert (customers.subject, customers.language) == ("We received your order #1001", "en")
    assert customers.text.startswith("Hello José Peñaloza,")
    assert '<html lang="en">' in customers.html
    assert shops is not None
    assert (shops.language, shops.subject.split()[0]) == ("es", "Nueva")


async def test_a_customer_without_an_email_gets_no_letter(shop: Shop) -> None:
    by_phone = CustomerDraft("José", "3001234567")

    await an_order(shop, "CASH_ON_DELIVERY", status=Status.COMPLETED, customer=by_phone)

    assert {letter.to for letter in await Letter.all()} == {
        "ventas@aurora.example",
        "bodega@aurora.example",
    }


async def test_a_shop_without_addresses_gets_no_letter(database: TortoiseContext) -> None:
    await an_order(await a_shop("Sin correo"))

    assert [letter.to for letter in await Letter.all()] == ["jose@cliente.example"]


async def test_every_step_has_its_subject(shop: Shop) -> None:
    by = the_shop_itself(shop)
    order = await an_order(shop, "CASH_ON_DELIVERY", status=Status.SHIPPED)
    await cancel_order(order.id, by, LINKS, reason=CancelReason.RETURNED)

    subjects = [
        row.subject for row in await Letter.filter(to="jose@cliente.example").order_by("id")
    ]

    assert subjects == [
        "Recibimos tu pedido #1001",
        "Pedido #1001 aceptado",
        "Pedido #1001 en preparación",
        "Pedido #1001 en camino",
        "Pedido #1001 cancelado",
    ]


async def test_a_quiet_actor_writes_no_letter_at_any_step(shop: Shop) -> None:
    order = await an_order(shop, "CASH_ON_DELIVERY")
    await Letter.all().delete()
    quiet = type(the_shop_itself(shop))(ActorKind.IMPORT, shop.id, "import", quiet=True)

    await accept_order(order.id, quiet, LINKS)
    await advance_status(order.id, quiet, LINKS)
    await cancel_order(order.id, quiet, LINKS, reason=CancelReason.OTHER)

    assert await Letter.all().count() == 0


async def test_a_later_letter_carries_the_new_link_once_it_was_changed(shop: Shop) -> None:
    by = the_shop_itself(shop)
    order = await an_order(shop, "CASH_ON_DELIVERY")

    url = (await rotate_tracking(order.id, by, LINKS)).tracking_url or ""
    await accept_order(order.id, by, LINKS)

    body = await read_body(await the_letter(order, "ACCEPTED:customer"), LINKS)
    assert url in body.text
    assert LINKS.tracking_url(order.tracking_nonce) not in body.text


async def test_the_outbox_holds_no_tracking_token_in_clear(shop: Shop) -> None:
    order = await an_order(shop)

    rows = repr(await Letter.all().values())

    assert LINKS.tracking_token(order.tracking_nonce) not in rows


async def test_hostile_words_stay_words(database: TortoiseContext) -> None:
    shop = await a_shop(f"Tienda {HOSTILE}", "ventas@aurora.example")
    draft = a_draft(
        customer=CustomerDraft(HOSTILE, email="jose@cliente.example"),
        lines=[LineDraft(HOSTILE, 2, a_draft().lines[0].unit_price)],
    )

    order = (await place_order(draft, the_shop_itself(shop), LINKS)).order

    for end in ("RECEIVED:shop:0", "RECEIVED:customer"):
        letter = await the_letter(order, end)
        assert "<script" not in letter.html
        assert unescape(letter.html).count(HOSTILE) == letter.text.count(HOSTILE) == 3
        assert letter.sender_name == f"Tienda {HOSTILE}"


async def test_no_line_break_reaches_a_header(database: TortoiseContext) -> None:
    shop = await a_shop("Café\r\nBcc: todos@x.co", "ventas@aurora.example")
    customer = CustomerDraft("José\nBcc: todos@x.co", email="jose@cliente.example")

    await an_order(shop, customer=customer)

    for letter in await Letter.all():
        headers = (letter.to, letter.sender_name, letter.subject, letter.key)
        assert not re.search(r"[\r\n]", "".join(headers))


async def test_the_longest_order_still_fits_its_letters(database: TortoiseContext) -> None:
    shop = await a_shop("T" * 120, "ventas@aurora.example")
    lines = [LineDraft("x" * 300, 1_000_000, a_draft().lines[0].unit_price)] * 500

    customer = CustomerDraft("ñ" * 200, email="a" * 60 + "@x.co")
    await an_order(shop, customer=customer, lines=lines, total=lines[0].unit_price * 500_000_000)

    assert await Letter.all().count() == 2
