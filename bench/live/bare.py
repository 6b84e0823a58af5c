"""The yardstick: sockets that get the same bytes, with no GraphQL, no database and no bus.

`python -m bench.live.bare PORT FRAME_FILE WS DEFLATE` greets as graphql-transport-ws does and sends
the file's text at each `POST /send` (`{"channel": "…"}`) to all who subscribed with that token.
"""

import sys
import time
from collections import defaultdict
from pathlib import Path

import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from bench.live.options import uvicorn_options

__all__ = ["create_app", "main"]


class BareSockets:
    """Who listens to which channel, and the frame that they all get."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.channels: defaultdict[str, set[WebSocket]] = defaultdict(set)

    async def watch(self, socket: WebSocket) -> None:
        """Greet, send the first frame, and stay."""
        await socket.accept(subprotocol="graphql-transport-ws")
        await socket.receive_text()
        await socket.send_text('{"type":"connection_ack"}')
        asked = orjson.loads(await socket.receive_text())
        listeners = self.channels[asked["payload"]["variables"]["token"]]
        listeners.add(socket)
        await socket.send_text(self.text)
        try:
            await socket.receive_text()
        except WebSocketDisconnect:
            listeners.discard(socket)

    async def send(self, request: Request) -> Response:
        """Send the frame to a channel; the answer tells when that began."""
        listeners = self.channels[orjson.loads(await request.body())["channel"]]
        at = time.time()
        for socket in list(listeners):
            await socket.send_text(self.text)
        return Response(orjson.dumps({"at": at}), media_type="application/json")


def create_app(text: str) -> Starlette:
    """The server whose frames are all this text."""
    sockets = BareSockets(text)
    return Starlette(
        routes=[
            WebSocketRoute("/graphql", sockets.watch),
            Route("/send", sockets.send, methods=["POST"]),
        ]
    )


def main() -> None:
    """Serve as `mis-ordenes serve` does."""
    port, file, ws, deflate = sys.argv[1:]
    options = uvicorn_options(ws, deflate=deflate == "yes")
    uvicorn.run(create_app(Path(file).read_text()), port=int(port), **options)


if __name__ == "__main__":
    main()
