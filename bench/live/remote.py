"""A crowd in a process of its own: descriptors are counted, and a loop counted on, per process."""

import asyncio
import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, TypeVar

import uvloop

from bench.live.crowd import Crowd
from bench.live.sides import Side
from bench.live.slices import Slice

__all__ = ["RemoteCrowd", "remote_crowd"]

Found = TypeVar("Found")


class RemoteCrowd:
    """Runs slices in the crowd's process; between them its sockets stay open and answer pings."""

    def __init__(self, pid: int, connection: "Connection[Any, Any]") -> None:
        self.pid, self._connection = pid, connection

    def run(self, turn: Slice[Found]) -> Found:
        """What the slice found; what it raised is a RuntimeError here."""
        self._connection.send(turn)
        found = self._connection.recv()
        if isinstance(found, _Fault):
            raise RuntimeError(found.words)
        result: Found = found
        return result


class _Fault:
    def __init__(self, words: str) -> None:
        self.words = words


@contextmanager
def remote_crowd(side: Side) -> Iterator[RemoteCrowd]:
    """A crowd without anybody yet, whose process ends with the block."""
    spawning = multiprocessing.get_context("spawn")
    near, far = spawning.Pipe()
    process = spawning.Process(target=_serve, args=(far, side), daemon=True)
    process.start()
    far.close()
    try:
        yield RemoteCrowd(process.pid or 0, near)
    finally:
        near.close()
        process.join(2)
        process.kill()
        process.join()


def _serve(connection: "Connection[Any, Any]", side: Side) -> None:
    """Run slices until the other end closes; Ctrl-C is for the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    loop, crowd = uvloop.new_event_loop(), Crowd(side)
    Thread(target=loop.run_forever, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            connection.send(_run(loop, connection.recv(), crowd))


def _run(loop: asyncio.AbstractEventLoop, turn: Slice[Found], crowd: Crowd) -> Found | _Fault:
    try:
        return asyncio.run_coroutine_threadsafe(turn.run(crowd), loop).result()
    except Exception as error:  # whatever it is, the one who asked has to know
        return _Fault(f"{type(turn).__name__}: {error or type(error).__name__}")
