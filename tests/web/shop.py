"""The demo shop as the tests of the pages use it: its storefront, and its staff at the panel."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
from playwright.sync_api import Browser, ConsoleMessage, Page

__all__ = ["DemoShop", "Placed", "Visit", "visit"]

_PLACE = """mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) { order { id number } trackingUrl userErrors { message } }
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
        answer = httpx.post(
            f"{self.url}/graphql",
            json={"query": _PLACE, "variables": {"input": order | changes}},
            headers={"authorization": f"Bearer {self.told['apiKey']}"},
            trust_env=False,
        )
        placed = answer.json()["data"]["placeOrder"]
        assert placed["userErrors"] == []
        token = placed["trackingUrl"].rsplit("/", 1)[1]
        return Placed(placed["order"]["id"], placed["order"]["number"], f"/t/{token}")

    def log_in(self, page: Page, path: str = "/panel", role: str = "OWNER") -> None:
        """Log a member of the staff in on this page, by its form."""
        page.goto(f"{self.url}{path}")
        page.fill("[name=email]", self.told["logins"][role]["email"])
        page.fill("[name=password]", self.told["logins"][role]["password"])
        page.click("form button[type=submit]")


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
