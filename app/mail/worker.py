"""The worker that posts letters while the server runs; without an SMTP server, letters wait."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from app.mail.post import Post, post_due_letters
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
    post = Post(settings.smtp_url, settings.mail_from, settings.links)
    worker = asyncio.create_task(_work(post))
    try:
        yield
    finally:
        worker.cancel()
        with suppress(asyncio.CancelledError):
            await worker


async def _work(post: Post) -> None:
    while True:
        try:
            await post_due_letters(post)
        except Exception:  # a fault of one round must not end the posting
            _log.exception("posting letters failed; the next round tries again")
        await asyncio.sleep(EVERY)
