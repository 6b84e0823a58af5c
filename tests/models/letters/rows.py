"""Rows of the outbox, read again and multiplied."""

from datetime import timedelta

from models import Letter

__all__ = ["MINUTE", "again", "many_more"]

MINUTE = timedelta(minutes=1)

_COPIED = ["shop_id", "order_id", "to", "sender_name", "subject", "text", "html", "language"]


async def again(letter: Letter) -> Letter:
    """The letter as it now is."""
    return await Letter.get(id=letter.id)


async def many_more(letter: Letter, number: int) -> None:
    """More letters like this one."""
    columns = {name: getattr(letter, name) for name in _COPIED}
    rows = [Letter(key=f"another:{n}", **columns) for n in range(number)]
    await Letter.bulk_create(rows)
