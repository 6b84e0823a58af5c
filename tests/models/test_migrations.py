"""Migrations: they make what the models declare, and lose nothing of what a database holds."""

from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext
from tortoise.exceptions import IntegrityError
from tortoise.migrations.autodetector import MigrationAutodetector

from app.database import open_database, orm_config
from models import Order, migrations
from tests.engines import fresh, migrated, only_sqlite
from tests.factories import a_shop, an_order
from tests.models.everything import MODELS
from tests.models.holdings import holdings_at, run_script
from tests.models.introspection import Index, Structure, structure_of
from tests.postgres import run_apart

ROWS_AT_0001 = Path(__file__).with_name("rows_at_0001.sql").read_text()

NAMES = sorted(file.stem for file in Path(*migrations.__path__).glob("[0-9]*.py"))
STEPS = list(pairwise(NAMES))


@pytest.fixture
def populated(empty_database_url: str) -> str:
    """The address of a database as migration 0001 left it, with rows in every table."""
    migrated(empty_database_url, f"models.{NAMES[0]}")
    run_apart(run_script(empty_database_url, ROWS_AT_0001))
    return fresh(empty_database_url)


@pytest.fixture
async def structure(database: TortoiseContext) -> Structure:
    return await structure_of(database.db())


@pytest.fixture
async def declared(empty_database_url: str) -> AsyncIterator[Structure]:
    """What Tortoise makes of the models without any migration."""
    async with open_database(empty_database_url) as context:
        await context.generate_schemas(safe=False)
        yield await structure_of(context.db())


async def test_migrating_from_nothing_gives_what_the_models_declare(
    structure: Structure, declared: Structure
) -> None:
    assert structure.columns == declared.columns
    assert structure.indexes == declared.indexes
    assert structure.foreign_keys == declared.foreign_keys


async def test_every_model_has_its_table(structure: Structure) -> None:
    assert structure.tables == {kind._meta.db_table for kind in MODELS}


async def test_the_models_hold_no_change_that_no_migration_makes(
    database: TortoiseContext, database_url: str
) -> None:
    assert database.apps is not None
    changes = await MigrationAutodetector(database.apps, orm_config(database_url)["apps"]).changes()

    assert [operation for change in changes for operation in change.operations] == []


async def test_every_foreign_key_begins_an_index(structure: Structure) -> None:
    begins = {(index.table, index.columns[0]) for index in structure.indexes}

    assert structure.foreign_keys
    assert {(key.table, key.column) for key in structure.foreign_keys} <= begins


async def test_every_index_is_over_columns_of_its_table(structure: Structure) -> None:
    known = {(column.table, column.name) for column in structure.columns}

    assert structure.indexes
    for index in structure.indexes:
        assert {(index.table, name) for name in index.columns} <= known, index


async def test_no_two_indexes_are_the_same(structure: Structure) -> None:
    assert set(structure.indexes.values()) == {1}


@only_sqlite
async def test_a_literal_in_an_index_would_be_seen(database: TortoiseContext) -> None:
    await database.db().execute_script('CREATE INDEX "wrong" ON "order" ("shop", "placed_at")')

    seen = await structure_of(database.db())

    assert Index("order", ("?", "placed_at"), unique=False) in seen.indexes


async def test_the_rows_at_0001_fill_every_table(populated: str) -> None:
    rows = (await holdings_at(populated)).rows

    assert min(rows.values()) >= 2, rows


@pytest.mark.parametrize(("before", "after"), STEPS)
def test_a_migration_keeps_every_row_index_and_trigger(
    before: str, after: str, populated: str
) -> None:
    migrated(populated, f"models.{before}")
    was = run_apart(holdings_at(populated))

    migrated(populated, f"models.{after}")

    assert was.lost_in(run_apart(holdings_at(populated))) == []


def test_a_migrated_old_database_is_like_a_new_one(populated: str, structure: Structure) -> None:
    migrated(populated)

    assert run_apart(holdings_at(populated)).structure == structure


async def test_the_actions_work_on_a_migrated_old_database(populated: str) -> None:
    migrated(populated)

    async with open_database(populated) as context:
        await restart_sequences(context.db())
        order = await an_order(await a_shop("Tienda nueva"))
        assert (await Order.get(id=order.id)).number == 1001
        for old in await Order.filter(id__lt=order.id):
            assert old.reached_at(old.status) is not None


@pytest.mark.parametrize(
    ("harm", "loss"),
    [
        ('DELETE FROM "order_line" WHERE "id" = 1', "rows of order_line"),
        ('DROP TABLE "dispatch"', "rows of dispatch"),
        ('ALTER TABLE "letter" DROP COLUMN "last_error"', "column Column(table='letter'"),
        ('DROP TABLE "login_attempt"', "index Index(table='login_attempt'"),
        ('DROP TABLE "session"', "foreign key ForeignKey(table='session'"),
        ('DROP INDEX "{index}"', "index Index(table='letter'"),
    ],
)
async def test_a_loss_would_be_seen(harm: str, loss: str, populated: str) -> None:
    was = await holdings_at(populated)

    await run_script(populated, harm.format(index=await an_index_of_letter(populated)))

    lost = was.lost_in(await holdings_at(populated))
    assert any(line.startswith(loss) for line in lost), lost


@only_sqlite
async def test_the_children_lost_when_a_parent_is_rebuilt_would_be_seen(populated: str) -> None:
    was = await holdings_at(populated)

    await run_script(
        populated,
        'CREATE TABLE "new" AS SELECT * FROM "order"; DROP TABLE "order";'
        ' ALTER TABLE "new" RENAME TO "order";',
    )

    lost = was.lost_in(await holdings_at(populated))
    assert {"rows of order_line", "rows of dispatch", "rows of letter"} <= set(lost)
    assert "rows of order" not in lost


def test_migrating_again_changes_nothing(populated: str) -> None:
    migrated(populated)
    was = run_apart(holdings_at(populated))

    migrated(populated)

    assert run_apart(holdings_at(populated)) == was


async def test_a_row_without_its_parent_is_refused(database: TortoiseContext) -> None:
    order = await an_order(await a_shop())

    with pytest.raises(IntegrityError):
        await Order.filter(id=order.id).update(customer_id=999)


@only_sqlite
async def test_no_row_is_orphaned_by_the_migrations(populated: str) -> None:
    migrated(populated)

    async with open_database(populated) as context:
        assert await context.db().execute_query_dict("PRAGMA foreign_key_check") == []
        assert await context.db().execute_query_dict("PRAGMA integrity_check") == [
            {"integrity_check": "ok"}
        ]


async def an_index_of_letter(database_url: str) -> str:
    """The name of an index of the letters that no constraint needs."""
    async with open_database(database_url) as context:
        sqlite = "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE INDEX%\"letter\"%due_at%'"
        other = "SELECT indexname AS name FROM pg_indexes WHERE indexdef LIKE '%letter%due_at%'"
        dialect = context.db().capabilities.dialect
        (row,) = await context.db().execute_query_dict(sqlite if dialect == "sqlite" else other)
    return str(row["name"])


async def restart_sequences(db: BaseDBAsyncClient) -> None:
    """Let new ids begin after those that the rows at 0001 brought with them."""
    if db.capabilities.dialect == "postgres":
        for kind in MODELS:
            table = kind._meta.db_table
            await db.execute_query(
                f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), max(id))"
                f' FROM "{table}"'
            )
