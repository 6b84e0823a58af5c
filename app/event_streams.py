"""GraphQL over SSE at the endpoint's address: which operations, and with which results."""

from collections.abc import AsyncGenerator
from typing import Any, cast

import orjson
from cross_web import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLRequestData
from strawberry.types.graphql import OperationType

from app.requests import preferred_language
from app.sockets import Live
from app.sse import EventStream, Result, own_results, shared_results
from resolvers.context import Context
from schema.watching import stream_of

__all__ = ["EventStreams"]

_STREAMED = {
    "GET": (OperationType.SUBSCRIPTION,),
    "POST": (OperationType.SUBSCRIPTION, OperationType.QUERY),
}
"""What is carried out as a stream of events, by the request's method."""


class EventStreams(GraphQL[Context, None]):
    """The part of the endpoint that answers with events."""

    live: Live

    async def stream_events(self, request: Request) -> Response | None:
        """The operation as a stream of events; None when it is better answered as usual.

        Some clients say of every operation that they take events. GET, which any page may send,
        only watches. What an event source came back with goes before its address's cursor.
        """
        asked = await self._asked(request)
        stream = stream_of(asked.query or "", asked.operation_name)
        if stream is None and (request.method != "GET" and "json" in request.headers["accept"]):
            return None
        headers = await self.get_sub_response(request)
        results = await self._results(request, asked, headers)
        return EventStream(results, self.live.metrics, headers.headers, stream)

    async def _results(
        self, request: Request, asked: GraphQLRequestData, headers: Response
    ) -> AsyncGenerator[Result, None]:
        variables, language = asked.variables or {}, preferred_language(request)
        shared = self.live.sharing.asked(
            asked.query or "", variables, asked.operation_name, language
        )
        if shared is not None:
            return shared_results(self.live.sharing, shared)
        context = await self.get_context(request, headers)
        context.resume_after = request.headers.get("last-event-id") or None
        results = await self.schema.stream(
            asked.query,
            variable_values=asked.variables,
            context_value=context,
            operation_name=asked.operation_name,
            allowed_operation_types=_STREAMED[request.method],
        )
        return own_results(cast("AsyncGenerator[Any, None]", results), context)

    async def _asked(self, request: Request) -> GraphQLRequestData:
        if request.method not in _STREAMED:
            raise HTTPException(405, "Send the request by POST.")
        try:
            asked = await self.parse_http_body(self.request_adapter_class(request))
        except orjson.JSONDecodeError:
            raise HTTPException(400, "Unable to parse request body as JSON") from None
        return cast("GraphQLRequestData", asked)  # parse_json lets no list through
