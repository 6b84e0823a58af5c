"""Clients that watch, each with what it knows: they come, read, sleep, vanish and come again."""

import asyncio
import random
from collections.abc import Coroutine
from typing import Any, ClassVar, Protocol

from tests.app.live.lines import LEFT, Line, a_socket_line, an_sse_line
from tests.app.live.stage import Stage

__all__ = ["Followed", "Watcher"]

BY_SSE = 0.3  # of all connections
SHORT = 25  # steps of the story that somebody stays or sleeps, at most


class Outdated(Exception):  # noqa: N818 (said by the server, and no fault)
    """The server asks to begin anew from a fresh snapshot."""


class Followed(Protocol):
    """What is watched."""

    stage: Stage
    orders: list[tuple[str, str]]
    is_over: bool
    last: int
    versions: dict[str, int]

    async def pass_by(self, steps: int) -> None:
        """Wait until so many more actions were answered, or all is over."""


class Watcher:
    """A client of one subscription. A restless one vanishes and sleeps as the dice say.

    `visits` counts its connections, `breaks` holds why a worker ended some, `resyncs` counts the
    times that it was told to begin anew.
    """

    document: ClassVar[str]

    def __init__(self, story: Followed, token: str | None, seed: str, *, restless: bool) -> None:
        self.story, self.token, self.restless = story, token, restless
        self.dice = random.Random(seed)
        self.visits, self.resyncs = 0, 0
        self.breaks: list[Exception] = []
        self.is_in = asyncio.Event()

    async def watch(self) -> None:
        """Watch until all is over and known."""
        await self.begin()
        while not (self.story.is_over and self.is_content):
            try:
                await self._visit()
            except LEFT as error:
                self.breaks.append(error)
            except Outdated:
                self.resyncs += 1
                await self.begin()

    async def begin(self) -> None:
        """Read a snapshot, and forget what came before it."""

    def variables(self) -> dict[str, Any]:
        """Where to go on."""
        raise NotImplementedError

    def take(self, message: dict[str, Any]) -> None:
        """Learn from a message of the stream."""
        raise NotImplementedError

    @property
    def is_content(self) -> bool:
        """Whether it knows all that happened; asked when all is over."""
        raise NotImplementedError

    async def check(self) -> None:
        """Fail unless what it knows is what a fresh look shows, and all came once and in order."""
        raise NotImplementedError

    async def ask(self, document: str, **variables: Any) -> Any:
        """The value of a query's one field, asked of any worker."""
        caller = self.story.stage.caller(self.dice, self.token)
        return (await caller.ask(document, **variables)).payload

    async def _visit(self) -> None:
        """One connection of either kind, to a worker that the dice choose."""
        kind = an_sse_line if self.dice.random() < BY_SSE else a_socket_line
        worker = self.dice.choice(self.story.stage.workers)
        async with kind(worker, self.token, self.document, **self.variables()) as line:
            self.visits += 1
            self.is_in.set()
            while not self.story.is_over:
                mood = self.dice.choice(("read", "read", "sleep", "vanish"))
                if mood == "vanish" and self.restless:
                    line.vanish()
                    return
                if mood == "sleep" and self.restless:
                    await self._steps()
                else:
                    await self._read_during(line, self._steps())
            while not self.is_content:
                await self._read(line)

    def _steps(self) -> Coroutine[Any, Any, None]:
        return self.story.pass_by(self.dice.randrange(1, SHORT))

    async def _read_during(self, line: Line, while_: Coroutine[Any, Any, None]) -> None:
        reading = asyncio.create_task(self._read_on(line))
        waiting = asyncio.create_task(while_)
        try:
            await asyncio.wait({reading, waiting}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
            reading.cancel()
        await asyncio.wait({reading, waiting})
        if not reading.cancelled():
            reading.result()

    async def _read_on(self, line: Line) -> None:
        while True:
            await self._read(line)

    async def _read(self, line: Line) -> None:
        answer = await line.next()
        if answer.errors and answer.code == "RESYNC_REQUIRED":
            raise Outdated
        self.take(answer.payload)
