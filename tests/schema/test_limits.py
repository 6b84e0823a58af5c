"""What a document may ask for, and that looking at it costs no more than its size."""

import sys
from typing import Any

import pytest

from schema.limits import MOST_DEPTH, MOST_FIELDS, MOST_ROOT_FIELDS, MOST_TOKENS
from tests.api import STRANGER, Answer, the_bus

ENOUGH = 3_000_000
"""Calls after which a document is taken for one that never ends; the longest takes 200,000."""


async def steps(document: str) -> int:
    """How many functions are called to refuse a document: its work, not its time."""
    calls = 0
    await STRANGER.ask("{ __typename }")  # the schema is made now and not below

    def count(frame: object, event: str, _: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")
        if calls > ENOUGH:
            raise OverflowError(f"more than {ENOUGH} calls for {len(document)} characters")

    sys.setprofile(count)
    try:
        answer = await STRANGER.ask(document)
    finally:
        sys.setprofile(None)
    assert answer.errors[0]["message"].startswith("Ask for less")
    return calls


def doubling(levels: int, spread: str = "...F{n} ...F{n}", on: str = "Query") -> str:
    """A document that is twice as large at each level, once its fragments are unfolded."""
    fragments = [f"fragment F{n} on {on} {{ {spread.format(n=n + 1)} }}" for n in range(levels)]
    leaf = "__typename"
    return " ".join(["{ ...F0 }", *fragments, f"fragment F{levels} on {on} {{ {leaf} }}"])


NESTED = "a:nodes(ids:[]) {{ ...on Order {{ id }} }} ...F{n} b:viewer {{ name }} ...F{n}"
BOMBS = {
    "fragments that double": "...F{n} ...F{n}",
    "fragments that double beside fields": NESTED,
    "fragments in fragments that double": "... on Query {{ ...F{n} }} ... {{ ...F{n} }}",
}


@pytest.mark.parametrize("spread", BOMBS.values(), ids=BOMBS)
async def test_a_document_bomb_takes_steps_in_line_with_its_length(spread: str) -> None:
    small, large = doubling(12, spread), doubling(48, spread)

    assert len(doubling(32)) < 1_500  # the kilobyte that hung Strawberry's own limiters
    assert await steps(large) / await steps(small) < 2 * len(large) / len(small)


PAIRS = {
    "the same field": "{{ order(id: 1) {{ {} }} }}",
    "the same field in inline fragments": "{{ order(id: 1) {{ ... {{ {} }} }} }}",
    "the same root": "{{ {} }}",
}


@pytest.mark.parametrize("place", PAIRS.values(), ids=PAIRS)
async def test_what_graphql_compares_in_pairs_takes_steps_in_line_too(place: str) -> None:
    field = "viewer { name } " if place == PAIRS["the same root"] else "lines { name } "
    small, large = (place.format(field * times) for times in (150, 600))

    assert await steps(large) / await steps(small) < 2 * len(large) / len(small)


async def test_many_fragments_in_one_place_are_refused_before_they_are_compared() -> None:
    def fragments(how_many: int) -> str:
        spreads = " ".join(f"...F{n}" for n in range(how_many))
        bodies = " ".join(f"fragment F{n} on Order {{ id }}" for n in range(how_many))
        return f"{{ order(id: 1) {{ {spreads} }} }} {bodies}"

    small, large = fragments(90), fragments(360)

    assert await steps(large) / await steps(small) < 2 * len(large) / len(small)
    assert "Ask for less" not in str(await STRANGER.ask(fragments(60)))


async def said(document: str, **variables: Any) -> list[str]:
    """The messages of the refusal of a document, which nothing was carried out for."""
    answer = await STRANGER.ask(document, variables)
    assert answer.data is None
    assert answer.errors
    assert all(error.get("extensions", {}).get("code") != "INTERNAL" for error in answer.errors)
    return [error["message"] for error in answer.errors]


async def test_a_bomb_is_refused_for_its_width() -> None:
    for spread in BOMBS.values():
        assert f"Ask for less: at most {MOST_FIELDS} fields wide." in await said(
            doubling(32, spread)
        )


def deep(levels: int) -> str:
    """A document of `levels` fields below each other."""
    between = levels - 2
    return f'{{ __type(name: "Order") {{ {"ofType { " * between} name {"} " * between} }} }}'


async def test_a_document_has_at_most_sixteen_levels() -> None:
    assert "Ask for less" not in str(await STRANGER.ask(deep(MOST_DEPTH)))
    assert await said(deep(MOST_DEPTH + 1)) == [f"Ask for less: at most {MOST_DEPTH} levels deep."]


async def test_levels_are_counted_through_fragments() -> None:
    fragments = [
        f"fragment F{n} on __Type {{ ofType {{ ...F{n + 1} }} }}" for n in range(MOST_DEPTH)
    ]
    document = " ".join(
        [
            '{ __type(name: "Order") { ...F0 } }',
            *fragments,
            f"fragment F{MOST_DEPTH} on __Type {{ name }}",
        ]
    )

    assert await said(document) == [f"Ask for less: at most {MOST_DEPTH} levels deep."]


ROOTS = " ".join(f"a{n}: viewer {{ name }}" for n in range(MOST_ROOT_FIELDS))
ONE_MORE = "b: viewer { name }"


@pytest.mark.parametrize(
    "document",
    [
        "{ transactions { nodes { order { transactions { order { transactions { id } } } } } } }",
        "{ order(id: 1) { ...T } } fragment T on Order { transactions { order { ...U } } }"
        " fragment U on Order { transactions { order { again: transactions { id } } } }",
    ],
    ids=["in plain sight", "through fragments and an alias"],
)
async def test_transactions_of_orders_of_transactions_end_after_one_lap(document: str) -> None:
    refused = await STRANGER.ask(document)
    one_lap = await STRANGER.ask("{ transactions { nodes { order { transactions { id } } } } }")

    assert refused.errors[0]["message"] == "Ask for less: at most 2 lists of transactions nested."
    assert one_lap.errors[0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_a_document_has_at_most_twenty_roots() -> None:
    assert (await STRANGER.ask(f"{{ {ROOTS} }}")).errors == []
    assert await said(f"{{ {ROOTS} {ONE_MORE} }}") == ["Ask for less: at most 20 root fields wide."]


@pytest.mark.parametrize(
    "hidden",
    [
        "{ ...F } fragment F on Query { $ }",
        "{ ...F b: viewer { name } } fragment F on Query { $ }",
        "{ ... { $ } }",
        "{ ... on Query { ... { $ } } }",
        "{ ...F } fragment F on Query { ...G } fragment G on Query { $ }",
    ],
)
async def test_roots_are_counted_through_fragments(hidden: str) -> None:
    document = hidden.replace("$", f"{ROOTS} {ONE_MORE}")

    assert await said(document) == ["Ask for less: at most 20 root fields wide."]


async def test_a_document_has_a_bounded_number_of_fields() -> None:
    fragment = "fragment F on Order {" + " ".join(f"a{n}: number" for n in range(499)) + "}"

    def with_orders(how_many: int) -> str:
        orders = " ".join(f"c{n}: order(id: {n}) {{ ...F }}" for n in range(how_many))
        return f"{{ {orders} }} {fragment}"

    assert "Ask for less" not in str(await STRANGER.ask(with_orders(3)))
    assert await said(with_orders(4)) == [f"Ask for less: at most {MOST_FIELDS} fields wide."]


async def test_a_document_has_a_bounded_number_of_words() -> None:
    (message,) = await said("{" + " __typename" * MOST_TOKENS + "}")

    assert f"more than {MOST_TOKENS} tokens" in message


@pytest.mark.parametrize(
    "document",
    [
        "{" + "viewer {" * 3000,
        "{" + "viewer {" * 1500 + "name" + "}" * 1501,
        "{" + "viewer {" * 300 + "name" + "}" * 301,
        "{ nodes(ids: " + "[" * 1500 + "]" * 1500 + ") { id } }",
        "query($a: " + "[" * 1500 + "Int" + "]" * 1500 + ") { viewer { name } }",
        "{" + "... {" * 1900 + "viewer { name }" + "}" * 1901,
        "{ ...F0 }"
        + "".join(f"fragment F{n} on Query {{ ...F{n + 1} }}" for n in range(490))
        + "fragment F490 on Query { viewer { name } }",
        "{ ...F } fragment F on Query { ...F }",
        "{ ...F } fragment F on Query { ...G } fragment G on Query { ...F viewer { name } }",
    ],
    ids=["open", "1500", "300", "list", "type", "inline", "chain", "circle", "circle of two"],
)
async def test_deep_nesting_is_refused_cleanly(document: str) -> None:
    assert all(await said(document))


@pytest.mark.parametrize(
    "document",
    [
        "{ orders(first: " + "9" * 5000 + ") { totalCount } }",
        'mutation { payOrder(input: {orderId: "x", amount: ' + "9" * 5000 + "}) { order { id } } }",
        'mutation { payOrder(input: {orderId: "x", amount: 1e999}) { order { id } } }',
        'mutation { payOrder(input: {orderId: "x", amount: 0x1}) { order { id } } }',
        'mutation { addNote(input: {orderId: "x", text: "\\ud800"}) { order { id } } }',
        'mutation { addNote(input: {orderId: "x", text: "\\u{110000}"}) { order { id } } }',
        'mutation { addNote(input: {orderId: "x", text: "a\nb"}) { order { id } } }',
        "{ viewer { name } \0 }",
        "{ viewer { naem } }",
        "{ viewer }",
        "\ud800",
    ],
)
async def test_a_bad_literal_is_refused_with_a_sentence(document: str) -> None:
    assert all(len(message) > 10 for message in await said(document))


TWO = "query A { viewer { name } } query B { orderCounts { all } }"
TWO_CHANGES = "mutation A { logOut { loggedOut } } mutation B { logOut { loggedOut } }"


@pytest.mark.parametrize(
    "document", [TWO, TWO_CHANGES, f"{TWO} mutation C {{ logOut {{ loggedOut }} }}"]
)
async def test_several_operations_need_the_name_of_one(document: str) -> None:
    (message,) = await said(document)

    assert message == "Several operations: say which one with operationName."


async def test_a_stream_of_several_operations_is_refused_too() -> None:
    document = 'subscription A { orderTracking(token: "x") { number } } ' + TWO.replace(" A", " C")

    async with the_bus() as bus, STRANGER.on(bus).streaming(document) as stream:
        refused: Answer = await stream.next()
        assert refused.errors[0]["message"].startswith("Several operations")
        assert await stream.has_ended()
