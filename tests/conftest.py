"""What every test may ask for: an engine, a database of its own, Redis, a browser."""

from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tortoise.context import TortoiseContext

from app.database import open_database
from tests.engines import (
    IS_MISSING,
    Engine,
    browser_path,
    fresh,
    migrated,
    new_sqlite,
    reachable_postgres,
    reachable_redis,
)
from tests.postgres import Postgres, Shelf

settings.register_profile("here", deadline=None, print_blob=True)
settings.load_profile("here")  # two shared cores: a slow example is no failure


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fold the skips for one missing thing into one line of the summary."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple) and IS_MISSING in report.longrepr[2]:
        report.longrepr = ("tests/engines.py", 0, report.longrepr[2])
    return report


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """The kind of database; a test with a database runs once on each."""
    kind: Engine = request.param
    return kind


@pytest.fixture(scope="session")
def postgres() -> Postgres:
    """The real PostgreSQL server."""
    return reachable_postgres()


@pytest.fixture(scope="session")
def redis_url() -> str:
    """The real Redis server."""
    return reachable_redis()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The real browser's executable."""
    return browser_path()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated SQLite file to copy."""
    file = tmp_path_factory.mktemp("template") / "migrated.sqlite3"
    migrated(f"sqlite://{file}")
    return str(file)


@pytest.fixture(scope="session")
def postgres_shelf(postgres: Postgres) -> Iterator[Shelf]:
    """Migrated PostgreSQL databases to lend."""
    with postgres.database() as template:
        migrated(postgres.url_of(template))
        shelf = Shelf(postgres, template)
        yield shelf
        shelf.clear()


@pytest.fixture
def empty_database_url(
    engine: Engine, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[str]:
    """The address of a database without any table."""
    if engine == "sqlite":
        yield fresh(new_sqlite(tmp_path))
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.database() as name:
        yield fresh(server.url_of(name))


@pytest.fixture
def database_url(engine: Engine, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database of this test's own, without a row.

    A test that changes the tables asks for `empty_database_url` and migrates it.
    """
    if engine == "sqlite":
        yield fresh(new_sqlite(tmp_path, request.getfixturevalue("sqlite_template")))
        return
    shelf: Shelf = request.getfixturevalue("postgres_shelf")
    with shelf.lend() as name:
        yield fresh(shelf.server.url_of(name))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[TortoiseContext]:
    """The ORM, open on this test's own database.

    Tortoise's state lives in a ContextVar; pytest-asyncio copies what a fixture sets into the
    test's context (`test_conftest.py` holds it to that).
    """
    async with open_database(database_url) as context:
        yield context
