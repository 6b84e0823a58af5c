"""Reading the outbox: the shop's letters, as their readers get them."""

import strawberry

from models import Letter, Order, Shop
from models.letters.compose import Draft
from models.letters.preview import preview_letter
from models.letters.read import body_of
from resolvers.arguments import (
    After,
    Before,
    First,
    ForShop,
    Last,
    LetterLanguage,
    LettersAt,
    PreviewAt,
)
from resolvers.context import Info
from resolvers.ids import make_id
from resolvers.orders import read_at
from resolvers.pages import Page, PageArgs, Sort, read_page
from resolvers.seeing import visible_letters

__all__ = [
    "letter_html",
    "letter_id",
    "letter_last_error",
    "letter_order",
    "letter_preview",
    "letter_text",
    "letters",
]

OfLetter = strawberry.Parent[Letter]

_NEWEST = Sort("id:desc", "id")


async def letters(
    info: Info,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
    status: LettersAt = None,
) -> Page[Letter]:
    """A page of the shop's letters, newest first."""
    viewer = info.context.viewer
    rows = visible_letters(viewer)
    if status is not None:
        rows = rows.filter(status=status)
    args = PageArgs(first, after, last, before)
    name = f"letters:{viewer.shop_id}"
    return await read_page(rows, _NEWEST, args, list_name=name, at=read_at(viewer))


async def letter_preview(
    info: Info, status: PreviewAt, language: LetterLanguage = None, for_shop: ForShop = False
) -> Draft:
    """What a letter of the shop will look like, on an order that nobody placed."""
    it = info.context
    shop = await Shop.get(id=it.viewer.shop_id)
    return preview_letter(shop, status, language, it.links, for_shop=for_shop)


def letter_id(root: OfLetter) -> strawberry.ID:
    """The letter's global id."""
    return strawberry.ID(make_id("Letter", root.id))


def letter_last_error(root: OfLetter) -> str | None:
    """What the mail server said at the last try."""
    return root.last_error or None


async def letter_order(root: OfLetter, info: Info) -> Order:
    """The order that the letter is about."""
    return await info.context.loaders.order.load(root.order_id)


async def letter_text(root: OfLetter, info: Info) -> str:
    """The letter as plain text, with its link."""
    return body_of(root, await letter_order(root, info), info.context.links).text


async def letter_html(root: OfLetter, info: Info) -> str:
    """The letter as HTML, with its link."""
    return body_of(root, await letter_order(root, info), info.context.links).html
