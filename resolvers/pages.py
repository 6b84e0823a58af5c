"""Keyset paging: page 1,000 costs what page 1 costs."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from strawberry.utils.str_converters import to_camel_case
from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from models.errors import InvalidInput
from resolvers.cursors import Position, make_cursor, read_cursor
from resolvers.inputs.lists import OrderFilter, TransactionFilter

__all__ = [
    "EVERYWHERE",
    "MOST_ROWS",
    "OneOf",
    "Page",
    "PageArgs",
    "Sort",
    "Stretch",
    "read_page",
    "refuse_long",
    "refuse_long_lists",
]

MOST_ROWS = 100
USUAL_ROWS = 20

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class PageArgs:
    """Relay's paging arguments, as asked."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None


@dataclass(frozen=True)
class Sort:
    """An order of rows: by `column`, then by id; newest or largest first when `descending`."""

    name: str
    column: str
    descending: bool = True

    @property
    def is_by_moment(self) -> bool:
        """Whether the column holds moments; else it holds numbers."""
        return self.column.endswith("_at")


@dataclass(frozen=True)
class Stretch:
    """The rows strictly between two positions of an order; None where it has no end.

    A filter's bound and a cursor's become one: of two bounds on one side SQLite seeks with either,
    and steps over all rows between them.
    """

    low: Position | None = None
    high: Position | None = None

    def above(self, position: Position) -> "Stretch":
        """The part of it after a position."""
        return Stretch(max(self.low or position, position, key=_place), self.high)

    def below(self, position: Position) -> "Stretch":
        """The part of it before a position."""
        return Stretch(self.low, min(self.high or position, position, key=_place))

    def of(self, rows: QuerySet[Row], column: str) -> QuerySet[Row]:
        """Those of `rows` in it, in the form that an index on (column, id) can seek."""
        for way, end in (("gt", self.low), ("lt", self.high)):
            if end is not None:
                value: Any = end[0]
                id_: Any = end[1]
                beyond = Q(**{f"{column}__{way}": value}) | Q(**{f"id__{way}": id_})
                rows = rows.filter(Q(**{f"{column}__{way}e": value}) & beyond)
        return rows


EVERYWHERE = Stretch()


@dataclass(frozen=True)
class OneOf:
    """A condition: `column` holds one of several values, each of which an index gives in order."""

    column: str
    values: Sequence[Any]

    def of(self, rows: QuerySet[Row]) -> QuerySet[Row]:
        """Those of `rows` that fit."""
        return rows.filter(**{f"{self.column}__in": self.values})


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows of a list, and what a client needs to go on.

    `count` counts the whole list when asked; `at` is the event cursor that it was read at.
    """

    rows: list[Row]
    cursors: list[str]
    has_next: bool
    has_previous: bool
    count: Callable[[], Awaitable[int]]
    at: str = ""


async def read_page(
    rows: QuerySet[Row],
    sort: Sort,
    args: PageArgs,
    *,
    list_name: str,
    at: str = "",
    within: Stretch = EVERYWHERE,
    one_of: OneOf | None = None,
) -> Page[Row]:
    """The asked page of `rows`; refuses sizes over 100 and cursors of another list.

    `within` bounds the sorting column; `one_of` is a condition more.
    """
    size, backward = _size(args)
    scope = f"{list_name}:{sort.name}"
    asked = within
    for cursor, name, later in ((args.after, "after", True), (args.before, "before", False)):
        if cursor is not None:
            position = read_cursor(cursor, scope, name, of_moments=sort.is_by_moment)
            asked = asked.below(position) if sort.descending == later else asked.above(position)
    signs = "-" if sort.descending != backward else ""
    order = f"{signs}{sort.column}", f"{signs}id"
    found = await _nearest(asked.of(rows, sort.column), one_of, order, size + 1)
    more, found = len(found) > size, found[:size]
    if backward:
        found.reverse()
    return Page(
        rows=found,
        cursors=[make_cursor(scope, (getattr(row, sort.column), row.pk)) for row in found],
        has_next=args.before is not None if backward else more,
        has_previous=more if backward else args.after is not None,
        count=within.of(one_of.of(rows) if one_of else rows, sort.column).count,
        at=at,
    )


def refuse_long(values: Sequence[object], field: str) -> None:
    """Refuse a list from outside with more than 100 values: each of them goes to the database."""
    if len(values) > MOST_ROWS:
        raise InvalidInput(field, f"admite {MOST_ROWS}.", f"takes at most {MOST_ROWS}.")


def refuse_long_lists(filter: OrderFilter | TransactionFilter) -> None:
    """Refuse a filter of which one condition has more than 100 values."""
    for name, values in vars(filter).items():
        if isinstance(values, list):
            refuse_long(values, f"filter.{to_camel_case(name)}")


def _size(args: PageArgs) -> tuple[int, bool]:
    if args.first is not None and args.last is not None:
        raise InvalidInput("last", "usa first o last, no ambos.", "use first or last, not both.")
    size, name = (args.last, "last") if args.last is not None else (args.first, "first")
    if size is None:
        return USUAL_ROWS, False
    if not 0 <= size <= MOST_ROWS:
        raise InvalidInput(name, f"va de 0 a {MOST_ROWS}.", f"goes from 0 to {MOST_ROWS}.")
    return size, name == "last"


def _place(position: Position) -> Any:
    return position  # a list has either moments or numbers in its positions


async def _nearest(
    rows: QuerySet[Row], one_of: OneOf | None, order: tuple[str, str], most: int
) -> list[Row]:
    """The first `most` rows in this order.

    An index gives the rows of one value in order, but not those of several: so the ids come value
    by value, `most` of each and no more.
    """
    if one_of is None:
        return await rows.order_by(*order).limit(most)
    ids: list[Any] = []
    for value in one_of.values:
        part = rows.filter(**{one_of.column: value}).order_by(*order).limit(most)
        ids += await part.values_list("id", flat=True)
    return await rows.model.filter(id__in=ids).order_by(*order).limit(most)
