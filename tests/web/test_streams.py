"""The pages' streams as a browser gets them: over bad networks, across restarts, in many tabs."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.servers import PATIENCE, free_port, serving
from tests.web.networks import NO_SOCKETS, cut_sockets
from tests.web.shop import DemoShop, new_demo, visit

LATER = PATIENCE * 1000
"""Milliseconds in which a page has found its way back."""

BAD_NETWORKS = {
    "no sockets": lambda page: page.add_init_script(NO_SOCKETS),
    "sockets that break off": cut_sockets,
}


def is_a_stream(request: Request) -> bool:
    return request.headers.get("accept") == "text/event-stream"


def two_tabs(browser: Browser, shop: DemoShop, role: str = "OWNER") -> tuple[Page, Page]:
    """The panel in two tabs of one browser, both live."""
    here = visit(browser).page
    shop.log_in(here, role=role)
    expect(here.locator(".link")).to_have_text("En vivo")
    there = here.context.new_page()
    there.goto(f"{shop.url}/panel")
    expect(there.locator(".link")).to_have_text("En vivo")
    return here, there


@pytest.fixture(params=BAD_NETWORKS)
def spoil(request: pytest.FixtureRequest) -> Callable[[Page], object]:
    """What makes a page's network a bad one."""
    return BAD_NETWORKS[request.param]


def test_the_customers_page_changes_by_events_where_sockets_fail(
    browser: Browser, shop: DemoShop, spoil: Callable[[Page], object]
) -> None:
    order = shop.place()
    customer = visit(browser)
    spoil(customer.page)
    with customer.page.expect_request(is_a_stream):
        customer.page.goto(f"{shop.url}{order.tracking_path}")
    expect(customer.page.locator("#connection")).to_have_text("En vivo")

    shop.act("acceptOrder", order)

    expect(customer.page.locator("#status")).to_have_text("Pedido aceptado")
    assert customer.complaints == []


def test_the_panel_goes_on_by_events_where_sockets_fail(
    browser: Browser, shop: DemoShop, spoil: Callable[[Page], object]
) -> None:
    seller = visit(browser)
    page = seller.page
    spoil(page)
    shop.log_in(page, "/panel?status=RECEIVED")
    expect(page.locator(".link")).to_have_text("En vivo")
    unread = int(page.locator(".bell .count").inner_text())

    order = shop.place()

    expect(page.locator(".order-row").first).to_contain_text(f"#{order.number}")
    expect(page.locator(".bell .count")).to_have_text(str(unread + 1))
    page.locator(".bell button").first.click()
    expect(page.locator(".ring").first).to_contain_text(f"#{order.number}")
    assert seller.complaints == []


def test_streams_of_events_leave_connections_for_the_work(browser: Browser, shop: DemoShop) -> None:
    """A browser gives one host six over HTTP/1.1, all its windows together."""
    order = shop.place()
    context = visit(browser).page.context
    context.add_init_script(NO_SOCKETS)
    first = context.new_page()
    shop.log_in(first)
    expect(first.locator(".link")).to_have_text("En vivo")
    windows = [first, context.new_page(), context.new_page()]
    for window in windows[1:]:
        window.goto(f"{shop.url}/panel")
        expect(window.locator(".order-row").first).to_contain_text(f"#{order.number}")
    for window in windows:
        window.get_by_role("link", name="Recibidas").click()
        expect(window.locator(".tabs [aria-current]")).to_contain_text("Recibidas")
        expect(window.locator(".is-stale")).to_have_count(0)
    windows[2].locator(".order-row").first.click()
    windows[2].get_by_role("button", name="Aceptar orden").click()
    expect(windows[2].locator(".order-title")).to_contain_text("Pedido aceptado")


def test_rings_read_in_one_tab_are_read_in_the_other(browser: Browser, shop: DemoShop) -> None:
    here, there = two_tabs(browser, shop, "ADMIN")
    shop.place()
    for page in (here, there):
        expect(page.locator(".bell .count")).to_be_visible()
    there.locator(".bell button").click()
    expect(there.locator(".ring.is-unread").first).to_be_visible()

    here.locator(".bell button").click()
    here.get_by_role("button", name="Marcar todas como leídas").click()

    for page in (here, there):
        expect(page.locator(".bell .count")).to_be_hidden()
        expect(page.locator(".ring.is-unread")).to_have_count(0)
        expect(page).to_have_title(re.compile(r"^Mis Órdenes"))
    shop.place()
    for page in (here, there):
        expect(page.locator(".bell .count")).to_have_text("1")


def test_who_logs_out_in_one_tab_is_logged_out_in_the_other(
    browser: Browser, shop: DemoShop
) -> None:
    here, there = two_tabs(browser, shop)

    here.get_by_role("button", name="Cerrar sesión").click()

    for page in (here, there):
        expect(page.get_by_role("heading", level=1)).to_have_text("Entra a tu tienda")
    expect(there.get_by_text("Tu sesión terminó.")).to_be_visible()
    expect(here.get_by_text("Tu sesión terminó.")).to_be_hidden()


def test_a_replaced_link_tells_its_customer_and_stops(browser: Browser, shop: DemoShop) -> None:
    order = shop.place()
    customer = visit(browser)
    page = customer.page
    page.goto(f"{shop.url}{order.tracking_path}")
    expect(page.locator("#connection")).to_have_text("En vivo")

    shop.act("rotateTrackingLink", order)

    expect(page.get_by_role("alert")).to_contain_text("La tienda reemplazó este enlace por otro")
    expect(page.locator("#connection")).to_have_text("Enlace reemplazado")
    assert customer.complaints == []


@pytest.mark.parametrize("network", ["any", *BAD_NETWORKS])
def test_pages_catch_up_by_themselves_when_the_server_was_restarted(
    browser: Browser, tmp_path: Path, network: str
) -> None:
    made, port = new_demo(tmp_path), str(free_port())
    customer, seller = visit(browser).page, visit(browser).page
    for page in (customer, seller):
        BAD_NETWORKS.get(network, id)(page)

    with serving(tmp_path, made.database_url, PORT=port) as server:
        shop = made.at(server.url)
        order = shop.place()
        customer.goto(f"{shop.url}{order.tracking_path}")
        expect(customer.locator("#connection")).to_have_text("En vivo")
        shop.log_in(seller)
        expect(seller.locator(".link")).to_have_text("En vivo")
    for page in (customer, seller):
        page.evaluate("window.isTheSame = true")
    for sign in (customer.locator("#connection"), seller.locator(".link")):
        expect(sign).to_have_text("Reconectando…")
    with serving(tmp_path, made.database_url) as elsewhere:
        meanwhile = made.at(elsewhere.url)
        meanwhile.act("acceptOrder", order)
        another = meanwhile.place()

    with serving(tmp_path, made.database_url, PORT=port) as server:
        expect(customer.locator("#status")).to_have_text("Pedido aceptado", timeout=LATER)
        expect(customer.locator("#connection")).to_have_text("En vivo", timeout=LATER)
        rows = seller.locator(".order-row")
        expect(rows.first).to_contain_text(f"#{another.number}", timeout=LATER)
        expect(rows.filter(has_text=f"#{order.number}")).to_contain_text("Pedido aceptado")
        expect(seller.locator(".link")).to_have_text("En vivo", timeout=LATER)
        seller.locator(".bell button").click()
        expect(seller.locator(".ring").first).to_contain_text(f"#{another.number}")
    assert [page.evaluate("window.isTheSame") for page in (customer, seller)] == [True, True]
    assert "Traceback" not in server.log
