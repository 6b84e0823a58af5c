"""What a shop tells of itself: addresses, colours, languages."""

import pytest

from models.errors import InvalidInput
from models.text import clean_color, clean_language, clean_safe_url


@pytest.mark.parametrize(
    "address",
    [
        "https://mapas.example/loma?x=1",
        "http://localhost:8000/logo.svg",
        "http://localhost",
        "http://127.0.0.1/a",
        "",
    ],
)
def test_a_safe_address_is_kept(address: str) -> None:
    assert clean_safe_url(address, "x") == address


@pytest.mark.parametrize(
    "bad",
    [
        "http://mapas.example",
        "http://localhost.mapas.example",
        "http://localhost@mapas.example",
        "http://127.0.0.1.mapas.example",
        "javascript:alert(1)",
        "https://x.co/" + "a" * 500,
    ],
)
def test_an_address_that_others_could_change_on_the_way_is_refused(bad: str) -> None:
    with pytest.raises(InvalidInput):
        clean_safe_url(bad, "x")


@pytest.mark.parametrize(
    ("written", "kept"), [("#0B6B5B", "#0b6b5b"), (" #ffffff ", "#ffffff"), ("", "")]
)
def test_a_colour_is_kept_in_lower_case(written: str, kept: str) -> None:
    assert clean_color(written, "x") == kept


@pytest.mark.parametrize("bad", ["rojo", "#fff", "0b6b5b", "#0b6b5g", "#0b6b5b80", "#0b6b5b;x:y"])
def test_what_is_no_colour_is_refused(bad: str) -> None:
    with pytest.raises(InvalidInput, match="#0b6b5b"):
        clean_color(bad, "x")


@pytest.mark.parametrize("bad", ["", "fr", "ES", "es-CO", "es\x00"])
def test_only_the_two_languages_are_read_here(bad: str) -> None:
    assert clean_language("en", "x") == "en"
    with pytest.raises(InvalidInput):
        clean_language(bad, "x")
