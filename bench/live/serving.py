"""Both servers with their crowds, side by side, for one run."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.database import open_database
from bench.building import SECRET
from bench.live.host import Host
from bench.live.options import WebSockets
from bench.live.remote import remote_crowd
from bench.live.sides import BareSeller, OurSeller, Seller, Side
from bench.live.slices import Join
from bench.live.trial import WARMING
from bench.load import log_in
from bench.servers import ROOT, SERVE, Server, free_port, our_server, running
from models import Links, Order

__all__ = ["Serving", "both_hosts"]


@dataclass(frozen=True)
class Serving:
    """How the servers run; without `ws` and `deflate`, ours is `mis-ordenes serve` as it is.

    `tree` is the checkout whose code that is.
    """

    bus_url: str = "memory://"
    ws: WebSockets | None = None
    deflate: bool = False
    tree: Path = ROOT

    @property
    def our_command(self) -> tuple[str, ...]:
        """What starts our server."""
        if self.ws is None and not self.deflate:
            return SERVE
        return sys.executable, "-m", "bench.live.ours", self.ws or "", self._deflate

    def bare_command(self, port: int, frame: Path) -> tuple[str, ...]:
        """What starts the bare one."""
        ws = self.ws or WebSockets.SANSIO
        return sys.executable, "-m", "bench.live.bare", str(port), str(frame), ws, self._deflate

    @property
    def _deflate(self) -> str:
        return "yes" if self.deflate else "no"


@contextmanager
def both_hosts(database_url: str, folder: Path, serving: Serving) -> Iterator[tuple[Host, Host]]:
    """Ours and bare, each with its first customers; the bare one sends what ours sent them."""
    tokens = asyncio.run(_tokens(database_url))
    with ExitStack() as stack:
        server = stack.enter_context(
            our_server(
                database_url,
                folder,
                serving.tree,
                bus_url=serving.bus_url,
                command=serving.our_command,
            )
        )
        seller = OurSeller(server.port, asyncio.run(log_in(server.port)), database_url)
        ours = stack.enter_context(_host("ours", server, seller, tokens, serving))
        file, port = folder / "frame.json", free_port()
        file.write_bytes(ours.crowd.run(Join(range(WARMING))).frame)
        plain = stack.enter_context(running(serving.bare_command(port, file), port))
        bare = stack.enter_context(_host("bare", plain, BareSeller(port, tokens), tokens, serving))
        bare.gather(range(WARMING))
        yield ours, bare


@contextmanager
def _host(
    name: str, server: Server, seller: Seller, tokens: tuple[str, ...], serving: Serving
) -> Iterator[Host]:
    side = Side(server.port, server.process.pid, tokens, seller, serving.deflate)
    with remote_crowd(side) as crowd:
        yield Host(name, server, crowd)


async def _tokens(database_url: str) -> tuple[str, ...]:
    links = Links(SECRET.encode(), "http://127.0.0.1")
    async with open_database(database_url):
        nonces = await Order.all().order_by("id").values_list("tracking_nonce", flat=True)
        return tuple(links.tracking_token(str(nonce)) for nonce in nonces)
