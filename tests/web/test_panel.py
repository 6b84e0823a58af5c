"""The seller's panel, in a real browser."""

from playwright.sync_api import Browser, Page, expect

from tests.web.networks import NO_SOCKETS, without_streams
from tests.web.shop import DemoShop, visit

TRANSFER = {"paymentMethod": "BANK_TRANSFER"}
SPANISH = ("Pedido", "Orden", "Pago", "Enviada", "Domicilio", "Buscar", "sesión", "vivo")


def pay(page: Page, amount: str, reference: str) -> None:
    page.get_by_label("Valor recibido").fill(amount)
    page.get_by_label("Código de referencia del pago").fill(reference)
    page.get_by_role("dialog").get_by_role("button", name="Pagar orden").click()


def test_a_transfer_is_accepted_once_it_is_paid(browser: Browser, shop: DemoShop) -> None:
    order = shop.place(**TRANSFER)
    seller = visit(browser)
    page = seller.page
    shop.log_in(page, f"/panel?order={order.id}")

    accept = page.get_by_role("button", name="Aceptar orden")
    expect(accept).to_have_attribute("aria-disabled", "true")
    expect(accept).to_have_accessible_description(
        "Registra primero el pago: faltan $ 50.000 por recibir."
    )

    page.locator(".actions").get_by_role("button", name="Pagar orden").click()
    expect(page.get_by_label("Código de referencia del pago")).to_be_focused()
    pay(page, "99.000", f"TRX-{order.number}")
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("supera el saldo")
    pay(page, "$ 50.000", f"TRX-{order.number}")
    expect(page.get_by_role("dialog")).to_be_hidden()

    accept.click()
    expect(page.locator(".order-title")).to_contain_text("Pedido aceptado")
    expect(page.locator(".timeline")).to_contain_text("por Catalina Ríos")
    expect(page.get_by_role("heading", name="Acciones")).to_be_focused()
    assert seller.complaints == []


def test_a_new_order_comes_in_by_itself(browser: Browser, shop: DemoShop) -> None:
    seller = visit(browser)
    shop.log_in(seller.page, "/panel?status=RECEIVED")
    expect(seller.page.locator(".link")).to_have_text("En vivo")
    tab = seller.page.locator(".tabs [aria-current] .tab-count")
    before = int(tab.inner_text())

    order = shop.place()

    expect(seller.page.locator(".order-row").first).to_contain_text(f"#{order.number}")
    expect(tab).to_have_text(str(before + 1))
    seller.page.locator(".bell button").click()
    expect(seller.page.locator(".ring").first).to_contain_text(f"Nueva orden #{order.number}")
    seller.page.locator(".ring").first.click()
    expect(seller.page.locator("h1")).to_have_text(f"Orden #{order.number}")
    assert seller.complaints == []


def test_somebody_elses_change_shows_on_the_open_order(browser: Browser, shop: DemoShop) -> None:
    order = shop.place()
    one, other = visit(browser).page, visit(browser).page
    for page, role in ((one, "OWNER"), (other, "OPERATOR")):
        shop.log_in(page, f"/panel?order={order.id}", role)
        expect(page.locator(".order-title")).to_contain_text("Pedido recibido")
    one.get_by_label("Agregar una nota para el equipo").fill("Es un regalo.")
    one.get_by_role("button", name="Guardar nota").click()
    expect(other.locator(".timeline")).to_contain_text("Es un regalo.")
    other.get_by_role("button", name="Aceptar orden").click()
    expect(one.locator(".order-title")).to_contain_text("Pedido aceptado")


def test_the_address_keeps_tab_and_search(browser: Browser, shop: DemoShop) -> None:
    page = visit(browser).page
    shop.log_in(page)
    page.get_by_role("link", name="Finalizadas").click()
    page.get_by_role("searchbox").fill("zzzz")
    expect(page.get_by_text("Ninguna orden coincide con «zzzz».")).to_be_visible()
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value("zzzz")
    expect(page.locator(".tabs [aria-current]")).to_contain_text("Finalizadas")


def test_the_list_heals_when_the_network_is_back(browser: Browser, shop: DemoShop) -> None:
    page = visit(browser).page
    shop.log_in(page)
    expect(page.locator(".link")).to_have_text("En vivo")
    page.context.set_offline(True)
    expect(page.locator(".link")).to_have_text("Sin conexión")
    page.get_by_role("link", name="Recibidas").click()
    expect(page.get_by_role("alert")).to_contain_text("El servidor no responde")
    page.context.set_offline(False)
    expect(page.locator(".order-row").first).to_contain_text("Pedido recibido")


def test_an_order_that_somebody_else_changed_is_not_acted_on_blindly(
    browser: Browser, shop: DemoShop
) -> None:
    order = shop.place()
    page = visit(browser).page
    page.route("**/graphql", without_streams)
    page.add_init_script(NO_SOCKETS)
    shop.log_in(page, f"/panel?order={order.id}")
    accept = page.get_by_role("button", name="Aceptar orden")
    expect(accept).to_be_enabled()

    shop.act("acceptOrder", order)
    accept.click()

    alert = page.locator(".actions").get_by_role("alert")
    expect(alert).to_have_text(
        "Otra persona cambió la orden. Ya ves su estado actual: revisa y vuelve a intentarlo."
    )
    expect(page.locator(".order-title")).to_contain_text("Pedido aceptado")
    page.get_by_role("button", name="Empezar a preparar").click()
    expect(page.locator(".order-title")).to_contain_text("Orden en preparación")
    expect(alert).to_be_empty()


def test_a_repeated_reference_needs_a_reason(browser: Browser, shop: DemoShop) -> None:
    first, second = shop.place(**TRANSFER), shop.place(**TRANSFER)
    reference = f"TRX-{first.number}"
    page = visit(browser).page
    shop.log_in(page, f"/panel?order={first.id}")
    page.locator(".actions").get_by_role("button", name="Pagar orden").click()
    pay(page, "50.000", reference)
    expect(page.get_by_role("dialog")).to_be_hidden()

    page.goto(f"{shop.url}/panel?order={second.id}")
    page.locator(".actions").get_by_role("button", name="Pagar orden").click()
    why = page.get_by_label("¿Por qué se repite esta referencia?")
    expect(why).to_be_hidden()
    pay(page, "50.000", reference)
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text(
        f"La referencia ya está en la orden {first.number}."
    )
    why.fill("Pagó los dos pedidos juntos.")
    page.get_by_role("dialog").get_by_role("button", name="Pagar orden").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".order-title")).to_contain_text("Pagada")


def test_somebody_who_reads_english_gets_the_whole_panel_in_english(
    browser: Browser, shop: DemoShop
) -> None:
    order = shop.place()
    email = "grace@example.com"
    password = shop.hire(email, "--name", "Grace", "--role", "ADMIN", "--language", "en")
    page = visit(browser).page
    page.goto(f"{shop.url}/panel?order={order.id}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Entra a tu tienda")

    shop.fill_in(page, email, password)

    expect(page.get_by_role("heading", level=1)).to_have_text(f"Order #{order.number}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".order-title")).to_contain_text("Order received")
    page.get_by_role("button", name="Accept order").click()
    expect(page.locator(".order-title")).to_contain_text("Order accepted")
    page.get_by_role("link", name="Orders", exact=True).first.click()
    expect(page.get_by_role("link", name="Preparing")).to_be_visible()
    assert [word for word in SPANISH if word in page.locator("body").inner_text()] == []


def test_a_wrong_password_is_told_in_words(browser: Browser, shop: DemoShop) -> None:
    page = visit(browser).page
    page.goto(f"{shop.url}/panel")
    page.get_by_label("Correo").fill("nadie@example.com")
    page.get_by_label("Contraseña").fill("no es esta")
    page.get_by_role("button", name="Entrar").click()
    expect(page.get_by_role("alert")).to_contain_text("no coinciden")
