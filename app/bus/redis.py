"""A line to Redis, by its publish and subscribe."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from app.bus.mending import HINTS, PATIENCE, QUIET, BrokerLostError

__all__ = ["dial_redis"]

_NEVER = Retry(NoBackoff(), 0)
"""The client's own retries would join again without a word, and hide that hints were lost."""


class _RedisLine:
    def __init__(self, client: Redis, ear: PubSub) -> None:
        self._client, self._ear = client, ear
        number = client.connection_pool.connection_kwargs.get("db") or 0
        self._channel = f"{HINTS}:{number}"  # Redis' channels know no database numbers

    async def messages(self) -> AsyncGenerator[str, None]:
        asked = False
        while True:
            said = await self._next(PATIENCE if asked else QUIET)
            if said is None and asked:
                raise BrokerLostError("Redis fell silent")
            asked = said is None
            if said is None:
                await self._ear.ping()
            elif said["type"] == "message":
                yield said["data"].decode()

    async def publish(self, message: str) -> None:
        await self._client.publish(self._channel, message)

    async def joined(self) -> None:
        await self._ear.subscribe(self._channel)
        if await self._next(PATIENCE) is None:
            raise BrokerLostError("Redis did not answer")

    async def _next(self, seconds: float) -> dict[str, Any] | None:
        said: dict[str, Any] | None = await self._ear.get_message(timeout=seconds)
        return said


@asynccontextmanager
async def dial_redis(url: str) -> AsyncIterator[_RedisLine]:
    """A line to the Redis at `redis://…` or `rediss://…`."""
    client = Redis.from_url(
        url,
        retry=_NEVER,
        socket_connect_timeout=PATIENCE,
        socket_keepalive=True,
    )
    ear = client.pubsub()
    try:
        line = _RedisLine(client, ear)
        await line.joined()
        yield line
    finally:
        await ear.aclose()  # type: ignore[no-untyped-call]
        await client.aclose()
