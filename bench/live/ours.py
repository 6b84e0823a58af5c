"""Our application as `mis-ordenes serve` sets it up, but for how it speaks WebSocket.

`python -m bench.live.ours WS DEFLATE` reads the settings from the environment.
"""

import os
import sys

import uvicorn

from app.commands.serve import server_config
from app.settings import read_settings

__all__ = ["main"]


def main() -> None:
    """Serve until a signal comes; an empty WS keeps the product's own protocol."""
    ws, deflate = sys.argv[1:]
    config = server_config(read_settings(os.environ))
    config.ws = ws or config.ws
    config.ws_per_message_deflate = deflate == "yes"
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main()
