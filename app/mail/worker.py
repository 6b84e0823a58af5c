"""The worker that posts letters while the server runs; without an SMTP server, letters wait."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial

from app.mail.connection import Connection
from app.mail.post import Post, Posted, post_through, uncounted
from app.settings import Settings
from app.tasks import end_tasks
from resolvers.bus import Bus
from resolvers.channels import outbox_channel
from resolvers.live import announce

__all__ = ["open_mail_worker"]

EVERY = 5.0
"""Seconds between two looks into the outbox, more or less: workers must not beat together."""

GRACE = 8.0
"""Seconds that the letter in hand has, once the server stops."""

_log = logging.getLogger(__name__)


@asynccontextmanager
async def open_mail_worker(
    settings: Settings,
    bus: Bus,
    on_posted: Callable[[Posted], None] = uncounted,
    *,
    every: float = EVERY,
    grace: float = GRACE,
) -> AsyncIterator[None]:
    """Post letters for the length of the block: at each hint on `bus`, and `every` few seconds.

    `on_posted` hears what became of each letter. At the end the letter in hand is finished, within
    `grace` seconds, and no other begun. One that is cut off stays claimed: another worker sends it
    when the claim has run out.
    """
    if not settings.smtp_url:
        yield
        return
    post = Post(
        settings.smtp_url,
        settings.mail_from,
        settings.links,
        announce=partial(announce, bus),
        on_posted=on_posted,
    )
    worker = _Worker(post, every)
    listening = asyncio.create_task(worker.listen(bus))
    working = asyncio.create_task(worker.work())
    try:
        yield
    finally:
        worker.stop()
        await asyncio.wait({working}, timeout=grace)
        await end_tasks(listening, working)


class _Worker:
    """Posts when it is woken."""

    def __init__(self, post: Post, every: float) -> None:
        self._post = post
        self._every = every
        self._wake = asyncio.Event()
        self._stop = asyncio.Event()

    def stop(self) -> None:
        """Begin no other letter."""
        self._stop.set()
        self._wake.set()

    async def listen(self, bus: Bus) -> None:
        """Wake at each hint; when the bus fails, join it again."""
        while True:
            try:
                async with bus.listen(outbox_channel()) as hints:
                    self._wake.set()  # for what was hinted before
                    async for _ in hints:
                        self._wake.set()
            except Exception:  # a broker may raise anything of its client library
                _log.warning("no hints from the bus: letters wait a little", exc_info=True)
            await asyncio.sleep(self._every)

    async def work(self) -> None:
        """Post what is due, wait to be woken, and so on until `stop`."""
        connection = self._post.connect()
        try:
            while not self._stop.is_set():
                self._wake.clear()
                await self._round(connection)
                await self._wait()
            await connection.say_goodbye()
        finally:
            connection.close()

    async def _round(self, connection: Connection) -> None:
        try:
            posted = await post_through(connection, self._post, self._stop)
            if posted == Posted():
                await connection.say_goodbye()  # one that is idle for long is the server's to close
        except Exception:  # a fault of one round must not end the posting
            _log.exception("posting letters failed; the next round tries again")

    async def _wait(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._every * _about_one()):
                await self._wake.wait()


def _about_one() -> float:
    return random.uniform(0.7, 1.3)  # noqa: S311 (jitter)
