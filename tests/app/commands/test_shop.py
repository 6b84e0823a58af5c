"""A first shop, step by step, as the operations page tells it."""

import asyncio
import json
import re
from pathlib import Path

import pytest

from tests.app.clients import Caller, a_browser, an_order_input
from tests.app.commands.here import Desk, run_here
from tests.engines import Engine
from tests.factories import LINKS
from tests.servers import Server, serving


def test_a_first_shop_is_opened_and_works(
    empty_database_url: str, engine: Engine, tmp_path: Path
) -> None:
    desk = Desk(tmp_path, empty_database_url)
    desk.environ["SECRET_KEY"] = LINKS.secret.decode()
    assert desk.run("migrate") == "The database is up to date.\n"
    assert desk.run("migrate") == "The database is up to date.\n"
    assert desk.run("shop", "list") == (
        "There is no shop yet. Open one: `mis-ordenes shop add NAME`.\n"
    )
    assert desk.refuse("staff", "list").startswith("There is no shop yet.")

    opened = desk.run("shop", "add", "Café [Ñandú]", "--email", "ventas@nandu.example")
    assert opened == "Shop 1 is open: Café [Ñandú]. Add people: `mis-ordenes staff add`.\n"
    hired = desk.run(
        "staff", "add", "Ana@Nandu.example", "--name", "Ana [b]Ríos", "--role", "OWNER"
    )
    (password,) = re.fullmatch(
        r"Ana \[b\]Ríos <ana@nandu\.example> is OWNER\. Password: (\S{16})\n", hired
    ).groups()  # type: ignore[union-attr]
    key = desk.run("key", "add", "Tienda web", "--scope", "orders:place").strip()
    assert re.fullmatch(r"mok_\S{43}", key)
    assert desk.run("shop", "list") == "   1  Café [Ñandú]  COP\n"
    assert desk.run("staff", "list") == "OWNER     ana@nandu.example  Ana [b]Ríos\n"
    assert desk.run("mail", "list").startswith("The outbox is empty")

    with serving(tmp_path, empty_database_url) as server:
        tracking_url = asyncio.run(people_work_in_it(server, password, key))

    listed = desk.run("mail", "list")
    assert re.findall(r"^ *(\d) +QUEUED +(\S+)", listed, re.MULTILINE) == [
        ("2", "jose@cliente.example"),
        ("1", "ventas@nandu.example"),
    ]
    letter = desk.run("mail", "show", "2")
    assert letter.startswith("To: jose@cliente.example\nSubject: Recibimos tu pedido #1001\n\nHola")
    assert f"Sigue tu pedido: {tracking_url}\n" in letter
    assert desk.refuse("mail", "show", "3") == (
        "There is no letter 3. `mis-ordenes mail list` shows them."
    )
    assert desk.refuse("mail", "send") == "SMTP_URL is not set: letters wait in the outbox."


async def people_work_in_it(server: Server, password: str, key: str) -> str:
    """The person and the key that were told may do what they are for; a tracking address."""
    async with a_browser(server) as http:
        opened = await Caller(http).do("logIn", email="ana@nandu.example", password=password)
        ana, store = Caller(http, opened.payload["token"]), Caller(http, key)
        placed = (await store.do("placeOrder", **an_order_input("WEB-1"))).payload
        assert (await store.read("orders")).code == "FORBIDDEN"
        assert (await ana.read("orders")).nodes[0]["number"] == placed["order"]["number"] == 1001
        return str(placed["trackingUrl"])


@pytest.fixture
def sqlite_desk(tmp_path: Path) -> Desk:
    """A database with two shops."""
    desk = Desk(tmp_path, f"sqlite://{tmp_path}/with a space/órdenes.db")
    desk.run("migrate")
    desk.run("shop", "add", "Aurora")
    desk.run("shop", "add", "Ñandú", "--currency", "usd")
    return desk


def test_with_several_shops_a_command_says_which(sqlite_desk: Desk) -> None:
    assert sqlite_desk.run("shop", "list") == "   1  Aurora  COP\n   2  Ñandú  USD\n"
    which = "There are several shops: say which with --shop (`mis-ordenes shop list`)."
    for words in (["staff", "list"], ["key", "add", "Web"], ["import", "woocommerce", FILE]):
        assert sqlite_desk.refuse(*words) == which
    assert sqlite_desk.refuse("staff", "list", "--shop", "3") == (
        "There is no shop 3. `mis-ordenes shop list` shows them."
    )

    sqlite_desk.run("staff", "add", "ana@a.example", "--name", "Ana", "--shop", "2")

    assert sqlite_desk.run("staff", "list", "--shop", "1") == ""
    assert "Ana" in sqlite_desk.run("staff", "list", "--shop", "2")
    refusal = sqlite_desk.refuse("staff", "add", "ana@a.example", "--name", "Eva", "--shop", "1")
    assert refusal == "email: is somebody else's already."


def test_the_owner_says_how_long_an_order_may_wait(sqlite_desk: Desk) -> None:
    told = "Shop 2, Ñandú: the alarm of an unaccepted order"
    for_two = ("shop", "set", "--shop", "2", "--accept-within")

    assert sqlite_desk.run(*for_two, "30") == f"{told} rings after 30 minutes.\n"
    assert sqlite_desk.run(*for_two, "0") == f"{told} does not ring.\n"
    for words in (["20000"], ["-1"], ["soon"]):
        done = run_here(*for_two, *words, **sqlite_desk.environ)
        assert (done.returncode, done.stdout) == (2, "")
        assert "--accept-within" in done.stderr
    which = sqlite_desk.refuse("shop", "set", "--accept-within", "5")
    assert which.startswith("There are several shops")


FILE = "tests/data/woocommerce/pesos.json"


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (["shop", "add", " "], "name: must not be empty."),
        (["shop", "add", "A", "--email", "no"], "emails: is not a valid e-mail."),
        (["shop", "add", "A", "--currency", "zzz"], "currency: is not an ISO 4217 code."),
        (["staff", "add", "no", "--name", "A", "--shop", "1"], "email: is not a valid e-mail."),
        (["staff", "add", "a@b.co", "--name", " ", "--shop", "1"], "name: must not be empty."),
        (
            ["staff", "add", "a@b.co", "--name", "A", "--language", "fr", "--shop", "1"],
            "language: use es or en.",
        ),
        (["import", "woocommerce", "none.json"], "none.json: cannot be read: No such file"),
    ],
)
def test_a_bad_value_is_told(words: list[str], refusal: str, sqlite_desk: Desk) -> None:
    assert sqlite_desk.refuse(*words).startswith(refusal)


def test_an_import_prints_its_report_and_repeats_without_harm(sqlite_desk: Desk) -> None:
    command = ("import", "woocommerce", FILE, "--shop", "1")
    first = run_here(*command, **sqlite_desk.environ)
    again = run_here(*command, "--json", **sqlite_desk.environ)

    assert (first.returncode, again.returncode) == (0, 0)
    assert first.stdout.startswith("Taken: 15\n")
    assert "\nAlready there: 0\nRefused: 0\n" in first.stdout
    assert "15/15" in first.stderr
    report = json.loads(again.stdout)
    assert (report["taken"], report["skipped"], report["refused"]) == (0, 15, 0)
