"""The law: for random histories, snapshot + events = a fresh snapshot, each event once, in order.

Clients connect, vanish without a word, sleep and go on elsewhere. MIS_ORDENES_TESTS_STEPS makes the
histories longer, MIS_ORDENES_TESTS_SEED repeats the dice of one.
"""

import os
from collections.abc import AsyncIterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tortoise.context import TortoiseContext

from tests.app.live.people import NO_ANSWER, NOBODY
from tests.app.live.stage import Stage, a_stage
from tests.app.live.story import a_story
from tests.servers import serving

STEPS = int(os.environ.get("MIS_ORDENES_TESTS_STEPS", "300"))

FORMS = {
    "one worker on SQLite": ("sqlite", 1, "memory"),
    "one worker on PostgreSQL": ("postgresql", 1, "memory"),
    "three workers and Redis": ("postgresql", 3, "redis"),
    "three workers on PostgreSQL alone": ("postgresql", 3, "postgresql"),
}


def bus_url(kind: str, database_url: str, request: pytest.FixtureRequest) -> str:
    """The address of the bus of this kind."""
    if kind == "redis":
        return str(request.getfixturevalue("redis_url"))
    return database_url if kind == "postgresql" else "memory://"


@pytest.fixture
async def stage(
    workers: int,
    bus: str,
    database: TortoiseContext,
    database_url: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> AsyncIterator[Stage]:
    """A shop on so many workers, whose log tells of nothing unexpected."""
    url = bus_url(bus, database_url, request)
    with ExitStack() as stack:
        servers = [
            stack.enter_context(serving(tmp_path / str(number), database_url, BUS_URL=url))
            for number in range(workers)
        ]
        async with a_stage(*servers) as stage:
            yield stage
    for server in servers:
        assert "Traceback" not in server.log, server.log


@pytest.mark.timeout(60 + STEPS)
@pytest.mark.parametrize(
    ("engine", "workers", "bus"), FORMS.values(), ids=FORMS, indirect=["engine"]
)
async def test_what_clients_know_is_the_truth_whatever_they_miss(stage: Stage) -> None:
    async with a_story(stage) as story:
        await story.pass_by(STEPS)

    assert story.answers["DONE"] > STEPS / 4
    assert {NO_ANSWER, NOBODY, "INTERNAL"}.isdisjoint(story.answers)
    assert [watcher.breaks for watcher in story.watchers if watcher.breaks] == []
    assert sum(watcher.visits for watcher in story.watchers) > 2 * len(story.watchers)
    assert sum(watcher.resyncs for watcher in story.watchers) == 0
