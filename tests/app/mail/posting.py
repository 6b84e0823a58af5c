"""Rounds of posting, and what they leave in the outbox."""

from datetime import timedelta

from app.mail.post import Post, Posted, post_due_letters
from models import Letter
from models.clock import now
from tests.factories import LINKS
from tests.servers import PATIENCE

__all__ = ["JOSE", "LUZ", "MINUTE", "SENDER", "SHOP", "outbox", "post", "post_again"]

SHOP, JOSE, LUZ = "ventas@aurora.example", "jose@cliente.example", "luz@cliente.example"
SENDER = "tienda@mail.example"
MINUTE = timedelta(minutes=1)


async def post(place: str, patience: float = PATIENCE) -> Posted:
    """One round of posting to the server at `place`."""
    return await post_due_letters(Post(f"smtp://{place}", SENDER, LINKS, patience))


async def post_again(place: str) -> Posted:
    """A round of posting after the letters that were put off have become due."""
    await Letter.all().update(due_at=now() - MINUTE)
    return await post(place)


async def outbox() -> dict[str, str]:
    """Where the letter to each address is."""
    return {letter.to: letter.status.value for letter in await Letter.all().order_by("id")}
