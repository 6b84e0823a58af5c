"""uvicorn as `mis-ordenes serve` sets it up, with a choice of WebSocket implementation."""

from enum import StrEnum
from typing import Any

__all__ = ["WebSockets", "uvicorn_options"]


class WebSockets(StrEnum):
    """uvicorn's implementations; wsproto is no dependency of ours and has to be installed."""

    SANSIO = "websockets-sansio"
    LEGACY = "websockets"
    WSPROTO = "wsproto"


def uvicorn_options(ws: str, *, deflate: bool) -> dict[str, Any]:
    """Arguments of `uvicorn.run`, but for host and port."""
    return {
        "ws": ws,
        "ws_max_size": 256 * 1024,
        "ws_per_message_deflate": deflate,
        "ws_ping_interval": 20.0,
        "ws_ping_timeout": 40.0,
        "timeout_graceful_shutdown": 15,
        "server_header": False,
        "log_level": "info",
        "access_log": False,
    }
