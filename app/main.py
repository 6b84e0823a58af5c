"""The ASGI application, put together from its settings."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from app.alarm import open_alarm_clock
from app.bus import open_bus
from app.connections import CLOSING
from app.cookies import SessionCookie
from app.database import open_database
from app.endpoint import GraphQLEndpoint
from app.headers import SafeHeaders
from app.health import health
from app.mail.worker import open_mail_worker
from app.metrics import Metrics
from app.missed import looking_for_missed
from app.pages import page_routes
from app.settings import Settings
from models.actions import finish_running
from models.orders.workflow import verify

__all__ = ["create_app"]


GRAPHQL = "/graphql"


class _Desk(Starlette):
    """Hands sockets over at once: middleware does nothing for them, and costs each a few kB."""

    def __init__(self, sockets: ASGIApp, **options: Any) -> None:
        super().__init__(**options)
        self.sockets = sockets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and _path(scope) == GRAPHQL:
            await self.sockets(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def _path(scope: Scope) -> str:
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


@asynccontextmanager
async def _running(
    app: Starlette, *, settings: Settings, metrics: Metrics
) -> AsyncIterator[dict[str, asyncio.Event]]:
    """What is open and at work while the application serves; it ends in the opposite order."""
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(open_database(settings.database_url, for_all_tasks=True))
        bus = app.state.bus = await stack.enter_async_context(open_bus(settings.bus_url))
        stack.push_async_callback(finish_running)
        bus.state.notice = partial(metrics.bus_is, bus.state)
        bus.state.notice()
        await stack.enter_async_context(looking_for_missed(bus))
        mail = open_mail_worker(settings, bus, on_posted=metrics.posted)
        await stack.enter_async_context(mail)
        await stack.enter_async_context(open_alarm_clock(bus))
        yield {CLOSING: asyncio.Event()}


def create_app(settings: Settings) -> Starlette:
    """The application; nothing is opened before its lifespan begins."""
    verify()
    metrics = Metrics()

    endpoint = GraphQLEndpoint(
        settings.links,
        lambda: app.state.bus,
        SessionCookie(settings.is_secure),
        settings.allowed_origins,
        metrics,
    )
    app = _Desk(
        endpoint,
        routes=[
            Route(GRAPHQL, endpoint),
            Route("/healthz", health),
            Route("/metrics", metrics.page),
            *page_routes(settings),
        ],
        middleware=[
            Middleware(SafeHeaders),
            Middleware(
                CORSMiddleware,
                allow_origins=settings.allowed_origins,
                allow_methods=["GET", "POST"],
                allow_headers=["authorization", "content-type", "last-event-id"],
            ),
        ],
        lifespan=partial(_running, settings=settings, metrics=metrics),
    )
    return app
