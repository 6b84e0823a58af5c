"""What Prometheus is told: what is live, what was delivered, how the letters went.

With several workers, each writes its numbers into files of `PROMETHEUS_MULTIPROC_DIR`, which
`serve --workers` sets, and whichever worker is asked adds them up.
"""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from starlette.requests import Request
from starlette.responses import Response

from app.bus.mending import State
from app.mail.post import Posted

__all__ = ["DIRECTORY", "Metrics"]

DIRECTORY = "PROMETHEUS_MULTIPROC_DIR"
STREAMS = ("orderTracking", "orderEvents", "notificationAdded", "unreadCount", "orderPresence")
"""The subscriptions by name; what a client invents is counted as `other`."""

TRANSPORTS = ("websocket", "sse")

_TEXT = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """The process's counters and gauges."""

    def __init__(self) -> None:
        self.registry = it = CollectorRegistry()
        self._reconnects_told = 0
        self._sockets = Gauge(
            "mis_ordenes_connections",
            "Open connections that carry streams.",
            ["transport"],
            registry=it,
            multiprocess_mode="livesum",
        )
        self._streams = Gauge(
            "mis_ordenes_subscriptions",
            "Subscriptions that run.",
            ["stream"],
            registry=it,
            multiprocess_mode="livesum",
        )
        self._connected = Gauge(
            "mis_ordenes_bus_connected",
            "Processes whose bus is connected.",
            registry=it,
            multiprocess_mode="livesum",
        )
        self._events = Counter(
            "mis_ordenes_events", "Results sent to streams.", ["transport"], registry=it
        )
        self._reconnects = Counter(
            "mis_ordenes_bus_reconnects", "How often the bus connected again.", registry=it
        )
        self._letters = Counter(
            "mis_ordenes_letters", "Attempts to post a letter.", ["outcome"], registry=it
        )

        self._delivered = {name: self._events.labels(name) for name in TRANSPORTS}
        self._begin_at_zero()

    @contextmanager
    def connected(self, transport: str) -> Iterator[None]:
        """Count a connection for the length of the block."""
        gauge = self._sockets.labels(transport)
        gauge.inc()
        try:
            yield
        finally:
            gauge.dec()

    def watching(self, stream: str | None) -> AbstractContextManager[object]:
        """Count a subscription for the length of the block; None is no subscription."""
        if stream is None:
            return nullcontext()
        return self._streams.labels(stream if stream in STREAMS else "other").track_inprogress()

    def delivered(self, transport: str) -> None:
        """Count a result that was sent."""
        self._delivered[transport].inc()

    def posted(self, posted: Posted) -> None:
        """Count what became of letters."""
        self._letters.labels("sent").inc(posted.sent)
        self._letters.labels("put_off").inc(posted.put_off)
        self._letters.labels("failed").inc(posted.failed)

    def bus_is(self, state: State) -> None:
        """Note how the bus is; to be called whenever that has changed."""
        self._connected.set(int(state.connected))
        self._reconnects.inc(state.reconnects - self._reconnects_told)
        self._reconnects_told = state.reconnects

    async def page(self, _: Request) -> Response:
        """All numbers, for Prometheus."""
        return Response(generate_latest(self._all()), media_type=_TEXT)

    def _begin_at_zero(self) -> None:
        """Name what did not happen yet: a rate needs a number to begin at."""
        for transport in TRANSPORTS:
            self._sockets.labels(transport)
        for stream in STREAMS:
            self._streams.labels(stream)
        for outcome in ("sent", "put_off", "failed"):
            self._letters.labels(outcome)

    def _all(self) -> CollectorRegistry:
        folder = os.environ.get(DIRECTORY)
        if folder is None:
            return self.registry
        _forget_the_dead(Path(folder))
        together = CollectorRegistry()
        MultiProcessCollector(together, path=folder)  # type: ignore[no-untyped-call]
        return together


def _forget_the_dead(folder: Path) -> None:
    """Take the gauges of ended workers off the sums."""
    for pid in {path.stem.rpartition("_")[2] for path in folder.glob("gauge_live*.db")}:
        if not Path(f"/proc/{pid}").exists():
            with suppress(OSError):
                mark_process_dead(int(pid), path=str(folder))  # type: ignore[no-untyped-call]
