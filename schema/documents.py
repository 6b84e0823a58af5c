"""Documents that were parsed before."""

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache

from graphql import DocumentNode, GraphQLError, parse
from strawberry.extensions import SchemaExtension

from schema.limits import MOST_TOKENS

__all__ = ["CACHED_DOCUMENTS", "ParsedDocuments"]

CACHED_DOCUMENTS = 500
LONGEST_CACHED = 20_000


class ParsedDocuments(SchemaExtension):
    """Takes a document from the cache; one that does not parse is left to the executor to refuse.

    Strawberry's own ParserCache raises there, which ends a socket's operation without its error.
    """

    def on_parse(self) -> Iterator[None]:
        """Hand over the parsed document, when it is short enough to be kept."""
        query = self.execution_context.query
        if query and len(query) <= LONGEST_CACHED:
            with suppress(GraphQLError, RecursionError):
                self.execution_context.graphql_document = _parsed(query)
        yield


@lru_cache(maxsize=CACHED_DOCUMENTS)
def _parsed(query: str) -> DocumentNode:
    return parse(query, max_tokens=MOST_TOKENS)
