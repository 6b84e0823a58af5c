"""The tables that the bench prints: readable in a terminal, and Markdown for the documentation."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from bench.flatness import Counting, Flatness
from bench.lists import PAGE
from bench.load import CONNECTIONS, Trial

__all__ = ["print_counts", "print_lists", "print_trials"]


def print_lists(out: Console, engine: str, unit: str, lists: Sequence[Flatness]) -> None:
    """One line for each list.

    `time` and `work` are the last page's over the first one's; `page 1` and `count` are the times
    of the first page and of totalCount over that of a page of the plain list.
    """
    table = _table(
        f"Pages of {PAGE} on {engine}; work: {unit}",
        "list",
        "rows",
        "last page",
        "time",
        "work",
        "page 1",
        "count",
        "index",
        "flat",
    )
    for it in lists:
        has_pages = it.last is not None
        plans = dict.fromkeys(it.first.indexes + (it.last.indexes if it.last else ()))
        table.add_row(
            it.name,
            f"{it.rows:,}",
            f"{it.pages:,}",
            _ratio(it.time) if has_pages else "–",
            _ratio(it.work) if has_pages else "–",
            _ratio(it.beside_plain),
            _ratio(it.count),
            ", ".join(plans) or "none",
            ("yes" if it.is_flat else "NO") + (", SORTS ALL" if it.sorts else ""),
        )
    out.print(table)
    out.print(
        "time, work: last page ÷ first page. page 1, count: time of the first page and of"
        " totalCount ÷ a first page of all orders.\n"
    )


def print_counts(out: Console, engine: str, counts: Sequence[Counting]) -> None:
    """What counting costs."""
    table = _table(f"Counting all orders on {engine}", "field", "time ÷ plain page 1", "index")
    for it in counts:
        table.add_row(it.name, _ratio(it.ratio), ", ".join(it.effort.indexes) or "none")
    out.print(table)


def print_trials(out: Console, engine: str, trials: Sequence[Trial]) -> None:
    """Requests a second, and CPU time, beside the bare endpoint's."""
    table = _table(
        f"HTTP on {engine}, {CONNECTIONS} connections, one process",
        "request",
        "answer",
        "requests/s",
        "bare requests/s",
        "ratio",
        "CPU-ms",
        "bare CPU-ms",
        "CPU ratio",
    )
    for it in trials:
        ours, bare, cpu = it.ours.cpu_ms, it.bare.cpu_ms, ["?", "?", "?"]
        if ours is not None and bare is not None:
            cpu = [f"{ours:.2f}", f"{bare:.2f}", f"{ours / bare:.1f} : 1"]
        table.add_row(
            it.name,
            f"{it.size / 1000:.1f} kB",
            f"{it.ours.rate:,.0f}",
            f"{it.bare.rate:,.0f}",
            f"1 : {1 / it.ratio:.1f}",
            *cpu,
        )
    out.print(table)


def _table(title: str, *headings: str) -> Table:
    table = Table(title=title, box=box.MARKDOWN, title_justify="left", title_style="bold")
    for number, heading in enumerate(headings):
        is_words = number == 0 or heading in ("index", "flat")
        table.add_column(heading, justify="left" if is_words else "right", no_wrap=True)
    return table


def _ratio(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"
