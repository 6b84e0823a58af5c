"""Networks that are against us, as a browser meets them."""

from playwright.sync_api import Page, Route

__all__ = ["NO_SOCKETS", "cut_sockets", "without_streams"]

NO_SOCKETS = "window.WebSocket = class { constructor() { throw new Error('no sockets here') } }"
"""A script that takes sockets from a page before it begins."""


def cut_sockets(page: Page) -> None:
    """Break every socket of this page off as soon as it is open, as some proxies do."""
    page.route_web_socket("**/graphql", lambda socket: socket.close())


def without_streams(route: Route) -> None:
    """Let answers through, but no streams of events."""
    if "text/event-stream" in route.request.headers["accept"]:
        route.abort()
    else:
        route.continue_()
