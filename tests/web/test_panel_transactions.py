"""The panel's page of every movement of money, in a real browser."""

from playwright.sync_api import Browser, expect

from tests.web.shop import DemoShop, visit


def test_a_payment_is_found_by_its_reference_and_leads_to_its_order(
    browser: Browser, shop: DemoShop
) -> None:
    payment = {"reference": "PSE-77001", "amount": "50000", "paidAt": "2026-11-20T10:00:00-05:00"}
    order = shop.place(paymentMethod="ONLINE", payment=payment)
    seller = visit(browser)
    page = seller.page
    shop.log_in(page)
    page.get_by_role("link", name="Transacciones").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Transacciones")
    rows = page.locator(".money-row")
    expect(rows.first).to_contain_text(f"Orden #{order.number}")

    page.get_by_label("Referencia").fill("PSE-77001")
    page.keyboard.press("Tab")
    page.get_by_label("Forma de pago").select_option(label="Pago en línea")
    page.get_by_label("Recibido desde").fill("2026-11-20")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("$ 50.000")
    expect(rows).to_contain_text("20 de noviembre de 2026")
    page.reload()
    expect(rows).to_have_count(1)
    page.get_by_label("Recibido hasta").fill("2026-11-20")
    expect(rows).to_have_count(1)
    page.get_by_label("Recibido desde").fill("2026-11-21")
    page.get_by_label("Recibido hasta").fill("2026-11-22")
    expect(page.get_by_text("Ninguna transacción cumple estos filtros.")).to_be_visible()
    page.get_by_role("button", name="Quitar filtros").click()
    rows.filter(has_text="PSE-77001").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Orden #{order.number}")
    page.go_back()
    expect(rows.first).to_be_visible()
    assert seller.complaints == []


def test_more_transactions_come_page_after_page(browser: Browser, shop: DemoShop) -> None:
    for _ in range(12):
        shop.place()
    page = visit(browser).page
    shop.log_in(page, "/panel?page=transactions")
    rows = page.locator(".money-row")
    expect(rows).to_have_count(50)
    page.get_by_role("button", name="Ver más transacciones").click()
    expect(rows).not_to_have_count(50)
    expect(page.get_by_role("button", name="Ver más transacciones")).to_have_count(0)


def test_who_registers_no_payments_sees_no_transactions(browser: Browser, shop: DemoShop) -> None:
    page = visit(browser).page
    shop.log_in(page, "/panel?page=transactions", "OPERATOR")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mis Órdenes")
    expect(page.get_by_role("link", name="Transacciones")).to_have_count(0)
