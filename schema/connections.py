"""Relay connections over keyset pages."""

from typing import Any, Generic, TypeVar

import strawberry

from resolvers.pages import Page
from schema.described import described

__all__ = ["Connection"]

T = TypeVar("T")


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Relay's page information."""

    has_next_page: bool = described("Whether rows follow.")
    has_previous_page: bool = described("Whether rows come before.")
    start_cursor: str | None = described("The first row's cursor.")
    end_cursor: str | None = described("The last row's cursor: the next `after`.")


@strawberry.type(description="A row and its cursor.")
class Edge(Generic[T]):
    """Relay's edge."""

    cursor: str = described("Stands for this row as `after` or `before`.")
    node: T = described("The row.")


def _nodes(root: strawberry.Parent[Page[Any]]) -> list[T]:
    return root.rows


def _edges(root: strawberry.Parent[Page[Any]]) -> list[Edge[T]]:
    return [Edge(cursor=c, node=row) for c, row in zip(root.cursors, root.rows, strict=True)]


def _page_info(root: strawberry.Parent[Page[Any]]) -> PageInfo:
    return PageInfo(
        has_next_page=root.has_next,
        has_previous_page=root.has_previous,
        start_cursor=root.cursors[0] if root.cursors else None,
        end_cursor=root.cursors[-1] if root.cursors else None,
    )


async def _total_count(root: strawberry.Parent[Page[Any]]) -> int:
    return await root.count()


def _cursor(root: strawberry.Parent[Page[Any]]) -> str:
    return root.at


@strawberry.type(description="A page of a list: at most 100 rows, 20 when not said.")
class Connection(Generic[T]):
    """Relay's connection."""

    nodes: list[T] = described("The rows.", _nodes)
    edges: list[Edge[T]] = described("The rows with cursors.", _edges)
    page_info: PageInfo = described("How to go on.", _page_info)
    total_count: int = described("Rows in the whole list, counted when asked.", _total_count)
    cursor: str = described(
        "The event cursor that this was read at: the `after` of the live streams.", _cursor
    )
