"""The bus of this process: wakes who listens here, and tells the other processes."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from typing import cast

from broadcaster import Broadcast, Event

from app.bus.ears import Ear, Listener, Waker
from app.bus.mending import GAP, HINTS, PATIENCE, State
from app.tasks import end_tasks
from resolvers.patience import growing_waits

__all__ = ["BroadcastBus"]

MOST_WAITING = 10_000
"""Channels with a hint that the broker did not take; with more, all are told to read again."""

LONGEST_MESSAGE = 7_500  # bytes; NOTIFY takes 8,000
LAST_WORDS = 1.0
"""Seconds that a stopping process has for the hints that wait."""

SLICE = 200
"""Listeners that are woken in one go after a gap; all at once would stop everything else."""

_log = logging.getLogger(__name__)


class BroadcastBus:
    """Hints by channel. A hint is empty: whoever hears it reads again.

    The process joins the broker once. Its own listeners are woken directly, so a lone process
    needs no broker and goes on when there is none; hints for the others wait here meanwhile, each
    channel once.
    """

    def __init__(self, broadcast: Broadcast, state: State) -> None:
        self.state = state
        self._broadcast = broadcast
        self._name = secrets.token_hex(4)
        self._listeners: dict[str, set[Listener]] = {}
        self._waiting: dict[str, None] = {}
        self._has_waiting = Waker()
        self._all_told = asyncio.Event()
        self._all_told.set()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to hear and to tell the other processes; the broker is connected."""
        self._tasks = [
            asyncio.create_task(self._keep_up(work)) for work in (self._hear, self._tell)
        ]

    async def stop(self) -> None:
        """End every listener's iteration; tell others what waits, if the broker takes it soon."""
        for listener in self._everybody():
            listener.end()
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_WORDS):
                await self._all_told.wait()
        await end_tasks(*self._tasks)

    async def publish(self, *channels: str) -> None:
        """Hint at each channel, here at once and elsewhere soon; never waits and never fails."""
        self.hint_here(*channels)
        self._waiting.update(dict.fromkeys(channels))
        self._all_told.clear()
        if len(self._waiting) > MOST_WAITING:
            self._waiting = {GAP: None}
        self._has_waiting.ring()

    def hint_here(self, *channels: str) -> None:
        """Hint at who listens in this process, and at nobody else."""
        for channel in channels:
            for listener in self._listeners.get(channel, ()):
                listener.ring()

    def listen(self, channel: str) -> Ear:
        """Join `channel` for the length of an `async with`."""
        return Ear(channel, self.join, self.leave)

    def join(self, channel: str, listener: Listener) -> None:
        """Ring `listener` at every hint on `channel`."""
        self._listeners.setdefault(channel, set()).add(listener)

    def leave(self, channel: str, listener: Listener) -> None:
        """Ring `listener` no longer."""
        others = self._listeners.get(channel, set())
        others.discard(listener)
        if not others:
            self._listeners.pop(channel, None)

    @property
    def listeners(self) -> int:
        """How many listen in this process."""
        return sum(map(len, self._listeners.values()))

    def _everybody(self) -> list[Listener]:
        return [listener for group in self._listeners.values() for listener in group]

    async def _keep_up(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do `work`, which has no end; begin it anew should a fault end it."""
        while True:
            try:
                await work()
            except Exception:
                _log.exception("the bus stumbled; it goes on")
            await asyncio.sleep(1)
            await self._wake_everybody()  # what was said meanwhile is lost

    async def _hear(self) -> None:
        async with self._broadcast.subscribe(HINTS) as subscriber:
            async for event in cast("AsyncIterable[Event]", subscriber):  # its type says too little
                sender, *channels = event.message.split(" ")
                if GAP in (sender, *channels) and sender != self._name:
                    await self._wake_everybody()
                elif sender != self._name:
                    self.hint_here(*channels)

    async def _wake_everybody(self) -> None:
        for number, listener in enumerate(self._everybody(), 1):
            listener.ring()
            if number % SLICE == 0:
                await asyncio.sleep(0.02)

    async def _tell(self) -> None:
        waits = growing_waits(0.1, 1.0)
        while True:
            await self._has_waiting.wait()
            while self._waiting:
                batch = list(_that_fit(self._waiting))
                if await self._told(batch):
                    waits = growing_waits(0.1, 1.0)
                else:
                    await asyncio.sleep(next(waits))
            self._all_told.set()

    async def _told(self, channels: list[str]) -> bool:
        """Whether the broker took the hints; those that it did not take wait on."""
        for channel in channels:
            del self._waiting[channel]
        try:
            async with asyncio.timeout(PATIENCE):
                await self._broadcast.publish(HINTS, " ".join([self._name, *channels]))
        except Exception as error:  # a broker's client may raise anything
            if self.state.connected:
                _log.warning("the broker did not take a hint: %s", error or type(error).__name__)
            self._waiting.update(dict.fromkeys(channels))
            return False
        return True


def _that_fit(channels: Iterable[str]) -> Iterator[str]:
    """As many of the channels as one message holds, and at least one."""
    room, is_first = LONGEST_MESSAGE, True
    for channel in channels:
        room -= len(channel) + 1
        if room < 0 and not is_first:
            return
        yield channel
        is_first = False
