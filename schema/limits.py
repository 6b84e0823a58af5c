"""Bounds on what a document may ask for, at a cost linear in its size.

Depth and fields are counted through fragments, each fragment once: a limiter that walks a fragment
at every spread needs exponential time for a document of a kilobyte.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
)
from strawberry.extensions import SchemaExtension

__all__ = ["MOST_DEPTH", "MOST_FIELDS", "MOST_TOKENS", "OneOperation", "SizeLimit"]

MOST_TOKENS = 4000
MOST_DEPTH = 16
MOST_FIELDS = 1500
MOST_ROOT_FIELDS = 20
MOST_FRAGMENTS = 60
MOST_LAPS = 2
"""How many lists of transactions may lie within one another: their orders have transactions too."""

MOST_REPEATS = 50
"""How often in a document a field may stand where it stands already; GraphQL compares in pairs."""


@dataclass(frozen=True)
class _Size:
    depth: int = 0
    fields: int = 0
    roots: int = 0
    repeats: int = 0
    laps: int = 0

    def beside(self, other: "_Size") -> "_Size":
        fields = min(self.fields + other.fields, MOST_FIELDS + 1)
        roots = min(self.roots + other.roots, MOST_ROOT_FIELDS + 1)
        repeats = min(self.repeats + other.repeats, MOST_REPEATS + 1)
        depth, laps = max(self.depth, other.depth), max(self.laps, other.laps)
        return _Size(depth, fields, roots, repeats, laps)

    def below(self, field: FieldNode) -> "_Size":
        laps = self.laps + (field.name.value == "transactions")
        return _Size(self.depth + 1, self.fields + 1, 1, self.repeats, laps)


class SizeLimit(ValidationRule):
    """Refuses documents that are too deep or too wide, or that hold several operations."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        document: DocumentNode = context.document
        self.known: dict[str, _Size | None] = {}
        self.fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: object) -> None:
        """Measure an operation when the validation reaches it."""
        size = self._of(node.selection_set)
        for found, most, what in (
            (size.depth, MOST_DEPTH, "levels deep"),
            (size.fields, MOST_FIELDS, "fields wide"),
            (size.roots, MOST_ROOT_FIELDS, "root fields wide"),
            (size.repeats, MOST_REPEATS, "repeated fields"),
            (size.laps, MOST_LAPS, "lists of transactions nested"),
            (len(self.fragments), MOST_FRAGMENTS, "fragments"),
        ):
            if found > most:
                self.report_error(GraphQLError(f"Ask for less: at most {most} {what}.", [node]))

    def _of(self, selections: SelectionSetNode | None, here: set[str] | None = None) -> _Size:
        size, here = _Size(), set() if here is None else here
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                name = (node.alias or node.name).value
                size = size.beside(self._of(node.selection_set).below(node))
                size = size.beside(_Size(repeats=int(name in here)))
                here.add(name)
            elif isinstance(node, InlineFragmentNode):
                size = size.beside(self._of(node.selection_set, here))
            elif isinstance(node, FragmentSpreadNode):
                size = size.beside(self._of_fragment(node.name.value))
        return size

    def _of_fragment(self, name: str) -> _Size:
        if name not in self.known:
            self.known[name] = None
            fragment = self.fragments.get(name)
            self.known[name] = self._of(fragment.selection_set) if fragment else _Size()
        return self.known[name] or _Size()


class OneOperation(SchemaExtension):
    """Refuses a document with several operations that does not say which one to carry out."""

    def on_validate(self) -> Iterator[None]:
        """Look before anything is carried out; a stream looks at the errors before this ends."""
        context = self.execution_context
        document = context.graphql_document
        operations = [
            node
            for node in (document.definitions if document else ())
            if isinstance(node, OperationDefinitionNode)
        ]
        given = context._provided_operation_name  # its public name falls back on the first one's
        if len(operations) > 1 and given is None and not context.pre_execution_errors:
            text = "Several operations: say which one with operationName."
            context.pre_execution_errors = [GraphQLError(text, operations[:2])]
        yield
