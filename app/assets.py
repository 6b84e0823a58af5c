"""The built pages' files: their addresses out of Vite's manifest."""

import json
from functools import cached_property
from pathlib import Path
from typing import Any

__all__ = ["Assets"]

STATIC = Path(__file__).parent / "static"


class Assets:
    """Addresses under `/static/` by the entry's name: `tracking`, `panel`, `graphiql`."""

    def __init__(self, folder: Path = STATIC) -> None:
        self.folder = folder

    @property
    def are_built(self) -> bool:
        """Whether the pages were built."""
        return (self.folder / "manifest.json").exists()

    @cached_property
    def _entries(self) -> dict[str, dict[str, Any]]:
        if not self.are_built:
            return {}
        chunks: dict[str, dict[str, Any]] = json.loads((self.folder / "manifest.json").read_text())
        return {chunk["name"]: chunk for chunk in chunks.values() if chunk.get("isEntry")}

    def asset(self, entry: str) -> str:
        """The address of the entry's script; empty when the pages were not built."""
        chunk = self._entries.get(entry)
        return f"/static/{chunk['file']}" if chunk else ""

    def styles(self, entry: str) -> list[str]:
        """The addresses of the entry's style sheets."""
        chunk = self._entries.get(entry, {})
        return [f"/static/{name}" for name in chunk.get("css", [])]
