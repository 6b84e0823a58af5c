"""What of an error reaches the client: refusals with their code; of a bug, only its number."""

import logging
import secrets
from typing import Any

import strawberry
from graphql import GraphQLError

from models.errors import DomainError
from resolvers.context import Context

__all__ = ["MaskingSchema"]

_log = logging.getLogger(__name__)


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
            handled.errors = [_shown(error, language) for error in errors]
        return handled

    def process_errors(self, errors: list[GraphQLError], execution_context: Any = None) -> None:
        """Log nothing here: what is worth it is logged with its number."""


def _shown(error: GraphQLError, language: str) -> GraphQLError:
    cause = error.original_error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    if isinstance(cause, DomainError):
        field = {"field": cause.field} if cause.field else {}
        return _like(error, cause.sentence(language), {"code": cause.code} | field)
    if isinstance(cause, RecursionError):
        return _like(error, "The document is nested too deeply.", {"code": "BAD_REQUEST"})
    return error if cause is None else _bug(error, cause)


def _bug(error: GraphQLError, cause: Exception) -> GraphQLError:
    number = secrets.token_hex(6)
    _log.error("error %s at %s", number, error.path, exc_info=cause)
    message = f"Something went wrong on our side. Tell us this number: {number}."
    return _like(error, message, {"code": "INTERNAL", "id": number})


def _like(error: GraphQLError, message: str, extensions: dict[str, str]) -> GraphQLError:
    return GraphQLError(message, nodes=error.nodes, path=error.path, extensions=dict(extensions))
