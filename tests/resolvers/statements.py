"""Counting the SQL statements that a request sends, on any engine.

Tortoise logs each statement on one logger before it sends it; `test_statements.py` holds that
count against SQLite's own trace.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["statements"]

_LOGGER = logging.getLogger("tortoise.db_client")


class _Ear(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements sent inside the block, as they are sent."""
    heard: list[str] = []
    ear, level, spreads = _Ear(heard), _LOGGER.level, _LOGGER.propagate
    _LOGGER.addHandler(ear)
    _LOGGER.setLevel(logging.DEBUG)
    _LOGGER.propagate = False
    try:
        yield heard
    finally:
        _LOGGER.removeHandler(ear)
        _LOGGER.setLevel(level)
        _LOGGER.propagate = spreads
