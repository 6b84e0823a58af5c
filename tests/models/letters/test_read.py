"""A letter as its reader gets it: with the links that are not stored with it."""

from tortoise.context import TortoiseContext

from models import Letter
from models.letters.read import GAP, HOME, read_body
from models.secrets import Links
from tests.engines import only_sqlite
from tests.factories import a_shop, an_order


@only_sqlite
async def test_what_is_missing_is_filled_in_and_stays_words_in_html(
    database: TortoiseContext,
) -> None:
    order = await an_order(await a_shop())
    links = Links(b"a secret of thirty-two bytes or so", 'https://pedidos.example/"><b>&')
    letter = Letter(order_id=order.id, text=f"{HOME}/t/{GAP}", html=f'<a href="{HOME}/t/{GAP}">')

    body = await read_body(letter, links)

    token = links.tracking_token(order.tracking_nonce)
    assert body.text == f'https://pedidos.example/"><b>&/t/{token}'
    assert body.html == f'<a href="https://pedidos.example/&quot;&gt;&lt;b&gt;&amp;/t/{token}">'
