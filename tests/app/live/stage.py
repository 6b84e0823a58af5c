"""A shop on several workers: who works there, and with what they come in.

async with a_stage(one, other) as stage:
    answer = await stage.caller(dice, stage.store).do("placeOrder", **an_order_input("WEB-1"))
"""

import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

import httpx

from models import Role, Shop
from tests.app.clients import Caller, a_browser
from tests.factories import a_key, a_session, a_shop, a_staff
from tests.servers import Server

__all__ = ["Stage", "a_stage"]


@dataclass
class Stage:
    """A shop, its storefront's key, the session of each of its staff, and the workers to go to."""

    shop: Shop
    store: str = field(repr=False)
    sessions: dict[int, str] = field(repr=False)
    workers: list[Server] = field(default_factory=list)
    _browsers: dict[str, httpx.AsyncClient] = field(default_factory=dict, repr=False)
    _opened: AsyncExitStack = field(default_factory=AsyncExitStack, repr=False)

    async def open(self, worker: Server) -> None:
        """Let people go to this worker too."""
        self._browsers[worker.url] = await self._opened.enter_async_context(a_browser(worker))
        self.workers.append(worker)

    def caller(self, dice: random.Random, token: str | None) -> Caller:
        """Somebody with this token who calls a worker that the dice choose."""
        return Caller(self._browsers[dice.choice(self.workers).url], token)


@asynccontextmanager
async def a_stage(*workers: Server, email: str = "") -> AsyncIterator[Stage]:
    """A new shop on these workers, with letters to `email` if given; the ORM must be open."""
    shop = await a_shop("Café Aurora", *filter(None, [email]))
    staff = [await a_staff(shop, role) for role in (Role.ADMIN, Role.OPERATOR, Role.PICKER)]
    sessions = {person.id: await a_session(person) for person in staff}
    stage = Stage(shop, await a_key(shop), sessions)
    async with stage._opened:
        for worker in workers:
            await stage.open(worker)
        yield stage
