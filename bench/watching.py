"""Statements as they go to the database, overheard from the ORM's own log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

__all__ = ["Statement", "overheard"]


@dataclass(frozen=True)
class Statement:
    """One SQL statement and the values of its parameters."""

    sql: str
    values: tuple[Any, ...]

    @property
    def reads_orders(self) -> bool:
        """Whether it is about the order's table."""
        return self.sql.startswith("SELECT") and 'FROM "order"' in self.sql


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Statement] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg == "%s: %s" and isinstance(record.args, tuple):
            sql, values = record.args
            self.heard.append(Statement(str(sql), tuple(values or ())))  # type: ignore[arg-type]


@contextmanager
def overheard() -> Iterator[list[Statement]]:
    """The statements that are run inside the block, in their order."""
    log, ear = logging.getLogger("tortoise.db_client"), _Ear()
    before = log.level
    log.addHandler(ear)
    log.setLevel(logging.DEBUG)
    try:
        yield ear.heard
    finally:
        log.setLevel(before)
        log.removeHandler(ear)
