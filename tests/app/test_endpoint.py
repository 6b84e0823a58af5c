"""Requests that are bad, hostile or unusual: each gets a clear answer in JSON, none a 5xx."""

import gzip
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from app.requests import MOST_BYTES
from tests.app.clients import Caller, Desk
from tests.engines import only_sqlite

pytestmark = only_sqlite

VIEWER = "{ viewer { name } }"
JSON = {"content-type": "application/json"}
GRAPHQL = {"accept": "application/graphql-response+json"}
DIGITS = b"9" * 5000


def body(document: str, **more: Any) -> bytes:
    return json.dumps({"query": document} | more).encode()


async def send(desk: Desk, content: Any, **options: Any) -> httpx.Response:
    """Send a body from a stranger, and see that every error comes as GraphQL's."""
    headers = options.pop("headers", JSON)
    request = desk.ana.http.build_request(
        options.pop("method", "POST"), "/graphql", content=content, headers=headers, **options
    )
    answer = await desk.ana.http.send(request)
    assert answer.status_code < 500
    assert answer.headers["content-type"].split(";")[0] in ("application/json", GRAPHQL["accept"])
    for error in answer.json().get("errors", []):
        assert isinstance(error["message"], str)
        assert error.get("extensions", {}).get("code") != "INTERNAL"
    return answer


def messages(answer: httpx.Response) -> list[str]:
    return [error["message"] for error in answer.json()["errors"]]


NO_REQUEST = {
    "nothing": b"",
    "no JSON": b"hola",
    "a list": b"[]",
    "a batch": b'[{"query": "{ viewer { name } }"}]',
    "a number": b"5",
    "null": b"null",
    "a string": b'"{ viewer { name } }"',
    "invalid UTF-8": b'{"query": "\xff\xfe"}',
    "UTF-16": body(VIEWER).decode().encode("utf-16"),
    "gzip": gzip.compress(body(VIEWER)),
    "a number of thousands of digits": b'{"query": "{ a }", "variables": {"a": ' + DIGITS + b"}}",
    "NaN": b'{"query": "{ a }", "variables": {"a": NaN}}',
    "a raw NUL": b'{"query": "{ viewer \0 { name } }"}',
    "a lone surrogate": b'{"query": "{ viewer { name } }", "variables": {"a": "\\ud800"}}',
    "deep lists": b'{"query": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "no query": b"{}",
    "an empty query": body(""),
    "a query that is a number": b'{"query": 5}',
    "variables that are a list": body(VIEWER, variables=[]),
    "extensions that are a list": body(VIEWER, extensions=[]),
    "an operation's name that is a number": body(VIEWER, operationName=5),
    "an operation that is not there": body("query A { viewer { name } }", operationName="B"),
}


@pytest.mark.parametrize("content", NO_REQUEST.values(), ids=NO_REQUEST)
async def test_what_is_no_request_is_refused_with_its_reason(content: bytes, desk: Desk) -> None:
    answer = await send(desk, content)

    assert answer.status_code == 400
    assert len(messages(answer)) == 1
    assert answer.json()["errors"][0]["extensions"] == {"code": "BAD_REQUEST"}


NO_DOCUMENT = {
    "a syntax error": "{",
    "a field that is not there": "{ nada }",
    "deep selections": "{ a" * 3000 + "}" * 3000,
    "deep values": "{ order(id: " + "[" * 3000 + "]" * 3000 + ") { id } }",
    "a number of thousands of digits": "{ orders(first: " + DIGITS.decode() + ") { cursor } }",
    "a fraction of thousands of digits": "{ orders(first: 0." + DIGITS.decode() + ") { cursor } }",
    "a lone surrogate": '{ orderTracking(token: "\\ud800") { number } }',
    "two operations": "query A { viewer { name } } mutation B { logOut { loggedOut } }",
    "incremental delivery": "{ viewer { ... @defer { name } } }",
    "a fragment that holds itself": "{ ...F } fragment F on Query { viewer { name } ...F }",
}


@pytest.mark.parametrize("document", NO_DOCUMENT.values(), ids=NO_DOCUMENT)
async def test_a_document_that_is_not_valid_is_not_carried_out(document: str, desk: Desk) -> None:
    plain = await send(desk, body(document))
    modern = await send(desk, body(document), headers=JSON | GRAPHQL)

    assert (plain.status_code, modern.status_code) == (200, 400)
    assert messages(plain) == messages(modern) != []
    assert plain.json().get("data") is modern.json().get("data") is None


HOSTILE = ("\0", "' OR 1=1 --", "<script>", "\u202e", "%00", "../../etc/passwd", "x" * 100_000)


@pytest.mark.parametrize("token", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_hostile_token_opens_nothing(token: str, desk: Desk) -> None:
    tracked = await desk.stranger.read("orderTracking", token=token)
    asked = Caller(desk.ana.http, "x" + "".join(c for c in token[:5000] if " " < c < "\x7f"))

    assert tracked.code == "NOT_FOUND"
    assert (await asked.read("viewer")).payload is None


@pytest.mark.parametrize("length", ["told", "not told"])
async def test_a_body_that_is_too_large_is_not_read(length: str, desk: Desk) -> None:
    def chunks() -> Iterator[bytes]:
        yield from [b" " * 100_000] * 100

    async def told_nothing() -> Any:
        for chunk in chunks():
            yield chunk

    content = b"".join(chunks()) if length == "told" else told_nothing()
    answer = await send(desk, content)

    assert answer.status_code == 413
    assert f"{MOST_BYTES:,}" in messages(answer)[0]


async def test_the_largest_body_is_read(desk: Desk) -> None:
    document = body(VIEWER)

    answer = await send(desk, document + b" " * (MOST_BYTES - len(document)))

    assert answer.json() == {"data": {"viewer": None}}


async def test_a_body_that_breaks_off_does_no_harm(desk: Desk) -> None:
    async def half() -> Any:
        yield body(VIEWER)[:10]
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await send(desk, half())

    assert (await desk.ana.read("viewer")).payload["shop"]["name"] == "Café Aurora"


FOREIGN = {
    "a form": ("application/x-www-form-urlencoded", b"query=%7B+viewer+%7B+name+%7D+%7D"),
    "a form with files": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n'
        + body(VIEWER)
        + b"\r\n--x--\r\n",
    ),
    "plain text": ("text/plain", body(VIEWER)),
    "plain text that looks like JSON": ("text/plain; application/json", body(VIEWER)),
    "a bare document": ("application/graphql", VIEWER.encode()),
    "nothing": ("", body(VIEWER)),
}


@pytest.mark.parametrize(("kind", "content"), FOREIGN.values(), ids=FOREIGN)
async def test_a_form_of_another_page_cannot_send_a_document(
    kind: str, content: bytes, desk: Desk
) -> None:
    answer = await send(desk, content, headers={"content-type": kind})

    assert (answer.status_code, messages(answer)) == (400, ["Unsupported content type"])


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_a_document_is_taken_by_post_only(method: str, desk: Desk) -> None:
    answer = await desk.ana.http.request(method, "/graphql", params={"query": VIEWER})

    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert method == "HEAD" or messages(answer) == ["Send the request by POST."]


@pytest.mark.parametrize("accept", ["application/json", "multipart/mixed;subscriptionSpec=1.0"])
async def test_a_subscription_over_http_is_refused(accept: str, desk: Desk) -> None:
    answer = await send(
        desk, body("subscription { orderEvents { cursor } }"), headers=JSON | {"accept": accept}
    )

    assert (answer.status_code, messages(answer)) == (
        400,
        ["A subscription needs a socket, or text/event-stream."],
    )


ACCEPTED = {
    "what was asked for": (VIEWER, 200),
    "a refusal behind a field": ("{ orderCounts { all } }", 200),
    "a part": ('{ viewer { name } order(id: "x") { id } }', 200),
    "no valid document": ("{ nada }", 400),
    "a variable that is missing": ("query($id: ID!) { order(id: $id) { id } }", 400),
    "no request": ("", 400),
}


@pytest.mark.parametrize(("document", "status"), ACCEPTED.values(), ids=ACCEPTED)
async def test_who_asks_for_graphqls_media_type_gets_it_with_a_status(
    document: str, status: int, desk: Desk
) -> None:
    answer = await send(desk, body(document), headers=JSON | GRAPHQL)

    assert answer.headers["content-type"] == f"{GRAPHQL['accept']}; charset=utf-8"
    assert answer.status_code == status


async def test_who_asks_for_json_or_anything_gets_json(desk: Desk) -> None:
    for accept in ("application/json", "*/*", "text/html", ""):
        answer = await send(desk, body("{ nada }"), headers=JSON | {"accept": accept})

        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "es"),
        ("en", "en"),
        ("en-US,en;q=0.9,es;q=0.8", "en"),
        ("es-CO,en;q=0.8", "es"),
        ("de, fr;q=0.9", "es"),
        ("de,EN;q=0.5", "en"),
        (";;;,,,", "es"),
    ],
)
async def test_a_stranger_reads_the_language_of_the_browser(
    accept: str, language: str, desk: Desk
) -> None:
    answer = await send(
        desk, body("{ orderCounts { all } }"), headers=JSON | {"accept-language": accept}
    )

    assert messages(answer)[0].split()[0] == {"es": "Inicia", "en": "Log"}[language]
