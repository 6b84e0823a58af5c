"""What a resolver is handed: who asks, and the few things it acts with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import strawberry

from models.errors import Unauthenticated
from models.people.viewers import ANONYMOUS, Viewer, find_viewer
from models.secrets import Links
from resolvers.bus import Bus
from resolvers.loaders import Loaders

__all__ = ["Context", "Info"]


def _nothing(_: str | None) -> None:
    """Keep no cookie: what a socket does, which cannot set one."""


@dataclass
class Context:
    """One request's, or one socket's, surroundings.

    `connection_params` is filled by the socket's first message. `keep_session` is told the token to
    keep in the browser's cookie, or None to forget it. `resume_after` is the event cursor that an
    event source came back with, `cursor` the one of a stream's last message, `close_code` how to
    close the connection of a stream whose reader may watch no longer.
    """

    links: Links
    bus: Bus
    viewer: Viewer = ANONYMOUS
    token: str | None = field(default=None, repr=False)
    preferred_language: str = "es"
    address: str = ""
    user_agent: str = ""
    keep_session: Callable[[str | None], None] = _nothing
    connection_params: dict[str, Any] | None = None
    resume_after: str | None = None
    cursor: str | None = None
    close_code: int | None = None

    @cached_property
    def loaders(self) -> Loaders:
        """One loader per relation; made when first needed, which an idle socket never does."""
        return Loaders()

    @property
    def language(self) -> str:
        """The language that the asking person reads."""
        return self.viewer.staff.language if self.viewer.staff else self.preferred_language

    async def look_again(self) -> Viewer:
        """The viewer as it is now; a stranger when its token opens nothing, or no longer."""
        try:
            self.viewer = await find_viewer(self.token)
        except Unauthenticated:
            self.token, self.viewer = None, ANONYMOUS
        return self.viewer


Info: TypeAlias = strawberry.Info[Context, None]
