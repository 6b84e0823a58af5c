"""The worker that posts letters while the server runs; without an SMTP server, letters wait."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from app.mail.post import post_due_letters
from app.settings import Settings

__all__ = ["open_mail_worker"]

EVERY = 5.0
_log = logging.getLogger(__name__)


@asynccontextmanager
async def open_mail_worker(settings: Settings) -> AsyncIterator[None]:
    """Post due letters every few seconds for the length of the block."""
    if not settings.smtp_url:
        yield
        return
    worker = asyncio.create_task(_work(settings.smtp_url, settings.mail_from))
    try:
        yield
    finally:
        worker.cancel()
        with suppress(asyncio.CancelledError):
            await worker


async def _work(smtp_url: str, sender: str) -> None:
    while True:
        try:
            await post_due_letters(smtp_url, sender)
        except Exception:  # a fault of one round must not end the posting
            _log.exception("posting letters failed; the next round tries again")
        await asyncio.sleep(EVERY)
