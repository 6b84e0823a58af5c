"""broadcaster's `backend=` seam, with a connection that mends itself.

broadcaster's own backends fall silent for the life of the process when their connection is lost.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from broadcaster import BroadcastBackend, Event

from app.tasks import end_tasks
from resolvers.patience import growing_waits

__all__ = ["GAP", "HINTS", "PATIENCE", "QUIET", "BrokerLostError", "Line", "Mending", "State"]

HINTS = "mis_ordenes_hints"
"""The one channel that a process joins, once; who is meant by a hint is told apart here."""

GAP = "*"
"""Stands for a message after a new connection: others may have been lost."""

QUIET = 10.0
"""Seconds without a word after which a connection is asked whether it is still there."""

PATIENCE = 5.0
"""Seconds that a broker may take for an answer."""

FIRST_WAIT, LONGEST_WAIT = 0.1, 5.0
MOST_HEARD = 10_000

_log = logging.getLogger(__name__)


class BrokerLostError(ConnectionError):
    """The broker's connection is not there, or fell silent."""


class Line(Protocol):
    """One connection to a broker, joined to `HINTS`."""

    def messages(self) -> AsyncIterator[str]:
        """What others say, until the connection is lost, which raises."""

    async def publish(self, message: str) -> None:
        """Say something to all processes, this one too."""


def _nothing() -> None:
    """Tell nobody."""


@dataclass
class State:
    """How the connection to the broker is, `notice` is called when that has changed.

    `reconnects` counts since the start.
    """

    kind: str
    connected: bool = False
    reconnects: int = 0
    notice: Callable[[], None] = _nothing


class Mending(BroadcastBackend):
    """A backend that dials again whenever its line is lost, and says GAP when it has.

    `dial` opens a line that hears from then on. Waits between attempts grow to five seconds and
    are uneven, so that many processes do not come back at once.
    """

    def __init__(self, state: State, dial: Callable[[], AbstractAsyncContextManager[Line]]) -> None:
        self._state, self._dial = state, dial
        self._line: Line | None = None
        self._heard: asyncio.Queue[Event] = asyncio.Queue(MOST_HEARD)
        self._keeper: asyncio.Task[None] | None = None

    async def connect(self) -> None:
        """Dial; a broker that does not answer at the start raises."""
        begun = asyncio.get_running_loop().create_future()
        self._keeper = asyncio.create_task(self._keep(begun))
        await begun

    async def disconnect(self) -> None:
        """Hang up."""
        if self._keeper is not None:
            await end_tasks(self._keeper)

    async def subscribe(self, channel: str) -> None:
        """Nothing: a line has joined before it is there."""

    async def unsubscribe(self, channel: str) -> None:
        """Nothing: the line is closed with the process."""

    async def publish(self, channel: str, message: Any) -> None:
        """Say it on the line; without one, raise at once."""
        if self._line is None:
            raise BrokerLostError("the broker's connection is lost")
        await self._line.publish(message)

    async def next_published(self) -> Event:
        """What was said next."""
        return await self._heard.get()

    async def _keep(self, begun: asyncio.Future[None]) -> None:
        waits = growing_waits(FIRST_WAIT, LONGEST_WAIT)
        while True:
            try:
                async with self._dial() as line:
                    await self._begin(line, begun)
                    waits = growing_waits(FIRST_WAIT, LONGEST_WAIT)
                    async for message in line.messages():
                        await self._heard.put(Event(HINTS, message))
            except Exception as error:  # a broker's client may raise anything
                if not begun.done():
                    begun.set_exception(error)
                    return
                self._end(error)
            await asyncio.sleep(next(waits))

    async def _begin(self, line: Line, begun: asyncio.Future[None]) -> None:
        self._line, self._state.connected = line, True
        if not begun.done():
            begun.set_result(None)
            return
        self._state.reconnects += 1
        self._state.notice()
        _log.warning("the bus is connected again")
        await self._heard.put(Event(HINTS, GAP))

    def _end(self, error: Exception) -> None:
        if self._line is not None:
            _log.warning("the bus lost its connection: %s", error or type(error).__name__)
        self._line, self._state.connected = None, False
        self._state.notice()
