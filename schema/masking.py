"""What of an error reaches the client: refusals with their code; of a bug, only its number."""

import logging
import secrets
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError

from models.errors import DomainError, Unavailable
from models.outage import is_outage
from models.words import Label
from resolvers.context import Context

__all__ = ["MaskingSchema", "hide", "shown"]

_log = logging.getLogger(__name__)

_BUG = Label(
    "Algo falló de nuestro lado. Dinos este número",
    "Something went wrong on our side. Tell us this number",
)


class MaskingSchema(strawberry.Schema):
    """Shows refusals, hides bugs: those are logged under a number that the client is told.

    Strawberry's MaskErrors extension does not see errors that are raised outside a field (in the
    executor, in the parser); every result passes here, the stream's too.
    """

    async def _handle_execution_result(
        self, context: Any, result: Any, *args: Any, **kwargs: Any
    ) -> Any:
        handled = await super()._handle_execution_result(context, result, *args, **kwargs)
        if errors := getattr(handled, "errors", None):
            asking = context.context
            language = asking.language if isinstance(asking, Context) else "en"
            handled.errors = [shown(error, language) for error in errors]
        return handled

    def process_errors(self, errors: list[GraphQLError], execution_context: Any = None) -> None:
        """Log nothing here: what is worth it is logged with its number."""


def shown(error: GraphQLError, language: str) -> GraphQLError:
    """The error as its reader may see it."""
    cause = error.original_error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    if is_outage(cause):
        _log.warning("the database is away: %r", cause)
        cause = Unavailable()
    if isinstance(cause, DomainError):
        field = {"field": cause.field} if cause.field else {}
        return _like(error, cause.sentence(language), {"code": cause.code} | field)
    if fault := _fault_of_request(error, cause):
        return _like(error, fault, {"code": "BAD_REQUEST"})
    return error if cause is None else _bug(error, cause, language)


def _fault_of_request(error: GraphQLError, cause: Exception | None) -> str | None:
    """What is wrong with the request, when GraphQL wraps its fault like one of ours."""
    if isinstance(cause, RecursionError):
        return "The document is nested too deeply."
    if isinstance(cause, MissingQueryError):
        return "The request has no query."
    if isinstance(cause, CannotGetOperationTypeError):
        return cause.as_http_error_reason()
    if isinstance(cause, InvalidOperationTypeError):
        return "This kind of operation is not carried out as a stream: send it by POST, for JSON."
    if isinstance(cause, ValueError) and not error.path:  # read before anything is carried out
        return "A value in the request cannot be read, such as a number of thousands of digits."
    return None


def _bug(error: GraphQLError, cause: Exception, language: str) -> GraphQLError:
    return _like(error, *hide(cause, f"at {error.path}", language))


def hide(cause: Exception, where: str, language: str) -> tuple[str, dict[str, str]]:
    """What a client is told of a bug: a message and its extensions. The log is told all."""
    number = secrets.token_hex(6)
    _log.error("error %s %s", number, where, exc_info=cause)
    return f"{_BUG.text(language)}: {number}.", {"code": "INTERNAL", "id": number}


def _like(error: GraphQLError, message: str, extensions: dict[str, str]) -> GraphQLError:
    return GraphQLError(message, nodes=error.nodes, path=error.path, extensions=dict(extensions))
