"""Real servers in processes of their own, and how much CPU they use."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from bench.building import SECRET

__all__ = ["ROOT", "Server", "bare_server", "our_server"]

ROOT = Path(__file__).parent.parent
STARTS_WITHIN = 60  # seconds


@dataclass(frozen=True)
class Server:
    """A running server on 127.0.0.1."""

    port: int
    process: subprocess.Popen[bytes]

    def cpu_seconds(self) -> float | None:
        """The CPU time that it has used so far; None where the system does not tell."""
        try:
            stat = Path(f"/proc/{self.process.pid}/stat").read_text()
        except OSError:
            return None
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def our_server(database_url: str, data_dir: Path, root: Path = ROOT) -> Iterator[Server]:
    """`mis-ordenes serve`, as in production; `root` is the tree whose code runs."""
    port = _free_port()
    environment = {
        "DATA_DIR": str(data_dir),
        "DATABASE_URL": database_url,
        "SECRET_KEY": SECRET,
        "PORT": str(port),
        "PUBLIC_URL": "http://127.0.0.1",
    }
    with _running([sys.executable, "-m", "app", "serve"], port, environment, root) as server:
        yield server


@contextmanager
def bare_server(database_url: str) -> Iterator[Server]:
    """The bare endpoint in an identical uvicorn."""
    port = _free_port()
    command = [sys.executable, "-m", "bench.bare", str(port), database_url, "http://127.0.0.1"]
    with _running(command, port, {}, ROOT) as server:
        yield server


@contextmanager
def _running(
    command: Sequence[str], port: int, environment: Mapping[str, str], root: Path
) -> Iterator[Server]:
    with TemporaryFile() as log:
        process = subprocess.Popen(
            command,
            cwd=root,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            _wait_for(process, port, log)
            yield Server(port, process)
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(process: subprocess.Popen[bytes], port: int, log: IO[bytes]) -> None:
    late = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < late:
        if process.poll() is not None:
            log.seek(0)
            raise RuntimeError(f"{process.args!r} did not start:\n{log.read().decode()}")
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"{process.args!r} did not answer within {STARTS_WITHIN} s")


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
