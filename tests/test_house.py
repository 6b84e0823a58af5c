"""The house itself: what no single room can test about the rooms."""

import ast
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("app", "schema", "resolvers", "models")
FILES = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]


def test_no_file_imports_itself_through_others() -> None:
    graph = grimp.build_graph(*ROOMS, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}

    assert list(circles(imports)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_function_imports_our_own_code(path: Path) -> None:
    tree = ast.parse(path.read_text())
    inner = [
        node
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ROOMS
    ]

    assert inner == []


def circles(imports: dict[str, set[str]]) -> Iterator[list[str]]:
    """Each circle of imports once, found by walking every chain of imports."""
    done: set[str] = set()

    def walk(module: str, path: list[str]) -> Iterator[list[str]]:
        if module in path:
            yield [*path[path.index(module) :], module]
        elif module not in done:
            for imported in sorted(imports.get(module, ())):
                yield from walk(imported, [*path, module])
            done.add(module)

    for module in sorted(imports):
        yield from walk(module, [])
