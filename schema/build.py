"""Building the schema: once per process, since Strawberry keeps its resolvers in the types."""

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any, TypeGuard

import strawberry
from strawberry.extensions import MaxTokensLimiter, SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from tortoise.models import Model

from resolvers.inputs.scalars import SCALARS
from schema.documents import ParsedDocuments, ValidatedDocuments
from schema.errors import ERROR_TYPES
from schema.event import EVENT_TYPES
from schema.limits import MOST_TOKENS, OneOperation
from schema.masking import MaskingSchema
from schema.mutation import Mutation
from schema.query import Query
from schema.subscription import Subscription

__all__ = ["make_schema", "print_sdl"]


class _RowsAreValues(StrawberryGraphQLCoreExecutionContext):
    """Executes without taking rows for awaitables.

    Every Tortoise row can be awaited (and is read again then): GraphQL would make it a task.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_awaitable = self.is_awaitable

        def is_promise(value: Any) -> TypeGuard[Awaitable[Any]]:
            return not isinstance(value, Model) and is_awaitable(value)

        self.is_awaitable = is_promise

    def build_per_event_executor(self, payload: Any) -> Any:
        """An executor for one event of a stream, with its own memory of fields.

        GraphQL's shares one among all events, by the ids of lists that are new each time: it grows
        until the stream ends (2.5 kB an event; graphql-core 3.3.2).
        """
        executor = super().build_per_event_executor(payload)
        executor._relevant_sub_fields = {}
        return executor


def _extensions() -> list[Callable[[], SchemaExtension]]:
    return [
        lambda: MaxTokensLimiter(max_token_count=MOST_TOKENS),
        ParsedDocuments,
        ValidatedDocuments,
        OneOperation,
    ]


@cache
def make_schema() -> strawberry.Schema:
    """The schema of the order desk."""
    return MaskingSchema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=[*EVENT_TYPES, *ERROR_TYPES],
        extensions=_extensions(),
        execution_context_class=_RowsAreValues,
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=False),
    )


def print_sdl() -> str:
    """The schema in GraphQL's schema definition language, as committed in `schema.graphql`."""
    return make_schema().as_str().strip() + "\n"
