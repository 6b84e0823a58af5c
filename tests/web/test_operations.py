"""Every GraphQL document of the pages fits the schema that the server prints."""

from pathlib import Path

import pytest
from graphql import GraphQLSchema, OperationDefinitionNode, build_schema, parse, validate

ROOT = Path(__file__).parents[2]
OPERATIONS = sorted((ROOT / "web/src/operations").glob("*.graphql"))
EXAMPLES = sorted((ROOT / "web/src/graphiql/examples").glob("*.graphql"))


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema((ROOT / "schema.graphql").read_text())


def test_the_pages_ask_only_for_what_the_schema_offers(schema: GraphQLSchema) -> None:
    whole = "\n".join(path.read_text() for path in OPERATIONS)
    assert OPERATIONS
    assert [str(error) for error in validate(schema, parse(whole))] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_of_graphiql_fits_the_schema(schema: GraphQLSchema, path: Path) -> None:
    document = parse(path.read_text())
    assert [str(error) for error in validate(schema, document)] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_one_named_operation(path: Path) -> None:
    operations = parse(path.read_text()).definitions
    assert len(operations) == 1
    (operation,) = operations
    assert isinstance(operation, OperationDefinitionNode)
    assert operation.name is not None


def test_every_operation_of_the_contract_has_an_example(schema: GraphQLSchema) -> None:
    roots = (schema.query_type, schema.mutation_type, schema.subscription_type)
    offered = {(root.name, name) for root in roots if root for name in root.fields}
    shown = {
        (operation.operation.value.capitalize(), selection.to_dict()["name"]["value"])
        for path in EXAMPLES
        for operation in parse(path.read_text()).definitions
        if isinstance(operation, OperationDefinitionNode)
        for selection in operation.selection_set.selections
    }
    assert offered - shown <= {("Query", "node"), ("Query", "nodes")}
