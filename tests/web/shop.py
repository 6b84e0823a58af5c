"""The demo shop as the tests of the pages use it: its storefront, and its staff at the panel."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import httpx
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.engines import new_sqlite
from tests.factories import LINKS
from tests.servers import run_command

__all__ = ["DemoShop", "Placed", "Visit", "new_demo", "visit"]

_PLACE = """mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) { order { id number } trackingUrl userErrors { message } }
}"""
_LOG_IN = """mutation LogIn($input: LogInInput!) {
  logIn(input: $input) { token userErrors { message } }
}"""
_ACT = """mutation Act {
  %s(input: { orderId: "%s" }) { userErrors { message } }
}"""


@dataclass(frozen=True)
class Placed:
    """An order that was just placed, and the path of its customer's page."""

    id: str
    number: int
    tracking_path: str


@dataclass(frozen=True)
class DemoShop:
    """A served demo shop, with what `mis-ordenes demo --json` tells of it."""

    url: str
    told: dict[str, Any]
    settings: dict[str, str]
    """What a server or a command needs to work on this shop."""

    @property
    def database_url(self) -> str:
        """Where its data are."""
        return self.settings["DATABASE_URL"]

    def at(self, url: str) -> Self:
        """The same shop, served somewhere else."""
        return replace(self, url=url)

    def place(self, **changes: Any) -> Placed:
        """Place an order of 50,000 pesos as the storefront does; to be paid on delivery."""
        order = {
            "externalId": uuid4().hex,
            "customer": {"name": "Laura Restrepo", "phone": "3004567890"},
            "city": "Medellín",
            "paymentMethod": "CASH_ON_DELIVERY",
            "dispatch": {"method": "DELIVERY", "address": "Carrera 43A # 18 Sur-135"},
            "lines": [{"name": "Café de Jardín", "quantity": 2, "unitPrice": "25000"}],
            "total": "50000",
        }
        placed = self._post(_PLACE, self.told["apiKey"], input=order | changes)
        token = placed["trackingUrl"].rsplit("/", 1)[1]
        return Placed(placed["order"]["id"], placed["order"]["number"], f"/t/{token}")

    def act(self, mutation: str, order: Placed) -> None:
        """Carry out a mutation that needs nothing but an order, as the owner does elsewhere."""
        owner = self._post(_LOG_IN, input=self._log_in_of("OWNER"))
        self._post(_ACT % (mutation, order.id), owner["token"])

    def log_in(self, page: Page, path: str = "/panel", role: str = "OWNER") -> None:
        """Log a member of the staff in on this page, by its form."""
        page.goto(f"{self.url}{path}")
        self.fill_in(page, **self._log_in_of(role))

    def fill_in(self, page: Page, email: str, password: str) -> None:
        """Fill in the log-in form that this page shows."""
        page.fill("[name=email]", email)
        page.fill("[name=password]", password)
        page.click("form button[type=submit]")

    def hire(self, email: str, *words: str) -> str:
        """Add somebody to the staff by the command line; their password."""
        done = run_command("staff", "add", email, *words, **self.settings)
        assert done.returncode == 0, done.stderr
        return done.stdout.rsplit("Password: ", 1)[1].strip()

    def _log_in_of(self, role: str) -> dict[str, str]:
        return {name: self.told["logins"][role][name] for name in ("email", "password")}

    def _post(self, document: str, token: str = "", **variables: Any) -> dict[str, Any]:
        answer = httpx.post(
            f"{self.url}/graphql",
            json={"query": document, "variables": variables},
            headers={"authorization": f"Bearer {token}"} if token else {},
            trust_env=False,
        )
        payload: dict[str, Any]
        (payload,) = answer.json()["data"].values()
        assert payload["userErrors"] == []
        return payload


def new_demo(folder: Path) -> DemoShop:
    """A demo shop with its own database in this folder; served nowhere yet."""
    settings = {
        "DATA_DIR": str(folder),
        "DATABASE_URL": new_sqlite(folder),
        "SECRET_KEY": LINKS.secret.decode(),
    }
    made = run_command("demo", "--json", **settings)
    assert made.returncode == 0, made.stderr
    return DemoShop("", json.loads(made.stdout), settings)


@dataclass
class Visit:
    """A page in a browser of its own, with everything that it complained of and asked for."""

    page: Page
    complaints: list[str]
    requests: list[str]

    def hear(self, said: ConsoleMessage) -> None:
        """Note an error that the browser tells: a broken policy, a missing file."""
        if said.type == "error":
            self.complaints.append(said.text)


def visit(browser: Browser, **options: Any) -> Visit:
    """A new window of somebody who reads Spanish."""
    page = browser.new_context(locale="es-CO", **options).new_page()
    seen = Visit(page, [], [])
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("console", seen.hear)
    page.on("request", lambda request: seen.requests.append(request.url))
    return seen
