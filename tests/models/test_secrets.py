"""What opens doors: unguessable, and never stored."""

import base64
import re
from math import log2

import pytest

from models.secrets import Links, hash_token, new_nonce, new_token

ONE = Links(b"secret one", "https://pedidos.example")
OTHER = Links(b"secret two", "https://pedidos.example")


def test_a_token_carries_256_random_bits_behind_its_prefix() -> None:
    prefix, _, rest = new_token("mos").partition("_")

    assert prefix == "mos"
    assert len(base64.urlsafe_b64decode(rest + "=")) * 8 == 256
    assert len({new_token("mos") for _ in range(1000)}) == 1000


def test_a_tracking_token_carries_at_least_128_bits_in_letters_of_an_address() -> None:
    token = ONE.tracking_token(new_nonce())

    assert re.fullmatch(r"[A-Za-z0-9_-]+", token)
    assert len(token) * log2(64) >= 128
    assert len(base64.urlsafe_b64decode(token + "=")) * 8 >= 128


def test_a_nonce_carries_128_bits() -> None:
    assert len(bytes.fromhex(new_nonce())) * 8 == 128
    assert len({new_nonce() for _ in range(1000)}) == 1000


def test_the_same_nonce_makes_the_same_link_again() -> None:
    nonce = new_nonce()

    assert ONE.tracking_url(nonce) == ONE.tracking_url(nonce)
    assert ONE.tracking_url(nonce) == f"https://pedidos.example/t/{ONE.tracking_token(nonce)}"


def test_another_nonce_or_another_secret_makes_another_link() -> None:
    nonce = new_nonce()

    assert ONE.tracking_token(nonce) != ONE.tracking_token(new_nonce())
    assert ONE.tracking_token(nonce) != OTHER.tracking_token(nonce)


def test_the_nonce_does_not_stand_in_the_link() -> None:
    nonce = new_nonce()

    assert nonce not in ONE.tracking_url(nonce)


def test_a_secret_does_not_print() -> None:
    assert "secret one" not in repr(ONE)


def test_what_is_stored_of_a_token_is_its_hash() -> None:
    token = new_token("mok")

    assert re.fullmatch(r"[0-9a-f]{64}", hash_token(token))
    assert hash_token(token) == hash_token(token)
    assert hash_token(token) != hash_token(new_token("mok"))


@pytest.mark.parametrize(
    "no_token",
    ["", " ", "short", "x" * 129, "x" * 10_000_000, "a" * 20 + "\x00", "ñ" * 20, "\ud800" * 20],
    ids=lambda value: ascii(value)[:20],
)
def test_what_cannot_be_a_token_has_no_hash(no_token: str) -> None:
    assert hash_token(no_token) == ""


def test_an_order_in_the_panel_has_a_short_address() -> None:
    assert ONE.panel_url(42) == "https://pedidos.example/panel/orders/42"
