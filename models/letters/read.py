"""Reading a letter as its reader gets it: with the tracking token, which is not stored with it."""

from dataclasses import dataclass
from html import escape

from models.letters.tables import Letter
from models.orders.tables import Order
from models.secrets import Links

__all__ = ["GAP", "HOME", "Body", "body_of", "read_body"]

GAP = "\x1a"
"""Stands where the token goes in a stored letter: a control character that no text has."""

HOME = "\x19"
"""Stands where the public address goes in a letter whose writer does not know it."""


@dataclass(frozen=True)
class Body:
    """What a letter says, as text and as HTML."""

    text: str
    html: str


async def read_body(letter: Letter, links: Links) -> Body:
    """The letter with the link that opens its order's page now."""
    return body_of(letter, await Order.get(id=letter.order_id), links)


def body_of(letter: Letter, order: Order, links: Links) -> Body:
    """The same, for who has the letter's order already."""
    token = links.tracking_token(order.tracking_nonce)
    text, html = letter.text.replace(GAP, token), letter.html.replace(GAP, token)
    home = links.base_url
    return Body(text.replace(HOME, home), html.replace(HOME, escape(home)))
