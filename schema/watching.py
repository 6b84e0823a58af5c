"""What a document watches, read off its text; and the same as a question that is asked again."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    StringValueNode,
    VariableNode,
    get_operation_ast,
    print_ast,
    validate,
)

from schema.documents import CACHED_DOCUMENTS, is_too_large, known_document

__all__ = ["argument_of", "as_query", "is_valid", "stream_of"]


def stream_of(query: str, operation_name: str | None) -> str | None:
    """The one field of the Subscription root that a document asks for; None for all others."""
    field = _field_of(query, operation_name)
    return field.name.value if field else None


def argument_of(
    query: str, operation_name: str | None, variables: Mapping[str, Any], name: str
) -> str | None:
    """The text that a document's one subscription is given as its argument `name`, if it is."""
    field = _field_of(query, operation_name)
    for argument in (field.arguments if field else None) or ():
        if argument.name.value == name:
            value = argument.value
            given = variables.get(value.name.value) if isinstance(value, VariableNode) else None
            given = value.value if isinstance(value, StringValueNode) else given
            return given if isinstance(given, str) else None
    return None


@lru_cache(maxsize=CACHED_DOCUMENTS)
def is_valid(schema: GraphQLSchema, query: str) -> bool:
    """Whether a document is one that the schema takes, and of sane size."""
    document = known_document(query)
    if document is None or is_too_large(schema, document):
        return False
    return not validate(schema, document)


@lru_cache(maxsize=CACHED_DOCUMENTS)
def as_query(query: str, operation_name: str | None) -> str:
    """A valid document with its subscription as a query; the Query root has the same field."""
    document = known_document(query)
    assert document is not None
    chosen = get_operation_ast(document, operation_name)
    asks = DocumentNode(
        definitions=tuple(
            _asking(chosen) if node is chosen and chosen else node for node in document.definitions
        )
    )
    return print_ast(asks)


def _asking(operation: OperationDefinitionNode) -> OperationDefinitionNode:
    return OperationDefinitionNode(
        operation=OperationType.QUERY,
        name=operation.name,
        variable_definitions=operation.variable_definitions,
        selection_set=operation.selection_set,
    )


def _field_of(query: str, operation_name: str | None) -> FieldNode | None:
    document = known_document(query)
    operation = get_operation_ast(document, operation_name) if document else None
    if operation is None or operation.operation is not OperationType.SUBSCRIPTION:
        return None
    return _lone_field(operation.selection_set, document)


def _lone_field(
    selections: SelectionSetNode | None, document: DocumentNode | None, left: int = 5
) -> FieldNode | None:
    """The one field at the root, which may stand in a fragment, and that in another."""
    nodes = selections.selections if selections else ()
    node = nodes[0] if len(nodes) == 1 and left else None
    if isinstance(node, InlineFragmentNode):
        return _lone_field(node.selection_set, document, left - 1)
    if isinstance(node, FragmentSpreadNode) and document is not None:
        return _lone_field(_fragment(node.name.value, document), document, left - 1)
    return node if isinstance(node, FieldNode) else None


def _fragment(name: str, document: DocumentNode) -> SelectionSetNode | None:
    for node in document.definitions:
        if isinstance(node, FragmentDefinitionNode) and node.name.value == name:
            return node.selection_set
    return None
