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
    def _manifest(self) -> dict[str, dict[str, Any]]:
        if not self.are_built:
            return {}
        chunks: dict[str, dict[str, Any]] = json.loads((self.folder / "manifest.json").read_text())
        return chunks

    def asset(self, entry: str) -> str:
        """The address of the entry's script; empty when the pages were not built."""
        chunks = self._chunks(entry)
        return f"/static/{chunks[0]['file']}" if chunks else ""

    def styles(self, entry: str) -> list[str]:
        """The addresses of the style sheets of the entry and of what it imports."""
        return [f"/static/{css}" for chunk in self._chunks(entry) for css in chunk.get("css", [])]

    def preloads(self, entry: str) -> list[str]:
        """The addresses of the scripts that the entry's script imports."""
        return [f"/static/{chunk['file']}" for chunk in self._chunks(entry)[1:]]

    def _chunks(self, entry: str) -> list[dict[str, Any]]:
        """The entry's chunk, and every one that it imports, each once."""
        found: dict[str, dict[str, Any]] = {}
        names = [name for name, chunk in self._manifest.items() if _is_entry(chunk, entry)]
        while names:
            name = names.pop(0)
            if name not in found:
                found[name] = self._manifest[name]
                names += found[name].get("imports", [])
        return list(found.values())


def _is_entry(chunk: dict[str, Any], name: str) -> bool:
    return bool(chunk.get("isEntry")) and chunk.get("name") == name
