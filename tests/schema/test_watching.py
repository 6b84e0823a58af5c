"""What a document watches is read off its text, at a bounded cost."""

import pytest

from schema.build import make_schema
from schema.watching import argument_of, as_query, is_valid, stream_of
from tests.schema.documents import SUBSCRIPTIONS

TRACKING = SUBSCRIPTIONS["orderTracking"]
IN_FRAGMENTS = """
    subscription($t: String!) { ...A }
    fragment A on Subscription { ... on Subscription { ...B } }
    fragment B on Subscription { orderTracking(token: $t) { status } }
"""
LONG = TRACKING + "#" + "x" * 30_000
FOREIGN = {
    "a query": "{ viewer { name } }",
    "a mutation": "mutation { logOut { loggedOut } }",
    "two fields": "subscription { unreadCount again: unreadCount }",
    "a fragment of itself": "subscription { ...A } fragment A on Subscription { ...A }",
    "a fragment that is not there": "subscription { ...A }",
    "no document": "subscription {",
    "nothing": "",
}


@pytest.mark.parametrize("document", [TRACKING, IN_FRAGMENTS, LONG])
def test_the_one_stream_is_found_wherever_it_stands(document: str) -> None:
    assert stream_of(document, None) == "orderTracking"


@pytest.mark.parametrize("document", FOREIGN.values(), ids=FOREIGN)
def test_anything_else_watches_nothing(document: str) -> None:
    assert stream_of(document, None) is None


def test_an_argument_is_read_from_its_variable_or_the_text() -> None:
    assert argument_of(IN_FRAGMENTS, None, {"t": "abc"}, "token") == "abc"
    literal = 'subscription { orderTracking(token: "abc") { status } }'
    assert argument_of(literal, None, {}, "token") == "abc"
    assert argument_of(literal, None, {}, "other") is None
    assert argument_of(IN_FRAGMENTS, None, {}, "token") is None


def test_as_a_query_it_is_valid_too_unless_its_root_is_a_fragment() -> None:
    schema = make_schema()._schema
    for document, still_fits in ((TRACKING, True), (IN_FRAGMENTS, False)):
        assert is_valid(schema, document)
        question = as_query(document, None)
        assert question.startswith("query")
        assert is_valid(schema, question) is still_fits


@pytest.mark.parametrize(
    "document",
    [
        'subscription { orderTracking(token: "x") { nada } }',
        "subscription { orderTracking { status } }",
        "subscription {",
    ],
)
def test_what_the_schema_does_not_take_is_not_valid(document: str) -> None:
    assert not is_valid(make_schema()._schema, document)


def test_what_is_too_large_is_not_valid_and_not_looked_at_by_the_dear_rules() -> None:
    """Those compare in pairs: they would need seconds, and a validation here would be counted."""
    many = "tax { amount } " * 970
    document = f'subscription {{ orderTracking(token: "x") {{ {many} }} }}'
    assert not is_valid(make_schema()._schema, document)
