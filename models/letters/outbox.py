"""Posting letters, as far as the rows go: claim one, mark it sent, put it off, give it up."""

from datetime import timedelta
from typing import Any

from tortoise.expressions import F, Q

from models.actions import action
from models.clock import now
from models.letters.tables import Letter, LetterStatus

__all__ = ["claim_letters", "give_up", "mark_sent", "put_off"]

CLAIM = timedelta(minutes=5)
"""How long a claimed letter is one worker's alone; then another may take it up."""

LONGEST = timedelta(days=1)
"""How long after its writing a letter is tried again."""


async def claim_letters(limit: int = 20) -> list[Letter]:
    """Take up to `limit` letters that are due; no other worker gets the same ones."""
    moment = now()
    free = Q(status=LetterStatus.QUEUED, due_at__lte=moment)
    dropped = Q(status=LetterStatus.SENDING, claimed_until__lt=moment)
    due = await Letter.filter(free | dropped).order_by("due_at", "id").limit(limit)
    return [letter for letter in due if await _claim(letter)]


@action
async def _claim(letter: Letter) -> bool:
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
async def put_off(letter: Letter, why: str) -> None:
    """The mail server cannot take it now: try later, for a day, each time after a longer wait.

    Nothing changes when another worker has taken the letter up meanwhile; so with `give_up`.
    """
    wait = timedelta(seconds=min(30 * 2**letter.attempts, 3600))
    if now() + wait > letter.created_at + LONGEST:
        await give_up(letter, why)
        return
    await _end_claim(letter, status=LetterStatus.QUEUED, due_at=now() + wait, last_error=why)


@action
async def give_up(letter: Letter, why: str) -> None:
    """The mail server will never take it."""
    await _end_claim(letter, status=LetterStatus.FAILED, last_error=why)


async def _end_claim(letter: Letter, *, last_error: str, **columns: Any) -> None:
    mine = Letter.filter(id=letter.id, status=LetterStatus.SENDING, attempts=letter.attempts)
    await mine.update(claimed_until=None, last_error=_storable(last_error)[:500], **columns)


def _storable(words: str) -> str:
    """What a mail server said, which may be in any encoding, as text that a database takes."""
    whole = words.encode("utf-8", "replace").decode()
    return "".join(c if c.isprintable() else " " for c in whole)
