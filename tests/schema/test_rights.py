"""Who may send what: each operation by each role, each scope of an API key, and a stranger."""

import pytest
from tortoise.context import TortoiseContext

from models import Role, Scope, Shop
from tests.api import STRANGER, Client, a_person, a_storefront
from tests.engines import only_sqlite
from tests.factories import a_shop
from tests.models.everything import counts
from tests.schema.inputs import DOCUMENTS, Sender

MATRIX = """
                                   OWNER ADMIN OPERATOR PICKER orders:place orders:read stranger
mutation logIn                     yes   yes   yes      yes    yes          yes         yes
mutation logOut                    yes   yes   yes      yes    yes          yes         yes
mutation placeOrder                -     -     -        -      yes          -           who
mutation acceptOrder               yes   yes   yes      yes    -            -           who
mutation advanceStatus             yes   yes   yes      yes    -            -           who
mutation payOrder                  yes   yes   -        -      -            -           who
mutation cancelOrder               yes   yes   yes      yes    -            -           who
mutation revertStatus              yes   yes   yes      yes    -            -           who
mutation addNote                   yes   yes   yes      yes    -            -           who
mutation rotateTrackingLink        yes   yes   yes      -      -            -           who
mutation markNotificationsRead     yes   yes   yes      yes    -            -           who
mutation setNotificationPreference yes   yes   yes      yes    -            -           who
mutation updateShop                yes   yes   -        -      -            -           who
mutation addPaymentMethod          yes   yes   -        -      -            -           who
mutation updatePaymentMethod       yes   yes   -        -      -            -           who
mutation addStaff                  yes   yes   -        -      -            -           who
mutation updateStaff               yes   yes   -        -      -            -           who
mutation addApiKey                 yes   yes   -        -      -            -           who
mutation revokeApiKey              yes   yes   -        -      -            -           who
mutation updateViewer              yes   yes   yes      yes    -            -           who
mutation changePassword            yes   yes   yes      yes    -            -           who
mutation endSession                yes   yes   yes      yes    -            -           who
mutation endOtherSessions          yes   yes   yes      yes    -            -           who
query viewer                       yes   yes   yes      yes    yes          yes         yes
query order                        yes   yes   yes      yes    -            yes         who
query orders                       yes   yes   yes      yes    -            yes         who
query orderCounts                  yes   yes   yes      yes    -            yes         who
query transactions                 yes   yes   -        -      -            -           who
query notifications                yes   yes   yes      yes    -            -           who
query letters                      yes   yes   -        -      -            -           who
query letterPreview                yes   yes   -        -      -            -           who
query paymentMethods               yes   yes   yes      yes    -            yes         who
query staff                        yes   yes   -        -      -            -           who
query apiKeys                      yes   yes   -        -      -            -           who
query sessions                     yes   yes   yes      yes    -            -           who
query orderTracking                yes   yes   yes      yes    yes          yes         yes
query node                         yes   yes   yes      yes    null         yes         null
query nodes                        yes   yes   yes      yes    null         yes         null
subscription orderTracking         yes   yes   yes      yes    yes          yes         yes
subscription notificationAdded     yes   yes   yes      yes    -            -           who
subscription unreadCount           yes   yes   yes      yes    -            -           who
subscription orderPresence         yes   yes   yes      yes    -            -           who
subscription orderEvents           yes   yes   yes      yes    -            yes         who
"""
"""`yes` · `-` FORBIDDEN · `who` UNAUTHENTICATED · `null` nothing is shown, as for an unknown id."""

HEADER, *ROWS = [line for line in MATRIX.splitlines() if line]
TABLE = {
    " ".join(words[:2]): dict(zip(HEADER.split(), words[2:], strict=True))
    for words in (row.split() for row in ROWS)
}

SOMEBODY_ELSES = {
    "mutation logIn": "BAD_CREDENTIALS",
    "mutation changePassword": "BAD_CREDENTIALS",
    "mutation endSession": "NOT_FOUND",
}
"""What even who may is answered, since the password or session sent is not their own."""

CODES = {"-": "FORBIDDEN", "who": "UNAUTHENTICATED", "yes": None, "null": None}


async def come_in(shop: Shop, who: str) -> Client:
    if who == "stranger":
        return STRANGER
    return await (a_person(shop, Role(who)) if who in set(Role) else a_storefront(shop, Scope(who)))


def test_the_table_knows_every_operation_role_and_scope() -> None:
    assert set(TABLE) == set(DOCUMENTS)
    assert set(HEADER.split()) == {*Role, *Scope, "stranger"}


@only_sqlite  # rights know no database
@pytest.mark.parametrize("operation", TABLE)
async def test_only_who_has_the_right_gets_through(
    operation: str, database: TortoiseContext
) -> None:
    shop = await a_shop()
    sender = await Sender.of(shop)
    people = {who: await come_in(shop, who) for who in TABLE[operation]}

    for who, word in TABLE[operation].items():
        variables = await sender.valid(operation)
        if operation == "mutation markNotificationsRead":
            variables = {"input": {"ids": []}}  # a bell is its owner's alone
        rows = await counts()

        answer = await sender.send(operation, variables, by=people[who])

        expected = SOMEBODY_ELSES.get(operation) if word == "yes" else CODES[word]
        assert answer.code == expected, f"{who}: {answer}"
        if word in ("-", "who"):
            assert await counts() == rows
        if operation in ("query node", "query nodes"):
            shown = answer.data and answer.data[operation.split()[1]]
            assert ((shown[0] if isinstance(shown, list) else shown) is None) == (word == "null")


@only_sqlite
async def test_a_refusal_names_the_right_that_is_missing(database: TortoiseContext) -> None:
    shop = await a_shop()
    sender = await Sender.of(shop)
    picker, reader = await a_person(shop, Role.PICKER), await a_storefront(shop, Scope.ORDERS_READ)

    async def missing(operation: str, by: Client) -> object:
        answer = await sender.send(operation, await sender.valid(operation), by=by)
        assert answer.code == "FORBIDDEN"
        return answer.refusal.get("right")

    assert await missing("mutation payOrder", picker) == "REGISTER_PAYMENTS"
    assert await missing("mutation rotateTrackingLink", picker) == "SEE_CONTACTS"
    assert await missing("mutation acceptOrder", reader) == "MANAGE_ORDERS"
    assert await missing("mutation placeOrder", picker) == "PLACE_ORDERS"


@only_sqlite
async def test_who_may_do_nothing_with_an_order_is_not_told_whether_it_exists(
    database: TortoiseContext,
) -> None:
    shop = await a_shop()
    sender = await Sender.of(shop)
    for operation in ("mutation payOrder", "mutation acceptOrder"):
        by = await a_storefront(shop, Scope.ORDERS_PLACE)
        known = await sender.valid(operation)
        unknown = {"input": known["input"] | {"orderId": "no es una orden"}}

        assert await sender.send(operation, known, by) == await sender.send(operation, unknown, by)
