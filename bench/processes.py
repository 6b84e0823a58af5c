"""What the system tells about a process: its CPU time and its memory; None where it does not."""

import os
from pathlib import Path

__all__ = ["cpu_seconds", "fine_cpu_seconds", "memory_bytes"]


def cpu_seconds(pid: int) -> float | None:
    """The CPU time that the process has used so far, with all its threads."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def fine_cpu_seconds(pid: int) -> float | None:
    """The same of the threads that it has now, in nanoseconds and not in hundredths of a second."""
    try:
        threads = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/schedstat")]
    except OSError:
        return None
    return sum(int(words.split()[0]) for words in threads) / 1e9 if threads else None


def memory_bytes(pid: int) -> int | None:
    """Its proportional set size: what it alone holds, and its share of what it shares."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return None
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
