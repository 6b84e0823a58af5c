"""The mailbox of the panel, in a real browser: what was written to whom, before any mail server."""

from playwright.sync_api import Browser, expect

from tests.web.shop import DemoShop, visit

LAURA = {"name": "Laura Restrepo", "email": "laura@cliente.example"}


def test_a_letter_is_read_as_its_reader_gets_it(browser: Browser, shop: DemoShop) -> None:
    order = shop.place(customer=LAURA)
    seller = visit(browser)
    page = seller.page
    shop.log_in(page)
    page.get_by_role("link", name="Correos").click()

    row = page.locator(".letter-row").first
    expect(row).to_contain_text(f"Recibimos tu pedido #{order.number}")
    expect(row).to_contain_text("laura@cliente.example")
    expect(row).to_contain_text("Por enviar")
    row.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        f"Recibimos tu pedido #{order.number}"
    )
    link = page.locator(".letter-text a")
    expect(link).to_have_attribute("href", f"{shop.url}{order.tracking_path}")
    preview = page.frame_locator(".letter-frame")
    expect(preview.locator("body")).to_contain_text("Café de Jardín")
    expect(preview.locator("body > div")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert page.locator(".letter-frame").get_attribute("sandbox") == ""
    page.reload()
    expect(link).to_be_visible()
    page.get_by_role("link", name=f"Orden #{order.number}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Orden #{order.number}")
    assert seller.complaints == []


def test_a_letter_that_came_meanwhile_is_there_after_a_press_of_the_button(
    browser: Browser, shop: DemoShop
) -> None:
    page = visit(browser).page
    shop.log_in(page, "/panel?mail=")
    expect(page.locator(".letter-row").first).to_be_visible()
    order = shop.place(customer=LAURA)

    page.get_by_role("button", name="Actualizar").click()

    expect(page.locator(".letter-row").first).to_contain_text(f"#{order.number}")


def test_who_does_not_keep_the_settings_sees_no_letters(browser: Browser, shop: DemoShop) -> None:
    page = visit(browser).page
    shop.log_in(page, "/panel?mail=", "OPERATOR")

    expect(page.get_by_role("heading", level=1)).to_have_text("Mis Órdenes")
    expect(page.get_by_role("link", name="Correos")).to_have_count(0)
