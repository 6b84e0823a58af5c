"""What of an error reaches the client: refusals with their code; of a bug, only its number."""

import logging
import secrets

from graphql import GraphQLError
from strawberry.extensions import MaskErrors

from models.errors import DomainError
from resolvers.context import Context

__all__ = ["ErrorMask"]

_log = logging.getLogger(__name__)


class ErrorMask(MaskErrors):
    """Shows refusals, hides bugs: those are logged under an id that the client is told."""

    def _process_errors(self, errors: list[GraphQLError]) -> list[GraphQLError]:
        return [self._shown(error) for error in errors]

    def _shown(self, error: GraphQLError) -> GraphQLError:
        cause = error.original_error
        if isinstance(cause, GraphQLError):
            cause = cause.original_error
        if cause is None:
            return error
        if isinstance(cause, DomainError):
            return self._refusal(error, cause)
        return self._bug(error, cause)

    def _refusal(self, error: GraphQLError, cause: DomainError) -> GraphQLError:
        context = self.execution_context.context
        language = context.language if isinstance(context, Context) else "en"
        extensions = {"code": cause.code} | ({"field": cause.field} if cause.field else {})
        return _like(error, cause.sentence(language), extensions)

    def _bug(self, error: GraphQLError, cause: Exception) -> GraphQLError:
        number = secrets.token_hex(6)
        _log.error("error %s at %s", number, error.path, exc_info=cause)
        message = f"Something went wrong on our side. Tell us this number: {number}."
        return _like(error, message, {"code": "INTERNAL", "id": number})


def _like(error: GraphQLError, message: str, extensions: dict[str, str]) -> GraphQLError:
    return GraphQLError(message, nodes=error.nodes, path=error.path, extensions=dict(extensions))
