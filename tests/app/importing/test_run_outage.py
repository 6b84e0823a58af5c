from collections.abc import Callable

import pytest
from tortoise import connections
from tortoise.exceptions import OperationalError

from app.database import open_database
from app.importing.report import Outcome, Report, Verdict
from app.importing.run import import_orders
from models import Order, Shop
from tests.app.importing.samples import a_woo_order
from tests.engines import migrated, only_postgresql, only_sqlite
from tests.factories import LINKS, a_shop


async def run(shop: Shop, ids: list[int], on_progress: Callable[[Outcome], None]) -> Report:
    orders = [a_woo_order(id=id_) for id_ in ids]
    return await import_orders(orders, shop.id, LINKS, default_method=None, on_progress=on_progress)


async def test_a_database_that_fails_ends_the_import_and_keeps_what_was_taken(
    empty_database_url: str,
) -> None:
    told: list[Outcome] = []
    async with open_database(migrated(empty_database_url)):
        shop = await a_shop()
        await run(shop, [1], told.append)
        await connections.get("default").execute_script("ALTER TABLE order_line RENAME TO lost")
        with pytest.raises(OperationalError):
            await run(shop, [2, 3], told.append)
        assert [order.external_id for order in await Order.all()] == ["woo-1"]
    assert [outcome.number for outcome in told] == [1001]


async def verdicts_after(statement: str, url: str) -> list[Verdict]:
    """What becomes of three orders, the second with a note, after `statement` altered tables."""
    told: list[Outcome] = []
    async with open_database(migrated(url)):
        shop = await a_shop()
        await connections.get("default").execute_script(statement)
        orders = [a_woo_order(id=id_, customer_note="hola" * (id_ == 2)) for id_ in (1, 2, 3)]
        await import_orders(orders, shop.id, LINKS, default_method=None, on_progress=told.append)
    return [outcome.verdict for outcome in told]


@only_sqlite
async def test_a_constraint_that_one_order_breaks_is_its_own_fault(empty_database_url: str) -> None:
    no_notes = """
        CREATE TRIGGER no_notes BEFORE INSERT ON "order" WHEN NEW.note <> ''
        BEGIN SELECT RAISE(ABORT, 'no notes'); END
    """
    verdicts = await verdicts_after(no_notes, empty_database_url)
    assert verdicts == [Verdict.TAKEN, Verdict.REFUSED, Verdict.TAKEN]


@only_postgresql
@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE \"order\" ADD CONSTRAINT no_notes CHECK (note = '')",
        'ALTER TABLE "order" ALTER COLUMN note TYPE varchar(3)',
    ],
)
async def test_a_value_that_the_tables_do_not_take_is_its_orders_own_fault(
    statement: str, empty_database_url: str
) -> None:
    verdicts = await verdicts_after(statement, empty_database_url)
    assert verdicts == [Verdict.TAKEN, Verdict.REFUSED, Verdict.TAKEN]
