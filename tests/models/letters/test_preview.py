"""What a letter will look like, without an order."""

import pytest
from tortoise.context import TortoiseContext

from models import Letter, Status
from models.errors import InvalidInput
from models.letters.preview import preview_letter
from tests.factories import LINKS, a_shop, an_order
from tests.models.everything import everything


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("language", ["es", "en"])
async def test_every_letter_can_be_looked_at_and_nothing_is_written(
    status: Status, language: str, database: TortoiseContext
) -> None:
    shop = await a_shop("Café <La Loma>")
    before = await everything()

    draft = preview_letter(shop, status, language, LINKS)

    assert "#1001" in draft.subject
    assert {"es": "Envío: $ 9.000", "en": "Shipping: COP 9,000"}[language] in draft.text.replace(
        "\xa0", " "
    )
    assert "Café &lt;La Loma&gt;" in draft.html
    assert await everything() == before


async def test_it_has_the_words_of_the_real_letter(database: TortoiseContext) -> None:
    shop = await a_shop("Café Aurora", "ventas@aurora.example")
    await an_order(shop)
    shop.order_seq = 1000
    real = {letter.to: letter for letter in await Letter.all()}

    customers = preview_letter(shop, Status.RECEIVED, None, LINKS)
    sellers = preview_letter(shop, Status.RECEIVED, None, LINKS, for_shop=True)

    assert customers.subject == real["jose@cliente.example"].subject
    first, *_ = real["ventas@aurora.example"].subject.partition(" por ")
    assert sellers.subject.startswith(first)
    assert "Transferencia" in sellers.text


async def test_the_shop_gets_a_letter_of_a_new_order_alone(database: TortoiseContext) -> None:
    with pytest.raises(InvalidInput) as refused:
        preview_letter(await a_shop(), Status.SHIPPED, "es", LINKS, for_shop=True)

    assert refused.value.field == "status"
