"""How much work some statements make for the database, counted and not timed, and by which plan."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from tortoise import connections

from bench.watching import Statement

__all__ = ["Effort", "Meter", "open_meter"]

_STEPS = 10  # SQLite reports after so many
_FEW = 500  # rows; no more than this are sorted when a page is put together from parts


@dataclass(frozen=True)
class Effort:
    """Work in the engine's own unit, and what the plan says.

    `indexes` are the columns of the indexes that were used. `sorts`: all rows that fit were sorted.
    """

    work: int
    indexes: tuple[str, ...]
    sorts: bool


class Meter(Protocol):
    """Measures statements on one engine; `unit` is what it counts."""

    unit: str

    async def of(self, statements: Sequence[Statement]) -> Effort:
        """What these statements take together."""


@contextmanager
def open_meter(database_url: str) -> Iterator[Meter]:
    """The meter for the database that is open."""
    if database_url.startswith("sqlite://"):
        connection = sqlite3.connect(database_url.removeprefix("sqlite://"))
        try:
            yield _Sqlite(connection)
        finally:
            connection.close()
    else:
        yield _Postgres()


class _Sqlite:
    """Counts the instructions of SQLite's virtual machine: the same every time."""

    unit = "VM steps"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def of(self, statements: Sequence[Statement]) -> Effort:
        plans = [self._plan(statement) for statement in statements]
        names = {step.partition(" INDEX ")[2].partition(" ")[0] for plan in plans for step in plan}
        return Effort(
            work=sum(map(self._work, statements)),
            indexes=tuple(sorted(self._columns(name) for name in names if name)),
            sorts=any(_sorts(plan) for plan in plans),
        )

    def _plan(self, statement: Statement) -> list[str]:
        rows = self._connection.execute("EXPLAIN QUERY PLAN " + statement.sql, statement.values)
        return [row[3] for row in rows]

    def _columns(self, index: str) -> str:
        rows = self._connection.execute("SELECT name FROM pragma_index_info(?)", (index,))
        return _told(row[0] for row in rows)

    def _work(self, statement: Statement) -> int:
        count = 0

        def step() -> int:
            nonlocal count
            count += _STEPS
            return 0

        self._connection.set_progress_handler(step, _STEPS)
        self._connection.execute(statement.sql, statement.values).fetchall()
        self._connection.set_progress_handler(None, 0)
        return count


def _sorts(plan: Sequence[str]) -> bool:
    by_key = any("USING INTEGER PRIMARY KEY" in step for step in plan)
    return not by_key and any("TEMP B-TREE" in step for step in plan)


class _Postgres:
    """Counts the pages that PostgreSQL touches, and the rows that it reads in vain."""

    unit = "pages and rows in vain"

    async def of(self, statements: Sequence[Statement]) -> Effort:
        plans = [await self._plan(statement) for statement in statements]
        nodes = [node for plan in plans for node in _nodes(plan)]
        vain = sum(n.get("Rows Removed by Filter", 0) * n["Actual Loops"] for n in nodes)
        pages = sum(p["Shared Hit Blocks"] + p["Shared Read Blocks"] for p in plans)
        names = {n["Index Name"] for n in nodes if "Index Name" in n}
        return Effort(
            work=pages + vain,
            indexes=tuple(sorted([await self._columns(name) for name in names])),
            sorts=any(
                n["Plans"][0]["Actual Rows"] > _FEW for n in nodes if n["Node Type"] == "Sort"
            ),
        )

    async def _plan(self, statement: Statement) -> dict[str, Any]:
        _, rows = await connections.get("default").execute_query(
            "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + statement.sql, list(statement.values)
        )
        plan: dict[str, Any] = json.loads(rows[0]["QUERY PLAN"])[0]["Plan"]
        return plan

    async def _columns(self, index: str) -> str:
        _, rows = await connections.get("default").execute_query(
            "SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass ORDER BY attnum",
            [f'"{index}"'],
        )
        return _told(row["attname"] for row in rows)


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("Plans", ()):
        yield from _nodes(child)


def _told(columns: Iterator[str]) -> str:
    """The columns of an index but the shop and the id, with which they all begin and end."""
    names = list(columns)
    return "+".join(name for name in names if name not in ("shop_id", "id")) or names[0]
