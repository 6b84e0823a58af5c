"""GraphiQL from our own server: no other host, a session, and subscriptions over the socket."""

from playwright.sync_api import Browser, expect

from tests.web.shop import DemoShop, visit


def test_graphiql_works_with_no_network_but_this_server(browser: Browser, shop: DemoShop) -> None:
    seen = visit(browser, viewport={"width": 1440, "height": 900})
    page = seen.page
    shop.log_in(page, "/graphiql")
    expect(page.locator(".who")).to_contain_text("Catalina Ríos")

    run = page.get_by_role("button", name="Execute query")
    answer = page.locator(".graphiql-response")
    page.get_by_role("button", name="Órdenes por estado").click()
    run.click()
    expect(answer).to_contain_text("toCollect")

    with page.expect_websocket():
        page.get_by_role("button", name="Seguimiento del cliente").click()
        run.click()
    expect(answer).to_contain_text("reachedAt")

    own = (shop.url, "data:", "blob:")
    assert [url for url in seen.requests if not url.startswith(own)] == []
    assert seen.complaints == []


def test_the_log_out_example_ends_the_session_of_the_page(browser: Browser, shop: DemoShop) -> None:
    page = visit(browser, viewport={"width": 1440, "height": 900}).page
    shop.log_in(page, "/graphiql")
    expect(page.locator(".who")).to_be_visible()
    page.get_by_role("button", name="Cerrar sesión").click()
    page.get_by_role("button", name="Execute query").click()
    expect(page.locator("form.log-in")).to_be_visible()
