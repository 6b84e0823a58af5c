"""A shop's own colour, and words that can be read on it."""

import pytest

from app.shop_look import image_origin, words_on
from models import Shop
from tests.app.clients import Desk, an_order_input
from tests.engines import only_sqlite


@pytest.mark.parametrize(
    ("color", "words"),
    [
        ("#ffffff", "#101414"),
        ("#000000", "#ffffff"),
        ("#ffd400", "#101414"),
        ("#0b6b5c", "#ffffff"),
        ("#7A3B1E", "#ffffff"),
    ],
)
def test_words_on_a_colour_are_those_that_can_be_read(color: str, words: str) -> None:
    assert words_on(color) == words


def test_a_pages_policy_names_where_its_logo_comes_from() -> None:
    assert image_origin("https://cdn.example:8443/logo.png?x=1") == " https://cdn.example:8443"
    assert image_origin(None) == ""


FRONT = {
    "color": "#7a3b1e",
    "logo_url": "https://cdn.example/logo.png",
    "contact_phone": "+576012345678",
    "contact_email": "hola@aurora.example",
    "address": "Calle 85 # 11-53, Bogotá",
    "map_url": "https://mapas.example/aurora",
    "opening_hours": "Lunes a sábado, 8 a.m. a 6 p.m.",
}


async def a_page(desk: Desk, **changes: object) -> tuple[str, str]:
    """A customer's page of a shop that has a front, and the page's policy."""
    await Shop.filter(id=desk.shop.id).update(**FRONT)
    placed = (await desk.store.do("placeOrder", **an_order_input("WEB-1", **changes))).payload
    answer = await desk.stranger.http.get(f"/t/{placed['trackingUrl'].rsplit('/', 1)[1]}")
    return answer.text, answer.headers["content-security-policy"]


@only_sqlite
async def test_who_collects_an_order_is_told_where_and_when(desk: Desk) -> None:
    page, policy = await a_page(desk, dispatch={"method": "PICKUP", "pickupPoint": "Local 12"})

    for words in (FRONT["address"], FRONT["opening_hours"], FRONT["map_url"], FRONT["logo_url"]):
        assert str(words).replace("#", "#") in page
    assert 'href="tel:+576012345678"' in page
    assert 'href="mailto:hola@aurora.example?subject=Pedido%20%231001"' in page
    assert "--shop: #7a3b1e; --on-shop: #ffffff" in page
    assert "img-src 'self' https://cdn.example;" in policy
    nonce = page.partition('<style nonce="')[2].partition('"')[0]
    assert f"style-src 'self' 'nonce-{nonce}'" in policy


@only_sqlite
async def test_who_gets_it_home_is_not_told_where_the_shop_is(desk: Desk) -> None:
    page, _ = await a_page(desk)

    assert FRONT["address"] not in page
    assert 'href="tel:+576012345678"' in page
