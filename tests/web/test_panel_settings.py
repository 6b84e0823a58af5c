"""The panel's settings, in a real browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.servers import serving
from tests.web.shop import DemoShop, new_demo, visit


@pytest.fixture(scope="module")
def own_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoShop]:
    """A served demo shop of these tests' own: they change what others count on."""
    folder = tmp_path_factory.mktemp("settings")
    made = new_demo(folder)
    with serving(folder, made.database_url, "--demo") as server:
        yield made.at(server.url)


def open_settings(page: Page, shop: DemoShop, role: str = "OWNER") -> None:
    shop.log_in(page, role=role)
    page.get_by_role("link", name="Ajustes").click()
    expect(page.get_by_role("heading", name="Tus sesiones")).to_be_visible()


def section(page: Page, title: str) -> Locator:
    heading = page.get_by_role("heading", name=title, exact=True)
    return page.locator("section.card").filter(has=heading)


def test_the_shop_is_renamed_and_the_bar_says_so(browser: Browser, own_shop: DemoShop) -> None:
    seller = visit(browser)
    page = seller.page
    open_settings(page, own_shop)
    shop = section(page, "Tienda")
    shop.get_by_label("Nombre").fill("Café La Loma Alta")
    shop.get_by_label("Minutos para aceptar").fill("45")
    shop.get_by_role("button", name="Guardar").click()
    expect(shop.get_by_role("status")).to_have_text("Guardado.")
    expect(page.locator(".brand-words strong")).to_have_text("Café La Loma Alta")
    expect(shop.get_by_label("Horario")).to_have_value(re.compile(r"\n"))

    shop.get_by_label("Color propio").fill("verde")
    shop.get_by_role("button", name="Guardar").click()
    expect(shop.get_by_role("alert")).not_to_be_empty()
    page.reload()
    expect(shop.get_by_label("Minutos para aceptar")).to_have_value("45")
    assert seller.complaints == []


def test_a_payment_method_is_added_and_switched_off(browser: Browser, own_shop: DemoShop) -> None:
    page = visit(browser).page
    open_settings(page, own_shop)
    methods = section(page, "Formas de pago")
    methods.get_by_text("Agregar una forma de pago").click()
    methods.get_by_label("Código").fill("NEQUI")
    methods.get_by_label("Nombre en español").fill("Nequi")
    methods.get_by_label("Nombre en inglés").fill("Nequi")
    methods.get_by_role("button", name="Agregar").click()
    methods.get_by_role("button", name="Desactivar Nequi").click()
    expect(methods.get_by_role("button", name="Activar Nequi", exact=True)).to_have_text("Inactivo")


def test_somebody_new_logs_in_and_is_made_an_administrator(
    browser: Browser, own_shop: DemoShop
) -> None:
    page = visit(browser).page
    open_settings(page, own_shop)
    team = section(page, "Equipo")
    team.get_by_text("Agregar a alguien").click()
    team.get_by_label("Nombre").fill("Ada Lozano")
    team.get_by_label("Correo").fill("ada@example.com")
    team.get_by_label("Contraseña inicial").fill("una clave larga")
    team.get_by_role("button", name="Agregar").click()
    role = team.get_by_label("Rol de Ada Lozano")
    expect(role).to_have_value("OPERATOR")

    other = visit(browser).page
    other.goto(f"{own_shop.url}/panel?page=settings")
    own_shop.fill_in(other, "ada@example.com", "una clave larga")
    expect(other.get_by_role("heading", name="Tus sesiones")).to_be_visible()
    expect(other.get_by_role("heading", name="Equipo")).to_have_count(0)

    role.select_option(label="Administrador")
    expect(team.get_by_role("status")).to_have_text("Guardado.")
    expect(role).to_have_value("ADMIN")
    other.reload()
    expect(other.get_by_role("heading", name="Equipo")).to_be_visible()
    team.get_by_role("button", name="Desactivar Ada Lozano").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Entra a tu tienda")


def test_the_last_owner_stays_the_owner(browser: Browser, own_shop: DemoShop) -> None:
    page = visit(browser).page
    open_settings(page, own_shop)
    team = section(page, "Equipo")
    role = team.get_by_label("Rol de Catalina Ríos")
    role.select_option(label="Operador")
    expect(team.get_by_role("alert")).not_to_be_empty()
    expect(role).to_have_value("OWNER")


def test_an_api_key_is_shown_once_and_revoked(browser: Browser, own_shop: DemoShop) -> None:
    page = visit(browser).page
    open_settings(page, own_shop)
    keys = section(page, "Llaves de API")
    keys.get_by_text("Crear una llave").click()
    keys.get_by_label("Quién la usa").fill("Tienda web nueva")
    keys.get_by_role("button", name="Crear la llave").click()
    key = keys.locator("code")
    expect(key).to_have_text(re.compile(r"\S{20,}"))
    page.reload()
    expect(keys.get_by_text("Tienda web nueva").first).to_be_visible()
    expect(key).to_have_count(0)
    keys.get_by_role("button", name="Revocar la llave Tienda web nueva").click()
    expect(keys.get_by_role("button", name="Revocar la llave Tienda web nueva")).to_have_count(0)


def test_ones_other_sessions_are_ended(browser: Browser, own_shop: DemoShop) -> None:
    here, elsewhere = visit(browser).page, visit(browser).page
    open_settings(elsewhere, own_shop, "OPERATOR")
    open_settings(here, own_shop, "OPERATOR")
    sessions = section(here, "Tus sesiones")
    expect(sessions.get_by_text("Esta sesión")).to_have_count(1)
    expect(here.get_by_role("heading", name="Tienda")).to_have_count(0)
    sessions.get_by_role("button", name="Cerrar las demás sesiones").click()
    expect(sessions.locator("li")).to_have_count(1)
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("Entra a tu tienda")
