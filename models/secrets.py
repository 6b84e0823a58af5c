"""What opens doors: random tokens of which only a hash is kept, and tracking links made at need."""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field

__all__ = ["Links", "hash_token", "new_nonce", "new_token"]

_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,128}")


def new_token(prefix: str) -> str:
    """An unguessable token of 256 random bits; `prefix` tells people what it is."""
    return f"{prefix}_{secrets.token_urlsafe(32)}"


def hash_token(token: str) -> str:
    """What is stored of a token: SHA-256 in hex, or `""` for what cannot be one of ours.

    A plain hash is enough, because the tokens are random and long.
    """
    return hashlib.sha256(token.encode()).hexdigest() if _TOKEN.fullmatch(token) else ""


def new_nonce() -> str:
    """An order's nonce; another nonce makes another tracking link and closes the old one."""
    return secrets.token_hex(16)


@dataclass(frozen=True)
class Links:
    """Makes the addresses that letters and answers carry.

    `secret` is the server's; `base_url` is the public address without a slash at its end.
    """

    secret: bytes = field(repr=False)
    base_url: str

    def tracking_token(self, nonce: str) -> str:
        """The token of the order with this nonce: 160 bits of HMAC-SHA256, never stored."""
        digest = hmac.new(self.secret, f"tracking:{nonce}".encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest[:20]).decode().rstrip("=")

    def tracking_url(self, nonce: str) -> str:
        """The customer's page of the order with this nonce."""
        return self.tracking_page(self.tracking_token(nonce))

    def tracking_page(self, token: str) -> str:
        """The customer's page that this token opens."""
        return f"{self.base_url}/t/{token}"

    def panel_url(self, order_id: int) -> str:
        """The seller's page of the order with this database id."""
        return f"{self.base_url}/panel/orders/{order_id}"
