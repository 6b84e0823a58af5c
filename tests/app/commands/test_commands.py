"""The command line as a whole: help for everything, and refusals in one line."""

import re
from pathlib import Path

import pytest

from tests.app.commands.here import Desk, run_here
from tests.postgres import Postgres
from tests.servers import free_port, run_command

COMMANDS = (
    "serve",
    "demo",
    "migrate",
    "schema",
    "import woocommerce",
    "shop add",
    "shop list",
    "staff add",
    "staff list",
    "key add",
    "mail list",
    "mail show",
    "mail send",
)
GROUPS = ("", "import", "shop", "staff", "key", "mail")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_says_what_it_does_and_opens_nothing(command: str, tmp_path: Path) -> None:
    done = run_here(*command.split(), "--help", DATA_DIR=str(tmp_path / "data"))

    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"Usage: .*" + command, done.stdout)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_alone_lists_its_commands(group: str) -> None:
    done = run_here(*group.split())

    listed = {name.removeprefix(group).split()[0] for name in COMMANDS if name.startswith(group)}
    assert listed <= set(done.stdout.split())
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        "serve",
        "shop list",
        "shop add Aurora",
        "staff list",
        "key add Tienda",
        "mail list",
        "mail show 1",
        "import woocommerce tests/data/woocommerce/pesos.json",
    ],
)
def test_before_there_is_a_database_a_command_says_how_to_make_one(
    words: str, tmp_path: Path
) -> None:
    line = Desk(tmp_path, "").refuse(*words.split())

    assert line.endswith("mis-ordenes.db yet. Make it: `mis-ordenes migrate`.")
    assert not (tmp_path / "mis-ordenes.db").exists()


def test_a_database_without_our_tables_is_told(tmp_path: Path, postgres: Postgres) -> None:
    (tmp_path / "empty.db").touch()
    with postgres.database() as name:
        for url in (f"sqlite://{tmp_path}/empty.db", postgres.url_of(name)):
            line = Desk(tmp_path, url).refuse("shop", "list")

            assert line == "The database is not up to date. Run `mis-ordenes migrate`."


@pytest.mark.parametrize("command", ["migrate", "shop list", "serve", "demo"])
def test_a_database_that_does_not_answer_is_told_without_its_password(
    command: str, tmp_path: Path
) -> None:
    url = f"postgresql://ana:una-clave@127.0.0.1:{free_port()}/mo"

    line = Desk(tmp_path, url).refuse(*command.split())

    assert line.startswith("DATABASE_URL: the database does not answer: ")
    assert "una-clave" not in line


def test_a_file_that_is_no_database_is_told_and_the_program_ends(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hola " * 1000)
    url = f"sqlite://{tmp_path}/notes.txt"

    for command in ("migrate", "shop list"):
        done = run_command(*command.split(), DATA_DIR=str(tmp_path), DATABASE_URL=url)

        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            "mis-ordenes: DATABASE_URL: the database does not answer: file is not a database\n"
        )


def test_a_bus_that_does_not_answer_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "")
    desk.run("migrate")
    desk.environ["BUS_URL"] = f"redis://:una-clave@127.0.0.1:{free_port()}"

    line = desk.refuse("serve")

    assert line.startswith("BUS_URL: the broker does not answer: ")
    assert "una-clave" not in line


@pytest.mark.parametrize("port", ["99999", "-1", "[/red]"])
def test_a_bad_setting_is_told(port: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path, "")
    desk.environ["PORT"] = port

    assert desk.refuse("serve") == f"PORT must be a number from 0 to 65535, not '{port}'."


@pytest.mark.parametrize(
    "words",
    ["nada", "serve --port x", "mail show x", "mail show 0", "mail list --limit 0", "shop add",
     "key add Web --scope nada", "staff add a@b.co --name A --role JEFE", "staff list --shop 0"],
)  # fmt: skip
def test_words_that_make_no_sense_are_told_with_their_help(words: str, tmp_path: Path) -> None:
    done = run_here(*words.split(), DATA_DIR=str(tmp_path))

    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: " in done.stderr
    assert "Traceback" not in done.stderr
