"""Reading orders."""

from collections.abc import Sequence
from typing import Any

from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from models import Order, PaymentMethod, PaymentStatus, Status
from models.people.rights import Right
from models.people.viewers import Viewer
from models.text import clean_line, fold
from resolvers.arguments import (
    After,
    Before,
    First,
    GlobalId,
    Last,
    OrdersBy,
    OrdersWhere,
    Search,
)
from resolvers.context import Info
from resolvers.cursors import event_cursor
from resolvers.inputs.lists import OrderFilter, OrderSort, SortDirection
from resolvers.pages import (
    EVERYWHERE,
    OneOf,
    Page,
    PageArgs,
    Sort,
    Stretch,
    read_page,
    refuse_long_lists,
)
from resolvers.seeing import find_order, visible_orders

__all__ = ["Counts", "order", "order_counts", "orders"]

_MOST_WORDS = 8
_MOST_VALUES = 8
OWED = (PaymentStatus.PENDING, PaymentStatus.PARTIALLY_PAID)


async def order(info: Info, id: GlobalId) -> Order:
    """One order of the viewer's shop."""
    return await find_order(info.context.viewer, id)


async def orders(
    info: Info,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
    filter: OrdersWhere = None,
    search: Search = None,
    sort_by: OrdersBy = None,
) -> Page[Order]:
    """A page of the shop's orders."""
    viewer, sort = info.context.viewer, _sort(sort_by or OrderSort())
    rows, one_of, within = visible_orders(viewer), None, EVERYWHERE
    if filter is not None:
        rows, one_of = await _filtered(rows, filter, viewer)
        within = _dates(filter)
    if search is not None:
        rows = _searched(rows, search, viewer)
    if sort.column != "placed_at":  # the indexes of the filters go by date
        rows = within.of(one_of.of(rows) if one_of else rows, "placed_at")
        one_of, within = None, EVERYWHERE
    return await read_page(
        rows,
        sort,
        PageArgs(first, after, last, before),
        list_name=f"orders:{viewer.shop_id}",
        at=read_at(viewer),
        within=within,
        one_of=one_of,
    )


class Counts:
    """How many orders of a shop there are, by status and payment status."""

    def __init__(self, groups: list[tuple[Status, PaymentStatus, int]], cursor: str) -> None:
        self.groups = groups
        self.cursor = cursor

    @property
    def all(self) -> int:
        """All orders."""
        return sum(count for _, _, count in self.groups)

    @property
    def to_collect(self) -> int:
        """Finished orders with money outstanding."""
        return sum(n for s, p, n in self.groups if s is Status.COMPLETED and p in OWED)

    def of(self, status: Status) -> int:
        """Orders on `status`."""
        return sum(count for found, _, count in self.groups if found is status)


async def order_counts(info: Info) -> Counts:
    """The numbers on the tabs, in one statement."""
    viewer = info.context.viewer
    rows = (
        await visible_orders(viewer)
        .annotate(count=Count("id"))
        .group_by("status", "payment_status")
        .values_list("status", "payment_status", "count")
    )
    groups = [(Status(status), PaymentStatus(paid), int(count)) for status, paid, count in rows]
    return Counts(groups, read_at(viewer))


def read_at(viewer: Viewer) -> str:
    """The event cursor that this request reads at: the shop's row was read before all else."""
    return event_cursor(viewer.shop_id, viewer.shop.event_seq if viewer.shop else 0)


def _sort(asked: OrderSort) -> Sort:
    column, way = str(asked.field.value), asked.direction
    return Sort(f"{column}:{way.value}", column, descending=way is SortDirection.DESC)


def _dates(asked: OrderFilter) -> Stretch:
    """The asked dates; no id is below 1."""
    low, high = asked.placed_from, asked.placed_until
    return Stretch((low, 0) if low is not None else None, (high, 0) if high is not None else None)


async def _filtered(
    rows: QuerySet[Order], asked: OrderFilter, viewer: Viewer
) -> tuple[QuerySet[Order], OneOf | None]:
    """The rows that fit all conditions but the dates and one more, and that one.

    It is the first that has several values, if one has.
    """
    refuse_long_lists(asked)
    cities = asked.city and [clean_line(city, "filter.city", most=120) for city in asked.city]
    conditions: list[tuple[str, Sequence[Any] | None]] = [
        ("status", asked.status),
        ("payment_status", asked.payment_status),
        ("dispatch_method", asked.dispatch_method),
        ("city", cities),
        ("payment_method_id", await _method_ids(asked.payment_method, viewer)),
    ]
    if asked.to_collect:
        conditions += [("status", [Status.COMPLETED]), ("payment_status", OWED)]
    elif asked.to_collect is not None:
        rows = rows.filter(~Q(status=Status.COMPLETED, payment_status__in=OWED))
    one_of: OneOf | None = None
    for column, values in conditions:
        if values is None:
            continue
        distinct = list(dict.fromkeys(values))
        if len(distinct) == 1:
            rows = rows.filter(**{column: distinct[0]})
        elif one_of is None and 2 <= len(distinct) <= _MOST_VALUES:
            one_of = OneOf(column, distinct)
        else:
            rows = rows.filter(**{f"{column}__in": distinct})
    return rows, one_of


async def _method_ids(codes: list[str] | None, viewer: Viewer) -> list[int] | None:
    if codes is None:
        return None
    wanted = [clean_line(code, "filter.paymentMethod", most=40) for code in codes]
    methods = PaymentMethod.filter(shop_id=viewer.shop_id, code__in=wanted)
    return [method.id for method in await methods]


def _searched(rows: QuerySet[Order], search: str, viewer: Viewer) -> QuerySet[Order]:
    words = fold(clean_line(search, "search", most=200)).lstrip("#").split()
    for word in words[:_MOST_WORDS]:
        found = Q(search_text__contains=word)
        if viewer.may(Right.SEE_CONTACTS):
            found |= Q(search_contact__contains=word)
        rows = rows.filter(found)
    return rows
