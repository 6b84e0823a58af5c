"""Logging in and out at the door: cookie, bearer, throttle, and what is kept of them."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from http.cookies import Morsel, SimpleCookie
from pathlib import Path

import httpx
import pytest

from app.database import open_database
from models import Role
from models.people.adding import add_staff
from models.people.passwords import MOST_PER_ADDRESS, MOST_PER_EMAIL
from tests.app.clients import Caller, Desk, a_browser, a_socket, an_order_input
from tests.engines import fresh, only_sqlite
from tests.factories import a_shop
from tests.schema.documents import MUTATIONS
from tests.servers import Server

PASSWORD = "una clave de Ana, con ñ"


@pytest.fixture
async def email(desk: Desk) -> str:
    """The e-mail of somebody who can log in."""
    address = f"ana.rios.{desk.shop.id}@aurora.example"
    await add_staff(
        desk.shop.id, name="Ana Ríos", email=address, role=Role.ADMIN, password=PASSWORD
    )
    return address


@pytest.fixture
async def browser(desk: Desk) -> AsyncIterator[Caller]:
    """A browser that never was here, at an address of its own."""
    async with a_browser(desk.server, headers={"x-forwarded-for": address(desk, 1)}) as http:
        yield Caller(http)


def address(desk: Desk, number: int) -> str:
    """A network address that no other test comes from; uvicorn believes a proxy on 127.0.0.1."""
    return f"2001:db8::{number}:{desk.shop.id}"


def the_cookie(answer: httpx.Response) -> Morsel[str]:
    (morsel,) = SimpleCookie(answer.headers["set-cookie"]).values()
    return morsel


async def log_in(browser: Caller, email: str, password: str = PASSWORD) -> httpx.Response:
    values = {"input": {"email": email, "password": password}}
    return await browser.post({"query": MUTATIONS["logIn"], "variables": values})


async def name(caller: Caller) -> str | None:
    viewer = (await caller.read("viewer")).payload
    return viewer["name"] if viewer else None


@only_sqlite
async def test_a_log_in_gives_a_cookie_that_scripts_and_other_sites_do_not_get(
    browser: Caller, email: str
) -> None:
    cookie = the_cookie(await log_in(browser, email))

    assert cookie["httponly"] is True
    assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("lax", "/", "")
    assert (cookie["max-age"], cookie["secure"]) == (str(30 * 86400), "")
    assert await name(browser) == "Ana Ríos"


async def test_behind_https_the_cookie_is_tied_to_https_and_to_this_host(
    public_server: Server,
) -> None:
    """The `__Host-` prefix holds only with Secure, Path=/ and without Domain."""
    fresh(public_server.database_url)
    async with open_database(public_server.database_url), a_browser(public_server) as http:
        shop, address = await a_shop(), "ana@publica.example"
        await add_staff(shop.id, name="Ana", email=address, role=Role.OWNER, password=PASSWORD)
        cookie = the_cookie(await log_in(Caller(http), address))
        http.cookies.clear()
        carried = {"cookie": f"{cookie.key}={cookie.value}"}
        answer = await Caller(http).post({"query": "{ viewer { name } }"}, **carried)

    assert cookie.key == "__Host-session"
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "lax")
    assert (cookie["path"], cookie["domain"]) == ("/", "")
    assert answer.json() == {"data": {"viewer": {"name": "Ana"}}}


@only_sqlite
async def test_a_program_uses_the_token_that_it_was_told(browser: Caller, email: str) -> None:
    token = (await log_in(browser, email)).json()["data"]["logIn"]["token"]
    browser.http.cookies.clear()

    assert await name(browser) is None
    assert await name(Caller(browser.http, token)) == "Ana Ríos"


@only_sqlite
async def test_a_bearer_beats_the_cookie(browser: Caller, email: str, desk: Desk) -> None:
    await log_in(browser, email)

    assert await name(Caller(browser.http, desk.store.token)) == "Tienda en línea"
    assert await name(Caller(browser.http, "mos_that_opens_nothing_at_all")) is None
    basic = await browser.post({"query": "{ viewer { name } }"}, authorization="Basic YTpi")
    assert basic.json()["data"]["viewer"] == {"name": "Ana Ríos"}  # a proxy's, not ours


@only_sqlite
async def test_a_log_out_revokes_the_session_and_clears_the_cookie(
    browser: Caller, email: str
) -> None:
    token = (await log_in(browser, email)).json()["data"]["logIn"]["token"]

    answer = await browser.post({"query": MUTATIONS["logOut"]})

    cookie = the_cookie(answer)
    assert (cookie.value, cookie["max-age"], cookie["path"]) == ("", "0", "/")
    assert answer.json()["data"]["logOut"] == {"loggedOut": True, "userErrors": []}
    assert await name(Caller(browser.http, token)) is None
    assert (await Caller(browser.http, token).read("orderCounts")).code == "UNAUTHENTICATED"


@only_sqlite
async def test_after_a_log_out_the_same_request_does_nothing_more(
    browser: Caller, email: str
) -> None:
    await log_in(browser, email)
    both = """mutation { logOut { loggedOut }
        markNotificationsRead(input: {}) { userErrors { code } } }"""

    answer = await browser.ask(both)

    assert answer.data == {
        "logOut": {"loggedOut": True},
        "markNotificationsRead": {"userErrors": [{"code": "UNAUTHENTICATED"}]},
    }


@only_sqlite
async def test_a_stale_cookie_is_a_strangers_and_no_error(browser: Caller, email: str) -> None:
    token = (await log_in(browser, email)).json()["data"]["logIn"]["token"]
    await Caller(browser.http, token).do("logOut")
    browser.http.cookies.set("mis_ordenes_session", token)

    assert await name(browser) is None
    assert (await log_in(browser, email)).json()["data"]["logIn"]["userErrors"] == []


@only_sqlite
@pytest.mark.parametrize("value", ["", "x", '"', "%00", "ñ".encode().decode("latin-1"), "a" * 3000])
async def test_a_hostile_cookie_is_a_strangers(value: str, browser: Caller) -> None:
    answer = await browser.http.post(
        "/graphql",
        json={"query": "{ viewer { name } }"},
        headers=[(b"cookie", b"mis_ordenes_session=" + value.encode("latin-1"))],
    )

    assert answer.json() == {"data": {"viewer": None}}


@only_sqlite
async def test_a_log_in_over_a_socket_opens_a_session_for_it(desk: Desk, email: str) -> None:
    async with a_socket(desk.server) as socket:
        values = {"email": email, "password": PASSWORD}
        opened = (await socket.ask("in", MUTATIONS["logIn"], input=values)).payload

        assert (await socket.ask("1", "{ viewer { name } }")).payload == {"name": "Ana Ríos"}
        assert await name(Caller(desk.ana.http, opened["token"])) == "Ana Ríos"


@only_sqlite
async def test_guesses_are_throttled_for_the_email_and_the_right_password_waits_too(
    browser: Caller, email: str
) -> None:
    for _ in range(MOST_PER_EMAIL):
        assert (await browser.do("logIn", email=email, password="no")).code == "BAD_CREDENTIALS"

    refused = (await browser.do("logIn", email=email.upper(), password=PASSWORD)).refusal

    assert refused["code"] == "TOO_MANY_ATTEMPTS"
    assert 0 < refused["retryAfter"] <= 15 * 60
    assert str(refused["retryAfter"]) in refused["message"]


@only_sqlite
async def test_guesses_are_throttled_for_the_address_whoever_they_are_for(desk: Desk) -> None:
    async with a_browser(desk.server, headers={"x-forwarded-for": address(desk, 2)}) as http:
        strangers = (f"{number}@x.example" for number in range(MOST_PER_ADDRESS + 1))
        guesses = await asyncio.gather(
            *(Caller(http).do("logIn", email=email, password="no") for email in strangers)
        )

    codes = Counter(guess.code for guess in guesses)
    assert codes == {"BAD_CREDENTIALS": MOST_PER_ADDRESS, "TOO_MANY_ATTEMPTS": 1}


@only_sqlite
async def test_nothing_that_opens_a_door_is_stored_in_clear(
    desk: Desk, browser: Caller, email: str
) -> None:
    token = (await log_in(browser, email)).json()["data"]["logIn"]["token"]
    placed = (await desk.store.do("placeOrder", **an_order_input("WEB-1"))).payload
    for mutation in ("acceptOrder", "rotateTrackingLink"):
        await Caller(browser.http, token).do(mutation, orderId=placed["order"]["id"])
    await Caller(browser.http, token).do("advanceStatus", orderId=placed["order"]["id"])
    order = (await Caller(browser.http, token).read("order", id=placed["order"]["id"])).payload
    tracking = [url.rsplit("/", 1)[1] for url in (placed["trackingUrl"], order["trackingUrl"])]

    kept = b"".join(database_files(desk.server))

    assert email.encode() in kept  # what is looked for would be found
    for secret in (token, str(desk.store.token), PASSWORD, *tracking):
        assert secret.encode() not in kept
        assert secret not in desk.server.log


def database_files(server: Server) -> Iterator[bytes]:
    """All bytes of the SQLite database: its file, and what is still in its log."""
    file = Path(server.database_url.removeprefix("sqlite://"))
    yield from (path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
