"""The alarm over the panel, and how each person hears of the news, in a real browser."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.servers import serving
from tests.web.shop import DemoShop, Placed, new_demo, visit

ONE_ROUND = 25_000
"""Milliseconds in which the server's clock has looked for due alarms once more."""

ANYTHING = re.compile("")

HEAR_TONES = """
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...at) {
  const told = document.documentElement.dataset;
  told.notes = Number(told.notes ?? 0) + 1;
  return start.apply(this, at);
};
"""
"""A script that counts the notes that a page plays, in `data-notes`."""


@pytest.fixture
def own_shop(tmp_path: Path) -> Iterator[DemoShop]:
    """A served demo shop of the test's own: its alarms are on everybody's screen."""
    made = new_demo(tmp_path)
    with serving(tmp_path, made.database_url, "--demo") as server:
        yield made.at(server.url)


def make_due(shop: DemoShop, order: Placed) -> None:
    """Let this order have waited too long; the server's clock rings for it in its next round."""
    with sqlite3.connect(shop.database_url.removeprefix("sqlite://"), timeout=10) as connection:
        connection.execute(
            'UPDATE "order" SET alarm_due_at = placed_at WHERE number = ?', (order.number,)
        )


def open_preferences(page: Page) -> None:
    page.locator(".bell button").first.click()
    page.get_by_text("Preferencias", exact=True).click()


def test_the_alarm_stays_on_every_page_until_the_order_is_accepted(
    browser: Browser, own_shop: DemoShop
) -> None:
    order = own_shop.place()
    seller = visit(browser)
    page = seller.page
    own_shop.log_in(page, "/panel?status=RECEIVED")
    expect(page.locator(".link")).to_have_text("En vivo")

    make_due(own_shop, order)

    banner = page.get_by_role("region", name="Órdenes sin aceptar")
    name = f"Orden #{order.number}"
    expect(banner).to_contain_text(name, timeout=ONE_ROUND)
    row = page.locator(".order-row").filter(has_text=f"#{order.number}")
    expect(row).to_contain_text("Sin aceptar")
    expect(page.locator("link[rel=icon]")).to_have_attribute("href", "/static/icon-alert.svg")

    page.reload()
    banner.get_by_role("link", name=name).click()
    expect(page.locator(".order-head")).to_contain_text("Alarma desde")
    page.get_by_role("button", name="Aceptar orden").click()
    expect(page.locator(".order-title")).to_contain_text("Pedido aceptado")
    expect(page.get_by_role("link", name=name)).to_have_count(0)
    expect(page.locator(".order-head")).not_to_contain_text("Alarma desde")
    assert seller.complaints == []


def test_how_a_kind_of_news_is_told_is_kept(browser: Browser, shop: DemoShop) -> None:
    seller = visit(browser)
    page = seller.page
    shop.log_in(page, role="OPERATOR")
    open_preferences(page)
    with page.expect_response(lambda answer: "setNotification" in (answer.request.post_data or "")):
        page.get_by_label("Orden cancelada").select_option(label="Campana y correo")
    page.reload()
    open_preferences(page)
    expect(page.get_by_label("Orden cancelada")).to_have_value("BOTH")
    assert seller.complaints == []


def test_nothing_sounds_until_somebody_allows_it(browser: Browser, shop: DemoShop) -> None:
    page = visit(browser).page
    page.add_init_script(HEAR_TONES)
    heard = page.locator("html")
    shop.log_in(page)
    expect(page.locator(".link")).to_have_text("En vivo")
    first = shop.place()
    expect(page.locator(".order-row").first).to_contain_text(f"#{first.number}")
    expect(page.locator(".bell .count")).to_be_visible()
    expect(heard).not_to_have_attribute("data-notes", ANYTHING)

    open_preferences(page)
    page.get_by_role("switch", name="Avisar con un sonido").click()
    expect(heard).to_have_attribute("data-notes", "2")

    shop.place()
    expect(heard).to_have_attribute("data-notes", "4")
    page.reload()
    open_preferences(page)
    expect(page.get_by_role("switch", name="Avisar con un sonido")).to_be_checked()


def test_the_system_shows_news_once_it_is_allowed_to(browser: Browser, shop: DemoShop) -> None:
    page = visit(browser, permissions=["notifications"]).page
    shop.log_in(page)
    open_preferences(page)
    allowed = page.get_by_role("switch", name="Mostrar avisos del sistema")
    expect(allowed).not_to_be_checked()
    allowed.click()
    expect(allowed).to_be_checked()
    page.reload()
    open_preferences(page)
    expect(allowed).to_be_checked()


def test_a_browser_that_forbids_notices_is_told_so(browser: Browser, shop: DemoShop) -> None:
    page = visit(browser).page
    shop.log_in(page)
    open_preferences(page)
    allowed = page.get_by_role("switch", name="Mostrar avisos del sistema")
    if allowed.is_enabled():
        allowed.click()
    expect(allowed).to_be_disabled()
    expect(allowed).to_have_accessible_description(
        "El navegador no permite los avisos. Actívalos en sus ajustes para este sitio."
    )
