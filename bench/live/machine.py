"""The machine: how many sockets it lets a process have, and what else keeps it busy."""

import os
import platform
import resource
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from bench.processes import cpu_seconds

__all__ = ["Neighbours", "allow_files", "machine_words"]


def allow_files(wanted: int) -> None:
    """Let this process, and those that it starts, open so many files; OSError says what to do."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < wanted:
        raise OSError(
            f"a process may open {hard:,} files here, and {wanted:,} are needed:"
            " raise the limit (ulimit -Hn), or take fewer --sockets"
        )
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(wanted, 1_024), hard))


class Neighbours:
    """How busy everybody but these processes keeps the cores from now on."""

    def __init__(self, ours: Sequence[int]) -> None:
        self._ours, self._began = ours, perf_counter()
        self._before = _busy_seconds() - self._own()

    def share(self) -> float:
        """The share of all cores' time so far; 0 where the system does not tell."""
        span = (perf_counter() - self._began) * (os.cpu_count() or 1)
        return max(0.0, (_busy_seconds() - self._own() - self._before) / span)

    def _own(self) -> float:
        return sum(cpu_seconds(pid) or 0.0 for pid in self._ours)


def machine_words() -> str:
    """The machine in a few words."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


def _busy_seconds() -> float:
    try:
        first = Path("/proc/stat").read_text().splitlines()[0].split()[1:9]
    except OSError:
        return 0.0
    user, nice, system, _idle, _wait, irq, soft_irq, steal = map(int, first)
    ticks = user + nice + system + irq + soft_irq + steal
    return ticks / os.sysconf("SC_CLK_TCK")
