"""Opening a shop, with the ways to pay that the help page names."""

from models.actions import action
from models.errors import InvalidInput
from models.money import is_currency
from models.orders.workflow import Policy
from models.shops.tables import PaymentMethod, Shop
from models.text import clean_email, clean_line
from models.words import Label

__all__ = ["DEFAULT_METHODS", "add_payment_method", "open_shop"]

DEFAULT_METHODS = (
    ("ONLINE", Label("Pago en línea", "Online payment"), Policy.ONLINE),
    ("BANK_TRANSFER", Label("Transferencia", "Bank transfer"), Policy.PREPAID),
    ("PAYMENT_LINK", Label("Link de pago", "Payment link"), Policy.PREPAID),
    ("CASH_ON_DELIVERY", Label("Contra entrega", "Cash on delivery"), Policy.ON_DELIVERY),
)


@action
async def open_shop(
    name: str, emails: list[str], *, currency: str = "COP", is_demo: bool = False
) -> Shop:
    """A new shop; `emails` are told of each new order."""
    currency = currency.strip().upper()
    if not is_currency(currency):
        raise InvalidInput("currency", "no es un código ISO 4217.", "is not an ISO 4217 code.")
    shop = await Shop.create(
        name=clean_line(name, "name", most=120, least=1),
        emails=[clean_email(email, "emails") for email in emails],
        currency=currency,
        is_demo=is_demo,
    )
    for code, label, policy in DEFAULT_METHODS:
        await add_payment_method(shop.id, code, label, policy)
    return shop


@action
async def add_payment_method(shop_id: int, code: str, name: Label, policy: Policy) -> PaymentMethod:
    """Another way to pay in a shop, such as a wallet."""
    return await PaymentMethod.create(
        shop_id=shop_id,
        code=clean_line(code, "code", most=40, least=1),
        name_es=name.es,
        name_en=name.en,
        policy=policy,
    )
