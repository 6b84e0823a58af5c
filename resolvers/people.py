"""Logging in and out, and who is asking."""

from typing import Annotated

from models.people.sessions import LoggedIn
from models.people.sessions import log_in as open_session
from models.people.sessions import log_out as close_session
from models.people.viewers import Viewer, find_viewer
from resolvers.arguments import INPUT
from resolvers.context import Info
from resolvers.inputs.people import LogInInput
from resolvers.telling import done_and_told

__all__ = ["LogInResult", "LogOutResult", "log_in", "log_out", "viewer"]


class LogInResult:
    """A new session: its token, and who is in."""

    def __init__(self, opened: LoggedIn, viewer: Viewer) -> None:
        self.token = opened.token
        self.viewer = viewer


class LogOutResult:
    """Whether there was a session to close."""

    def __init__(self, logged_out: bool) -> None:
        self.logged_out = logged_out


async def viewer(info: Info) -> Viewer | None:
    """Who is asking; None for a stranger."""
    asking = info.context.viewer
    return asking if asking.shop else None


async def log_in(info: Info, input: Annotated[LogInInput, INPUT]) -> LogInResult:
    """Open a session and keep it in the browser's cookie."""
    it = info.context
    opened = await open_session(input.email, input.password, it.address, it.user_agent)
    it.keep_session(opened.token)
    it.token, it.viewer = opened.token, await find_viewer(opened.token)
    return LogInResult(opened, it.viewer)


async def log_out(info: Info) -> LogOutResult:
    """Revoke the session that asks, and forget its cookie."""
    it = info.context
    if it.viewer.session_id is None:
        return LogOutResult(False)
    await done_and_told(it, close_session(it.viewer.session_id))  # the session's streams end
    it.keep_session(None)
    await it.look_again()
    return LogOutResult(True)
