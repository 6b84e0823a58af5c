"""GraphQL at the door: HTTP and graphql-transport-ws, and who comes in."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any, cast

import orjson
from cross_web import AsyncHTTPRequestAdapter, HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket, WebSocketDisconnect
from strawberry.exceptions import ConnectionRejectionError, MissingQueryError
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType
from strawberry.types.unset import UNSET, UnsetType

from app.bus import BroadcastBus
from app.cookies import SessionCookie
from app.event_streams import EventStreams
from app.metrics import Metrics
from app.requests import (
    GRAPHQL_RESPONSE,
    BoundedRequest,
    failed,
    preferred_language,
    refused,
    wants_graphql,
)
from app.sharing import Sharing
from app.socket_adapter import SocketAdapter
from app.sockets import Live, TransportWsHandler
from app.sse import (
    EVENT_STREAM,
    wants_events,
)
from models.errors import Unauthenticated
from models.people.viewers import find_viewer
from models.secrets import Links
from resolvers.context import Context
from schema.build import make_schema
from schema.masking import hide

__all__ = ["GraphQLEndpoint"]

MOST_SUBSCRIPTIONS = 20
INIT_WAIT = timedelta(seconds=10)
IDLE_AFTER = timedelta(minutes=5)


class GraphQLEndpoint(EventStreams):
    """The GraphQL API. `links` and `bus` go into every request's context.

    A socket that does not introduce itself within `init_wait` is closed, and one on which nothing
    is asked for twice `idle_after` at the most.
    """

    graphql_transport_ws_handler_class = TransportWsHandler
    request_adapter_class = BoundedRequest
    websocket_adapter_class = SocketAdapter  # type: ignore[assignment]  # as in Strawberry

    def __init__(
        self,
        links: Links,
        bus: Callable[[], BroadcastBus],
        cookie: SessionCookie,
        origins: tuple[str, ...],
        metrics: Metrics,
        init_wait: timedelta = INIT_WAIT,
        idle_after: timedelta = IDLE_AFTER,
    ) -> None:
        super().__init__(
            make_schema(),
            graphql_ide=None,
            allow_queries_via_get=False,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            connection_init_wait_timeout=init_wait,
            max_subscriptions_per_connection=MOST_SUBSCRIPTIONS,
            allowed_origins=origins,
        )
        self.links, self.bus, self.cookie = links, bus, cookie
        sharing = Sharing(self.schema, bus, self._strangers_context)
        self.live = Live(sharing, metrics, idle_after)

    async def get_context(
        self, request: Request | WebSocket, response: Response | WebSocket
    ) -> Context:
        """Find out who asks. A token that no longer opens anything is a stranger's."""
        context = Context(
            links=self.links,
            bus=self.bus(),
            token=self._token(request),
            preferred_language=preferred_language(request),
            address=request.client.host if request.client else "",
            user_agent=request.headers.get("user-agent", ""),
        )
        await context.look_again()
        if isinstance(response, Response):
            context.keep_session = self.cookie.keeper(response)
        return context

    async def on_ws_connect(self, context: Context) -> UnsetType:
        """Let a socket in: with the token of its first message, or with its page's cookie."""
        given = (context.connection_params or {}).get("authorization")
        if given is not None:
            context.token = _bearer(given) or str(given)
            try:
                context.viewer = await find_viewer(context.token)
            except Unauthenticated:
                raise ConnectionRejectionError from None
        return cast("UnsetType", UNSET)

    async def run(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Answer; what is no GraphQL request at all gets a GraphQL error and status 4xx."""
        try:
            if isinstance(request, Request):
                if wants_events(request) and (stream := await self.stream_events(request)):
                    return stream
                if request.method != "POST":
                    raise HTTPException(405, "Send the request by POST.")
            return await super().run(request, *args, **kwargs)
        except HTTPException as refusal:
            return refused(request, refusal)
        except Exception as fault:
            if isinstance(request, Request):
                return failed(request, fault)
            hide(fault, "before a socket began", preferred_language(request))
            with suppress(WebSocketDisconnect):
                await request.close(code=1011)
            return request

    async def execute_single(
        self,
        request: Request,
        request_adapter: AsyncHTTPRequestAdapter,
        sub_response: Response,
        context: Context,
        root_value: None,
        request_data: GraphQLRequestData,
    ) -> ExecutionResult:
        """Answer once; a stream is refused, which Strawberry would carry out as a query."""
        try:
            return await self.schema.execute(
                request_data.query,
                variable_values=request_data.variables,
                context_value=context,
                operation_name=request_data.operation_name,
                allowed_operation_types=(OperationType.QUERY, OperationType.MUTATION),
            )
        except MissingQueryError:
            raise HTTPException(400, "The request has no query.") from None
        except InvalidOperationTypeError:
            raise HTTPException(400, f"A subscription needs a socket, or {EVENT_STREAM}.") from None
        except CannotGetOperationTypeError as error:
            raise HTTPException(400, error.as_http_error_reason()) from None

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        """The answer's headers, with the media type that the client asked for."""
        response: Response = await super().get_sub_response(request)
        response.media_type = GRAPHQL_RESPONSE if wants_graphql(request) else None
        return response

    def create_response(
        self,
        response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse],
        sub_response: Response,
    ) -> Response:
        """The answer; by graphql-response+json, a request that could not begin is a 400."""
        response: Response = super().create_response(response_data, sub_response)
        if sub_response.media_type == GRAPHQL_RESPONSE:
            response.headers["content-type"] = f"{GRAPHQL_RESPONSE}; charset=utf-8"
            if isinstance(response_data, dict) and _never_began(response_data):
                response.status_code = 400
        return response

    def decode_json(self, data: str | bytes) -> object:
        """Strict JSON: UTF-8, no NaN, no lone surrogates, bounded depth and numbers."""
        return orjson.loads(data)

    def parse_json(self, data: str | bytes) -> Any:
        """A request's body, which has to be an object."""
        body = super().parse_json(data)
        if not isinstance(body, dict):
            raise HTTPException(400, "The request's body must be a JSON object.")
        if not isinstance(body.get("operationName"), (str, type(None))):
            raise HTTPException(400, "operationName must be a string.")
        return body

    def encode_json(self, data: object) -> str:
        """JSON as text: bytes would go out as binary frames on a socket."""
        return orjson.dumps(data).decode()

    def _strangers_context(self, language: str) -> Context:
        return Context(links=self.links, bus=self.bus(), preferred_language=language)

    def _token(self, request: Request | WebSocket) -> str | None:
        token = _bearer(request.headers.get("authorization", ""))
        return self.cookie.read(request) if token is None else token


def _bearer(header: object) -> str | None:
    scheme, _, token = str(header).partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _never_began(data: GraphQLHTTPResponse) -> bool:
    errors = cast("list[dict[str, object]]", data.get("errors") or [])
    return data.get("data") is None and bool(errors) and not errors[0].get("path")
