"""Posting letters, as far as the rows go: claim one, mark it sent, put it off, give it up."""

from datetime import timedelta
from typing import Any

from tortoise.expressions import F
from tortoise.queryset import QuerySet

from models.actions import action
from models.clock import now
from models.events.actors import the_system
from models.events.record import lock_shop, record
from models.events.tables import EventKind
from models.letters.tables import Letter, LetterStatus
from models.orders.change import Done
from models.orders.tables import Order

__all__ = ["CLAIM", "LONGEST", "claim_letters", "give_up", "mark_sent", "put_off"]

CLAIM = timedelta(seconds=90)
"""How long a claimed letter is one worker's alone; then another may take it up."""

LONGEST = timedelta(days=1)
"""How long after its writing a letter is tried again."""


@action
async def claim_letters(limit: int = 20) -> list[Letter]:
    """Take up to `limit` letters that are due; no other worker gets the same ones.

    First those that a worker left behind, then the oldest. PostgreSQL passes over the rows that
    others hold at this moment; SQLite lets one claim at a time, since each begins with a write.
    """
    await Letter.filter(id=0).update(attempts=F("attempts"))  # changes nothing, and locks SQLite
    moment = now()
    dropped = Letter.filter(status=LetterStatus.SENDING, claimed_until__lt=moment)
    due = await _held(dropped, limit)
    if len(due) < limit:
        queued = Letter.filter(status=LetterStatus.QUEUED, due_at__lte=moment)
        due += await _held(queued, limit - len(due))
    return [letter for letter in due if await _take(letter)]


async def _held(letters: QuerySet[Letter], limit: int) -> list[Letter]:
    oldest = letters.order_by("due_at", "id").limit(limit)
    return await oldest.select_for_update(skip_locked=True)


async def _take(letter: Letter) -> bool:
    taken = await Letter.filter(
        id=letter.id, status=letter.status, attempts=letter.attempts
    ).update(status=LetterStatus.SENDING, attempts=F("attempts") + 1, claimed_until=now() + CLAIM)
    letter.attempts += taken
    return taken == 1


@action
async def mark_sent(letter: Letter) -> None:
    """The mail server took it."""
    await Letter.filter(id=letter.id).update(
        status=LetterStatus.SENT, sent_at=now(), claimed_until=None, last_error=""
    )


@action
async def put_off(letter: Letter, why: str) -> Done | None:
    """The mail server cannot take it now: try later, for a day, each time after a longer wait.

    After that day it is given up, and only then there is something to announce. Nothing changes
    when another worker has taken the letter up meanwhile; so with `give_up`.
    """
    wait = timedelta(seconds=min(30 * 2**letter.attempts, 3600))
    if now() + wait > letter.created_at + LONGEST:
        return await give_up(letter, why)
    await _end_claim(letter, why, status=LetterStatus.QUEUED, due_at=now() + wait)
    return None


@action
async def give_up(letter: Letter, why: str) -> Done:
    """The mail server will never take it: its order's timeline and the bell say so."""
    await lock_shop(letter.shop_id)
    was_mine = await _end_claim(letter, why, status=LetterStatus.FAILED)
    order = await Order.get(id=letter.order_id)
    if not was_mine:
        return Done(order)
    by = the_system(letter.shop_id)
    data = {"to": letter.to, "subject": letter.subject, "error": _storable(why)}
    return Done(order, (await record(EventKind.LETTER_FAILED, order, by, **data),))


async def _end_claim(letter: Letter, why: str, **columns: Any) -> bool:
    mine = Letter.filter(id=letter.id, status=LetterStatus.SENDING, attempts=letter.attempts)
    return await mine.update(claimed_until=None, last_error=_storable(why), **columns) == 1


def _storable(words: str) -> str:
    """What a mail server said, which may be in any encoding, as text that a database takes."""
    whole = words.encode("utf-8", "replace").decode()
    return "".join(c if c.isprintable() else " " for c in whole)[:500]
