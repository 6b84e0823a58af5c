"""What the panel's list of orders can do beyond showing them, in a real browser."""

from playwright.sync_api import Browser, Page, expect

from tests.web.shop import DemoShop, visit

BANK_TRANSFER = {"paymentMethod": "BANK_TRANSFER"}
IN_LETICIA = {"city": "Leticia"}


def open_list(page: Page, shop: DemoShop, query: str = "", role: str = "OWNER") -> None:
    shop.log_in(page, f"/panel{query}", role)
    expect(page.locator(".link")).to_have_text("En vivo")


def log_out(page: Page) -> None:
    page.get_by_title("Cerrar sesión").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Entra a tu tienda")


def test_the_list_is_walked_by_keys(browser: Browser, shop: DemoShop) -> None:
    seller = visit(browser)
    page = seller.page
    open_list(page, shop)
    links = page.locator(".order-row a")
    expect(links.first).to_be_visible()
    page.keyboard.press("j")
    expect(links.first).to_be_focused()
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("x")
    expect(page.get_by_role("region", name="1 orden elegida")).to_be_visible()
    page.keyboard.press("k")
    expect(links.first).to_be_focused()

    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("jk?")
    expect(page.get_by_role("searchbox")).to_have_value("jk?")
    page.get_by_role("searchbox").fill("")
    page.locator("h1").click()

    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Atajos de teclado")
    expect(keys).to_contain_text("Orden siguiente")
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)

    page.keyboard.press("j")
    number = links.first.locator("strong").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(f"Orden {number}")
    assert seller.complaints == []


def test_filters_and_the_sort_stand_in_the_address(browser: Browser, shop: DemoShop) -> None:
    cheap = shop.place(**IN_LETICIA)
    dear = shop.place(
        **IN_LETICIA,
        lines=[{"name": "Café de Jardín", "quantity": 4, "unitPrice": "25000"}],
        total="100000",
    )
    shop.place(**IN_LETICIA, **BANK_TRANSFER)
    page = visit(browser).page
    open_list(page, shop)
    page.get_by_role("button", name="Filtros").click()
    page.get_by_label("Ciudad").fill("Leticia")
    page.keyboard.press("Tab")
    page.get_by_label("Forma de pago").select_option(label="Contra entrega")
    page.get_by_label("Estado del pago").select_option(label="Pago pendiente")
    page.get_by_label("Despacho").select_option(label="Domicilio")
    page.get_by_label("Ordenar por").select_option(label="Mayor valor")

    numbers = page.locator(".order-row strong")
    expect(numbers).to_have_text([f"#{dear.number}", f"#{cheap.number}"])
    page.reload()
    expect(numbers).to_have_text([f"#{dear.number}", f"#{cheap.number}"])
    expect(page.get_by_label("Ciudad")).to_have_value("Leticia")

    late = shop.place(**IN_LETICIA)
    shop.place()
    expect(numbers).to_contain_text([f"#{dear.number}", f"#{late.number}"])
    expect(numbers).to_have_count(3)
    page.get_by_role("button", name="Quitar filtros").click()
    expect(page.locator(".order-row")).not_to_have_count(3)
    page.go_back()
    expect(numbers).to_have_count(3)


def test_a_view_is_saved_found_again_and_deleted(browser: Browser, shop: DemoShop) -> None:
    page = visit(browser).page
    open_list(page, shop, "?dispatch=PICKUP&sort=OLDEST")
    page.get_by_role("button", name="Guardar vista").click()
    page.get_by_label("Nombre de la vista").fill("Recogidas")
    page.keyboard.press("Enter")
    view = page.get_by_role("link", name="Recogidas")
    expect(view).to_have_attribute("aria-current", "page")
    expect(page.get_by_role("button", name="Guardar vista")).to_have_count(0)

    page.get_by_role("link", name="Canceladas").click()
    page.goto(f"{shop.url}/panel")
    view.click()
    expect(page.get_by_label("Ordenar por")).to_have_value("OLDEST")
    assert "dispatch=PICKUP" in page.url

    log_out(page)
    shop.log_in(page, role="OPERATOR")
    expect(page.locator(".order-row").first).to_be_visible()
    expect(view).to_have_count(0)
    log_out(page)
    shop.log_in(page)
    page.get_by_role("button", name="Borrar la vista «Recogidas»").click()
    expect(view).to_have_count(0)


def test_many_orders_take_a_step_and_each_says_how_it_went(
    browser: Browser, shop: DemoShop
) -> None:
    city = {"city": "Mitú"}
    ready, unpaid, last = (
        shop.place(**city),
        shop.place(**city, **BANK_TRANSFER),
        shop.place(**city),
    )
    seller = visit(browser)
    page = seller.page
    open_list(page, shop, "?city=Mitú")
    page.get_by_label("Elegir todas las visibles").check()
    expect(page.get_by_role("region", name="3 órdenes elegidas")).to_be_visible()
    page.get_by_role("button", name="Aceptar", exact=True).click()

    told = page.get_by_role("dialog", name="Aceptar órdenes")
    expect(told.get_by_role("status")).to_have_text("Listo: 2 · No se pudo: 1")
    lines = page.locator(".results li")
    expect(lines.nth(0)).to_have_text(f"Orden #{last.number} Pedido aceptado")
    expect(lines.nth(1)).to_contain_text(f"Orden #{unpaid.number} Registra primero el pago")
    expect(lines.nth(2)).to_have_text(f"Orden #{ready.number} Pedido aceptado")
    told.get_by_role("button", name="Cerrar").click()

    expect(page.get_by_role("region", name="1 orden elegida")).to_be_visible()
    expect(page.get_by_label(f"Elegir la orden #{unpaid.number}")).to_be_checked()
    expect(page.locator(".order-row").first).to_contain_text("Pedido aceptado")
    page.get_by_label(f"Elegir la orden #{unpaid.number}").uncheck()
    page.get_by_label(f"Elegir la orden #{last.number}").check()
    page.get_by_role("button", name="Avanzar un paso").click()
    expect(lines).to_have_text([f"Orden #{last.number} Orden en preparación"])
    assert seller.complaints == []
