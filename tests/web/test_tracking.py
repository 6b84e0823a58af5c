"""The customer's page: whole by itself, and true while the seller works."""

from playwright.sync_api import Browser, expect

from tests.web.shop import DemoShop, visit


def test_the_page_changes_while_the_seller_acts(browser: Browser, shop: DemoShop) -> None:
    order = shop.place()
    customer, seller = visit(browser), visit(browser)
    customer.page.goto(f"{shop.url}{order.tracking_path}")
    expect(customer.page.locator("#status")).to_have_text("Pedido recibido")
    expect(customer.page.locator("#connection")).to_have_text("En vivo")

    shop.log_in(seller.page, f"/panel?order={order.id}")
    seller.page.get_by_role("button", name="Aceptar orden").click()

    expect(customer.page.locator("#status")).to_have_text("Pedido aceptado")
    expect(customer.page.locator(".step.is-current")).to_contain_text("Pedido aceptado")
    expect(customer.page.locator("#announcer")).to_contain_text("Pedido aceptado")
    assert customer.page.title().startswith("Pedido aceptado · ")
    assert customer.complaints == seller.complaints == []


def test_the_page_is_whole_without_javascript(browser: Browser, shop: DemoShop) -> None:
    order = shop.place()
    page = visit(browser, java_script_enabled=False).page
    page.goto(f"{shop.url}{order.tracking_path}")
    expect(page.locator("h1")).to_have_text(f"Pedido #{order.number}")
    expect(page.locator(".step")).to_have_count(4)
    expect(page.locator("#payment")).to_contain_text("Pago pendiente")
    expect(page.locator(".items")).to_contain_text("Café de Jardín")
    expect(page.locator("#connection")).to_be_hidden()


def test_the_page_says_when_it_is_offline_and_heals(browser: Browser, shop: DemoShop) -> None:
    order = shop.place()
    customer = visit(browser)
    sign = customer.page.locator("#connection")
    customer.page.goto(f"{shop.url}{order.tracking_path}")
    expect(sign).to_have_text("En vivo")
    customer.page.context.set_offline(True)
    expect(sign).to_have_text("Sin conexión")
    customer.page.context.set_offline(False)
    expect(sign).to_have_text("En vivo")


def test_a_link_that_opens_nothing_says_so(browser: Browser, shop: DemoShop) -> None:
    page = visit(browser).page
    answer = page.goto(f"{shop.url}/t/none")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("No encontramos este pedido")
