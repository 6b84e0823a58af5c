"""The schema as its readers see it: printed, described, and honest about rights and codes."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    build_schema,
    get_introspection_query,
    is_specified_scalar_type,
)

from models import errors
from models.errors import DomainError
from schema.build import make_schema, print_sdl
from schema.errors import ERROR_TYPES
from tests.api import STRANGER
from tests.schema.documents import MUTATIONS, QUERIES, SUBSCRIPTIONS
from tests.schema.inputs import GRAPHQL
from tests.schema.promises import codes_of
from tests.schema.test_rights import TABLE

FILE = Path(__file__).parents[2] / "schema.graphql"

RIGHTS = {
    "SEE_ORDERS",
    "MANAGE_ORDERS",
    "REGISTER_PAYMENTS",
    "SETTINGS",
    "PLACE_ORDERS",
}


def described() -> Iterator[tuple[str, str | None]]:
    """Every place of the schema that may have a description, and what it says."""
    for name, type_ in GRAPHQL.type_map.items():
        if name.startswith("__") or is_specified_scalar_type(type_):
            continue
        yield name, type_.description
        if isinstance(type_, GraphQLEnumType):
            for value, kept in type_.values.items():
                yield f"{name}.{value}", kept.description
        if isinstance(type_, GraphQLInputObjectType):
            for field, taken in type_.fields.items():
                yield f"{name}.{field}", taken.description
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for field, shown in type_.fields.items():
                yield f"{name}.{field}", shown.description
                for argument, value_of in shown.args.items():
                    yield f"{name}.{field}({argument})", value_of.description


def fields_of(root: str) -> dict[str, GraphQLField]:
    type_ = GRAPHQL.type_map[root]
    assert isinstance(type_, GraphQLObjectType)
    found: dict[str, GraphQLField] = type_.fields
    return found


def test_everything_has_a_description_that_is_a_sentence() -> None:
    places = dict(described())

    assert len(places) > 300
    assert [name for name, text in places.items() if not text or len(text.strip()) < 4] == []
    scalars = {"Date"}  # Strawberry's own
    assert [
        name
        for name, text in places.items()
        if text and text[-1] not in ".…" and name not in scalars
    ] == []


def test_the_committed_schema_is_the_one_that_is_served() -> None:
    assert FILE.read_text() == print_sdl()
    assert (
        build_schema(print_sdl()).type_map.keys() == build_schema(FILE.read_text()).type_map.keys()
    )


def test_the_tests_know_every_operation() -> None:
    for root, known in (
        ("Query", QUERIES),
        ("Mutation", MUTATIONS),
        ("Subscription", SUBSCRIPTIONS),
    ):
        assert set(fields_of(root)) == set(known)


@pytest.mark.parametrize("root", ["Query", "Mutation", "Subscription"])
def test_each_operation_names_its_right(root: str) -> None:
    for name, field in fields_of(root).items():
        row = TABLE[f"{root.lower()} {name}"]
        named = re.findall(r"Needs ([A-Z_]+|no log-in)\.$", field.description or "")
        assert len(named) == 1, name
        if row["stranger"] == "who":
            assert named[0] in RIGHTS, name
        else:
            assert named == ["no log-in"], name


def test_each_mutation_names_its_codes() -> None:
    codes = {kind.code for kind in concrete_errors()}
    for name, field in fields_of("Mutation").items():
        assert re.search(r"Errors: ([A-Z_, ]+|none)\.", field.description or ""), name
        named = codes_of(name)  # which every refusal in all of these tests is held against
        assert named <= codes, name
        if TABLE[f"mutation {name}"]["stranger"] == "who":
            assert {"UNAUTHENTICATED", "FORBIDDEN"} <= named, name


def concrete_errors() -> list[type[DomainError]]:
    return [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, DomainError) and kind is not DomainError
    ]


@pytest.mark.parametrize("kind", concrete_errors(), ids=lambda kind: kind.__name__)
def test_each_refusal_is_shown_as_exactly_one_type(kind: type[DomainError]) -> None:
    assert len([type_ for type_ in ERROR_TYPES if kind in type_.of]) == 1


def test_each_user_error_type_is_in_the_schema_with_its_facts() -> None:
    for type_ in ERROR_TYPES:
        shown = GRAPHQL.type_map[type_.__name__]
        assert isinstance(shown, GraphQLObjectType)
        assert [interface.name for interface in shown.interfaces] == ["UserError"]
        assert {"code", "message", "field"} <= shown.fields.keys()


def test_refusals_differ_in_their_codes() -> None:
    codes = [kind.code for kind in concrete_errors()]
    assert len(codes) == len(set(codes))


async def test_the_schema_tells_about_itself() -> None:
    answer = await STRANGER.ask(get_introspection_query(input_value_deprecation=True))

    assert answer.errors == []
    assert answer.data is not None
    names = {type_["name"] for type_ in answer.data["__schema"]["types"]}
    assert {"Order", "OrderTracking", "UserError", "Decimal", "DateTime"} <= names


def test_the_schema_is_made_once() -> None:
    assert make_schema() is make_schema()
