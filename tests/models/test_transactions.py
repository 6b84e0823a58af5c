"""The ledger's rows: written once, never changed or deleted, whoever asks."""

import pytest
from tortoise.context import TortoiseContext

from models import Order, Shop, Transaction
from tests.factories import a_shop, an_order
from tests.models.everything import everything

WRONG = [
    'UPDATE "transaction" SET "amount" = 1',
    'UPDATE "transaction" SET "status" = \'SETTLED\'',
    'DELETE FROM "transaction"',
    'DELETE FROM "transaction" WHERE "id" = 1',
    'DELETE FROM "order"',
]


@pytest.fixture
async def order(database: TortoiseContext) -> Order:
    return await an_order(await a_shop(), paid=True)


@pytest.mark.parametrize("statement", WRONG)
async def test_the_database_refuses_to_change_the_ledger(
    statement: str, order: Order, database: TortoiseContext
) -> None:
    before = await everything()

    with pytest.raises(Exception, match="append-only"):
        await database.db().execute_query(statement)

    assert await everything() == before


async def test_the_models_cannot_change_the_ledger(order: Order) -> None:
    before = await everything()

    for change in (
        Transaction.all().update(note="otra"),
        Transaction.all().delete(),
        Shop.all().delete(),
    ):
        with pytest.raises(Exception, match="append-only"):
            await change

    assert await everything() == before


async def test_a_payment_is_kept_beside_what_was_expected(order: Order) -> None:
    rows = await Transaction.filter(order_id=order.id).order_by("id")

    assert [(row.status, row.amount) for row in rows] == [("PENDING", 50_000), ("SETTLED", 50_000)]
