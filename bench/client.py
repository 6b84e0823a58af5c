"""A client that asks one question over and over: keep-alive, and cheap beside any server."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter

import orjson

__all__ = ["Question", "ask_for", "ask_once"]

_END = b"\r\n\r\n"
_LENGTH = b"content-length: "


@dataclass(frozen=True)
class Question:
    """One HTTP request, ready to be written."""

    port: int
    request: bytes

    @classmethod
    def post(
        cls, port: int, path: str, body: object, headers: Mapping[str, str] | None = None
    ) -> "Question":
        """A POST of JSON."""
        content = orjson.dumps(body)
        lines = {
            "host": f"127.0.0.1:{port}",
            "content-type": "application/json",
            "content-length": str(len(content)),
        } | dict(headers or {})
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        return cls(port, f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + content)


class _Asking(asyncio.Protocol):
    """One connection: writes the request again as soon as its answer is whole."""

    def __init__(self, question: Question, until: float) -> None:
        self.question, self.until = question, until
        self.done: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self.answers = 0
        self._buffer = b""
        self._needs = 0
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the first time."""
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport
        transport.write(self.question.request)

    def data_received(self, data: bytes) -> None:
        """Take a piece of an answer."""
        self._buffer += data
        if not self._needs and (end := self._buffer.find(_END)) >= 0:
            head = self._buffer[:end].lower()
            if b" 200 " not in head[:16]:
                self._finish(RuntimeError(head.decode("latin-1").splitlines()[0]))
                return
            length = int(head.partition(_LENGTH)[2].partition(b"\r")[0])
            self._needs = end + len(_END) + length
        if self._needs and len(self._buffer) >= self._needs:
            self._answered()

    def connection_lost(self, exc: Exception | None) -> None:
        """The server hung up."""
        self._finish(exc or ConnectionError("the server hung up"))

    def _answered(self) -> None:
        self.answers += 1
        if perf_counter() >= self.until:
            self._finish(None)
            return
        self._buffer, self._needs = b"", 0
        assert self._transport is not None
        self._transport.write(self.question.request)

    def _finish(self, error: Exception | None) -> None:
        if not self.done.done():
            if error:
                self.done.set_exception(error)
            else:
                self.done.set_result(self._buffer.partition(_END)[2])
        if self._transport:
            self._transport.close()


async def ask_for(question: Question, seconds: float, connections: int) -> float:
    """Ask for so long over so many connections at once; the answers a second."""
    began = perf_counter()
    asking = [await _ask(question, began + seconds) for _ in range(connections)]
    await asyncio.gather(*(one.done for one in asking))
    return sum(one.answers for one in asking) / (perf_counter() - began)


async def ask_once(question: Question) -> dict[str, object]:
    """The answer to a question."""
    answer: dict[str, object] = orjson.loads(await (await _ask(question, 0)).done)
    return answer


async def _ask(question: Question, until: float) -> _Asking:
    loop = asyncio.get_running_loop()
    _, asking = await loop.create_connection(
        lambda: _Asking(question, until), "127.0.0.1", question.port
    )
    return asking
