"""The built pages' files, in the compressed form that the build made of them."""

import os
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

__all__ = ["BuiltFiles"]

FOREVER = "public, max-age=31536000, immutable"
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


class BuiltFiles(StaticFiles):
    """Serves `name.br` or `name.gz` instead of `name` to who accepts it.

    Files under `assets/` carry a hash in their name, so browsers may keep them for ever.
    """

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, compressed if it can be."""
        accepted = Headers(scope=scope).get("accept-encoding", "")
        for encoding, ending in _ENCODINGS:
            if encoding in accepted and self._exists(path + ending):
                response = await super().get_response(path + ending, scope)
                response.headers["content-encoding"] = encoding
                response.headers["content-type"] = _media_type(path)
                break
        else:
            response = await super().get_response(path, scope)
        _keep(response.headers, path)
        return response

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Where the file is; a name that no file system takes is one that is not there."""
        try:
            return super().lookup_path(path)
        except (OSError, ValueError):
            return "", None

    def _exists(self, path: str) -> bool:
        found, _ = self.lookup_path(path)
        return bool(found) and Path(found).is_file()


def _keep(headers: MutableHeaders, path: str) -> None:
    headers.add_vary_header("accept-encoding")
    is_hashed = path.startswith(f"assets{os.sep}")
    headers["cache-control"] = FOREVER if is_hashed else "no-cache"


def _media_type(path: str) -> str:
    types = {
        ".js": "text/javascript; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".svg": "image/svg+xml",
        ".json": "application/json",
        ".webmanifest": "application/manifest+json",
        ".html": "text/html; charset=utf-8",
        ".ttf": "font/ttf",
        ".map": "application/json",
    }
    return types.get(Path(path).suffix, "application/octet-stream")
