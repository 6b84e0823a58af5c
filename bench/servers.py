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
from types import MappingProxyType
from typing import IO

from bench.building import SECRET
from bench.processes import cpu_seconds

__all__ = ["ROOT", "Server", "bare_server", "free_port", "our_server", "running"]

ROOT = Path(__file__).parent.parent
STARTS_WITHIN = 60  # seconds
SERVE = (sys.executable, "-m", "app", "serve")


@dataclass(frozen=True)
class Server:
    """A running server on 127.0.0.1."""

    port: int
    process: subprocess.Popen[bytes]

    def cpu_seconds(self) -> float | None:
        """The CPU time that it has used so far; None where the system does not tell."""
        return cpu_seconds(self.process.pid)


@contextmanager
def our_server(
    database_url: str,
    data_dir: Path,
    root: Path = ROOT,
    *,
    bus_url: str = "memory://",
    command: Sequence[str] = SERVE,
) -> Iterator[Server]:
    """`mis-ordenes serve`, as in production; `root` is the tree whose code runs."""
    port = free_port()
    environment = {
        "DATA_DIR": str(data_dir),
        "DATABASE_URL": database_url,
        "BUS_URL": bus_url,
        "SECRET_KEY": SECRET,
        "PORT": str(port),
        "PUBLIC_URL": "http://127.0.0.1",
    }
    with running(command, port, environment, root) as server:
        yield server


@contextmanager
def bare_server(database_url: str) -> Iterator[Server]:
    """The bare endpoint in an identical uvicorn."""
    port = free_port()
    command = [sys.executable, "-m", "bench.bare", str(port), database_url, "http://127.0.0.1"]
    with running(command, port) as server:
        yield server


@contextmanager
def running(
    command: Sequence[str],
    port: int,
    environment: Mapping[str, str] = MappingProxyType({}),
    root: Path = ROOT,
) -> Iterator[Server]:
    """The server that this command starts on this port, stopped after the block."""
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


def free_port() -> int:
    """A port on which nobody listens now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
