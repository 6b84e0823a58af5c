"""The clock that raises the alarm of orders that nobody accepts, while the server runs."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from app.tasks import end_tasks
from models import Order
from models.clock import now
from models.orders.alarm import due_alarms, next_alarm, raise_alarm
from resolvers.bus import Bus
from resolvers.live import announce

__all__ = ["open_alarm_clock"]

LONGEST_SLEEP = 15.0
"""Seconds until the clock looks again, whatever it saw: another process may have set it."""

GRACE = 5.0
"""Seconds that the alarm in hand has, once the server stops."""

_log = logging.getLogger(__name__)


@asynccontextmanager
async def open_alarm_clock(bus: Bus, longest_sleep: float = LONGEST_SLEEP) -> AsyncIterator[None]:
    """Raise due alarms for the length of the block, and tell who listens on `bus`.

    It may run in every worker: an alarm that another one raised is not raised again.
    """
    clock = _Clock(bus, longest_sleep)
    running = asyncio.create_task(clock.run())
    try:
        yield
    finally:
        clock.stop()
        await asyncio.wait({running}, timeout=GRACE)
        await end_tasks(running)


class _Clock:
    """Sleeps until the next alarm is due."""

    def __init__(self, bus: Bus, longest_sleep: float) -> None:
        self._bus = bus
        self._longest_sleep = longest_sleep
        self._stopped = asyncio.Event()

    def stop(self) -> None:
        """Raise no other alarm."""
        self._stopped.set()

    async def run(self) -> None:
        """Raise, sleep, and so on until `stop`."""
        while not self._stopped.is_set():
            seconds = await self._round()
            jitter = random.uniform(0.05, 0.5)  # noqa: S311 (workers must not beat together)
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds + jitter):
                    await self._stopped.wait()

    async def _round(self) -> float:
        """Raise what is due; the seconds until it is worth looking again."""
        try:
            raised = [await self._raise(order) for order in await due_alarms()]
            due_at = await next_alarm()
        except Exception:  # a fault of one round must not end the clock
            _log.exception("looking for due alarms failed; the next round tries again")
            return self._longest_sleep
        if due_at is None or not all(raised):
            return self._longest_sleep
        return min(max((due_at - now()).total_seconds(), 0), self._longest_sleep)

    async def _raise(self, order: Order) -> bool:
        """Raise one alarm, unless the clock is stopped; False when it could not be."""
        if self._stopped.is_set():
            return True
        try:
            await announce(self._bus, await raise_alarm(order))
        except Exception:  # an alarm that cannot be raised must not hold up the others
            _log.exception("the alarm of order %s could not be raised", order.id)
            return False
        return True
