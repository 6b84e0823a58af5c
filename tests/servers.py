"""The product as people run it: `mis-ordenes serve` and other commands, as processes of their own.

with serving(tmp_path, database_url) as server:
    assert httpx.get(f"{server.url}/healthz").json()["status"] == "ok"
assert "Traceback" not in server.log

done = run_command("shop", "list", DATA_DIR=str(tmp_path))
assert done.returncode == 0
"""

import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import httpx
import uvicorn
from starlette.types import ASGIApp

from tests.factories import LINKS

__all__ = [
    "CLEAN",
    "PATIENCE",
    "ROOT",
    "Server",
    "free_port",
    "run_command",
    "serving",
    "serving_here",
]

ROOT = Path(__file__).parent.parent
PATIENCE = 30.0
"""Seconds after which something that has to happen did not."""

_OURS = ("HOST", "PORT", "DATA_DIR", "SECRET_KEY", "MAIL_FROM", "PUBLIC_URL", "ALLOWED_ORIGINS")
CLEAN = {
    name: value
    for name, value in os.environ.items()
    if name not in _OURS and not name.endswith("_URL")
}
"""This process's environment without any of our settings."""


@dataclass
class Server:
    """A server that runs; what it says is in `lines` as soon as it says it."""

    url: str
    database_url: str
    process: subprocess.Popen[str] = field(repr=False)
    lines: list[str] = field(default_factory=list, repr=False)
    is_up: Event = field(default_factory=Event, repr=False)
    is_stopping: Event = field(default_factory=Event, repr=False)
    has_ended: Event = field(default_factory=Event, repr=False)

    @property
    def log(self) -> str:
        """All that it has said."""
        return "".join(self.lines)

    @property
    def socket_url(self) -> str:
        """Where its sockets are."""
        return f"ws{self.url.removeprefix('http')}/graphql"

    def wait(self) -> None:
        """Wait until it answers; fails with its log when it ends instead."""
        self.is_up.wait(PATIENCE)
        assert self.process.poll() is None, self.log
        answer = httpx.get(f"{self.url}/healthz", timeout=PATIENCE, trust_env=False)
        assert answer.json()["status"] == "ok"

    def listen(self) -> None:
        """Read what it says up to its end."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            if "Uvicorn running on" in line:
                self.is_up.set()
            if "Waiting for application shutdown" in line:
                self.is_stopping.set()
        self.is_up.set()
        self.is_stopping.set()
        self.has_ended.set()

    def ask_to_stop(self) -> None:
        """Send it the signal that ends it in good order."""
        self.process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, in the middle of whatever it does."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def stop(self) -> None:
        """End it in good order, or by force when it does not; then all of its log is there."""
        self.ask_to_stop()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(PATIENCE)
        self.has_ended.wait(PATIENCE)


@contextmanager
def serving(data_dir: Path, database_url: str, *flags: str, **environ: str) -> Iterator[Server]:
    """A server with its own DATA_DIR, for the length of the block; on a free port, or on PORT."""
    port = int(environ.get("PORT") or free_port())
    url = f"http://127.0.0.1:{port}"
    settings = {
        "PORT": str(port),
        "DATA_DIR": str(data_dir),
        "DATABASE_URL": database_url,
        "SECRET_KEY": LINKS.secret.decode(),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "serve", *flags],
        cwd=ROOT,
        env=CLEAN | settings | environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    server = Server(url, database_url, process)
    listener = Thread(target=server.listen, daemon=True)
    listener.start()
    try:
        server.wait()
        yield server
    finally:
        server.stop()
        listener.join(PATIENCE)
        if process.stdout:
            process.stdout.close()


class _UvicornHere(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_up.set()


@asynccontextmanager
async def serving_here(app: ASGIApp) -> AsyncIterator[str]:
    """An application on a real uvicorn in this process, for the length of the block; its host."""
    port = free_port()
    config = uvicorn.Config(app, port=port, ws="websockets-sansio", log_config=None)
    server = _UvicornHere(config)
    running = asyncio.create_task(server.serve())
    await server.is_up.wait()
    try:
        yield f"127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await running


def free_port() -> int:
    """A port that nobody uses, below those that the system hands out to clients meanwhile."""
    while True:
        port = random.SystemRandom().randrange(12_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def run_command(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command of `mis-ordenes` to its end, with only these settings in its environment."""
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        cwd=ROOT,
        env=CLEAN | environ,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
