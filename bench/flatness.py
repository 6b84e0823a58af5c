"""Whether a list's last page costs what its first one costs."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any

from bench.lists import LISTS, PAGE, List, Reader
from bench.watching import overheard
from bench.work import Effort, Meter
from resolvers.orders import order_counts

__all__ = ["Counting", "Flatness", "measure_counts", "measure_lists"]

Read = Callable[[], Awaitable[Any]]

_FLAT = 3.0
_SLACK = 3 * PAGE  # units of work
"""How rows lie on the table's pages, and how soon a search finds enough of them, is chance."""


@dataclass(frozen=True)
class Flatness:
    """What one list costs, each as a ratio within the same run.

    `pages` is the number of its last page, `time` and `work` are that page's over the first one's;
    `beside_plain` and `count` are the first page's and the totalCount's time over those of the
    first page of the list without any condition. The list is one page long when `last` is None.
    """

    name: str
    rows: int
    pages: int
    time: float
    beside_plain: float
    count: float
    first: Effort
    last: Effort | None

    @property
    def work(self) -> float:
        """Work of the last page over that of the first."""
        return self.last.work / self.first.work if self.last else 1.0

    @property
    def is_flat(self) -> bool:
        """Judged by work alone: it is counted, and the same on any machine at any time."""
        return self.last is None or self.last.work <= _FLAT * self.first.work + _SLACK

    @property
    def sorts(self) -> bool:
        """Whether all rows that fit are sorted for a page."""
        return self.first.sorts or bool(self.last and self.last.sorts)


@dataclass(frozen=True)
class Counting:
    """What counting costs, as a ratio to the first page of 50 orders."""

    name: str
    ratio: float
    effort: Effort


async def measure_lists(
    reader: Reader, meter: Meter, rounds: int, on_list: Callable[[], None]
) -> Sequence[Flatness]:
    """Measure every list; `on_list` hears of each."""
    found = []
    for chosen in LISTS:
        found.append(await _measure(reader, meter, chosen, rounds))
        on_list()
    return found


async def measure_counts(reader: Reader, meter: Meter, rounds: int) -> Sequence[Counting]:
    """Measure `orderCounts` and the plain list's `totalCount`."""
    page = await reader.first(LISTS[0])
    reads: dict[str, Read] = {
        "orderCounts": lambda: order_counts(reader.info),
        "totalCount": page.count,
    }
    plain, *others = await _in_turns(rounds, lambda: reader.first(LISTS[0]), *reads.values())
    return [
        Counting(name, _ratio(times, plain), await _effort(meter, read))
        for (name, read), times in zip(reads.items(), others, strict=True)
    ]


async def _measure(reader: Reader, meter: Meter, chosen: List, rounds: int) -> Flatness:
    cursor = await reader.cursor_before_last_page(chosen)
    page = await reader.first(chosen)

    def first() -> Awaitable[object]:
        return reader.first(chosen)

    def last() -> Awaitable[object]:
        return reader.after(chosen, cursor) if cursor else reader.first(chosen)

    rows = await page.count()
    plain, firsts, lasts, counts = await _in_turns(
        rounds, lambda: reader.first(LISTS[0]), first, last, page.count
    )
    return Flatness(
        name=chosen.name,
        rows=rows,
        pages=-(-rows // PAGE),
        time=_ratio(lasts, firsts),
        beside_plain=_ratio(firsts, plain),
        count=_ratio(counts, plain),
        first=await _effort(meter, first),
        last=await _effort(meter, last) if cursor else None,
    )


async def _in_turns(rounds: int, *reads: Read) -> Sequence[list[float]]:
    """The seconds of each read, taken in turns so that a noisy moment meets all of them."""
    times: Sequence[list[float]] = [[] for _ in reads]
    for _ in range(rounds + 1):
        for read, seconds in zip(reads, times, strict=True):
            began = perf_counter()
            await read()
            seconds.append(perf_counter() - began)
    return [seconds[1:] for seconds in times]  # the first round warms up


def _ratio(ones: Sequence[float], others: Sequence[float]) -> float:
    return median(one / other for one, other in zip(ones, others, strict=True))


async def _effort(meter: Meter, read: Read) -> Effort:
    with overheard() as statements:
        await read()
    return await meter.of([statement for statement in statements if statement.reads_orders])
