"""What the tests of a running server may ask for."""

from collections.abc import AsyncIterator, Iterator

import pytest

from app.database import open_database
from models import Role
from tests.app.clients import Caller, Desk, a_browser
from tests.engines import Engine, fresh, new_sqlite
from tests.factories import a_key, a_session, a_shop, a_staff
from tests.postgres import Shelf
from tests.servers import Server, serving

UVICORNS_OWN = "Invalid UTF-8 sequence received from client."
"""It closes the socket as it should, and writes a trace of it."""


@pytest.fixture(scope="session")
def sqlite_server(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: str
) -> Iterator[Server]:
    """A server on SQLite, for all tests that leave it as it is."""
    folder = tmp_path_factory.mktemp("sqlite_server")
    with serving(folder, new_sqlite(folder, sqlite_template)) as server:
        yield server


@pytest.fixture(scope="session")
def postgresql_server(
    tmp_path_factory: pytest.TempPathFactory, postgres_shelf: Shelf
) -> Iterator[Server]:
    """A server on PostgreSQL, for all tests that leave it as it is."""
    folder = tmp_path_factory.mktemp("postgresql_server")
    url_of = postgres_shelf.server.url_of
    with postgres_shelf.lend() as name, serving(folder, url_of(name)) as server:
        yield server


@pytest.fixture
def server(engine: Engine, request: pytest.FixtureRequest) -> Iterator[Server]:
    """A running server that many tests share, each with a shop of its own.

    Whatever a test does to it, it must not come upon anything unexpected.
    """
    shared: Server = request.getfixturevalue(f"{engine}_server")
    before = len(shared.lines)
    yield shared
    said = "".join(shared.lines[before:])
    assert said.count("Traceback") == said.count(UVICORNS_OWN), said


@pytest.fixture
async def desk(server: Server) -> AsyncIterator[Desk]:
    """A new shop, with the ORM open on the server's database too."""
    fresh(server.database_url)
    async with open_database(server.database_url), a_browser(server) as http:
        shop = await a_shop("Café Aurora", "ventas@aurora.example")
        ana = Caller(http, await a_session(await a_staff(shop, Role.ADMIN)))
        yield Desk(server, shop, ana, Caller(http, await a_key(shop)), Caller(http))


@pytest.fixture(scope="session")
def public_server(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: str
) -> Iterator[Server]:
    """A server that people reach by https, and that another page may call."""
    folder = tmp_path_factory.mktemp("public_server")
    with serving(
        folder,
        new_sqlite(folder, sqlite_template),
        PUBLIC_URL="https://pedidos.example",
        ALLOWED_ORIGINS="https://tienda.example, http://localhost:8080/",
    ) as server:
        yield server
