"""What the turns come to: one figure a side, the ratio, and what it should be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap
from statistics import median, quantiles

from bench.live.flows import Flow
from bench.live.host import Host
from bench.live.slices import Passage
from bench.live.trial import RATE, RUSH, Plan

__all__ = ["Finding", "findings"]

MOST_MEMORY = 60.0  # kB for each customer
MOST_DELAY = 3.0  # times the bare endpoint's p99
LEAST_FLOW = 0.5  # of the bare endpoint's deliveries


@dataclass(frozen=True)
class Finding:
    """One line of the table; `ratio` is ours ÷ bare, `met` whether the aim was."""

    name: str
    unit: str
    ours: float
    bare: float
    ratio: float
    aim: str = ""
    met: bool | None = None


def findings(ours: Host, bare: Host, plan: Plan) -> Iterator[Finding]:
    """All lines, in their order."""
    yield from _presence(ours, bare)
    yield from _passage(ours.passages, bare.passages)
    yield from _fan_out(ours, bare, plan)
    yield from _spread(ours, bare)
    yield from _rush(ours, bare, plan)


def _presence(ours: Host, bare: Host) -> Iterator[Finding]:
    """What customers cost who come and stay."""
    if ours.memory and bare.memory:
        weights = [_growth(host.memory) / _came(host) / 1000 for host in (ours, bare)]
        aim, met = f"≤ {MOST_MEMORY:g} kB", weights[0] <= MOST_MEMORY
        yield _plain("memory of an idle subscription", "kB", weights, aim, met)
    rates = [[came.count / came.seconds for came in host.joined] for host in (ours, bare)]
    yield _in_turns("customers who come in", "/s", *rates)
    costs = [[came.cpu * 1000 / came.count for came in host.joined] for host in (ours, bare)]
    yield _in_turns("CPU of coming in", "ms", *costs)


def _passage(ours: Sequence[Passage], bare: Sequence[Passage]) -> Iterator[Finding]:
    """How long a change takes to its customer."""
    commits = [[it.from_commit * 1000 for it in side] for side in (ours, bare)]
    requests = [[it.from_request * 1000 for it in side] for side in (ours, bare)]
    one, other = p99 = _percentile(commits, 99)
    aim, met = f"< {MOST_DELAY:g}×", one < MOST_DELAY * other
    at = f"at {RATE:g} changes/s"
    yield _plain(f"commit → frame {at}, p50", "ms", _percentile(commits, 50))
    yield _plain(f"commit → frame {at}, p99", "ms", p99, aim, met)
    yield _plain(f"request → frame {at}, p50", "ms", _percentile(requests, 50))
    yield _plain(f"request → frame {at}, p99", "ms", _percentile(requests, 99))


def _fan_out(ours: Host, bare: Host, plan: Plan) -> Iterator[Finding]:
    """How much one order's customers can be told."""
    each = f"to {plan.fans:,} of one order"
    awaited = _in_turns(f"deliveries {each}", "/s", *map(_rates, (ours.fanned, bare.fanned)))
    met = awaited.ratio >= LEAST_FLOW
    yield Finding(**vars(awaited) | {"aim": f"≥ {LEAST_FLOW:g}×", "met": met})
    yield _in_turns("CPU of a delivery", "ms", *map(_costs, (ours.fanned, bare.fanned)))


def _spread(ours: Host, bare: Host) -> Iterator[Finding]:
    """What a delivery costs where every order has one customer."""
    rates = map(_rates, (ours.spread, bare.spread))
    yield _in_turns("deliveries, each of another order", "/s", *rates)
    nobody = [median(it.unwatched for it in host.pairs) * 1000 for host in (ours, bare)]
    one = [median(it.watched for it in host.pairs) * 1000 for host in (ours, bare)]
    yield _plain("CPU of a change that nobody watches", "ms", nobody)
    yield _plain("CPU more where one watches", "ms", [one[0] - nobody[0], one[1] - nobody[1]])


def _rush(ours: Host, bare: Host, plan: Plan) -> Iterator[Finding]:
    """What is left to do when an order changes faster than its customers can be told."""
    sides = [host.rushed[-1] for host in (ours, bare)]
    name = f"{RUSH} changes at once, {plan.fans:,} watch: until quiet"
    yield _plain(name, "s", [flow.seconds for flow in sides])
    yield _plain("frames that come of them", "", [float(flow.frames) for flow in sides])


def _percentile(sides: Sequence[Sequence[float]], share: int) -> tuple[float, float]:
    ours, bare = (quantiles(side, n=100)[share - 1] for side in sides)
    return ours, bare


def _came(host: Host) -> int:
    return sum(came.count for came in host.joined)


def _growth(memory: Sequence[int]) -> int:
    return memory[-1] - memory[0]


def _rates(flows: Sequence[Flow]) -> list[float]:
    return [flow.frames / flow.seconds for flow in flows]


def _costs(flows: Sequence[Flow]) -> list[float]:
    return [flow.cpu * 1000 / flow.frames for flow in flows]


def _in_turns(name: str, unit: str, ours: Sequence[float], bare: Sequence[float]) -> Finding:
    """The medians, and the median of the neighbouring turns' ratios."""
    ratio = median(starmap(_over, zip(ours, bare, strict=True)))
    return Finding(name, unit, median(ours), median(bare), ratio)


def _plain(
    name: str, unit: str, sides: Sequence[float], aim: str = "", met: bool | None = None
) -> Finding:
    ours, bare = sides
    return Finding(name, unit, ours, bare, _over(ours, bare), aim, met)


def _over(ours: float, bare: float) -> float:
    return ours / bare if bare else float("nan")
