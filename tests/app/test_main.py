"""Who may call the API from another page."""

import pytest
from websockets.exceptions import InvalidStatus

from tests.app.clients import a_browser, a_socket
from tests.servers import Server

ASKING = {
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization,content-type",
}


@pytest.mark.parametrize("origin", ["https://tienda.example", "http://localhost:8080"])
async def test_a_page_that_was_named_may_call_and_listen(
    origin: str, public_server: Server
) -> None:
    async with a_browser(public_server, headers={"origin": origin}) as http:
        asked = await http.options("/graphql", headers=ASKING)
        answer = await http.post("/graphql", json={"query": "{ viewer { name } }"})
        async with a_socket(public_server, origin=origin) as socket:
            assert (await socket.ask("1", "{ viewer { name } }")).payload is None

    assert asked.status_code == 200
    for each in (asked, answer):
        assert each.headers["access-control-allow-origin"] == origin
        assert "access-control-allow-credentials" not in each.headers  # no cookie from elsewhere
    assert answer.json() == {"data": {"viewer": None}}


@pytest.mark.parametrize(
    "origin", ["https://otra.example", "http://tienda.example", "https://tienda.example.x", "null"]
)
async def test_any_other_page_may_not(origin: str, public_server: Server) -> None:
    async with a_browser(public_server, headers={"origin": origin}) as http:
        asked = await http.options("/graphql", headers=ASKING)
        answer = await http.post("/graphql", json={"query": "{ viewer { name } }"})
    with pytest.raises(InvalidStatus) as refused:
        async with a_socket(public_server, origin=origin):
            pass

    assert asked.status_code == 400
    assert "access-control-allow-origin" not in {**asked.headers, **answer.headers}
    assert refused.value.response.status_code == 403


async def test_a_page_may_send_nothing_else_by_another_method(public_server: Server) -> None:
    headers = {"origin": "https://tienda.example"} | ASKING
    async with a_browser(public_server, headers=headers) as http:
        asked = await http.options("/graphql", headers={"access-control-request-method": "DELETE"})

    assert asked.status_code == 400
