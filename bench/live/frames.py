"""WebSocket frames by hand: a client that holds ten thousand sockets cannot afford a library."""

import zlib
from collections.abc import Iterator
from enum import IntEnum

__all__ = ["FrameReader", "Opcode", "frame", "handshake"]

_FINAL, _COMPRESSED, _MASKED = 0x80, 0x40, 0x80
_FLUSH = b"\x00\x00\xff\xff"
_MASK = b"\0\0\0\0"  # leaves the bytes as they are


class Opcode(IntEnum):
    """What a frame is."""

    TEXT = 1
    CLOSE = 8
    PING = 9
    PONG = 10


def handshake(port: int, path: str, *, deflate: bool) -> bytes:
    """The request that opens a graphql-transport-ws socket."""
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol: graphql-transport-ws",
        *(["Sec-WebSocket-Extensions: permessage-deflate"] if deflate else []),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def frame(opcode: Opcode, payload: bytes) -> bytes:
    """A client's frame of less than 64 KiB."""
    size = len(payload)
    length = bytes((size,)) if size < 126 else b"\x7e" + size.to_bytes(2, "big")
    return bytes((_FINAL | opcode, _MASKED | length[0])) + length[1:] + _MASK + payload


class FrameReader:
    """Takes a server's bytes and gives its frames once they are whole, compressed ones inflated."""

    __slots__ = ("_buffer", "_inflater")

    def __init__(self) -> None:
        self._buffer = b""
        self._inflater: zlib._Decompress | None = None

    def feed(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """The opcodes and payloads that have become whole."""
        self._buffer += data
        while (extent := _extent(self._buffer)) is not None:
            start, end = extent
            first, payload = self._buffer[0], self._buffer[start:end]
            self._buffer = self._buffer[end:]
            if not first & _FINAL:
                raise ValueError("this client reads no messages in several frames")
            yield first & 0x0F, self._inflated(payload) if first & _COMPRESSED else payload

    def _inflated(self, payload: bytes) -> bytes:
        if self._inflater is None:
            self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        return self._inflater.decompress(payload + _FLUSH)


def _extent(buffer: bytes) -> tuple[int, int] | None:
    """Where the payload of the first frame begins and ends, if all of it is there."""
    if len(buffer) < 2:
        return None
    start, size = 2, buffer[1]
    if size > 125:
        start += 2 if size == 126 else 8
        size = int.from_bytes(buffer[2:start], "big")
    return (start, start + size) if len(buffer) >= start + size and len(buffer) >= start else None
