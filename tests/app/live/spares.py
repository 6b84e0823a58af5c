"""Redis and PostgreSQL of a test's own, to kill and to start again at the same address."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from tests.engines import missing
from tests.servers import PATIENCE, free_port

__all__ = ["Spare", "a_spare_postgres", "a_spare_redis"]


@dataclass
class Spare:
    """A server that nobody else uses; it is up once a line of its log says `ready`."""

    url: str
    command: list[str]
    ready: str
    user: str | None = None
    process: subprocess.Popen[str] = field(init=False, repr=False)

    def start(self) -> None:
        """Start it, for the first time or again; wait until it is up."""
        self.process = subprocess.Popen(
            self.command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            user=self.user,
            cwd="/",
        )
        is_up = Event()
        Thread(target=self._listen, args=(self.process, is_up), daemon=True).start()
        assert is_up.wait(PATIENCE), f"{self.command[0]} does not start"

    def kill(self, by: signal.Signals = signal.SIGKILL) -> None:
        """End it at once; SIGQUIT is PostgreSQL's immediate shutdown."""
        self.process.send_signal(by)
        self.process.wait(PATIENCE)

    def _listen(self, process: subprocess.Popen[str], is_up: Event) -> None:
        assert process.stdout
        with process.stdout as lines:
            for line in lines:
                if self.ready in line:
                    is_up.set()


@contextmanager
def a_spare_redis() -> Iterator[Spare]:
    """A Redis that keeps nothing, for the length of the block."""
    program = shutil.which("redis-server") or missing("redis-server", "apt install redis-server")
    port = str(free_port())
    command = [program, "--port", port, "--bind", "127.0.0.1", "--save", ""]
    spare = Spare(f"redis://127.0.0.1:{port}", command, "Ready to accept connections")
    spare.start()
    try:
        yield spare
    finally:
        spare.kill()


@contextmanager
def a_spare_postgres() -> Iterator[Spare]:
    """A PostgreSQL cluster without our tables, for the length of the block."""
    programs = _programs()
    user = "postgres" if os.geteuid() == 0 else None  # it refuses to run as root
    with TemporaryDirectory() as folder:
        if user:
            shutil.chown(folder, user)
        make = [f"{programs}/initdb", "-D", folder, "-U", "postgres", "--auth=trust", "--no-sync"]
        subprocess.run(
            [*make, "--encoding=UTF8"], check=True, capture_output=True, user=user, cwd="/"
        )
        port = free_port()
        places = f"-p {port} -h 127.0.0.1 -k {folder}".split()
        command = [str(programs / "postgres"), "-D", folder, *places, "-c", "fsync=off"]
        url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
        spare = Spare(url, command, "ready to accept connections", user)
        spare.start()
        try:
            yield spare
        finally:
            spare.kill(signal.SIGQUIT)


def _programs() -> Path:
    """Where the newest PostgreSQL's programs are."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    on_path = shutil.which("initdb")
    initdb = found[-1] if found else on_path and Path(on_path)
    return initdb.parent if initdb else missing("initdb", "apt install postgresql")


def _version(initdb: Path) -> int:
    return int(initdb.parent.parent.name)
