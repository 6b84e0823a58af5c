"""One's own account: name and language, password, sessions."""

from dataclasses import dataclass
from typing import Annotated

import strawberry

from models import Session
from models.people.changing import StaffChange, change_own
from models.people.changing import change_password as replace_password
from models.people.sessions import end_other_sessions as end_others
from models.people.sessions import end_session as end_one
from models.people.sessions import open_sessions
from models.people.viewers import Viewer
from resolvers.arguments import INPUT
from resolvers.context import Info
from resolvers.ids import make_id, read_id
from resolvers.inputs.staff import ChangePasswordInput, EndSessionInput, UpdateViewerInput
from resolvers.pages import MOST_ROWS
from resolvers.seeing import the_person
from resolvers.telling import done_and_told

__all__ = [
    "ChangedViewer",
    "OpenSessions",
    "change_password",
    "end_other_sessions",
    "end_session",
    "is_current",
    "session_id",
    "sessions",
    "update_viewer",
]

OfSession = strawberry.Parent[Session]


@dataclass(frozen=True)
class ChangedViewer:
    """Who asks, as they now are."""

    viewer: Viewer


@dataclass(frozen=True)
class OpenSessions:
    """The sessions that are left."""

    sessions: list[Session]


async def sessions(info: Info) -> list[Session]:
    """The viewer's own sessions, the newest first."""
    return await _open(the_person(info.context.viewer).id)


async def update_viewer(info: Info, input: Annotated[UpdateViewerInput, INPUT]) -> ChangedViewer:
    """Change one's own name and language."""
    it = info.context
    await change_own(the_person(it.viewer), StaffChange(name=input.name, language=input.language))
    return ChangedViewer(await it.look_again())


async def change_password(
    info: Info, input: Annotated[ChangePasswordInput, INPUT]
) -> ChangedViewer:
    """Give oneself another password; the other sessions end, with their streams."""
    it = info.context
    work = replace_password(
        the_person(it.viewer),
        input.current,
        input.new,
        address=it.address,
        session_id=it.viewer.session_id,
    )
    await done_and_told(it, work)
    return ChangedViewer(it.viewer)


async def end_session(info: Info, input: Annotated[EndSessionInput, INPUT]) -> OpenSessions:
    """End one of one's own sessions, with its streams; the one that asks loses its cookie."""
    it, id_ = info.context, read_id(input.session_id, "Session", "sessionId")
    me, asking = the_person(it.viewer), it.viewer.session_id
    await done_and_told(it, end_one(me.id, id_))
    if id_ == asking:
        it.keep_session(None)
        await it.look_again()
    return OpenSessions(await _open(me.id))


async def end_other_sessions(info: Info) -> OpenSessions:
    """End all of one's own sessions but the one that asks."""
    it, me = info.context, the_person(info.context.viewer)
    await done_and_told(it, end_others(me.id, it.viewer.session_id))
    return OpenSessions(await _open(me.id))


def session_id(root: OfSession) -> strawberry.ID:
    """The session's global id."""
    return strawberry.ID(make_id("Session", root.id))


def is_current(root: OfSession, info: Info) -> bool:
    """Whether it is the session that asks."""
    return int(root.id) == info.context.viewer.session_id


async def _open(staff_id: int) -> list[Session]:
    return await open_sessions(staff_id).limit(MOST_ROWS)
