"""`python -m bench.live`: start both servers, fill them with customers, measure, print, tidy up."""

import signal
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TimeElapsedColumn

from bench.building import build_fresh_shop
from bench.databases import Engine, engine_named
from bench.live.findings import findings
from bench.live.host import Host
from bench.live.machine import Neighbours, allow_files, machine_words
from bench.live.options import WebSockets
from bench.live.report import print_findings, print_notes
from bench.live.serving import Serving, both_hosts
from bench.live.trial import FEWEST, Plan, run_turns, turns
from bench.servers import ROOT

__all__ = ["main"]

SOCKETS, QUICK_SOCKETS = 10_000, 2_000
FANS = 1_000
SPARE_FILES = 300


def bench(
    database: Annotated[
        str,
        typer.Option(
            help="`sqlite`, `postgresql`, or a server's postgresql:// URL on which databases may be"
            " made."
        ),
    ] = "sqlite",
    bus: Annotated[str, typer.Option(help="memory://, redis://… or postgresql://…")] = "memory://",
    sockets: Annotated[
        int | None,
        typer.Option(min=FEWEST, help="Customers who watch an order each: 10,000 (--quick 2,000)."),
    ] = None,
    ws: Annotated[
        WebSockets | None, typer.Option(help="Another WebSocket implementation, on both sides.")
    ] = None,
    deflate: Annotated[
        bool, typer.Option("--deflate", help="Compress the frames, on both sides.")
    ] = False,
    tree: Annotated[
        Path, typer.Option(help="Measure `mis-ordenes serve` of another checkout.")
    ] = ROOT,
    quick: Annotated[
        bool, typer.Option("--quick", help="2,000 customers and short turns: a look.")
    ] = False,
) -> None:
    """Measure thousands of live customers beside a bare socket: see docs/benchmarks.md.

    Examples: `python -m bench.live` · `python -m bench.live --quick --database postgresql` ·
    `python -m bench.live --quick --ws wsproto` · `python -m bench.live --bus redis://127.0.0.1`
    """
    if tree != ROOT and (ws or deflate):
        raise typer.BadParameter("another tree is served as it is: no --ws, no --deflate")
    if ws is WebSockets.WSPROTO and find_spec("wsproto") is None:
        raise typer.BadParameter("first install it: .venv/bin/python -m pip install wsproto")
    count = sockets or (QUICK_SOCKETS if quick else SOCKETS)
    plan = Plan(count, FANS, 3, 1.5, 4.0) if quick else Plan(count, FANS, 5, 3.0, 10.0)
    try:
        engine = engine_named(database)
        allow_files(plan.sockets + plan.fans + SPARE_FILES)
    except (OSError, ValueError) as error:
        raise typer.BadParameter(str(error)) from None
    with tempfile.TemporaryDirectory(prefix="mis-ordenes-bench-") as folder:
        _run(engine, plan, Serving(bus, ws, deflate, tree), Path(folder))


def _run(engine: Engine, plan: Plan, serving: Serving, folder: Path) -> None:
    out = Console(highlight=False, width=max(150, Console().width))
    with _progress() as progress:
        building = progress.add_task(f"{engine.name}: placing orders", total=plan.orders)
        with (
            engine.shop(
                plan.orders,
                folder,
                lambda more: progress.advance(building, more),
                build=build_fresh_shop,
            ) as url,
            both_hosts(url, folder, serving) as (ours, bare),
        ):
            neighbours = Neighbours(_pids(ours, bare))
            _measure((ours, bare), plan, progress)
            others = neighbours.share()
    title = f"{plan.sockets:,} live customers of one process, {_words(engine, serving)}"
    print_findings(out, title, list(findings(ours, bare, plan)))
    print_notes(out, machine_words(), others, ours.fanned, bare.fanned)


def _measure(hosts: Sequence[Host], plan: Plan, progress: Progress) -> None:
    task = progress.add_task("", total=len(hosts) * len(list(turns(plan))))

    def on_turn(words: str) -> None:
        progress.update(task, description=words)
        progress.advance(task)

    run_turns(hosts, plan, on_turn)


def _pids(*hosts: Host) -> Sequence[int]:
    return [pid for host in hosts for pid in (host.server.process.pid, host.crowd.pid)]


def _words(engine: Engine, serving: Serving) -> str:
    bus = serving.bus_url.partition(":")[0]
    ws = serving.ws or "uvicorn as served"
    return f"{engine.name}, bus {bus}, {ws}{', deflate' if serving.deflate else ''}"


def _progress() -> Progress:
    columns = *Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeElapsedColumn()
    return Progress(*columns, console=Console(stderr=True), transient=True)


def main() -> None:
    """Run the bench; SIGTERM tidies up as Ctrl-C does."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    program = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    program.command()(bench)
    program()


if __name__ == "__main__":
    main()
