"""Whether this process can do its work."""

import asyncio
import logging
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse
from tortoise import connections

from app.bus.mending import State

__all__ = ["health"]

PATIENCE = 3.0
"""Seconds that the database has for an answer."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Health:
    database: bool
    bus: State

    @property
    def status(self) -> str:
        if not self.database:
            return "down"
        return "ok" if self.bus.connected else "degraded"


async def health(request: Request) -> JSONResponse:
    """`ok`; `degraded` without the broker, when others hear of changes late; `down`, with a 503."""
    found = _Health(await _database_answers(), request.app.state.bus.state)
    return JSONResponse(
        {
            "status": found.status,
            "database": "ok" if found.database else "down",
            "bus": {
                "kind": found.bus.kind,
                "connected": found.bus.connected,
                "reconnects": found.bus.reconnects,
            },
        },
        status_code=200 if found.database else 503,
        headers={"cache-control": "no-store"},
    )


async def _database_answers() -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            await connections.get("default").execute_query("SELECT 1")
    except Exception as error:  # whatever it is, the database did not answer
        _log.warning("the database does not answer: %r", error)
        return False
    return True
