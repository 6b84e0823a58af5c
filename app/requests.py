"""Requests as they come in over HTTP: how large they may be, and how one is refused."""

import orjson
from cross_web import HTTPException, StarletteRequestAdapter
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response

from models.errors import Unavailable
from models.outage import is_outage
from schema.masking import hide

__all__ = [
    "GRAPHQL_RESPONSE",
    "MOST_BYTES",
    "BoundedRequest",
    "failed",
    "preferred_language",
    "refused",
    "wants_graphql",
]

GRAPHQL_RESPONSE = "application/graphql-response+json"
MOST_BYTES = 1_000_000
"""The largest body. Starlette's own limit would answer in plain text."""


class BoundedRequest(StarletteRequestAdapter):
    """Reads a body only as far as it may go, also one that does not say how long it is."""

    async def get_body(self) -> bytes:
        """The body; it can be asked for again."""
        if not hasattr(self._request.state, "whole_body"):
            self._request.state.whole_body = await self._read()
        whole: bytes = self._request.state.whole_body
        return whole

    async def _read(self) -> bytes:
        body = bytearray()
        try:
            async for chunk in self._request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise HTTPException(413, f"The request's body may have {MOST_BYTES:,} bytes.")
        except ClientDisconnect:
            raise HTTPException(400, "The request's body did not come to its end.") from None
        return bytes(body)


def wants_graphql(request: HTTPConnection) -> bool:
    """Whether the client asked for GraphQL's own media type, which tells more by its status."""
    return GRAPHQL_RESPONSE in request.headers.get("accept", "")


def preferred_language(request: HTTPConnection) -> str:
    """`en` when English comes before Spanish in the Accept-Language header; else `es`."""
    accept = request.headers.get("accept-language", "")
    tags = [part.split(";")[0].strip().lower()[:2] for part in accept.split(",")]
    return next((tag for tag in tags if tag in ("es", "en")), "es")


def refused(request: Request, refusal: HTTPException) -> Response:
    """The answer to what is no GraphQL request at all: a GraphQL error with a status of 4xx."""
    answer = _answer(request, refusal.status_code, refusal.reason, {"code": "BAD_REQUEST"})
    if refusal.status_code == 405:
        answer.headers["allow"] = "POST"
    return answer


def failed(request: Request, fault: Exception) -> Response:
    """The answer when we could not even begin, such as without a database."""
    language = preferred_language(request)
    if is_outage(fault):
        away = Unavailable()
        answer = _answer(request, 503, away.sentence(language), {"code": away.code})
        answer.headers["retry-after"] = "2"
        return answer
    return _answer(request, 500, *hide(fault, "before a request began", language))


def _answer(request: Request, status: int, message: str, extensions: dict[str, str]) -> Response:
    body = orjson.dumps({"errors": [{"message": message, "extensions": extensions}]})
    kind = f"{GRAPHQL_RESPONSE}; charset=utf-8" if wants_graphql(request) else "application/json"
    return Response(body, status, media_type=kind)
