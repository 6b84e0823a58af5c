"""What the schema promises of each mutation: the codes of its refusals, the fields of its input."""

import re
from functools import cache

from graphql import GraphQLField, GraphQLInputObjectType, get_named_type

from schema.build import make_schema

__all__ = ["codes_of", "fields_of"]


@cache
def codes_of(mutation: str) -> frozenset[str]:
    """The codes that the mutation's description names."""
    named = re.search(r"Errors: ([A-Z_, ]+)\.", _mutation(mutation).description or "")
    return frozenset(named[1].split(", ") if named else ())


@cache
def fields_of(mutation: str) -> frozenset[str]:
    """The fields of the mutation's input, if it takes one."""
    given = _mutation(mutation).args.get("input")
    if given is None:
        return frozenset()
    taken = get_named_type(given.type)
    assert isinstance(taken, GraphQLInputObjectType)
    return frozenset(taken.fields)


def _mutation(name: str) -> GraphQLField:
    root = make_schema()._schema.mutation_type
    assert root is not None
    field: GraphQLField = root.fields[name]
    return field
