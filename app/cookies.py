"""The session's cookie: HttpOnly, SameSite, Secure wherever people come by https."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import HTTPConnection
from starlette.responses import Response

from models.people.sessions import SESSION_DAYS

__all__ = ["SessionCookie"]


@dataclass(frozen=True)
class SessionCookie:
    """Reads and writes the cookie; `is_secure` when the public address is https."""

    is_secure: bool

    @property
    def name(self) -> str:
        """The `__Host-` prefix ties it to this host and to https."""
        return "__Host-session" if self.is_secure else "mis_ordenes_session"

    def read(self, request: HTTPConnection) -> str | None:
        """The token that the browser keeps, if it keeps one."""
        return request.cookies.get(self.name)

    def keeper(self, response: Response) -> Callable[[str | None], None]:
        """A function that makes `response` keep a token, or forget it with None."""

        def keep(token: str | None) -> None:
            response.set_cookie(
                self.name,
                token or "",
                max_age=SESSION_DAYS * 86400 if token else 0,
                httponly=True,
                samesite="lax",
                secure=self.is_secure,
            )

        return keep
