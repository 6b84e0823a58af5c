"""Building the large shop, straight into the tables."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tortoise import connections
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.models import Model
from tortoise.transactions import in_transaction

from app.database import migrate_database, open_database
from bench.lives import Life, Lives, Row
from models import (
    Customer,
    Dispatch,
    Event,
    Links,
    Order,
    OrderLine,
    PaymentMethod,
    Role,
    Shop,
    Transaction,
)
from models.clock import now
from models.people.adding import add_staff
from models.shops.opening import open_shop

__all__ = ["EMAIL", "PASSWORD", "SECRET", "YEARS", "build_fresh_shop", "build_shop"]

EMAIL = "ana@bench.example.com"
PASSWORD = "a bench without a secret"
SECRET = "this secret guards nothing but a bench"
YEARS = 8
"""How long the shop has been open."""

Making: TypeAlias = Callable[[Lives, int], Iterator[Life]]
"""So many orders, their ids from 1 on."""

_BATCH = 1_000
_TABLES = (Customer, Order, OrderLine, Dispatch, Transaction, Event)


def _of_years(lives: Lives, orders: int) -> Iterator[Life]:
    return lives.over(YEARS, orders)


def _of_today(lives: Lives, orders: int) -> Iterator[Life]:
    return (lives.fresh(id_, lives.now) for id_ in range(1, orders + 1))


async def build_fresh_shop(
    database_url: str, orders: int, on_progress: Callable[[int], None] = lambda _: None
) -> None:
    """As `build_shop`, but all orders have just been placed, to be paid on delivery."""
    await build_shop(database_url, orders, on_progress, _of_today)


async def build_shop(
    database_url: str,
    orders: int,
    on_progress: Callable[[int], None] = lambda _: None,
    making: Making = _of_years,
) -> None:
    """Fill an empty database with one shop of so many orders; `on_progress` hears how many more."""
    EXECUTOR_CACHE.clear()  # Tortoise keeps its INSERTs, in the dialect of the engine before
    await migrate_database(database_url)
    async with open_database(database_url):
        lives = await _open()
        writing = _Writing(lives)
        batch: list[Life] = []
        for life in making(lives, orders):
            batch.append(life)
            if len(batch) == _BATCH or life.order["id"] == orders:
                await writing.write(batch)
                on_progress(len(batch))
                batch = []
        await Shop.filter(id=lives.shop.id).update(
            order_seq=lives.shop.order_seq + orders, event_seq=writing.events
        )
        await _settle_down()


async def _open() -> Lives:
    shop = await open_shop("Tienda Grande", ["pedidos@bench.example.com"])
    seller = await add_staff(
        shop.id, name="Ana Bench", email=EMAIL, role=Role.OWNER, password=PASSWORD
    )
    return Lives(
        shop=shop,
        methods={method.code: method for method in await PaymentMethod.filter(shop_id=shop.id)},
        seller=seller,
        links=Links(SECRET.encode(), "http://127.0.0.1"),
        now=now(),
        dice=random.Random(50_000),
    )


@dataclass
class _Writing:
    """Writes lives; `events` and `customers` were written so far."""

    lives: Lives
    events: int = 0
    customers: int = 0

    async def write(self, batch: list[Life]) -> None:
        """Write some lives in one transaction."""
        customers = self.lives.customers[self.customers :]
        self.customers += len(customers)
        events = sorted((e for life in batch for e in life.events), key=lambda e: e["at"])
        for event in events:
            self.events += 1
            event["number"] = self.events
        async with in_transaction():
            await _insert(Customer, customers)
            await _insert(Order, [life.order for life in batch])
            await _insert(OrderLine, [line for life in batch for line in life.lines])
            await _insert(Dispatch, [life.dispatch for life in batch])
            await _insert(Transaction, [t for life in batch for t in life.transactions])
            await _insert(Event, events)


async def _insert(model: type[Model], rows: Sequence[Row]) -> None:
    await model.bulk_create([model(**row) for row in rows], batch_size=2_000)


async def _settle_down() -> None:
    """Let PostgreSQL count on from the ids that were given, and gather what autovacuum would."""
    database = connections.get("default")
    if database.capabilities.dialect == "postgres":
        for model in _TABLES:
            table = model._meta.db_table
            await database.execute_query(
                f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'),"
                f' (SELECT max(id) FROM "{table}"))'
            )
            await database.execute_query(f'VACUUM ANALYZE "{table}"')
