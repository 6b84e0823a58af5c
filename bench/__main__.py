"""`python -m bench`: build the large shop, measure, print the tables, leave nothing behind."""

import asyncio
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TimeElapsedColumn

from app.database import open_database
from bench.building import SECRET
from bench.databases import (
    DEFAULT_POSTGRES,
    Engine,
    PostgresEngine,
    SqliteEngine,
    engine_named,
    is_reachable,
)
from bench.flatness import Counting, Flatness, measure_counts, measure_lists
from bench.lists import LISTS, Reader
from bench.load import run_trials
from bench.report import print_counts, print_lists, print_trials
from bench.work import open_meter
from models import Links

__all__ = ["main"]

QUICK_ORDERS = 5_000


def bench(
    orders: Annotated[int, typer.Option(min=2_000, help="How many orders the shop has.")] = 50_000,
    database: Annotated[
        list[str] | None,
        typer.Option(
            help="`sqlite`, `postgresql`, or a server's postgresql:// URL on which databases may be"
            " made; repeatable. SQLite and the PostgreSQL of this machine when absent.",
        ),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="5,000 orders and short turns: a look, not a result.")
    ] = False,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the shop for the next run that says --keep.")
    ] = False,
) -> None:
    """Measure the lists and the requests of a shop of 50,000 orders: see docs/benchmarks.md.

    Exit code 1 when a list is not flat, which is judged by counted work, not by time.

    Examples: `python -m bench` · `python -m bench --quick --database sqlite` ·
    `python -m bench --keep --database postgresql://postgres@127.0.0.1/postgres`
    """
    out = Console(highlight=False, width=max(170, Console().width))
    plan = _Plan(min(orders, QUICK_ORDERS), 5, 3, 0.5) if quick else _Plan(orders, 21, 9, 1.0)
    all_flat = True
    for engine in _engines(database, out):
        with tempfile.TemporaryDirectory(prefix="mis-ordenes-bench-") as folder:
            all_flat &= _run(engine, Path(folder), plan, out, keep=keep)
    if not all_flat:
        raise typer.Exit(1)


@dataclass(frozen=True)
class _Plan:
    """How much to measure: turns of each list, slices of each request and their seconds."""

    orders: int
    rounds: int
    slices: int
    seconds: float


def _engines(asked: Sequence[str] | None, out: Console) -> Sequence[Engine]:
    if not asked:
        engines: list[Engine] = [SqliteEngine()]
        if is_reachable(DEFAULT_POSTGRES):
            return [*engines, PostgresEngine(DEFAULT_POSTGRES)]
        out.print(f"No PostgreSQL at {DEFAULT_POSTGRES}: SQLite only.")
        return engines
    return [_engine(name) for name in asked]


def _engine(name: str) -> Engine:
    try:
        return engine_named(name)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="database") from None


def _run(engine: Engine, folder: Path, plan: _Plan, out: Console, *, keep: bool) -> bool:
    """Measure on one engine; whether all lists are flat."""
    with ExitStack() as stack:
        progress = stack.enter_context(_progress())
        task = progress.add_task(f"{engine.name}: building the shop", total=plan.orders)
        url = stack.enter_context(
            engine.shop(plan.orders, folder, lambda n: progress.advance(task, n), keep=keep)
        )
        progress.update(task, completed=plan.orders)
        lists, counts, unit = asyncio.run(_measure(url, plan, progress, engine.name))
        progress.add_task(f"{engine.name}: list and detail over HTTP", total=None)
        trials = run_trials(url, folder, plan.orders, slices=plan.slices, seconds=plan.seconds)
    print_lists(out, engine.name, unit, lists)
    print_counts(out, engine.name, counts)
    print_trials(out, engine.name, trials)
    return all(found.is_flat for found in lists)


async def _measure(
    url: str, plan: _Plan, progress: Progress, name: str
) -> tuple[Sequence[Flatness], Sequence[Counting], str]:
    task = progress.add_task(f"{name}: lists", total=len(LISTS))
    async with open_database(url):
        reader = await Reader.of_the_shop(Links(SECRET.encode(), "http://127.0.0.1"))
        with open_meter(url) as meter:
            lists = await measure_lists(reader, meter, plan.rounds, lambda: progress.advance(task))
            return lists, await measure_counts(reader, meter, plan.rounds), meter.unit


def _progress() -> Progress:
    columns = *Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeElapsedColumn()
    return Progress(*columns, console=Console(stderr=True), transient=True)


def main() -> None:
    """Run the bench."""
    program = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    program.command()(bench)
    program()


if __name__ == "__main__":
    main()
