"""Redis and PostgreSQL that die in the middle of a burst: every client is right again soon.

No client reconnects: the connection that it began with delivers everything.
"""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tortoise.context import TortoiseContext

from app.database import open_database
from tests.app.live.people import NO_ANSWER, NOBODY
from tests.app.live.spares import Spare, a_spare_postgres, a_spare_redis
from tests.app.live.stage import a_stage
from tests.app.live.story import Story, a_story
from tests.engines import fresh, migrated, only_postgresql
from tests.servers import Server, serving

BURST = 60  # actions before, during and after
REFUSED = 20  # answers during an outage of the database


@pytest.fixture
def own_redis() -> Iterator[Spare]:
    """A Redis of this test's own."""
    with a_spare_redis() as spare:
        yield spare


@pytest.fixture
def own_postgres() -> Iterator[Spare]:
    """A PostgreSQL of this test's own, with our tables."""
    with a_spare_postgres() as spare:
        migrated(fresh(spare.url))
        yield spare


def two_servers(stack: ExitStack, folder: Path, database_url: str, bus_url: str) -> list[Server]:
    """Two workers on one database and one bus, until the stack is left."""
    return [
        stack.enter_context(serving(folder / name, database_url, BUS_URL=bus_url))
        for name in ("one", "other")
    ]


def nobody_came_again(story: Story) -> None:
    """Every client's one connection delivered everything, and every action was answered."""
    assert [watcher.breaks for watcher in story.watchers if watcher.breaks] == []
    assert {watcher.visits for watcher in story.watchers} == {1}
    assert {NO_ANSWER, NOBODY, "INTERNAL"}.isdisjoint(story.answers)


@only_postgresql
async def test_redis_that_dies_in_a_burst_and_comes_back_costs_nobody_a_message(
    database: TortoiseContext, database_url: str, own_redis: Spare, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        servers = two_servers(stack, tmp_path, database_url, own_redis.url)
        async with a_stage(*servers) as stage, a_story(stage, restless=False) as story:
            await story.pass_by(BURST)
            own_redis.kill()
            await story.pass_by(BURST)
            await asyncio.to_thread(own_redis.start)
            await story.pass_by(BURST)

    nobody_came_again(story)


@pytest.mark.parametrize("bus", ["redis", "postgresql"])
async def test_postgresql_that_dies_in_a_burst_and_comes_back_leaves_all_whole_and_right(
    bus: str, own_postgres: Spare, own_redis: Spare, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        bus_url = own_redis.url if bus == "redis" else own_postgres.url
        servers = two_servers(stack, tmp_path, own_postgres.url, bus_url)
        async with (
            open_database(own_postgres.url),
            a_stage(*servers) as stage,
            a_story(stage, restless=False) as story,
        ):
            await story.pass_by(BURST)
            own_postgres.kill(signal.SIGQUIT)
            await story.hear("UNAVAILABLE", REFUSED)
            await asyncio.to_thread(own_postgres.start)
            await story.pass_by(BURST)

    nobody_came_again(story)
