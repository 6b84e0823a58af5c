"""Printing the schema, and finding that the committed one is another."""

from pathlib import Path

import pytest

from tests.app.commands.here import run_here
from tests.servers import ROOT, run_command


def test_the_committed_schema_is_the_one_that_is_served() -> None:
    done = run_command("schema", "--check")

    assert (done.returncode, done.stdout) == (0, "schema.graphql is up to date.\n")


def test_a_schema_that_has_drifted_is_shown_and_can_be_mended(tmp_path: Path) -> None:
    file = tmp_path / "schema.graphql"
    committed = (ROOT / "schema.graphql").read_text()
    file.write_text(committed.replace("acceptOrder(", "takeOrder("))

    drifted = run_here("schema", "--check", "--file", str(file))
    mended = run_here("schema", "--file", str(file))

    assert drifted.returncode == 1
    assert "\n-  takeOrder(\n" in drifted.stdout
    assert "\n+  acceptOrder(\n" in drifted.stdout
    assert drifted.stdout.endswith(f"{file} is out of date. Mend it: `mis-ordenes schema`.\n")
    assert (mended.returncode, mended.stdout) == (0, f"Wrote {file}.\n")
    assert file.read_text() == committed


def test_a_schema_that_is_not_there_has_drifted(tmp_path: Path) -> None:
    done = run_here("schema", "--check", "--file", str(tmp_path / "none.graphql"))

    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


@pytest.mark.parametrize("place", ["", "none/schema.graphql"])
def test_a_place_that_cannot_be_written_is_told(place: str, tmp_path: Path) -> None:
    done = run_here("schema", "--file", str(tmp_path / place))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"mis-ordenes: {tmp_path / place}: ")
