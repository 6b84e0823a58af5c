"""Who may do what, as the contract bundles it."""

import pytest

from models.people.rights import DEEDS, ROLE_RIGHTS, SCOPE_RIGHTS, Right, Role, Scope, forbidden

CONTRACT = """
right              OWNER  ADMIN  OPERATOR  PICKER  orders:place  orders:read
SEE_ORDERS         yes    yes    yes       yes     -             yes
SEE_CONTACTS       yes    yes    yes       -       -             yes
MANAGE_ORDERS      yes    yes    yes       yes     -             -
REGISTER_PAYMENTS  yes    yes    -         -       -             -
VOID_AND_REFUND    yes    yes    -         -       -             -
EXPORT             yes    yes    -         -       -             -
SETTINGS           yes    yes    -         -       -             -
PLACE_ORDERS       -      -      -         -       yes           -
"""
HEADER, *ROWS = [line.split() for line in CONTRACT.splitlines() if line]
CELLS = [
    (who, row[0], word == "yes")
    for row in ROWS
    for who, word in zip(HEADER[1:], row[1:], strict=True)
]


@pytest.mark.parametrize(("who", "right", "has"), CELLS)
def test_a_role_or_scope_has_the_rights_of_the_contract(who: str, right: str, has: bool) -> None:
    rights = ROLE_RIGHTS[Role(who)] if who in Role.__members__ else SCOPE_RIGHTS[Scope(who)]

    assert (Right(right) in rights) is has


def test_the_contract_names_every_right_role_and_scope() -> None:
    assert {row[0] for row in ROWS} == set(Right)
    assert set(HEADER[1:]) == set(Role) | set(Scope)


@pytest.mark.parametrize("right", Right)
def test_a_missing_right_is_told_by_what_it_would_allow(right: Right) -> None:
    refusal = forbidden(right)

    assert refusal.facts["right"] == right
    assert DEEDS[right].es in refusal.sentence("es")
    assert DEEDS[right].en in refusal.sentence("en")
