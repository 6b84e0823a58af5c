"""The task that looks, every few seconds, whether a hint was lost on the way."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic

from app.bus import BroadcastBus
from app.tasks import end_tasks
from models.outage import is_outage
from resolvers.missed import Known, hint_at_missed, hint_at_rights

__all__ = ["looking_for_missed"]

EVERY, WHILE_DOWN = 10.0, 1.0
"""Seconds between two looks, and while the broker is away and carries no hints."""

_log = logging.getLogger(__name__)


@asynccontextmanager
async def looking_for_missed(bus: BroadcastBus) -> AsyncIterator[None]:
    """Look, for the length of the block."""
    task = asyncio.create_task(_look(bus))
    try:
        yield
    finally:
        await end_tasks(task)


async def _look(bus: BroadcastBus) -> None:
    known: Known = {}
    rights_at = monotonic() + EVERY
    while True:
        try:
            await hint_at_missed(bus, known)
            if monotonic() > rights_at:
                rights_at = monotonic() + EVERY
                await hint_at_rights(bus)
        except Exception as error:  # a fault of one look must not end the looking
            if not is_outage(error):
                _log.exception("looking for lost hints failed; the next look tries again")
        pause = EVERY if bus.state.connected else WHILE_DOWN
        await asyncio.sleep(pause * random.uniform(0.7, 1.0))  # noqa: S311 (jitter)
