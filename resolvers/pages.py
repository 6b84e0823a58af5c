"""Keyset paging: page 1,000 costs what page 1 costs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from models.errors import InvalidInput
from resolvers.cursors import make_cursor, read_cursor

__all__ = ["MOST_ROWS", "Page", "PageArgs", "Sort", "read_page"]

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
    rows: QuerySet[Row], sort: Sort, args: PageArgs, *, list_name: str, at: str = ""
) -> Page[Row]:
    """The asked page of `rows`; refuses sizes over 100 and cursors of another list."""
    size, backward = _size(args)
    scope = f"{list_name}:{sort.name}"
    query = rows
    for cursor, name, later in ((args.after, "after", True), (args.before, "before", False)):
        if cursor is not None:
            query = query.filter(_beyond(read_cursor(cursor, scope, name), sort, later=later))
    signs = "-" if sort.descending != backward else ""
    found = await query.order_by(f"{signs}{sort.column}", f"{signs}id").limit(size + 1)
    more, found = len(found) > size, found[:size]
    if backward:
        found.reverse()
    return Page(
        rows=found,
        cursors=[make_cursor(scope, (getattr(row, sort.column), row.pk)) for row in found],
        has_next=args.before is not None if backward else more,
        has_previous=more if backward else args.after is not None,
        count=rows.count,
        at=at,
    )


def _size(args: PageArgs) -> tuple[int, bool]:
    if args.first is not None and args.last is not None:
        raise InvalidInput("last", "usa first o last, no ambos.", "use first or last, not both.")
    size, name = (args.last, "last") if args.last is not None else (args.first, "first")
    if size is None:
        return USUAL_ROWS, False
    if not 0 <= size <= MOST_ROWS:
        raise InvalidInput(name, f"va de 0 a {MOST_ROWS}.", f"goes from 0 to {MOST_ROWS}.")
    return size, name == "last"


def _beyond(position: Any, sort: Sort, *, later: bool) -> Q:
    """Rows after (or before) a position, in the form that an index on (column, id) can seek."""
    value, id_ = position
    way = "lt" if sort.descending == later else "gt"
    strictly = Q(**{f"{sort.column}__{way}": value})
    return Q(**{f"{sort.column}__{way}e": value}) & (strictly | Q(**{f"id__{way}": id_}))
