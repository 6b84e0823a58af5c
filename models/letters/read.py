"""Reading a letter as its reader gets it: with the tracking token, which is not stored with it."""

from dataclasses import dataclass

from models.letters.tables import Letter
from models.orders.tables import Order
from models.secrets import Links

__all__ = ["GAP", "Body", "read_body"]

GAP = "\x1a"
"""Stands where the token goes in a stored letter: a control character that no text has."""


@dataclass(frozen=True)
class Body:
    """What a letter says, as text and as HTML."""

    text: str
    html: str


async def read_body(letter: Letter, links: Links) -> Body:
    """The letter with the link that opens its order's page now."""
    order = await Order.get(id=letter.order_id)
    token = links.tracking_token(order.tracking_nonce)
    return Body(letter.text.replace(GAP, token), letter.html.replace(GAP, token))
