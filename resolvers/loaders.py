"""Reading what belongs to many rows in one statement each.

They do not cache: a socket's context lives as long as the socket, and a cached row would be its
first value for ever.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from strawberry.dataloader import DataLoader
from tortoise.functions import Max

from models import (
    Customer,
    Dispatch,
    Event,
    Order,
    OrderLine,
    PaymentMethod,
    Session,
    Transaction,
)
from models.preferences import Choices, choices_of_all
from models.transactions import TransactionStatus
from resolvers.patience import patiently

__all__ = ["Loaders"]

Row = TypeVar("Row")

_TRIES = 8
"""Some ten seconds: an event that is on its way outlasts a restart of the database."""


class Loaders:
    """One loader for each relation that the schema shows; the keys are database ids."""

    def __init__(self) -> None:
        self.order = _loader(_orders)
        self.customer = _loader(_customers)
        self.payment_method = _loader(_methods)
        self.dispatch = _loader(_dispatches)
        self.lines = _loader(_lines)
        self.transactions = _loader(_transactions)
        self.timeline = _loader(_events)
        self.preferences = _loader(_preferences)
        self.last_log_in = _loader(_last_log_ins)


def _loader(load: Callable[[list[int]], Awaitable[Sequence[Row]]]) -> DataLoader[int, Row]:
    async def patient(ids: list[int]) -> Sequence[Row]:
        return await patiently(partial(load, ids), tries=_TRIES)

    return DataLoader(load_fn=patient, cache=False)


def _in_order(ids: list[int], rows: Iterable[Row], key: Callable[[Row], int]) -> list[Row]:
    found = {key(row): row for row in rows}
    return [found[id_] for id_ in ids]


def _grouped(ids: list[int], rows: Iterable[Row], key: Callable[[Row], int]) -> list[list[Row]]:
    groups: dict[int, list[Row]] = {id_: [] for id_ in ids}
    for row in rows:
        groups[key(row)].append(row)
    return [groups[id_] for id_ in ids]


async def _orders(ids: list[int]) -> list[Order]:
    return _in_order(ids, await Order.filter(id__in=ids), lambda row: row.id)


async def _customers(ids: list[int]) -> list[Customer]:
    return _in_order(ids, await Customer.filter(id__in=ids), lambda row: row.id)


async def _methods(ids: list[int]) -> list[PaymentMethod]:
    return _in_order(ids, await PaymentMethod.filter(id__in=ids), lambda row: row.id)


async def _dispatches(ids: list[int]) -> list[Dispatch]:
    return _in_order(ids, await Dispatch.filter(order_id__in=ids), lambda row: row.order_id)


async def _lines(ids: list[int]) -> list[list[OrderLine]]:
    rows = await OrderLine.filter(order_id__in=ids).order_by("order_id", "position")
    return _grouped(ids, rows, lambda row: row.order_id)


async def _transactions(ids: list[int]) -> list[list[Transaction]]:
    rows = await Transaction.filter(order_id__in=ids).order_by("order_id", "id")
    settled = [row for row in rows if row.status is TransactionStatus.SETTLED]
    pending = [row for row in rows if row.status is TransactionStatus.PENDING]
    return _grouped(ids, settled + pending, lambda row: row.order_id)


async def _events(ids: list[int]) -> list[list[Event]]:
    rows = await Event.filter(order_id__in=ids).order_by("order_id", "number")
    return _grouped(ids, rows, lambda row: row.order_id)


async def _preferences(ids: list[int]) -> list[Choices]:
    chosen = await choices_of_all(ids)
    return [chosen[id_] for id_ in ids]


async def _last_log_ins(ids: list[int]) -> list[datetime | None]:
    latest = Session.filter(staff_id__in=ids).annotate(at=Max("created_at")).group_by("staff_id")
    found = dict(await latest.values_list("staff_id", "at"))
    return [found.get(id_) for id_ in ids]
