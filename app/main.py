"""The ASGI application, put together from its settings."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route, WebSocketRoute

from app.bus import open_bus
from app.cookies import SessionCookie
from app.database import open_database
from app.endpoint import GraphQLEndpoint
from app.headers import SafeHeaders
from app.mail.worker import open_mail_worker
from app.pages import page_routes
from app.settings import Settings
from models.actions import finish_running
from models.orders.workflow import verify

__all__ = ["create_app"]


def create_app(settings: Settings) -> Starlette:
    """The application; nothing is opened before its lifespan begins."""
    verify()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(
                open_database(settings.database_url, for_all_tasks=True)
            )
            app.state.bus = await stack.enter_async_context(open_bus(settings.bus_url))
            await stack.enter_async_context(open_mail_worker(settings))
            stack.push_async_callback(finish_running)
            yield

    endpoint = GraphQLEndpoint(
        settings.links,
        lambda: app.state.bus,
        SessionCookie(settings.is_secure),
        settings.allowed_origins,
    )
    app = Starlette(
        routes=[
            Route("/graphql", endpoint),
            WebSocketRoute("/graphql", endpoint),
            *page_routes(settings),
        ],
        middleware=[
            Middleware(SafeHeaders),
            Middleware(
                CORSMiddleware,
                allow_origins=settings.allowed_origins,
                allow_methods=["POST"],
                allow_headers=["authorization", "content-type"],
            ),
        ],
        lifespan=lifespan,
    )
    return app
