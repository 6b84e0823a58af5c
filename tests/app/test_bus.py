"""The bus: whoever listens hears of what happens after, on both kinds, whatever the broker does."""

import asyncio
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.bus import BroadcastBus, open_bus
from app.settings import SettingsError
from tests.engines import missing
from tests.postgres import Postgres
from tests.servers import free_port

MANY = 50
PATIENCE = 20


@pytest.fixture(params=["memory", "redis", "postgresql"])
def bus_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of each kind of bus, which this test has for itself."""
    if request.param == "memory":
        yield "memory://"
    elif request.param == "redis":
        url: str = request.getfixturevalue("redis_url")
        yield urlsplit(url)._replace(path="/11").geturl()
    else:
        server: Postgres = request.getfixturevalue("postgres")
        with server.database() as name:
            yield server.url_of(name)


@pytest.fixture
async def bus(bus_url: str) -> AsyncIterator[BroadcastBus]:
    """A bus that nobody has used yet."""
    async with open_bus(bus_url) as opened:
        yield opened


async def heard(hints: AsyncIterator[None]) -> None:
    """Wait for the next hint."""
    async with asyncio.timeout(PATIENCE):
        await anext(hints)


async def test_who_listens_hears_a_hint_on_the_channel_and_on_no_other(bus: BroadcastBus) -> None:
    async with bus.listen("order:1") as one, bus.listen("order:2") as other:
        await bus.publish("order:1")
        await heard(one)

        await bus.publish("order:3", "order:2")
        await heard(other)

        await bus.publish("order:1")
        await heard(one)


async def test_many_first_joiners_at_once_all_hear(bus: BroadcastBus) -> None:
    all_joined = asyncio.Barrier(MANY + 1)

    async def listener(number: int) -> None:
        async with bus.listen(f"shop:{number % 5}") as hints:
            await all_joined.wait()
            await heard(hints)

    async with asyncio.TaskGroup() as group:
        for number in range(MANY):
            group.create_task(listener(number))
        await all_joined.wait()
        await bus.publish(*(f"shop:{number}" for number in range(5)))


async def test_many_hints_at_once_are_all_taken(
    bus: BroadcastBus, caplog: pytest.LogCaptureFixture
) -> None:
    async with AsyncExitStack() as stack:
        listeners = [
            await stack.enter_async_context(bus.listen(f"order:{number}")) for number in range(MANY)
        ]
        async with asyncio.TaskGroup() as group:
            for number, hints in enumerate(listeners):
                group.create_task(bus.publish(f"order:{number}"))
                group.create_task(heard(hints))

    assert caplog.messages == []


async def test_who_joins_again_after_everybody_left_hears(bus: BroadcastBus) -> None:
    for _ in range(20):
        async with bus.listen("order:1") as hints:
            await bus.publish("order:1")
            await heard(hints)


async def test_who_leaves_takes_nothing_from_who_stays(bus: BroadcastBus) -> None:
    async with bus.listen("order:1") as stays:
        for _ in range(20):
            async with bus.listen("order:1") as leaves:
                await bus.publish("order:1")
                await heard(leaves)
                await heard(stays)


async def test_a_listener_that_is_cancelled_leaves_cleanly(bus: BroadcastBus) -> None:
    joined = asyncio.Event()

    async def listener() -> None:
        async with bus.listen("order:1") as hints:
            joined.set()
            await anext(hints)

    for _ in range(20):
        task = asyncio.create_task(listener())
        await joined.wait()
        joined.clear()
        task.cancel()
        await asyncio.wait({task})
        assert task.cancelled()
    async with bus.listen("order:1") as hints:
        await bus.publish("order:1")
        await heard(hints)


async def test_two_processes_hear_each_other_through_redis(redis_url: str) -> None:
    async with (
        open_bus(redis_url) as one,
        open_bus(redis_url) as other,
        one.listen("shop:1") as here,
        other.listen("shop:1") as there,
    ):
        await one.publish("shop:1")
        await asyncio.gather(heard(here), heard(there))
        await other.publish("shop:1")
        await asyncio.gather(heard(here), heard(there))


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a Redis that nobody else uses, and its process."""
    program = shutil.which("redis-server") or missing("redis-server", "apt install redis-server")
    port = str(free_port())
    settings = ["--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen([program, *settings], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert any("Ready to accept connections" in line for line in process.stdout)
        yield f"redis://127.0.0.1:{port}", process
        process.kill()


@pytest.mark.parametrize("way", ["ends", "hangs"])
async def test_publishing_when_the_broker_is_gone_raises_nothing_and_waits_a_moment_only(
    way: str, own_redis: tuple[str, subprocess.Popen[str]], caplog: pytest.LogCaptureFixture
) -> None:
    """The rows are committed: the mutation must answer, whatever the broker does."""
    url, broker = own_redis
    async with open_bus(url) as bus:
        await bus.publish("shop:1")
        assert caplog.messages == []

        broker.send_signal(signal.SIGKILL if way == "ends" else signal.SIGSTOP)
        await bus.publish("shop:1", "order:1")
        broker.kill()

    assert caplog.messages == ["no hint on shop:1, order:1: the broker did not take it"]


@pytest.mark.parametrize("kind", ["redis", "postgresql"])
async def test_a_broker_that_does_not_answer_at_the_start_is_told(kind: str) -> None:
    with pytest.raises(SettingsError, match=r"^BUS_URL: the broker does not answer: "):
        async with open_bus(f"{kind}://ana:una-clave@127.0.0.1:{free_port()}"):
            pass
