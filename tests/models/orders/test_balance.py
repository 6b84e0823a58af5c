"""What is paid and owed, as the contract derives it."""

import pytest

from models.orders.balance import PaymentStatus, outstanding, payment_status

CASES = """
total  paid  cancelled  refunded  says            owes
100    0     no         no        PENDING         100
100    1     no         no        PARTIALLY_PAID  99
100    99    no         no        PARTIALLY_PAID  1
100    100   no         no        PAID            0
100    101   no         no        OVERPAID        0
0      0     no         no        PAID            0
0      5     no         no        OVERPAID        0
100    0     no         yes       REFUNDED        100
100    40    no         yes       PARTIALLY_PAID  60
100    100   no         yes       PAID            0
0      0     no         yes       REFUNDED        0
100    0     yes        no        PENDING         0
100    1     yes        no        REFUND_DUE      0
100    100   yes        no        REFUND_DUE      0
100    101   yes        no        REFUND_DUE      0
100    60    yes        yes       REFUND_DUE      0
100    0     yes        yes       REFUNDED        0
0      0     yes        no        PAID            0
"""
ROWS = [line.split() for line in CASES.splitlines()[2:]]


@pytest.mark.parametrize(("total", "paid", "cancelled", "refunded", "says", "owes"), ROWS)
def test_the_money_state_follows_from_the_sums(
    total: str, paid: str, cancelled: str, refunded: str, says: str, owes: str
) -> None:
    gone, back = cancelled == "yes", refunded == "yes"

    assert payment_status(int(total), int(paid), cancelled=gone, refunded=back) == says
    assert outstanding(int(total), int(paid), cancelled=gone) == int(owes)


def test_every_money_state_is_reached() -> None:
    assert {row[4] for row in ROWS} == set(PaymentStatus)
