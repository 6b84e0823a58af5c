"""Workers that are killed or restarted in the middle of a burst: their clients go on elsewhere."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]  # it ships no types
import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from tortoise.context import TortoiseContext
from websockets.exceptions import ConnectionClosed

from models import Letter, LetterStatus
from models.clock import now
from tests.app.clients import Caller, a_browser, a_socket, an_order_input
from tests.app.live.stage import a_stage
from tests.app.live.story import Story, a_story
from tests.app.mail.postman import Postman, a_mail_server
from tests.engines import only_postgresql
from tests.factories import a_key, a_shop
from tests.servers import PATIENCE, Server, serving

pytestmark = only_postgresql

BURST = 40  # actions before, during and after
GOODBYES = {1001, 1012}
MINUTE = timedelta(minutes=1)


@dataclass
class Workers:
    """Starts workers on one database and one bus, each with a folder of its own."""

    folder: Path
    database_url: str
    bus_url: str
    stack: ExitStack
    started: int = 0

    def start(self, **environ: str) -> Server:
        """One worker more."""
        self.started += 1
        folder = self.folder / str(self.started)
        started = serving(folder, self.database_url, BUS_URL=self.bus_url, **environ)
        return self.stack.enter_context(started)


@pytest.fixture
def workers(
    database: TortoiseContext, database_url: str, redis_url: str, tmp_path: Path
) -> Iterator[Workers]:
    """What starts workers; all end with the test."""
    with ExitStack() as stack:
        yield Workers(tmp_path, database_url, redis_url, stack)


class Gatekeeper(Postman):
    """Knows how many letters wait at the gate."""

    waiting: int = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        async with self.arrived:
            self.waiting += 1
            self.arrived.notify_all()
        return await super().handle_DATA(server, session, envelope)

    async def wait_for_all(self, workers: int) -> None:
        """Wait until every worker has a letter in its hands."""
        async with asyncio.timeout(PATIENCE), self.arrived:
            await self.arrived.wait_for(lambda: self.waiting >= workers)


async def test_a_worker_that_is_killed_in_a_burst_costs_no_message_and_no_letter(
    workers: Workers,
) -> None:
    gate = asyncio.Event()
    postman = Gatekeeper(gate=gate)
    async with a_mail_server(postman) as place:
        smtp_url = f"smtp://{place}"
        servers = [await asyncio.to_thread(workers.start, SMTP_URL=smtp_url) for _ in range(3)]
        async with a_stage(*servers) as stage, a_story(stage) as story:
            await story.pass_by(BURST)
            await postman.wait_for_all(3)
            victim = servers[0]
            victim.kill()
            await story.pass_by(BURST)
            stage.workers.remove(victim)
            gate.set()
            await story.pass_by(BURST)

        assert any(broke_off(error) for error in breaks(story))
        await the_victims_letter_is_all_that_is_left()
        await Letter.filter(status=LetterStatus.SENDING).update(claimed_until=now() - MINUTE)
        await all_are_sent()
    arrived = Counter(delivery.message["Message-ID"] for delivery in postman.letters)
    assert len(arrived) == await Letter.all().count()
    assert sorted(arrived.values())[:-1] == [1] * (len(arrived) - 1)
    assert max(arrived.values()) <= 2


async def the_victims_letter_is_all_that_is_left() -> None:
    """Wait until the others have posted all but what the victim holds."""
    async with asyncio.timeout(PATIENCE):
        while await Letter.exclude(status=LetterStatus.SENT).count() > 1:
            pass


async def all_are_sent() -> None:
    async with asyncio.timeout(PATIENCE):
        while await Letter.exclude(status=LetterStatus.SENT).exists():
            pass


def breaks(story: Story) -> list[Exception]:
    """How connections ended that a worker ended."""
    return [error for watcher in story.watchers for error in watcher.breaks]


def broke_off(error: Exception) -> bool:
    """Whether the worker ended the connection without a word."""
    return isinstance(error, ConnectionClosed) and error.rcvd is None


async def test_a_rolling_restart_in_a_burst_loses_nothing(workers: Workers) -> None:
    servers = [await asyncio.to_thread(workers.start) for _ in range(3)]
    async with a_stage(*servers) as stage, a_story(stage, restless=False) as story:
        for server in servers:
            await story.pass_by(BURST)
            await asyncio.to_thread(server.stop)
            await story.pass_by(BURST)
            await stage.open(await asyncio.to_thread(workers.start))
            stage.workers.remove(server)

    ends = [error for error in breaks(story) if isinstance(error, ConnectionClosed)]
    assert {error.rcvd.code if error.rcvd else None for error in ends} <= GOODBYES
    assert len(breaks(story)) >= len(story.watchers)
    for server in servers:
        assert "Finished server process" in server.log
        assert "Traceback" not in server.log, server.log


async def test_a_mutation_in_flight_is_answered_by_a_worker_that_is_asked_to_stop(
    workers: Workers,
) -> None:
    shop = await a_shop()
    key, server = await a_key(shop), workers.start()
    async with a_browser(server) as http, a_socket(server) as page:
        async with the_shop_locked(workers.database_url, shop.id) as lock:
            placing = asyncio.create_task(
                Caller(http, key).do("placeOrder", **an_order_input("WEB-1"))
            )
            await somebody_waits(lock)
            server.ask_to_stop()
            code, _ = await page.end()

        assert (await placing).code is None
    await asyncio.to_thread(server.stop)
    assert code in GOODBYES
    assert "Traceback" not in server.log, server.log


@asynccontextmanager
async def the_shop_locked(url: str, shop_id: int) -> AsyncIterator[asyncpg.Connection]:
    """Nobody can change anything in the shop for the length of the block."""
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            await connection.execute(f'SELECT 1 FROM "shop" WHERE "id" = {shop_id} FOR UPDATE')
            yield connection
    finally:
        await connection.close()


async def somebody_waits(lock: asyncpg.Connection) -> None:
    """Wait until a transaction waits for the lock."""
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY"
    async with asyncio.timeout(PATIENCE):
        while not await lock.fetchval(f"{waiting}(pg_blocking_pids(pid))"):
            pass
