"""Opening the bus that an address names."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from urllib.parse import urlsplit

from broadcaster import Broadcast

from app.bus.hub import BroadcastBus
from app.bus.mending import Line, Mending, State
from app.bus.postgres import dial_postgres
from app.bus.redis import dial_redis
from app.settings import SettingsError

__all__ = ["open_bus"]

_DIALS: dict[str, Callable[[str], AbstractAsyncContextManager[Line]]] = {
    "redis": dial_redis,
    "rediss": dial_redis,
    "postgres": dial_postgres,
    "postgresql": dial_postgres,
}


@asynccontextmanager
async def open_bus(url: str) -> AsyncIterator[BroadcastBus]:
    """The bus at `memory://`, `redis://…` or `postgresql://…`, connected for the block."""
    broadcast, state = _broadcast(url)
    try:
        await broadcast.connect()
    except Exception as error:  # a broker's client may raise anything
        raise SettingsError(f"BUS_URL: the broker does not answer: {error}") from error
    bus = BroadcastBus(broadcast, state)
    bus.start()
    try:
        yield bus
    finally:
        await bus.stop()
        await broadcast.disconnect()


def _broadcast(url: str) -> tuple[Broadcast, State]:
    kind = urlsplit(url).scheme
    dial = _DIALS.get(kind)
    if dial is None:
        return Broadcast(url), State(kind, connected=True)
    state = State(kind)
    return Broadcast(backend=Mending(state, partial(dial, url))), state
