"""What opens the demo shop's doors: log-ins and keys that can be told again."""

import base64
import hashlib
import hmac
from dataclasses import dataclass

from app.demo.data import STAFF
from models.secrets import Links

__all__ = ["LogIn", "demo_key", "demo_log_ins", "page_key"]


@dataclass(frozen=True)
class LogIn:
    """A demo log-in."""

    role: str
    name: str
    email: str
    password: str


def demo_log_ins(links: Links) -> list[LogIn]:
    """The demo shop's log-ins, the owner's first."""
    return [
        LogIn(role, name, email, _derived(links, f"password:{role}")[:12])
        for role, name, email in STAFF
    ]


def demo_key(links: Links) -> str:
    """The API key of the demo shop's storefront; it may read orders too."""
    return f"mok_{_derived(links, 'storefront')}"


def page_key(links: Links) -> str:
    """The API key of the page `/demo`, which tells it to every visitor: it may only place."""
    return f"mok_{_derived(links, 'page')}"


def _derived(links: Links, purpose: str) -> str:
    """A demo secret that can be told again: nobody guesses it without the server's own."""
    digest = hmac.new(links.secret, f"demo:{purpose}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=").replace("-", "x").replace("_", "y")
