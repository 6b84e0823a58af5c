"""The script that builds the pages: which Node it takes, and what it notices."""

import importlib.util
import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = json.loads((ROOT / "web/package.json").read_text())

_spec = importlib.util.spec_from_file_location("web_build", ROOT / "web/build.py")
assert _spec is not None
assert _spec.loader is not None
build = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = build
_spec.loader.exec_module(build)


@pytest.mark.parametrize(
    ("node", "is_enough"),
    [
        ((18, 20, 8), False),
        ((20, 18, 3), False),
        ((20, 19, 0), True),
        ((21, 7, 3), False),
        ((22, 11, 0), False),
        ((22, 12, 0), True),
        ((24, 11, 0), True),
        (None, False),
    ],
)
def test_node_is_taken_from_the_path_only_if_vite_runs_on_it(
    node: tuple[int, ...] | None, is_enough: bool
) -> None:
    assert build.is_new_enough(node, (11, 0, 0)) is is_enough


def test_an_old_or_missing_npm_is_not_enough() -> None:
    assert not build.is_new_enough((24, 11, 0), (10, 9, 0))
    assert not build.is_new_enough((24, 11, 0), None)


def test_package_json_asks_for_the_same_node_as_the_script() -> None:
    assert PACKAGE["engines"]["node"] == build.NODE_ENGINES
    assert PACKAGE["engines"]["npm"] == f">={build.NPM_OLDEST[0]}"


def test_every_dependency_is_pinned() -> None:
    wanted = PACKAGE["dependencies"] | PACKAGE["devDependencies"]
    assert [name for name, version in wanted.items() if not re.fullmatch(r"[\d.]+", version)] == []


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((ROOT / "web/package-lock.json").read_text())
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []


def test_a_changed_name_or_byte_is_another_digest(tmp_path: Path) -> None:
    folder = build.WEB.parent
    readme, lock = folder / "schema.graphql", folder / "web/package-lock.json"
    assert build.digest_of([readme]) == build.digest_of([readme])
    assert build.digest_of([readme]) != build.digest_of([lock])


def test_what_is_made_is_not_a_source() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in build.sources()}
    assert "schema.graphql" in names
    assert "web/src/tracking/main.ts" in names
    assert not any("node_modules" in name or "src/gql/" in name for name in names)
