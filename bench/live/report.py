"""The table of a run: readable in a terminal, and Markdown for the documentation."""

from collections.abc import Sequence
from math import isnan

from rich import box
from rich.console import Console
from rich.table import Table

from bench.live.findings import Finding
from bench.live.flows import Flow

__all__ = ["print_findings", "print_notes"]

NOTES = (
    "ratio: ours ÷ bare, the median of neighbouring turns where there were several. The bare"
    " endpoint sends the same bytes in a uvicorn set up alike, with no GraphQL, database or bus.",
    "commit → frame: from the last moment at which another connection, which looks once a"
    " millisecond, did not see the commit; on the bare side from when it begins to send. request →"
    " frame: with all of the mutation.",
)


def print_findings(out: Console, title: str, found: Sequence[Finding]) -> None:
    """One line for each."""
    table = Table(title=title, box=box.MARKDOWN, title_justify="left", title_style="bold")
    for heading in ("measure", "unit", "ours", "bare", "ratio", "aim", "verdict"):
        words = heading in ("measure", "unit", "verdict")
        table.add_column(heading, justify="left" if words else "right", no_wrap=True)
    for it in found:
        verdict = "" if it.met is None else ("yes" if it.met else "NO")
        table.add_row(
            it.name, it.unit, _told(it.ours), _told(it.bare), _told(it.ratio), it.aim, verdict
        )
    out.print(table)


def print_notes(
    out: Console, machine: str, others: float, ours: Sequence[Flow], bare: Sequence[Flow]
) -> None:
    """What the lines mean, and how far to trust them."""
    for note in NOTES:
        out.print(note)
    busy = [_client_share(flows) for flows in (ours, bare)]
    out.print(
        f"{machine}; others (a database server among them) used {others:.0%} of all cores. While"
        f" deliveries were counted, the client used {busy[0]:.0%} of a core on our side and"
        f" {busy[1]:.0%} on the bare one: near 100% it is the limit, and not the server.\n"
    )


def _client_share(flows: Sequence[Flow]) -> float:
    return sum(flow.client_cpu for flow in flows) / sum(flow.seconds for flow in flows)


def _told(value: float) -> str:
    if isnan(value):
        return "–"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f}"
