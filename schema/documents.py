"""Documents that were parsed and validated before."""

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache

from graphql import DocumentNode, GraphQLError, GraphQLSchema, parse, validate
from strawberry.extensions import SchemaExtension, ValidationCache

from schema.limits import MOST_TOKENS, SizeLimit

__all__ = ["ParsedDocuments", "ValidatedDocuments", "is_too_large", "known_document"]

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


class ValidatedDocuments(ValidationCache):
    """Validates a document once, and by the rules of GraphQL only one of sane size.

    Some of them compare the fields of one place in pairs: the same field 950 times, a document of
    12 kB, took a second.
    """

    def __init__(self) -> None:
        super().__init__(maxsize=CACHED_DOCUMENTS)

    def on_validate(self) -> Iterator[None]:
        """Measure the document before the other rules look at it."""
        context = self.execution_context
        too_large = _measured(context.schema._schema, context.graphql_document)
        if too_large:
            context.pre_execution_errors = list(too_large)
            yield
        else:
            yield from super().on_validate()


@lru_cache(maxsize=CACHED_DOCUMENTS)
def _measured(schema: GraphQLSchema, document: DocumentNode) -> list[GraphQLError]:
    return validate(schema, document, [SizeLimit])


@lru_cache(maxsize=CACHED_DOCUMENTS)
def _parsed(query: str) -> DocumentNode:
    return parse(query, max_tokens=MOST_TOKENS)


def known_document(query: str) -> DocumentNode | None:
    """The document that a text holds; None when it does not parse."""
    try:
        return (_parsed if len(query) <= LONGEST_CACHED else _parsed.__wrapped__)(query)
    except (GraphQLError, RecursionError):
        return None


def is_too_large(schema: GraphQLSchema, document: DocumentNode) -> bool:
    """Whether it asks for more than one may; the other rules are not to look at it then."""
    return bool(_measured(schema, document))
