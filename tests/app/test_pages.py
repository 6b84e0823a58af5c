"""The pages: each whole without JavaScript, under a strict policy, and hard to fool."""

import json
import re

import pytest

from tests.app.clients import Desk, an_order_input
from tests.engines import only_sqlite

pytestmark = only_sqlite

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "geolocation=(), microphone=(), camera=()",
}
SCRIPT = "<script>alert('x')</script>"


async def a_tracking_path(desk: Desk, **changes: object) -> str:
    placed = (await desk.store.do("placeOrder", **an_order_input("WEB-1", **changes))).payload
    return f"/t/{placed['trackingUrl'].rsplit('/', 1)[1]}"


def policy_of(text: str) -> dict[str, set[str]]:
    """A content security policy by its directives."""
    return {name: set(values) for name, *values in (part.split() for part in text.split(";"))}


@pytest.mark.parametrize("page", ["/panel", "/graphiql", "/t/unknown-token", "tracking"])
async def test_a_page_runs_its_own_scripts_alone(page: str, desk: Desk) -> None:
    path = await a_tracking_path(desk) if page == "tracking" else page

    answer = await desk.ana.http.get(path)

    policy = policy_of(answer.headers["content-security-policy"])
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == {"'none'"}
    assert policy["script-src"] == policy["connect-src"] == policy["form-action"] == {"'self'"}
    assert answer.headers["cache-control"] == "no-store"
    inline = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", answer.text)
    assert inline == re.findall(r"\son\w+=", answer.text) == []
    if page != "/graphiql":
        assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path", ["/", "/panel", "/graphiql", "/t/x", "/healthz", "/static/none", "/none", "/graphql"]
)
async def test_every_answer_carries_the_safe_headers(path: str, desk: Desk) -> None:
    answer = await desk.ana.http.get(path)

    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "server" not in answer.headers


async def test_a_letters_short_address_leads_to_its_order_in_the_panel(desk: Desk) -> None:
    answer = await desk.ana.http.get("/panel/orders/42")

    assert answer.status_code == 307
    assert answer.headers["location"] == "/panel?order=T3JkZXI6NDI%3D"


async def test_a_server_without_a_demo_has_no_storefront(desk: Desk) -> None:
    answer = await desk.stranger.http.get("/demo")

    assert (answer.status_code, answer.text) == (404, "Not Found")


async def test_people_begin_at_the_panel(desk: Desk) -> None:
    answer = await desk.ana.http.get("/")

    assert (answer.status_code, answer.headers["location"]) == (307, "/panel")


async def test_a_customers_page_tells_all_without_javascript(desk: Desk) -> None:
    path = await a_tracking_path(desk, language="en")

    answer = await desk.stranger.http.get(path)

    assert answer.status_code == 200
    for words in ("Café Aurora", "Order received", "Café Sierra Nevada 500 g", "Payment pending"):
        assert words in answer.text
    for secret in ("Peñaloza", "300 123 4567", "3001234567", "jose@", "Calle 85", "Tienda en"):
        assert secret not in answer.text


async def test_words_of_a_customer_or_a_shop_stay_words(desk: Desk) -> None:
    line = {"name": f"Café {SCRIPT} {{{{ 7*7 }}}}", "quantity": 2, "unitPrice": "25000"}
    point = {"method": "PICKUP", "pickupPoint": f"Local {SCRIPT}"}
    path = await a_tracking_path(desk, lines=[line], dispatch=point)

    page = (await desk.stranger.http.get(path)).text

    assert SCRIPT not in page
    assert page.count("&lt;script&gt;") == 2
    assert "{{ 7*7 }}" in page


HOSTILE = (
    "unknown",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%00",
    "%ff%fe",
    "%ed%a0%80",
    "{{7*7}}",
    "..%2f..%2fetc%2fpasswd",
    "a/b/c",
    "💩",
    "a" * 8000,
    "",
)


@pytest.mark.parametrize("token", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_token_that_opens_nothing_gives_a_page_that_says_so(token: str, desk: Desk) -> None:
    spanish = await desk.stranger.http.get(f"/t/{token}")
    english = await desk.stranger.http.get(f"/t/{token}", headers={"accept-language": "en"})

    assert spanish.status_code == english.status_code == 404
    assert spanish.headers["content-type"].startswith("text/html")
    assert "No encontramos este pedido" in spanish.text
    assert "We could not find this order" in english.text
    assert "alert(1)" not in spanish.text
    assert "49" not in re.sub(r"assets/\S+", "", spanish.text)


async def test_a_link_that_was_changed_opens_nothing_more(desk: Desk) -> None:
    path = await a_tracking_path(desk)
    order_id = (await desk.ana.read("orders", first=1)).nodes[0]["id"]

    changed = (await desk.ana.do("rotateTrackingLink", orderId=order_id)).payload["trackingUrl"]

    assert (await desk.stranger.http.get(path)).status_code == 404
    assert (await desk.stranger.http.get(f"/t/{changed.rsplit('/', 1)[1]}")).status_code == 200


async def test_the_pages_scripts_are_told_where_they_are_and_what_they_show(desk: Desk) -> None:
    path = await a_tracking_path(desk)

    page = (await desk.stranger.http.get(path, headers={"accept-language": "en"})).text

    (config,) = re.findall(r'<script type="application/json" id="config">(.*?)</script>', page)
    assert json.loads(config) == {
        "graphqlUrl": "/graphql",
        "language": "es",
        "timeZone": "America/Bogota",
        "token": path.removeprefix("/t/"),
    }


@pytest.mark.parametrize("status", ["CANCELLED", "COMPLETED"])
async def test_the_page_of_an_order_at_its_end_is_shown(status: str, desk: Desk) -> None:
    path = await a_tracking_path(desk)
    order_id = (await desk.ana.read("orders", first=1)).nodes[0]["id"]
    if status == "CANCELLED":
        await desk.ana.do("cancelOrder", orderId=order_id, reason="OUT_OF_STOCK")
    else:
        await desk.ana.do("acceptOrder", orderId=order_id)
        for _ in range(3):
            await desk.ana.do("advanceStatus", orderId=order_id)

    page = (await desk.stranger.http.get(path)).text

    assert {"CANCELLED": "Cancelada", "COMPLETED": "Finalizado despacho"}[status] in page


HOSTILE_FILES = (
    "/static/%00",
    "/static/" + "a" * 5000,
    "/static/%2e%2e/settings.py",
    "/static/..%2fsettings.py",
    "/static/assets",
    "/static//etc/passwd",
    "/static/%2fetc%2fpasswd",
    "/static/",
)


@pytest.mark.parametrize("path", HOSTILE_FILES, ids=range(len(HOSTILE_FILES)))
async def test_only_built_files_are_served(path: str, desk: Desk) -> None:
    answer = await desk.stranger.http.get(path)

    assert (answer.status_code, answer.text) == (404, "Not Found")
