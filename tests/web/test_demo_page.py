"""The demo storefront's page: quick to try, for every hand, eye and language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from app.assets import Assets
from tests.web.demo_store import MUG, Store
from tests.web.shop import DemoShop, visit

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def store(browser: Browser, shop: DemoShop) -> Iterator[Store]:
    """A visitor at the door, who in the end has met no error of the page."""
    here = Store(shop, visit(browser))
    yield here
    assert here.seen.complaints == []


def test_it_runs_its_own_scripts_alone(store: Store) -> None:
    answer = store.page.goto(f"{store.shop.url}/demo")

    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    expect(store.page.locator(".product")).to_have_count(8)


def test_trying_it_takes_two_clicks(store: Store) -> None:
    store.enter()
    store.page.get_by_role("button", name="Agregar Chemex 6 tazas").click()
    store.page.get_by_role("button", name="Hacer pedido").click()
    expect(store.thanks).to_contain_text("María")
    assert [url for url in store.seen.requests if not url.startswith(store.shop.url)] == []


def test_an_empty_cart_is_not_sent(store: Store) -> None:
    store.enter()
    store.submit.click()

    expect(store.page.get_by_role("alert")).to_have_text("Agrega al menos un producto.")


def test_it_works_by_keyboard_and_says_what_it_did(store: Store) -> None:
    store.enter()
    store.page.get_by_role("button", name=f"Agregar {MUG}").press("Enter")
    more = store.page.get_by_role("button", name=f"Uno más: {MUG}").first
    expect(more).to_be_focused()
    more.press("Enter")
    expect(store.page.locator("[aria-live=polite]")).to_contain_text(f"{MUG}: 2 en tu pedido.")
    less = store.page.get_by_role("button", name=f"Quitar uno: {MUG}").first
    less.press("Enter")
    less.press("Enter")
    expect(store.page.get_by_role("button", name=f"Agregar {MUG}")).to_be_focused()


def test_after_an_order_there_is_room_for_another(store: Store) -> None:
    store.order_as("Cliente fiel")
    store.submit.click()
    expect(store.thanks).to_be_visible()
    store.page.get_by_role("button", name="Hacer otro pedido").click()
    expect(store.page.locator("h1")).to_be_focused()
    store.fill_cart()
    store.page.get_by_label("Nombre").fill("Cliente fiel")
    store.submit.click()
    expect(store.thanks).to_be_visible()

    assert len(store.orders_of("Cliente fiel")) == 2


def test_both_sides_can_be_watched(browser: Browser, store: Store) -> None:
    store.order_as("Cliente curioso")
    store.submit.click()
    number = store.one_order_of("Cliente curioso")["number"]
    with store.page.expect_popup() as opened:
        store.page.get_by_role("link", name="Abrir en otra ventana").click()
    expect(opened.value.locator("#status")).to_have_text("Pedido recibido")
    with store.page.expect_popup() as opened_panel:
        store.page.get_by_role("link", name="Abrir el panel").click()
    told = store.page.locator(".watch dd").all_inner_texts()
    store.shop.fill_in(opened_panel.value, email=told[0], password=told[1])
    expect(opened_panel.value.get_by_text(f"#{number}").first).to_be_visible()


def test_who_reads_english_orders_in_english(browser: Browser, shop: DemoShop) -> None:
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(f"{shop.url}/demo")
    page.get_by_role("button", name=f"Add {MUG}").click()
    page.get_by_role("button", name="Place order").click()
    expect(page.get_by_role("heading", name="Thank you, María!")).to_be_focused()
    page.get_by_role("link", name="Follow my order").click()
    expect(page.locator("#status")).to_have_text("Order received")


def test_it_fits_a_phone(browser: Browser, shop: DemoShop) -> None:
    page = visit(browser, viewport=PHONE, has_touch=True).page
    page.goto(f"{shop.url}/demo")
    page.get_by_role("button", name=f"Agregar {MUG}").tap()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.get_by_role("link", name=re.compile("Ver pedido")).tap()
    expect(page.get_by_role("heading", name="Tu pedido")).to_be_in_viewport()


def test_its_scripts_stay_small() -> None:
    assets = Assets()
    addresses = [assets.asset("demo"), *assets.preloads("demo")]
    files = [assets.folder / address.removeprefix("/static/") for address in addresses]
    assert sum(_sent_bytes(file) for file in files) <= 25_000


def _sent_bytes(file: Path) -> int:
    packed = file.with_name(f"{file.name}.br")
    return (packed if packed.exists() else file).stat().st_size
