"""Ordering in the demo storefront: what a visitor fills in is what the shop gets, and once."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.web.demo_store import COFFEE, MUG, Store
from tests.web.shop import DemoShop, visit

GOODS = 2 * 38_900 + 34_900


@pytest.fixture
def store(browser: Browser, shop: DemoShop) -> Iterator[Store]:
    """A visitor at the door, who in the end has met no error of the page."""
    here = Store(shop, visit(browser))
    yield here
    assert here.seen.complaints == []


METHODS = {
    "BANK_TRANSFER": "Transferencia",
    "PAYMENT_LINK": "Link de pago",
    "CASH_ON_DELIVERY": "Contra entrega",
    "ONLINE": "Pago en línea",
}
WAYS = {"DELIVERY": ("A domicilio", 9_000), "PICKUP": ("Recoger en tienda", 0)}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("method", METHODS)
def test_an_order_arrives_as_it_was_made_and_leads_to_its_page(
    method: str, way: str, store: Store
) -> None:
    (label, shipping), name = WAYS[way], f"Cliente {method} {way}"
    store.order_as(name)
    store.page.get_by_role("radio", name=METHODS[method]).check()
    store.page.get_by_role("radio", name=label).check()
    store.submit.click()
    if method == "ONLINE":
        store.page.get_by_role("button", name="Aprobar el pago").click()

    order = store.one_order_of(name)

    total = GOODS + shipping
    due = 0 if method == "ONLINE" else total
    assert [Decimal(order[sum]["amount"]) for sum in ("total", "shippingCost", "outstanding")] == [
        total,
        shipping,
        due,
    ]
    assert order["paymentStatus"] == ("PAID" if method == "ONLINE" else "PENDING")
    assert (order["paymentMethod"]["code"], order["dispatch"]["method"]) == (method, way)
    where = order["dispatch"]["address" if way == "DELIVERY" else "pickupPoint"]
    assert where.startswith("Calle 93" if way == "DELIVERY" else "Café La Loma Chapinero")
    assert order["city"] == "Bogotá"
    store.page.get_by_role("link", name="Seguir mi pedido").click()
    expect(store.page.locator("h1")).to_have_text(f"Pedido #{order['number']}")
    expect(store.page.locator("#total")).to_contain_text(f"{total:,}".replace(",", "."))


def test_what_was_written_arrives_as_it_was_written(store: Store) -> None:
    store.order_as("Ana Ruiz Peña")
    for label, text in (
        ("Celular", "301 555 1234"),
        ("Correo", "ana@example.com"),
        ("Dirección", "Carrera 7 # 1-2"),
        ("Ciudad", "Pasto"),
        ("Nota", "Sin bolsa, por favor."),
    ):
        store.page.get_by_label(label).fill(text)
    store.submit.click()

    order = store.one_order_of("Ana Ruiz Peña")

    assert order["customer"] == {
        "name": "Ana Ruiz Peña",
        "phone": "+573015551234",
        "email": "ana@example.com",
    }
    assert (order["city"], order["dispatch"]["address"]) == ("Pasto", "Carrera 7 # 1-2")
    assert order["note"] == "Sin bolsa, por favor."
    assert [(line["name"], line["quantity"]) for line in order["lines"]] == [(COFFEE, 2), (MUG, 1)]
    assert order["lines"][0]["options"] == [{"name": "Molienda", "value": "En grano"}]


def test_what_the_shop_refuses_is_told_at_its_field(store: Store) -> None:
    store.order_as("Cliente con mal teléfono")
    phone = store.page.get_by_label("Celular")
    phone.fill("12")
    store.submit.click()

    expect(phone).to_be_focused()
    expect(phone).to_have_attribute("aria-invalid", "true")
    expect(phone).to_have_accessible_description("No es un teléfono válido.")
    expect(store.page.get_by_role("alert")).to_have_text("Revisa los datos marcados.")
    assert store.orders_of("Cliente con mal teléfono") == []
    phone.fill("3015551234")
    store.submit.click()
    store.one_order_of("Cliente con mal teléfono")


def test_all_that_is_missing_is_told_at_once(store: Store) -> None:
    store.order_as("")
    store.page.get_by_label("Ciudad").fill(" ")
    store.submit.click()

    expect(store.page.locator(".field-problem")).to_have_count(2)
    expect(store.page.get_by_label("Nombre")).to_be_focused()


def test_two_presses_make_one_order(store: Store) -> None:
    store.order_as("Cliente con prisa")
    store.submit.dblclick()

    store.one_order_of("Cliente con prisa")


def test_an_order_whose_answer_was_lost_is_not_made_twice(store: Store) -> None:
    store.order_as("Cliente sin señal")
    store.page.route("**/graphql", _lose_the_answer)
    store.submit.click()
    expect(store.page.get_by_role("alert")).to_contain_text("No hubo respuesta")
    store.page.unroute("**/graphql")
    store.submit.click()

    order = store.one_order_of("Cliente sin señal")

    expect(store.page.locator(".number")).to_have_text(f"#{order['number']}")
    store.seen.complaints.clear()  # the browser tells of the network that was cut


def test_a_lost_order_that_was_changed_since_is_not_changed_in_secret(store: Store) -> None:
    store.order_as("Cliente indeciso")
    store.page.route("**/graphql", _lose_the_answer)
    store.submit.click()
    expect(store.page.get_by_role("alert")).to_contain_text("No hubo respuesta")
    store.page.unroute("**/graphql")
    store.page.get_by_label("Nota").fill("Y otra cosa.")
    store.submit.click()

    expect(store.page.get_by_role("alert")).to_contain_text("Tu intento anterior sí llegó")
    assert [order["note"] for order in store.orders_of("Cliente indeciso")] == [""]
    store.seen.complaints.clear()  # the browser tells of the network that was cut


def test_a_declined_payment_sends_nothing(store: Store) -> None:
    store.order_as("Cliente sin fondos")
    store.page.get_by_role("radio", name="Pago en línea").check()
    store.page.get_by_role("button", name="Pagar ahora").click()
    expect(store.page.get_by_role("dialog")).to_contain_text("Esto es un simulacro")
    store.page.keyboard.press("Escape")

    expect(store.page.get_by_role("alert")).to_contain_text("El pago no se hizo")
    assert store.orders_of("Cliente sin fondos") == []


def _lose_the_answer(route: Route) -> None:
    """Let the order reach the shop, and cut the line before its answer."""
    route.fetch()
    route.abort()
