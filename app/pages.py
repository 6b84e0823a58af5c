"""The pages: HTML shells around the built scripts, each with its own strict policy."""

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.templating import Jinja2Templates

from app.assets import Assets
from app.demo.examples import demo_examples
from app.demo.storefront import page_config
from app.requests import preferred_language
from app.settings import Settings
from app.shop_look import image_origin
from app.static_files import BuiltFiles
from app.tracking_page import read_tracking
from models.errors import NotFound
from resolvers.ids import make_id

__all__ = ["page_routes"]

TEMPLATES = Path(__file__).parent / "templates"

_STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none';"
    " form-action 'self'; frame-ancestors 'none'"
)
_GRAPHIQL = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none';"
    " form-action 'self'; frame-ancestors 'none'"
)
_NO_DEMO_SHOP = "There is no demo shop yet. Make it with: mis-ordenes demo"


class Pages:
    """Renders the pages from their templates."""

    def __init__(self, settings: Settings, assets: Assets) -> None:
        self.settings = settings
        self.templates = Jinja2Templates(directory=TEMPLATES)
        self.templates.env.globals.update(
            asset=assets.asset, styles=assets.styles, preloads=assets.preloads
        )

    async def home(self, request: Request) -> Response:
        """The panel is where people begin."""
        return RedirectResponse("/panel")

    async def panel(self, request: Request) -> Response:
        """The seller's panel."""
        return self._render(request, "panel", preferred_language(request), {})

    async def panel_order(self, request: Request) -> Response:
        """An order in the panel, by the short address that letters carry."""
        order = make_id("Order", request.path_params["order_id"])
        return RedirectResponse(f"/panel?{urlencode({'order': order})}")

    async def graphiql(self, request: Request) -> Response:
        """GraphiQL, with examples."""
        examples = await demo_examples(self.settings)
        return self._render(
            request, "graphiql", preferred_language(request), {"examples": examples}, _GRAPHIQL
        )

    async def demo(self, request: Request) -> Response:
        """The demo shop's storefront; routed only in a demo."""
        language = preferred_language(request)
        config = await page_config(self.settings.links, language)
        if config is None:
            return PlainTextResponse(_NO_DEMO_SHOP, 404)
        return self._render(request, "demo", language, config)

    async def tracking(self, request: Request) -> Response:
        """A customer's tracking page."""
        token = request.path_params["token"]
        try:
            order, words = await read_tracking(token)
        except NotFound:
            return self._render(
                request, "tracking_missing", preferred_language(request), {}, status=404
            )
        config = {"token": token, "timeZone": words.pop("time_zone")}
        nonce, logo = secrets.token_urlsafe(16), image_origin(words["shop"]["logo_url"])
        policy = _STRICT.replace("style-src 'self'", f"style-src 'self' 'nonce-{nonce}'")
        policy = policy.replace("img-src 'self'", f"img-src 'self'{logo}")
        return self._render(
            request, "tracking", order.language, config, policy, tracking=words, nonce=nonce
        )

    def _render(
        self,
        request: Request,
        page: str,
        language: str,
        config: dict[str, Any],
        policy: str = _STRICT,
        status: int = 200,
        **words: Any,
    ) -> Response:
        config = {"graphqlUrl": "/graphql", "language": language} | config
        response = self.templates.TemplateResponse(
            request, f"pages/{page}.html", {"config": config} | words, status_code=status
        )
        response.headers["content-security-policy"] = policy
        response.headers["cache-control"] = "no-store"
        return response


def page_routes(settings: Settings) -> list[BaseRoute]:
    """The routes of the pages and of their files."""
    assets = Assets()
    pages = Pages(settings, assets)
    only_in_a_demo = [Route("/demo", pages.demo)] if settings.is_demo else []
    return [
        *only_in_a_demo,
        Route("/", pages.home),
        Route("/panel", pages.panel),
        Route("/panel/orders/{order_id:int}", pages.panel_order),
        Route("/graphiql", pages.graphiql),
        Route("/t/{token:path}", pages.tracking),
        Mount("/static", BuiltFiles(directory=assets.folder, check_dir=False)),
    ]
