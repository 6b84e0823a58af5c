"""A visitor at the demo storefront, as its tests see one."""

from dataclasses import dataclass
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect

from tests.web.shop import DemoShop, Visit

__all__ = ["COFFEE", "MUG", "Store"]

_READ = """query Find($search: String!) {
  orders(first: 5, search: $search) { nodes {
    number city status paymentStatus note
    total { amount } shippingCost { amount } outstanding { amount }
    paymentMethod { code } customer { name phone email }
    dispatch { method address pickupPoint }
    lines { sku name quantity unitPrice { amount } options { name value } }
  } totalCount }
}"""
COFFEE, MUG = "Café Nariño en grano 500 g", "Mug La Loma 12 oz"


@dataclass
class Store:
    """A visitor at the demo storefront."""

    shop: DemoShop
    seen: Visit

    @property
    def page(self) -> Page:
        """Where the visitor is."""
        return self.seen.page

    @property
    def submit(self) -> Locator:
        """The button that sends the order."""
        return self.page.locator("#order button[type=submit]")

    @property
    def thanks(self) -> Locator:
        """What is there once the order was taken."""
        return self.page.get_by_role("heading", name="¡Gracias")

    def enter(self) -> None:
        """Open the page."""
        self.page.goto(f"{self.shop.url}/demo")

    def fill_cart(self) -> None:
        """Two bags of coffee and a mug."""
        self.page.get_by_role("button", name=f"Agregar {COFFEE}").click()
        self.page.get_by_role("button", name=f"Uno más: {COFFEE}").first.click()
        self.page.get_by_role("button", name=f"Agregar {MUG}").click()

    def order_as(self, name: str) -> None:
        """Fill the cart, and order under a name that is nobody else's."""
        self.enter()
        self.fill_cart()
        self.page.get_by_label("Nombre").fill(name)

    def orders_of(self, name: str) -> list[dict[str, Any]]:
        """The orders that the shop has under this name."""
        answer = httpx.post(
            f"{self.shop.url}/graphql",
            json={"query": _READ, "variables": {"search": name}},
            headers={"authorization": f"Bearer {self.shop.told['apiKey']}"},
            trust_env=False,
        )
        nodes: list[dict[str, Any]] = answer.json()["data"]["orders"]["nodes"]
        return nodes

    def one_order_of(self, name: str) -> dict[str, Any]:
        """The only order under this name, once the page thanks for it."""
        expect(self.thanks).to_be_focused()
        (order,) = self.orders_of(name)
        return order
