"""Commands in this process, which is a second faster than one of their own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from app.commands import main
from tests.engines import fresh
from tests.servers import CLEAN

__all__ = ["Desk", "Done", "run_here"]


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def run_here(*words: str, **environ: str) -> Done:
    """Run a command of `mis-ordenes` to its end, with only these settings in its environment."""
    fresh(environ.get("DATABASE_URL", ""))
    out, err = StringIO(), StringIO()
    with _environment(environ), redirect_stdout(out), redirect_stderr(err):
        try:
            main(words)
        except SystemExit as end:
            return Done(int(end.code or 0), out.getvalue(), err.getvalue())
    return Done(0, out.getvalue(), err.getvalue())


@contextmanager
def _environment(environ: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(CLEAN | environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


class Desk:
    """Commands in one DATA_DIR and database."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.environ = {"DATA_DIR": str(folder), "DATABASE_URL": database_url}

    def run(self, *words: str) -> str:
        """What a command prints."""
        done = run_here(*words, **self.environ)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    def refuse(self, *words: str) -> str:
        """The one line that a command is refused with."""
        done = run_here(*words, **self.environ)
        assert (done.returncode, done.stdout) == (2, ""), done
        (line,) = done.stderr.splitlines()
        assert line.startswith("mis-ordenes: ")
        return line.removeprefix("mis-ordenes: ")
