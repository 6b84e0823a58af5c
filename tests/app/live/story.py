"""A story: people act, clients watch, and in the end what each client knows is the truth.

async with a_story(stage) as story:
    await story.pass_by(300)
"""

import asyncio
import os
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import cycle

from models import Order, Shop
from resolvers.ids import make_id
from tests.app.live.people import Staff, Storefront
from tests.app.live.stage import Stage
from tests.app.live.views import Bell, Page, Panel
from tests.app.live.watchers import Watcher
from tests.app.live.whole import everything_is_whole
from tests.servers import PATIENCE

__all__ = ["Story", "a_story"]

FIRST_ORDERS = 6


class Story:
    """What goes on in a shop on a stage: who acts, who watches, how far it is.

    `orders` are the global ids and tracking tokens of all orders whose placing was answered.
    `answers` counts how actions were answered: DONE, a code, NOBODY, NO_ANSWER. When it is over,
    `last` is the number of the shop's last event, and `versions` holds each order's version.
    """

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage, self.seed = stage, seed
        self.orders: list[tuple[str, str]] = []
        self.answers: Counter[str] = Counter()
        self.versions: dict[str, int] = {}
        self.last = 0
        self.is_ending, self.is_over = False, False
        self._turn = asyncio.Condition()
        sessions = stage.sessions.values()
        self.storefront = Storefront(self, stage.store, f"{seed} store")
        self.people = [
            self.storefront,
            *(Staff(self, token, f"{seed} {n}") for n, token in enumerate([*sessions] * 2)),
        ]
        self.watchers: list[Watcher] = []

    async def tell(self, said: str) -> None:
        """Take down how an action was answered."""
        self.answers[said] += 1
        async with self._turn:
            self._turn.notify_all()

    async def pass_by(self, steps: int) -> None:
        """Wait until so many more actions were answered, or all is over."""
        goal = self.answers.total() + steps
        await self._until(lambda: self.answers.total() >= goal)

    async def hear(self, said: str, times: int) -> None:
        """Wait until so many more actions were answered in this way."""
        goal = self.answers[said] + times
        async with asyncio.timeout(PATIENCE):
            await self._until(lambda: self.answers[said] >= goal)

    async def begin(self, *, restless: bool, of_each: int) -> None:
        """Place the first orders, and choose who watches."""
        for _ in range(FIRST_ORDERS):
            assert await self.storefront.do(*self.storefront.idea()) == "DONE"
        for n, (staff_id, token) in zip(range(of_each), cycle(self.stage.sessions.items())):
            self.watchers += [
                Panel(self, token, f"{self.seed} panel {n}", restless=restless),
                Bell(self, staff_id, f"{self.seed} bell {n}", restless=restless),
                Page(self, f"{self.seed} page {n}", restless=restless),
            ]

    async def end(self) -> None:
        """One order more, which rings every bell; then nothing happens any more."""
        while await self.storefront.do(*self.storefront.idea()) != "DONE":
            pass  # its worker may be gone, or not have its database back yet
        self.last = (await Shop.get(id=self.stage.shop.id)).event_seq
        self.versions = {make_id("Order", row.id): row.version for row in await Order.all()}
        self.is_over = True
        async with self._turn:
            self._turn.notify_all()

    async def check(self) -> None:
        """The law: nothing is half written, and what every client knows is the truth."""
        await everything_is_whole(self.stage.shop)
        for watcher in self.watchers:
            await watcher.check()

    async def _until(self, is_so: Callable[[], bool]) -> None:
        async with self._turn:
            await self._turn.wait_for(lambda: is_so() or self.is_over)


@asynccontextmanager
async def a_story(stage: Stage, *, restless: bool = True, of_each: int = 6) -> AsyncIterator[Story]:
    """A story that goes on for the length of the block, comes to its end, and is checked.

    It is watched by so many panels, bells and pages. Its seed is printed, and can be given in
    MIS_ORDENES_TESTS_SEED.
    """
    seed = int(os.environ.get("MIS_ORDENES_TESTS_SEED", secrets.randbelow(2**32)))
    print(f"MIS_ORDENES_TESTS_SEED={seed}")  # noqa: T201 (to look into a failure)
    story = Story(stage, seed)
    await story.begin(restless=restless, of_each=of_each)
    async with asyncio.timeout(None) as patience:
        async with asyncio.TaskGroup() as watching:
            for watcher in story.watchers:
                watching.create_task(watcher.watch())
            await asyncio.gather(*(watcher.is_in.wait() for watcher in story.watchers))
            async with asyncio.TaskGroup() as acting:
                for person in story.people:
                    acting.create_task(person.act())
                yield story
                story.is_ending = True
            await story.end()
            patience.reschedule(asyncio.get_running_loop().time() + PATIENCE)
    await story.check()
