"""The bus: whoever listens hears of what happens after, on both kinds, whatever the broker does."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

import pytest

from app.bus import BroadcastBus, open_bus
from app.settings import SettingsError
from tests.postgres import Postgres
from tests.servers import free_port

MANY = 50
PATIENCE = 20


@pytest.fixture(params=["memory", "redis", "postgresql"])
def bus_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of each kind of bus, which this test has for itself."""
    yield from _url_of(request.param, request)


def _url_of(kind: str, request: pytest.FixtureRequest) -> Iterator[str]:
    if kind == "memory":
        yield "memory://"
    elif kind == "redis":
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


@pytest.fixture(params=["redis", "postgresql"])
def shared_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of each kind of bus that processes share."""
    yield from _url_of(request.param, request)


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


async def test_two_processes_hear_each_other(shared_url: str) -> None:
    async with (
        open_bus(shared_url) as one,
        open_bus(shared_url) as other,
        one.listen("shop:1") as here,
        other.listen("shop:1") as there,
    ):
        await one.publish("shop:1")
        await asyncio.gather(heard(here), heard(there))
        await other.publish("shop:1")
        await asyncio.gather(heard(here), heard(there))


@pytest.mark.parametrize("kind", ["redis", "postgresql"])
async def test_a_broker_that_does_not_answer_at_the_start_is_told(kind: str) -> None:
    with pytest.raises(SettingsError, match=r"^BUS_URL: the broker does not answer: "):
        async with open_bus(f"{kind}://ana:una-clave@127.0.0.1:{free_port()}"):
            pass


async def test_hints_that_wait_are_told_as_one(bus: BroadcastBus) -> None:
    async with bus.listen("order:1") as hints:
        await bus.publish(*["order:1"] * 10)
        await bus.publish("order:1")
        await heard(hints)

        again = asyncio.ensure_future(anext(hints))
        await bus.publish("order:2")
        await asyncio.sleep(0)
        assert not again.done()
        again.cancel()


async def test_a_hint_for_this_process_alone_is_not_heard_elsewhere(shared_url: str) -> None:
    async with (
        open_bus(shared_url) as one,
        open_bus(shared_url) as other,
        one.listen("shop:1") as here,
        other.listen("shop:1") as there,
        other.listen("shop:2") as end,
    ):
        one.hint_here("shop:1")
        await heard(here)
        await one.publish("shop:2")
        await heard(end)

        later = asyncio.ensure_future(anext(there))
        await asyncio.sleep(0)
        assert not later.done()
        later.cancel()


async def test_more_names_than_one_message_holds_are_all_told(shared_url: str) -> None:
    names = [f"order:{number:09}" for number in range(2000)]
    async with (
        open_bus(shared_url) as one,
        open_bus(shared_url) as other,
        AsyncExitStack() as stack,
    ):
        there = [await stack.enter_async_context(other.listen(name)) for name in names]
        await one.publish(*names)
        await asyncio.gather(*map(heard, there))


async def test_stopping_ends_every_listener() -> None:
    async with AsyncExitStack() as stack:
        async with open_bus("memory://") as bus:
            ears = [await stack.enter_async_context(bus.listen(f"order:{n}")) for n in range(3)]
            waiting = [asyncio.create_task(anext(ear, "over")) for ear in ears]
            await asyncio.sleep(0)
        assert await asyncio.gather(*waiting) == ["over"] * 3


async def test_who_has_left_is_forgotten(bus: BroadcastBus) -> None:
    async with bus.listen("order:1"), bus.listen("order:1"), bus.listen("order:2"):
        assert bus.listeners == 3
    assert bus.listeners == 0


async def test_what_is_said_just_before_a_process_stops_is_heard_elsewhere(
    shared_url: str,
) -> None:
    async with open_bus(shared_url) as other, other.listen("shop:1") as there:
        async with open_bus(shared_url) as one:
            await one.publish("shop:1")
        await heard(there)


async def test_another_number_on_the_same_redis_is_another_bus(redis_url: str) -> None:
    one, two = (urlsplit(redis_url)._replace(path=f"/{n}").geturl() for n in (13, 14))
    async with (
        open_bus(one) as here,
        open_bus(one) as same,
        open_bus(two) as elsewhere,
        open_bus(two) as neighbour,
        same.listen("shop:1") as hears,
        elsewhere.listen("shop:1") as hears_not,
        elsewhere.listen("shop:2") as hears_its_neighbour,
    ):
        await here.publish("shop:1")
        await heard(hears)
        await neighbour.publish("shop:2")
        await heard(hears_its_neighbour)  # what Redis was told before has come by now

        later = asyncio.ensure_future(anext(hears_not))
        await asyncio.sleep(0)
        assert not later.done()
        later.cancel()
